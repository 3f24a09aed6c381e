#include <linli/base/result.h>
#include <linli/base/words.h>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace linli {
namespace {

constexpr ProblemType too_small{"test/too-small", 422, "太小", "Too small"};
constexpr ProblemType other{"test/other", 409, "其他", "Other"};

enum class Urgency { normal, urgent };
constexpr std::array<std::string_view, 2> words(Urgency) { return {"normal", "urgent"}; }

Result<int> at_least_ten(int value) {
    if (value < 10) return refuse(too_small, "不到十");
    return value;
}

Result<std::string> described(int value) {
    LINLI_TRY(const auto checked, at_least_ten(value));
    return "value " + std::to_string(checked);
}

TEST(Result, CarriesValueOrRefusal) {
    EXPECT_EQ(*described(12), "value 12");
    const auto refused = described(3);
    EXPECT_FALSE(refused.ok());
    EXPECT_TRUE(refused.is(too_small));
    EXPECT_FALSE(refused.is(other));
    EXPECT_EQ(refused.problem().detail, "不到十");
    EXPECT_THROW((void)refused.value(), InvariantBroken);
}

TEST(Result, MovesWhatCannotBeCopied) {
    Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
    const auto owned = std::move(result).value();
    EXPECT_EQ(*owned, 5);
}

/// A loop over what a call returned must not walk through a value that died with the call's answer.
TEST(Result, ATemporaryHandsItsValueOut) {
    static_assert(std::is_same_v<decltype(std::declval<Result<std::string>>().value()), std::string>);
    static_assert(std::is_same_v<decltype(*std::declval<Result<std::string>>()), std::string>);
    const auto answer = [] { return Result<std::vector<std::string>>({"甲", "乙"}); };
    std::string seen;
    auto&& held = answer().value();
    for (const auto& one : held) seen += one;
    EXPECT_EQ(seen, "甲乙");
}

TEST(Result, KeepsFieldErrors) {
    const Outcome outcome = refuse(too_small, std::vector<FieldError>{{"/age", "out_of_range", "年龄不对"}});
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.problem().errors.at(0).pointer, "/age");
}

TEST(Words, StandBesideTheirEnum) {
    EXPECT_EQ(word(Urgency::urgent), "urgent");
    EXPECT_EQ(from_word<Urgency>("normal"), Urgency::normal);
    EXPECT_FALSE(from_word<Urgency>("Normal"));
}

}  // namespace
}  // namespace linli
