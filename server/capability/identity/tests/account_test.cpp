#include "house.h"

namespace linli::identity {
namespace {

using namespace std::chrono_literals;
using testing::Browser;
using ::testing::Contains;
using testing::good_password;
using ::testing::HasSubstr;

class AccountTest : public testing::House {
protected:
    explicit AccountTest(IdentityOptions options = testing::quick()) : House(options) {}

    static std::string changing(std::string_view from, std::string_view to) {
        return R"({"old_password":")" + std::string(from) + R"(","new_password":")" + std::string(to) + "\"}";
    }
    static std::string code_body(const std::string& code) { return R"({"code":")" + code + "\"}"; }
    std::string code_now(const std::string& secret) {
        return crypto::totp_code(crypto::Secret(crypto::from_base32(secret).value()),
                                 crypto::totp_step(real_clock.now()));
    }
    std::string start(Browser& browser, std::string_view password = good_password) {
        const auto reply = browser.post("/v1/me/totp", R"({"password":")" + std::string(password) + "\"}");
        EXPECT_EQ(reply.status, 201) << reply.text;
        EXPECT_THAT(reply.at("uri"), HasSubstr("otpauth://totp/"));
        return reply.at("secret");
    }
    /// Enrols and moves on, so that the next code is a new one.
    std::string enrol(Browser& browser, std::vector<std::string>* recovery = nullptr) {
        const auto secret = start(browser);
        const auto reply = browser.post("/v1/me/totp/confirmation", code_body(code_now(secret)));
        EXPECT_EQ(reply.status, 200) << reply.text;
        for (const auto& code : reply.body.as_object().at("recovery_codes").as_array())
            if (recovery != nullptr) recovery->emplace_back(code.as_string());
        real_clock.advance(31s);
        return secret;
    }
};
LINLI_BOTH_ENGINES(AccountTest);

constexpr std::string_view next_password = "Calm-Harbour-77";

/// COVERS: SEC-06
TEST_P(AccountTest, AnInitialPasswordMustBeChangedFirst) {
    staff("wang.xm", access::Role::grid_worker, true);
    Browser browser(process);
    const auto reply = browser.post("/v1/sessions", credentials("wang.xm"));
    ASSERT_EQ(reply.status, 201);
    EXPECT_EQ(reply.at("state"), "must_change");
    EXPECT_EQ(reply.at("duties"), R"(["change_password"])");
    EXPECT_EQ(browser.get("/v1/probe").status, 401) << "nothing else yet";
    EXPECT_EQ(browser.get("/v1/me").at("state"), "must_change");
    EXPECT_EQ(browser.get("/v1/me").at("posts"), "[]");
    EXPECT_EQ(browser.post("/v1/me/password", changing(good_password, "short")).problem(),
              "/problems/identity/weak-password");
    EXPECT_EQ(browser.post("/v1/me/password", changing(good_password, good_password)).status, 422)
        << "not the same one";
    EXPECT_EQ(browser.post("/v1/me/password", changing("Wrong-One-1234", next_password)).status, 403);
    const auto restricted = browser.cookie;
    const auto changed = browser.post("/v1/me/password", changing(good_password, next_password));
    ASSERT_EQ(changed.status, 200) << changed.text;
    EXPECT_EQ(changed.at("state"), "active");
    EXPECT_NE(browser.cookie, restricted) << "a new token after each step";
    EXPECT_EQ(browser.get("/v1/probe").status, 200);
    EXPECT_EQ(Browser(process).post("/v1/sessions", credentials("wang.xm")).status, 401) << "the old password is void";
    EXPECT_EQ(Browser(process).post("/v1/sessions", credentials("wang.xm", next_password)).at("state"), "active");
}

TEST_P(AccountTest, AnUnfinishedSignInEnds) {
    staff("wang.xm", access::Role::grid_worker, true);
    Browser browser(process);
    browser.post("/v1/sessions", credentials("wang.xm"));
    real_clock.advance(10min);
    EXPECT_EQ(browser.get("/v1/me").status, 401);
}

TEST_P(AccountTest, ANewPasswordEndsTheOtherDevices) {
    staff("wang.xm");
    auto here = signed_in("wang.xm");
    auto there = signed_in("wang.xm");
    EXPECT_EQ(here.post("/v1/me/password", changing(good_password, next_password)).status, 200);
    EXPECT_EQ(there.get("/v1/probe").status, 401);
    EXPECT_EQ(here.get("/v1/probe").status, 200);
}

TEST_P(AccountTest, GuessingTheOldPasswordIsCounted) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(browser.post("/v1/me/password", changing("Wrong-One-1234", next_password)).status, 403);
    EXPECT_EQ(browser.post("/v1/me/password", changing(good_password, next_password)).status, 429);
}

TEST_P(AccountTest, TheSecondFactorIsAskedForOnceEnrolled) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    const auto before = browser.cookie;
    const auto secret = enrol(browser);
    EXPECT_NE(browser.cookie, before);
    EXPECT_EQ(browser.get("/v1/me").at("totp_enrolled"), "true");

    Browser next(process);
    const auto first = next.post("/v1/sessions", credentials("wang.xm"));
    EXPECT_EQ(first.at("state"), "needs_totp");
    EXPECT_EQ(first.at("duties"), R"(["enter_totp"])");
    EXPECT_EQ(next.get("/v1/probe").status, 401);
    EXPECT_EQ(next.post("/v1/me/password", changing(good_password, next_password)).status, 409)
        << "not before the code";
    EXPECT_EQ(next.post("/v1/me/totp", R"({"password":"Quiet-River-2026"})").status, 409);
    const auto halfway = next;
    EXPECT_EQ(next.post("/v1/sessions/current/totp", code_body("000000")).status, 422);
    ASSERT_EQ(next.post("/v1/sessions/current/totp", code_body(code_now(secret))).status, 200);
    EXPECT_EQ(next.get("/v1/probe").status, 200);
    EXPECT_NE(next.cookie, halfway.cookie);
    auto thief = halfway;
    EXPECT_EQ(thief.get("/v1/me").status, 401) << "the token of the first step is void";
    EXPECT_EQ(next.post("/v1/sessions/current/totp", code_body(code_now(secret))).status, 409);
}

TEST_P(AccountTest, ACodeServesOnce) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    const auto secret = enrol(browser);
    const auto code = code_now(secret);
    Browser first(process), second(process);
    first.post("/v1/sessions", credentials("wang.xm"));
    second.post("/v1/sessions", credentials("wang.xm"));
    EXPECT_EQ(first.post("/v1/sessions/current/totp", code_body(code)).status, 200);
    EXPECT_EQ(second.post("/v1/sessions/current/totp", code_body(code)).problem(), "/problems/identity/wrong-code")
        << "replayed";
    real_clock.advance(30s);
    EXPECT_EQ(second.post("/v1/sessions/current/totp", code_body(code_now(secret))).status, 200);
    EXPECT_THAT(audit_lines(), Contains("refusal finishSignIn wrong-code"));
    EXPECT_THAT(audit_lines(), Contains("sign_in finishSignIn totp"));
}

TEST_P(AccountTest, GuessingCodesIsCountedOverSessions) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    const auto secret = enrol(browser);
    const auto wrong = code_now(secret) == "123456" ? "654321" : "123456";
    for (int i = 0; i < 5; ++i) {
        Browser guesser(process);
        guesser.post("/v1/sessions", credentials("wang.xm"));
        EXPECT_EQ(guesser.post("/v1/sessions/current/totp", code_body(wrong)).status, 422);
    }
    Browser guesser(process);
    guesser.post("/v1/sessions", credentials("wang.xm"));
    EXPECT_EQ(guesser.post("/v1/sessions/current/totp", code_body(code_now(secret))).status, 429);
    real_clock.advance(61s);
    EXPECT_EQ(guesser.post("/v1/sessions/current/totp", code_body(code_now(secret))).status, 200);
}

TEST_P(AccountTest, ARecoveryCodeServesOnce) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    std::vector<std::string> codes;
    enrol(browser, &codes);
    ASSERT_EQ(codes.size(), 10U);
    const auto with = [&](const std::string& code) {
        Browser next(process);
        next.post("/v1/sessions", credentials("wang.xm"));
        return next.post("/v1/sessions/current/totp", R"({"recovery_code":")" + code + "\"}").status;
    };
    EXPECT_EQ(with(codes[3]), 200);
    EXPECT_EQ(with(codes[3]), 422);
    EXPECT_EQ(with("0000000000"), 422);
    auto spaced = codes[4];
    spaced[5] = ' ';
    EXPECT_EQ(with(spaced), 200) << "as people copy it";
    Browser both(process);
    both.post("/v1/sessions", credentials("wang.xm"));
    EXPECT_THAT(both.post("/v1/sessions/current/totp", "{}").text, HasSubstr("/code"));
}

TEST_P(AccountTest, ReplacingTheFactorAsksForTheOldOne) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    const auto old = enrol(browser);
    EXPECT_EQ(browser.post("/v1/me/totp", R"({"password":"Quiet-River-2026"})").status, 422);
    const auto reply =
        browser.post("/v1/me/totp", R"({"password":"Quiet-River-2026","code":")" + code_now(old) + "\"}");
    ASSERT_EQ(reply.status, 201) << reply.text;
    EXPECT_EQ(browser.post("/v1/me/totp/confirmation", code_body(code_now(reply.at("secret")))).status, 200);
    real_clock.advance(31s);
    Browser next(process);
    next.post("/v1/sessions", credentials("wang.xm"));
    EXPECT_EQ(next.post("/v1/sessions/current/totp", code_body(code_now(old))).status, 422) << "the old factor is void";
    EXPECT_EQ(next.post("/v1/sessions/current/totp", code_body(code_now(reply.at("secret")))).status, 200);
}

TEST_P(AccountTest, ASecretIsNotInUseBeforeItIsConfirmed) {
    staff("wang.xm");
    auto browser = signed_in("wang.xm");
    EXPECT_EQ(browser.post("/v1/me/totp/confirmation", code_body("123456")).problem(),
              "/problems/identity/totp-not-started");
    EXPECT_EQ(browser.post("/v1/me/totp", R"({"password":"Wrong-One-1234"})").status, 403);
    start(browser);
    EXPECT_EQ(Browser(process).post("/v1/sessions", credentials("wang.xm")).at("state"), "active");
}

IdentityOptions strict() {
    auto options = testing::quick();
    options.totp_required = true;
    return options;
}

class StrictAccountTest : public AccountTest {
protected:
    StrictAccountTest() : AccountTest(strict()) {}
};
LINLI_BOTH_ENGINES(StrictAccountTest);

TEST_P(StrictAccountTest, BothDutiesComeBeforeTheFirstDeed) {
    staff("wang.xm", access::Role::grid_worker, true);
    Browser browser(process);
    const auto reply = browser.post("/v1/sessions", credentials("wang.xm"));
    EXPECT_EQ(reply.at("duties"), R"(["change_password","enrol_totp"])");
    const auto changed = browser.post("/v1/me/password", changing(good_password, next_password));
    EXPECT_EQ(changed.at("state"), "must_change");
    EXPECT_EQ(changed.at("duties"), R"(["enrol_totp"])");
    const auto secret = start(browser, next_password);
    EXPECT_EQ(browser.get("/v1/probe").status, 401);
    const auto done = browser.post("/v1/me/totp/confirmation", code_body(code_now(secret)));
    EXPECT_EQ(done.body.as_object().at("session").at("state").as_string(), "active");
    EXPECT_EQ(browser.get("/v1/probe").status, 200);
}

TEST_P(StrictAccountTest, ResidentsNeedNoSecondFactor) {
    Browser browser(process);
    browser.post("/v1/phone-codes", R"({"phone":"13900001111"})");
    EXPECT_EQ(
        browser.post("/v1/phone-sessions", R"({"phone":"13900001111","code":")" + telephone.code("13900001111") + "\"}")
            .at("state"),
        "active");
    EXPECT_EQ(browser.post("/v1/me/password", changing("a", next_password)).status, 409) << "and have no password";
}

}  // namespace
}  // namespace linli::identity
