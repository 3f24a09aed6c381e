#include "everything.h"

#include <linli/base/text.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>

namespace linli::json::testing {
namespace {

std::string number(double value) {
    std::string out;
    append(out, value);
    return out;
}

std::string as_json(std::string_view value) {
    std::string out;
    append(out, value);
    return out;
}

TEST(Write, IsCompactInTheOrderOfTheTable) {
    const auto value = read_text<Everything>(everything_text).value();
    EXPECT_EQ(write(value, View::disclosed), everything_text);
}

TEST(Write, LeavesOutWhatIsEmpty) {
    auto value = read_text<Everything>(everything_text).value();
    value.note.reset();
    value.guardian.reset();
    value.tags.clear();
    const auto text = write(value);
    EXPECT_EQ(text.find("note"), std::string::npos);
    EXPECT_EQ(text.find("guardian"), std::string::npos);
    EXPECT_NE(text.find(R"("tags":[])"), std::string::npos) << "an empty list is a list";
}

TEST(Write, EscapesWhatJsonEscapes) {
    EXPECT_EQ(as_json("邻里 / \x7F 𠮷"), "\"邻里 / \x7F 𠮷\"");
    EXPECT_EQ(as_json("a\"b\\c\n\r\t"), R"("a\"b\\c\n\r\t")");
    for (int c = 0; c < 0x20; ++c) {
        const std::string one(1, static_cast<char>(c));
        EXPECT_EQ(parse(as_json(one)).value().as_string(), one) << c;
    }
    EXPECT_EQ(as_json(std::string_view("\0\x1F", 2)), R"("\u0000\u001f")");
}

TEST(Write, NumbersAreShort) {
    EXPECT_EQ(number(0.1), "0.1");
    EXPECT_EQ(number(117.25), "117.25");
    EXPECT_EQ(number(1e300), "1e+300");
    EXPECT_EQ(number(-0.0), "0");
    EXPECT_EQ(number(std::nan("")), "null");
    EXPECT_EQ(number(-HUGE_VAL), "null");
    std::string out;
    append(out, std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(out, "-9223372036854775808");
}

TEST(Write, MasksUnlessDisclosed) {
    const Child child{"欧阳娜娜", 7};
    EXPECT_EQ(write(child), R"({"name":"欧阳**","age":7})");
    EXPECT_EQ(write(child, View::masked), write(child)) << "masked is what happens without thinking";
    EXPECT_EQ(write(child, View::disclosed), R"({"name":"欧阳娜娜","age":7})");
    const auto masked = write(read_text<Everything>(everything_text).value());
    for (const auto* hidden : {"小明", "雷", "梅", "阳娜"})
        EXPECT_EQ(masked.find(hidden), std::string::npos) << "in a struct, a list and a maybe: " << hidden;
}

TEST(Write, MasksFailClosed) {
    const std::vector<std::tuple<Mask, std::string_view, std::string_view>> table{
        {Mask::none, "张三", "张三"},
        {Mask::name, "张三", "张*"},
        {Mask::name, "John", "****"},
        {Mask::phone, "13812345678", "138****5678"},
        {Mask::phone, "12", "**"},
        {Mask::id_number, "11010519491231002X", "110***********002X"},
        {Mask::id_number, "护照 12", "*****"},
        {Mask::address, "书香苑小区12栋2单元501", "书香苑小区1****"},
        {Mask::address, "书香苑", "****"},
        {Mask::whole, "秘密", "****"},
        {Mask::whole, "", "****"},
        {static_cast<Mask>(99), "秘密", "****"},
    };
    for (const auto& [mask, value, shown] : table) EXPECT_EQ(masked(mask, value), shown) << value;
}

/// Whatever a mask shows, it is text again, and what it hid cannot be sent back as if it were the truth.
RC_GTEST_PROP(MaskProperty, ShowsTextWithStars, (const std::u32string& points)) {
    const auto value = text::from_u32(points);
    for (const auto mask : {Mask::name, Mask::phone, Mask::id_number, Mask::address, Mask::whole}) {
        const auto shown = masked(mask, value);
        RC_ASSERT(text::valid_utf8(shown));
        RC_ASSERT(value.empty() || shown.find('*') != std::string::npos || text::trim(value).empty());
    }
}

RC_GTEST_PROP(NumberProperty, EveryDoubleGoesRound, (std::uint64_t bits)) {
    const auto value = std::bit_cast<double>(bits);
    RC_PRE(std::isfinite(value));
    const auto back = parse(number(value)).value();
    RC_ASSERT(back.to_number<double>() == value);
}

RC_GTEST_PROP(NumberProperty, EveryWholeNumberGoesRound, (std::int64_t value)) {
    std::string out;
    append(out, value);
    RC_ASSERT(parse(out).value().as_int64() == value);
}

RC_GTEST_PROP(TextProperty, EveryTextGoesRound, (const std::u32string& points)) {
    const auto value = text::from_u32(points);
    RC_ASSERT(std::string_view(parse(as_json(value)).value().as_string()) == value);
}

/// What is read and written reads the same again.
RC_GTEST_PROP(StructProperty, WritingAndReadingAreInverse, ()) {
    auto value = read_text<Everything>(everything_text).value();
    value.whole = *rc::gen::arbitrary<std::int64_t>();
    value.small = *rc::gen::inRange<std::int16_t>(-32768, 1001);
    value.real = *rc::gen::inRange(-180'000'000, 180'000'000) / 1e6;
    value.on = Date::of(1800, 1, 1)->plus_days(*rc::gen::inRange(0, 438'000));
    value.at = from_ms(*rc::gen::inRange<std::int64_t>(-32'503'680'000'000, 32'503'680'000'000));
    value.uuid = Uuid(*rc::gen::arbitrary<std::array<std::uint8_t, 16>>());
    value.remark = text::from_u32(*rc::gen::container<std::u32string>(rc::gen::inRange<char32_t>(1, 0x2FFFF)));
    value.tags.resize(*rc::gen::inRange<std::size_t>(0, 4), "标签");
    if (*rc::gen::arbitrary<bool>()) value.note.reset();
    const auto text = write(value, View::disclosed);
    const auto back = read_text<Everything>(text);
    RC_ASSERT(back.ok());
    RC_ASSERT(write(*back, View::disclosed) == text);
    RC_ASSERT(back->real == value.real);
    RC_ASSERT(back->remark == value.remark);
}

}  // namespace
}  // namespace linli::json::testing
