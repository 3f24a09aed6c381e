#include <linli/channels/routes.h>

#include <linli/api/desk.h>
#include <linli/channels/order.h>
#include <linli/channels/permissions.h>
#include <linli/channels/service.h>
#include <linli/http/response.h>

#include <utility>

namespace linli::channels {
namespace {

namespace protocol = messaging::protocol;
using api::Call;
using api::Nothing;
using http::Method;

constexpr std::string_view order_description =
    "以共同密钥对路径、平台代码、报文编号、时间、随机数和内容签名（头 Linli-Channel、Linli-Delivery、"
    "Linli-Timestamp、Linli-Nonce、Linli-Suite、Linli-Signature）。12345 热线为 JSON，市民信箱为表单。"
    "同一报文再次送达得到同样的应答；应答同样签名。";
constexpr std::string_view receipt_description =
    "回执自带签名，覆盖平台类别、幂等键、回执编号、时间和所送内容的哈希；重复的回执不改变任何状态。";

SignedBody signed_body(const Call& call) {
    const auto& request = call.request();
    const auto header = [&](std::string_view name) { return std::string(request.header(name).value_or("")); };
    SignedBody out;
    out.envelope.target = std::string(request.raw_target());
    out.envelope.channel = std::string(call.path("platform_code"));
    out.envelope.delivery = header(protocol::delivery_header);
    out.envelope.at = protocol::read_time(header(protocol::time_header)).value_or(Instant{});
    out.envelope.nonce = header(protocol::nonce_header);
    out.suite = header(protocol::suite_header);
    out.signature = header(protocol::signature_header);
    out.body = request.body();
    return out;
}

Result<api::Raw> take_order(ChannelService& service, const Call& call, const TenantOf& tenant_of) {
    const auto tenant = tenant_of(call.request().header("X-Linli-Tenant"));
    if (!tenant) return refuse(bad_signature);
    LINLI_TRY(const auto answer, service.take(*tenant, signed_body(call)));
    http::Response out(200, answer.media_type, answer.body);
    out.header(protocol::time_header, std::to_string(to_ms(answer.at)));
    out.header(protocol::signature_header, answer.signature);
    return api::Raw{std::move(out)};
}

Result<api::Raw> take_receipt(ChannelService& service, const Call& call, const TenantOf& tenant_of) {
    const auto tenant = tenant_of(call.request().header("X-Linli-Tenant"));
    if (!tenant) return refuse(bad_signature);
    LINLI_CHECK(service.take_receipt(*tenant, call.path("platform_code"), call.request().body()));
    return api::Raw{http::no_content()};
}

void mount_platforms(api::Desk& desk, ChannelService& service) {
    desk.mount<Nothing, Platforms>(
        {.method = Method::get,
         .path = "/v1/platforms",
         .operation = "listPlatforms",
         .summary = "外部平台状态板：待送达、受阻、最近来件和回执、熔断、签名不符次数",
         .permission = may_read_board,
         .refusals = {}},
        [&](const Call& call, const Nothing&) -> Result<Platforms> { return service.platforms(call.scope()); });
    desk.mount<PlatformSetup, Platform>({.method = Method::put,
                                         .path = "/v1/platforms/{platform_code}",
                                         .operation = "connectPlatform",
                                         .summary = "接入外部平台，或修改其设置",
                                         .permission = may_connect,
                                         .refusals = {&bad_platform, &changed_meanwhile},
                                         .pool = http::Pool::write},
                                        [&](const Call& call, const PlatformSetup& in) {
                                            return service.connect(call.scope(), call.path("platform_code"), in);
                                        });
    desk.mount<Nothing, PlatformSecret>({.method = Method::post,
                                         .path = "/v1/platforms/{platform_code}/secrets",
                                         .operation = "renewPlatformSecret",
                                         .summary = "更换与平台的共同密钥，只显示一次，旧密钥立即失效",
                                         .permission = may_connect,
                                         .refusals = {&access::not_found},
                                         .success = 201,
                                         .pool = http::Pool::write},
                                        [&](const Call& call, const Nothing&) {
                                            return service.renew_secret(call.scope(), call.path("platform_code"));
                                        });
}

void mount_answers(api::Desk& desk, ChannelService& service) {
    desk.mount<Nothing, AnswerLines>(
        {.method = Method::get,
         .path = "/v1/stuck-answers",
         .operation = "listStuckAnswers",
         .summary = "受阻、等待处置的平台回传，最早的在前",
         .permission = may_watch,
         .refusals = {}},
        [&](const Call& call, const Nothing&) -> Result<AnswerLines> { return service.stuck(call.scope()); });
    desk.mount<Nothing, AnswerLines>({.method = Method::get,
                                      .path = "/v1/cases/{case_id}/answers",
                                      .operation = "listCaseAnswers",
                                      .summary = "事项向各来源平台的回传和回执",
                                      .permission = may_watch,
                                      .refusals = {&access::not_found}},
                                     [&](const Call& call, const Nothing&) {
                                         return service.of_case(call.scope(), call.id<cases::CaseId>("case_id"));
                                     });
    desk.mount<TakeStuckStep, AnswerLine>(
        {.method = Method::post,
         .path = "/v1/answers/{answer_id}/steps",
         .operation = "takeStuckAnswerStep",
         .summary = "处置受阻的回传：立即重送、接手、提出放弃、由另一人确认放弃",
         .permission = may_mend,
         .refusals = {&access::not_found, &changed_meanwhile, &not_stuck, &reason_needed, &same_person},
         .pool = http::Pool::write},
        [&](const Call& call, const TakeStuckStep& in) {
            return service.step(call.scope(), call.id<AnswerId>("answer_id"), in);
        });
}

}  // namespace

void mount(api::Desk& desk, ChannelService& service, TenantOf tenant_of) {
    mount_platforms(desk, service);
    mount_answers(desk, service);
    desk.mount<Nothing, api::Raw>(
        {.method = Method::post,
         .path = "/v1/platform-orders/{platform_code}",
         .operation = "takePlatformOrder",
         .summary = "外部平台来件（签名请求）：新工单、补充、催办、撤回",
         .permission = may_send,
         .refusals = {&bad_signature, &old_timestamp, &replayed, &in_progress, &bad_order, &json::malformed_body,
                      &json::invalid_fields, &no_such_order, &message_differs, &order_refused},
         .rate = {200, std::chrono::milliseconds(5)},
         .pool = http::Pool::write,
         .description = order_description},
        [&service, tenant_of](const Call& call, const Nothing&) { return take_order(service, call, tenant_of); });
    desk.mount<Nothing, api::Raw>(
        {.method = Method::post,
         .path = "/v1/platform-receipts/{platform_code}",
         .operation = "takePlatformReceipt",
         .summary = "外部平台回执（自带签名）",
         .permission = may_send,
         .refusals = {&bad_signature, &bad_receipt},
         .rate = {200, std::chrono::milliseconds(5)},
         .pool = http::Pool::write,
         .description = receipt_description},
        [&service, tenant_of](const Call& call, const Nothing&) { return take_receipt(service, call, tenant_of); });
}

}  // namespace linli::channels
