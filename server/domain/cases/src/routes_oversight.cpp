#include "routes_oversight.h"

#include <linli/api/desk.h>
#include <linli/cases/dispatch_permissions.h>
#include <linli/cases/dispatch_service.h>
#include <linli/cases/oversight_permissions.h>
#include <linli/cases/problems.h>
#include <linli/cases/reasons.h>
#include <linli/cases/service.h>
#include <linli/cases/supervision.h>

namespace linli::cases {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

void mount_supervision_of_case(api::Desk& desk, Supervising& supervising) {
    desk.mount<PlaceSupervision, Supervision>(
        {.method = Method::post,
         .path = "/v1/cases/{case_id}/supervisions",
         .operation = "superviseCase",
         .summary = "督办事项",
         .permission = may_supervise,
         .refusals = {&access::not_found, &changed_meanwhile, &step_not_allowed, &not_yours, &not_supervisable,
                      &unknown_reason, &already_supervised, &too_many_supervisions},
         .success = 201,
         .pool = http::Pool::write,
         .description =
             "提醒可由社区工作者发出，督办须由街道工作者、区分拨席或负责人发出，挂牌督办须由街道或区负责人发出。"
             "责任人须在期限内反馈；督办解除之前事项不能结束。同一级别同时只有一次督办。"},
        [&](const Call& call, const PlaceSupervision& in) {
            return supervising.place(call.scope(), call.id<CaseId>("case_id"), in);
        });
    desk.mount<Nothing, Supervisions>({.method = Method::get,
                                       .path = "/v1/cases/{case_id}/supervisions",
                                       .operation = "listSupervisionsOfCase",
                                       .summary = "事项的督办",
                                       .permission = may_watch,
                                       .refusals = {&access::not_found},
                                       .description = "含并入该事项的其他事项的督办，按督办先后排列。"},
                                      [&](const Call& call, const Nothing&) {
                                          return supervising.of_case(call.scope(), call.id<CaseId>("case_id"));
                                      });
}

void mount_supervisions(api::Desk& desk, Supervising& supervising) {
    desk.mount<ListSupervisions, api::Page<Supervision>>(
        {.method = Method::get,
         .path = "/v1/case-supervisions",
         .operation = "listCaseSupervisions",
         .summary = "督办列表",
         .permission = may_watch,
         .refusals = {&api::bad_cursor},
         .description = "最早应反馈的在前。不填状态时列出未解除的，不含已结束事项的督办。"},
        [&](const Call& call, const ListSupervisions& in) { return supervising.list(call.scope(), in); });
    desk.mount<MoveSupervision, Supervision>(
        {.method = Method::post,
         .path = "/v1/case-supervisions/{supervision_id}/steps",
         .operation = "moveCaseSupervision",
         .summary = "反馈、再次督办或解除督办",
         .permission = may_move_supervision,
         .refusals = {&access::not_found, &not_yours, &step_not_allowed, &reason_needed, &changed_meanwhile},
         .pool = http::Pool::write,
         .description = "反馈由责任人进行；再次督办和解除由督办人进行，再次督办的期限与上一次等长。"},
        [&](const Call& call, const MoveSupervision& in) {
            return supervising.move(call.scope(), call.id<SupervisionId>("supervision_id"), in);
        });
}

void mount_supervision_reasons(api::Desk& desk, ReasonLists& reasons) {
    desk.mount<Nothing, Reasons>({.method = Method::get,
                                  .path = "/v1/supervision-reasons",
                                  .operation = "listSupervisionReasons",
                                  .summary = "督办原因",
                                  .permission = may_read_reasons},
                                 [&](const Call& call, const Nothing&) -> Result<Reasons> {
                                     return reasons.list(call.scope(), ReasonKind::supervision);
                                 });
    desk.mount<Reasons, Reasons>({.method = Method::put,
                                  .path = "/v1/supervision-reasons",
                                  .operation = "publishSupervisionReasons",
                                  .summary = "发布督办原因的新版次",
                                  .permission = may_publish_rules,
                                  .refusals = {&edition_changed, &bad_reasons},
                                  .pool = http::Pool::write},
                                 [&](const Call& call, const Reasons& in) {
                                     return reasons.publish(call.scope(), ReasonKind::supervision, in);
                                 });
}

void mount_resolutions(api::Desk& desk, CaseService& service) {
    desk.mount<CountResolutions, ResolutionCounts>(
        {.method = Method::get,
         .path = "/v1/case-resolutions",
         .operation = "countCaseResolutions",
         .summary = "办理结论及未解决原因统计",
         .permission = may_watch,
         .description = "本岗位范围内最近若干天给出的办理结果和不予受理，已撤销的不计；重办的事项每次结果各计一次。"},
        [&](const Call& call, const CountResolutions& in) -> Result<ResolutionCounts> {
            return service.resolutions(call.scope(), in);
        });
    desk.mount<Nothing, Reasons>({.method = Method::get,
                                  .path = "/v1/unsolved-reasons",
                                  .operation = "listUnsolvedReasons",
                                  .summary = "未解决和不予受理原因",
                                  .permission = may_read_reasons},
                                 [&](const Call& call, const Nothing&) -> Result<Reasons> {
                                     return service.reasons().list(call.scope(), ReasonKind::unsolved);
                                 });
    desk.mount<Reasons, Reasons>({.method = Method::put,
                                  .path = "/v1/unsolved-reasons",
                                  .operation = "publishUnsolvedReasons",
                                  .summary = "发布未解决和不予受理原因的新版次",
                                  .permission = may_publish_rules,
                                  .refusals = {&edition_changed, &bad_reasons},
                                  .pool = http::Pool::write},
                                 [&](const Call& call, const Reasons& in) {
                                     return service.reasons().publish(call.scope(), ReasonKind::unsolved, in);
                                 });
}

}  // namespace

void mount_oversight(api::Desk& desk, CaseService& service) {
    mount_supervision_of_case(desk, service.supervising());
    mount_supervisions(desk, service.supervising());
    mount_supervision_reasons(desk, service.reasons());
    mount_resolutions(desk, service);
}

}  // namespace linli::cases
