#include "normal_text.h"
#include "pieces.h"

#include <linli/base/text.h>

#include <gtest/gtest.h>

namespace linli::recognition {
namespace {

std::string reduced(std::string_view title, std::string_view text, Digits digits = Digits::fold) {
    const auto normal = normal_text(title, text, digits);
    return text::from_u32({normal.points.data(), normal.points.size()}).insert(0, std::to_string(normal.title) + ":");
}

TEST(NormalText, Table) {
    EXPECT_EQ(reduced("", "路灯 不亮"), "4:路灯不亮");
    EXPECT_EQ(reduced("", "路灯，不亮！"), "4:路灯不亮");
    EXPECT_EQ(reduced("", "ＡＢ１２３号 KTV"), "7:ab0号ktv");
    EXPECT_EQ(reduced("", "12 月 3 日", Digits::keep), "5:12月3日");
    EXPECT_EQ(reduced("路灯", "不亮"), "2:路灯不亮");
    EXPECT_EQ(reduced("", "路灯 坏了 　 　 已经 三天"), "4:路灯坏了已经三天");
    EXPECT_EQ(reduced("", "路灯坏了\n已经三天"), "4:路灯坏了已经三天");
    EXPECT_EQ(reduced("  ", "　　路灯坏了\n已经三天"), "4:路灯坏了已经三天");
    EXPECT_EQ(reduced("", "，。！"), "0:");
    EXPECT_EQ(reduced("", ""), "0:");
    EXPECT_EQ(reduced("", "\xFF\xFE路"), "1:路");
}

TEST(NormalText, TokenisedAndRawAreTheSame) {
    EXPECT_EQ(reduced("", "K2区农村残疾人，多年无房！\n  2010年房屋倒塌"),
              reduced("", "K2 区 农村 残疾人 多年 无房 　 　 2010 年 房屋 倒塌 "));
    EXPECT_EQ(reduced("物业收费", "停车费100元"), reduced("", "物业 收费 　 　 停车费 100 元"));
}

TEST(NormalText, KnowsWhereEachCharacterStood) {
    const auto normal = normal_text("灯 坏", "在１２３号，后门", Digits::fold);
    ASSERT_EQ(normal.points.size(), 7u);
    EXPECT_EQ(normal.origins[1].from, 2u);
    EXPECT_EQ(normal.origins[1].part, Part::title);
    EXPECT_EQ(normal.origins[3].from, 1u);
    EXPECT_EQ(normal.origins[3].until, 4u);
    EXPECT_FALSE(normal.origins[4].after_break);
    EXPECT_TRUE(normal.origins[5].after_break);
    EXPECT_EQ(normal.origins[5].part, Part::text);
}

TEST(Pieces, AreDistinctAndReadable) {
    const auto pieces = pieces_of(normal_text("灯坏", "了", Digits::fold), 25);
    std::string all;
    for (const auto& piece : pieces) all += piece_text(piece.key) + (piece.key >= title_piece ? "* " : " ");
    EXPECT_EQ(all, "灯 灯坏 坏 坏了 了 灯* 灯坏* 坏* ");
    EXPECT_EQ(pieces_of(normal_text("灯坏", "了", Digits::fold), 0).size(), 5u);
    for (const auto& piece : pieces) EXPECT_LE(piece.key, highest_piece);
}

}  // namespace
}  // namespace linli::recognition
