#include "dimensions.h"

#include <algorithm>
#include <iterator>

namespace linli::statistics {
namespace {

constexpr Category bands[] = {{"0", "0–5 岁"},    {"6", "6–17 岁"},   {"18", "18–34 岁"}, {"35", "35–59 岁"},
                              {"60", "60–69 岁"}, {"70", "70–79 岁"}, {"80", "80–89 岁"}, {"90", "90 岁及以上"}};
constexpr Category sexes[] = {{"male", "男"}, {"female", "女"}};
constexpr Category presences[] = {{"local", "本地户籍"}, {"floating", "流动人口"}, {"registered_only", "人户分离"}};
constexpr Category relations[] = {
    {"owner", "产权人"}, {"tenant", "承租人"}, {"family", "家属"}, {"registered_not_living", "户在人不在"}};
constexpr Category door_counts[] = {{"none", "没有房屋"}, {"one", "一处"}, {"several", "多处"}};
constexpr Category uses[] = {{"owner_occupied", "自住"}, {"rented", "出租"}, {"vacant", "空置"}};
constexpr Category resident_counts[] = {
    {"0", "无人居住"}, {"1", "1 人"}, {"2", "2 人"}, {"3", "3–4 人"}, {"5", "5 人及以上"}};
constexpr Category ages_of_houses[] = {
    {"before_1980", "1980 年以前"}, {"1980", "1980–1989 年"}, {"1990", "1990–1999 年"}, {"2000", "2000–2009 年"},
    {"2010", "2010–2019 年"},       {"2020", "2020 年以后"},  {"unknown", "不详"}};

constexpr auto people = Measure::people;
constexpr DimensionSpec specs[] = {
    {Dimension::street, people, "街道", Categories::areas},
    {Dimension::community, people, "社区", Categories::areas},
    {Dimension::grid, people, "网格", Categories::areas},
    {Dimension::age_band, people, "年龄段", Categories::fixed, false, false, bands},
    {Dimension::sex, people, "性别", Categories::fixed, false, false, sexes},
    {Dimension::presence, people, "居住情况", Categories::fixed, false, false, presences},
    {Dimension::relation, people, "与房屋的关系", Categories::fixed, false, true, relations},
    {Dimension::education, people, "文化程度", Categories::written},
    {Dimension::ethnicity, people, "民族", Categories::written, true},
    {Dimension::marital_status, people, "婚姻状况", Categories::written, true},
    {Dimension::tag, people, "人员标签", Categories::tags, false, true},
    {Dimension::doors, Measure::households, "名下房屋", Categories::fixed, false, false, door_counts},
    {Dimension::use_kind, Measure::dwellings, "使用情况", Categories::fixed, false, false, uses},
    {Dimension::residents, Measure::dwellings, "居住人数", Categories::fixed, false, false, resident_counts},
    {Dimension::built, Measure::dwellings, "建成年代", Categories::fixed, false, false, ages_of_houses},
};

}  // namespace

const DimensionSpec* spec_of(Dimension dimension, Measure measure) {
    const auto* found = std::find_if(std::begin(specs), std::end(specs), [&](const DimensionSpec& one) {
        return one.dimension == dimension && (one.measure == measure || one.from == Categories::areas);
    });
    return found == std::end(specs) ? nullptr : found;
}

}  // namespace linli::statistics
