#include "everything.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace linli::json::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Read, FillsEveryType) {
    const auto read = read_text<Everything>(everything_text);
    ASSERT_TRUE(read) << ::testing::PrintToString(complaints(read));
    EXPECT_EQ(read->id.text(), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    EXPECT_TRUE(read->flag);
    EXPECT_EQ(read->whole, std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(read->small, -32768);
    EXPECT_EQ(read->byte, 255);
    EXPECT_EQ(read->real, 117.25);
    EXPECT_EQ(read->text, "邻里𠮷");
    EXPECT_EQ(read->colour, Colour::green);
    EXPECT_EQ(read->at, from_ms(1'790'000'000'123));
    EXPECT_EQ(read->on, Date::of(2024, 2, 29));
    EXPECT_EQ(read->price.value, 5);
    EXPECT_EQ(read->uuid.text(), "00000000-0000-0000-0000-000000000001");
    EXPECT_EQ(read->free.at("a").as_array().size(), 4U);
    EXPECT_EQ(read->child.age, 7);
    ASSERT_EQ(read->children.size(), 2U);
    EXPECT_EQ(read->children[1].name, "韩梅梅");
    EXPECT_THAT(read->tags, ElementsAre("甲", "乙")) << "a list that is sent replaces the default";
    EXPECT_EQ(read->note, "好");
    EXPECT_EQ(read->guardian.value().name, "欧阳娜");
    EXPECT_EQ(read->remark, "长期");
}

TEST(Read, AbsentOptionalsKeepTheirDefaults) {
    auto object = parse(everything_text).value().as_object();
    for (const auto* name : {"tags", "note", "guardian", "remark"}) object.erase(name);
    const auto read = json::read<Everything>(object);
    ASSERT_TRUE(read);
    EXPECT_THAT(read->tags, ElementsAre("preset"));
    EXPECT_FALSE(read->note);
    EXPECT_FALSE(read->guardian);
    EXPECT_EQ(read->remark, "无");
}

TEST(Read, NullEmptiesWhatMayBeEmptyOnly) {
    EXPECT_FALSE(read_text<Everything>(with("note", "null")).value().note);
    EXPECT_FALSE(read_text<Everything>(with("guardian", "null")).value().guardian);
    EXPECT_THAT(complaints(with("remark", "null")), ElementsAre("/remark not_a_text"));
    EXPECT_THAT(complaints(with("text", "null")), ElementsAre("/text not_a_text"));
    EXPECT_THAT(complaints(with("child", "null")), ElementsAre("/child not_an_object"));
    EXPECT_THAT(complaints(with("children", "null")), ElementsAre("/children not_a_list"));
}

/// A form is corrected once, not field by field.
TEST(Read, NamesEveryBadFieldAtOnce) {
    EXPECT_THAT(
        complaints(R"({"id":1,"flag":"yes","whole":1.5,"small":1001,"byte":256,"real":"1","text":"长","colour":"blue",
            "at_ms":"now","on":"2023-02-29","price_fen":-1,"uuid":"017f22e2","free":[],"child":{"age":151,"nick":""},
            "children":[{"name":"","age":0},7],"tags":["a",2,"c"],"note":"一二三四五六七八九十十一","guardian":"x",
            "remark":false,"extra":1,"a/b~c":2})"),
        ElementsAre("/id not_an_id", "/flag not_a_flag", "/whole not_a_number", "/small out_of_range",
                    "/byte out_of_range", "/real not_a_number", "/text too_short", "/colour not_a_word",
                    "/at_ms not_a_time", "/on not_a_date", "/price_fen out_of_range", "/uuid not_an_id",
                    "/free not_an_object", "/child/name required", "/child/age out_of_range", "/child/nick unknown",
                    "/children/0/name required", "/children/1 not_an_object", "/tags/1 not_a_text", "/note too_long",
                    "/guardian not_an_object", "/remark not_a_text", "/extra unknown", "/a~1b~0c unknown"));
}

TEST(Read, NamesEveryMissingFieldAtOnce) {
    EXPECT_THAT(complaints("{}"),
                ElementsAre("/id required", "/flag required", "/whole required", "/small required", "/byte required",
                            "/real required", "/text required", "/colour required", "/at_ms required", "/on required",
                            "/price_fen required", "/uuid required", "/free required", "/child required",
                            "/children required"));
    const auto read = read_text<Child>("{}");
    ASSERT_FALSE(read);
    EXPECT_TRUE(read.is(invalid_fields));
    EXPECT_EQ(read.problem().errors.at(0).message, "必须填写姓名") << "people read the label, not the name";
}

TEST(Read, OnlyAnObjectIsAStruct) {
    for (const auto* text : {"[]", "null", "1", "\"x\"", "true"})
        EXPECT_THAT(complaints(text), ElementsAre(" not_an_object")) << text;
}

TEST(Read, ListsHaveLimitsAndPointers) {
    EXPECT_THAT(complaints(with("children", "[]")), ElementsAre("/children too_few"));
    EXPECT_THAT(complaints(with("tags", R"(["a","b","c"])")), IsEmpty());
    EXPECT_THAT(complaints(with("tags", R"(["a","b","c",4])")), ElementsAre("/tags too_many"))
        << "entries of a list that is too long are not looked at";
    EXPECT_THAT(complaints(with("tags", "{}")), ElementsAre("/tags not_a_list"));
}

TEST(Read, NamesTheKnownWords) {
    const auto read = read_text<Everything>(with("colour", "\"Red\""));
    ASSERT_FALSE(read);
    EXPECT_THAT(read.problem().errors.at(0).message, HasSubstr("red、green"));
}

/// The star that a mask showed must not overwrite what it hid.
TEST(Read, RefusesAMaskedTextThatComesBack) {
    EXPECT_THAT(complaints(with("child", R"({"name":"王**","age":7})")), ElementsAre("/child/name masked"));
    EXPECT_THAT(complaints(with("note", "\"2*3\"")), IsEmpty()) << "a field without a mask may hold stars";
}

TEST(Read, AHostileBodyDoesNotGrowTheAnswer) {
    std::string text = "{";
    for (int i = 0; i < 500; ++i) text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
    const auto read = read_text<Child>(text + "}");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.problem().errors.size(), 100U);
    std::string name;
    for (int i = 0; i < 200; ++i) name += "长";
    const auto longer = read_text<Child>(R"({"name":"a","age":1,")" + name + R"(":1})");
    EXPECT_EQ(longer.problem().errors.at(0).pointer.size(), 1 + 60 * std::string_view("长").size());
}

}  // namespace
}  // namespace linli::json::testing
