#pragma once

#include <linli/base/ids.h>
#include <linli/cases/events.h>
#include <linli/json/field.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Return visits (回访): somebody who did not handle a matter asks whether it is solved. @source AS-10, DSH-06
namespace linli::cases {

/// How a return visit stands or ended.
enum class VisitState {
    open,
    satisfied,
    not_satisfied,  ///< the matter goes on
    unreachable,    ///< after the last attempt
    dropped         ///< the reporter rated, or the matter went on without it
};
constexpr std::array<std::string_view, 5> words(VisitState) {
    return {"open", "satisfied", "not_satisfied", "unreachable", "dropped"};
}

/// What one attempt found.
enum class VisitOutcome { satisfied, not_satisfied, unreachable };
constexpr std::array<std::string_view, 3> words(VisitOutcome) { return {"satisfied", "not_satisfied", "unreachable"}; }

/// A return visit to a resolved matter.
struct Visit {
    CaseId case_id;
    std::string number;
    std::int64_t version = 1;  ///< of the result that is asked about
    VisitState state = VisitState::open;
    std::optional<UserId> verifier_id;  ///< whose task it is; any other dispatcher but the handler may do it
    int attempts = 0;
    Instant due_at{};
    std::optional<Instant> closed_at;

    static constexpr std::string_view schema_name = "CaseVisit";
    static constexpr auto fields() {
        using V = Visit;
        return std::tuple{json::field("case_id", &V::case_id, "事项"),
                          json::field("number", &V::number, "受理编号"),
                          json::field("version", &V::version, "所回访的办理结果的版本"),
                          json::field("state", &V::state, "回访状态"),
                          json::field("verifier_id", &V::verifier_id, "回访人"),
                          json::field("attempts", &V::attempts, "已联系次数"),
                          json::field("due_at_ms", &V::due_at, "应回访时间"),
                          json::field("closed_at_ms", &V::closed_at, "完成时间")};
    }
};

/// Open visits, the first due first.
struct Visits {
    std::vector<Visit> items;
    static constexpr std::string_view schema_name = "CaseVisits";
    static constexpr auto fields() { return std::tuple{json::field("items", &Visits::items, "回访", {.max = 100})}; }
};

/// One attempt; after the third without an answer the visit ends.
struct ReportVisit {
    VisitOutcome outcome = VisitOutcome::satisfied;
    std::optional<std::string> note;  ///< needed when the reporter is not satisfied

    static constexpr std::string_view schema_name = "ReportCaseVisit";
    static constexpr auto fields() {
        return std::tuple{json::field("outcome", &ReportVisit::outcome, "回访结果"),
                          json::field("note", &ReportVisit::note, "说明", {.min = 1, .max = 500})};
    }
};

}  // namespace linli::cases
