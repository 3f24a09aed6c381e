#include <linli/channels/reply.h>
#include <linli/channels/wording.h>

#include <linli/base/text.h>
#include <linli/http/url.h>
#include <linli/json/read.h>

#include <gmock/gmock.h>
#include <boost/json/object.hpp>

#include <functional>

namespace linli::channels {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

const Instant morning = from_ms(1'795'228'860'000);  // 2026-11-21 10:41 in Shanghai
constexpr Channel both[] = {Channel::hotline, Channel::mailbox};

Facts facts(std::string text) { return {.case_number = "LL2611210007", .text = std::move(text), .at = morning}; }

TEST(WordingTest, EachChannelHasItsOwnWords) {
    struct Row {
        Channel channel;
        Reply reply;
        const char* expected;
    };
    const Row rows[] = {
        {Channel::hotline, Reply::accepted, "工单已受理，受理编号LL2611210007，受理时间2026-11-21 10:41。"},
        {Channel::hotline, Reply::progress, "办理进展：阀门已更换。"},
        {Channel::hotline, Reply::returned, "工单退回，原因：阀门已更换。"},
        {Channel::hotline, Reply::result, "办理结果：阀门已更换。"},
        {Channel::mailbox, Reply::accepted,
         "尊敬的市民：您好！您的来信已于2026-11-21 10:41受理，编号LL2611210007，我们将尽快办理。感谢您的来信！"},
        {Channel::mailbox, Reply::progress,
         "尊敬的市民：您好！您的来信（编号LL2611210007）正在办理：阀门已更换。感谢您的来信！"},
        {Channel::mailbox, Reply::returned,
         "尊敬的市民：您好！您反映的事项不属于本单位职责范围，说明如下：阀门已更换。感谢您的来信！"},
        {Channel::mailbox, Reply::result,
         "尊敬的市民：您好！您的来信（编号LL2611210007）办理情况答复如下：阀门已更换。感谢您的来信！"}};
    for (const auto& row : rows) {
        const auto content = row.reply == Reply::accepted ? "" : "阀门已更换";
        EXPECT_EQ(compose(row.channel, row.reply, facts(content)), row.expected);
    }
}

/// COVERS: INC-11 (closed is not solved), INC-25
TEST(WordingTest, EachChannelSaysHowItEndedInItsOwnWords) {
    struct Row {
        Reply reply;
        Conclusion conclusion;
        const char* reason;
        const char *hotline, *mailbox;
    };
    const Row rows[] = {
        {Reply::result, Conclusion::solved, "", "办理结果（已解决）：好。",
         "尊敬的市民：您好！您的来信（编号LL2611210007）办理情况答复如下：好。您反映的问题已经解决。感谢您的来信！"},
        {Reply::result, Conclusion::partly, "权属争议", "办理结果（部分解决，权属争议）：好。",
         "尊敬的市民：您好！您的来信（编号LL2611210007）办理情况答复如下：好。您反映的问题已部分解决，原因：权属争议。"
         "感谢您的来信！"},
        {Reply::result, Conclusion::unsolved, "", "办理结果（未解决）：好。",
         "尊敬的市民：您好！您的来信（编号LL2611210007）办理情况答复如下：好。您反映的问题暂未解决。感谢您的来信！"},
        {Reply::returned, Conclusion::not_accepted, "超出职责", "工单退回（不予受理，超出职责），原因：好。",
         "尊敬的市民：您好！您反映的事项不属于本单位职责范围，说明如下：好。您反映的事项不予受理，原因：超出职责。"
         "感谢您的来信！"},
        {Reply::progress, Conclusion::forwarded, "", "办理进展（已转外部单位）：好。",
         "尊敬的市民：您好！您的来信（编号LL2611210007）正在办理：好。感谢您的来信！"}};
    for (const auto& row : rows) {
        auto in = facts("好");
        in.conclusion = row.conclusion;
        in.reason = row.reason;
        EXPECT_EQ(compose(Channel::hotline, row.reply, in), row.hotline);
        EXPECT_EQ(compose(Channel::mailbox, row.reply, in), row.mailbox);
    }
}

TEST(WordingTest, WhatPeopleWroteIsNoTemplate) {
    EXPECT_EQ(compose(Channel::hotline, Reply::result, facts("见{编号}和{")), "办理结果：见{编号}和{。");
    EXPECT_EQ(compose(Channel::hotline, Reply::result, facts(" 第一\n第二。\n")), "办理结果：第一 第二。");
}

TEST(WordingTest, AnonymousCitizensAreToldNoNames) {
    auto in = facts("由陈建国与陈建处理");
    in.staff = {"陈建", "陈建国", ""};
    EXPECT_THAT(compose(Channel::hotline, Reply::result, in), HasSubstr("由陈建国与陈建处理"));
    in.anonymous = true;
    for (const auto channel : both)
        EXPECT_THAT(compose(channel, Reply::result, in), HasSubstr("由工作人员与工作人员处理"));
}

TEST(WordingTest, NothingIsLongerThanThePlatformTakes) {
    for (const auto channel : both)
        for (int sentences = 0; sentences < 400; sentences += 3) {
            std::string text;
            for (int i = 0; i < sentences; ++i) text += "阀门已经更换。";
            auto in = facts(text);
            if (sentences % 2 == 0) in.conclusion = Conclusion::unsolved, in.reason = "权属争议";
            const auto out = compose(channel, Reply::result, in);
            EXPECT_LE(text::code_points(out), longest_answer(channel));
            const bool cut = out.find(text) == std::string::npos;
            EXPECT_EQ(cut, out.find("更换。（内容较长，全文可凭编号LL2611210007查询）") != std::string::npos);
        }
    std::string endless;
    for (int i = 0; i < 3'000; ++i) endless += "长";
    EXPECT_EQ(text::code_points(compose(Channel::hotline, Reply::result, facts(endless))), 500U);
    EXPECT_THAT(compose(Channel::mailbox, Reply::result, facts(endless)), EndsWith("查询）感谢您的来信！"));
}

Answer answer() { return {"SH-1", "019a-key", Reply::result, "办理结果：好。&=", morning}; }

TEST(AnswerTest, EachChannelHasItsOwnFormat) {
    const auto read = json::parse(write_answer(Channel::hotline, answer()));
    ASSERT_TRUE(read);
    const auto& object = read.value().as_object();
    EXPECT_EQ(object.size(), 5U);
    EXPECT_EQ(object.at("order_no").as_string(), "SH-1");
    EXPECT_EQ(object.at("key").as_string(), "019a-key");
    EXPECT_EQ(object.at("code").as_string(), "04");
    EXPECT_EQ(object.at("text").as_string(), "办理结果：好。&=");
    EXPECT_EQ(object.at("at_ms").as_int64(), to_ms(morning));
    const auto form = http::parse_query(write_answer(Channel::mailbox, answer()));
    ASSERT_TRUE(form);
    std::string text;
    for (const auto& [name, value] : *form) text += name + "=" + value + "\n";
    EXPECT_EQ(text, "letter_no=SH-1\nkey=019a-key\ntype=答复\nbody=办理结果：好。&=\nsent=2026-11-21 10:41\n");
}

TEST(AnswerTest, EveryReplyHasItsCode) {
    const std::pair<Reply, std::pair<const char*, const char*>> codes[] = {{Reply::accepted, {"\"01\"", "受理"}},
                                                                           {Reply::returned, {"\"02\"", "退回"}},
                                                                           {Reply::progress, {"\"03\"", "进展"}},
                                                                           {Reply::result, {"\"04\"", "答复"}}};
    for (const auto& [reply, code] : codes) {
        auto one = answer();
        one.reply = reply;
        EXPECT_THAT(write_answer(Channel::hotline, one), HasSubstr(code.first));
        EXPECT_THAT(write_answer(Channel::mailbox, one), HasSubstr("type=" + http::percent_encode(code.second)));
    }
}

/// What was queued before answers concluded anything leaves as the same bytes (EachChannelHasItsOwnFormat).
TEST(AnswerTest, EveryConclusionHasItsCode) {
    const std::pair<const char*, const char*> codes[] = {
        {"1", "已解决"}, {"2", "部分解决"}, {"3", "未解决"}, {"4", "不予受理"}, {"5", "转外部单位"}};
    for (std::size_t i = 0; i < words(Conclusion{}).size(); ++i) {
        auto one = answer();
        one.conclusion = static_cast<Conclusion>(i);
        EXPECT_THAT(write_answer(Channel::hotline, one),
                    HasSubstr(std::string(R"("outcome_code":")") + codes[i].first + "\""));
        EXPECT_THAT(write_answer(Channel::mailbox, one), EndsWith("&outcome=" + http::percent_encode(codes[i].second)));
    }
}

class ReceiptTest : public ::testing::TestWithParam<std::tuple<Channel, crypto::Suite>> {
protected:
    const Channel channel = std::get<0>(GetParam());
    const crypto::Suite suite = std::get<1>(GetParam());
    const std::string secret = std::string(32, 'k');
    const std::string sent = write_answer(channel, answer());
    Receipt receipt() const {
        Receipt out{"R-1", "019a-key", morning, ""};
        out.signature = sign_receipt(suite, secret, channel, out, sent);
        return out;
    }
    bool counts(const Receipt& r) const { return receipt_counts(suite, secret, channel, r, "019a-key", sent); }
};
INSTANTIATE_TEST_SUITE_P(Everywhere, ReceiptTest,
                         ::testing::Combine(::testing::ValuesIn(both),
                                            ::testing::Values(crypto::Suite::international, crypto::Suite::guomi)));

TEST_P(ReceiptTest, OnlyTheReceiptOfTheseWordsCounts) {
    EXPECT_TRUE(counts(receipt()));
    const std::function<void(Receipt&)> changes[] = {
        [](auto& r) { r.number = "R-2"; }, [](auto& r) { r.key = "019a-other"; },
        [](auto& r) { r.at += std::chrono::milliseconds(1); }, [](auto& r) { r.signature.clear(); },
        [](auto& r) { r.signature[0] = r.signature[0] == 'a' ? 'b' : 'a'; }};
    for (const auto& change : changes) {
        auto r = receipt();
        change(r);
        EXPECT_FALSE(counts(r));
    }
    EXPECT_FALSE(receipt_counts(suite, std::string(32, 'j'), channel, receipt(), "019a-key", sent));
    EXPECT_FALSE(receipt_counts(suite, secret, channel, receipt(), "019a-key", sent + " "));
    const auto other = channel == Channel::hotline ? Channel::mailbox : Channel::hotline;
    EXPECT_FALSE(receipt_counts(suite, secret, other, receipt(), "019a-key", sent));
}

TEST_P(ReceiptTest, APartCannotPassForTwo) {
    Receipt broken{"R\n1", "019a-key", morning, ""};
    broken.signature = sign_receipt(suite, secret, channel, broken, sent);
    EXPECT_FALSE(counts(broken));
}

TEST(ReceiptTextTest, OnlyAWholeReceiptIsOne) {
    const std::string json = R"({"receipt_no":"R-1","key":"k","at_ms":1795228860000,"signature":"ab"})";
    const std::string form = "receipt_no=R-1&key=k&at=1795228860000&signature=ab";
    for (const auto& [channel, body] : {std::pair{Channel::hotline, json}, std::pair{Channel::mailbox, form}}) {
        const auto read = read_receipt(channel, body);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->number, "R-1");
        EXPECT_EQ(read->key, "k");
        EXPECT_EQ(read->at, morning);
        EXPECT_EQ(read->signature, "ab");
    }
    for (const auto* bad : {"", "{}", R"({"receipt_no":"R-1","key":"k","at_ms":1795228860000})",
                            R"({"receipt_no":"R-1","key":"k","at_ms":"x","signature":"ab"})",
                            R"({"receipt_no":"R-1","key":"k","at_ms":1,"signature":"ab","more":1})"})
        EXPECT_FALSE(read_receipt(Channel::hotline, bad)) << bad;
    for (const auto* bad :
         {"", "receipt_no=R-1&key=k&at=1", "receipt_no=R-1&key=k&at=x&signature=ab",
          "receipt_no=R-1&key=k&at=-1&signature=ab", "receipt_no=R-1&key=&at=1&signature=ab",
          "receipt_no=R-1&receipt_no=R-1&at=1&signature=ab", "receipt_no=R-1&key=k&at=1&signature=ab&more=1"})
        EXPECT_FALSE(read_receipt(Channel::mailbox, bad)) << bad;
}

}  // namespace
}  // namespace linli::channels
