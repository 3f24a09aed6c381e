#include "examples.h"

#include <linli/lines/problems.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <thread>

namespace linli::recognition {
namespace {

const Trained& shared() {
    static const Trained trained = quick_model();
    return trained;
}

TEST(TextClassifier, LearnsWhatWasPlanted) {
    const auto fresh = examples(80, 99);
    for (const auto& message : fresh)
        EXPECT_EQ(shared().model.predict(message.title, message.text).label, message.label);
    EXPECT_THAT(shared().model.labels(), testing::ElementsAre("噪声", "物业", "环境", "道路"));
    EXPECT_GT(shared().card.evaluation.metrics.macro_f1, 0.95);
}

TEST(TextClassifier, RankingIsCompleteAndSumsToOne) {
    const auto prediction = shared().model.predict("路灯不亮", "幸福路的路灯不亮");
    ASSERT_EQ(prediction.ranking.size(), 4u);
    double sum = 0;
    for (const auto& guess : prediction.ranking) sum += guess.confidence;
    EXPECT_NEAR(sum, 1, 1e-9);
    EXPECT_EQ(prediction.label, "道路");
    EXPECT_EQ(prediction.ranking[0].confidence, prediction.confidence);
    EXPECT_FALSE(prediction.human_decides);
}

TEST(TextClassifier, TokenisedAndRawGiveTheSame) {
    const auto raw = shared().model.predict("", "电梯经常停运！\n解放街12号附近，物业不公开账目");
    const auto tokens = shared().model.predict("", "电梯 经常 停运 　 　 解放街 12 号 附近 物业 不 公开 账目 ");
    EXPECT_EQ(raw.label, "物业");
    EXPECT_DOUBLE_EQ(raw.confidence, tokens.confidence);
}

TEST(TextClassifier, AHumanDecidesBelowTheThreshold) {
    auto options = quick_training();
    options.evaluate.target_precision = 0.97;
    const auto noisy = train(examples(320, 1, 0.3), options).value();
    const auto& chosen = noisy.card.evaluation.chosen;
    ASSERT_GT(chosen.coverage, 0.3);
    ASSERT_LT(chosen.coverage, 0.95);
    EXPECT_EQ(noisy.model.threshold(), chosen.threshold);
    EXPECT_FALSE(noisy.model.predict("路灯不亮", "幸福路的路灯不亮").human_decides);
    for (const auto* text : {"", "？！", "有个问题一直没有解决，希望尽快处理"})
        EXPECT_TRUE(noisy.model.predict("", text).human_decides) << text;
    EXPECT_NEAR(noisy.model.predict("", "").confidence, 0.25, 1e-9);
    for (const auto& message : examples(60, 12, 0.5)) {
        const auto prediction = noisy.model.predict(message.title, message.text);
        EXPECT_EQ(prediction.human_decides, prediction.confidence < chosen.threshold);
    }
}

TEST(TextClassifier, AnUnreachableTargetLeavesEverythingToHumans) {
    auto messages = examples(120, 1, 1);  // no message says anything of its label
    const auto trained = train(messages, quick_training()).value();
    EXPECT_EQ(trained.card.evaluation.chosen.coverage, 0);
    EXPECT_GT(trained.model.threshold(), 1);
    EXPECT_TRUE(trained.model.predict(messages[0].title, messages[0].text).human_decides);
    EXPECT_THAT(trained.card.limits, testing::Contains(testing::HasSubstr("达不到目标准确率")));
}

TEST(TextClassifier, TrainingTwiceGivesTheSameBytes) {
    const auto again = quick_model();
    EXPECT_EQ(again.model.to_bytes(), shared().model.to_bytes());
    EXPECT_EQ(again.model.id(), shared().model.id());
    auto options = quick_training();
    options.learn.seed = 2;
    EXPECT_NE(train(examples(240, 1), options).value().model.id(), shared().model.id());
}

TEST(TextClassifier, SaveAndLoad) {
    const auto path = (std::filesystem::path(testing::TempDir()) / "recognition_save.model").string();
    shared().model.save(path);
    const auto loaded = TextClassifier::load(path);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded.value().id(), shared().model.id());
    EXPECT_EQ(loaded.value().card_json(), to_json(shared().card));
    EXPECT_EQ(loaded.value().threshold(), shared().model.threshold());
    for (const auto& message : examples(40, 5)) {
        const auto a = loaded.value().predict(message.title, message.text);
        const auto b = shared().model.predict(message.title, message.text);
        EXPECT_EQ(a.label, b.label);
        EXPECT_EQ(a.confidence, b.confidence);
    }
    std::filesystem::remove(path);
    EXPECT_TRUE(TextClassifier::load(path).is(lines::file_unreadable));
    EXPECT_TRUE(TextClassifier::load(testing::TempDir()).is(lines::file_unreadable));
}

TEST(TextClassifier, EveryDamageIsRefused) {
    const auto good = shared().model.to_bytes();
    ASSERT_TRUE(TextClassifier::from_bytes(good));
    for (std::size_t size = 0; size < good.size(); size += size < 400 ? 1 : 977)
        EXPECT_TRUE(TextClassifier::from_bytes(std::string_view(good).substr(0, size)).is(model_unreadable)) << size;
    for (std::size_t at = 0; at < good.size(); at += at < 400 ? 1 : 1499) {
        auto bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x20);
        EXPECT_TRUE(TextClassifier::from_bytes(bad).is(model_unreadable)) << at;
    }
    EXPECT_TRUE(TextClassifier::from_bytes(good + "x").is(model_unreadable));
    auto newer = good;
    newer[8] = 9;
    EXPECT_THAT(TextClassifier::from_bytes(newer).problem().detail, testing::HasSubstr("版本为 9"));
    EXPECT_THAT(TextClassifier::from_bytes(good.substr(0, good.size() - 10)).problem().detail,
                testing::HasSubstr("少了 10 字节"));
}

TEST(Explanation, SumsToTheScore) {
    for (const auto& message : examples(20, 21)) {
        const auto prediction = shared().model.predict(message.title, message.text);
        for (const auto& guess : prediction.ranking) {
            const auto explanation = shared().model.explain(message.title, message.text, guess.label).value();
            double sum = explanation.rest;
            for (const auto& reason : explanation.reasons) sum += reason.contribution;
            EXPECT_NEAR(sum, guess.score, 1e-9);
            EXPECT_NEAR(explanation.score, guess.score, 1e-9);
        }
    }
}

TEST(Explanation, NamesTheWordsThatDecided) {
    const std::string text = "文昌巷 12 号附近，井盖 丢失，请处理。旁边又有井盖丢失";
    const auto explanation = shared().model.explain("", text, "道路").value();
    ASSERT_FALSE(explanation.reasons.empty());
    const auto& first = explanation.reasons.front();
    EXPECT_THAT(first.words, testing::HasSubstr("井盖"));
    EXPECT_GT(first.contribution, 0);
    EXPECT_THAT(first.places, testing::Contains(Place{Part::text, 11, 16}));
    EXPECT_TRUE(std::ranges::is_sorted(explanation.reasons, std::greater<>(), &Reason::contribution));
    EXPECT_EQ(shared().model.explain("", text, "道路", 1).value().reasons.size(), 1u);
}

TEST(Explanation, PointsIntoTheTitle) {
    const auto explanation = shared().model.explain("反映：油烟刺鼻", "请处理", "环境").value();
    ASSERT_FALSE(explanation.reasons.empty());
    EXPECT_EQ(explanation.reasons.front().places.front().part, Part::title);
    EXPECT_EQ(explanation.reasons.front().places.front().from, 3u);
    EXPECT_TRUE(shared().model.explain("", "路", "天气").is(unknown_label));
}

TEST(TextClassifier, ManyThreadsOneModel) {
    const auto messages = examples(60, 31);
    std::vector<std::string> expected;
    for (const auto& message : messages) expected.push_back(shared().model.predict(message.title, message.text).label);
    std::vector<int> wrong(4);
    std::vector<std::thread> threads;
    for (auto& count : wrong)
        threads.emplace_back([&] {
            const auto copy = shared().model;
            for (std::size_t i = 0; i < messages.size(); ++i)
                count += copy.predict(messages[i].title, messages[i].text).label != expected[i] ? 1 : 0;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_THAT(wrong, testing::Each(0));
}

TEST(Training, RefusesWhatCannotBeLearnt) {
    EXPECT_TRUE(train({}, quick_training()).is(too_little_data));
    auto one_label = examples(40, 1);
    for (auto& message : one_label) message.label = "道路";
    EXPECT_TRUE(train(one_label, quick_training()).is(too_little_data));
    EXPECT_TRUE(train(examples(4, 1), quick_training()).is(too_little_data));
    auto options = quick_training();
    options.most_messages = 10;
    EXPECT_TRUE(train(examples(20, 1), options).is(too_much_data));
    auto long_label = examples(40, 1);
    long_label[3].label = std::string(300, 'x');
    EXPECT_TRUE(train(long_label, quick_training()).is(too_much_data));
}

TEST(Training, CardTellsTheData) {
    auto messages = examples(120, 3, 0.3);
    messages.push_back({"", "没有人看过的来信", ""});
    const auto card = train(messages, quick_training()).value().card;
    EXPECT_EQ(card.messages, 120);
    EXPECT_EQ(card.left_out, 1);
    EXPECT_EQ(card.trained_on, "2026-01-01");
    EXPECT_EQ(card.evaluation.metrics.messages, 120);
    EXPECT_LT(card.evaluation.metrics.accuracy, 0.95);
    const auto page = to_text(card);
    EXPECT_THAT(page, testing::HasSubstr("样本少于 50 条"));
    EXPECT_THAT(page, testing::HasSubstr("3 折交叉验证"));
    EXPECT_THAT(to_json(card), testing::HasSubstr("\"macro_f1\":"));
}

TEST(Training, WhatCostsTooMuchIsJudgedWithFewerFolds) {
    auto options = quick_training();
    options.evaluate.folds = 5;
    options.evaluate.learning_curve = true;
    const auto messages = examples(120, 1);
    EXPECT_EQ(train(messages, options).value().card.evaluation.folds, 5);
    options.most_work = 1;
    const auto card = train(messages, options).value().card;
    EXPECT_EQ(card.evaluation.folds, 3);
    EXPECT_TRUE(card.evaluation.learning_curve.empty());
    EXPECT_THAT(to_text(card), testing::HasSubstr("类别很多"));
}

TEST(Training, MoreCellsThanAllowedDropRarePieces) {
    auto options = quick_training();
    options.learn.most_cells = 400;
    const auto trained = train(examples(120, 1), options).value();
    EXPECT_LE(trained.model.features(), 100u);
    EXPECT_GT(trained.card.evaluation.metrics.macro_f1, 0.5);
}

}  // namespace
}  // namespace linli::recognition
