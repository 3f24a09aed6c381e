#include "routes_clocks.h"

#include <linli/api/desk.h>
#include <linli/cases/permissions.h>
#include <linli/cases/service.h>

namespace linli::cases {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

void mount_visits(api::Desk& desk, CaseService& service) {
    desk.mount<Nothing, Visits>(
        {.method = Method::get,
         .path = "/v1/case-visits",
         .operation = "listCaseVisits",
         .summary = "待回访的事项",
         .permission = may_dispatch,
         .description = "所选类别（设置 cases.visit-classes）办结后，由非经办人回访；最早应回访的在前，至多 100 件。"},
        [&](const Call& call, const Nothing&) -> Result<Visits> { return service.visits(call.scope()); });
    desk.mount<ReportVisit, Visit>(
        {.method = Method::post,
         .path = "/v1/cases/{case_id}/visits",
         .operation = "reportCaseVisit",
         .summary = "登记一次回访",
         .permission = may_dispatch,
         .refusals = {&access::not_found, &no_visit, &not_yours, &reason_needed, &changed_meanwhile},
         .pool = http::Pool::write,
         .description = "不满意的，事项随即重办；三次联系不上即结束。"},
        [&](const Call& call, const ReportVisit& in) {
            return service.report_visit(call.scope(), call.id<CaseId>("case_id"), in);
        });
}

}  // namespace

void mount_clocks(api::Desk& desk, CaseService& service) {
    mount_visits(desk, service);
    desk.mount<Nothing, AlarmOverview>(
        {.method = Method::get,
         .path = "/v1/case-alarms",
         .operation = "getCaseAlarms",
         .summary = "临期和超时的事项",
         .permission = may_watch,
         .description = "本岗位范围内仍在计时的承诺：已过五分之四为临期，已过期为超时；各至多列出最早到期的 100 件。"},
        [&](const Call& call, const Nothing&) -> Result<AlarmOverview> { return service.alarms(call.scope()); });
    desk.mount<Nothing, CaseClocks>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}/clocks",
         .operation = "getCaseClocks",
         .summary = "事项的时限和提醒",
         .permission = may_watch,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return service.clocks(call.scope(), call.id<CaseId>("case_id")); });
    desk.mount<Nothing, Autopsy>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}/autopsy",
         .operation = "getCaseAutopsy",
         .summary = "用时复盘：事项在谁手中多久、为什么",
         .permission = may_watch,
         .refusals = {&access::not_found},
         .description = "由每一步和时限提醒算出，不另行登记；被撤销的步骤所用的时间照算。"},
        [&](const Call& call, const Nothing&) { return service.autopsy(call.scope(), call.id<CaseId>("case_id")); });
    desk.mount<Nothing, Holes>(
        {.method = Method::get,
         .path = "/v1/case-holes",
         .operation = "listCaseHoles",
         .summary = "时限升级的缺口：无人可告知的岗位、没有放假安排的年份",
         .permission = may_read_holes,
         .description = "补上岗位、代理人或放假安排后，一分钟内自动关闭。"},
        [&](const Call& call, const Nothing&) -> Result<Holes> { return service.holes(call.scope()); });
}

}  // namespace linli::cases
