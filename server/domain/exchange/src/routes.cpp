#include <linli/exchange/routes.h>

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/exchange/permissions.h>
#include <linli/exchange/service.h>

namespace linli::exchange {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

const std::vector<const ProblemType*> drafting{&access::not_found, &no_such_partner,   &not_in_catalogue, &bad_terms,
                                               &id_taken,          &changed_meanwhile, &step_not_allowed};

void mount_agreements(api::Desk& desk, AgreementService& service) {
    desk.mount<DraftAgreement, Agreement>(
        {.method = Method::post,
         .path = "/v1/agreements",
         .operation = "draftAgreement",
         .summary = "起草或修改数据共享协议草案",
         .permission = may_draft,
         .refusals = drafting,
         .pool = http::Pool::write,
         .description = "数据项必须在数据资源目录中；给出范本代码时，未填的内容取自范本。"},
        [&](const Call& call, const DraftAgreement& in) { return service.draft(call.scope(), in); });
    desk.mount<ListAgreements, Agreements>(
        {.method = Method::get,
         .path = "/v1/agreements",
         .operation = "listAgreements",
         .summary = "数据共享协议",
         .permission = may_read_agreements,
         .refusals = {}},
        [&](const Call& call, const ListAgreements& in) { return service.list(call.scope(), in); });
    desk.mount<Nothing, Agreement>({.method = Method::get,
                                    .path = "/v1/agreements/{agreement_id}",
                                    .operation = "getAgreement",
                                    .summary = "数据共享协议及其经过",
                                    .permission = may_read_agreements,
                                    .refusals = {&access::not_found}},
                                   [&](const Call& call, const Nothing&) {
                                       return service.find(call.scope(), call.id<AgreementId>("agreement_id"));
                                   });
    desk.mount<TakeAgreementStep, Agreement>(
        {.method = Method::post,
         .path = "/v1/agreements/{agreement_id}/steps",
         .operation = "takeAgreementStep",
         .summary = "批准、暂停、恢复或终止数据共享协议",
         .permission = may_decide,
         .refusals = {&access::not_found, &own_draft, &step_not_allowed, &changed_meanwhile, &bad_terms},
         .pool = http::Pool::write},
        [&](const Call& call, const TakeAgreementStep& in) {
            return service.take_step(call.scope(), call.id<AgreementId>("agreement_id"), in);
        });
}

void mount_connectors(api::Desk& desk, AgreementService& service) {
    desk.mount<Nothing, Connectors>({.method = Method::get,
                                     .path = "/v1/connectors",
                                     .operation = "listConnectors",
                                     .summary = "共享对象的接口",
                                     .permission = may_draft,
                                     .refusals = {}},
                                    [&](const Call& call, const Nothing&) { return service.connectors(call.scope()); });
    desk.mount<ConnectorSetup, Connector>({.method = Method::put,
                                           .path = "/v1/connectors/{partner_code}",
                                           .operation = "setConnector",
                                           .summary = "配置共享对象的接口",
                                           .permission = may_draft,
                                           .refusals = {&no_such_partner, &bad_address, &changed_meanwhile},
                                           .pool = http::Pool::write},
                                          [&](const Call& call, const ConnectorSetup& in) {
                                              return service.connect(call.scope(), call.path("partner_code"), in);
                                          });
    desk.mount<Nothing, SharedSecret>({.method = Method::post,
                                       .path = "/v1/connectors/{partner_code}/secrets",
                                       .operation = "renewConnectorSecret",
                                       .summary = "生成新的共同密钥，只显示一次，旧密钥立即失效",
                                       .permission = may_draft,
                                       .refusals = {&no_line},
                                       .pool = http::Pool::write},
                                      [&](const Call& call, const Nothing&) {
                                          return service.renew_secret(call.scope(), call.path("partner_code"));
                                      });
}

void mount_calls(api::Desk& desk, CallService& service) {
    desk.mount<AskPartner, PartnerCall>(
        {.method = Method::post,
         .path = "/v1/partner-calls",
         .operation = "askPartner",
         .summary = "依据协议向共享对象查询",
         .permission = may_ask,
         .refusals = {&access::not_found, &gate_refused, &queue_full, &no_line, &id_taken},
         .pool = http::Pool::write,
         .description = "没有有效协议、超出协议数据项、或需要而没有本人同意的查询不会发出。"},
        [&](const Call& call, const AskPartner& in) { return service.ask(call.scope(), in); });
    desk.mount<ListCalls, api::Page<PartnerCall>>(
        {.method = Method::get,
         .path = "/v1/partner-calls",
         .operation = "listPartnerCalls",
         .summary = "我提出的查询",
         .permission = may_follow,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListCalls& in) { return service.list(call.scope(), in); });
    desk.mount<Nothing, PartnerCall>(
        {.method = Method::get,
         .path = "/v1/partner-calls/{call_id}",
         .operation = "getPartnerCall",
         .summary = "查询的状态",
         .permission = may_follow,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return service.find(call.scope(), call.id<CallId>("call_id")); });
    desk.mount<Nothing, PartnerAnswer>(
        {.method = Method::get,
         .path = "/v1/partner-calls/{call_id}/answer",
         .operation = "getPartnerAnswer",
         .summary = "查询的结果",
         .permission = may_read_answer,
         .refusals = {&access::not_found, &no_answer_yet}},
        [&](const Call& call, const Nothing&) { return service.answer(call.scope(), call.id<CallId>("call_id")); });
}

void mount_board(api::Desk& desk, CallService& service) {
    desk.mount<Nothing, Board>({.method = Method::get,
                                .path = "/v1/exchange-board",
                                .operation = "getExchangeBoard",
                                .summary = "接口状态板：打通情况、最近成功、错误率、延迟、熔断、排队、协议到期",
                                .permission = may_read_agreements,
                                .refusals = {}},
                               [&](const Call& call, const Nothing&) { return service.board(call.scope()); });
}

protocol::Question question_of(const Call& call) {
    const auto& request = call.request();
    const auto header = [&](std::string_view name) { return std::string(request.header(name).value_or("")); };
    protocol::Question out;
    out.target = std::string(request.raw_target());
    out.partner = std::string(call.path("partner_code"));
    out.call = header(protocol::call_header);
    out.at = protocol::read_time(header(protocol::time_header)).value_or(Instant{});
    out.nonce = header(protocol::nonce_header);
    return out;
}

Result<api::With<PartnerAnswer>> answer_signed(CallService& service, const Call& call, const PartnerQuestion& in,
                                               const TenantOf& tenant_of) {
    const auto tenant = tenant_of(call.request().header("X-Linli-Tenant"));
    if (!tenant) return refuse(bad_signature);
    const auto scope = access::Gate::system(*tenant, "answer-partner");
    const auto question = question_of(call);
    const auto header = [&](std::string_view name) { return call.request().header(name).value_or(""); };
    LINLI_TRY(auto answer, service.answer_partner(scope, question, header(protocol::suite_header),
                                                  header(protocol::signature_header), call.request().body(), in));
    api::With<PartnerAnswer> out{std::move(answer)};
    // The same bytes that the desk writes.
    const auto body = json::write(out.value, call.scope().view());
    if (const auto signature = service.sign(*tenant, question, 200, body)) {
        out.headers.emplace_back(protocol::time_header, std::to_string(to_ms(signature->second)));
        out.headers.emplace_back(protocol::signature_header, signature->first);
    }
    return out;
}

}  // namespace

void mount(api::Desk& desk, AgreementService& agreements, CallService& calls, TenantOf tenant_of) {
    mount_agreements(desk, agreements);
    mount_connectors(desk, agreements);
    mount_calls(desk, calls);
    mount_board(desk, calls);
    desk.mount<PartnerQuestion, api::With<PartnerAnswer>>(
        {.method = Method::post,
         .path = "/v1/partners/{partner_code}/queries",
         .operation = "queryAsPartner",
         .summary = "共享对象依据协议查询（签名请求）",
         .permission = may_query,
         .refusals = {&bad_signature, &old_timestamp, &replayed, &gate_refused},
         .rate = {60, std::chrono::milliseconds(50)},
         .pool = http::Pool::write,
         .description = "以共同密钥对方法、路径、时间、随机数和内容签名；只答复协议约定的数据项。"},
        [&calls, tenant_of](const Call& call, const PartnerQuestion& in) {
            return answer_signed(calls, call, in, tenant_of);
        });
}

}  // namespace linli::exchange
