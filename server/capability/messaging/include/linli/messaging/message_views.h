#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/base/money.h>
#include <linli/json/field.h>
#include <linli/messaging/words.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::messaging {

/// One step of one round.
struct Delivery {
    std::int64_t round = 0;
    std::int64_t step = 0;
    Channel channel = Channel::app;
    MessageState state = MessageState::queued;
    std::string reason;
    std::int64_t attempts = 0;
    std::int64_t units = 0;
    std::optional<Fen> charged;
    Instant began_at{};
    std::optional<Instant> sent_at, delivered_at, acknowledged_at;
    static constexpr std::string_view schema_name = "MessageDelivery";
    static constexpr auto fields() {
        using D = Delivery;
        return std::tuple{json::field("round", &D::round, "第几轮，从 0 起"),
                          json::field("step", &D::step, "渠道顺序中的第几步，从 0 起"),
                          json::field("channel", &D::channel, "渠道"),
                          json::field("state", &D::state, "状态"),
                          json::field("reason", &D::reason, "原因代码"),
                          json::field("attempts", &D::attempts, "已尝试次数"),
                          json::field("units", &D::units, "计费条数"),
                          json::field("charged_fen", &D::charged, "费用（分），未被网关接收时没有"),
                          json::field("began_at_ms", &D::began_at, "开始时间"),
                          json::field("sent_at_ms", &D::sent_at, "网关接收时间"),
                          json::field("delivered_at_ms", &D::delivered_at, "送达时间"),
                          json::field("acknowledged_at_ms", &D::acknowledged_at, "确认时间")};
    }
};

/// One attempt on the wire.
struct Attempt {
    Instant at{};
    std::int64_t round = 0, step = 0;
    Channel channel = Channel::sms;
    Reply reply = Reply::accepted;
    int status = 0;
    std::int64_t took_ms = 0;
    static constexpr std::string_view schema_name = "MessageAttempt";
    static constexpr auto fields() {
        using A = Attempt;
        return std::tuple{json::field("at_ms", &A::at, "时间"),
                          json::field("round", &A::round, "第几轮"),
                          json::field("step", &A::step, "第几步"),
                          json::field("channel", &A::channel, "渠道"),
                          json::field("reply", &A::reply, "结果"),
                          json::field("status", &A::status, "HTTP 状态，0 为没有答复"),
                          json::field("took_ms", &A::took_ms, "用时（毫秒）")};
    }
};

/// A message and how it stands; never what it says, nor a telephone.
struct Message {
    MessageId id;
    std::optional<NoticeId> notice_id;
    std::string template_code;
    std::int64_t edition = 1;
    Urgency urgency = Urgency::ordinary;
    RecipientKind recipient_kind = RecipientKind::account;
    Uuid recipient_id;
    std::vector<Channel> chain;
    bool must_acknowledge = false;
    std::int64_t round = 0, step = 0;
    MessageState state = MessageState::queued;
    std::string reason;
    std::optional<Instant> due_at;
    UserId owner;
    Instant created_at{};
    std::optional<Instant> finished_at;
    std::optional<UserId> given_up_by;
    std::string given_up_note;
    std::int64_t version = 1;
    std::vector<Delivery> deliveries;
    std::vector<Attempt> attempts;
    static constexpr std::string_view schema_name = "Message";
    static constexpr auto fields() {
        using M = Message;
        return std::tuple{json::field("message_id", &M::id, "消息"),
                          json::field("notice_id", &M::notice_id, "所属通知"),
                          json::field("template_code", &M::template_code, "模板代码"),
                          json::field("edition", &M::edition, "模板版次"),
                          json::field("urgency", &M::urgency, "紧急程度"),
                          json::field("recipient_kind", &M::recipient_kind, "接收人类别"),
                          json::field("recipient_id", &M::recipient_id, "接收人"),
                          json::field("chain", &M::chain, "渠道顺序"),
                          json::field("must_acknowledge", &M::must_acknowledge, "需要确认"),
                          json::field("round", &M::round, "第几轮"),
                          json::field("step", &M::step, "第几步"),
                          json::field("state", &M::state, "状态"),
                          json::field("reason", &M::reason, "原因代码"),
                          json::field("due_at_ms", &M::due_at, "下次处理时间"),
                          json::field("owner_id", &M::owner, "负责人"),
                          json::field("created_at_ms", &M::created_at, "提交时间"),
                          json::field("finished_at_ms", &M::finished_at, "结束时间"),
                          json::field("given_up_by", &M::given_up_by, "放弃人"),
                          json::field("given_up_note", &M::given_up_note, "放弃原因"),
                          json::field("version", &M::version, "版本"),
                          json::field("deliveries", &M::deliveries, "各步投递"),
                          json::field("attempts", &M::attempts, "各次尝试，最近的在前，至多 100 次")};
    }
};

/// Which page of a list.
struct ListMessages {
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListMessages";
    static constexpr auto fields() {
        return std::tuple{
            json::field("cursor", &ListMessages::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListMessages::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// What is done with a message that could not be delivered.
struct TakeDeadStep {
    DeadStep step = DeadStep::retry;
    std::string note;
    std::int64_t version = 0;
    static constexpr std::string_view schema_name = "TakeDeadMessageStep";
    static constexpr auto fields() {
        using T = TakeDeadStep;
        return std::tuple{
            json::field("step", &T::step, "重新投递，或放弃"),
            json::field("note", &T::note, "原因，放弃时必填，不要写个人信息", {.max = 300, .optional = true}),
            json::field("version", &T::version, "所见版本", {.min = 1})};
    }
};

/// What a month and a channel cost.
struct CostLine {
    std::string month;
    Channel channel = Channel::sms;
    std::int64_t messages = 0, units = 0;
    Fen charged;
    static constexpr std::string_view schema_name = "MessageCostLine";
    static constexpr auto fields() {
        using C = CostLine;
        return std::tuple{json::field("month", &C::month, "月份"), json::field("channel", &C::channel, "渠道"),
                          json::field("messages", &C::messages, "条数"), json::field("units", &C::units, "计费条数"),
                          json::field("charged_fen", &C::charged, "费用（分）")};
    }
};

/// Costs by month and channel, newest month first.
struct CostReport {
    std::vector<CostLine> items;
    Fen total;
    static constexpr std::string_view schema_name = "MessageCostReport";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &CostReport::items, "明细"),
                          json::field("total_fen", &CostReport::total, "合计（分）")};
    }
};

/// Which months, both included.
struct ReadCosts {
    std::string from, until;
    static constexpr std::string_view schema_name = "ReadMessageCosts";
    static constexpr auto fields() {
        return std::tuple{json::field("from", &ReadCosts::from, "起始月份，如 2026-01", {.min = 7, .max = 7}),
                          json::field("until", &ReadCosts::until, "截止月份", {.min = 7, .max = 7})};
    }
};

/// How a gateway is reached, how patiently, and what it costs.
struct GatewaySetup {
    std::string base_address;
    std::string suite = "international";
    int timeout_ms = 5'000;
    int attempts = 4;
    int first_pause_ms = 5'000;
    Fen price;
    int daily_cap = 5;
    bool enabled = true;
    std::int64_t version = 0;
    static constexpr std::string_view schema_name = "MessageGatewaySetup";
    static constexpr auto fields() {
        using G = GatewaySetup;
        return std::tuple{
            json::field("base_address", &G::base_address, "网关地址，http 或 https", {.min = 5, .max = 300}),
            json::field("suite", &G::suite, "签名套件：international 或 guomi", {.max = 20, .optional = true}),
            json::field("timeout_ms", &G::timeout_ms, "等待答复的时间（毫秒）",
                        {.min = 50, .max = 60'000, .optional = true}),
            json::field("attempts", &G::attempts, "每一步最多尝试次数", {.min = 1, .max = 20, .optional = true}),
            json::field("first_pause_ms", &G::first_pause_ms, "首次重试前的等待（毫秒），逐次加倍",
                        {.min = 10, .max = 600'000, .optional = true}),
            json::field("price_fen", &G::price, "单价（分）", {.min = 0, .max = 100'000}),
            json::field("daily_cap", &G::daily_cap, "每人每日普通消息上限", {.min = 0, .max = 1'000, .optional = true}),
            json::field("enabled", &G::enabled, "启用", {.optional = true}),
            json::field("version", &G::version, "所见版本，新建为 0", {.min = 0, .optional = true})};
    }
};

/// The line to a gateway.
struct Gateway {
    Channel channel = Channel::sms;
    std::string base_address, suite;
    int timeout_ms = 0, attempts = 0, first_pause_ms = 0;
    Fen price;
    int daily_cap = 0;
    bool enabled = false, has_secret = false;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "MessageGateway";
    static constexpr auto fields() {
        using G = Gateway;
        return std::tuple{json::field("channel", &G::channel, "渠道"),
                          json::field("base_address", &G::base_address, "网关地址"),
                          json::field("suite", &G::suite, "签名套件"),
                          json::field("timeout_ms", &G::timeout_ms, "等待答复的时间（毫秒）"),
                          json::field("attempts", &G::attempts, "每一步最多尝试次数"),
                          json::field("first_pause_ms", &G::first_pause_ms, "首次重试前的等待（毫秒）"),
                          json::field("price_fen", &G::price, "单价（分）"),
                          json::field("daily_cap", &G::daily_cap, "每人每日普通消息上限"),
                          json::field("enabled", &G::enabled, "启用"),
                          json::field("has_secret", &G::has_secret, "已有共同密钥"),
                          json::field("version", &G::version, "版本")};
    }
};

/// Every gateway of the tenant.
struct Gateways {
    std::vector<Gateway> items;
    static constexpr std::string_view schema_name = "MessageGateways";
    static constexpr auto fields() { return std::tuple{json::field("items", &Gateways::items, "网关")}; }
};

/// A secret that both ends share; shown once.
struct GatewaySecret {
    std::string secret;
    static constexpr std::string_view schema_name = "MessageGatewaySecret";
    static constexpr auto fields() {
        return std::tuple{json::field("secret", &GatewaySecret::secret, "共同密钥（base64url，只显示一次）")};
    }
};

/// What a gateway tells about a message that it took; the same as `read_receipt` reads.
struct GatewayReceipt {
    std::string delivery;
    ReceiptStatus status = ReceiptStatus::delivered;
    std::string reason;
    static constexpr std::string_view schema_name = "GatewayReceipt";
    static constexpr auto fields() {
        using R = GatewayReceipt;
        return std::tuple{json::field("delivery", &R::delivery, "投递编号", {.min = 1, .max = 80}),
                          json::field("status", &R::status, "结果"),
                          json::field("reason", &R::reason, "网关的原因代码", {.max = 40, .optional = true})};
    }
};

}  // namespace linli::messaging
