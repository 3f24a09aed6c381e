#include <linli/base/text.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace linli::text {
namespace {

using ::testing::ElementsAre;

TEST(Text, Utf8IsStrict) {
    for (const std::string_view good : {"", "abc", "邻里", "𠮷", "\xF4\x8F\xBF\xBF", "\xEF\xBF\xBD", "\xED\x9F\xBF"})
        EXPECT_TRUE(valid_utf8(good)) << to_hex(good);
    const std::vector<std::string_view> bad{
        "\x80",              // continuation without a lead
        "\xC0\xAF",          // overlong '/'
        "\xC1\xBF",          // overlong
        "\xE0\x80\x80",      // overlong NUL
        "\xF0\x8F\xBF\xBF",  // overlong
        "\xED\xA0\x80",      // surrogate
        "\xED\xBF\xBF",      // surrogate
        "\xF4\x90\x80\x80",  // above U+10FFFF
        "\xF8\x88\x80\x80\x80",
        "\xFF",
        "\xE9\x82",  // truncated
        "\xE9\x82"
        "a",
    };
    for (const auto text : bad) EXPECT_FALSE(valid_utf8(text)) << to_hex(text);
}

TEST(Text, CountsAndCutsCodePoints) {
    EXPECT_EQ(code_points("a邻𠮷"), 3U);
    EXPECT_EQ(prefix("a邻𠮷里", 0), "");
    EXPECT_EQ(prefix("a邻𠮷里", 3), "a邻𠮷");
    EXPECT_EQ(prefix("a邻", 9), "a邻");
    EXPECT_EQ(to_u32("a\xFF邻"), U"a\uFFFD邻");
    EXPECT_EQ(to_u32("\xE9\x82"), U"\uFFFD\uFFFD");
    EXPECT_EQ(from_u32(U"a邻𠮷"), "a邻𠮷");
    EXPECT_EQ(from_u32(std::u32string{0xD800, 0x110000}), "\uFFFD\uFFFD");
}

RC_GTEST_PROP(TextProperty, AnyBytesBecomeValidText, (const std::string& bytes)) {
    const auto text = from_u32(to_u32(bytes));
    RC_ASSERT(valid_utf8(text));
    RC_ASSERT((text == bytes) == valid_utf8(bytes));
    RC_ASSERT(to_u32(text).size() == code_points(text));
}

TEST(Text, FullWidthBecomesHalfWidth) {
    EXPECT_EQ(half_width("ＡＢ１２　"), "AB12 ");
    EXPECT_EQ(half_width("！～＠"), "!~@");
    EXPECT_EQ(half_width("邻里，《社区》"), "邻里,《社区》") << "only the ASCII twins are changed";
    EXPECT_EQ(half_width("\xFFＡ"),
              "\xFF"
              "A");
}

/// Once is enough, nothing is lost, and only ASCII and its twins are touched.
RC_GTEST_PROP(TextProperty, HalfWidthKeepsEveryCharacter, ()) {
    const auto points = *rc::gen::container<std::u32string>(rc::gen::oneOf(rc::gen::inRange<char32_t>(0xFEF0, 0xFFA0),
                                                                           rc::gen::inRange<char32_t>(0x20, 0x7F),
                                                                           rc::gen::inRange<char32_t>(0x2FF0, 0x3010)));
    const auto half = to_u32(half_width(from_u32(points)));
    RC_ASSERT(half.size() == points.size());
    RC_ASSERT(half_width(from_u32(half)) == from_u32(half));
    for (std::size_t i = 0; i < half.size(); ++i) {
        RC_ASSERT(half[i] == points[i] || half[i] < 0x7F);
        RC_ASSERT(half[i] < 0xFF01 || half[i] > 0xFF5E);
    }
}

RC_GTEST_PROP(TextProperty, PrefixNeverSplitsACharacter, (const std::u32string& points, std::uint8_t count)) {
    const auto text = from_u32(points);
    const auto front = prefix(text, count);
    RC_ASSERT(valid_utf8(front));
    RC_ASSERT(code_points(front) == std::min<std::size_t>(count, points.size()));
    RC_ASSERT(std::string_view(text).starts_with(front));
}

TEST(Text, TrimKnowsChineseSpaces) {
    EXPECT_EQ(trim("\u3000 \t邻 里\u00A0\r\n"), "邻 里");
    EXPECT_EQ(trim(" \u3000 "), "");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim("\u3001邻\u3001"), "\u3001邻\u3001");
}

TEST(Text, SplitsAndJoins) {
    EXPECT_THAT(split("a,b,,c", ','), ElementsAre("a", "b", "", "c"));
    EXPECT_THAT(split("", ','), ElementsAre(""));
    EXPECT_THAT(split(",", ','), ElementsAre("", ""));
    EXPECT_EQ(join({"a", "", "c"}, "、"), "a、、c");
    EXPECT_EQ(join({}, ","), "");
    EXPECT_EQ(lower_ascii("AbZ-邻É"), "abz-邻É");
}

TEST(Text, HexRefusesWhatIsNotHex) {
    EXPECT_EQ(to_hex(std::string_view("\x00\x7F\xFF", 3)), "007fff");
    EXPECT_EQ(from_hex("007fFF"), std::string("\x00\x7F\xFF", 3));
    EXPECT_EQ(from_hex("0"), "");
    EXPECT_EQ(from_hex("0g"), "");
}

TEST(Text, Base64UrlMatchesRfc4648) {
    const std::vector<std::pair<std::string, std::string>> table{
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xFB\xFF\xFE", "-__-"}};
    for (const auto& [plain, encoded] : table) {
        EXPECT_EQ(to_base64url(plain), encoded);
        std::string decoded;
        EXPECT_TRUE(from_base64url(encoded, decoded));
        EXPECT_EQ(decoded, plain);
    }
    std::string ignored;
    for (const auto* bad : {"Zg==", "Z", "Zm9vY", "Zm+v", "Zm/v", "Zm v", "Zh", "Zm9", "邻"})
        EXPECT_FALSE(from_base64url(bad, ignored)) << bad;
}

RC_GTEST_PROP(TextProperty, EncodingsGoRound, (const std::string& bytes)) {
    std::string decoded;
    RC_ASSERT(from_base64url(to_base64url(bytes), decoded));
    RC_ASSERT(decoded == bytes);
    RC_ASSERT(from_hex(to_hex(bytes)) == bytes);
}

/// Every accepted text is the one text of its bytes: a token has no second spelling.
RC_GTEST_PROP(TextProperty, Base64UrlIsCanonical, ()) {
    const auto alphabet = std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    const auto encoded = *rc::gen::container<std::string>(rc::gen::elementOf(alphabet));
    std::string decoded;
    if (from_base64url(encoded, decoded)) RC_ASSERT(to_base64url(decoded) == encoded);
}

}  // namespace
}  // namespace linli::text
