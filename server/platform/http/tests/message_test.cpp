#include <linli/http/message.h>
#include <linli/http/rate_limit.h>
#include <linli/testing/manual_clock.h>

#include <gtest/gtest.h>

#include "peer.h"

namespace linli::http {
namespace {

TEST(Response, RefusesHeaderInjection) {
    Response response(200);
    EXPECT_THROW(response.header("x-note", "a\r\nset-cookie: b=c"), std::invalid_argument);
    EXPECT_THROW(response.header("x-note", "a\nb"), std::invalid_argument);
    EXPECT_THROW(response.header("x-note", std::string_view("a\0b", 3)), std::invalid_argument);
    EXPECT_THROW(response.header("x note", "a"), std::invalid_argument);
    EXPECT_THROW(response.header("x:y", "a"), std::invalid_argument);
    EXPECT_THROW(response.header("", "a"), std::invalid_argument);
    EXPECT_THROW(response.header("Content-Length", "3"), std::invalid_argument);
    EXPECT_THROW(response.cookie("session", "a; Domain=evil"), std::invalid_argument);
    EXPECT_THROW(redirect(303, "/a\r\nx: y"), std::invalid_argument);
    EXPECT_EQ(response.header_lines(), "");
}

TEST(Response, WritesSafeCookies) {
    Response response(200);
    response.cookie("session", "abc", {.max_age = std::chrono::seconds(60), .path = "/v1"});
    EXPECT_EQ(response.find("set-cookie"), "session=abc; Path=/v1; Max-Age=60; HttpOnly; Secure; SameSite=Strict");
    Response other(200);
    other.forget_cookie("session");
    EXPECT_EQ(other.find("set-cookie"), "session=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Strict");
}

TEST(Response, WritesProblems) {
    const auto response = problem(body_too_large, "说\"明\n", false, "r-1");
    EXPECT_EQ(response.status(), 413);
    EXPECT_EQ(response.find("content-type"), "application/problem+json");
    EXPECT_EQ(response.text(), R"({"type":"/problems/http/body-too-large","title":"提交的内容过大","status":413,)"
                               R"("detail":"说\"明\u000a","request_id":"r-1"})");
}

TEST(Request, FindsHeadersAndCookies) {
    Request request(Method::get, "/a?b=1&b=2");
    request.edit_headers().add("Accept", "a");
    request.edit_headers().add("COOKIE", "x=1; session=\"abc\"; session=no");
    request.edit_headers().add("accept", "b");
    EXPECT_EQ(request.header("ACCEPT"), "a");
    EXPECT_EQ(request.headers().joined("accept"), "a, b");
    EXPECT_EQ(request.cookie("session"), "abc");
    EXPECT_EQ(request.cookie("sess"), std::nullopt);
    EXPECT_EQ(request.parameter("b"), "1");
    EXPECT_EQ(request.parameter("c"), std::nullopt);
}

TEST(Trace, ParsesTraceparent) {
    const auto trace = Trace::parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    ASSERT_TRUE(trace);
    EXPECT_EQ(trace->trace_id, "4bf92f3577b34da6a3ce929d0e0e4736");
    EXPECT_EQ(trace->parent_id, "00f067aa0ba902b7");
    EXPECT_TRUE(trace->sampled);
    EXPECT_FALSE(Trace::parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00")->sampled);
    EXPECT_TRUE(Trace::parse("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes"));
    for (const std::string bad : {"", "00", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                                  "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                                  "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                                  "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                                  "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
                                  "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"})
        EXPECT_FALSE(Trace::parse(bad)) << bad;
}

TEST(Peer, BelievesOnlyTrustedProxies) {
    const TrustedProxies proxies({"10.0.0.0/8", "::1/128"});
    Headers headers;
    headers.add("x-forwarded-for", "203.0.113.9, 198.51.100.7, 10.1.2.3");
    headers.add("x-forwarded-proto", "https");
    const auto behind = proxies.resolve("10.9.9.9", false, headers);
    EXPECT_EQ(behind.address, "198.51.100.7") << "the client's own claim further left is not believed";
    EXPECT_EQ(behind.network, "198.51.100.0/24");
    EXPECT_TRUE(behind.secure);
    const auto direct = proxies.resolve("192.0.2.4", false, headers);
    EXPECT_EQ(direct.address, "192.0.2.4");
    EXPECT_FALSE(direct.secure);
    EXPECT_TRUE(proxies.trusts("::1"));
    EXPECT_FALSE(proxies.trusts("::2"));
    EXPECT_EQ(network_of("2001:db8:1:2::3"), "2001:db8:1::/48");
    EXPECT_EQ(network_of("nonsense"), "");
    for (const std::string bad : {"10.0.0.0/33", "10.0.0.0/", "x/8", "10.0.0.0/8x", "::/129"})
        EXPECT_THROW(TrustedProxies({bad}), std::invalid_argument) << bad;
}

TEST(RateLimiter, GivesTokensBackWithTime) {
    linli::testing::ManualClock clock;
    RateLimiter limiter(clock, {3, std::chrono::seconds(10)});
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(limiter.take("a").allowed);
    const auto refused = limiter.take("a");
    EXPECT_FALSE(refused.allowed);
    EXPECT_EQ(refused.retry_after, std::chrono::seconds(10));
    EXPECT_TRUE(limiter.take("b").allowed) << "keys do not share";
    clock.advance(std::chrono::milliseconds(9'999));
    EXPECT_FALSE(limiter.take("a").allowed);
    clock.advance(std::chrono::milliseconds(1));
    EXPECT_TRUE(limiter.take("a").allowed);
    EXPECT_FALSE(limiter.take("a").allowed);
    limiter.forget("a");
    EXPECT_TRUE(limiter.take("a", 3).allowed);
}

TEST(RateLimiter, KeepsABoundedNumberOfKeys) {
    linli::testing::ManualClock clock;
    RateLimiter limiter(clock, {1, std::chrono::seconds(10)}, 100);
    EXPECT_TRUE(limiter.take("often").allowed);
    for (int i = 0; i < 1000; ++i) {
        limiter.take("k" + std::to_string(i));
        EXPECT_FALSE(limiter.take("often").allowed) << "a key in use is not washed out";
    }
    EXPECT_EQ(limiter.size(), 100U);
}

}  // namespace
}  // namespace linli::http
