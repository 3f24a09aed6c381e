#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/cases/dispatch.h>
#include <linli/cases/words.h>
#include <linli/json/field.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// Who got a matter and why, offers to a pool, and what returns and transfers cost. @source INC-27, INC-28
namespace linli::cases {

/// Why a matter went where it went.
struct DispatchDecision {
    std::int64_t version = 1;  ///< of the case after the step
    std::optional<std::int64_t> edition;
    std::optional<std::string> rule_code;
    std::optional<std::string> rule_name;
    std::optional<Strategy> strategy;
    std::string explanation;
    std::optional<PostId> owner_post_id;
    std::optional<UserId> stands_for_id;  ///< who is away, when a deputy got it
    Instant decided_at{};

    static constexpr std::string_view schema_name = "DispatchDecision";
    static constexpr auto fields() {
        using D = DispatchDecision;
        return std::tuple{json::field("version", &D::version, "版本"),
                          json::field("edition", &D::edition, "规则版次"),
                          json::field("rule_code", &D::rule_code, "规则"),
                          json::field("rule_name", &D::rule_name, "规则名称"),
                          json::field("strategy", &D::strategy, "分派方式"),
                          json::field("explanation", &D::explanation, "分拨理由"),
                          json::field("owner_post_id", &D::owner_post_id, "分给的岗位"),
                          json::field("stands_for_id", &D::stands_for_id, "代谁办理"),
                          json::field("decided_at_ms", &D::decided_at, "时间")};
    }
};

/// What one return or transfer cost.
struct CaseReturn {
    std::int64_t version = 1;
    Action action = Action::transfer;
    std::optional<std::string> reason_code;
    std::optional<std::string> reason_name;
    UserId from_id;
    std::int64_t held_ms = 0;
    std::optional<std::int64_t> promise_ms;
    bool to_arbiter = false;

    static constexpr std::string_view schema_name = "CaseReturn";
    static constexpr auto fields() {
        using R = CaseReturn;
        return std::tuple{json::field("version", &R::version, "版本"),
                          json::field("action", &R::action, "退回或转办"),
                          json::field("reason_code", &R::reason_code, "原因编码"),
                          json::field("reason_name", &R::reason_name, "原因"),
                          json::field("from_id", &R::from_id, "由谁交出"),
                          json::field("held_ms", &R::held_ms, "在其手中的工作时间（毫秒）"),
                          json::field("promise_ms", &R::promise_ms, "承诺的工作时间（毫秒）"),
                          json::field("to_arbiter", &R::to_arbiter, "转入仲裁")};
    }
};

/// How a matter went from hand to hand.
struct CaseHandovers {
    std::vector<DispatchDecision> decisions;
    std::vector<CaseReturn> returns;  ///< without those that were taken back
    bool binding = false;             ///< an arbiter decided: the owner may not give it away

    static constexpr std::string_view schema_name = "CaseHandovers";
    static constexpr auto fields() {
        using H = CaseHandovers;
        return std::tuple{json::field("decisions", &H::decisions, "分拨"),
                          json::field("returns", &H::returns, "退回和转办"),
                          json::field("binding", &H::binding, "已仲裁")};
    }
};

/// A matter that a pool may take: enough to decide, nothing of the reporter.
struct Offer {
    CaseId case_id;
    std::string number;
    std::int64_t version = 1;
    std::optional<std::string> item_code;
    std::optional<AreaId> grid_id;
    Urgency urgency = Urgency::normal;
    Instant until{};

    static constexpr std::string_view schema_name = "DispatchOffer";
    static constexpr auto fields() {
        return std::tuple{
            json::field("case_id", &Offer::case_id, "事项"),   json::field("number", &Offer::number, "受理编号"),
            json::field("version", &Offer::version, "版本"),   json::field("item_code", &Offer::item_code, "责任事项"),
            json::field("grid_id", &Offer::grid_id, "网格"),   json::field("urgency", &Offer::urgency, "紧急程度"),
            json::field("until_ms", &Offer::until, "截止时间")};
    }
};

/// What the caller's post may take.
struct Offers {
    std::vector<Offer> items;
    static constexpr std::string_view schema_name = "DispatchOffers";
    static constexpr auto fields() { return std::tuple{json::field("items", &Offers::items, "可抢的事项")}; }
};

/// One entry of a list of reasons: why a matter is given away, supervised …
struct ReturnReason {
    std::string code;
    std::string name;
    static constexpr std::string_view schema_name = "ReturnReason";
    static constexpr auto fields() {
        return std::tuple{json::field("code", &ReturnReason::code, "编码", {.min = 1, .max = 40}),
                          json::field("name", &ReturnReason::name, "名称", {.min = 1, .max = 40})};
    }
};

/// An edition of the list; who publishes one publishes the whole list.
struct ReturnReasons {
    std::int64_t edition = 0;  ///< that was seen; 0: the tenant has none and notes are enough
    std::vector<ReturnReason> items;
    static constexpr std::string_view schema_name = "ReturnReasons";
    static constexpr auto fields() {
        return std::tuple{json::field("edition", &ReturnReasons::edition, "所见版次", {.min = 0}),
                          json::field("items", &ReturnReasons::items, "原因清单", {.min = 1, .max = 50})};
    }
};

}  // namespace linli::cases
