#include <linli/registry/provenance.h>

#include <gtest/gtest.h>

namespace linli::registry {
namespace {

Claim claim(int rank, int confidence, const char* said, std::int64_t recorded_ms, std::uint8_t id = 1,
            bool retracted = false) {
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = id;
    Claim out{rank, confidence, Date::parse(said).value(), from_ms(recorded_ms), {}, retracted};
    out.id = Uuid(bytes);
    return out;
}

struct ChoiceCase {
    const char* name;
    Choice rule;
    std::vector<Claim> claims;
    const char* on;
    std::int64_t known_ms;
    std::optional<std::size_t> believed;
};

constexpr std::int64_t late = 1'000'000;

class ChoiceTest : public ::testing::TestWithParam<ChoiceCase> {};

TEST_P(ChoiceTest, IsWhatTheRuleSays) {
    const auto& one = GetParam();
    EXPECT_EQ(choose(one.rule, one.claims, Date::parse(one.on).value(), from_ms(one.known_ms)), one.believed);
    auto turned = one.claims;
    std::reverse(turned.begin(), turned.end());
    const auto again = choose(one.rule, turned, Date::parse(one.on).value(), from_ms(one.known_ms));
    EXPECT_EQ(again ? std::optional(turned.size() - 1 - *again) : again, one.believed) << "the order decided";
}

const ChoiceCase cases[] = {
    {"nothing_said", Choice::rank, {}, "2026-01-01", late, {}},
    {"the_only_word", Choice::rank, {claim(5, 40, "2020-01-01", 1)}, "2026-01-01", late, 0},
    {"the_better_source_wins_though_older",
     Choice::rank,
     {claim(95, 98, "2019-01-01", 1), claim(60, 85, "2025-01-01", 2)},
     "2026-01-01",
     late,
     0},
    {"the_later_word_wins_though_weaker",
     Choice::latest,
     {claim(95, 98, "2019-01-01", 1), claim(60, 85, "2025-01-01", 2)},
     "2026-01-01",
     late,
     1},
    {"of_one_day_the_better_source",
     Choice::latest,
     {claim(60, 85, "2025-01-01", 1), claim(50, 75, "2025-01-01", 2)},
     "2026-01-01",
     late,
     0},
    {"of_one_source_the_surer_word",
     Choice::rank,
     {claim(60, 85, "2025-01-01", 1), claim(60, 90, "2024-01-01", 2)},
     "2026-01-01",
     late,
     1},
    {"of_one_source_and_day_the_one_recorded_later",
     Choice::rank,
     {claim(60, 85, "2025-01-01", 2), claim(60, 85, "2025-01-01", 1)},
     "2026-01-01",
     late,
     0},
    {"alike_in_all_the_later_id",
     Choice::rank,
     {claim(60, 85, "2025-01-01", 1, 1), claim(60, 85, "2025-01-01", 1, 2)},
     "2026-01-01",
     late,
     1},
    {"a_doubtful_word_loses_against_a_sound_one",
     Choice::latest,
     {claim(60, 85, "2020-01-01", 1), claim(60, 49, "2025-01-01", 2)},
     "2026-01-01",
     late,
     0},
    {"a_doubtful_word_is_better_than_none", Choice::latest, {claim(60, 10, "2025-01-01", 2)}, "2026-01-01", late, 0},
    {"what_people_decided_outranks_every_register",
     Choice::rank,
     {claim(decided_rank, 85, "2020-01-01", 1), claim(99, 99, "2025-01-01", 2)},
     "2026-01-01",
     late,
     0},
    {"what_was_retracted_is_passed_over",
     Choice::rank,
     {claim(95, 98, "2019-01-01", 1, 1, true), claim(60, 85, "2025-01-01", 2)},
     "2026-01-01",
     late,
     1},
    {"all_retracted", Choice::rank, {claim(95, 98, "2019-01-01", 1, 1, true)}, "2026-01-01", late, {}},
    {"a_word_about_a_later_day_does_not_hold_yet",
     Choice::latest,
     {claim(60, 85, "2020-01-01", 1), claim(60, 85, "2025-01-01", 2)},
     "2024-12-31",
     late,
     0},
    {"what_was_not_yet_recorded_was_not_known",
     Choice::latest,
     {claim(60, 85, "2020-01-01", 1), claim(60, 85, "2021-01-01", 500)},
     "2026-01-01",
     499,
     0},
};
INSTANTIATE_TEST_SUITE_P(Table, ChoiceTest, ::testing::ValuesIn(cases),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace linli::registry
