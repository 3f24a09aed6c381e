#include "rules.h"

#include <linli/base/date.h>
#include <linli/base/result.h>

#include <gmock/gmock.h>

namespace linli::messaging::rules {
namespace {

using std::chrono::minutes;

Instant at(std::string_view day, int hour, int minute) {
    return shanghai_instant(Date::parse(day).value(), minutes(hour * 60 + minute));
}

TEST(QuietHoursTest, HoldUntilTheirEndOnShanghaiTime) {
    struct Row {
        const char* what;
        QuietHours quiet;
        Instant now;
        std::optional<Instant> end;
    };
    const QuietHours night{22 * 60, 8 * 60}, noon{12 * 60, 14 * 60}, never{480, 480};
    const Row rows[] = {
        {"a minute before", night, at("2026-11-01", 21, 59), {}},
        {"the first minute", night, at("2026-11-01", 22, 0), at("2026-11-02", 8, 0)},
        {"before midnight", night, at("2026-12-31", 23, 59), at("2027-01-01", 8, 0)},
        {"after midnight", night, at("2026-11-02", 0, 0), at("2026-11-02", 8, 0)},
        {"the last minute", night, at("2026-11-02", 7, 59), at("2026-11-02", 8, 0)},
        {"the end", night, at("2026-11-02", 8, 0), {}},
        {"a rest at noon", noon, at("2026-11-01", 12, 30), at("2026-11-01", 14, 0)},
        {"after the rest", noon, at("2026-11-01", 14, 0), {}},
        {"no quiet hours", never, at("2026-11-01", 8, 0), {}},
    };
    for (const auto& row : rows) EXPECT_EQ(quiet_end(row.quiet, row.now), row.end) << row.what;
}

TEST(JudgeTest, OneChannelAtOneMoment) {
    struct Row {
        const char* what;
        Channel channel;
        Urgency urgency;
        std::function<void(Circumstance&)> change;
        Verdict verdict;
    };
    const auto nothing = [](Circumstance&) {};
    const auto allowed = [](Circumstance& c) { c.consent = Consent::allowed; };
    const auto refused = [](Circumstance& c) { c.consent = Consent::refused; };
    const auto night = [](Circumstance& c) { c.quiet = {0, 1439}; };
    const auto full = [](Circumstance& c) {
        c.consent = Consent::allowed;
        c.used_today = 3;
    };
    const Row rows[] = {
        {"ordinary needs a yes", Channel::sms, Urgency::ordinary, nothing, Verdict::not_consented},
        {"a yes is enough", Channel::sms, Urgency::ordinary, allowed, Verdict::go},
        {"important needs no yes", Channel::sms, Urgency::important, nothing, Verdict::go},
        {"a no holds back the important", Channel::sms, Urgency::important, refused, Verdict::refused_by_recipient},
        {"a no holds back the ordinary", Channel::wechat, Urgency::ordinary, refused, Verdict::refused_by_recipient},
        {"a no does not hold back the urgent", Channel::voice, Urgency::urgent, refused, Verdict::go},
        {"important waits for the morning", Channel::voice, Urgency::important, night, Verdict::quiet_hours},
        {"urgent does not", Channel::voice, Urgency::urgent, night, Verdict::go},
        {"loudspeakers wait for the morning", Channel::broadcast, Urgency::ordinary, night, Verdict::quiet_hours},
        {"a place needs no yes", Channel::broadcast, Urgency::ordinary, nothing, Verdict::go},
        {"the cap", Channel::sms, Urgency::ordinary, full, Verdict::capped},
        {"the cap is not for the important", Channel::sms, Urgency::important, full, Verdict::go},
        {"counted once, tried again", Channel::sms, Urgency::ordinary,
         [](Circumstance& c) {
             c.consent = Consent::allowed;
             c.used_today = 3;
             c.counted = true;
         },
         Verdict::go},
        {"the inbox asks nobody", Channel::app, Urgency::ordinary, refused, Verdict::go},
        {"the inbox is silent at night", Channel::app, Urgency::ordinary, night, Verdict::go},
        {"no telephone", Channel::sms, Urgency::urgent, [](Circumstance& c) { c.has_address = false; },
         Verdict::no_address},
        {"not connected", Channel::sms, Urgency::urgent, [](Circumstance& c) { c.connected = false; },
         Verdict::no_gateway},
        {"erased", Channel::app, Urgency::urgent, [](Circumstance& c) { c.erased = true; }, Verdict::erased},
    };
    for (const auto& row : rows) {
        Circumstance c;
        c.channel = row.channel;
        c.urgency = row.urgency;
        c.has_address = c.connected = true;
        c.quiet = {0, 0};
        c.daily_cap = 3;
        row.change(c);
        const auto judged = judge(c, at("2026-11-01", 3, 0));
        EXPECT_EQ(judged.verdict, row.verdict) << row.what;
        EXPECT_EQ(judged.hold_until.has_value(), row.verdict == Verdict::quiet_hours) << row.what;
    }
}

TEST(ChainTest, FitsWhomItIsFor) {
    using C = Channel;
    struct Row {
        std::vector<Channel> chain;
        RecipientKind kind;
        bool fits;
    };
    const Row rows[] = {
        {{C::app, C::sms, C::voice}, RecipientKind::account, true},
        {{}, RecipientKind::account, false},
        {{C::sms, C::app, C::sms}, RecipientKind::account, false},
        {{C::app, C::broadcast}, RecipientKind::account, false},
        {{C::sms, C::voice}, RecipientKind::person, true},
        {{C::app}, RecipientKind::person, false},
        {{C::mail}, RecipientKind::person, false},
        {{C::broadcast}, RecipientKind::area, true},
        {{C::sms}, RecipientKind::area, false},
    };
    for (const auto& row : rows) EXPECT_EQ(chain_fits(row.chain, row.kind), row.fits) << chain_text(row.chain);
    const std::vector<Channel> chain{C::app, C::sms};
    EXPECT_EQ(read_chain(chain_text(chain)), chain);
    EXPECT_THROW(read_chain("app pigeon"), InvariantBroken);
}

TEST(ChainTest, EndsAsItsStepsStand) {
    using S = MessageState;
    struct Row {
        std::vector<MessageState> steps;
        bool must;
        MessageState state;
        std::string_view reason;
    };
    const Row rows[] = {
        {{S::suppressed, S::suppressed}, false, S::suppressed, ""},
        {{S::suppressed, S::failed}, false, S::failed, ""},
        {{S::failed, S::failed}, true, S::failed, ""},
        {{S::delivered, S::failed}, true, S::failed, "not_acknowledged"},
        {{S::delivered, S::suppressed}, true, S::failed, "not_acknowledged"},
        {{S::delivered, S::failed}, false, S::delivered, ""},
        {{S::sent, S::failed}, false, S::sent, ""},
        {{S::acknowledged, S::failed}, true, S::acknowledged, ""},
    };
    for (const auto& row : rows) {
        const auto end = end_of_chain(row.steps, row.must);
        EXPECT_EQ(end.state, row.state) << &row - rows;
        EXPECT_EQ(end.reason, row.reason) << &row - rows;
    }
}

TEST(ReceiptRulesTest, ADeliveryOnlyEverMovesForward) {
    using S = MessageState;
    using R = ReceiptStatus;
    struct Row {
        MessageState step;
        ReceiptStatus status;
        std::optional<MessageState> then;
    };
    const Row rows[] = {
        {S::sending, R::delivered, S::delivered},
        {S::sent, R::delivered, S::delivered},
        {S::sent, R::failed, S::failed},
        {S::sent, R::acknowledged, S::acknowledged},
        {S::delivered, R::delivered, {}},
        {S::delivered, R::failed, {}},
        {S::delivered, R::acknowledged, S::acknowledged},
        {S::acknowledged, R::delivered, {}},
        {S::acknowledged, R::failed, {}},
        {S::failed, R::delivered, S::delivered},
        {S::failed, R::failed, {}},
        {S::suppressed, R::delivered, {}},
    };
    for (const auto& row : rows)
        EXPECT_EQ(after(row.step, row.status), row.then) << word(row.step) << " " << word(row.status);
}

TEST(BackoffTest, DoublesUpToAnHourAndSpreads) {
    using std::chrono::milliseconds;
    EXPECT_EQ(backoff(1, milliseconds(1'000), 0), milliseconds(500));
    EXPECT_EQ(backoff(2, milliseconds(1'000), 0), milliseconds(1'000));
    EXPECT_GT(backoff(2, milliseconds(1'000), 999), milliseconds(1'990));
    EXPECT_LE(backoff(90, milliseconds(600'000), 999), std::chrono::hours(1));
    EXPECT_TRUE(worth_another_try(Reply::timed_out));
    EXPECT_FALSE(worth_another_try(Reply::refused));
}

TEST(UnitsTest, AShortMessageIsCountedInParts) {
    const auto of = [](std::size_t length) {
        std::string text;
        for (std::size_t i = 0; i < length; ++i) text += "邻";
        return units(Channel::sms, text);
    };
    EXPECT_EQ(of(1), 1);
    EXPECT_EQ(of(70), 1);
    EXPECT_EQ(of(71), 2);
    EXPECT_EQ(of(134), 2);
    EXPECT_EQ(of(135), 3);
    EXPECT_EQ(units(Channel::voice, std::string(900, 'a')), 1);
}

}  // namespace
}  // namespace linli::messaging::rules
