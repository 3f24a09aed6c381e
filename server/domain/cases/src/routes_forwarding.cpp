#include "routes_forwarding.h"

#include <linli/api/desk.h>
#include <linli/cases/dispatch_permissions.h>
#include <linli/cases/dispatch_service.h>
#include <linli/cases/forwarding.h>
#include <linli/cases/oversight_permissions.h>
#include <linli/cases/problems.h>
#include <linli/cases/reasons.h>

namespace linli::cases {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

void mount_forwards(api::Desk& desk, Forwarding& forwarding) {
    desk.mount<ForwardCase, Forward>(
        {.method = Method::post,
         .path = "/v1/cases/{case_id}/forwards",
         .operation = "forwardCase",
         .summary = "转外部单位处理",
         .permission = may_forward,
         .refusals = {&access::not_found, &changed_meanwhile, &step_not_allowed, &not_yours, &not_forwardable,
                      &no_such_body, &expected_outside, &already_forwarded, &too_many_forwards},
         .success = 201,
         .pool = http::Pool::write,
         .description =
             "责任人不变，办结时限不停；反映人看到转给了哪个单位。答复之前不能办结，除非说明不再等待的理由。"},
        [&](const Call& call, const ForwardCase& in) {
            return forwarding.forward(call.scope(), call.id<CaseId>("case_id"), in);
        });
    desk.mount<Nothing, Forwards>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}/forwards",
         .operation = "listForwardsOfCase",
         .summary = "事项转外部单位的情况",
         .permission = may_watch,
         .refusals = {&access::not_found},
         .description = "含并入该事项的其他事项。在外部单位的时间单独计算，不停办结时限。"},
        [&](const Call& call, const Nothing&) { return forwarding.of_case(call.scope(), call.id<CaseId>("case_id")); });
    desk.mount<ListForwards, api::Page<Forward>>(
        {.method = Method::get,
         .path = "/v1/case-forwards",
         .operation = "listCaseForwards",
         .summary = "等待外部单位答复的事项",
         .permission = may_watch,
         .refusals = {&api::bad_cursor},
         .description = "最早应答复的在前；可按状态、逾期和外部单位筛选。不填状态时只列仍在等待的。"},
        [&](const Call& call, const ListForwards& in) { return forwarding.list(call.scope(), in); });
    desk.mount<MoveForward, Forward>(
        {.method = Method::post,
         .path = "/v1/case-forwards/{forward_id}/steps",
         .operation = "moveCaseForward",
         .summary = "登记外部单位的答复，或不再等待",
         .permission = may_forward,
         .refusals = {&access::not_found, &not_yours, &step_not_allowed, &expected_outside, &changed_meanwhile},
         .pool = http::Pool::write},
        [&](const Call& call, const MoveForward& in) {
            return forwarding.move(call.scope(), call.id<ForwardId>("forward_id"), in);
        });
}

}  // namespace

void mount_forwarding(api::Desk& desk, Forwarding& forwarding) {
    mount_forwards(desk, forwarding);
    desk.mount<Nothing, OutsideBodies>(
        {.method = Method::get,
         .path = "/v1/outside-bodies",
         .operation = "listOutsideBodies",
         .summary = "外部单位名录",
         .permission = may_read_reasons},
        [&](const Call& call, const Nothing&) -> Result<OutsideBodies> { return forwarding.bodies(call.scope()); });
    desk.mount<OutsideBodies, OutsideBodies>(
        {.method = Method::put,
         .path = "/v1/outside-bodies",
         .operation = "publishOutsideBodies",
         .summary = "发布外部单位名录的新版次",
         .permission = may_publish_rules,
         .refusals = {&edition_changed, &bad_reasons},
         .pool = http::Pool::write},
        [&](const Call& call, const OutsideBodies& in) { return forwarding.publish(call.scope(), in); });
}

}  // namespace linli::cases
