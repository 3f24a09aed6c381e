#include "routes_unnamed.h"

#include <linli/api/desk.h>
#include <linli/cases/permissions.h>
#include <linli/cases/service.h>
#include <linli/organisation/organisations.h>

namespace linli::cases {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

constexpr api::RateRule unnamed_pace{10, std::chrono::seconds(60)};
constexpr api::RateRule tracking_pace{20, std::chrono::seconds(6)};

void mount_unnamed_report(api::Desk& desk, CaseService& service) {
    desk.mount<ReportUnnamed, UnnamedReceipt>(
        {.method = Method::post,
         .path = "/v1/unnamed-reports",
         .operation = "reportUnnamed",
         .summary = "化名或匿名上报，可申请保护",
         .permission = api::public_access,
         .refusals = {&id_taken, &clock_skew, &unknown_item, &would_name_you, &seed_needed,
                      &organisation::no_such_organisation},
         .success = 201,
         .rate = unnamed_pace,
         .pool = http::Pool::write,
         .description =
             "化名：登录后提交，账号只封存，凭受理编号和查询码跟踪。匿名：不留任何身份信息。受保护的反映不进入"
             "自动分拨，只有回避后的分拨人员和承办人可见。请勿在正文中写姓名；电话、证件号、邮箱会自动去除。"},
        [&](const Call& call, const ReportUnnamed& in) { return service.report_unnamed(call.scope(), in); });
}

void mount_tracking(api::Desk& desk, CaseService& service) {
    desk.mount<TrackingKey, TrackedMatter>(
        {.method = Method::post,
         .path = "/v1/case-tracking",
         .operation = "trackCase",
         .summary = "凭受理编号和查询码查看进展",
         .permission = api::public_access,
         .refusals = {&access::not_found},
         .rate = tracking_pace,
         .description = "无需登录。编号不存在和查询码不对，答复相同。"},
        [&](const Call& call, const TrackingKey& in) { return service.track(call.scope().tenant(), in); });
    desk.mount<TrackedAnswer, TrackedMatter>(
        {.method = Method::post,
         .path = "/v1/case-tracking/answers",
         .operation = "answerTrackedCase",
         .summary = "凭查询码补充说明",
         .permission = api::public_access,
         .refusals = {&access::not_found, &step_not_allowed},
         .rate = tracking_pace,
         .pool = http::Pool::write},
        [&](const Call& call, const TrackedAnswer& in) { return service.answer_tracked(call.scope().tenant(), in); });
    desk.mount<TrackedRating, TrackedMatter>(
        {.method = Method::post,
         .path = "/v1/case-tracking/ratings",
         .operation = "rateTrackedCase",
         .summary = "凭查询码评价办理结果",
         .permission = api::public_access,
         .refusals = {&access::not_found, &step_not_allowed, &changed_meanwhile},
         .rate = tracking_pace,
         .pool = http::Pool::write},
        [&](const Call& call, const TrackedRating& in) { return service.rate_tracked(call.scope().tenant(), in); });
    desk.mount<ReopenTracked, TrackedMatter>(
        {.method = Method::post,
         .path = "/v1/case-tracking/reopenings",
         .operation = "reopenTrackedCase",
         .summary = "凭查询码要求继续办理",
         .permission = api::public_access,
         .refusals = {&access::not_found, &step_not_allowed, &changed_meanwhile, &reopen_too_late},
         .rate = tracking_pace,
         .pool = http::Pool::write,
         .description = "评价过也可以，在异议期限内有效；与实名反映人相同。"},
        [&](const Call& call, const ReopenTracked& in) { return service.reopen_tracked(call.scope().tenant(), in); });
}

void mount_unsealing(api::Desk& desk, CaseService& service) {
    desk.mount<AskUnsealing, Unsealing>(
        {.method = Method::post,
         .path = "/v1/case-unsealings",
         .operation = "askUnsealing",
         .summary = "申请启封化名反映人的身份",
         .permission = may_unseal,
         .refusals = {&access::not_found},
         .success = 201,
         .pool = http::Pool::write},
        [&](const Call& call, const AskUnsealing& in) { return service.ask_unsealing(call.scope(), in); });
    desk.mount<DecideUnsealing, Unsealing>({.method = Method::post,
                                            .path = "/v1/case-unsealings/{unsealing_id}/decision",
                                            .operation = "decideUnsealing",
                                            .summary = "批准或不批准启封：须另一人、另一角色",
                                            .permission = may_unseal,
                                            .refusals = {&access::not_found, &consent_needed},
                                            .pool = http::Pool::write},
                                           [&](const Call& call, const DecideUnsealing& in) {
                                               return service.decide_unsealing(
                                                   call.scope(), call.id<UnsealingId>("unsealing_id"), in);
                                           });
    desk.mount<Nothing, Unsealings>(
        {.method = Method::get,
         .path = "/v1/case-unsealings",
         .operation = "listUnsealings",
         .summary = "启封申请",
         .permission = may_unseal},
        [&](const Call& call, const Nothing&) -> Result<Unsealings> { return service.unsealings(call.scope()); });
    desk.mount<Nothing, SealedReporter>({.method = Method::get,
                                         .path = "/v1/case-unsealings/{unsealing_id}/reporter",
                                         .operation = "openSealedReporter",
                                         .summary = "查看已启封的反映人身份",
                                         .permission = may_see_sealed,
                                         .refusals = {&access::not_found, &consent_needed}},
                                        [&](const Call& call, const Nothing&) {
                                            return service.unsealed(call.scope(), call.id<UnsealingId>("unsealing_id"));
                                        });
}

}  // namespace

void mount_unnamed(api::Desk& desk, CaseService& service) {
    mount_unnamed_report(desk, service);
    mount_tracking(desk, service);
    mount_unsealing(desk, service);
}

}  // namespace linli::cases
