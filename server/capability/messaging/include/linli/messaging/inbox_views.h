#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/base/money.h>
#include <linli/json/field.h>
#include <linli/messaging/words.h>

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::messaging {

/// A message in one's own inbox.
struct InboxMessage {
    MessageId id;
    Instant arrived_at{};
    std::string title, text;
    bool must_acknowledge = false;
    std::optional<Instant> read_at, acknowledged_at;
    static constexpr std::string_view schema_name = "InboxMessage";
    static constexpr auto fields() {
        using M = InboxMessage;
        constexpr json::FieldOptions own{.sensitivity = json::Sensitivity::personal,
                                         .purpose = "本人查看收到的消息",
                                         .basis = "本人请求",
                                         .retention_days = 180};
        return std::tuple{json::field("message_id", &M::id, "消息"),
                          json::field("arrived_at_ms", &M::arrived_at, "到达时间"),
                          json::field("title", &M::title, "标题", own),
                          json::field("text", &M::text, "内容", own),
                          json::field("must_acknowledge", &M::must_acknowledge, "需要确认"),
                          json::field("read_at_ms", &M::read_at, "阅读时间"),
                          json::field("acknowledged_at_ms", &M::acknowledged_at, "确认时间")};
    }
};

/// How many wait to be read.
struct InboxCount {
    std::int64_t unread = 0;
    static constexpr std::string_view schema_name = "InboxCount";
    static constexpr auto fields() { return std::tuple{json::field("unread", &InboxCount::unread, "未读")}; }
};

/// Read, or read and understood.
struct MarkInbox {
    bool acknowledge = false;
    static constexpr std::string_view schema_name = "MarkInboxMessage";
    static constexpr auto fields() {
        return std::tuple{json::field("acknowledge", &MarkInbox::acknowledge, "确认收到；否则只记为已读")};
    }
};

/// What one allows and when one is left alone. Channels named nowhere: only important and urgent messages.
struct Preferences {
    std::vector<Channel> allowed, refused;
    int quiet_from = 22 * 60;
    int quiet_until = 8 * 60;
    std::int64_t version = 0;
    static constexpr std::string_view schema_name = "MessagePreferences";
    static constexpr auto fields() {
        using P = Preferences;
        return std::tuple{
            json::field("allowed", &P::allowed, "同意接收普通消息的渠道", {.max = 6}),
            json::field("refused", &P::refused, "拒绝接收的渠道，紧急消息除外", {.max = 6}),
            json::field("quiet_from", &P::quiet_from, "免打扰开始，北京时间零点起的分钟数", {.min = 0, .max = 1'439}),
            json::field("quiet_until", &P::quiet_until, "免打扰结束；与开始相同即不设", {.min = 0, .max = 1'439}),
            json::field("version", &P::version, "所见版本，首次为 0", {.min = 0})};
    }
};

/// What is to be sent to many.
struct SendNotice {
    NoticeId id;
    std::string template_code;
    boost::json::object variables;
    std::vector<UserId> accounts;
    std::vector<PostId> posts;
    std::vector<AreaId> areas;
    Urgency urgency = Urgency::ordinary;
    std::vector<Channel> chain;
    bool must_acknowledge = false;
    int escalate_minutes = 30;
    static constexpr std::string_view schema_name = "SendNotice";
    static constexpr auto fields() {
        using N = SendNotice;
        return std::tuple{
            json::field("notice_id", &N::id, "客户端生成的编号，兼作幂等键"),
            json::field("template_code", &N::template_code, "模板代码", {.min = 1, .max = 60}),
            json::field("variables", &N::variables, "变量的值，对每位接收人相同"),
            json::field("accounts", &N::accounts, "接收账户", {.max = 1'000, .optional = true}),
            json::field("posts", &N::posts, "接收岗位的现任者", {.max = 200, .optional = true}),
            json::field("areas", &N::areas, "区域内的居民和工作人员；渠道为广播时即该区域的广播",
                        {.max = 50, .optional = true}),
            json::field("urgency", &N::urgency, "紧急程度"),
            json::field("chain", &N::chain, "渠道顺序", {.min = 1, .max = 6}),
            json::field("must_acknowledge", &N::must_acknowledge, "需要确认，否则逐级升级渠道", {.optional = true}),
            json::field("escalate_minutes", &N::escalate_minutes, "多少分钟未确认即换下一渠道",
                        {.min = 1, .max = 10'080, .optional = true})};
    }
};

/// How many, and why.
struct ReasonCount {
    std::string reason;
    std::int64_t count = 0;
    static constexpr std::string_view schema_name = "MessageReasonCount";
    static constexpr auto fields() {
        return std::tuple{json::field("reason", &ReasonCount::reason, "原因代码"),
                          json::field("count", &ReasonCount::count, "人数")};
    }
};
struct ChannelCount {
    Channel channel = Channel::app;
    std::int64_t count = 0, units = 0;
    Fen cost;
    static constexpr std::string_view schema_name = "MessageChannelCount";
    static constexpr auto fields() {
        using C = ChannelCount;
        return std::tuple{json::field("channel", &C::channel, "渠道"), json::field("count", &C::count, "人数"),
                          json::field("units", &C::units, "计费条数"), json::field("cost_fen", &C::cost, "费用（分）")};
    }
};

/// What would happen if the notice were sent now. Costs are those of the first channel that may be used; further
/// channels cost more when nobody acknowledges.
struct NoticePlan {
    std::int64_t recipients = 0;
    std::int64_t at_once = 0;      ///< reached now
    std::int64_t held = 0;         ///< in the morning
    std::int64_t unreachable = 0;  ///< by no channel of the chain
    std::vector<ChannelCount> first_channel;
    std::vector<ReasonCount> left_out;  ///< of those whom no channel reaches: why the last one does not
    Fen cost;
    Fen cost_at_most;  ///< when every channel of the chain is used
    static constexpr std::string_view schema_name = "NoticePlan";
    static constexpr auto fields() {
        using P = NoticePlan;
        return std::tuple{json::field("recipients", &P::recipients, "接收人数"),
                          json::field("at_once", &P::at_once, "立即发送人数"),
                          json::field("held", &P::held, "免打扰结束后发送人数"),
                          json::field("unreachable", &P::unreachable, "各渠道都不能发送的人数"),
                          json::field("first_channel", &P::first_channel, "首选渠道"),
                          json::field("left_out", &P::left_out, "不能发送的原因"),
                          json::field("cost_fen", &P::cost, "预计费用（分）"),
                          json::field("cost_at_most_fen", &P::cost_at_most, "最多费用（分）")};
    }
};

/// A notice and how its messages stand.
struct StateCount {
    MessageState state = MessageState::queued;
    std::string reason;
    std::int64_t count = 0;
    static constexpr std::string_view schema_name = "MessageStateCount";
    static constexpr auto fields() {
        using S = StateCount;
        return std::tuple{json::field("state", &S::state, "状态"), json::field("reason", &S::reason, "原因代码"),
                          json::field("count", &S::count, "条数")};
    }
};
struct Notice {
    NoticeId id;
    std::string template_code;
    std::int64_t edition = 1;
    Urgency urgency = Urgency::ordinary;
    std::vector<Channel> chain;
    UserId sent_by;
    Instant sent_at{};
    std::int64_t recipients = 0;
    std::vector<StateCount> states;
    static constexpr std::string_view schema_name = "Notice";
    static constexpr auto fields() {
        using N = Notice;
        return std::tuple{json::field("notice_id", &N::id, "通知"),
                          json::field("template_code", &N::template_code, "模板代码"),
                          json::field("edition", &N::edition, "模板版次"),
                          json::field("urgency", &N::urgency, "紧急程度"),
                          json::field("chain", &N::chain, "渠道顺序"),
                          json::field("sent_by", &N::sent_by, "发送人"),
                          json::field("sent_at_ms", &N::sent_at, "发送时间"),
                          json::field("recipients", &N::recipients, "接收人数"),
                          json::field("states", &N::states, "投递情况")};
    }
};

}  // namespace linli::messaging
