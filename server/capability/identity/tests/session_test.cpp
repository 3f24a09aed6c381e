#include "house.h"

namespace linli::identity {
namespace {

using namespace std::chrono_literals;
using testing::Browser;
using testing::Process;

class SessionTest : public testing::House {
protected:
    SessionTest() { other.open(service); }
    Process other{database(), keyring, clock, real_clock};
};
LINLI_BOTH_ENGINES(SessionTest);

/// COVERS: SEC-06
TEST_P(SessionTest, RevokedWithinASecondInAnotherProcess) {
    staff("wang.xm");
    auto here = signed_in("wang.xm");
    auto there = here;
    there.at(other);
    EXPECT_EQ(there.get("/v1/probe").status, 200) << "now the other process remembers it";
    EXPECT_EQ(here.remove("/v1/sessions/current").status, 204);
    real_clock.advance(1s);
    EXPECT_EQ(there.get("/v1/probe").status, 401);
}

TEST_P(SessionTest, AnEndedPostEndsItsPowerWithinASecond) {
    const auto user = staff("wang.xm", std::nullopt);
    const auto held = post(user, access::Role::clerk);
    auto browser = signed_in("wang.xm");
    EXPECT_EQ(browser.get("/v1/probe").status, 200);
    database().write([&](db::WriteTx& tx) { EXPECT_TRUE(access::end(tx, tenant, held, clock.now()).ok()); });
    real_clock.advance(1s);
    EXPECT_EQ(browser.get("/v1/probe").status, 401);
    const auto me = browser.get("/v1/me");
    EXPECT_EQ(me.status, 200) << "the session itself lives: another post may be chosen";
    EXPECT_EQ(me.at("role"), "anonymous");
    const auto next = post(user, access::Role::leader);
    EXPECT_EQ(browser.post("/v1/sessions/current/post", R"({"post_id":")" + next.text() + "\"}").status, 200);
    EXPECT_EQ(browser.get("/v1/probe").at("role"), "leader");
}

TEST_P(SessionTest, APostThatEndsByItselfEnds) {
    const auto user = staff("wang.xm", std::nullopt);
    access::Post p;
    p.id = ids.next<PostId>();
    p.user_id = user;
    p.role = access::Role::clerk;
    p.area_id = AreaId(Uuid({1}));
    p.valid_from = clock.now();
    p.valid_until = clock.now() + 10min;
    database().write([&](db::WriteTx& tx) { EXPECT_TRUE(access::give(tx, tenant, p, clock.now()).ok()); });
    auto browser = signed_in("wang.xm");
    EXPECT_EQ(browser.get("/v1/probe").status, 200);
    clock.advance(10min);
    EXPECT_EQ(browser.get("/v1/probe").status, 401) << "by the domain's clock";
}

TEST_P(SessionTest, SwitchingThePostGivesANewToken) {
    const auto user = staff("wang.xm", access::Role::grid_worker);
    const auto second = post(user, access::Role::clerk, AreaId(Uuid({2})));
    const auto stranger = post(staff("li.si", std::nullopt), access::Role::clerk);
    auto browser = signed_in("wang.xm");
    EXPECT_EQ(browser.get("/v1/me").body.as_object().at("posts").as_array().size(), 2U);
    auto before = browser;
    EXPECT_EQ(browser.post("/v1/sessions/current/post", R"({"post_id":")" + second.text() + "\"}").status, 200);
    EXPECT_NE(browser.cookie, before.cookie);
    const auto who = browser.get("/v1/probe");
    EXPECT_EQ(who.at("role"), "clerk");
    EXPECT_EQ(who.at("area_id"), AreaId(Uuid({2})).text());
    EXPECT_EQ(before.get("/v1/probe").status, 401) << "the old token is void";
    EXPECT_EQ(browser.post("/v1/sessions/current/post", R"({"post_id":")" + stranger.text() + "\"}").status, 404);
}

TEST_P(SessionTest, DeputiesActForTheHolder) {
    const auto holder = staff("wang.xm", std::nullopt);
    const auto held = post(holder, access::Role::clerk);
    const auto deputy = staff("li.si", access::Role::grid_worker);
    database().write([&](db::WriteTx& tx) {
        EXPECT_TRUE(
            access::name_deputy(tx, tenant, {held, deputy, clock.now(), clock.now() + 8h, "休假"}, clock.now()).ok());
    });
    auto browser = signed_in("li.si");
    EXPECT_EQ(browser.get("/v1/probe").at("role"), "grid_worker") << "one's own post comes first";
    EXPECT_EQ(browser.post("/v1/sessions/current/post", R"({"post_id":")" + held.text() + "\"}").status, 200);
    const auto who = browser.get("/v1/probe");
    EXPECT_EQ(who.at("role"), "clerk");
    EXPECT_EQ(who.at("deputy"), "true");
    clock.advance(8h);
    real_clock.advance(1s);
    EXPECT_EQ(browser.get("/v1/probe").status, 401) << "the period is over";
}

TEST_P(SessionTest, IdleAndAbsoluteEnd) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    for (int i = 0; i < 23; ++i) {
        real_clock.advance(29min);
        ASSERT_EQ(browser.get("/v1/probe").status, 200) << i;
        process.authenticator.flush();
    }
    auto idle = signed_in("wang.xm");
    real_clock.advance(32min);
    EXPECT_EQ(idle.get("/v1/probe").status, 401) << "half an hour without use";
    EXPECT_EQ(browser.get("/v1/probe").status, 401);
    auto longest = signed_in("wang.xm");
    for (int i = 0; i < 24; ++i) {
        real_clock.advance(29min);
        longest.get("/v1/probe");
        process.authenticator.flush();
    }
    EXPECT_EQ(longest.get("/v1/probe").status, 200);
    real_clock.advance(25min);
    EXPECT_EQ(longest.get("/v1/probe").status, 401) << "twelve hours whatever happens";
}

TEST_P(SessionTest, UseInOneProcessKeepsTheOtherAlive) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    auto elsewhere = browser;
    elsewhere.at(other);
    EXPECT_EQ(elsewhere.get("/v1/probe").status, 200);
    for (int i = 0; i < 3; ++i) {
        real_clock.advance(20min);
        EXPECT_EQ(browser.get("/v1/probe").status, 200);
        process.authenticator.flush();
    }
    EXPECT_EQ(elsewhere.get("/v1/probe").status, 200);
}

TEST_P(SessionTest, ListsAndEndsMyOtherDevices) {
    staff("wang.xm");
    staff("li.si");
    auto first = signed_in("wang.xm");
    auto second = signed_in("wang.xm");
    auto stranger = signed_in("li.si");
    const auto list = first.get("/v1/sessions").body.as_object().at("items").as_array();
    ASSERT_EQ(list.size(), 2U);
    const auto& mine = list[0].at("current").as_bool() ? list[0] : list[1];
    const auto& theirs = list[0].at("current").as_bool() ? list[1] : list[0];
    EXPECT_TRUE(mine.at("current").as_bool());
    const auto path = "/v1/sessions/" + std::string(theirs.at("session_id").as_string());
    EXPECT_EQ(stranger.remove(path).status, 404) << "not yours: not found";
    EXPECT_EQ(first.remove(path).status, 204);
    EXPECT_EQ(second.get("/v1/probe").status, 401);
    EXPECT_EQ(first.get("/v1/sessions").body.as_object().at("items").as_array().size(), 1U);
}

TEST_P(SessionTest, CookieWritesNeedTheValueOfOurPage) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    const auto good = browser.csrf;
    EXPECT_EQ(browser.post("/v1/probe").status, 200);
    browser.csrf.clear();
    EXPECT_EQ(browser.post("/v1/probe").problem(), "/problems/identity/csrf");
    EXPECT_EQ(browser.get("/v1/probe").status, 200) << "reading needs none";
    browser.csrf = signed_in("wang.xm").csrf;
    EXPECT_EQ(browser.post("/v1/probe").status, 403) << "of another session";
    const auto with = [&](testing::HeaderList headers) {
        headers.emplace_back("Cookie", "linli_session=" + browser.cookie);
        headers.emplace_back("X-Linli-CSRF", good);
        return process.call(http::Method::post, "/v1/probe", {}, headers).status;
    };
    EXPECT_EQ(with({}), 200);
    EXPECT_EQ(with({{"Origin", "https://linli.test"}}), 200);
    EXPECT_EQ(with({{"Origin", "https://evil.test"}}), 403);
    EXPECT_EQ(with({{"Origin", "null"}}), 403);
    EXPECT_EQ(with({{"Sec-Fetch-Site", "cross-site"}}), 403);
    EXPECT_EQ(with({{"Sec-Fetch-Site", "same-site"}}), 403);
    EXPECT_EQ(browser.get("/v1/me").at("csrf"), good) << "a new tab asks for the value";
}

TEST_P(SessionTest, SigningInIsNotForOtherSitesEither) {
    staff("wang.xm");
    EXPECT_EQ(
        process.call(http::Method::post, "/v1/sessions", credentials("wang.xm"), {{"Sec-Fetch-Site", "cross-site"}})
            .status,
        403);
}

TEST_P(SessionTest, AnOldCookieDoesNotStandInTheWay) {
    staff("wang.xm");
    Browser browser(process);
    browser.cookie = "1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    EXPECT_EQ(browser.get("/v1/open").status, 200);
    EXPECT_EQ(browser.get("/v1/probe").status, 401);
    EXPECT_EQ(browser.post("/v1/sessions", credentials("wang.xm")).status, 201);
}

TEST_P(SessionTest, NoTokenIsGivenTwice) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    const auto fixed = browser.cookie;
    EXPECT_EQ(browser.post("/v1/sessions", credentials("wang.xm")).status, 201);
    EXPECT_NE(browser.cookie, fixed) << "signing in never takes over a token that was there";
}

TEST_P(SessionTest, AnonymousCallersHaveTheTenantTheyName) {
    const auto second =
        database().write([&](db::WriteTx& tx) { return tenant::add(tx, "other", "别处", clock.now()).id; });
    real_clock.advance(1s);
    http::Request request(http::Method::get, "/v1/open");
    EXPECT_EQ(process.authenticator.identify(request)->tenant, TenantId{}) << "two tenants, none named";
    request.edit_headers().add("X-Linli-Tenant", "other");
    EXPECT_EQ(process.authenticator.identify(request)->tenant, second);
}

TEST_P(SessionTest, TheActorStandsWhereThePostStands) {
    const auto user = staff("wang.xm", std::nullopt);
    access::Post p;
    p.id = ids.next<PostId>();
    p.user_id = user;
    p.role = access::Role::handler;
    p.area_id = AreaId(Uuid({1}));
    p.area_level = area::Level::street;
    p.organisation_id = OrganisationId(Uuid({2}));
    p.organisation_is_department = true;
    organisation::Organisation department;
    department.id = *p.organisation_id;
    department.code = department.name = department.short_name = "cg";
    database().write(
        [&](db::WriteTx& tx) { EXPECT_TRUE(organisation::add(tx, tenant, department, clock.now()).ok()); });
    database().write([&](db::WriteTx& tx) { EXPECT_TRUE(access::give(tx, tenant, p, clock.now()).ok()); });
    const auto opened = service.users().open_for(tenant, user, "test");
    ASSERT_TRUE(opened.ok());
    http::Request request(http::Method::get, "/v1/open");
    request.edit_headers().add("Authorization", "Bearer " + opened->token);
    const auto actor = process.authenticator.identify(request);
    ASSERT_TRUE(actor.ok());
    EXPECT_EQ(actor->user, user);
    EXPECT_EQ(actor->post, p.id);
    EXPECT_EQ(actor->area, p.area_id);
    EXPECT_EQ(actor->area_level, area::Level::street);
    EXPECT_EQ(actor->organisation, p.organisation_id);
    EXPECT_TRUE(actor->organisation_is_department);
    EXPECT_FALSE(actor->deputy);
    EXPECT_EQ(actor->session, opened->answer.session_id.uuid());
}

TEST_P(SessionTest, BadPurposesAreRefused) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    EXPECT_EQ(browser.get("/v1/probe", {{"X-Linli-Purpose", "%E6%A0"}}).problem(), "/problems/identity/bad-purpose");
    EXPECT_EQ(browser.get("/v1/probe", {{"X-Linli-Purpose", std::string(201, 'x')}}).status, 422);
    EXPECT_EQ(browser.get("/v1/probe", {{"X-Linli-Purpose", std::string(200, 'x')}}).status, 200);
}

TEST_P(SessionTest, ANewKeyGenerationKeepsSessions) {
    staff("wang.xm");
    auto rotated = crypto::Keyring::ephemeral(crypto::Suite::international);
    Process before(database(), rotated, clock, real_clock);
    IdentityService old_service(
        {database(), clock, real_clock, ids, audit, vault, rotated, *cursors, metrics, telephone, before.authenticator},
        testing::quick());
    before.open(old_service);
    Browser browser(before);
    ASSERT_EQ(browser.post("/v1/sessions", credentials("wang.xm")).status, 201);
    rotated.add_generation(real_clock.now());
    Process after(database(), rotated, clock, real_clock);
    IdentityService new_service(
        {database(), clock, real_clock, ids, audit, vault, rotated, *cursors, metrics, telephone, after.authenticator},
        testing::quick());
    after.open(new_service);
    browser.at(after);
    EXPECT_EQ(browser.get("/v1/probe").status, 200);
}

TEST_P(SessionTest, SweepRemovesWhatIsLongOver) {
    staff("wang.xm");
    signed_in("wang.xm");
    Browser(process).post("/v1/sessions", credentials("nobody", "wrong"));
    EXPECT_EQ(service.sweep(), 0);
    real_clock.advance(31 * 24h);
    EXPECT_EQ(service.sweep(), 2);
}

}  // namespace
}  // namespace linli::identity
