#include <linli/channels/order.h>

#include <linli/base/date.h>
#include <linli/base/text.h>
#include <linli/http/url.h>
#include <linli/json/field.h>
#include <linli/json/read.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace linli::channels {
namespace {

constexpr std::size_t longest_number = 32;
constexpr std::size_t longest_text = 2'000;
constexpr std::size_t longest_title = 60;
constexpr std::size_t longest_address = 200;
constexpr std::size_t longest_name = 50;
constexpr std::size_t class_code_digits = 6;

Refusal refuse_field(std::string pointer, std::string code, std::string message) {
    return refuse(bad_order, std::vector<FieldError>{{std::move(pointer), std::move(code), std::move(message)}});
}

/// The work order of the hotline, field by field.
struct HotlineOrder {
    std::string order_no;
    std::string message_no;
    Message kind = Message::order;
    std::string content;
    Instant sent_at{};
    std::optional<std::string> class_code;
    std::optional<std::string> title;
    std::optional<std::string> address;
    std::optional<bool> anonymous;
    std::optional<std::string> caller_name;
    std::optional<std::string> caller_phone;
    std::optional<Instant> deadline;
    static constexpr std::string_view schema_name = "HotlineOrder";
    static constexpr auto fields() {
        using json::field;
        constexpr std::string_view purpose = "受理群众诉求并回访";
        constexpr auto personal = json::Sensitivity::personal;
        return std::tuple{field("order_no", &HotlineOrder::order_no, "工单编号", {.min = 4, .max = longest_number}),
                          field("message_no", &HotlineOrder::message_no, "报文编号", {.min = 1, .max = longest_number}),
                          field("kind", &HotlineOrder::kind, "报文类型"),
                          field("content", &HotlineOrder::content, "内容",
                                {.min = 1, .max = longest_text, .sensitivity = personal, .purpose = purpose}),
                          field("sent_at_ms", &HotlineOrder::sent_at, "发送时间"),
                          field("class_code", &HotlineOrder::class_code, "分类编码"),
                          field("title", &HotlineOrder::title, "标题", {.min = 2, .max = longest_title}),
                          field("address", &HotlineOrder::address, "地址", {.min = 1, .max = longest_address}),
                          field("anonymous", &HotlineOrder::anonymous, "是否匿名"),
                          field("caller_name", &HotlineOrder::caller_name, "来电人",
                                {.min = 1, .max = longest_name, .sensitivity = personal, .purpose = purpose}),
                          field("caller_phone", &HotlineOrder::caller_phone, "来电号码",
                                {.sensitivity = personal, .purpose = purpose}),
                          field("deadline_ms", &HotlineOrder::deadline, "办结期限")};
    }
};

bool plain_code(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    });
}

bool digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Digits, or stars where the platform hides them from us.
bool dialled(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '*'; });
}

/// A number as it is dialled in China: a mobile number, or a fixed line with or without its area.
bool telephone(std::string_view text) {
    constexpr std::size_t shortest = 7;
    constexpr std::size_t longest = 13;
    const auto bar = text.find('-');
    const auto rest = bar == std::string_view::npos ? std::string_view() : text.substr(bar + 1);
    return text.size() >= shortest && text.size() <= longest && dialled(text.substr(0, bar)) && dialled(rest) &&
           bar != 0;
}

/// What no field alone can say, for both formats alike.
Outcome check(const Order& order) {
    if (!plain_code(order.number)) return refuse_field("/number", "malformed", "编号只能含字母、数字和短横线");
    if (!plain_code(order.message_id)) return refuse_field("/message", "malformed", "报文编号只能含字母、数字和短横线");
    if (text::trim(order.text).empty()) return refuse_field("/text", "too_short", "内容不能为空");
    if (order.message != Message::order) return Done{};
    if (order.class_code.size() != class_code_digits || !digits(order.class_code))
        return refuse_field("/class", "malformed", "分类编码应为六位数字");
    if (order.answer_by <= order.sent_at) return refuse_field("/deadline", "out_of_range", "期限应晚于发送时间");
    if (order.anonymous && (order.caller_name || order.caller_phone))
        return refuse_field("/anonymous", "contradiction", "匿名工单不应带有来电人信息");
    if (order.caller_phone && !telephone(*order.caller_phone))
        return refuse_field("/phone", "malformed", "联系电话格式不正确");
    return Done{};
}

Result<Order> read_hotline(std::string_view body) {
    LINLI_TRY(auto in, json::read_text<HotlineOrder>(body));
    Order out{.number = std::move(in.order_no),
              .message_id = std::move(in.message_no),
              .message = in.kind,
              .text = std::move(in.content),
              .sent_at = in.sent_at};
    const bool whole = in.class_code && in.title && in.anonymous && in.deadline;
    const bool any =
        in.class_code || in.title || in.anonymous || in.deadline || in.address || in.caller_name || in.caller_phone;
    if (out.message == Message::order && !whole)
        return refuse_field("", "required", "工单缺少分类、标题、匿名标志或期限");
    if (out.message != Message::order && any) return refuse_field("", "unknown", "补充、催办和撤回只带内容");
    if (whole) {
        out.class_code = *in.class_code;
        out.title = *in.title;
        out.anonymous = *in.anonymous;
        out.answer_by = *in.deadline;
    }
    out.address = std::move(in.address);
    out.caller_name = std::move(in.caller_name);
    out.caller_phone = std::move(in.caller_phone);
    LINLI_CHECK(check(out));
    return out;
}

/// The mailbox's names of fields, the most code points of each, and whether only a new letter has it.
struct FormField {
    std::string_view name;
    std::size_t longest;
    bool needed;
    bool of_letter;
};
constexpr std::array<FormField, 12> form_fields{{{"letter_no", longest_number, true, false},
                                                 {"message_no", longest_number, true, false},
                                                 {"type", 10, true, false},
                                                 {"body", longest_text, true, false},
                                                 {"sent", 16, true, false},
                                                 {"class", class_code_digits, true, true},
                                                 {"subject", longest_title, true, true},
                                                 {"hide_name", 3, true, true},
                                                 {"reply_by", 10, true, true},
                                                 {"address", longest_address, false, true},
                                                 {"writer", longest_name, false, true},
                                                 {"phone", 13, false, true}}};
using Form = std::map<std::string, std::string, std::less<>>;

/// The mailbox's words for our messages. @return nothing for another word
std::optional<Message> mailbox_message(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, Message>, 4> known{{{"来信", Message::order},
                                                                         {"补充", Message::supplement},
                                                                         {"催办", Message::urge},
                                                                         {"撤回", Message::withdrawal}}};
    for (const auto& [text, message] : known)
        if (text == word) return message;
    return std::nullopt;
}

Result<Form> read_form(std::string_view body) {
    auto parameters = http::parse_query(body);
    if (!parameters) return refuse_field("", "malformed", "内容不是有效的表单");
    Form form;
    for (auto& [name, value] : *parameters) {
        const auto known = std::find_if(form_fields.begin(), form_fields.end(),
                                        [&wanted = name](const FormField& f) { return f.name == wanted; });
        if (known == form_fields.end()) return refuse_field("", "unknown", "表单含有未约定的字段");
        const std::string pointer = "/" + name;
        if (value.empty()) return refuse_field(pointer, "too_short", "字段不能为空");
        if (text::code_points(value) > known->longest) return refuse_field(pointer, "too_long", "字段超出长度");
        if (!form.emplace(name, std::move(value)).second) return refuse_field(pointer, "twice", "字段重复");
    }
    return form;
}

/// Every field that this kind of letter needs is there, and none that it may not have.
Outcome check_form(const Form& form, Message message) {
    for (const auto& field : form_fields) {
        const bool there = form.find(field.name) != form.end();
        const std::string pointer = "/" + std::string(field.name);
        const bool fits = message == Message::order || !field.of_letter;
        if (there && !fits) return refuse_field(pointer, "unknown", "补充、催办和撤回只带内容");
        if (!there && fits && field.needed) return refuse_field(pointer, "required", "缺少必填字段");
    }
    return Done{};
}

/// `2026-11-21 09:05` of Shanghai.
std::optional<Instant> read_minute(std::string_view text) {
    constexpr std::size_t size = 16;
    if (text.size() != size || text[10] != ' ' || text[13] != ':') return std::nullopt;
    const auto day = Date::parse(text.substr(0, 10));
    const auto hour = text.substr(11, 2);
    const auto minute = text.substr(14, 2);
    if (!day || !digits(hour) || !digits(minute) || hour > "23" || minute > "59") return std::nullopt;
    const auto number = [](std::string_view two) { return (two[0] - '0') * 10 + (two[1] - '0'); };
    return shanghai_instant(*day, std::chrono::hours(number(hour)) + std::chrono::minutes(number(minute)));
}

std::optional<std::string> optional_of(const Form& form, std::string_view name) {
    const auto found = form.find(name);
    return found == form.end() ? std::nullopt : std::optional(found->second);
}

/// What only a new letter has. The mailbox gives a day to answer by: its end counts.
Outcome read_letter(const Form& form, Order& out) {
    const auto day = Date::parse(form.at("reply_by"));
    if (!day) return refuse_field("/reply_by", "malformed", "答复期限应为日期");
    const auto& hidden = form.at("hide_name");
    if (hidden != "yes" && hidden != "no") return refuse_field("/hide_name", "not_a_word", "匿名标志应为 yes 或 no");
    out.class_code = form.at("class");
    out.title = form.at("subject");
    out.anonymous = hidden == "yes";
    out.answer_by = shanghai_instant(day->plus_days(1)) - std::chrono::milliseconds(1);
    out.address = optional_of(form, "address");
    out.caller_name = optional_of(form, "writer");
    out.caller_phone = optional_of(form, "phone");
    return Done{};
}

Result<Order> read_mailbox(std::string_view body) {
    LINLI_TRY(const auto form, read_form(body));
    const auto type = form.find("type");
    const auto message = type == form.end() ? std::nullopt : mailbox_message(type->second);
    if (!message) return refuse_field("/type", "not_a_word", "来信类型不在约定范围内");
    LINLI_CHECK(check_form(form, *message));
    const auto sent = read_minute(form.at("sent"));
    if (!sent) return refuse_field("/sent", "malformed", "发送时间格式不正确");
    Order out{.number = form.at("letter_no"),
              .message_id = form.at("message_no"),
              .message = *message,
              .text = form.at("body"),
              .sent_at = *sent};
    if (*message == Message::order) LINLI_CHECK(read_letter(form, out));
    LINLI_CHECK(check(out));
    return out;
}

}  // namespace

Result<Order> read_order(Channel channel, std::string_view body) {
    return channel == Channel::hotline ? read_hotline(body) : read_mailbox(body);
}

}  // namespace linli::channels
