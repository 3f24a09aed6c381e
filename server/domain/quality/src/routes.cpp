#include <linli/quality/routes.h>

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/quality/permissions.h>
#include <linli/quality/service.h>
#include <linli/registry/changes.h>

#include "routes_measures.h"

namespace linli::quality {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

/// It reads the register of a community: a few a minute are enough for roll calls.
constexpr api::RateRule reconcile_pace{5, std::chrono::seconds(10)};

void mount_findings(api::Desk& desk, QualityService& service) {
    desk.mount<ListFindings, api::Page<Finding>>(
        {.method = Method::get,
         .path = "/v1/findings",
         .operation = "listFindings",
         .summary = "数据质量问题列表",
         .permission = may_list_findings,
         .refusals = {&api::bad_cursor, &audit::overloaded}},
        [&](const Call& call, const ListFindings& in) { return service.findings(call.scope(), in); });
    desk.mount<Nothing, Finding>({.method = Method::get,
                                  .path = "/v1/findings/{finding_id}",
                                  .operation = "getFinding",
                                  .summary = "数据质量问题",
                                  .permission = may_list_findings,
                                  .refusals = {&access::not_found, &audit::overloaded}},
                                 [&](const Call& call, const Nothing&) {
                                     return service.finding(call.scope(), call.id<FindingId>("finding_id"));
                                 });
    desk.mount<Nothing, Correction>(
        {.method = Method::post,
         .path = "/v1/findings/{finding_id}/corrections",
         .operation = "fixFinding",
         .summary = "直接修正没有疑问的内容",
         .permission = may_fix,
         .refusals = {&access::not_found, &nothing_to_fix},
         .pool = http::Pool::write},
        [&](const Call& call, const Nothing&) { return service.fix(call.scope(), call.id<FindingId>("finding_id")); });
    desk.mount<Nothing, Correction>(
        {.method = Method::post,
         .path = "/v1/findings/{finding_id}/undo",
         .operation = "undoCorrection",
         .summary = "撤销最近一次修正",
         .permission = may_fix,
         .refusals = {&access::not_found, &nothing_to_undo},
         .pool = http::Pool::write},
        [&](const Call& call, const Nothing&) { return service.undo(call.scope(), call.id<FindingId>("finding_id")); });
}

void mount_tasks(api::Desk& desk, QualityService& service) {
    desk.mount<ListTasks, api::Page<Task>>(
        {.method = Method::get,
         .path = "/v1/verification-tasks",
         .operation = "listQualityTasks",
         .summary = "核实任务列表",
         .permission = may_work_tasks,
         .refusals = {&api::bad_cursor, &audit::overloaded}},
        [&](const Call& call, const ListTasks& in) { return service.tasks(call.scope(), in); });
    desk.mount<Nothing, Task>(
        {.method = Method::get,
         .path = "/v1/verification-tasks/{task_id}",
         .operation = "getQualityTask",
         .summary = "核实任务：为什么、问什么、可选结果",
         .permission = may_work_tasks,
         .refusals = {&access::not_found, &audit::overloaded}},
        [&](const Call& call, const Nothing&) { return service.task(call.scope(), call.id<TaskId>("task_id")); });
    desk.mount<TakeTaskStep, Task>(
        {.method = Method::post,
         .path = "/v1/verification-tasks/{task_id}/steps",
         .operation = "takeQualityTaskStep",
         .summary = "办理核实任务",
         .permission = may_work_tasks,
         .refusals = {&access::not_found, &changed_meanwhile, &step_not_allowed, &outcome_needed, &value_not_right,
                      &approval_needed, &audit::overloaded, &access::not_allowed, &registry::one_head_needed,
                      &registry::no_such_part, &registry::unknown_kind},
         .pool = http::Pool::write},
        [&](const Call& call, const TakeTaskStep& in) {
            return service.take_step(call.scope(), call.id<TaskId>("task_id"), in);
        });
}

}  // namespace

void mount(api::Desk& desk, QualityService& service) {
    mount_findings(desk, service);
    mount_tasks(desk, service);
    mount_measures(desk, service);
    desk.mount<ReconcileList, Reconciliation>(
        {.method = Method::post,
         .path = "/v1/reconciliations",
         .operation = "reconcileList",
         .summary = "外部名单与台账比对，每处差异生成核实任务",
         .permission = may_reconcile,
         .refusals = {&access::not_found},
         .rate = reconcile_pace,
         .pool = http::Pool::write},
        [&](const Call& call, const ReconcileList& in) { return service.reconcile(call.scope(), in); });
    desk.mount<Nothing, MorningReport>(
        {.method = Method::get,
         .path = "/v1/quality-report",
         .operation = "getQualityReport",
         .summary = "数据质量晨报",
         .permission = may_read_report,
         .refusals = {}},
        [&](const Call& call, const Nothing&) -> Result<MorningReport> { return service.report(call.scope()); });
    desk.mount<AskScores, Scores>(
        {.method = Method::get,
         .path = "/v1/quality-scores",
         .operation = "getQualityScores",
         .summary = "质量得分",
         .permission = may_read_report,
         .refusals = {}},
        [&](const Call& call, const AskScores& in) -> Result<Scores> { return service.scores(call.scope(), in); });
}

}  // namespace linli::quality
