#include "formats.h"

#include <linli/base/date.h>
#include <linli/channels/reply.h>
#include <linli/http/url.h>
#include <linli/json/read.h>
#include <linli/json/write.h>

#include <boost/json/object.hpp>

#include <array>
#include <map>

namespace linli::platforms {
namespace {

using channels::Channel;
using channels::Message;
using channels::Order;

constexpr std::chrono::days usual_days{3};

class FormText {
public:
    FormText& add(std::string_view name, std::string_view value) {
        if (!text_.empty()) text_ += '&';
        text_.append(name).append("=").append(http::percent_encode(value));
        return *this;
    }
    FormText& maybe(std::string_view name, const std::optional<std::string>& value) {
        return value ? add(name, *value) : *this;
    }
    std::string text() const { return text_; }

private:
    std::string text_;
};

std::string hotline_order(const Order& order) {
    boost::json::object out{{"order_no", order.number},
                            {"message_no", order.message_id},
                            {"kind", word(order.message)},
                            {"content", order.text},
                            {"sent_at_ms", to_ms(order.sent_at)}};
    if (order.message == Message::order) {
        out.emplace("class_code", order.class_code);
        out.emplace("title", order.title);
        out.emplace("anonymous", order.anonymous);
        out.emplace("deadline_ms", to_ms(order.answer_by));
        if (order.address) out.emplace("address", *order.address);
        if (order.caller_name) out.emplace("caller_name", *order.caller_name);
        if (order.caller_phone) out.emplace("caller_phone", *order.caller_phone);
    }
    return json_text(out);
}

std::string mailbox_letter(const Order& order) {
    constexpr std::array<std::string_view, 4> types{"来信", "补充", "催办", "撤回"};
    constexpr std::size_t minutes = 16;  // `2026-11-21 08:17`
    FormText out;
    out.add("letter_no", order.number)
        .add("message_no", order.message_id)
        .add("type", types[static_cast<std::size_t>(order.message)])
        .add("body", order.text)
        .add("sent", std::string_view(shanghai_text(order.sent_at)).substr(0, minutes));
    if (order.message != Message::order) return out.text();
    return out.add("class", order.class_code)
        .add("subject", order.title)
        .add("hide_name", order.anonymous ? "yes" : "no")
        .add("reply_by", shanghai_date(order.answer_by).text())
        .maybe("address", order.address)
        .maybe("writer", order.caller_name)
        .maybe("phone", order.caller_phone)
        .text();
}

/// A member of an object as text; empty when it is not there.
std::string member(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<std::string> wished(const boost::json::object& object, std::string_view name) {
    auto text = member(object, name);
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

}  // namespace

std::string json_text(const boost::json::value& value) {
    std::string out;
    json::append(out, value);
    return out;
}

std::string write_order(Channel channel, const Order& order) {
    return channel == Channel::hotline ? hotline_order(order) : mailbox_letter(order);
}

std::optional<Taken> read_answer(Channel channel, std::string_view body) {
    Taken out;
    if (channel == Channel::hotline) {
        const auto parsed = json::parse(body);
        const auto* object = parsed ? parsed->if_object() : nullptr;
        if (object == nullptr) return std::nullopt;
        out.order_no = member(*object, "order_no");
        out.key = member(*object, "key");
        out.kind = member(*object, "code");
        out.text = member(*object, "text");
        out.outcome = member(*object, "outcome_code");
    } else {
        std::map<std::string, std::string, std::less<>> form;
        for (auto& one : http::parse_query(body).value_or(std::vector<http::Parameter>{}))
            form.emplace(std::move(one.name), std::move(one.value));
        out.order_no = form["letter_no"];
        out.key = form["key"];
        out.kind = form["type"];
        out.text = form["body"];
        out.outcome = form["outcome"];
    }
    if (out.order_no.empty() || out.key.empty() || out.kind.empty() || out.text.empty()) return std::nullopt;
    return out;
}

std::string write_receipt(Channel channel, crypto::Suite suite, std::string_view secret, std::string_view number,
                          std::string_view key, Instant at, std::string_view sent_body) {
    channels::Receipt receipt{.number = std::string(number), .key = std::string(key), .at = at, .signature = {}};
    receipt.signature = channels::sign_receipt(suite, secret, channel, receipt, sent_body);
    if (channel == Channel::hotline)
        return json_text(boost::json::object{
            {"receipt_no", number}, {"key", key}, {"at_ms", to_ms(at)}, {"signature", receipt.signature}});
    return FormText()
        .add("receipt_no", number)
        .add("key", key)
        .add("at", std::to_string(to_ms(at)))
        .add("signature", receipt.signature)
        .text();
}

std::optional<Order> read_wish(std::string_view body, Instant now) {
    const auto parsed = json::parse(body);
    const auto* object = parsed ? parsed->if_object() : nullptr;
    if (object == nullptr) return std::nullopt;
    const auto kind = member(*object, "kind");
    const auto message = kind.empty() ? std::optional(Message::order) : from_word<Message>(kind);
    const auto* deadline = object->if_contains("deadline_ms");
    const auto* anonymous = object->if_contains("anonymous");
    Order out{.number = member(*object, "number"),
              .message_id = member(*object, "message_no"),
              .message = message.value_or(Message::order),
              .text = member(*object, "text"),
              .sent_at = now,
              .class_code = wished(*object, "class_code").value_or("040302"),
              .title = member(*object, "title"),
              .address = wished(*object, "address"),
              .anonymous = anonymous != nullptr && anonymous->is_bool() && anonymous->get_bool(),
              .caller_name = wished(*object, "caller_name"),
              .caller_phone = wished(*object, "caller_phone"),
              .answer_by = now + usual_days};
    if (deadline != nullptr && deadline->is_int64()) out.answer_by = from_ms(deadline->get_int64());
    if (!message || out.number.empty() || out.message_id.empty() || out.text.empty()) return std::nullopt;
    return out;
}

}  // namespace linli::platforms
