#include "said.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace linli::address {
namespace {

const Decision* decision_on(const std::vector<Decision>& decisions, std::string_view question) {
    const auto found = std::find_if(decisions.begin(), decisions.end(),
                                    [&](const Decision& decision) { return decision.question == question; });
    return found == decisions.end() ? nullptr : &*found;
}

std::string_view trait_of(const Decision& decision, std::string_view name) {
    for (const auto& [trait, value] : decision.traits)
        if (trait == name) return value;
    return {};
}

struct Reading {
    std::string_view text, pieces;
};

TEST(Weigh, AMeasureLeavesNoQuestion) {
    static constexpr std::array places{"",         "幸福小区",       "建设北路12号", "后宅村",
                                       "世纪大厦", "小商品市场二期", "塘头",         "建设路5弄"};
    for (const std::string place : places) {
        const auto pieces = said(place + "3幢2单元501室");
        EXPECT_THAT(pieces, testing::EndsWith("houseno:3幢 cellno:2单元 roomno:501室")) << place;
    }
}

TEST(Weigh, WhereTheRulesWouldSayOtherwise) {
    // Beside each: what the rules alone say.
    static constexpr std::array readings{
        Reading{"幸福里社区3-2-501", "community:幸福里社区 houseno:3 cellno:2 roomno:501"},   // roadno houseno roomno
        Reading{"后宅村12-3号", "community:后宅村 roadno:12-3号"},                            // roadno houseno
        Reading{"建设路12-1", "road:建设路 roadno:12-1"},                                     // roadno houseno
        Reading{"建设路8-24号", "road:建设路 roadno:8-24号"},                                 // roadno houseno
        Reading{"塘头12-3", "poi:塘头 roadno:12-3"},                                          // houseno cellno
        Reading{"城北新村120号", "poi:城北新村 roadno:120号"},                                // houseno
        Reading{"人民路120号E8楼1204", "road:人民路 roadno:120号 houseno:E8楼 roomno:1204"},  // floorno
        Reading{"科技园E8楼1204", "poi:科技园 houseno:E8楼 roomno:1204"},                     // floorno
        Reading{"人民路12号3幢45号", "road:人民路 roadno:12号 houseno:3幢 roomno:45号"},      // cellno
    };
    for (const auto& [text, pieces] : readings) EXPECT_EQ(said(text), pieces);
}

TEST(Weigh, WhatIsWrittenEveryDay) {
    static constexpr std::array readings{
        Reading{"书香苑3-2-501", "poi:书香苑 houseno:3 cellno:2 roomno:501"},
        Reading{"书香苑3-501", "poi:书香苑 houseno:3 roomno:501"},
        Reading{"书香苑3号楼2-501", "poi:书香苑 houseno:3号楼 cellno:2 roomno:501"},
        Reading{"书香苑3栋501", "poi:书香苑 houseno:3栋 roomno:501"},
        Reading{"书香苑12号", "poi:书香苑 houseno:12号"},
        Reading{"世纪大厦1204", "poi:世纪大厦 roomno:1204"},
        Reading{"人民路12号501", "road:人民路 roadno:12号 roomno:501"},
        Reading{"人民路12号3-2-501", "road:人民路 roadno:12号 houseno:3 cellno:2 roomno:501"},
        Reading{"解放路88号4-1-302室", "road:解放路 roadno:88号 houseno:4 cellno:1 roomno:302室"},
        Reading{"建设路5弄3号501室", "road:建设路 roadno:5弄 houseno:3号 roomno:501室"},
        Reading{"人民路三巷12号", "road:人民路 subRoad:三巷 subroadno:12号"},
    };
    for (const auto& [text, pieces] : readings) EXPECT_EQ(said(text), pieces);
}

TEST(Weigh, ACutIsTold) {
    const auto decisions = decisions_of("世纪大厦A1204");
    const auto* split = decision_on(decisions, "split");
    ASSERT_NE(split, nullptr);
    EXPECT_EQ(split->answer, "no");
    EXPECT_EQ(split->begin, 4U);
    EXPECT_EQ(split->end, 6U);
    EXPECT_EQ(trait_of(*split, "how"), "letter");
    EXPECT_EQ(said("世纪大厦A1204"), "poi:世纪大厦 roomno:A1204");
}

TEST(Weigh, ReasonsAreThoseOfTheAnswer) {
    const auto decisions = decisions_of("幸福里社区3-2-501");
    const auto* join = decision_on(decisions, "join");
    const auto* label = decision_on(decisions, "label");
    ASSERT_NE(join, nullptr);
    ASSERT_NE(label, nullptr);
    EXPECT_EQ(join->answer, "no");
    EXPECT_EQ(label->answer, "houseno");
    EXPECT_EQ(trait_of(*label, "rule"), "roadno");
    EXPECT_EQ(trait_of(*label, "community"), "社区");
    ASSERT_FALSE(label->reasons.empty());
    EXPECT_LE(label->reasons.size(), 4U);
    EXPECT_THAT(label->reasons.front(), testing::ContainsRegex("=.* [+-][0-9]+\\.[0-9][0-9]$"));
}

TEST(Weigh, NothingIsToldWhereNothingIsWeighed) {
    EXPECT_TRUE(decisions_of("").empty());
    EXPECT_TRUE(decisions_of("浙江省杭州市西湖区幸福小区").empty());
    EXPECT_TRUE(decisions_of("幸福小区3幢2单元501室").empty());
}

}  // namespace
}  // namespace linli::address
