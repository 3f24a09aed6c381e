#include <linli/hanzi/hanzi.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace linli::hanzi {
namespace {

using testing::ElementsAre;

TEST(Hanzi, SurnamesAreReadAsSurnames) {
    EXPECT_THAT(pinyin(U"单雄信"), ElementsAre("shan", "xiong", "xin"));
    EXPECT_THAT(pinyin(U"简单"), ElementsAre("jian", "dan"));
    EXPECT_THAT(pinyin(U"曾国藩"), ElementsAre("zeng", "guo", "fan"));
    EXPECT_THAT(pinyin(U"尉迟恭"), ElementsAre("yu", "chi", "gong"));
    EXPECT_THAT(pinyin(U"吕绿"), ElementsAre("lv", "lv"));
    EXPECT_THAT(pinyin(U"李X"), ElementsAre("li", "X"));
    EXPECT_THAT(pinyin(U""), ElementsAre());
}

TEST(Hanzi, CompoundSurnamesNeedAGivenName) {
    EXPECT_EQ(surname_length(U"欧阳修"), 2U);
    EXPECT_EQ(surname_length(U"欧阳"), 1U);
    EXPECT_EQ(surname_length(U"王伟"), 1U);
    EXPECT_EQ(surname_length(U"Anna"), 0U);
}

TEST(Hanzi, TraditionalFormsAreTheirSimplifiedOnes) {
    EXPECT_EQ(modern(U'張'), U'张');
    EXPECT_EQ(modern(U'张'), U'张');
    EXPECT_THAT(pinyin(U"張偉"), ElementsAre("zhang", "wei"));
    EXPECT_TRUE(doubled(U'付', U'傅'));
    EXPECT_TRUE(doubled(U'阎', U'闫'));
    EXPECT_FALSE(doubled(U'付', U'肖'));
}

TEST(Hanzi, SoundAndShape) {
    EXPECT_TRUE(sound_alike(U'伟', U'玮'));
    EXPECT_TRUE(sound_alike(U'乐', U'月'));
    EXPECT_FALSE(sound_alike(U'伟', U'强'));
    EXPECT_TRUE(look_alike(U'未', U'末'));
    EXPECT_TRUE(look_alike(U'清', U'请'));
    EXPECT_TRUE(look_alike(U'已', U'己'));
    EXPECT_FALSE(look_alike(U'张', U'王'));
    EXPECT_FALSE(look_alike(U'王', U'王'));
    EXPECT_FALSE(look_alike(U'A', U'B'));
}

}  // namespace
}  // namespace linli::hanzi
