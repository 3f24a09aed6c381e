#include "everything.h"

#include <linli/base/text.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace linli::json::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string repeated(std::string_view text, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

TEST(Parse, IsAtMostThirtyTwoLevelsDeep) {
    EXPECT_TRUE(parse(repeated("[", 32) + repeated("]", 32)));
    EXPECT_FALSE(parse(repeated("[", 33) + repeated("]", 33)));
    EXPECT_TRUE(parse(repeated(R"({"a":)", 32) + "1" + repeated("}", 32)));
    EXPECT_FALSE(parse(repeated(R"({"a":)", 33) + "1" + repeated("}", 33)));
    EXPECT_FALSE(parse(repeated("[", 5'000'000))) << "refused at once, not when the stack is used up";
}

TEST(Parse, ReadsLargeTexts) {
    const auto text = "[" + repeated("\"邻里\",", 200'000) + "0]";
    EXPECT_EQ(parse(text).value().as_array().size(), 200'001U);
}

TEST(Parse, TakesJsonOnly) {
    for (const auto* text : {"{}", " [1 , 2]\r\n\t", "1", "\"\"", "null", "-0", "1e5", "[1.5E-3]"})
        EXPECT_TRUE(parse(text)) << text;
    for (const auto* text : {"",           " ",
                             "{",          "[1,]",
                             "{\"a\":1,}", "{a:1}",
                             "{'a':1}",    "// x\n1",
                             "/**/1",      "NaN",
                             "Infinity",   "01",
                             "+1",         "1.",
                             ".5",         "1e",
                             "tru",        "nul",
                             "\"",         "\"\t\"",
                             "\"\\x\"",    "\"\\u12\"",
                             "1 2",        "{} {}",
                             "{}]",        "\xEF\xBB\xBF{}",
                             "\x0C{}"})
        EXPECT_FALSE(parse(text)) << text;
    EXPECT_FALSE(parse(std::string_view("{}\0", 3)));
}

TEST(Parse, SaysWhereAndNeverQuotes) {
    const auto refused = parse(R"({"name":"张三", oops})");
    ASSERT_TRUE(refused.is(malformed_body));
    EXPECT_THAT(refused.problem().detail, HasSubstr("读到第 18 字节"));
    EXPECT_THAT(refused.problem().detail, Not(HasSubstr("张")));
    EXPECT_THAT(refused.problem().detail, Not(HasSubstr("oops")));
}

TEST(Parse, TextIsStrictUtf8) {
    for (const std::string_view bytes :
         {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF",
          "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF", "\xE9\x82"}) {
        EXPECT_FALSE(parse("[\"" + std::string(bytes) + "\"]")) << text::to_hex(bytes);
        EXPECT_FALSE(parse("{\"" + std::string(bytes) + "\":1}")) << "as a name: " << text::to_hex(bytes);
    }
}

TEST(Parse, SurrogatesComeInPairs) {
    EXPECT_EQ(parse(R"("\ud842\udfb7")").value().as_string(), "𠮷");
    EXPECT_EQ(parse(R"("\uD83D\uDE00")").value().as_string(), "😀");
    EXPECT_EQ(parse(R"("\u90bb\u91CC")").value().as_string(), "邻里");
    for (const auto* text : {R"("\ud842")", R"("\udfb7")", R"("\ud842x")", R"("\ud842\n")", R"("\ud842\ud842")",
                             R"("\udfb7\ud842")", R"("\ud842\u0041")"})
        EXPECT_FALSE(parse(text)) << text;
}

/// The last one would win here and the first one in a proxy that checks.
TEST(Parse, RefusesANameThatStandsTwice) {
    EXPECT_THAT(complaints(R"({"id":1,"id":2})"), ElementsAre("malformed"));
    EXPECT_FALSE(parse(R"([{"a":{"b":1,"c":2,"b":1}}])"));
    EXPECT_FALSE(parse(R"({"a":1,"\u0061":2})")) << "the same name written in another way";
    EXPECT_TRUE(parse(R"({"a":{"a":[{"a":1},{"a":2}]},"A":1})")) << "other objects have names of their own";
    std::string many = "{";
    for (int i = 0; i < 100; ++i) many += "\"k" + std::to_string(i) + "\":0,";
    EXPECT_TRUE(parse(many + "\"last\":0}"));
    EXPECT_FALSE(parse(many + "\"k7\":0}"));
}

TEST(Limits, WholeNumbers) {
    EXPECT_THAT(complaints(with("whole", "9223372036854775807")), IsEmpty());
    EXPECT_THAT(complaints(with("whole", "9223372036854775808")), ElementsAre("/whole out_of_range"));
    EXPECT_THAT(complaints(with("whole", "18446744073709551615")), ElementsAre("/whole out_of_range"));
    EXPECT_THAT(complaints(with("whole", "-9223372036854775809")), ElementsAre("/whole not_a_number"));
    for (const auto* text : {"1.0", "1e3", "\"1\"", "true", "[1]"})
        EXPECT_THAT(complaints(with("whole", text)), ElementsAre("/whole not_a_number")) << text;
    EXPECT_THAT(complaints(with("small", "-32769")), ElementsAre("/small out_of_range")) << "what the member can hold";
    EXPECT_THAT(complaints(with("small", "1001")), ElementsAre("/small out_of_range")) << "what the field allows";
    EXPECT_THAT(complaints(with("byte", "-1")), ElementsAre("/byte out_of_range"));
    EXPECT_THAT(complaints(with("price_fen", "1.5")), ElementsAre("/price_fen not_a_number"));
}

TEST(Limits, Fractions) {
    for (const auto* text : {"180", "-180", "0", "-0.0", "1e-400", "179.99999999999997"})
        EXPECT_THAT(complaints(with("real", text)), IsEmpty()) << text;
    for (const auto* text : {"180.00000000000003", "-180.1", "181", "1e300"})
        EXPECT_THAT(complaints(with("real", text)), ElementsAre("/real out_of_range")) << text;
    EXPECT_EQ(parse("0.1").value().as_double(), 0.1);
    EXPECT_EQ(parse("123456789.12345679").value().as_double(), 123456789.12345679) << "the nearest double, exactly";
    EXPECT_EQ(parse("2.2250738585072014e-308").value().as_double(), 2.2250738585072014e-308);
    EXPECT_EQ(parse("5e-324").value().as_double(), 5e-324);
    EXPECT_EQ(parse("1.7976931348623157e308").value().as_double(), 1.7976931348623157e308);
    auto object = parse(everything_text).value().as_object();
    object["real"] = std::numeric_limits<double>::infinity();
    EXPECT_THAT(complaints(json::read<Everything>(object)), ElementsAre("/real not_a_number"));
    for (const auto* text : {"1e309", "-1e999", "1.8e308", "1e99999"}) EXPECT_FALSE(parse(text)) << text;
    for (const auto* text : {"1e-400", "-1e-99999", "0e999", "-0.0e0"})
        EXPECT_EQ(parse(text).value().to_number<double>(), 0) << text;
    const auto zeros = repeated("0", 500);
    EXPECT_EQ(parse("0." + zeros + "1e501").value().as_double(), 1);
    EXPECT_EQ(parse("0." + zeros + "1e100").value().as_double(), 0);
    EXPECT_EQ(parse("1" + zeros + "e-500").value().as_double(), 1);
    EXPECT_FALSE(parse("1" + zeros + "e-100"));
}

TEST(Limits, TextsCountCharactersNotBytes) {
    EXPECT_THAT(complaints(with("text", "\"𠮷𠮷𠮷𠮷𠮷\"")), IsEmpty());
    EXPECT_THAT(complaints(with("text", "\"一二三四五六\"")), ElementsAre("/text too_long"));
    EXPECT_THAT(complaints(with("text", "\"一\"")), ElementsAre("/text too_short"));
    EXPECT_THAT(complaints(with("remark", "\"" + repeated("长", 10'000) + "\"")), IsEmpty());
    EXPECT_THAT(complaints(with("remark", "\"" + repeated("长", 10'001) + "\"")), ElementsAre("/remark too_long"))
        << "a text without a limit of its own has one too";
}

TEST(Limits, NothingHoldsNul) {
    EXPECT_THAT(complaints(with("remark", R"("a\u0000b")")), ElementsAre("/remark not_allowed"));
    EXPECT_THAT(complaints(with("tags", R"(["\u0000"])")), ElementsAre("/tags/0 not_allowed"));
    EXPECT_THAT(complaints(with("free", R"({"a":[{"b":"\u0000"}]})")), ElementsAre("/free not_allowed"));
    EXPECT_THAT(complaints(with("free", R"({"\u0000":1})")), ElementsAre("/free not_allowed"));
    EXPECT_THAT(complaints(with("free", R"({"a":"\\u0000","b":-1e308})")), IsEmpty());
}

TEST(Limits, TimesAndDays) {
    EXPECT_THAT(complaints(with("at_ms", "32503680000000")), IsEmpty());
    EXPECT_THAT(complaints(with("at_ms", "32503680000001")), ElementsAre("/at_ms out_of_range"));
    EXPECT_THAT(complaints(with("at_ms", "-32503680000001")), ElementsAre("/at_ms out_of_range"));
    EXPECT_THAT(complaints(with("at_ms", "1.5")), ElementsAre("/at_ms not_a_time"));
    for (const auto* day : {"\"2023-02-29\"", "\"2024-2-29\"", "\"2024-02-29T00:00\"", "20240229", "\"3000-01-01\""})
        EXPECT_THAT(complaints(with("on", day)), ElementsAre("/on not_a_date")) << day;
}

}  // namespace
}  // namespace linli::json::testing
