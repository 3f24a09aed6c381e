#include <linli/channels/delivery.h>

#include <gmock/gmock.h>

#include <random>
#include <set>

namespace linli::channels {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr Patience usual;
const Instant noon = from_ms(1'795'233'600'000);

Delivery of(Reply reply, DeliveryState state = DeliveryState::waiting) {
    return {.reply = reply, .state = state, .due = noon};
}

TEST(DeliveryTest, PausesDoubleUpToAnHour) {
    const int expected[] = {30, 60, 120, 240, 480, 960, 1920, 3600, 3600};
    for (int i = 0; i < 9; ++i) EXPECT_EQ(pause_after(i + 1), seconds(expected[i])) << i;
    EXPECT_EQ(pause_after(1'000'000), usual.longest_pause);
    EXPECT_EQ(pause_after(3, {.first_pause = seconds(1), .longest_pause = seconds(3)}), seconds(3));
}

TEST(DeliveryTest, WhatFailedIsTriedAgainAndInTheEndSomebodysTask) {
    auto one = of(Reply::result);
    auto now = noon;
    for (int i = 1; i <= usual.most_attempts; ++i) {
        ASSERT_EQ(next_to_leave({one}, now), 0U) << i;
        one = after(claimed(one, now), i, i % 2 == 0 ? Attempt::no_answer : Attempt::wrong_signature, now);
        EXPECT_FALSE(next_to_leave({one}, now));
        now = one.due;
    }
    EXPECT_EQ(one.state, DeliveryState::stuck);
    EXPECT_FALSE(next_to_leave({one}, now + minutes(600)));
    const auto again = retried(one, now);
    ASSERT_TRUE(again);
    EXPECT_EQ(next_to_leave({again.value()}, now), 0U);
    EXPECT_TRUE(retried(again.value(), now).is(not_stuck));
}

TEST(DeliveryTest, ARefusalIsNotTriedAgain) {
    EXPECT_EQ(after(claimed(of(Reply::result), noon), 1, Attempt::refused, noon).state, DeliveryState::stuck);
}

TEST(DeliveryTest, AClaimHoldsForAWhileAndAReceiptForEver) {
    const auto mine = claimed(of(Reply::result), noon);
    EXPECT_FALSE(next_to_leave({lapsed(mine, noon + usual.claim - seconds(1))}, noon + usual.claim - seconds(1)));
    EXPECT_EQ(next_to_leave({lapsed(mine, noon + usual.claim)}, noon + usual.claim), 0U);
    auto done = after(mine, 1, Attempt::receipted, noon);
    for (const auto late : {Attempt::no_answer, Attempt::refused, Attempt::wrong_signature, Attempt::receipted})
        EXPECT_EQ(after(done, 1, late, noon).state, DeliveryState::receipted);
    const auto stuck = of(Reply::result, DeliveryState::stuck);
    EXPECT_EQ(after(stuck, 0, Attempt::receipted, noon).state, DeliveryState::receipted) << "it came late";
    EXPECT_EQ(after(stuck, 0, Attempt::no_answer, noon).state, DeliveryState::stuck);
}

TEST(DeliveryTest, AProcessThatDiesAgainAndAgainLeavesATaskNotALoop) {
    auto one = of(Reply::result);
    auto now = noon;
    for (int i = 1; i <= usual.most_attempts; ++i) {
        ASSERT_EQ(next_to_leave({one}, now), 0U) << i;
        one = claimed(one, now);
        now = one.claimed_until;
        one = lapsed(one, now);
    }
    EXPECT_EQ(one.state, DeliveryState::stuck);
    EXPECT_EQ(one.attempts, usual.most_attempts);
}

TEST(DeliveryTest, TheOldAttemptSaysNothingAboutTheNewOne) {
    auto one = claimed(of(Reply::result), noon);
    one = claimed(lapsed(one, one.claimed_until), one.claimed_until);
    ASSERT_EQ(one.attempts, 2);
    EXPECT_EQ(after(one, 1, Attempt::refused, noon).state, DeliveryState::sending) << "the first one comes back late";
    EXPECT_EQ(after(one, 1, Attempt::receipted, noon).state, DeliveryState::receipted) << "a receipt always counts";
    one = after(one, 2, Attempt::refused, noon);
    EXPECT_EQ(one.state, DeliveryState::stuck);
    one = claimed(retried(one, noon).value(), noon);
    EXPECT_EQ(one.attempts, 1);
    EXPECT_EQ(after(one, 1, Attempt::refused, noon).state, DeliveryState::sending) << "nor after a person retried it";
}

TEST(DeliveryTest, WhatWasTakenWaitsForItsReceipt) {
    auto one = after(claimed(of(Reply::result), noon), 1, Attempt::taken, noon);
    EXPECT_EQ(one.state, DeliveryState::waiting);
    EXPECT_EQ(one.due, noon + usual.first_pause) << "asked for again when none comes";
    EXPECT_EQ(after(one, 1, Attempt::receipted, noon).state, DeliveryState::receipted);
}

TEST(DeliveryTest, GivingUpNeedsAReasonAndASecondPerson) {
    const auto stuck = of(Reply::result, DeliveryState::stuck);
    EXPECT_TRUE(given_up(stuck, "a", "a", "平台停用").is(same_person));
    EXPECT_TRUE(given_up(stuck, "", "b", "平台停用").is(same_person));
    EXPECT_TRUE(given_up(stuck, "a", "b", " 　").is(reason_needed));
    EXPECT_TRUE(given_up(of(Reply::result), "a", "b", "平台停用").is(not_stuck));
    const auto done = given_up(stuck, "a", "b", "平台停用");
    ASSERT_TRUE(done);
    EXPECT_FALSE(holds_closing({done.value()}));
}

TEST(DeliveryTest, WhatMayFollowWhat) {
    const std::vector<Delivery> nothing;
    const std::vector<Delivery> begun{of(Reply::accepted), of(Reply::progress)};
    for (const auto reply : {Reply::accepted, Reply::progress, Reply::returned, Reply::result}) {
        EXPECT_TRUE(may_follow(nothing, reply));
        EXPECT_EQ(may_follow(begun, reply), reply != Reply::accepted);
        EXPECT_FALSE(may_follow({of(Reply::accepted), of(Reply::result)}, reply));
        EXPECT_FALSE(may_follow({of(Reply::accepted), of(Reply::returned)}, reply));
    }
}

TEST(DeliveryTest, AReportHoldsClosingUntilItsLastReplyIsDone) {
    const auto done = DeliveryState::receipted;
    EXPECT_TRUE(holds_closing({}));
    EXPECT_TRUE(holds_closing({of(Reply::accepted, done)}));
    EXPECT_TRUE(holds_closing({of(Reply::accepted, DeliveryState::stuck), of(Reply::result, done)}));
    for (const auto open : {DeliveryState::waiting, DeliveryState::sending, DeliveryState::stuck})
        EXPECT_TRUE(holds_closing({of(Reply::accepted, done), of(Reply::result, open)}));
    EXPECT_FALSE(holds_closing({of(Reply::accepted, done), of(Reply::result, done)}));
    EXPECT_FALSE(holds_closing({of(Reply::accepted, done), of(Reply::returned, done)}));
}

/// A platform that loses answers, refuses and signs wrongly, and two processes of which one may die at any moment.
class Walk {
public:
    explicit Walk(unsigned seed) : dice_(seed) {
        for (const auto reply : {Reply::accepted, Reply::progress, Reply::progress, Reply::result}) {
            EXPECT_TRUE(may_follow(line_, reply));
            line_.push_back(of(reply));
        }
    }
    void step() {
        now_ += seconds(throw_of(300));
        for (auto& one : line_) one = lapsed(one, now_);
        const auto next = next_to_leave(line_, now_);
        if (!next) return people_look();
        const auto repeated = next_to_leave(line_, now_);
        line_[*next] = claimed(line_[*next], now_);
        EXPECT_EQ(repeated, next);
        EXPECT_FALSE(next_to_leave(line_, now_)) << "a second process finds nothing while the claim stands";
        call(*next);
    }
    void check() const {
        std::size_t taken = 0;
        for (const auto at : arrived_) EXPECT_EQ(at, taken++) << "in sequence, each once";
        bool open = false;
        for (std::size_t i = 0; i < line_.size(); ++i) {
            const bool receipted = line_[i].state == DeliveryState::receipted;
            EXPECT_TRUE(!receipted || seen_.count(i) == 1) << "no receipt without arrival";
            open = open || !finished(line_[i].state);
            EXPECT_FALSE(open && receipted) << "nothing overtakes";
        }
        EXPECT_EQ(holds_closing(line_), open);
    }
    bool done() const { return !holds_closing(line_); }

private:
    int throw_of(int sides) { return static_cast<int>(dice_() % static_cast<unsigned>(sides)); }
    void arrive(std::size_t index) {
        if (seen_.insert(index).second) arrived_.push_back(index);  // the platform knows the key
    }
    void call(std::size_t index) {
        switch (throw_of(6)) {
        case 0: return;                // killed before the call
        case 1: return arrive(index);  // killed after it
        case 2: arrive(index); return answer(index, Attempt::no_answer);
        case 3: return answer(index, Attempt::refused);
        case 4: arrive(index); return answer(index, Attempt::wrong_signature);
        default: arrive(index); return answer(index, Attempt::receipted);
        }
    }
    void answer(std::size_t index, Attempt attempt) {
        line_[index] = after(line_[index], line_[index].tries, attempt, now_);
    }
    void people_look() {
        for (auto& one : line_)
            if (one.state == DeliveryState::stuck) one = retried(one, now_).value();
    }
    std::mt19937 dice_;
    Instant now_ = noon;
    std::vector<Delivery> line_;
    std::set<std::size_t> seen_;
    std::vector<std::size_t> arrived_;
};

TEST(DeliveryTest, WhateverHappensThePlatformHearsEachReplyOnceAndInSequence) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        Walk walk(seed);
        int steps = 0;
        for (; !walk.done() && steps < 20'000; ++steps) {
            walk.step();
            walk.check();
        }
        EXPECT_TRUE(walk.done()) << "seed " << seed;
        EXPECT_GT(steps, 3);
    }
}

}  // namespace
}  // namespace linli::channels
