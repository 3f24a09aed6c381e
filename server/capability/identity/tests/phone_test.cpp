#include <linli/identity/people.h>

#include "house.h"

#include <future>

namespace linli::identity {
namespace {

using namespace std::chrono_literals;
using testing::Browser;
using ::testing::HasSubstr;
using ::testing::Not;

class PhoneTest : public testing::House {
protected:
    static std::string asking(const std::string& phone) { return R"({"phone":")" + phone + "\"}"; }
    static std::string typing(const std::string& phone, const std::string& code) {
        return R"({"phone":")" + phone + R"(","code":")" + code + "\"}";
    }
    std::string other_than(const std::string& code) { return code == "000000" ? "000001" : "000000"; }
    std::int64_t count(const std::string& table) {
        return database().read(
            [&](db::ReadTx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM " + table, {}).value(); });
    }
};
LINLI_BOTH_ENGINES(PhoneTest);

const std::string phone = "13900001111";

/// COVERS: SEC-14
TEST_P(PhoneTest, TheFirstCodeMakesTheResident) {
    Browser browser(process);
    ASSERT_EQ(browser.post("/v1/phone-codes", asking("+86 139-0000-1111")).status, 204);
    const auto reply = browser.post("/v1/phone-sessions", typing(phone, telephone.code(phone)));
    ASSERT_EQ(reply.status, 201) << reply.text;
    EXPECT_EQ(reply.at("state"), "active");
    EXPECT_THAT(reply.set_cookie, HasSubstr("Max-Age=7776000"));
    EXPECT_EQ(browser.get("/v1/probe").at("role"), "resident");
    EXPECT_EQ(browser.get("/v1/me").at("kind"), "resident");
    real_clock.advance(1h);
    Browser again(process);
    again.post("/v1/phone-codes", asking(phone));
    EXPECT_EQ(again.post("/v1/phone-sessions", typing(phone, telephone.code(phone))).status, 201);
    EXPECT_EQ(count("identity_account"), 1) << "the second time is the same account";
    EXPECT_EQ(count("access_post"), 1);
}

TEST_P(PhoneTest, KnownAndUnknownTelephonesLookTheSame) {
    Browser browser(process);
    browser.post("/v1/phone-codes", asking(phone));
    browser.post("/v1/phone-sessions", typing(phone, telephone.code(phone)));
    Browser stranger(process);
    const auto known = stranger.post("/v1/phone-codes", asking(phone));
    const auto unknown = stranger.post("/v1/phone-codes", asking("13900002222"));
    EXPECT_EQ(known.status, unknown.status);
    EXPECT_EQ(known.text, unknown.text);
    const auto wrong = stranger.post("/v1/phone-sessions", typing(phone, other_than(telephone.code(phone))));
    const auto wrong_too = stranger.post("/v1/phone-sessions", typing("13900003333", "123456"));
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(wrong.text, wrong_too.text);
}

TEST_P(PhoneTest, ACodeServesOnce) {
    Browser browser(process);
    browser.post("/v1/phone-codes", asking(phone));
    const auto code = telephone.code(phone);
    EXPECT_EQ(browser.post("/v1/phone-sessions", typing(phone, code)).status, 201);
    EXPECT_EQ(Browser(process).post("/v1/phone-sessions", typing(phone, code)).problem(),
              "/problems/identity/wrong-code");
}

TEST_P(PhoneTest, ACodeServesOnceAlsoInParallel) {
    Browser(process).post("/v1/phone-codes", asking(phone));
    const auto code = telephone.code(phone);
    std::vector<std::future<int>> tries;
    for (int i = 0; i < 5; ++i)
        tries.push_back(std::async(std::launch::async, [&] {
            return Browser(process).post("/v1/phone-sessions", typing(phone, code)).status;
        }));
    int opened = 0;
    for (auto& one : tries) opened += one.get() == 201 ? 1 : 0;
    EXPECT_EQ(opened, 1);
}

TEST_P(PhoneTest, ACodeLivesFiveMinutes) {
    Browser browser(process);
    browser.post("/v1/phone-codes", asking(phone));
    real_clock.advance(5min);
    EXPECT_EQ(browser.post("/v1/phone-sessions", typing(phone, telephone.code(phone))).status, 422);
    browser.post("/v1/phone-codes", asking(phone));
    real_clock.advance(4min + 59s);
    EXPECT_EQ(browser.post("/v1/phone-sessions", typing(phone, telephone.code(phone))).status, 201);
}

TEST_P(PhoneTest, FiveTriesThenANewCode) {
    Browser browser(process);
    browser.post("/v1/phone-codes", asking(phone));
    const auto code = telephone.code(phone);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(browser.post("/v1/phone-sessions", typing(phone, other_than(code))).status, 422);
    EXPECT_EQ(browser.post("/v1/phone-sessions", typing(phone, code)).status, 422) << "guessed too often";
    browser.post("/v1/phone-codes", asking(phone));
    EXPECT_EQ(browser.post("/v1/phone-sessions", typing(phone, code)).status,
              telephone.code(phone) == code ? 201 : 422);
    EXPECT_EQ(browser.post("/v1/phone-sessions", typing(phone, telephone.code(phone))).status, 201);
}

TEST_P(PhoneTest, PacePerTelephoneAndNetwork) {
    Browser browser(process);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(browser.post("/v1/phone-codes", asking(phone)).status, 204);
    const auto refused = browser.post("/v1/phone-codes", asking(phone));
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.retry_after, "30");
    EXPECT_EQ(telephone.count, 3);
    Browser elsewhere(process, "203.0.113.0/24");
    EXPECT_EQ(elsewhere.post("/v1/phone-codes", asking(phone)).status, 429) << "the telephone rests wherever one asks";
    int sent = 0;
    for (int i = 0; i < 70; ++i)
        sent += elsewhere.post("/v1/phone-codes", asking("1380000" + std::to_string(1000 + i))).status == 204 ? 1 : 0;
    EXPECT_EQ(sent, 59) << "sixty at once from one network, one was spent before";
}

TEST_P(PhoneTest, ACarrierThatFailsIsSaid) {
    telephone.broken = true;
    const auto reply = Browser(process).post("/v1/phone-codes", asking(phone));
    EXPECT_EQ(reply.problem(), "/problems/identity/code-not-sent");
    EXPECT_EQ(reply.retry_after, "2");
}

TEST_P(PhoneTest, WhatIsNoTelephoneIsNamed) {
    const auto reply = Browser(process).post("/v1/phone-codes", asking("12345"));
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.text, HasSubstr("/phone"));
    EXPECT_THAT(reply.text, Not(HasSubstr("12345")));
}

TEST_P(PhoneTest, NeitherTelephoneNorCodeLiesOpen) {
    Browser browser(process);
    browser.post("/v1/phone-codes", asking(phone));
    const auto code = telephone.code(phone);
    database().read([&](db::ReadTx& tx) {
        tx.each("SELECT phone_index, code_hash FROM identity_phone_code", {}, [&](const db::Row& row) {
            EXPECT_THAT(row.blob("phone_index") + row.blob("code_hash"), Not(HasSubstr(code)));
        });
    });
    browser.post("/v1/phone-sessions", typing(phone, code));
    const auto stored = database().read([&](db::ReadTx& tx) {
        return tx
            .one("SELECT user_id, phone, phone_index FROM identity_account", {},
                 [](const db::Row& row) {
                     return std::tuple(row.blob("phone"), row.blob("phone_index"), row.get<UserId>("user_id"));
                 })
            .value();
    });
    EXPECT_THAT(std::get<0>(stored) + std::get<1>(stored), Not(HasSubstr("1390000")));
    const auto opened = database().read([&](db::ReadTx& tx) {
        return vault.open(tx, tenant, PersonId(std::get<2>(stored).uuid()), "identity.phone", std::get<0>(stored));
    });
    EXPECT_EQ(opened, phone);
}

TEST_P(PhoneTest, ResidentsComeByTheThousand) {
    std::vector<ResidentEntry> list;
    for (int i = 0; i < 1'000; ++i) list.push_back({ids.next<UserId>(), "1370000" + std::to_string(1000 + i), "居民"});
    database().write([&](db::WriteTx& tx) { service.users().add_residents(tx, tenant, list); });
    post(list[5].id, access::Role::resident, std::nullopt);
    Browser browser(process);
    browser.post("/v1/phone-codes", asking(list[5].phone));
    browser.post("/v1/phone-sessions", typing(list[5].phone, telephone.code(list[5].phone)));
    EXPECT_EQ(browser.get("/v1/me").at("user_id"), list[5].id.text());
    const auto session = service.users().open_for(tenant, list[6].id, "replay");
    ASSERT_TRUE(session.ok());
    EXPECT_EQ(
        process.call(http::Method::get, "/v1/me", {}, {{"Authorization", "Bearer " + session->token}}).at("user_id"),
        list[6].id.text());
}

TEST_P(PhoneTest, AccountsFollowAMergedPersonAndComeBack) {
    const auto from = ids.next<PersonId>(), into = ids.next<PersonId>();
    const std::vector<ResidentEntry> list{{ids.next<UserId>(), "13700001001", "居民", from},
                                          {ids.next<UserId>(), "13700001002", "居民", into}};
    database().write([&](db::WriteTx& tx) { service.users().add_residents(tx, tenant, list); });
    const auto of = [&](PersonId person) {
        return database().read([&](db::ReadTx& tx) {
            return tx.value<std::int64_t>("SELECT count(*) FROM identity_account WHERE person_id = :person",
                                          {{"person", person}});
        });
    };
    const auto moved = database().write([&](db::WriteTx& tx) { return move_accounts(tx, tenant, from, into); });
    EXPECT_EQ(moved, std::vector{list[0].id});
    EXPECT_EQ(of(from), 0);
    EXPECT_EQ(of(into), 2);
    database().write([&](db::WriteTx& tx) { give_back_accounts(tx, tenant, from, into, moved); });
    EXPECT_EQ(of(from), 1);
    EXPECT_EQ(of(into), 1) << "who was theirs before stays theirs";
}

class InboxTest : public testing::House {};
LINLI_BOTH_ENGINES(InboxTest);

TEST_P(InboxTest, ShowsWhatWasNotSent) {
    InboxCodeSender sender(database(), keyring, real_clock, ids);
    testing::Process simulator(database(), keyring, clock, real_clock);
    IdentityService with_inbox(
        {database(), clock, real_clock, ids, audit, vault, keyring, *cursors, metrics, sender, simulator.authenticator},
        testing::quick());
    mount_simulator(simulator.desk, sender);
    simulator.open(with_inbox);
    Browser browser(simulator);
    EXPECT_EQ(browser.post("/v1/phone-codes", R"({"phone":"13900001111"})").status, 204);
    const auto inbox = browser.get("/v1/simulator/inbox").body.as_object().at("items").as_array();
    ASSERT_EQ(inbox.size(), 1U);
    EXPECT_EQ(inbox[0].at("phone").as_string(), "13900001111");
    EXPECT_TRUE(inbox[0].at("simulated").as_bool());
    const std::string text(inbox[0].at("text").as_string());
    EXPECT_THAT(text, HasSubstr("模拟"));
    const auto code = text.substr(text.find("验证码 ") + std::string("验证码 ").size(), 6);
    EXPECT_EQ(browser.post("/v1/phone-sessions", R"({"phone":"13900001111","code":")" + code + "\"}").status, 201);
}

TEST(Inbox, IsRefusedWhereRealPeopleSignIn) {
    linli::testing::TempDatabase store(db::Engine::sqlite, {&tenant::sql(), &identity::sql()});
    linli::testing::ManualClock clock;
    SeededIds ids(clock, 3);
    store->write(
        [&](db::WriteTx& tx) { tenant::initialise(tx, {.simulated = false, .installation = ids.next_uuid()}); });
    const auto keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    EXPECT_THROW(InboxCodeSender(*store, keyring, clock, ids), InvariantBroken);
    EXPECT_NO_THROW(InboxCodeSender(*store, keyring, clock, ids, true));
}

}  // namespace
}  // namespace linli::identity
