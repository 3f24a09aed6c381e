#include <linli/base/ids.h>
#include <linli/testing/manual_clock.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <thread>
#include <unordered_set>
#include <vector>

namespace linli {
namespace {

using testing::ManualClock;

constexpr const char* rfc_example = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";  // RFC 9562, appendix A.6

TEST(Uuid, ReadsTheExampleOfTheRfc) {
    const auto uuid = Uuid::parse(rfc_example);
    ASSERT_TRUE(uuid);
    EXPECT_EQ(uuid->text(), rfc_example);
    EXPECT_EQ(uuid->v7_ms(), 0x017F22E279B0);
    EXPECT_EQ(Uuid::parse("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"), uuid);
    EXPECT_EQ(Uuid::from_bytes(uuid->byte_view()), uuid);
}

TEST(Uuid, RefusesOtherShapes) {
    for (const std::string_view text : {"", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
                                        "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff", "017f22e279b07cc398c4dc0c0c07398f",
                                        "{17f22e2-79b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
                                        "017f22e2079b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4_dc0c0c07398f"})
        EXPECT_FALSE(Uuid::parse(text)) << text;
    EXPECT_FALSE(Uuid::from_bytes("fifteen bytes.."));
    EXPECT_FALSE(Uuid::from_bytes("seventeen bytes.."));
}

TEST(Uuid, TellsTheTimeOfVersionSevenOnly) {
    EXPECT_FALSE(Uuid::parse("017f22e2-79b0-4cc3-98c4-dc0c0c07398f")->v7_ms());
    EXPECT_FALSE(Uuid::parse("017f22e2-79b0-7cc3-d8c4-dc0c0c07398f")->v7_ms());
    EXPECT_TRUE(Uuid().nil());
    EXPECT_FALSE(Uuid().v7_ms());
}

RC_GTEST_PROP(UuidProperty, TextAndBytesGoRound, (const std::array<std::uint8_t, 16>& bytes)) {
    const Uuid uuid(bytes);
    RC_ASSERT(Uuid::parse(uuid.text()) == uuid);
    RC_ASSERT(Uuid::from_bytes(uuid.byte_view()) == uuid);
}

RC_GTEST_PROP(UuidProperty, TextSortsLikeBytes,
              (const std::array<std::uint8_t, 16>& a, const std::array<std::uint8_t, 16>& b)) {
    RC_ASSERT((Uuid(a) < Uuid(b)) == (Uuid(a).text() < Uuid(b).text()));
}

TEST(Ids, CarryTheTimeOfTheirClock) {
    const ManualClock clock(from_ms(1'790'000'000'123));
    SeededIds ids(clock, 7);
    const auto id = ids.next<Id<struct AnyTag>>();
    EXPECT_EQ(id.uuid().v7_ms(), 1'790'000'000'123);
}

TEST(Ids, SameSeedAndClockGiveTheSameIds) {
    const ManualClock clock;
    SeededIds one(clock, 42), two(clock, 42), other(clock, 43);
    for (int i = 0; i < 100; ++i) {
        const auto id = one.next_uuid();
        EXPECT_EQ(id, two.next_uuid());
        EXPECT_NE(id, other.next_uuid());
    }
}

/// A frozen clock is what a simulation and a busy server have in common.
TEST(Ids, RiseWhileTheClockStandsStill) {
    const ManualClock clock;
    SeededIds ids(clock, 1);
    auto last = ids.next_uuid();
    for (int i = 0; i < 100'000; ++i) {
        const auto next = ids.next_uuid();
        ASSERT_LT(last, next);
        last = next;
    }
    EXPECT_EQ(last.v7_ms(), to_ms(clock.now())) << "a burst must not borrow from the future";
}

TEST(Ids, ClockBeforeTheEpochGivesValidIds) {
    const ManualClock clock(from_ms(-5));
    SeededIds ids(clock, 1);
    EXPECT_EQ(ids.next_uuid().v7_ms(), 0);
}

RC_GTEST_PROP(IdsProperty, RiseWhateverTheClockDoes, (const std::vector<std::int16_t>& steps, std::uint64_t seed)) {
    ManualClock clock;
    SeededIds ids(clock, seed);
    auto last = ids.next_uuid();
    for (const auto step : steps) {
        clock.advance(std::chrono::milliseconds(step));
        const auto next = ids.next_uuid();
        RC_ASSERT(last < next);
        RC_ASSERT(next.v7_ms().has_value());
        last = next;
    }
}

TEST(Ids, ThreadsShareOneSource) {
    const ManualClock clock;
    SeededIds ids(clock, 5);
    std::vector<std::vector<Uuid>> made(4);
    std::vector<std::thread> threads;
    for (auto& mine : made)
        threads.emplace_back([&ids, &mine] {
            for (int i = 0; i < 2000; ++i) mine.push_back(ids.next_uuid());
        });
    for (auto& thread : threads) thread.join();
    std::unordered_set<Uuid> all;
    for (const auto& mine : made) {
        EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
        all.insert(mine.begin(), mine.end());
    }
    EXPECT_EQ(all.size(), 8000U);
}

TEST(Ids, SeedsOfTheSystemDiffer) { EXPECT_NE(os_seed(), os_seed()); }

}  // namespace
}  // namespace linli
