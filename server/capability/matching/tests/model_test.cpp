#include <linli/matching/matcher.h>

#include "train.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace linli::matching {
namespace {

using testing::HasSubstr;

const Person wei =
    prepare({"1", "王伟", "11010519491231002X", "13800000001", "1949-12-31", "女", "书香苑3幢2单元501室"});

std::size_t at(Field field) { return static_cast<std::size_t>(field); }

TEST(Model, AHigherLevelNeverCountsLess) {
    const Model model;
    for (std::size_t f = 0; f < field_count; ++f) {
        const auto field = static_cast<Field>(f);
        for (std::size_t i = 1; i < level_words(field).size(); ++i)
            EXPECT_GE(model.bits(field, static_cast<std::int8_t>(i - 1)),
                      model.bits(field, static_cast<std::int8_t>(i)))
                << word(field) << " " << level_words(field)[i];
        EXPECT_EQ(model.bits(field, absent), 0);
    }
}

TEST(Model, LevelsInTheWrongOrderArePooled) {
    auto card = Model().card();
    card.fields_[at(Field::phone)].levels = {{"exact", 0.2, 0.1, 0}, {"slip", 0.3, 0.001, 0}, {"other", 0.5, 0.899, 0}};
    const auto model = Model::of(card).value();
    EXPECT_DOUBLE_EQ(model.bits(Field::phone, 0), std::log2(0.5 / 0.101));
    EXPECT_DOUBLE_EQ(model.bits(Field::phone, 1), model.bits(Field::phone, 0));
    EXPECT_LT(model.bits(Field::phone, 2), 0);
}

TEST(Model, TheStepsSumToTheWeight) {
    const std::vector<Person> others{
        wei,
        prepare({"2", "王玮", "110105491231002", "13800000002", "1949-12-31", "女", "书香苑3幢2单元501室"}),
        prepare({"3", "王芳", "", "13800000001", "1949-12-31", "女", "书香苑3幢2单元501室"}),
        prepare({"4", "李强", "440524188001010014", "", "1990-01-01", "男", ""}),
        prepare({}),
    };
    const Model model;
    for (const auto& other : others)
        for (const auto& rarity : {Rarity{}, Rarity{1e4, 3, 0}, Rarity{1e6, 0, 50}}) {
            const auto judgement = model.judge(wei, other, rarity);
            double sum = 0;
            for (const auto& step : judgement.steps) {
                sum += step.bits;
                EXPECT_FALSE(step.text.empty());
                EXPECT_THAT(step.text, testing::Not(HasSubstr("11010519491231002X")));
                EXPECT_THAT(step.text, testing::Not(HasSubstr("13800000001")));
                EXPECT_THAT(step.text, testing::Not(HasSubstr("王伟")));
            }
            EXPECT_NEAR(sum, judgement.weight, 1e-9);
            EXPECT_DOUBLE_EQ(judgement.weight, model.weight(compare(wei, other), rarity));
            EXPECT_DOUBLE_EQ(judgement.probability, probability_of(judgement.weight));
            EXPECT_DOUBLE_EQ(model.judge(other, wei, rarity).weight, judgement.weight);
        }
}

TEST(Model, RareValuesWeighMore) {
    const Model model;
    const auto levels = compare(wei, wei);
    EXPECT_GT(model.evidence(levels, {1e5, 0, 0}), model.evidence(levels, {1e5, 200, 0}));
    EXPECT_GT(model.evidence(levels, {1e5, 0, 0}), model.evidence(levels, {1e5, 0, 5}));
    EXPECT_GT(model.evidence(levels, {1e6, 20, 0}), model.evidence(levels, {1e5, 20, 0}));
}

TEST(Model, TwinsAndTwoValidNumbersAreForPeopleToDecide) {
    const auto child = [](const char* name, const char* number) {
        return prepare({"", name, number, "13800000001", "2015-05-01", "男", "书香苑3幢2单元501室"});
    };
    const Model model;
    const auto decided = [&](const Person& a, const Person& b) { return model.judge(a, b, {1e5, 0, 0}); };
    EXPECT_EQ(decided(child("王子涵", ""), child("王子涵", "")).decision, Decision::match);
    EXPECT_EQ(decided(child("王子涵", ""), child("王子轩", "")).decision, Decision::possible);
    EXPECT_THAT(decided(child("王子涵", ""), child("王子轩", "")).steps.back().text, HasSubstr("双胞胎"));
    const auto numbers = decided(child("王伟", "11010519491231002X"), child("王伟", "110105194912310038"));
    EXPECT_NE(numbers.decision, Decision::match);
    EXPECT_EQ(decided(child("王子涵", "11010519491231002X"), child("王梓涵", "11010519491231003X")).decision,
              Decision::match);
}

TEST(Model, IsSavedAndRead) {
    auto card = Model().card();
    card.rows = 14'900;
    card.trained_on = "2026-11-22";
    card.lambda = 2.5e-6;
    const auto model = Model::of(card).value();
    const auto again = Model::read(model.json()).value();
    EXPECT_EQ(again.json(), model.json());
    EXPECT_EQ(again.card().trained_on, "2026-11-22");
    EXPECT_DOUBLE_EQ(again.prior_bits(), model.prior_bits());
    auto wrong = card;
    wrong.lambda = 0;
    EXPECT_TRUE(Model::of(wrong).is(model_unusable));
    wrong = card;
    wrong.fields_.pop_back();
    EXPECT_TRUE(Model::of(wrong).is(model_unusable));
    wrong = card;
    wrong.fields_[0].levels[0].level = "same";
    EXPECT_TRUE(Model::of(wrong).is(model_unusable));
    EXPECT_FALSE(Model::read("{}").ok());
}

/// Pairs drawn from known shares: what went in must come out.
TEST(Train, RecoversThePlantedShares) {
    auto planted = Model().card();
    planted.fields_[at(Field::name)].levels[0].m = 0.60;
    planted.fields_[at(Field::name)].levels[2].m = 0.33;
    planted.fields_[at(Field::phone)].levels = {
        {"exact", 0.35, 0.004, 0}, {"slip", 0.15, 0.001, 0}, {"other", 0.5, 0.995, 0}};
    planted.fields_[at(Field::address)].levels = {
        {"door", 0.5, 0.01, 0}, {"building", 0.2, 0.04, 0}, {"place", 0.1, 0.25, 0}, {"other", 0.2, 0.7, 0}};
    std::mt19937_64 random(5);
    const auto draw = [&](std::size_t field, bool match) {
        std::vector<double> shares;
        for (const auto& level : planted.fields_[field].levels) shares.push_back(match ? level.m : level.u);
        return static_cast<std::int8_t>(std::discrete_distribution<int>(shares.begin(), shares.end())(random));
    };
    Session session;
    for (int i = 0; i < 60'000; ++i) {
        const bool match = i % 3 == 0;
        Levels levels;
        for (std::size_t f = 0; f < field_count; ++f) levels[f] = draw(f, match);
        session.patterns.add(levels);
    }
    auto start = planted;
    const auto fresh = Model().card();
    for (std::size_t f = 0; f < field_count; ++f)
        for (std::size_t i = 0; i < start.fields_[f].levels.size(); ++i)
            start.fields_[f].levels[i].m = fresh.fields_[f].levels[i].m;
    const auto found = estimate(start, {session}, {});
    EXPECT_NEAR(found.session_lambdas.front(), 1.0 / 3, 0.01);
    EXPECT_GT(found.card.rounds, 1);
    for (const auto field : {Field::name, Field::phone, Field::address}) {
        double total = 0;
        for (const auto& level : planted.fields_[at(field)].levels) total += level.m;
        for (std::size_t i = 0; i < planted.fields_[at(field)].levels.size(); ++i)
            EXPECT_NEAR(found.card.fields_[at(field)].levels[i].m, planted.fields_[at(field)].levels[i].m / total,
                        0.012)
                << word(field) << i;
    }
}

TEST(Train, UIsCountedAndNeverZero) {
    auto card = Model().card();
    Patterns random;
    for (int i = 0; i < 900; ++i) random.add({8, 5, 2, 5, 1, 3});
    for (int i = 0; i < 100; ++i) random.add({7, 5, 2, 5, 0, absent});
    count_u(card, random, 10);
    EXPECT_NEAR(card.fields_[at(Field::name)].levels[7].u, 0.1, 0.002);
    EXPECT_NEAR(card.fields_[at(Field::sex)].levels[0].u, 0.1, 0.01);
    EXPECT_GT(card.fields_[at(Field::id_number)].levels[0].u, 0);
    for (const auto& field : card.fields_) {
        double sum = 0;
        for (const auto& level : field.levels) sum += level.u;
        EXPECT_NEAR(sum, 1, 1e-9);
    }
}

}  // namespace
}  // namespace linli::matching
