#include <linli/base/text.h>
#include <linli/recognition/keywords.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace linli::recognition {
namespace {

KeywordMatcher matcher(std::vector<Keyword> keywords) { return KeywordMatcher::make(std::move(keywords)).value(); }

/// "target score: words@from-until …" for each target, to compare whole tables.
std::string table(const std::vector<KeywordScore>& scores) {
    std::string out;
    for (const auto& score : scores) {
        out += score.target + ":";
        for (const auto& hit : score.hits) {
            out += " " + hit.words;
            for (const auto& place : hit.places)
                out += (place.part == Part::title ? "@t" : "@") + std::to_string(place.from) + "-" +
                       std::to_string(place.until);
        }
        out += "\n";
    }
    return out;
}

const std::vector<Keyword> items{{"路灯", "lamp", 2},  {"路灯不亮", "lamp", 3}, {"不亮", "lamp", 1},
                                 {"井盖", "cover", 2}, {"垃圾", "waste", 1},    {"垃圾桶", "bin", 2},
                                 {"KTV", "noise", 2},  {"12345", "hotline", 1}, {"12345", "complaint", 1}};

TEST(Keywords, Table) {
    const auto words = matcher(items);
    EXPECT_EQ(table(words.match("", "路灯 不亮")), "lamp: 路灯不亮@0-5\n");
    EXPECT_EQ(table(words.match("", "路灯，不亮")), "lamp: 路灯@0-2 不亮@3-5\n");  // never across punctuation
    EXPECT_EQ(table(words.match("", "路灯坏了，路灯没修")), "lamp: 路灯@0-2@5-7\n");
    EXPECT_EQ(table(words.match("", "垃圾桶满了")), "bin: 垃圾桶@0-3\nwaste: 垃圾@0-2\n");
    EXPECT_EQ(table(words.match("井盖丢失", "在ＫＴＶ门口")), "cover: 井盖@t0-2\nnoise: KTV@1-4\n");
    EXPECT_EQ(table(words.match("", "打１２３４５")), "complaint: 12345@1-6\nhotline: 12345@1-6\n");
    EXPECT_EQ(table(words.match("", "天气很好")), "");
    EXPECT_EQ(table(words.match("", "")), "");
}

TEST(Keywords, TitleAndRepetitionCount) {
    const auto words = matcher({{"井盖", "cover", 2}});
    const auto score = [&](const char* title, const char* text) { return words.match(title, text).front().score; };
    EXPECT_DOUBLE_EQ(score("您好", "井盖丢了"), 2);
    EXPECT_DOUBLE_EQ(score("井盖", "丢了"), 3);
    EXPECT_GT(score("您好", "井盖，井盖"), 2);
    EXPECT_LT(score("您好", "井盖，井盖，井盖，井盖"), 4);
}

TEST(Keywords, UnfitOnesAreNamed) {
    EXPECT_TRUE(KeywordMatcher::make({{"，", "a", 1}}).is(unfit_keyword));
    EXPECT_TRUE(KeywordMatcher::make({{"灯", "", 1}}).is(unfit_keyword));
    EXPECT_TRUE(KeywordMatcher::make({{"灯", "a", 21}}).is(unfit_keyword));
    const auto second = KeywordMatcher::make({{"灯", "a", 1}, {" ", "b", 1}});
    EXPECT_THAT(second.problem().detail, testing::HasSubstr("第 2 个"));
    EXPECT_TRUE(matcher({}).match("", "路灯").empty());
}

/// The automaton finds exactly what a search for each keyword finds, over random texts of few characters.
TEST(Keywords, AgreesWithPlainSearch) {
    std::mt19937_64 numbers(17);
    const auto random_text = [&](std::size_t length) {
        std::u32string points;
        for (std::size_t i = 0; i < length; ++i) points += U"天地人"[numbers() % 3];
        return points;
    };
    for (int round = 0; round < 60; ++round) {
        std::vector<Keyword> keywords;
        std::vector<std::u32string> patterns;
        for (int k = 0; k < 8; ++k) {
            patterns.push_back(random_text(1 + numbers() % 4));
            keywords.push_back({text::from_u32(patterns.back()), "t" + std::to_string(k), 1});
        }
        const auto text = random_text(30);
        std::size_t expected = 0;
        for (const auto& pattern : patterns)
            for (std::size_t at = text.find(pattern); at != text.npos; at = text.find(pattern, at + 1)) ++expected;
        std::size_t found = 0;
        for (const auto& score : matcher(keywords).match("", text::from_u32(text)))
            for (const auto& hit : score.hits)
                for (const auto& place : hit.places) {
                    const auto& pattern = patterns[static_cast<std::size_t>(score.target[1] - '0')];
                    EXPECT_EQ(text.substr(place.from, place.until - place.from), pattern);
                    ++found;
                }
        EXPECT_EQ(found, expected);
    }
}

}  // namespace
}  // namespace linli::recognition
