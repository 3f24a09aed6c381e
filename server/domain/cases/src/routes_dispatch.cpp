#include <linli/api/desk.h>
#include <linli/cases/dispatch_permissions.h>
#include <linli/cases/dispatch_service.h>
#include <linli/cases/reasons.h>

#include <charconv>

namespace linli::cases {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

/// @return 0, which no edition has, for what is no number
std::int64_t edition_in(const Call& call) {
    const auto text = call.path("edition");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

void mount_rules_reading(api::Desk& desk, DispatchService& service) {
    desk.mount<Nothing, RuleEditions>(
        {.method = Method::get,
         .path = "/v1/dispatch-rules",
         .operation = "listDispatchRules",
         .summary = "分拨规则各版次",
         .permission = may_read_rules},
        [&](const Call& call, const Nothing&) -> Result<RuleEditions> { return service.editions(call.scope()); });
    desk.mount<Nothing, RuleEdition>(
        {.method = Method::get,
         .path = "/v1/dispatch-rules/{edition}",
         .operation = "getDispatchRules",
         .summary = "一版分拨规则",
         .permission = may_read_rules,
         .refusals = {&no_such_edition}},
        [&](const Call& call, const Nothing&) { return service.edition(call.scope(), edition_in(call)); });
    desk.mount<Nothing, ConditionFields>(
        {.method = Method::get,
         .path = "/v1/dispatch-condition-fields",
         .operation = "listDispatchConditionFields",
         .summary = "规则条件可用的字段",
         .permission = may_read_rules},
        [&](const Call& call, const Nothing&) -> Result<ConditionFields> { return service.fields(call.scope()); });
    desk.mount<CheckCondition, ConditionCheck>(
        {.method = Method::post,
         .path = "/v1/dispatch-condition-checks",
         .operation = "checkDispatchCondition",
         .summary = "检查一个条件的写法",
         .permission = may_draft_rules},
        [&](const Call& call, const CheckCondition& in) -> Result<ConditionCheck> {
            return service.check(call.scope(), in);
        });
}

void mount_rules_drafting(api::Desk& desk, DispatchService& service) {
    desk.mount<DraftRules, RuleEdition>(
        {.method = Method::post,
         .path = "/v1/dispatch-rules",
         .operation = "draftDispatchRules",
         .summary = "起草新一版分拨规则",
         .permission = may_draft_rules,
         .refusals = {&bad_rules, &edition_changed},
         .success = 201,
         .body_limit = 1024 * 1024,
         .pool = http::Pool::write,
         .idempotency_key = true},
        [&](const Call& call, const DraftRules& in) { return service.draft(call.scope(), in); });
    desk.mount<DraftRules, RuleEdition>(
        {.method = Method::put,
         .path = "/v1/dispatch-rules/{edition}",
         .operation = "changeDispatchRules",
         .summary = "修改分拨规则草稿",
         .permission = may_draft_rules,
         .refusals = {&no_such_edition, &edition_published, &edition_changed, &bad_rules},
         .body_limit = 1024 * 1024,
         .pool = http::Pool::write},
        [&](const Call& call, const DraftRules& in) { return service.change(call.scope(), edition_in(call), in); });
    desk.mount<PublishRules, RuleEdition>(
        {.method = Method::post,
         .path = "/v1/dispatch-rules/{edition}/publication",
         .operation = "publishDispatchRules",
         .summary = "发布分拨规则",
         .permission = may_publish_rules,
         .refusals = {&no_such_edition, &edition_published, &edition_changed, &simulate_first, &second_person_needed,
                      &not_in_the_past, &bad_rules},
         .pool = http::Pool::write,
         .description =
             "须先用这一版草稿演算历史事项，且由修订人以外的人发布。旧版次保留，已分拨的事项仍记着当时的版次。"},
        [&](const Call& call, const PublishRules& in) { return service.publish(call.scope(), edition_in(call), in); });
}

void mount_simulations(api::Desk& desk, DispatchService& service) {
    desk.mount<Simulate, Simulation>(
        {.method = Method::post,
         .path = "/v1/dispatch-rules/{edition}/simulations",
         .operation = "simulateDispatchRules",
         .summary = "用历史事项演算草稿",
         .permission = may_draft_rules,
         .refusals = {&no_such_edition, &edition_published, &edition_changed},
         .success = 202,
         .pool = http::Pool::write,
         .idempotency_key = true},
        [&](const Call& call, const Simulate& in) { return service.simulate(call.scope(), edition_in(call), in); });
    desk.mount<Nothing, Simulation>({.method = Method::get,
                                     .path = "/v1/dispatch-simulations/{simulation_id}",
                                     .operation = "getDispatchSimulation",
                                     .summary = "演算的进度和结果",
                                     .permission = may_read_rules,
                                     .refusals = {&no_such_simulation}},
                                    [&](const Call& call, const Nothing&) {
                                        return service.simulation(
                                            call.scope(), Uuid::parse(call.path("simulation_id")).value_or(Uuid{}));
                                    });
}

void mount_offers(api::Desk& desk, DispatchService& service, CaseService& cases) {
    desk.mount<Nothing, Offers>(
        {.method = Method::get,
         .path = "/v1/dispatch-offers",
         .operation = "listDispatchOffers",
         .summary = "本岗位可抢的事项",
         .permission = may_grab},
        [&](const Call& call, const Nothing&) -> Result<Offers> { return service.offers(call.scope()); });
    desk.mount<Nothing, Case>(
        {.method = Method::post,
         .path = "/v1/cases/{case_id}/grab",
         .operation = "grabCase",
         .summary = "抢单接件",
         .permission = may_grab,
         .refusals = {&access::not_found, &already_taken},
         .pool = http::Pool::write},
        [&](const Call& call, const Nothing&) { return cases.grab(call.scope(), call.id<CaseId>("case_id")); });
}

void mount_handovers(api::Desk& desk, DispatchService& service) {
    desk.mount<Nothing, CaseHandovers>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}/handovers",
         .operation = "getCaseHandovers",
         .summary = "分拨、退回和转办的经过及理由",
         .permission = may_read_handovers,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return service.handovers(call.scope(), call.id<CaseId>("case_id")); });
    desk.mount<Nothing, ReturnReasons>(
        {.method = Method::get,
         .path = "/v1/return-reasons",
         .operation = "listReturnReasons",
         .summary = "退回和转办原因",
         .permission = may_read_handovers},
        [&](const Call& call, const Nothing&) -> Result<ReturnReasons> { return service.reasons(call.scope()); });
    desk.mount<ReturnReasons, ReturnReasons>(
        {.method = Method::put,
         .path = "/v1/return-reasons",
         .operation = "publishReturnReasons",
         .summary = "发布退回和转办原因的新版次",
         .permission = may_publish_rules,
         .refusals = {&edition_changed, &bad_reasons},
         .pool = http::Pool::write},
        [&](const Call& call, const ReturnReasons& in) { return service.publish_reasons(call.scope(), in); });
}

}  // namespace

void mount_dispatch(api::Desk& desk, DispatchService& service, CaseService& cases) {
    mount_rules_reading(desk, service);
    mount_rules_drafting(desk, service);
    mount_simulations(desk, service);
    mount_offers(desk, service, cases);
    mount_handovers(desk, service);
}

}  // namespace linli::cases
