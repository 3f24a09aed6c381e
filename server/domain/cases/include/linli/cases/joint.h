#pragma once

#include <linli/access/scope.h>
#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/cases/events.h>
#include <linli/json/field.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Joint handling (主办/协办): one person answers for a matter, others are asked to help. @source INC-27, AS-07
namespace linli::cases {

struct CaseParts;
class Procedure;

/// How a sub-task stands.
enum class SubtaskState {
    asked,
    accepted,   ///< a named person of the helping body works on it
    returned,   ///< with a reason; the owner decides what becomes of it
    done,       ///< with its result
    withdrawn,  ///< the owner needs it no longer
};
constexpr std::array<std::string_view, 5> words(SubtaskState) {
    return {"asked", "accepted", "returned", "done", "withdrawn"};
}

/// What can be done to a sub-task: the first three by who was asked, the last by who asked.
enum class SubtaskMove { accept, send_back, finish, withdraw };
constexpr std::array<std::string_view, 4> words(SubtaskMove) { return {"accept", "send_back", "finish", "withdraw"}; }

/// What its time limit reminds of.
enum class SubtaskReminder {
    none,
    due_soon,  ///< four fifths of the working time have passed
    overdue
};
constexpr std::array<std::string_view, 3> words(SubtaskReminder) { return {"none", "due_soon", "overdue"}; }

/// A photo or paper that answers a sub-task.
struct SubtaskFile {
    FileId id;
    CaseId case_id;  ///< the matter whose file it is: of one that was merged its master

    static constexpr std::string_view schema_name = "CaseSubtaskFile";
    static constexpr auto fields() {
        return std::tuple{json::field("id", &SubtaskFile::id, "照片或附件"),
                          json::field("case_id", &SubtaskFile::case_id, "所在事项；已并入的为主事项")};
    }
};

/// One thing that somebody beside the owner is asked to do.
struct Subtask {
    SubtaskId id;
    CaseId case_id;
    std::string number;        ///< of the matter
    std::int64_t ordinal = 1;  ///< first, second … of the matter
    std::string asked;
    bool required = true;  ///< the matter is not reported as handled before
    std::optional<OrganisationId> organisation_id;
    std::optional<UserId> holder_id;
    std::string helper_name;  ///< the body or person as it was called when it was asked
    SubtaskState state = SubtaskState::asked;
    SubtaskReminder reminder = SubtaskReminder::none;
    Instant due_at{};
    UserId asked_by;
    Instant asked_at{};
    std::optional<std::string> answer;  ///< result, or why it was returned or withdrawn
    std::vector<SubtaskFile> files{};   ///< that came with it
    Instant moved_at{};

    static constexpr std::string_view schema_name = "CaseSubtask";
    static constexpr auto fields() {
        using S = Subtask;
        constexpr json::FieldOptions personal{
            .sensitivity = json::Sensitivity::personal, .purpose = "办理反映的事项", .basis = "办理诉求所必需"};
        return std::tuple{json::field("id", &S::id, "协办任务"),
                          json::field("case_id", &S::case_id, "事项"),
                          json::field("number", &S::number, "受理编号"),
                          json::field("ordinal", &S::ordinal, "该事项的第几项协办"),
                          json::field("asked", &S::asked, "请协办做什么", personal),
                          json::field("required", &S::required, "完成后才能办结"),
                          json::field("organisation_id", &S::organisation_id, "协办单位"),
                          json::field("holder_id", &S::holder_id, "协办人"),
                          json::field("helper_name", &S::helper_name, "协办单位或协办人名称"),
                          json::field("state", &S::state, "协办状态"),
                          json::field("reminder", &S::reminder, "期限提醒"),
                          json::field("due_at_ms", &S::due_at, "应完成时间"),
                          json::field("asked_by_id", &S::asked_by, "交办人"),
                          json::field("asked_at_ms", &S::asked_at, "交办时间"),
                          json::field("answer", &S::answer, "协办结果，或退回、收回的理由", personal),
                          json::field("files", &S::files, "协办方的照片和附件"),
                          json::field("moved_at_ms", &S::moved_at, "最近变动时间")};
    }
};

/// Several, each as its reader may see it.
struct Subtasks {
    std::vector<Subtask> items;
    static constexpr std::string_view schema_name = "CaseSubtasks";
    static constexpr auto fields() { return std::tuple{json::field("items", &Subtasks::items, "协办任务")}; }
};

/// Asks one body or one named person.
struct AskSubtask {
    std::int64_t version = 0;  ///< of the matter as the caller saw it
    std::string asked;
    Instant due_at{};
    std::optional<OrganisationId> organisation_id;
    std::optional<UserId> assignee_id;
    bool required = true;

    static constexpr std::string_view schema_name = "AskCaseSubtask";
    static constexpr auto fields() {
        using A = AskSubtask;
        return std::tuple{json::field("version", &A::version, "所见事项版本", {.min = 1}),
                          json::field("asked", &A::asked, "请协办做什么", {.min = 2, .max = 1'000}),
                          json::field("due_at_ms", &A::due_at, "应完成时间，不晚于事项的办结时限"),
                          json::field("organisation_id", &A::organisation_id, "协办单位，与协办人二选一"),
                          json::field("assignee_id", &A::assignee_id, "协办人，与协办单位二选一"),
                          json::field("required", &A::required, "完成后才能办结", {.optional = true})};
    }
};

/// What becomes of a sub-task.
struct MoveSubtask {
    SubtaskMove move = SubtaskMove::accept;
    std::optional<std::string> note;  ///< the result, or why; only accepting needs none
    std::vector<FileId> files{};      ///< the caller's own uploads; for colleagues, not for the reporter

    static constexpr std::string_view schema_name = "MoveCaseSubtask";
    static constexpr auto fields() {
        return std::tuple{
            json::field("move", &MoveSubtask::move, "动作"),
            json::field("note", &MoveSubtask::note, "协办结果或理由", {.min = 2, .max = 2'000}),
            json::field("files", &MoveSubtask::files, "照片和附件，反映人看不到", {.max = 9, .optional = true})};
    }
};

/// Sub-tasks of matters. They stay with the matter on which they were asked: one that was merged is answered under its
/// master, so its sub-tasks bind the master's owner, and undoing the merge needs nothing moved back. A finished matter
/// makes them moot; a matter that goes on makes them live again. Each writing call is one transaction with a step on
/// the timeline. Synchronous; thread-safe. @throws db::StoreFault
class JointHandling {
public:
    JointHandling(const CaseParts& parts, const Procedure& procedure) : parts_(parts), procedure_(procedure) {}

    /// By the owner or a dispatcher of the place. @refuses access::not_found, changed_meanwhile, step_not_allowed,
    /// not_yours, not_shareable, no_such_helper, due_outside, too_many_subtasks
    Result<Subtask> ask(const access::Scope& scope, CaseId id, const AskSubtask& in) const;
    /// @refuses access::not_found, not_yours, step_not_allowed, reason_needed, changed_meanwhile, files::unknown_file
    Result<Subtask> move(const access::Scope& scope, SubtaskId id, const MoveSubtask& in) const;
    /// Of a matter and of those that are answered with it. Who holds one of them sees their own. @refuses
    /// access::not_found
    Result<Subtasks> of_case(const access::Scope& scope, CaseId id) const;
    /// What the caller or their body still has to do, the first due first; at most 100.
    Subtasks mine(const access::Scope& scope) const;

private:
    const CaseParts& parts_;
    const Procedure& procedure_;
};

}  // namespace linli::cases
