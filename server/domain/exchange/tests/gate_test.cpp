#include <linli/exchange/breaker.h>
#include <linli/exchange/gate.h>

#include <gmock/gmock.h>

#include <set>

namespace linli::exchange {
namespace {

const Date today = Date::parse("2026-11-02").value();

Terms right_terms() {
    Terms t;
    t.partner = "police";
    t.state = AgreementState::approved;
    t.from = Date::parse("2026-01-01").value();
    t.until = Date::parse("2026-12-31").value();
    t.quota = 10;
    t.keys = {"person.name", "person.id_number"};
    t.fields = {{"police.registered_here"}, {"police.name_matches_number"}};
    return t;
}

struct Asked {
    std::string partner = "police";
    Direction direction = Direction::receive;
    About about = About::person;
    std::vector<std::string> keys{"person.id_number"};
    std::vector<std::string> fields{"police.registered_here"};
    Date day = today;
    std::int64_t used = 0;
    bool known = true;
    bool consented = false;
};

Verdict ask(const Terms& terms, const Asked& a) {
    return decide(&terms, {a.partner, a.direction, a.about, a.keys, a.fields, a.day, a.used, a.known, a.consented});
}

struct GateCase {
    const char* name;
    std::function<void(Terms&, Asked&)> change;
    Verdict verdict;
};

const GateCase gate_cases[] = {
    {"as agreed", [](Terms&, Asked&) {}, Verdict::allowed},
    {"all fields and keys",
     [](Terms& t, Asked& a) {
         a.keys = t.keys;
         a.fields = {"police.name_matches_number", "police.registered_here"};
     },
     Verdict::allowed},
    {"draft", [](Terms& t, Asked&) { t.state = AgreementState::draft; }, Verdict::not_approved},
    {"suspended", [](Terms& t, Asked&) { t.state = AgreementState::suspended; }, Verdict::suspended},
    {"ended", [](Terms& t, Asked&) { t.state = AgreementState::ended; }, Verdict::ended},
    {"the day before", [](Terms& t, Asked& a) { a.day = t.from.plus_days(-1); }, Verdict::not_yet_valid},
    {"the first day", [](Terms& t, Asked& a) { a.day = t.from; }, Verdict::allowed},
    {"the last day", [](Terms& t, Asked& a) { a.day = t.until; }, Verdict::allowed},
    {"the day after", [](Terms& t, Asked& a) { a.day = t.until.plus_days(1); }, Verdict::expired},
    {"another partner", [](Terms&, Asked& a) { a.partner = "health"; }, Verdict::wrong_partner},
    {"the other direction", [](Terms&, Asked& a) { a.direction = Direction::provide; }, Verdict::wrong_direction},
    {"another subject", [](Terms&, Asked& a) { a.about = About::establishment; }, Verdict::wrong_subject},
    {"no field", [](Terms&, Asked& a) { a.fields.clear(); }, Verdict::nothing_asked},
    {"no key", [](Terms&, Asked& a) { a.keys.clear(); }, Verdict::nothing_asked},
    {"a key beyond", [](Terms&, Asked& a) { a.keys.emplace_back("person.phone"); }, Verdict::key_not_agreed},
    {"a field beyond", [](Terms&, Asked& a) { a.fields.emplace_back("person.phone"); }, Verdict::field_not_agreed},
    {"nobody", [](Terms&, Asked& a) { a.known = false; }, Verdict::unknown_subject},
    {"consent needed and not given", [](Terms& t, Asked&) { t.consent = "health_follow_up"; }, Verdict::no_consent},
    {"consent needed and given",
     [](Terms& t, Asked& a) {
         t.consent = "health_follow_up";
         a.consented = true;
     },
     Verdict::allowed},
    {"the last of the quota", [](Terms&, Asked& a) { a.used = 9; }, Verdict::allowed},
    {"beyond the quota", [](Terms&, Asked& a) { a.used = 10; }, Verdict::quota_used_up},
};

TEST(GateTest, WhatIsNotPlainlyAllowedIsRefusedAndSaysWhy) {
    std::set<Verdict> seen{Verdict::no_agreement};
    EXPECT_EQ(decide(nullptr, {}), Verdict::no_agreement);
    for (const auto& c : gate_cases) {
        auto terms = right_terms();
        Asked asked;
        c.change(terms, asked);
        EXPECT_EQ(ask(terms, asked), c.verdict) << c.name;
        EXPECT_FALSE(sentence(c.verdict).empty());
        seen.insert(c.verdict);
    }
    EXPECT_EQ(seen.size(), words(Verdict{}).size()) << "a verdict that no case shows";
}

TEST(GateTest, AnAgreementTakesOnlyTheStepsOfItsState) {
    using S = AgreementState;
    using T = AgreementStep;
    const std::map<std::pair<S, T>, S> allowed{
        {{S::draft, T::draft}, S::draft},   {{S::draft, T::approve}, S::approved},
        {{S::draft, T::end}, S::ended},     {{S::approved, T::suspend}, S::suspended},
        {{S::approved, T::end}, S::ended},  {{S::suspended, T::resume}, S::approved},
        {{S::suspended, T::end}, S::ended},
    };
    for (const auto from : {S::draft, S::approved, S::suspended, S::ended})
        for (const auto step : {T::draft, T::approve, T::suspend, T::resume, T::end}) {
            const auto expected = allowed.find({from, step});
            const auto got = after(from, step);
            EXPECT_EQ(got.has_value(), expected != allowed.end()) << word(from) << " " << word(step);
            if (got && expected != allowed.end()) {
                EXPECT_EQ(*got, expected->second);
            }
        }
}

constexpr BreakerRule rule{3, std::chrono::seconds(10), std::chrono::seconds(60)};
const Instant noon = from_ms(1'790'000'000'000);

TEST(BreakerTest, OpensAfterFailuresInARowAndLetsOneTrialThrough) {
    Breaker b;
    for (int i = 0; i < 2; ++i) b = after(b, Reply::timed_out, rule, noon);
    EXPECT_EQ(b.state, BreakerState::closed);
    b = after(b, Reply::failed, rule, noon);
    EXPECT_EQ(b.state, BreakerState::open);
    EXPECT_FALSE(may_send(b, noon + std::chrono::seconds(9)));
    EXPECT_TRUE(may_send(b, noon + std::chrono::seconds(10)));
    b = sending(b, rule, noon + std::chrono::seconds(10));
    EXPECT_EQ(b.state, BreakerState::half_open);
    EXPECT_FALSE(may_send(b, noon + std::chrono::seconds(11))) << "one trial at a time";
    b = after(b, Reply::wrong_signature, rule, noon + std::chrono::seconds(11));
    EXPECT_EQ(b.state, BreakerState::open);
    EXPECT_FALSE(may_send(b, noon + std::chrono::seconds(30))) << "the pause doubles";
    EXPECT_TRUE(may_send(b, noon + std::chrono::seconds(31)));
    b = after(sending(b, rule, noon), Reply::answered, rule, noon);
    EXPECT_EQ(b.state, BreakerState::closed);
    EXPECT_EQ(b.failures, 0);
}

TEST(BreakerTest, ARefusalOfAPartnerIsNoFailureOfTheLine) {
    Breaker b;
    for (int i = 0; i < 10; ++i) b = after(b, Reply::refused, rule, noon);
    EXPECT_EQ(b.state, BreakerState::closed);
    for (const auto reply : {Reply::unreachable, Reply::timed_out, Reply::throttled, Reply::failed,
                             Reply::wrong_signature, Reply::unreadable})
        EXPECT_TRUE(worth_another_try(reply)) << word(reply);
    for (const auto reply : {Reply::answered, Reply::refused}) EXPECT_FALSE(worth_another_try(reply)) << word(reply);
}

TEST(BreakerTest, PausesDoubleAreBoundedAndSpread) {
    using std::chrono::milliseconds;
    const auto pause = [](int attempts, int spread) {
        return backoff(attempts, milliseconds(1'000), milliseconds(60'000), spread).count();
    };
    EXPECT_EQ(pause(1, 0), 500);
    EXPECT_EQ(pause(1, 999), 999);
    EXPECT_EQ(pause(3, 0), 2'000);
    EXPECT_EQ(pause(50, 999), 59'970);
    EXPECT_EQ(pause(0, 0), 500);
}

}  // namespace
}  // namespace linli::exchange
