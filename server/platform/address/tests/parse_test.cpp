#include "said.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace linli::address {
namespace {

TEST(Parse, CompoundBuildingUnitRoom) {
    EXPECT_EQ(said("幸福小区3幢2单元501室"), "poi:幸福小区 houseno:3幢 cellno:2单元 roomno:501室");
    EXPECT_EQ(said("幸福小区3-2-501"), "poi:幸福小区 houseno:3 cellno:2 roomno:501");
    EXPECT_EQ(said("幸福小区三号楼二单元501"), "poi:幸福小区 houseno:三号楼 cellno:二单元 roomno:501");
    EXPECT_EQ(said("幸福小区３栋５０１室"), "poi:幸福小区 houseno:３栋 roomno:５０１室");
    EXPECT_EQ(said("世纪大厦A座1204"), "poi:世纪大厦 houseno:A座 roomno:1204");
    EXPECT_EQ(said("幸福小区9一9一2192"), "poi:幸福小区 houseno:9 cellno:9 roomno:2192");
}

TEST(Parse, RoadsAndVillagesAreNumberedTheSameWay) {
    EXPECT_EQ(said("建设北路12号"), "road:建设北路 roadno:12号");
    EXPECT_EQ(said("建设北路12-34号"), "road:建设北路 roadno:12-34号");
    EXPECT_EQ(said("建设北路250-6号"), "road:建设北路 roadno:250 houseno:6号");
    EXPECT_EQ(said("后宅村133号"), "community:后宅村 roadno:133号");
    EXPECT_EQ(said("龙溪路553弄108号"), "road:龙溪路 subRoad:553弄 subroadno:108号");
    EXPECT_EQ(said("龙溪路553弄8号"), "road:龙溪路 roadno:553弄 houseno:8号");
    EXPECT_EQ(said("王店镇花园路8号"), "town:王店镇 road:花园路 roadno:8号");
    EXPECT_EQ(said("东山镇320国道18号"), "town:东山镇 road:320国道 roadno:18号");
}

TEST(Parse, AdministrativeNamesComeFirstAndOnce) {
    EXPECT_EQ(said("浙江省杭州市西湖区文三路9号"), "prov:浙江省 city:杭州市 district:西湖区 road:文三路 roadno:9号");
    EXPECT_EQ(said("浙江杭州西湖文三路9号"), "prov:浙江 city:杭州 district:西湖 road:文三路 roadno:9号");
    EXPECT_EQ(said("天山路街道锦绣花园"), "town:天山路街道 poi:锦绣花园");
    EXPECT_EQ(said("杭州路5号"), "road:杭州路 roadno:5号");
    const auto parts = parse("宁波市宁波市");
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[1].label, Label::redundant);
}

TEST(Parse, FloorsAndWhoIsThere) {
    EXPECT_EQ(said("世纪大厦8楼前台"), "poi:世纪大厦 floorno:8楼 person:前台");
    EXPECT_EQ(said("世纪大厦12F"), "poi:世纪大厦 floorno:12F");
    EXPECT_EQ(said("鼓楼村12号"), "community:鼓楼村 roadno:12号");
    EXPECT_EQ(said("世纪大厦23-24号"), "poi:世纪大厦 roomno:23-24号");
}

TEST(Parse, TextsJoinedGiveTheTextAgain) {
    const auto joined = [](std::string_view text) {
        std::string out;
        for (const auto& part : parse(text)) out += part.text;
        return out;
    };
    for (const std::string_view text :
         {"", "？", "a", "3", "12-", "-3-", "一", "第", "　３幢　", "幸福小区，３-２（后门）", "省市区县路号"})
        EXPECT_EQ(joined(text), text);
    EXPECT_EQ(joined("3\xff幢"), "3\xef\xbf\xbd幢");
}

}  // namespace
}  // namespace linli::address
