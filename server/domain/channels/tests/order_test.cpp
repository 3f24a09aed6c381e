#include <linli/channels/order.h>

#include <linli/base/date.h>
#include <linli/http/url.h>
#include <linli/json/read.h>

#include <gmock/gmock.h>

#include <map>

namespace linli::channels {
namespace {

using Fields = std::map<std::string, std::string>;

/// Values are JSON already.
const Fields hotline_order{{"order_no", R"("SH20261121-0007")"},
                           {"message_no", R"("M-1")"},
                           {"kind", R"("order")"},
                           {"content", R"("消火栓漏水")"},
                           {"sent_at_ms", "1795222800000"},
                           {"class_code", R"("040302")"},
                           {"title", R"("消火栓漏水")"},
                           {"anonymous", "false"},
                           {"address", R"("桂林西街91弄")"},
                           {"caller_name", R"("李某")"},
                           {"caller_phone", R"("13800000000")"},
                           {"deadline_ms", "1795395600000"}};
const Fields mailbox_letter{
    {"letter_no", "XF-2026-88"},  {"message_no", "M-2"}, {"type", "来信"},          {"body", "消火栓漏水 & 积水"},
    {"sent", "2026-11-21 08:17"}, {"class", "040302"},   {"subject", "消火栓漏水"}, {"hide_name", "no"},
    {"reply_by", "2026-11-28"},   {"writer", "王某"},    {"phone", "021-64000000"}};

std::string json_of(const Fields& fields) {
    std::string out = "{";
    for (const auto& [name, value] : fields) out += (out.size() > 1 ? ",\"" : "\"") + name + "\":" + value;
    return out + "}";
}

std::string form_of(const Fields& fields) {
    std::string out;
    for (const auto& [name, value] : fields) out += (out.empty() ? "" : "&") + name + "=" + http::percent_encode(value);
    return out;
}

std::string body_of(Channel channel, const Fields& fields) {
    return channel == Channel::hotline ? json_of(fields) : form_of(fields);
}

TEST(OrderTest, AHotlineOrderIsReadFieldByField) {
    const auto order = read_order(Channel::hotline, json_of(hotline_order));
    ASSERT_TRUE(order) << order.problem().detail;
    EXPECT_EQ(order.value(), (Order{.number = "SH20261121-0007",
                                    .message_id = "M-1",
                                    .message = Message::order,
                                    .text = "消火栓漏水",
                                    .sent_at = from_ms(1795222800000),
                                    .class_code = "040302",
                                    .title = "消火栓漏水",
                                    .address = "桂林西街91弄",
                                    .anonymous = false,
                                    .caller_name = "李某",
                                    .caller_phone = "13800000000",
                                    .answer_by = from_ms(1795395600000)}));
}

TEST(OrderTest, ALetterIsReadAndItsDayCountsToTheEnd) {
    const auto order = read_order(Channel::mailbox, form_of(mailbox_letter));
    ASSERT_TRUE(order) << order.problem().detail;
    EXPECT_EQ(order.value().text, "消火栓漏水 & 积水");
    EXPECT_EQ(rfc3339(order.value().sent_at), "2026-11-21T08:17:00+08:00");
    EXPECT_EQ(shanghai_text(order.value().answer_by), "2026-11-28 23:59");
    EXPECT_FALSE(order.value().address);
    EXPECT_EQ(order.value().caller_phone, "021-64000000");
}

TEST(OrderTest, LaterMessagesCarryTheirTextOnly) {
    const std::pair<const char*, Message> kinds[] = {
        {"supplement", Message::supplement}, {"urge", Message::urge}, {"withdrawal", Message::withdrawal}};
    for (const auto& [kind, message] : kinds) {
        Fields fields{{"order_no", R"("SH-1")"},
                      {"message_no", R"("M-1")"},
                      {"kind", '"' + std::string(kind) + '"'},
                      {"content", R"("请尽快")"},
                      {"sent_at_ms", "1795222800000"}};
        const auto order = read_order(Channel::hotline, json_of(fields));
        ASSERT_TRUE(order) << kind;
        EXPECT_EQ(order.value().message, message);
        fields["title"] = R"("另一个标题")";
        EXPECT_TRUE(read_order(Channel::hotline, json_of(fields)).is(bad_order)) << kind;
    }
    for (const auto* type : {"补充", "催办", "撤回"}) {
        Fields fields{
            {"letter_no", "XF-1"}, {"message_no", "M-1"}, {"type", type}, {"body", "请"}, {"sent", "2026-11-21 08:17"}};
        EXPECT_TRUE(read_order(Channel::mailbox, form_of(fields))) << type;
        fields["subject"] = "另一个标题";
        EXPECT_TRUE(read_order(Channel::mailbox, form_of(fields)).is(bad_order)) << type;
    }
}

TEST(OrderTest, WhatMustBeThereMustBeThere) {
    const std::pair<Channel, const Fields*> formats[] = {{Channel::hotline, &hotline_order},
                                                         {Channel::mailbox, &mailbox_letter}};
    for (const auto& [channel, whole] : formats)
        for (const auto& [name, value] : *whole) {
            auto fields = *whole;
            fields.erase(name);
            const bool optional =
                name == "address" || name.starts_with("caller") || name == "writer" || name == "phone";
            EXPECT_EQ(read_order(channel, body_of(channel, fields)).ok(), optional) << word(channel) << ' ' << name;
        }
}

struct Change {
    Channel channel;
    const char* name;
    const char* value;  ///< of JSON for the hotline
};

TEST(OrderTest, WhatDoesNotFitIsRefused) {
    const Change changes[] = {{Channel::hotline, "class_code", R"("0403")"},
                              {Channel::hotline, "class_code", R"("04030a")"},
                              {Channel::hotline, "deadline_ms", "1795222800000"},
                              {Channel::hotline, "anonymous", "true"},
                              {Channel::hotline, "caller_phone", R"("不告诉你号码")"},
                              {Channel::hotline, "caller_phone", R"("1-2-3-4-5-6")"},
                              {Channel::hotline, "order_no", R"("SH 1 /")"},
                              {Channel::hotline, "message_no", R"("M\n-1")"},
                              {Channel::hotline, "kind", R"("joke")"},
                              {Channel::hotline, "content", R"("  ")"},
                              {Channel::hotline, "content", "7"},
                              {Channel::hotline, "surprise", "1"},
                              {Channel::mailbox, "class", "abcdef"},
                              {Channel::mailbox, "reply_by", "2026-11-31"},
                              {Channel::mailbox, "reply_by", "2026-11-20"},
                              {Channel::mailbox, "sent", "2026-11-21 24:00"},
                              {Channel::mailbox, "sent", "2026-11-21T08:17"},
                              {Channel::mailbox, "hide_name", "是"},
                              {Channel::mailbox, "hide_name", "yes"},
                              {Channel::mailbox, "type", "order"},
                              {Channel::mailbox, "phone", "12"},
                              {Channel::mailbox, "letter_no", "XF/1"},
                              {Channel::mailbox, "surprise", "1"}};
    for (const auto& [channel, name, value] : changes) {
        auto fields = channel == Channel::hotline ? hotline_order : mailbox_letter;
        fields[name] = value;
        const auto order = read_order(channel, body_of(channel, fields));
        EXPECT_TRUE(order.is(bad_order) || order.is(json::invalid_fields)) << name << ' ' << value;
    }
}

TEST(OrderTest, ARefusalDoesNotQuoteThePerson) {
    auto fields = hotline_order;
    fields["caller_phone"] = R"("13800000000x")";
    const auto order = read_order(Channel::hotline, json_of(fields));
    ASSERT_TRUE(order.is(bad_order));
    for (const auto& error : order.problem().errors)
        EXPECT_THAT(error.message + error.pointer, ::testing::Not(::testing::HasSubstr("138")));
}

TEST(OrderTest, LengthsEndWhereTheFormatEnds) {
    for (const auto& [length, fits] : {std::pair{2'000, true}, std::pair{2'001, false}}) {
        std::string body;
        for (int i = 0; i < length; ++i) body += "漏";
        auto order = hotline_order;
        order["content"] = '"' + body + '"';
        auto letter = mailbox_letter;
        letter["body"] = body;
        EXPECT_EQ(read_order(Channel::hotline, json_of(order)).ok(), fits);
        EXPECT_EQ(read_order(Channel::mailbox, form_of(letter)).ok(), fits);
    }
}

TEST(OrderTest, OneFormatIsNotTheOther) {
    EXPECT_FALSE(read_order(Channel::mailbox, json_of(hotline_order)));
    EXPECT_FALSE(read_order(Channel::hotline, form_of(mailbox_letter)));
    EXPECT_FALSE(read_order(Channel::mailbox, form_of(mailbox_letter) + "&letter_no=XF-2")) << "no field twice";
    EXPECT_FALSE(read_order(Channel::mailbox, ""));
    EXPECT_FALSE(read_order(Channel::hotline, ""));
}

}  // namespace
}  // namespace linli::channels
