#include <linli/exchange/routes.h>

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/exchange/my_data.h>
#include <linli/exchange/permissions.h>

namespace linli::exchange {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

/// Proofs cannot be tried out: five at once, then one in twelve minutes.
constexpr api::RateRule claim_pace{5, std::chrono::minutes(12)};
constexpr api::RateRule copy_pace{5, std::chrono::minutes(10)};

void mount_reading(api::Desk& desk, MyDataService& service) {
    desk.mount<Nothing, MyData>({.method = Method::get,
                                 .path = "/v1/me/data",
                                 .operation = "getMyData",
                                 .summary = "我的数据：登记了什么、谁提供的、什么时候",
                                 .permission = may_see_own,
                                 .refusals = {&not_linked, &access::not_found, &audit::overloaded}},
                                [&](const Call& call, const Nothing&) { return service.all(call.scope()); });
    desk.mount<Nothing, MyLooks>({.method = Method::get,
                                  .path = "/v1/me/data/looks",
                                  .operation = "listMyLooks",
                                  .summary = "谁看过我的信息、为什么",
                                  .permission = may_see_own,
                                  .refusals = {&not_linked}},
                                 [&](const Call& call, const Nothing&) { return service.looks(call.scope()); });
    desk.mount<Nothing, MyShares>({.method = Method::get,
                                   .path = "/v1/me/data/shares",
                                   .operation = "listMyShares",
                                   .summary = "我的信息与谁共享过",
                                   .permission = may_see_own,
                                   .refusals = {&not_linked}},
                                  [&](const Call& call, const Nothing&) { return service.shares(call.scope()); });
}

void mount_acting(api::Desk& desk, MyDataService& service) {
    desk.mount<CorrectMyData, registry::ChangeRequest>(
        {.method = Method::post,
         .path = "/v1/me/data/corrections",
         .operation = "correctMyData",
         .summary = "申请更正我的信息",
         .permission = may_see_own,
         .refusals = {&not_linked, &access::not_found, &registry::request_id_taken, &registry::needs_more,
                      &registry::no_such_field, &registry::unknown_kind, &registry::record_ended,
                      &registry::no_such_part, &registry::one_head_needed},
         .pool = http::Pool::write},
        [&](const Call& call, const CorrectMyData& in) { return service.correct(call.scope(), in); });
    desk.mount<Nothing, registry::ConsentView>({.method = Method::post,
                                                .path = "/v1/me/data/consents/{consent_id}/withdrawal",
                                                .operation = "withdrawMyConsent",
                                                .summary = "撤回同意，立即停止共享并删除已取得的结果",
                                                .permission = may_see_own,
                                                .refusals = {&not_linked, &access::not_found, &registry::consent_ended},
                                                .pool = http::Pool::write},
                                               [&](const Call& call, const Nothing&) {
                                                   return service.withdraw(call.scope(),
                                                                           call.id<registry::ConsentId>("consent_id"));
                                               });
}

void mount_copies(api::Desk& desk, MyDataService& service) {
    desk.mount<TakeCopy, OwnCopy>(
        {.method = Method::post,
         .path = "/v1/me/data/copies",
         .operation = "takeMyCopy",
         .summary = "生成我的数据副本，一天内可下载",
         .permission = may_see_own,
         .refusals = {&not_linked, &access::not_found, &id_taken, &audit::overloaded},
         .rate = copy_pace,
         .pool = http::Pool::write},
        [&](const Call& call, const TakeCopy& in) { return service.take_copy(call.scope(), in); });
    desk.mount<FetchCopy, api::Raw>(
        {.method = Method::get,
         .path = "/v1/me/data/copies/{copy_id}",
         .operation = "fetchMyCopy",
         .summary = "下载我的数据副本",
         .permission = may_see_own,
         .refusals = {&not_linked, &access::not_found}},
        [&](const Call& call, const FetchCopy& in) -> Result<api::Raw> {
            LINLI_TRY(auto bytes, service.fetch_copy(call.scope(), call.id<OwnCopyId>("copy_id"), in.format));
            const bool json = in.format == CopyFormat::json;
            http::Response response(
                200, json ? "application/json" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                std::move(bytes));
            response.header("Content-Disposition",
                            json ? "attachment; filename=\"my-data.json\"" : "attachment; filename=\"my-data.xlsx\"");
            response.header("Cache-Control", "no-store");
            return api::Raw{std::move(response)};
        });
}

void mount_claims(api::Desk& desk, MyDataService& service) {
    desk.mount<ClaimRecord, Claim>(
        {.method = Method::post,
         .path = "/v1/me/record-claims",
         .operation = "claimMyRecord",
         .summary = "关联本人档案：姓名、证件号码和登录手机号一致时立即关联，否则到社区核验",
         .permission = may_claim_record,
         .refusals = {&linked_already, &proofs_differ, &id_taken, &changed_meanwhile},
         .rate = claim_pace,
         .pool = http::Pool::write},
        [&](const Call& call, const ClaimRecord& in) { return service.claim(call.scope(), in); });
    desk.mount<ListClaims, api::Page<Claim>>(
        {.method = Method::get,
         .path = "/v1/record-claims",
         .operation = "listRecordClaims",
         .summary = "等待窗口核验的居民",
         .permission = may_confirm_record,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListClaims& in) { return service.claims(call.scope(), in); });
    desk.mount<DecideClaim, Claim>({.method = Method::post,
                                    .path = "/v1/record-claims/{claim_id}/decisions",
                                    .operation = "decideRecordClaim",
                                    .summary = "窗口核验证件后关联或不予关联",
                                    .permission = may_confirm_record,
                                    .refusals = {&access::not_found, &changed_meanwhile},
                                    .pool = http::Pool::write},
                                   [&](const Call& call, const DecideClaim& in) {
                                       return service.decide_claim(call.scope(), call.id<LinkClaimId>("claim_id"), in);
                                   });
}

}  // namespace

void mount(api::Desk& desk, MyDataService& service) {
    mount_reading(desk, service);
    mount_acting(desk, service);
    mount_copies(desk, service);
    mount_claims(desk, service);
}

}  // namespace linli::exchange
