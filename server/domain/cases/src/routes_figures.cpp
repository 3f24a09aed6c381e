#include "routes_figures.h"

#include <linli/api/desk.h>
#include <linli/cases/permissions.h>
#include <linli/cases/service.h>

namespace linli::cases {

using api::Call;
using api::Nothing;
using http::Method;

void mount_figures(api::Desk& desk, CaseService& service) {
    desk.mount<Nothing, MatterStages>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}/stages",
         .operation = "getCaseStages",
         .summary = "事项的五个环节：感知监测、分析预警、指挥调度、实时反馈、督导落实",
         .permission = may_watch,
         .refusals = {&access::not_found},
         .description = "由步骤和时限提醒归入，不另行登记；被撤销的步骤不列，所用的时间照算。"},
        [&](const Call& call, const Nothing&) { return service.stages(call.scope(), call.id<CaseId>("case_id")); });
    desk.mount<AskStageCounts, StageCounts>(
        {.method = Method::get,
         .path = "/v1/case-stages",
         .operation = "countCaseStages",
         .summary = "在办事项按环节和区域计数",
         .permission = may_see_measures,
         .refusals = {&no_such_place},
         .description = "每件在办事项只计一次；正被督办的另列。"},
        [&](const Call& call, const AskStageCounts& in) { return service.stage_counts(call.scope(), in); });
    desk.mount<AskMeasures, Measures>(
        {.method = Method::get,
         .path = "/v1/case-measures",
         .operation = "getCaseMeasures",
         .summary = "着落、回音、主动发现、社区内解决等比率，连同口径和分母",
         .permission = may_see_measures,
         .refusals = {&no_such_place},
         .description = "由办理记录算出，从不手填；受保护的反映不计入。"},
        [&](const Call& call, const AskMeasures& in) { return service.measures(call.scope(), in); });
}

}  // namespace linli::cases
