#include "training.h"

#include <gtest/gtest.h>

namespace linli::linkage {
namespace {

/// Forty people, each twice: the second record has no number and a neighbour's telephone.
Lesson lesson() {
    Lesson out;
    out.day = "2026-11-20";
    for (int i = 0; i < 40; ++i) {
        const auto n = std::to_string(i);
        const std::string name = std::string(i % 2 == 0 ? "王" : "李") + "小" + (i % 3 == 0 ? "明" : "红");
        const auto birth = std::to_string(1950 + i) + "-05-17";
        out.rows.push_back(
            {"a" + n, name, "", "1380013" + std::to_string(8000 + i), birth, "male", "书香苑" + n + "号楼101"});
        out.rows.push_back({"b" + n, name, "", "", birth, "male", "书香苑" + n + "号楼101"});
        out.labels.push_back({"a" + n, "b" + n, true});
        out.labels.push_back({"a" + n, "b" + std::to_string((i + 1) % 40), false});
    }
    return out;
}

TEST(Training, EachVerdictIsScoredOnceByWeightsThatDidNotSeeIt) {
    auto in = lesson();
    in.labels.push_back({"a0", "nobody", true});
    const auto learnt = learn(in, matching::Model());
    for (const auto& score : {learnt.scores.in_use, learnt.scores.learnt}) {
        EXPECT_EQ(score.same_found + score.same_doubtful + score.same_missed, 40);
        EXPECT_EQ(score.two_joined + score.two_doubtful + score.two_parted, 40);
    }
    EXPECT_EQ(learnt.card.labels, 80);
    EXPECT_EQ(learnt.card.trained_on, "2026-11-20");
    EXPECT_TRUE(matching::Model::of(learnt.card).ok());
}

TEST(Training, WhatWasLearntDecidesAsPeopleDid) {
    const auto learnt = learn(lesson(), matching::Model()).scores;
    EXPECT_LE(learnt.learnt.wrong(), learnt.in_use.wrong());
    EXPECT_GE(learnt.learnt.same_found, learnt.in_use.same_found);
    EXPECT_EQ(learnt.learnt.two_joined, 0);
}

TEST(Training, WithoutVerdictsThereIsNothingToScore) {
    auto in = lesson();
    in.labels.clear();
    const auto learnt = learn(in, matching::Model());
    EXPECT_EQ(learnt.scores.in_use.wrong() + learnt.scores.learnt.wrong(), 0);
    EXPECT_EQ(learnt.card.rows, 80);
}

TEST(Training, ASampleTakesWholeCommunitiesAndAboutItsShare) {
    const auto one = AreaId::parse("018f0000-0000-7000-8000-000000000001").value();
    EXPECT_TRUE(in_sample(one, 10, 10));
    EXPECT_EQ(in_sample(one, 3, 10), in_sample(one, 3, 10));
    int taken = 0;
    for (int i = 0; i < 1000; ++i) {
        char text[37];
        std::snprintf(text, sizeof text, "018f%04x-%04x-7000-8000-00000000%04x", i * 37 % 65536, i * 91 % 65536, i);
        taken += in_sample(AreaId::parse(text).value(), 3, 10) ? 1 : 0;
    }
    EXPECT_NEAR(taken, 300, 80);
}

}  // namespace
}  // namespace linli::linkage
