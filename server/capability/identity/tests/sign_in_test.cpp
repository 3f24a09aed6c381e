#include "house.h"

#include <future>

namespace linli::identity {
namespace {

using namespace std::chrono_literals;
using testing::Browser;
using ::testing::Contains;
using testing::good_password;
using ::testing::HasSubstr;
using ::testing::Not;

class SignInTest : public testing::House {};
LINLI_BOTH_ENGINES(SignInTest);

/// COVERS: SEC-06
TEST_P(SignInTest, StaffSignInActAndSignOut) {
    staff("wang.xm");
    Browser browser(process);
    EXPECT_EQ(browser.get("/v1/probe").status, 401);
    const auto reply = browser.post("/v1/sessions", credentials(" Wang.XM "));
    ASSERT_EQ(reply.status, 201) << reply.text;
    EXPECT_FALSE(reply.has("token")) << "a cookie session does not show its token to scripts";
    EXPECT_THAT(reply.set_cookie, HasSubstr("HttpOnly"));
    EXPECT_THAT(reply.set_cookie, HasSubstr("SameSite=Strict"));
    const auto who = browser.get("/v1/probe", {{"X-Linli-Purpose", "%E6%A0%B8%E5%AE%9E%E4%BD%8F%E5%9D%80"}});
    EXPECT_EQ(who.at("role"), "grid_worker");
    EXPECT_EQ(who.at("name"), "王小明");
    EXPECT_EQ(who.at("purpose"), "核实住址");
    const auto old = browser;
    EXPECT_EQ(browser.remove("/v1/sessions/current").status, 204);
    EXPECT_TRUE(browser.cookie.empty()) << "the browser is told to forget it";
    auto thief = old;
    EXPECT_EQ(thief.get("/v1/probe").status, 401) << "at once in the same process";
    EXPECT_THAT(audit_lines(), Contains("sign_in signIn active"));
    EXPECT_THAT(audit_lines(), Contains("sign_out signOut "));
}

TEST_P(SignInTest, BearerTokensAreForPrograms) {
    staff("wang.xm");
    const auto reply = process.call(http::Method::post, "/v1/sessions",
                                    credentials("wang.xm", good_password, R"(,"carrier":"bearer")"));
    ASSERT_EQ(reply.status, 201);
    EXPECT_TRUE(reply.set_cookie.empty());
    const auto token = reply.at("token");
    EXPECT_EQ(process.call(http::Method::post, "/v1/probe", {}, {{"Authorization", "Bearer " + token}}).status, 200)
        << "no CSRF value is asked of a program";
    EXPECT_EQ(process.call(http::Method::get, "/v1/probe", {}, {{"Cookie", "linli_session=" + token}}).status, 401)
        << "a bearer token is no cookie";
    EXPECT_EQ(process.call(http::Method::get, "/v1/open", {}, {{"Authorization", "Bearer 1.nonsense"}}).status, 401);
}

TEST_P(SignInTest, ACookieTokenIsNoBearerToken) {
    staff("wang.xm");
    const auto browser = signed_in("wang.xm");
    EXPECT_EQ(process.call(http::Method::get, "/v1/probe", {}, {{"Authorization", "Bearer " + browser.cookie}}).status,
              401);
}

TEST_P(SignInTest, UnknownNamesAndWrongPasswordsLookTheSame) {
    staff("wang.xm");
    for (int i = 0; i < 8; ++i) {
        Browser browser(process);
        const auto known = browser.post("/v1/sessions", credentials("wang.xm", "wrong"));
        const auto unknown = browser.post("/v1/sessions", credentials("nobody.x", "wrong"));
        const auto impossible = browser.post("/v1/sessions", credentials("+", "wrong"));
        EXPECT_EQ(known.status, i < 5 ? 401 : 429) << i;
        EXPECT_EQ(known.text, unknown.text);
        EXPECT_EQ(known.text, impossible.text);
        EXPECT_EQ(known.retry_after, unknown.retry_after);
    }
    EXPECT_THAT(audit_lines(), Contains("refusal signIn wrong-password"));
    EXPECT_THAT(audit_lines(), Contains("refusal signIn unknown-name"));
}

TEST_P(SignInTest, LockOutGrowsAndEnds) {
    staff("wang.xm");
    Browser browser(process);
    const auto attempt = [&](std::string_view password) {
        return browser.post("/v1/sessions", credentials("wang.xm", password)).status;
    };
    for (int i = 0; i < 5; ++i) EXPECT_EQ(attempt("wrong"), 401);
    EXPECT_EQ(attempt(good_password), 429) << "also the right password waits";
    real_clock.advance(59s);
    EXPECT_EQ(attempt(good_password), 429);
    real_clock.advance(2s);
    EXPECT_EQ(attempt("wrong"), 401) << "one more try after a minute";
    real_clock.advance(90s);
    EXPECT_EQ(attempt(good_password), 429) << "the second rest is longer";
    real_clock.advance(31s);
    EXPECT_EQ(attempt(good_password), 201);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(attempt("wrong"), 401) << "a success begins anew";
    EXPECT_EQ(attempt(good_password), 201);
}

TEST_P(SignInTest, ParallelGuessesAreCountedBeforeTheyAreMade) {
    staff("wang.xm");
    std::vector<std::future<int>> guesses;
    for (int i = 0; i < 12; ++i)
        guesses.push_back(std::async(std::launch::async, [&] {
            Browser browser(process);
            return browser.post("/v1/sessions", credentials("wang.xm", "wrong")).status;
        }));
    int tried = 0;
    for (auto& guess : guesses) tried += guess.get() == 401 ? 1 : 0;
    EXPECT_LE(tried, 5);
    EXPECT_GE(tried, 1);
}

TEST_P(SignInTest, PacePerNetworkAndPerName) {
    staff("wang.xm");
    int refused = 0;
    for (int i = 0; i < 400; ++i) {
        Browser browser(process, "198.51.100.0/24");
        const auto reply = browser.post("/v1/sessions", credentials("name" + std::to_string(i), "wrong"));
        if (reply.problem() == "/problems/http/too-many-requests") ++refused;
    }
    EXPECT_EQ(refused, 100) << "300 at once from one network";
    EXPECT_EQ(Browser(process).post("/v1/sessions", credentials("wang.xm")).status, 201) << "others go on";
    refused = 0;
    for (int i = 0; i < 30; ++i) {
        const auto reply = Browser(process).post("/v1/sessions", credentials("wang.xm"));
        if (reply.problem() == "/problems/http/too-many-requests") ++refused;
    }
    EXPECT_EQ(refused, 11) << "20 at once for one name";
}

TEST_P(SignInTest, DisabledAccountsDoNotSignIn) {
    const auto id = staff("wang.xm");
    auto browser = signed_in("wang.xm");
    const auto scope = access::Gate::system(tenant, "test");
    EXPECT_TRUE(service.users().disable(scope, id).ok());
    EXPECT_EQ(browser.get("/v1/probe").status, 401);
    EXPECT_EQ(browser.post("/v1/sessions", credentials("wang.xm")).problem(), "/problems/identity/account-disabled");
    EXPECT_EQ(browser.post("/v1/sessions", credentials("wang.xm", "wrong")).status, 401);
    EXPECT_TRUE(service.users().enable(scope, id).ok());
    EXPECT_EQ(browser.post("/v1/sessions", credentials("wang.xm")).status, 201);
}

TEST_P(SignInTest, TheTenantIsNamedWhereThereAreTwo) {
    staff("wang.xm");
    database().write([&](db::WriteTx& tx) { tenant::add(tx, "other", "别处", clock.now()); });
    Browser browser(process);
    EXPECT_EQ(browser.post("/v1/sessions", credentials("wang.xm")).problem(), "/problems/identity/unknown-tenant");
    EXPECT_EQ(browser.post("/v1/sessions", credentials("wang.xm", good_password, R"(,"tenant":"other")")).status, 401);
    EXPECT_EQ(browser.post("/v1/sessions", credentials("wang.xm", good_password, R"(,"tenant":"yunxi")")).status, 201);
}

/// A shared demo hash is replaced by one of the account's own at the first sign-in.
TEST_P(SignInTest, DemoStaffComeByTheThousand) {
    const auto hash = crypto::hash_password(good_password, {1, 16 * 1024});
    std::vector<StaffEntry> staff_list;
    for (int i = 0; i < 3'000; ++i) staff_list.push_back({ids.next<UserId>(), "demo" + std::to_string(i), "演示"});
    const auto begin = std::chrono::steady_clock::now();
    database().write([&](db::WriteTx& tx) { service.users().add_many(tx, tenant, staff_list, hash); });
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);
    post(staff_list[17].id, access::Role::clerk);
    EXPECT_EQ(signed_in("demo17").get("/v1/probe").at("role"), "clerk");
    const auto stored = database().read([&](db::ReadTx& tx) {
        return tx.value<std::string>("SELECT password_hash FROM identity_account WHERE login_name = 'demo17'", {})
            .value();
    });
    EXPECT_NE(stored, hash);
    EXPECT_TRUE(crypto::verify_password(stored, good_password));
}

TEST_P(SignInTest, TheAuditNamesNobody) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    browser.post("/v1/sessions", credentials("wang.xm", "my-secret-word"));
    browser.post("/v1/sessions", credentials("somebody.else", "my-secret-word"));
    audit.flush();
    database().read([&](db::ReadTx& tx) {
        tx.each("SELECT * FROM audit_line", {}, [&](const db::Row& row) {
            for (int i = 0; i < row.columns(); ++i)
                for (const std::string_view secret : {"wang", "王", "somebody", "secret", "192.0.2"})
                    EXPECT_EQ(row.shown(i).find(secret), std::string::npos) << row.name(i);
        });
    });
}

TEST_P(SignInTest, NoSecretLiesInTheDatabase) {
    staff("wang.xm");
    const auto browser = signed_in("wang.xm");
    const auto hashes = database().read([&](db::ReadTx& tx) {
        return tx.all("SELECT token_hash, device, network FROM identity_session", {}, [](const db::Row& row) {
            EXPECT_EQ(row.text(1), "Chrome · Windows");
            EXPECT_EQ(row.text(2), "192.0.2.0/24");
            return row.blob("token_hash");
        });
    });
    ASSERT_EQ(hashes.size(), 1U);
    EXPECT_EQ(hashes[0].size(), 32U);
    EXPECT_THAT(hashes[0], Not(HasSubstr(browser.cookie.substr(2, 10))));
}

}  // namespace
}  // namespace linli::identity
