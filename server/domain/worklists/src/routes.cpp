#include <linli/worklists/routes.h>

#include <linli/api/desk.h>
#include <linli/cases/problems.h>
#include <linli/worklists/permissions.h>
#include <linli/worklists/service.h>

namespace linli::worklists {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

void mount_own(api::Desk& desk, WorklistService& service) {
    desk.mount<Nothing, Day>(
        {.method = Method::get,
         .path = "/v1/my-day",
         .operation = "getMyDay",
         .summary = "今日工作：先后次序和理由",
         .permission = may_see_own_day,
         .description =
             "本人负责的事项、协办、回访和核实任务，以及只有本人能办的：上报到本人的超时、督办、受阻的回传、岗位缺口、"
             "异议和接班，按分值排序；分值相近的就近走。今天不必办的列在最后。"},
        [&](const Call& call, const Nothing&) -> Result<Day> { return service.day(call.scope()); });
    desk.mount<AskLoad, Load>({.method = Method::get,
                               .path = "/v1/my-workload",
                               .operation = "getMyWorkload",
                               .summary = "本人工作量",
                               .permission = may_see_own_load,
                               .refusals = {&period_too_long},
                               .description = "由办理痕迹算出，被撤销的步骤不计；分值见设置 worklists.points。"},
                              [&](const Call& call, const AskLoad& in) { return service.load(call.scope(), in); });
    desk.mount<AskTraces, Traces>(
        {.method = Method::get,
         .path = "/v1/my-workload/traces",
         .operation = "listMyWorkTraces",
         .summary = "本人某日工作量所依据的痕迹",
         .permission = may_see_own_load},
        [&](const Call& call, const AskTraces& in) -> Result<Traces> { return service.traces(call.scope(), in); });
    desk.mount<MakeDispute, Dispute>(
        {.method = Method::post,
         .path = "/v1/workload-disputes",
         .operation = "disputeWorkload",
         .summary = "对本人工作量提出异议",
         .permission = may_see_own_load,
         .refusals = {&not_yet_done, &disputed_already},
         .success = 201,
         .pool = http::Pool::write},
        [&](const Call& call, const MakeDispute& in) { return service.dispute(call.scope(), in); });
}

void mount_team(api::Desk& desk, WorklistService& service) {
    desk.mount<AskLoads, Loads>({.method = Method::get,
                                 .path = "/v1/workloads",
                                 .operation = "listWorkloads",
                                 .summary = "各岗位工作量",
                                 .permission = may_see_loads,
                                 .refusals = {&period_too_long, &access::not_found},
                                 .description = "按岗位列出，不排名；至多 200 个岗位。"},
                                [&](const Call& call, const AskLoads& in) { return service.loads(call.scope(), in); });
    desk.mount<AskDataErrors, DataErrorShare>(
        {.method = Method::get,
         .path = "/v1/data-error-share",
         .operation = "getDataErrorShare",
         .summary = "数据差错占用基层工作的比例，逐周",
         .permission = may_see_loads,
         .refusals = {&access::not_found, &team_too_large},
         .description = "含下级区域的在岗人员，不列姓名；按工作痕迹的分值计算。"},
        [&](const Call& call, const AskDataErrors& in) { return service.data_errors(call.scope(), in); });
    desk.mount<AskStaffing, Staffing>(
        {.method = Method::get,
         .path = "/v1/staffing",
         .operation = "getStaffing",
         .summary = "人均居民和人均待办，分区域，附走势",
         .permission = may_see_loads,
         .refusals = {&access::not_found, &team_too_large},
         .description = "不列姓名；无人在岗的区域排在最前，其余按人均居民由高到低。"},
        [&](const Call& call, const AskStaffing& in) { return service.staffing(call.scope(), in); });
    desk.mount<Nothing, Disputes>(
        {.method = Method::get,
         .path = "/v1/workload-disputes",
         .operation = "listWorkDisputes",
         .summary = "工作量异议：待处理的在前",
         .permission = may_see_loads},
        [&](const Call& call, const Nothing&) -> Result<Disputes> { return service.disputes(call.scope()); });
    desk.mount<DecideDispute, Dispute>({.method = Method::post,
                                        .path = "/v1/workload-disputes/{dispute_id}/decision",
                                        .operation = "decideWorkDispute",
                                        .summary = "处理工作量异议",
                                        .permission = may_see_loads,
                                        .refusals = {&access::not_found, &own_matter, &decided_already},
                                        .pool = http::Pool::write,
                                        .description = "痕迹不改；成立的，更正的分值列在旁边。"},
                                       [&](const Call& call, const DecideDispute& in) {
                                           return service.decide(call.scope(), call.id<DisputeId>("dispute_id"), in);
                                       });
}

void mount_handovers(api::Desk& desk, WorklistService& service) {
    desk.mount<Nothing, ShiftSummary>(
        {.method = Method::get,
         .path = "/v1/shift-summary",
         .operation = "getShiftSummary",
         .summary = "交班前的系统汇总",
         .permission = may_hand_over},
        [&](const Call& call, const Nothing&) -> Result<ShiftSummary> { return service.summary(call.scope()); });
    desk.mount<OfferHandover, Handover>(
        {.method = Method::post,
         .path = "/v1/shift-handovers",
         .operation = "offerShiftHandover",
         .summary = "交班",
         .permission = may_hand_over,
         .refusals = {&no_such_colleague, &handover_open},
         .success = 201,
         .pool = http::Pool::write,
         .description = "系统汇总随交班存证。责任人不因交接班改变，需要换人的另行转办。"},
        [&](const Call& call, const OfferHandover& in) { return service.offer(call.scope(), in); });
    desk.mount<ListHandovers, api::Page<HandoverLine>>(
        {.method = Method::get,
         .path = "/v1/shift-handovers",
         .operation = "listShiftHandovers",
         .summary = "本人的交接班",
         .permission = may_hand_over,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListHandovers& in) { return service.handovers(call.scope(), in); });
    desk.mount<Nothing, Handover>({.method = Method::get,
                                   .path = "/v1/shift-handovers/{handover_id}",
                                   .operation = "getShiftHandover",
                                   .summary = "一次交接班",
                                   .permission = may_hand_over,
                                   .refusals = {&access::not_found}},
                                  [&](const Call& call, const Nothing&) {
                                      return service.handover(call.scope(), call.id<HandoverId>("handover_id"));
                                  });
    desk.mount<MoveHandover, Handover>({.method = Method::post,
                                        .path = "/v1/shift-handovers/{handover_id}/steps",
                                        .operation = "moveShiftHandover",
                                        .summary = "接班、不接或收回",
                                        .permission = may_hand_over,
                                        .refusals = {&access::not_found, &answered_already, &cases::reason_needed},
                                        .pool = http::Pool::write},
                                       [&](const Call& call, const MoveHandover& in) {
                                           return service.move(call.scope(), call.id<HandoverId>("handover_id"), in);
                                       });
}

}  // namespace

void mount(api::Desk& desk, WorklistService& service) {
    mount_own(desk, service);
    mount_team(desk, service);
    mount_handovers(desk, service);
}

}  // namespace linli::worklists
