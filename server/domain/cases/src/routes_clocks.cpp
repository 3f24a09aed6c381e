#include "routes_clocks.h"

#include <linli/api/desk.h>
#include <linli/cases/permissions.h>
#include <linli/cases/service.h>

namespace linli::cases {

using api::Call;
using api::Nothing;
using http::Method;

void mount_clocks(api::Desk& desk, CaseService& service) {
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
