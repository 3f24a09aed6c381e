#include <linli/address/compare.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace linli::address {
namespace {

using testing::Contains;
using testing::Gt;
using testing::Lt;

TEST(Number, ChineseAndFullWidthAndLettersAreOne) {
    EXPECT_EQ(number_of("三号楼"), "3");
    EXPECT_EQ(number_of("第十二栋"), "12");
    EXPECT_EQ(number_of("一百零五号"), "105");
    EXPECT_EQ(number_of("一零五室"), "105");
    EXPECT_EQ(number_of("二十幢"), "20");
    EXPECT_EQ(number_of("０３栋"), "3");
    EXPECT_EQ(number_of("a座"), "A");
    EXPECT_EQ(number_of("12-3号"), "12-3");
    EXPECT_EQ(number_of("东单元"), "");
}

TEST(Compare, WritingsOfOneDoorAreExact) {
    const auto same = compare("幸福路8号幸福小区3幢2单元501室", "幸福路8号幸福小区三号楼二单元501");
    EXPECT_EQ(same.match, Match::exact);
    EXPECT_THAT(same.score, Gt(0.8));
    EXPECT_THAT(same.reasons, Contains("楼栋相同"));
}

TEST(Compare, AnotherBuildingIsNotTheSameDoor) {
    const auto other = compare("幸福路8号幸福小区3幢", "幸福路8号幸福小区7幢");
    EXPECT_NE(other.match, Match::exact);
    EXPECT_THAT(other.reasons, Contains("楼栋不同"));
}

TEST(Compare, OtherPlacesDoNotMatch) {
    const auto none = compare("幸福路8号幸福小区3幢", "长江街100号世纪大厦12楼");
    EXPECT_EQ(none.match, Match::none);
    EXPECT_THAT(none.score, Lt(0.3));
}

TEST(Compare, SignsAreNamedAndBounded) {
    const auto signs = signs_of("幸福路8号幸福小区3幢", "幸福路8号幸福小区7幢");
    ASSERT_EQ(signs.size(), 22U);
    EXPECT_EQ(signs.front().name, "bias");
    for (const auto& [name, value] : signs) {
        EXPECT_GE(value, 0) << name;
        EXPECT_LE(value, 1) << name;
        EXPECT_EQ(name == "building_other" ? value : 1, 1) << name;
        EXPECT_EQ(name == "building_equal" ? value : 0, 0) << name;
    }
}

TEST(Compare, IsSymmetricAndTakesAnything) {
    for (const auto& [a, b] : {std::pair{"", ""}, {"幸福小区3幢", ""}, {"\xff", "3"}, {"幸福小区3幢", "幸福里5号"}})
        EXPECT_EQ(compare(a, b).match, compare(b, a).match);
}

}  // namespace
}  // namespace linli::address
