#include <linli/messaging/routes.h>

#include <linli/api/desk.h>
#include <linli/messaging/permissions.h>
#include <linli/messaging/service.h>

namespace linli::messaging {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

void mount_templates(api::Desk& desk, TemplateService& service) {
    desk.mount<Nothing, Templates>({.method = Method::get,
                                    .path = "/v1/message-templates",
                                    .operation = "listMessageTemplates",
                                    .summary = "消息模板：已发布的版次和其后的草稿",
                                    .permission = may_read_templates,
                                    .refusals = {}},
                                   [&](const Call& call, const Nothing&) { return service.list(call.scope()); });
    desk.mount<SaveTemplate, Template>(
        {.method = Method::put,
         .path = "/v1/message-templates/{template_code}",
         .operation = "saveMessageTemplate",
         .summary = "起草或修改消息模板草稿",
         .permission = may_draft,
         .refusals = {&bad_template, &changed_meanwhile},
         .pool = http::Pool::write,
         .description =
             "变量写作 {名称}；没有定义的变量、没有用到的变量都不能保存。已发布的版次不变，修改成为新版次的草稿。"},
        [&](const Call& call, const SaveTemplate& in) {
            return service.save(call.scope(), call.path("template_code"), in);
        });
}

void mount_editions(api::Desk& desk, TemplateService& service) {
    desk.mount<PreviewTemplate, TemplatePreview>({.method = Method::post,
                                                  .path = "/v1/message-templates/{template_code}/previews",
                                                  .operation = "previewMessageTemplate",
                                                  .summary = "按变量预览消息在各渠道的内容、计费条数和费用",
                                                  .permission = may_read_templates,
                                                  .refusals = {&no_such_template, &bad_variables}},
                                                 [&](const Call& call, const PreviewTemplate& in) {
                                                     return service.preview(call.scope(), call.path("template_code"),
                                                                            in);
                                                 });
    desk.mount<PublishTemplate, Template>(
        {.method = Method::post,
         .path = "/v1/message-templates/{template_code}/publications",
         .operation = "publishMessageTemplate",
         .summary = "发布消息模板草稿（须由起草人以外的人发布）",
         .permission = may_publish,
         .refusals = {&no_such_template, &nothing_to_publish, &own_draft, &changed_meanwhile},
         .pool = http::Pool::write},
        [&](const Call& call, const PublishTemplate& in) {
            return service.publish(call.scope(), call.path("template_code"), in);
        });
}

/// The channel of the path; an unknown one has no gateway.
Result<Channel> channel_of(const Call& call) {
    const auto channel = from_word<Channel>(call.path("channel"));
    if (!channel) return refuse(no_gateway);
    return *channel;
}

void mount_gateways(api::Desk& desk, TemplateService& service) {
    desk.mount<Nothing, Gateways>({.method = Method::get,
                                   .path = "/v1/message-gateways",
                                   .operation = "listMessageGateways",
                                   .summary = "消息网关",
                                   .permission = may_connect,
                                   .refusals = {}},
                                  [&](const Call& call, const Nothing&) { return service.gateways(call.scope()); });
    desk.mount<GatewaySetup, Gateway>({.method = Method::put,
                                       .path = "/v1/message-gateways/{channel}",
                                       .operation = "setMessageGateway",
                                       .summary = "配置消息网关：地址、重试、单价和每日上限",
                                       .permission = may_connect,
                                       .refusals = {&no_gateway, &bad_address, &changed_meanwhile},
                                       .pool = http::Pool::write},
                                      [&](const Call& call, const GatewaySetup& in) -> Result<Gateway> {
                                          LINLI_TRY(const auto channel, channel_of(call));
                                          return service.connect(call.scope(), channel, in);
                                      });
    desk.mount<Nothing, GatewaySecret>({.method = Method::post,
                                        .path = "/v1/message-gateways/{channel}/secrets",
                                        .operation = "renewMessageGatewaySecret",
                                        .summary = "生成新的共同密钥，只显示一次，旧密钥立即失效",
                                        .permission = may_connect,
                                        .refusals = {&no_gateway},
                                        .pool = http::Pool::write},
                                       [&](const Call& call, const Nothing&) -> Result<GatewaySecret> {
                                           LINLI_TRY(const auto channel, channel_of(call));
                                           return service.renew_secret(call.scope(), channel);
                                       });
    desk.mount<ReadCosts, CostReport>(
        {.method = Method::get,
         .path = "/v1/message-costs",
         .operation = "getMessageCosts",
         .summary = "消息费用，按月和渠道",
         .permission = may_read_costs,
         .refusals = {}},
        [&](const Call& call, const ReadCosts& in) { return service.costs(call.scope(), in); });
}

const std::vector<const ProblemType*> addressing{&no_such_template, &bad_variables, &bad_chain,
                                                 &outside_area,     &nobody,        &audience_too_large};

void mount_notices(api::Desk& desk, MessagingService& service) {
    desk.mount<SendNotice, NoticePlan>(
        {.method = Method::post,
         .path = "/v1/notice-plans",
         .operation = "planNotice",
         .summary = "试算通知：多少人、谁不能发送及原因、费用；不发送",
         .permission = may_notify,
         .refusals = addressing},
        [&](const Call& call, const SendNotice& in) { return service.plan(call.scope(), in); });
    auto sending = addressing;
    sending.push_back(&id_taken);
    desk.mount<SendNotice, Notice>(
        {.method = Method::post,
         .path = "/v1/notices",
         .operation = "sendNotice",
         .summary = "向账户、岗位或区域发送通知",
         .permission = may_notify,
         .refusals = std::move(sending),
         .pool = http::Pool::write},
        [&](const Call& call, const SendNotice& in) { return service.send_notice(call.scope(), in); });
    desk.mount<Nothing, Notice>({.method = Method::get,
                                 .path = "/v1/notices/{notice_id}",
                                 .operation = "getNotice",
                                 .summary = "通知及其投递情况",
                                 .permission = may_follow,
                                 .refusals = {&access::not_found}},
                                [&](const Call& call, const Nothing&) {
                                    return service.find_notice(call.scope(), call.id<NoticeId>("notice_id"));
                                });
}

void mount_messages(api::Desk& desk, MessagingService& service) {
    desk.mount<Nothing, Message>(
        {.method = Method::get,
         .path = "/v1/messages/{message_id}",
         .operation = "getMessage",
         .summary = "消息的投递记录：各步渠道、尝试、回执和费用，不含内容和号码",
         .permission = may_follow,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return service.find(call.scope(), call.id<MessageId>("message_id")); });
    desk.mount<ListMessages, api::Page<Message>>(
        {.method = Method::get,
         .path = "/v1/dead-messages",
         .operation = "listDeadMessages",
         .summary = "未能送达、等待处置的消息",
         .permission = may_resolve,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListMessages& in) { return service.dead(call.scope(), in); });
    desk.mount<TakeDeadStep, Message>(
        {.method = Method::post,
         .path = "/v1/dead-messages/{message_id}/steps",
         .operation = "takeDeadMessageStep",
         .summary = "重新投递，或说明原因后放弃",
         .permission = may_resolve,
         .refusals = {&access::not_found, &step_not_allowed, &changed_meanwhile, &reason_needed},
         .pool = http::Pool::write},
        [&](const Call& call, const TakeDeadStep& in) {
            return service.resolve(call.scope(), call.id<MessageId>("message_id"), in);
        });
}

void mount_inbox(api::Desk& desk, InboxService& service) {
    desk.mount<ListMessages, api::Page<InboxMessage>>(
        {.method = Method::get,
         .path = "/v1/me/messages",
         .operation = "listMyMessages",
         .summary = "我的消息",
         .permission = may_read_inbox,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListMessages& in) { return service.list(call.scope(), in); });
    desk.mount<Nothing, InboxCount>({.method = Method::get,
                                     .path = "/v1/me/message-count",
                                     .operation = "countMyMessages",
                                     .summary = "我的未读消息数",
                                     .permission = may_read_inbox,
                                     .refusals = {},
                                     .background = true},
                                    [&](const Call& call, const Nothing&) { return service.count(call.scope()); });
    desk.mount<MarkInbox, InboxMessage>({.method = Method::post,
                                         .path = "/v1/me/messages/{message_id}/marks",
                                         .operation = "markMyMessage",
                                         .summary = "记为已读，或确认收到",
                                         .permission = may_read_inbox,
                                         .refusals = {&access::not_found},
                                         .pool = http::Pool::write},
                                        [&](const Call& call, const MarkInbox& in) {
                                            return service.mark(call.scope(), call.id<MessageId>("message_id"), in);
                                        });
}

void mount_preferences(api::Desk& desk, InboxService& service) {
    desk.mount<Nothing, Preferences>(
        {.method = Method::get,
         .path = "/v1/me/message-preferences",
         .operation = "getMyMessagePreferences",
         .summary = "我的消息偏好：各渠道的同意和免打扰时间",
         .permission = may_read_inbox,
         .refusals = {}},
        [&](const Call& call, const Nothing&) { return service.preferences(call.scope()); });
    desk.mount<Preferences, Preferences>(
        {.method = Method::put,
         .path = "/v1/me/message-preferences",
         .operation = "setMyMessagePreferences",
         .summary = "设置我的消息偏好",
         .permission = may_read_inbox,
         .refusals = {&bad_chain, &changed_meanwhile},
         .pool = http::Pool::write},
        [&](const Call& call, const Preferences& in) { return service.set_preferences(call.scope(), in); });
}

Outcome receive_signed(MessagingService& service, const Call& call, const TenantOf& tenant_of) {
    const auto& request = call.request();
    const auto tenant = tenant_of(request.header("X-Linli-Tenant"));
    if (!tenant) return refuse(bad_signature);
    const auto header = [&](std::string_view name) { return std::string(request.header(name).value_or("")); };
    protocol::Envelope envelope;
    envelope.target = std::string(request.raw_target());
    envelope.channel = std::string(call.path("channel"));
    envelope.delivery = header(protocol::delivery_header);
    envelope.at = protocol::read_time(header(protocol::time_header)).value_or(Instant{});
    envelope.nonce = header(protocol::nonce_header);
    return service.receive(*tenant, envelope, header(protocol::suite_header), header(protocol::signature_header),
                           request.body());
}

}  // namespace

void mount(api::Desk& desk, TemplateService& templates, MessagingService& messages, InboxService& inbox,
           TenantOf tenant_of) {
    mount_templates(desk, templates);
    mount_editions(desk, templates);
    mount_gateways(desk, templates);
    mount_notices(desk, messages);
    mount_messages(desk, messages);
    mount_inbox(desk, inbox);
    mount_preferences(desk, inbox);
    desk.mount<GatewayReceipt, Nothing>(
        {.method = Method::post,
         .path = "/v1/message-receipts/{channel}",
         .operation = "reportMessageReceipt",
         .summary = "网关回执（签名请求）：送达、确认或失败",
         .permission = may_report,
         .refusals = {&bad_signature, &old_timestamp, &unreadable_receipt, &no_such_delivery},
         .success = 204,
         .rate = {500, std::chrono::milliseconds(2)},
         .pool = http::Pool::write,
         .description = "以共同密钥对路径、渠道、投递编号、时间、随机数和内容签名；重复的回执不改变任何状态。"},
        [&messages, tenant_of](const Call& call, const GatewayReceipt&) -> Result<Nothing> {
            LINLI_CHECK(receive_signed(messages, call, tenant_of));
            return Nothing{};
        });
}

}  // namespace linli::messaging
