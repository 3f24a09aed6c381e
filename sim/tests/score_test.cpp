#include <linli/sim/score.h>
#include "support.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace linli::sim {
namespace {

Date district_day() { return shanghai_date(test::real_options().epoch); }

Score score_of(const Community& community) {
    Score score;
    score_community(expectations::Suite::built_in(), community, district_day(), score);
    return score;
}

/// DAT-27, DAT-28: the figures of the story, because the rules find them.
TEST(QualityScore, TheFullCommunityShrinksToItsRightRows) {
    const auto score = score_of(test::full_community());
    EXPECT_EQ(score.rows, 14'900);
    EXPECT_EQ(score.rows - score.invalid_rows, 14'170);
    EXPECT_EQ(score.compound_rows, 1'927);
    EXPECT_EQ(score.compound_wrong, 120);
}

TEST(QualityScore, EveryTableIsFoundWithItsClass) {
    Score score;
    for (const auto& community : test::default_district().communities)
        score_community(expectations::Suite::built_in(), community, district_day(), score);
    for (const auto& [table, tally] : score.tables) {
        SCOPED_TRACE(std::string(word(table)));
        EXPECT_GE(tally.precision(), 0.98);
        EXPECT_GE(tally.recall(), 0.98);
        EXPECT_GT(tally.found, 5);
    }
}

/// One row put right or spoilt moves the figures: nothing is counted from anywhere else.
TEST(QualityScore, ChangingOneRowMovesTheFigures) {
    auto community = test::full_community();
    const auto truths = test::truths_of(community, Table::person);
    const auto wrong = std::find_if(community.people.begin(), community.people.end(), [&](const Person& person) {
        const auto at = truths.find(person.id.uuid());
        return at != truths.end() && at->second->method == "id_digit";
    });
    ASSERT_NE(wrong, community.people.end());
    wrong->id_number = truths.at(wrong->id.uuid())->right;
    EXPECT_EQ(score_of(community).invalid_rows, 729);
    const auto right = std::find_if(community.people.begin(), community.people.end(), [&](const Person& person) {
        return truths.count(person.id.uuid()) == 0 && person.phone.size() == 11;
    });
    right->phone.pop_back();
    EXPECT_EQ(score_of(community).invalid_rows, 730);
    const auto relation = std::find_if(community.relations.begin(), community.relations.end(), [](const Relation& r) {
        return r.address.starts_with("盈北苑") && r.lives_here && r.until == open_end;
    });
    relation->until = relation->since.plus_days(-40);
    EXPECT_GE(score_of(community).compound_wrong, 120);
}

/// Truths are for the score alone: the rules find the same without them.
TEST(QualityScore, TheRulesDoNotSeeTheTruths) {
    auto community = test::full_community();
    community.truths.clear();
    EXPECT_EQ(score_of(community).invalid_rows, 730);
}

}  // namespace
}  // namespace linli::sim
