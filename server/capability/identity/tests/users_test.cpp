#include "house.h"

namespace linli::identity {
namespace {

using namespace std::chrono_literals;
using testing::Browser;

class UsersTest : public testing::House {
protected:
    UsersTest() {
        post(staff("admin.a", std::nullopt), access::Role::administrator, std::nullopt);
        post(staff("safety.b", std::nullopt), access::Role::security_administrator, std::nullopt);
        admin = std::make_unique<Browser>(signed_in("admin.a"));
        safety = std::make_unique<Browser>(signed_in("safety.b"));
    }
    std::string new_user(const UserId& id, std::string_view login) {
        return R"({"user_id":")" + id.text() + R"(","login_name":")" + std::string(login) +
               R"(","display_name":"李四"})";
    }
    std::unique_ptr<Browser> admin, safety;
};
LINLI_BOTH_ENGINES(UsersTest);

/// COVERS: SEC-06
TEST_P(UsersTest, TheAdministratorMakesAccountsAndTheUserChangesThePassword) {
    const auto id = ids.next<UserId>();
    const auto made = admin->post("/v1/users", new_user(id, "Li.Si"));
    ASSERT_EQ(made.status, 201) << made.text;
    const auto password = made.at("initial_password");
    EXPECT_EQ(made.body.as_object().at("user").at("login_name").as_string(), "li.si");
    EXPECT_EQ(admin->post("/v1/users", new_user(id, "li.wu")).problem(), "/problems/identity/id-taken");
    EXPECT_EQ(admin->post("/v1/users", new_user(ids.next<UserId>(), "li.si")).problem(),
              "/problems/identity/login-taken");
    EXPECT_EQ(admin->post("/v1/users", new_user(ids.next<UserId>(), "1li")).status, 422);
    Browser browser(process);
    EXPECT_EQ(browser.post("/v1/sessions", credentials("li.si", password)).at("state"), "must_change");
}

TEST_P(UsersTest, DutiesAreSeparate) {
    const auto id = ids.next<UserId>();
    EXPECT_EQ(safety->post("/v1/users", new_user(id, "li.si")).status, 403);
    const auto other = staff("wang.xm");
    const auto path = "/v1/users/" + other.text();
    EXPECT_EQ(safety->post(path + "/password-reset").status, 403);
    EXPECT_EQ(admin->post(path + "/totp-reset").status, 403) << "nobody can take both factors away";
    EXPECT_EQ(safety->post(path + "/totp-reset").status, 200);
    EXPECT_EQ(signed_in("wang.xm").get("/v1/users").status, 403);
    EXPECT_EQ(safety->get("/v1/users").status, 200);
}

TEST_P(UsersTest, AResetEndsSessionsAndLockOut) {
    const auto id = staff("wang.xm");
    auto browser = signed_in("wang.xm");
    for (int i = 0; i < 5; ++i) Browser(process).post("/v1/sessions", credentials("wang.xm", "wrong"));
    EXPECT_EQ(Browser(process).post("/v1/sessions", credentials("wang.xm")).status, 429);
    const auto reset = admin->post("/v1/users/" + id.text() + "/password-reset");
    ASSERT_EQ(reset.status, 200) << reset.text;
    EXPECT_EQ(browser.get("/v1/probe").status, 401);
    EXPECT_EQ(Browser(process).post("/v1/sessions", credentials("wang.xm")).status, 401);
    EXPECT_EQ(Browser(process).post("/v1/sessions", credentials("wang.xm", reset.at("initial_password"))).at("state"),
              "must_change");
    EXPECT_EQ(admin->post("/v1/users/" + ids.next<UserId>().text() + "/password-reset").status, 404);
}

TEST_P(UsersTest, DisablingEndsSessionsAtOnce) {
    const auto id = staff("wang.xm");
    auto browser = signed_in("wang.xm");
    EXPECT_EQ(browser.get("/v1/probe").status, 200);
    EXPECT_EQ(admin->post("/v1/users/" + id.text() + "/disable").status, 200);
    EXPECT_EQ(browser.get("/v1/probe").status, 401);
    EXPECT_EQ(admin->post("/v1/users/" + id.text() + "/enable").status, 200);
    EXPECT_EQ(signed_in("wang.xm").get("/v1/probe").status, 200);
}

TEST_P(UsersTest, AResidentCanBeDisabledButHasNoFactors) {
    Browser browser(process);
    browser.post("/v1/phone-codes", R"({"phone":"13900001111"})");
    const auto body = R"({"phone":"13900001111","code":")" + telephone.code("13900001111") + "\"}";
    ASSERT_EQ(browser.post("/v1/phone-sessions", body).status, 201);
    const auto path = "/v1/users/" + browser.get("/v1/me").at("user_id");
    EXPECT_EQ(safety->post(path + "/totp-reset").status, 404);
    EXPECT_EQ(admin->post(path + "/password-reset").status, 404);
    const auto stopped = admin->post(path + "/disable");
    EXPECT_EQ(stopped.status, 200);
    EXPECT_EQ(stopped.at("display_name"), "居*") << "who the resident is, an administrator does not read";
    EXPECT_EQ(browser.get("/v1/probe").status, 401);
    browser.post("/v1/phone-codes", R"({"phone":"13900001111"})");
    const auto again = R"({"phone":"13900001111","code":")" + telephone.code("13900001111") + "\"}";
    EXPECT_EQ(browser.post("/v1/phone-sessions", again).problem(), "/problems/identity/account-disabled");
}

TEST_P(UsersTest, AccountsComeInPages) {
    for (int i = 0; i < 5; ++i) {
        real_clock.advance(1s);
        staff("user" + std::to_string(i));
    }
    std::vector<std::string> names;
    std::string query = "?limit=3";
    for (int i = 0; i < 10; ++i) {
        const auto page = admin->get("/v1/users" + query);
        ASSERT_EQ(page.status, 200) << page.text;
        for (const auto& user : page.body.as_object().at("items").as_array())
            names.emplace_back(user.at("login_name").as_string());
        if (!page.has("next")) break;
        query = "?limit=3&cursor=" + page.at("next");
    }
    ASSERT_EQ(names.size(), 7U);
    EXPECT_EQ(names.front(), "user4");
    EXPECT_EQ(safety->get("/v1/users" + query).status, 422) << "somebody else's cursor";
}

TEST_P(UsersTest, MachinesHaveTokensThatEnd) {
    const auto id = ids.next<UserId>();
    const auto made =
        admin->post("/v1/machine-clients", R"({"user_id":")" + id.text() + R"(","name":"热线平台","days":30})");
    ASSERT_EQ(made.status, 201) << made.text;
    const auto ask = [&](const std::string& token) {
        return process.call(http::Method::get, "/v1/probe", {}, {{"Authorization", "Bearer " + token}});
    };
    EXPECT_EQ(ask(made.at("token")).at("role"), "machine");
    EXPECT_EQ(ask(made.at("token")).at("name"), "热线平台");
    const auto more = admin->post("/v1/machine-clients/" + id.text() + "/tokens", "{}");
    EXPECT_EQ(more.status, 201) << more.text;
    EXPECT_EQ(admin->get("/v1/machine-clients/" + id.text() + "/tokens").body.as_object().at("items").as_array().size(),
              2U);
    EXPECT_EQ(admin->remove("/v1/machine-clients/" + id.text() + "/tokens/" + made.at("session_id")).status, 204);
    EXPECT_EQ(ask(made.at("token")).status, 401);
    EXPECT_EQ(ask(more.at("token")).status, 200);
    real_clock.advance(90 * 24h);
    EXPECT_EQ(ask(more.at("token")).status, 401);
    EXPECT_EQ(admin->get("/v1/machine-clients").status, 401) << "the administrator's session is over, too";
}

TEST_P(UsersTest, AMachineIsDisabledLikeAUser) {
    const auto id = ids.next<UserId>();
    const auto made = admin->post("/v1/machine-clients", R"({"user_id":")" + id.text() + R"(","name":"热线平台"})");
    EXPECT_EQ(admin->post("/v1/users/" + id.text() + "/disable").status, 200);
    EXPECT_EQ(
        process.call(http::Method::get, "/v1/probe", {}, {{"Authorization", "Bearer " + made.at("token")}}).status,
        401);
    EXPECT_EQ(admin->post("/v1/machine-clients/" + id.text() + "/tokens", "{}").problem(),
              "/problems/identity/account-disabled");
    EXPECT_EQ(admin->post("/v1/users/" + id.text() + "/password-reset").status, 404) << "machines have no password";
}

TEST_P(UsersTest, TheCommandLineSetsPasswords) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    EXPECT_TRUE(service.users().set_password(tenant, "wang.xm", "short", false).is(weak_password));
    EXPECT_TRUE(service.users().set_password(tenant, "nobody", "Calm-Harbour-77", false).is(no_such_user));
    ASSERT_TRUE(service.users().set_password(tenant, "wang.xm", "Calm-Harbour-77", false).ok());
    EXPECT_EQ(browser.get("/v1/probe").status, 401);
    EXPECT_EQ(Browser(process).post("/v1/sessions", credentials("wang.xm", "Calm-Harbour-77")).at("state"), "active");
}

TEST_P(UsersTest, NamesAreRememberedForAMinute) {
    const auto id = staff("wang.xm");
    const auto name = [&] { return database().read([&](db::ReadTx& tx) { return service.name_of(tx, tenant, id); }); };
    EXPECT_EQ(name(), "王小明");
    database().write([&](db::WriteTx& tx) {
        tx.exec("UPDATE identity_account SET display_name = '王大明' WHERE user_id = :id", {{"id", id}});
    });
    EXPECT_EQ(name(), "王小明");
    real_clock.advance(61s);
    EXPECT_EQ(name(), "王大明");
    EXPECT_EQ(database().read([&](db::ReadTx& tx) { return service.name_of(tx, tenant, ids.next<UserId>()); }), "");
}

/// COVERS: SEC-06
TEST_P(UsersTest, MeShowsWhatThePostMayDo) {
    const auto me = admin->get("/v1/me");
    EXPECT_THAT(me.at("permissions"), ::testing::HasSubstr("identity.users"));
    EXPECT_THAT(safety->get("/v1/me").at("permissions"), ::testing::Not(::testing::HasSubstr("\"identity.users\"")));
    EXPECT_EQ(me.at("tenant_code"), "yunxi");
    EXPECT_EQ(me.at("simulated"), "false");
}

}  // namespace
}  // namespace linli::identity
