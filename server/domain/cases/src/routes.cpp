#include <linli/cases/routes.h>

#include <linli/api/desk.h>
#include <linli/cases/permissions.h>
#include <linli/cases/service.h>
#include <linli/files/files.h>
#include <linli/http/response.h>

#include "routes_attachments.h"
#include "routes_clocks.h"
#include "routes_duplicates.h"
#include "routes_figures.h"
#include "routes_forwarding.h"
#include "routes_joint.h"
#include "routes_oversight.h"
#include "routes_unnamed.h"

namespace linli::cases {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

constexpr api::RateRule reporting_pace{30, std::chrono::seconds(10)};

void mount_reporting(api::Desk& desk, CaseService& service) {
    const std::vector<const ProblemType*> refusals{&id_taken, &clock_skew, &unknown_item, &files::unknown_file};
    desk.mount<ReportCase, Case>(
        {.method = Method::post,
         .path = "/v1/cases",
         .operation = "reportCase",
         .summary = "上报事项",
         .permission = may_report,
         .refusals = refusals,
         .success = 201,
         .rate = reporting_pace,
         .pool = http::Pool::write,
         .description = "编号由客户端生成，同一编号重复提交只受理一次。受理后数秒内完成识别和分拨。"},
        [&](const Call& call, const ReportCase& in) { return service.report(call.scope(), in); });
    desk.mount<ReportOnBehalf, Case>(
        {.method = Method::post,
         .path = "/v1/cases/on-behalf",
         .operation = "reportCaseOnBehalf",
         .summary = "代他人上报（电话、窗口）",
         .permission = may_report_on_behalf,
         .refusals = refusals,
         .success = 201,
         .pool = http::Pool::write},
        [&](const Call& call, const ReportOnBehalf& in) { return service.report_on_behalf(call.scope(), in); });
}

void mount_reading(api::Desk& desk, CaseService& service) {
    desk.mount<ListCases, api::Page<CaseLine>>(
        {.method = Method::get,
         .path = "/v1/cases",
         .operation = "listCases",
         .summary = "事项列表",
         .permission = may_read,
         .refusals = {&api::bad_cursor, &too_wide, &no_such_place},
         .description =
             "最新上报的在前，所给条件须同时满足。按来源或紧急程度查找已办结的，须给出不超过 92 天的上报时间段。"},
        [&](const Call& call, const ListCases& in) { return service.list(call.scope(), in); });
    desk.mount<Nothing, Case>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}",
         .operation = "getCase",
         .summary = "事项详情",
         .permission = may_read,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return service.find(call.scope(), call.id<CaseId>("case_id")); });
    desk.mount<Nothing, Timeline>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}/timeline",
         .operation = "getCaseTimeline",
         .summary = "办理经过",
         .permission = may_read,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return service.timeline(call.scope(), call.id<CaseId>("case_id")); });
}

void mount_understanding(api::Desk& desk, CaseService& service) {
    desk.mount<Nothing, Suggestions>({.method = Method::get,
                                      .path = "/v1/cases/{case_id}/suggestions",
                                      .operation = "getCaseSuggestions",
                                      .summary = "责任事项建议及理由",
                                      .permission = may_dispatch,
                                      .refusals = {&access::not_found}},
                                     [&](const Call& call, const Nothing&) {
                                         return service.suggestions(call.scope(), call.id<CaseId>("case_id"));
                                     });
    desk.mount<Nothing, ItemList>(
        {.method = Method::get,
         .path = "/v1/responsibility-items",
         .operation = "listResponsibilityItems",
         .summary = "责任清单",
         .permission = may_read_items},
        [&](const Call& call, const Nothing&) -> Result<ItemList> { return service.items(call.scope()); });
    desk.mount<Nothing, ItemOverlaps>(
        {.method = Method::get,
         .path = "/v1/responsibility-overlaps",
         .operation = "listResponsibilityOverlaps",
         .summary = "责任清单的重叠分析：哪些事项说法相同、各由谁负责",
         .permission = may_read_understanding,
         .description = "由清单的关键词和例句算出，不涉及任何一件事项；责任主体不同且互不协办的排在前面。"},
        [&](const Call& call, const Nothing&) -> Result<ItemOverlaps> { return service.item_overlaps(call.scope()); });
    desk.mount<Nothing, UnderstandingOverview>(
        {.method = Method::get,
         .path = "/v1/case-understanding",
         .operation = "getCaseUnderstanding",
         .summary = "识别效果：设置、模型和改判率",
         .permission = may_read_understanding,
         .description = "改判率按本岗位范围内近 90 天已有人接办的事项计算。各开关见设置 cases.suggestions、"
                        "cases.automatic-dispatch、cases.learnt-model、cases.threshold。"},
        [&](const Call& call, const Nothing&) -> Result<UnderstandingOverview> {
            return service.overview(call.scope());
        });
}

void mount_papers(api::Desk& desk, CaseService& service) {
    desk.mount<Nothing, api::Raw>({.method = Method::get,
                                   .path = "/v1/cases/{case_id}/receipt",
                                   .operation = "getCaseReceipt",
                                   .summary = "打印受理回执",
                                   .permission = may_read,
                                   .refusals = {&access::not_found}},
                                  [&](const Call& call, const Nothing&) -> Result<api::Raw> {
                                      LINLI_TRY(auto page, service.receipt(call.scope(), call.id<CaseId>("case_id")));
                                      auto response = http::Response(200, "text/html; charset=utf-8", std::move(page));
                                      response.header("Content-Security-Policy",
                                                      "default-src 'none'; style-src 'unsafe-inline'");
                                      return api::Raw{std::move(response)};
                                  });
    desk.mount<Nothing, Contact>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}/contact",
         .operation = "discloseCaseContact",
         .summary = "查看反映人联系方式",
         .permission = may_see_contact,
         .refusals = {&access::not_found, &identity_sealed}},
        [&](const Call& call, const Nothing&) { return service.contact(call.scope(), call.id<CaseId>("case_id")); });
}

void mount_acting(api::Desk& desk, CaseService& service) {
    desk.mount<TakeStep, Case>(
        {.method = Method::post,
         .path = "/v1/cases/{case_id}/steps",
         .operation = "takeCaseStep",
         .summary = "办理事项",
         .permission = may_act,
         .refusals = {&access::not_found, &changed_meanwhile, &step_not_allowed,    &not_yours,      &unknown_item,
                      &no_such_assignee,  &place_needed,      &result_needed,       &reason_needed,  &nothing_to_undo,
                      &reopen_too_late,   &others_wait,       &files::unknown_file, &unknown_reason, &decision_binds,
                      &kept_out,          &nobody_to_ask,     &not_delivered,       &subtasks_open,  &under_supervision,
                      &outside_awaited},
         .pool = http::Pool::write},
        [&](const Call& call, const TakeStep& in) {
            return service.take_step(call.scope(), call.id<CaseId>("case_id"), in);
        });
    desk.mount<RateCase, Case>({.method = Method::post,
                                .path = "/v1/cases/{case_id}/rating",
                                .operation = "rateCase",
                                .summary = "评价办理结果",
                                .permission = may_report,
                                .refusals = {&access::not_found, &changed_meanwhile, &step_not_allowed, &not_yours},
                                .pool = http::Pool::write},
                               [&](const Call& call, const RateCase& in) {
                                   return service.rate(call.scope(), call.id<CaseId>("case_id"), in);
                               });
}

}  // namespace

void mount(api::Desk& desk, CaseService& service) {
    mount_reporting(desk, service);
    mount_reading(desk, service);
    mount_understanding(desk, service);
    mount_papers(desk, service);
    mount_acting(desk, service);
    mount_attachments(desk, service);
    mount_duplicates(desk, service.duplicates());
    mount_joint(desk, service.joint());
    mount_oversight(desk, service);
    mount_forwarding(desk, service.forwarding());
    mount_unnamed(desk, service);
    mount_clocks(desk, service);
    mount_figures(desk, service);
}

}  // namespace linli::cases
