#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/base/ids.h>
#include <linli/json/field.h>

#include <tuple>

/// What the cases room tells the others. Fields are only ever added; a change of meaning is a new version.
/// No personal data: hearers that need more ask through their own scope.
namespace linli::cases {

using CaseId = Id<struct CaseTag>;
using ReportId = Id<struct ReportTag>;
using StepId = Id<struct StepTag>;
using SubtaskId = Id<struct SubtaskTag>;
using ForwardId = Id<struct ForwardTag>;
using SupervisionId = Id<struct SupervisionTag>;

/// Somebody reported a matter; it is durable, not yet understood.
struct CaseReported {
    CaseId case_id;
    std::string channel;
    Instant respond_by{};

    static constexpr std::string_view name = "cases.case-reported.v1";
    static constexpr std::string_view schema_name = "CaseReported";
    static constexpr auto fields() {
        return std::tuple{json::field("case_id", &CaseReported::case_id, "事项"),
                          json::field("channel", &CaseReported::channel, "来源渠道"),
                          json::field("respond_by_ms", &CaseReported::respond_by, "应响应时间")};
    }
};

/// A step was taken: the state, the owner or the clocks may have changed.
struct CaseMoved {
    CaseId case_id;
    std::string action;
    std::string state;
    std::int64_t version = 1;
    std::optional<Instant> solve_by;

    static constexpr std::string_view name = "cases.case-moved.v1";
    static constexpr std::string_view schema_name = "CaseMoved";
    static constexpr auto fields() {
        return std::tuple{
            json::field("case_id", &CaseMoved::case_id, "事项"), json::field("action", &CaseMoved::action, "动作"),
            json::field("state", &CaseMoved::state, "状态"), json::field("version", &CaseMoved::version, "版本"),
            json::field("solve_by_ms", &CaseMoved::solve_by, "应办结时间")};
    }
};

/// The reporter rated the answer.
struct CaseRated {
    CaseId case_id;
    bool solved = false;
    int speed = 0;
    int quality = 0;
    int attitude = 0;

    static constexpr std::string_view name = "cases.case-rated.v1";
    static constexpr std::string_view schema_name = "CaseRated";
    static constexpr auto fields() {
        return std::tuple{
            json::field("case_id", &CaseRated::case_id, "事项"), json::field("solved", &CaseRated::solved, "是否解决"),
            json::field("speed", &CaseRated::speed, "速度"), json::field("quality", &CaseRated::quality, "质量"),
            json::field("attitude", &CaseRated::attitude, "态度")};
    }
};

/// A clock warned, broke, or climbed a rung; whoever tells people hears this. `told_id` is the supervisor of a rung;
/// nobody when that place is vacant, which is a hole that an administrator sees.
struct CaseAlarmed {
    CaseId case_id;
    std::string clock;  ///< response, update, solution, supervision, outside
    std::string kind;   ///< warning, breach, rung
    std::int64_t rung = 0;
    std::optional<std::string> supervisor;
    std::optional<UserId> told_id;
    Instant due_at{};

    static constexpr std::string_view name = "cases.case-alarmed.v1";
    static constexpr std::string_view schema_name = "CaseAlarmed";
    static constexpr auto fields() {
        using E = CaseAlarmed;
        return std::tuple{json::field("case_id", &E::case_id, "事项"),
                          json::field("clock", &E::clock, "时限种类"),
                          json::field("kind", &E::kind, "提醒种类"),
                          json::field("rung", &E::rung, "升级层级"),
                          json::field("supervisor", &E::supervisor, "升级对象"),
                          json::field("told_id", &E::told_id, "告知何人"),
                          json::field("due_at_ms", &E::due_at, "到期时间")};
    }
};

/// Somebody beside the owner was asked to help, or such a sub-task moved. Addressed to the helper.
struct CaseShared {
    CaseId case_id;
    SubtaskId subtask_id;
    std::string state;  ///< asked, accepted, returned, done, withdrawn, overdue
    Instant due_at{};

    static constexpr std::string_view name = "cases.case-shared.v1";
    static constexpr std::string_view schema_name = "CaseShared";
    static constexpr auto fields() {
        using E = CaseShared;
        return std::tuple{
            json::field("case_id", &E::case_id, "事项"), json::field("subtask_id", &E::subtask_id, "协办任务"),
            json::field("state", &E::state, "协办状态"), json::field("due_at_ms", &E::due_at, "应完成时间")};
    }
};

/// A matter was put under supervision, or such a supervision moved. Addressed to the owner when an answer is asked for
/// or not needed any more, else to the supervisor.
struct CaseSupervised {
    CaseId case_id;
    SupervisionId supervision_id;
    std::string state;  ///< asked, answered, lifted, overdue, handed_on
    std::int64_t round = 1;
    Instant due_at{};

    static constexpr std::string_view name = "cases.case-supervised.v1";
    static constexpr std::string_view schema_name = "CaseSupervised";
    static constexpr auto fields() {
        using E = CaseSupervised;
        return std::tuple{
            json::field("case_id", &E::case_id, "事项"), json::field("supervision_id", &E::supervision_id, "督办"),
            json::field("state", &E::state, "督办状态"), json::field("round", &E::round, "第几次要求反馈"),
            json::field("due_at_ms", &E::due_at, "反馈期限")};
    }
};

}  // namespace linli::cases
