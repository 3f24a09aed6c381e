#include <linli/exchange/protocol.h>

#include "address.h"

#include <gmock/gmock.h>

namespace linli::exchange {
namespace {

using protocol::Fault;

const Instant asked_at = from_ms(1'790'000'000'000);

protocol::Question question() {
    protocol::Question q;
    q.target = "/police/query";
    q.partner = "police";
    q.call = "019a0000-0000-7000-8000-000000000001";
    q.at = asked_at;
    q.nonce = "MTIzNDU2Nzg5MDEyMzQ1Ng";
    return q;
}

class ProtocolTest : public ::testing::TestWithParam<crypto::Suite> {
protected:
    const std::string secret = std::string(32, 'k');
    const std::string body = R"({"key":{}})";
    std::string signed_question = protocol::sign_question(GetParam(), secret, question(), body);
    std::string signed_answer = protocol::sign_answer(GetParam(), secret, question(), 200, asked_at, body);
    Fault check(const protocol::Question& q, std::string_view text, Instant now = asked_at) {
        return protocol::check_question(GetParam(), secret, q, text, signed_question, now);
    }
    Fault check_answer(const protocol::Question& q, int status, Instant at, std::string_view text) {
        return protocol::check_answer(GetParam(), secret, q, status, at, text, signed_answer, asked_at);
    }
};
INSTANTIATE_TEST_SUITE_P(BothSuites, ProtocolTest,
                         ::testing::Values(crypto::Suite::international, crypto::Suite::guomi));

TEST_P(ProtocolTest, EveryPartOfAQuestionIsSigned) {
    EXPECT_EQ(check(question(), body), Fault::none);
    EXPECT_EQ(check(question(), body + " "), Fault::wrong_signature);
    const std::function<void(protocol::Question&)> changes[] = {[](auto& q) { q.method = "PUT"; },
                                                                [](auto& q) { q.target = "/police/health"; },
                                                                [](auto& q) { q.partner = "health"; },
                                                                [](auto& q) { q.call[0] = '1'; },
                                                                [](auto& q) { q.at += std::chrono::milliseconds(1); },
                                                                [](auto& q) { q.nonce[0] = 'm'; }};
    for (const auto& change : changes) {
        auto q = question();
        change(q);
        EXPECT_EQ(check(q, body), Fault::wrong_signature);
        EXPECT_EQ(check_answer(q, 200, asked_at, body), Fault::wrong_signature);
    }
    EXPECT_EQ(protocol::check_question(GetParam(), std::string(32, 'j'), question(), body, signed_question, asked_at),
              Fault::wrong_signature);
    EXPECT_EQ(protocol::check_question(GetParam(), secret, question(), body, "", asked_at), Fault::missing);
    auto broken = question();
    broken.nonce = "a\nb";
    EXPECT_EQ(check(broken, body), Fault::missing);
}

TEST_P(ProtocolTest, AnAnswerBelongsToOneQuestion) {
    EXPECT_EQ(check_answer(question(), 200, asked_at, body), Fault::none);
    EXPECT_EQ(check_answer(question(), 500, asked_at, body), Fault::wrong_signature);
    EXPECT_EQ(check_answer(question(), 200, asked_at + std::chrono::seconds(1), body), Fault::wrong_signature);
    EXPECT_EQ(check_answer(question(), 200, asked_at, "{}"), Fault::wrong_signature);
    // A question never passes as an answer.
    EXPECT_NE(signed_question, signed_answer);
}

TEST_P(ProtocolTest, AnOldTimestampDoesNotCountHoweverWellSigned) {
    for (const auto shift : {std::chrono::minutes(5), std::chrono::minutes(-5)})
        EXPECT_EQ(check(question(), body, asked_at + shift), Fault::none);
    for (const auto shift : {std::chrono::seconds(301), std::chrono::seconds(-301)})
        EXPECT_EQ(check(question(), body, asked_at + shift), Fault::old_timestamp);
}

TEST(ProtocolTextTest, TimesAreNumbers) {
    EXPECT_EQ(protocol::read_time("1790000000000"), asked_at);
    for (const auto* bad : {"", "12x", "-1", "99999999999999999999", "1790000000000 "})
        EXPECT_FALSE(protocol::read_time(bad)) << bad;
    EXPECT_NE(protocol::new_nonce(), protocol::new_nonce());
}

TEST(AddressTest, OnlyWhatASocketCanReach) {
    const auto plain = read_address("http://127.0.0.1:8090/police/");
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->host, "127.0.0.1");
    EXPECT_EQ(plain->port, 8090);
    EXPECT_EQ(plain->path, "/police");
    EXPECT_EQ(read_address("https://a.gov.cn")->port, 443);
    EXPECT_TRUE(read_address("https://a.gov.cn")->tls);
    EXPECT_EQ(read_address("sim://police")->path, "/police");
    for (const auto* bad : {"", "ftp://a", "http://", "http://a:0", "http://a:99999", "http://a:b", "http://u@a",
                            "http://a/../b", "http://a/x?y", "http://a b", "http://a/x y", "http://a/\"x\"",
                            "http://a/核对", "sim://", "sim://a/b", "a.gov.cn"})
        EXPECT_FALSE(read_address(bad)) << bad;
}

}  // namespace
}  // namespace linli::exchange
