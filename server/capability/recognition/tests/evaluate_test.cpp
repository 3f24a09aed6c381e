#include "examples.h"
#include "folds.h"

#include <linli/base/text.h>
#include <linli/recognition/commands.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

namespace linli::recognition {
namespace {

TEST(Measure, ByHand) {
    // truth a: a a b; truth b: b b a; truth c: c   (c has one, judged right)
    const std::vector<Judged> judged{{0, 0, 0.9}, {0, 0, 0.8}, {0, 1, 0.5}, {1, 1, 0.95},
                                     {1, 1, 0.7}, {1, 0, 0.4}, {2, 2, 0.6}};
    const auto metrics = measure({"a", "b", "c", "never"}, judged);
    EXPECT_NEAR(metrics.accuracy, 5.0 / 7, 1e-12);
    EXPECT_NEAR(metrics.labels[0].precision, 2.0 / 3, 1e-12);
    EXPECT_NEAR(metrics.labels[0].recall, 2.0 / 3, 1e-12);
    EXPECT_NEAR(metrics.labels[1].f1, 2.0 / 3, 1e-12);
    EXPECT_EQ(metrics.labels[2].f1, 1);
    EXPECT_NEAR(metrics.macro_f1, (2.0 / 3 + 2.0 / 3 + 1) / 3, 1e-12);  // "never" does not occur
    EXPECT_EQ(metrics.confusion[0][1], 1);
    EXPECT_EQ(metrics.confusion[1][0], 1);
    EXPECT_EQ(metrics.coverage.front().coverage, 1);
    EXPECT_EQ(metrics.coverage.size(), 10u);
    EXPECT_EQ(measure({"a", "b"}, {}).macro_f1, 0);
}

TEST(Measure, CalibrationErrorIsTheMeanDistance) {
    std::vector<Judged> judged;
    for (std::size_t i = 0; i < 10; ++i) judged.push_back({0, i < 6 ? 0u : 1u, 0.85});
    EXPECT_NEAR(measure({"a", "b"}, judged).calibration_error, 0.25, 1e-12);
}

TEST(Threshold, IsTheLowestThatKeepsThePromise) {
    std::vector<Judged> judged;
    for (std::size_t i = 0; i < 100; ++i)  // the surest 60 are right, then every second is wrong
        judged.push_back({0, i >= 60 && i % 2 == 1 ? 1u : 0u, 1 - static_cast<double>(i) / 100});
    const auto strict = threshold_for(judged, 1);
    EXPECT_NEAR(strict.coverage, 0.61, 1e-12);
    EXPECT_EQ(strict.accuracy, 1);
    const auto loose = threshold_for(judged, 0.9);
    EXPECT_GT(loose.coverage, strict.coverage);
    EXPECT_GE(loose.accuracy, 0.9);
    EXPECT_LT(loose.threshold, strict.threshold);
    EXPECT_EQ(threshold_for(std::span(judged).first(19), 0.5).coverage, 0);  // too few to promise anything
    EXPECT_GT(threshold_for(std::span(judged).first(19), 0.5).threshold, 1);
}

TEST(Threshold, EqualConfidencesStayTogether) {
    std::vector<Judged> judged(30, Judged{0, 0, 0.7});
    judged.resize(60, Judged{0, 1, 0.7});
    EXPECT_EQ(threshold_for(judged, 0.9).coverage, 0);
}

TEST(Folds, KeepGroupsTogetherAndSpreadLabels) {
    std::vector<std::uint32_t> truth;
    std::vector<std::size_t> groups;
    for (std::size_t i = 0; i < 300; ++i) {
        truth.push_back(i / 3 % 10 == 0 ? 1u : 0u);
        groups.push_back(i / 3 * 3);
    }
    const auto folds = spread_over_folds(truth, groups, 2, 5, 1);
    std::vector<int> sizes(5), rare(5);
    for (std::size_t i = 0; i < 300; ++i) {
        EXPECT_EQ(folds[i], folds[groups[i]]);
        ++sizes[folds[i]];
        rare[folds[i]] += truth[i] == 1 ? 1 : 0;
    }
    EXPECT_THAT(sizes, testing::Each(60));
    EXPECT_THAT(rare, testing::Each(6));
    EXPECT_EQ(folds, spread_over_folds(truth, groups, 2, 5, 1));
    EXPECT_NE(folds, spread_over_folds(truth, groups, 2, 5, 2));
}

/// Random texts with random labels, each sent twice with a small change: nothing can be learnt but the copies.
std::vector<Message> copies() {
    std::mt19937_64 numbers(5);
    std::vector<Message> out;
    for (int i = 0; i < 60; ++i) {
        std::u32string points;
        for (int at = 0; at < 60; ++at) points += static_cast<char32_t>(0x4E00 + numbers() % 300);
        const auto text = text::from_u32(points);
        out.push_back({"", text, numbers() % 2 == 0 ? "甲" : "乙"});
        out.push_back({"", "再次反映" + text, out.back().label});
    }
    return out;
}

TEST(CrossValidation, CopiesDoNotFlatterTheScore) {
    const auto honest = cross_validate(copies(), {}, {.learning_curve = false}).value();
    EXPECT_EQ(honest.duplicate_groups, 60);
    EXPECT_EQ(honest.duplicate_messages, 120);
    EXPECT_LT(honest.metrics.accuracy, 0.7);
    EvaluateOptions blind{.learning_curve = false};
    blind.near_duplicates.jaccard = 1.1;  // nothing is a copy
    EXPECT_GT(cross_validate(copies(), {}, blind).value().metrics.accuracy, 0.8);
}

TEST(CrossValidation, RepeatsItselfAndDrawsTheCurve) {
    const auto messages = examples(160, 8, 0.2);
    EvaluateOptions options{.folds = 4};
    options.near_duplicates.jaccard = 0.95;
    const auto first = cross_validate(messages, {}, options).value();
    const auto second = cross_validate(messages, {}, options).value();
    ASSERT_EQ(first.judged.size(), 160u);
    for (std::size_t i = 0; i < 160; ++i) {
        EXPECT_EQ(first.judged[i].guess, second.judged[i].guess);
        EXPECT_EQ(first.judged[i].confidence, second.judged[i].confidence);
    }
    ASSERT_EQ(first.learning_curve.size(), 6u);
    EXPECT_LT(first.learning_curve.front().messages, first.learning_curve.back().messages);
    EXPECT_LT(first.learning_curve.front().macro_f1, first.learning_curve.back().macro_f1);
    EXPECT_TRUE(cross_validate(std::span(messages).first(7), {}, options).is(too_little_data));
}

TEST(NearDuplicates, FindEditedCopiesOnly) {
    auto messages = examples(200, 77);
    messages.resize(40);
    const std::string long_text =
        "幸福小区三号楼一单元的电梯从上个月开始经常停运，老人上下楼非常不方便，物业说没有维修资金，希望街道协调";
    messages.push_back({"", long_text, ""});
    messages.push_back({"", "您好！" + long_text + "，谢谢", ""});
    messages.push_back({"", "", ""});
    messages.push_back({"", "，，", ""});
    const auto groups = near_duplicate_groups(messages, {.jaccard = 0.8});
    EXPECT_EQ(groups[41], 40u);
    EXPECT_EQ(groups[42], 42u);
    EXPECT_EQ(groups[43], 43u);
    EXPECT_EQ(groups[40], 40u);
}

/// The petitions, or an empty list when the data are not there.
std::vector<Message> petitions(std::size_t most) {
    auto all = read_messages(std::string(LINLI_ROOT) + "/../shared/data/petitions/labelled_tokenised.jsonl.gz");
    if (!all) return {};
    auto messages = std::move(all).value();
    if (messages.size() > most) messages.resize(most);
    return messages;
}

/// A quarter of the real petitions in three folds; the whole file in five folds is what recognition_eval measures.
TEST(Petitions, AQuarterReachesTheCurve) {
    const auto messages = petitions(1900);
    if (messages.empty()) {
        if (const auto* ci = std::getenv("CI"); ci != nullptr && std::string_view(ci) == "true")
            FAIL() << "no petitions";
        GTEST_SKIP() << "../shared/data/petitions is not there";
    }
    const auto evaluation = cross_validate(messages, {}, {.folds = 3, .learning_curve = false}).value();
    EXPECT_EQ(labels_of(messages).size(), 7u);
    EXPECT_GT(evaluation.metrics.macro_f1, 0.88);
    EXPECT_GT(evaluation.metrics.coverage[2].accuracy, 0.94);
    EXPECT_LT(evaluation.metrics.calibration_error, 0.05);
}

}  // namespace
}  // namespace linli::recognition
