#include "rules.h"

#include "keys.h"
#include "origin.h"

#include <gtest/gtest.h>

#include <set>

namespace linli::identity {
namespace {

using namespace std::chrono_literals;

TEST(Rules, RestGrowsFromAMinuteToAnHour) {
    std::string table;
    for (std::int64_t n = 1; n <= 14; ++n)
        table += std::to_string(std::chrono::duration_cast<std::chrono::minutes>(rules::rest_after(n)).count()) + " ";
    EXPECT_EQ(table, "0 0 0 0 1 2 4 8 16 32 60 60 60 60 ");
}

/// Rows: second factor enrolled, initial password, factor required. Columns: before and after the second step.
TEST(Rules, DutiesTable) {
    std::string table;
    for (const bool enrolled : {false, true})
        for (const bool initial : {false, true})
            for (const bool required : {false, true}) {
                for (const bool done : {false, true}) {
                    const auto open = rules::duties({enrolled, initial, required}, done);
                    table += std::string(word(rules::state_of(open))) + (done ? "\n" : " ");
                }
            }
    EXPECT_EQ(table,
              "active active\n"
              "must_change must_change\n"
              "must_change must_change\n"
              "must_change must_change\n"
              "needs_totp active\n"
              "needs_totp active\n"
              "needs_totp must_change\n"
              "needs_totp must_change\n");
}

TEST(Rules, LoginNames) {
    EXPECT_EQ(rules::normal_login(" Wang.XM_2-a "), "wang.xm_2-a");
    EXPECT_EQ(rules::normal_login("ＷＡＮＧ"), "wang");
    for (const auto* bad : {"", "ab", "1abc", "a b c", "王小明", "a@b.c", "ab\nc"})
        EXPECT_FALSE(rules::normal_login(bad)) << bad;
    EXPECT_FALSE(rules::normal_login(std::string(41, 'a')));
}

TEST(Rules, Passwords) {
    for (const auto* good :
         {"Quiet-River-2026", "quietriverunderthehill", "小桥流水人家古道西风瘦马夕阳西下", "aB3aB3aB3aB3"})
        EXPECT_FALSE(rules::weakness(good, "wang.xm")) << good;
    for (const auto* bad :
         {"Ab1!", "abcdefghij", "abcdefghij12", "1234567890123", "Wang.XM-2026!", "aaaaaaaaaaaaaaaaaaaa"})
        EXPECT_TRUE(rules::weakness(bad, "wang.xm")) << bad;
}

TEST(Rules, InitialPasswordsAreGoodEnoughAndDiffer) {
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const auto password = rules::initial_password();
        EXPECT_EQ(password.size(), 19U);
        EXPECT_FALSE(rules::weakness(password, "wang.xm"));
        EXPECT_EQ(password.find_first_of("iloIOu"), std::string::npos);
        seen.insert(password);
    }
    EXPECT_EQ(seen.size(), 200U);
    EXPECT_EQ(rules::normal_code(" 3F7K2-9xy0q"), "3f7k29xy0q");
}

TEST(Rules, DevicesAreNamedCoarsely) {
    EXPECT_EQ(rules::device_of("Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36"),
              "Chrome · Windows");
    EXPECT_EQ(rules::device_of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0"),
              "微信 · iPhone");
    EXPECT_EQ(rules::device_of("curl/7.88"), "curl");
    EXPECT_EQ(rules::device_of(""), "未知设备");
}

TEST(KeysTest, TokensNameTheirTenantAndNothingElsePasses) {
    const auto token = Keys::new_token(TenantId{17});
    EXPECT_EQ(Keys::tenant_of(token), TenantId{17});
    EXPECT_NE(token, Keys::new_token(TenantId{17}));
    const std::string tail(43, 'a');
    for (const auto& bad : {std::string(), std::string("."), "x." + tail, "0." + tail, "-1." + tail, "1." + tail + "a",
                            "1" + tail, "99999999999999999999." + tail, "1 ." + tail})
        EXPECT_FALSE(Keys::tenant_of(bad)) << bad;
}

TEST(KeysTest, OlderGenerationsAndTheOtherSuiteAreRecognised) {
    auto keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    const Keys before(keyring);
    const auto hash = before.token_hash("1.token");
    const auto sealed = before.seal("a", "secret");
    keyring.add_generation(from_ms(0));
    keyring.change_suite(crypto::Suite::guomi);
    const Keys after(keyring);
    EXPECT_NE(after.token_hash("1.token"), hash);
    const auto all = after.token_hashes("1.token");
    EXPECT_EQ(std::count(all.begin(), all.end(), hash), 1);
    EXPECT_EQ(after.open("a", sealed), "secret");
    EXPECT_FALSE(after.open("b", sealed));
    EXPECT_NE(before.csrf("1.token"), before.csrf("1.tokem"));
    EXPECT_NE(before.code_hash(TenantId{1}, "a", "b|c"), before.code_hash(TenantId{1}, "a|b", "c"));
}

TEST(KeysTest, ARotationIsFollowedAndVoidsNothing) {
    auto keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    const Keys running(keyring);
    const auto token = running.token_hash("1.token");
    const auto csrf = running.csrf("1.token");
    const auto code = running.code_hash(TenantId{1}, "wang", "3f7k29xy0q");
    const auto attempts = running.attempt_key(TenantId{1}, "password", "wang");
    keyring.add_generation(from_ms(0));
    const Keys restarted(keyring);
    EXPECT_NE(running.token_hash("1.token"), token);
    EXPECT_EQ(running.token_hash("1.token"), restarted.token_hash("1.token")) << "two servers know one session";
    EXPECT_EQ(restarted.open("a", running.seal("a", "secret")), "secret");
    for (const auto* keys : {&running, &restarted}) {
        EXPECT_EQ(keys->csrf("1.token"), csrf) << "an open page goes on";
        EXPECT_EQ(keys->code_hash(TenantId{1}, "wang", "3f7k29xy0q"), code) << "recovery codes stay good";
        EXPECT_EQ(keys->attempt_key(TenantId{1}, "password", "wang"), attempts) << "a lock-out stays";
    }
}

TEST(Origin, ReadsTokens) {
    http::Request request(http::Method::get, "/v1/me");
    EXPECT_FALSE(origin::token_of(request));
    request.edit_headers().add("Cookie", "a=b; linli_session=1.x");
    EXPECT_EQ(origin::token_of(request)->token, "1.x");
    EXPECT_EQ(origin::token_of(request)->carrier, Carrier::cookie);
    request.edit_headers().add("Authorization", "bearer 2.y");
    EXPECT_EQ(origin::token_of(request)->token, "2.y");
    EXPECT_EQ(origin::token_of(request)->carrier, Carrier::bearer);
}

TEST(Origin, AnotherSchemeIsNotTheCookie) {
    http::Request request(http::Method::get, "/v1/me");
    request.edit_headers().add("Authorization", "Basic YTpi");
    request.edit_headers().add("Cookie", "linli_session=1.x");
    EXPECT_TRUE(origin::token_of(request)->token.empty());
}

}  // namespace
}  // namespace linli::identity
