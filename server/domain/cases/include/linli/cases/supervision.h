#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/cases/events.h>
#include <linli/cases/words.h>
#include <linli/json/field.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Supervision of matters (督办): somebody above the owner wants to hear how a matter goes, by when, and agrees that it
/// may end. @source INC-06, INC-26
namespace linli::cases {

struct CaseParts;
class Procedure;
class ItemBook;

/// How much weight it has.
enum class SupervisionLevel {
    reminder,  ///< 提醒: also by a clerk of the community
    order,     ///< 督办: by a clerk of the street, the district's desk, a leader
    listed     ///< 挂牌督办: by a leader of the street or the district
};
constexpr std::array<std::string_view, 3> words(SupervisionLevel) { return {"reminder", "order", "listed"}; }

/// How a supervision stands.
enum class SupervisionState {
    asked,     ///< the owner owes an answer
    answered,  ///< the supervisor decides whether it is enough
    lifted
};
constexpr std::array<std::string_view, 3> words(SupervisionState) { return {"asked", "answered", "lifted"}; }

/// What can be done to it: the first by the owner, the others by the supervisor.
enum class SupervisionMove { answer, ask_again, lift };
constexpr std::array<std::string_view, 3> words(SupervisionMove) { return {"answer", "ask_again", "lift"}; }

/// One supervision of one matter. Of each level a matter has one that was not lifted.
struct Supervision {
    SupervisionId id;
    CaseId case_id;            ///< as it is answered: of one that was merged its master
    std::string number;        ///< of that matter
    std::int64_t ordinal = 1;  ///< first, second … of the matter on which it was placed
    SupervisionLevel level = SupervisionLevel::order;
    std::optional<std::string> reason_code;
    std::optional<std::string> reason_name;  ///< as it was called that day
    std::string asked;
    UserId supervisor_id;
    std::string supervisor_name;
    std::optional<UserId> owner_id;  ///< who owes the answer now
    SupervisionState state = SupervisionState::asked;
    bool overdue = false;
    std::int64_t round = 1;  ///< how often an answer was asked for
    Instant placed_at{};
    Instant asked_at{};  ///< of this round
    Instant due_at{};
    std::optional<std::string> answer;
    std::optional<Instant> answered_at;
    std::optional<std::string> note;  ///< why the answer was not enough, or why it was lifted
    std::optional<Instant> lifted_at;

    static constexpr std::string_view schema_name = "CaseSupervision";
    static constexpr auto fields() {
        using S = Supervision;
        constexpr json::FieldOptions personal{
            .sensitivity = json::Sensitivity::personal, .purpose = "督办反映的事项", .basis = "办理诉求所必需"};
        return std::tuple{json::field("id", &S::id, "督办"),
                          json::field("case_id", &S::case_id, "事项；已并入的为主事项"),
                          json::field("number", &S::number, "受理编号"),
                          json::field("ordinal", &S::ordinal, "该事项的第几次督办"),
                          json::field("level", &S::level, "督办级别"),
                          json::field("reason_code", &S::reason_code, "督办原因编码"),
                          json::field("reason_name", &S::reason_name, "督办原因"),
                          json::field("asked", &S::asked, "督办要求", personal),
                          json::field("supervisor_id", &S::supervisor_id, "督办人"),
                          json::field("supervisor_name", &S::supervisor_name, "督办人姓名"),
                          json::field("owner_id", &S::owner_id, "应反馈的责任人"),
                          json::field("state", &S::state, "督办状态"),
                          json::field("overdue", &S::overdue, "逾期未反馈"),
                          json::field("round", &S::round, "第几次要求反馈"),
                          json::field("placed_at_ms", &S::placed_at, "督办时间"),
                          json::field("asked_at_ms", &S::asked_at, "本次要求反馈的时间"),
                          json::field("due_at_ms", &S::due_at, "反馈期限"),
                          json::field("answer", &S::answer, "最近一次反馈", personal),
                          json::field("answered_at_ms", &S::answered_at, "反馈时间"),
                          json::field("note", &S::note, "再次督办或解除的说明", personal),
                          json::field("lifted_at_ms", &S::lifted_at, "解除时间")};
    }
};

/// All of a matter and of those that are answered with it, in the order in which they were placed.
struct Supervisions {
    std::vector<Supervision> items;
    static constexpr std::string_view schema_name = "CaseSupervisions";
    static constexpr auto fields() { return std::tuple{json::field("items", &Supervisions::items, "督办")}; }
};

/// Puts a matter under supervision.
struct PlaceSupervision {
    std::int64_t version = 0;  ///< of the matter as the caller saw it
    SupervisionLevel level = SupervisionLevel::order;
    std::optional<std::string> reason_code;  ///< needed once the tenant has a list
    std::string asked;
    std::int64_t limit = 8;  ///< on the calendar of the matter
    LimitUnit limit_unit = LimitUnit::working_hours;

    static constexpr std::string_view schema_name = "PlaceCaseSupervision";
    static constexpr auto fields() {
        using P = PlaceSupervision;
        return std::tuple{
            json::field("version", &P::version, "所见事项版本", {.min = 1}),
            json::field("level", &P::level, "督办级别", {.optional = true}),
            json::field("reason_code", &P::reason_code, "督办原因编码", {.max = 40}),
            json::field("asked", &P::asked, "督办要求", {.min = 2, .max = 1'000}),
            json::field("limit", &P::limit, "须在多长时间内反馈，按事项的工作日历计算", {.min = 1, .max = 200}),
            json::field("limit_unit", &P::limit_unit, "反馈期限的单位，默认为工作小时", {.optional = true})};
    }
};

/// What becomes of a supervision.
struct MoveSupervision {
    SupervisionMove move = SupervisionMove::answer;
    std::optional<std::string> note;  ///< the answer, or why; only lifting what was answered needs none

    static constexpr std::string_view schema_name = "MoveCaseSupervision";
    static constexpr auto fields() {
        return std::tuple{json::field("move", &MoveSupervision::move, "动作"),
                          json::field("note", &MoveSupervision::note, "反馈内容或说明", {.min = 2, .max = 2'000})};
    }
};

/// Which supervisions a list shows; without a state those that were not lifted, of matters that go on.
struct ListSupervisions {
    std::optional<SupervisionState> state;
    bool overdue = false;  ///< only those whose answer is late
    bool mine = false;     ///< only those that the caller placed or has to answer
    std::optional<std::string> cursor;
    int limit = 50;

    static constexpr std::string_view schema_name = "ListCaseSupervisions";
    static constexpr auto fields() {
        using L = ListSupervisions;
        return std::tuple{json::field("state", &L::state, "督办状态；不填为未解除的"),
                          json::field("overdue", &L::overdue, "只看逾期未反馈的", {.optional = true}),
                          json::field("mine", &L::mine, "只看本人督办或应由本人反馈的", {.optional = true}),
                          json::field("cursor", &L::cursor, "翻页游标", {.max = 400}),
                          json::field("limit", &L::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// Supervisions of matters. One stays with the matter on which it was placed and binds whoever owns that matter now:
/// the next owner after a transfer, the master's owner after a merge; undoing the merge moves nothing back. A matter
/// that was withdrawn makes it moot. Each writing call is one transaction with a step on the timeline of colleagues.
/// Synchronous; thread-safe. @throws db::StoreFault
class Supervising {
public:
    Supervising(const CaseParts& parts, ItemBook& items, const Procedure& procedure)
        : parts_(parts), items_(items), procedure_(procedure) {}

    /// By somebody above, whose post allows the level. @refuses access::not_found, changed_meanwhile,
    /// step_not_allowed, not_yours (also the owner), not_supervisable, unknown_reason, already_supervised,
    /// too_many_supervisions
    Result<Supervision> place(const access::Scope& scope, CaseId id, const PlaceSupervision& in) const;
    /// Answered by the owner, the rest by the supervisor; asking again gives as much working time as before.
    /// @refuses access::not_found, not_yours, step_not_allowed, reason_needed, changed_meanwhile
    Result<Supervision> move(const access::Scope& scope, SupervisionId id, const MoveSupervision& in) const;
    /// @refuses access::not_found
    Result<Supervisions> of_case(const access::Scope& scope, CaseId id) const;
    /// Those whose answer is due first come first. @refuses api::bad_cursor
    Result<api::Page<Supervision>> list(const access::Scope& scope, const ListSupervisions& in) const;
    /// Gives what a supervisor left behind who holds the post no longer, or came to own the matter, to somebody of the
    /// same role and place, else to a leader of the street, else of the district; nobody is an administrator's task.
    /// @return how many
    int hand_on(TenantId tenant) const;

private:
    const CaseParts& parts_;
    ItemBook& items_;
    const Procedure& procedure_;
};

}  // namespace linli::cases
