#include <linli/base/codes.h>
#include <linli/base/text.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <fstream>

namespace linli::codes {
namespace {

TEST(IdNumber, ReadsTheExampleOfTheStandard) {
    const auto id = parse_id_number("11010519491231002x");
    ASSERT_TRUE(id);
    EXPECT_EQ(id->digits, "11010519491231002X");
    EXPECT_EQ(id->area_code, "110105");
    EXPECT_EQ(id->birth, Date::parse("1949-12-31"));
    EXPECT_EQ(id->sex, Sex::female);
    const auto man = parse_id_number("440524188001010014");
    ASSERT_TRUE(man);
    EXPECT_EQ(man->sex, Sex::male);
    EXPECT_EQ(man->birth, Date::parse("1880-01-01"));
}

TEST(IdNumber, RefusesWrongOnes) {
    for (const auto* text : {"", "110105194912310021", "11010519491231002", "11010519491231002X0", "1101051949123100 X",
                             "11010519490230002X", "1101O519491231002X", "110105949123100"})
        EXPECT_FALSE(parse_id_number(text)) << text;
    EXPECT_FALSE(parse_id_number(std::string("11010520230229001") + id_number_check("11010520230229001")))
        << "29 February 2023 does not exist";
    EXPECT_EQ(id_number_check("1101051949123100"), '\0');
    EXPECT_EQ(id_number_check("1101051949123100X"), '\0');
}

/// The check character finds every wrong digit and every swap of neighbours.
RC_GTEST_PROP(IdNumberProperty, FindsOneWrongDigit, ()) {
    auto digits = std::string("110105") + "19491231";
    for (int i = 0; i < 3; ++i) digits += static_cast<char>('0' + *rc::gen::inRange(0, 10));
    const auto good = digits + id_number_check(digits);
    RC_ASSERT(parse_id_number(good).has_value());
    auto wrong = good;
    const auto at = *rc::gen::inRange<std::size_t>(0, 17);
    wrong[at] = static_cast<char>('0' + (wrong[at] - '0' + *rc::gen::inRange(1, 10)) % 10);
    RC_ASSERT(!parse_id_number(wrong));
    auto swapped = good;
    const auto left = *rc::gen::inRange<std::size_t>(0, 16);
    std::swap(swapped[left], swapped[left + 1]);
    RC_ASSERT(swapped == good || !parse_id_number(swapped));
}

/// What is put together from a place, a day and a number says the same when it is read.
RC_GTEST_PROP(IdNumberProperty, SaysWhatItWasMadeOf, ()) {
    const auto birth = Date::of(1900, 1, 1)->plus_days(*rc::gen::inRange(0, 36'524));
    auto day = birth.text();
    std::erase(day, '-');
    const auto order = *rc::gen::inRange(100, 1000);
    const auto first17 = "110105" + day + std::to_string(order);
    const auto number = parse_id_number(first17 + id_number_check(first17));
    RC_ASSERT(number.has_value());
    RC_ASSERT(number->birth == birth);
    RC_ASSERT((number->sex == Sex::male) == (order % 2 == 1));
    const auto fifteen = number->digits.substr(0, 6) + number->digits.substr(8, 9);
    RC_ASSERT(widen_id_number(fifteen) == number->digits);
}

TEST(IdNumber, WidensTheFirstGeneration) {
    EXPECT_EQ(widen_id_number("110105491231002"), "11010519491231002X");
    EXPECT_FALSE(widen_id_number("110105490230002"));
    EXPECT_FALSE(widen_id_number("11010549123100X"));
    EXPECT_FALSE(widen_id_number("11010549123100"));
}

TEST(Uscc, KnowsKnownOnes) {
    EXPECT_TRUE(valid_uscc("91350100M000100Y43")) << "the example of GB 32100";
    EXPECT_TRUE(valid_uscc("911522010783762860"));
    EXPECT_FALSE(valid_uscc("911522010783762861"));
    EXPECT_FALSE(valid_uscc("91350100M000100Y4"));
    EXPECT_FALSE(valid_uscc("91350100m000100y43"));
    EXPECT_FALSE(valid_uscc("9135010OM000100Y43")) << "the letter O is not in the alphabet";
    EXPECT_EQ(uscc_check("9115220107837628I"), '\0');
}

/// Both check characters are looked at: repairing the outer one does not hide a wrong organisation code.
TEST(Uscc, LooksAtTheInnerCheckToo) {
    std::string forged = "91350100M000101Y4";
    forged += uscc_check(forged);
    EXPECT_FALSE(valid_uscc(forged));
}

/// Fifteen characters of any kind have one pair of check characters; one wrong character and any swap of neighbours
/// is found.
RC_GTEST_PROP(UsccProperty, FindsOneWrongCharacter, ()) {
    const std::string letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    auto code = "91" + *rc::gen::container<std::string>(6, rc::gen::inRange('0', ':')) +
                *rc::gen::container<std::string>(8, rc::gen::elementOf(letters));
    std::string good;
    for (const char inner : std::string_view("0123456789X")) {
        auto whole = code + inner;
        whole += uscc_check(whole);
        if (!valid_uscc(whole)) continue;
        RC_ASSERT(good.empty());
        good = whole;
    }
    RC_ASSERT(good.size() == 18U);
    auto wrong = good;
    auto& changed = wrong[*rc::gen::inRange<std::size_t>(0, 18)];
    changed = *rc::gen::suchThat(rc::gen::elementOf(letters), [&](char c) { return c != changed; });
    RC_ASSERT(!valid_uscc(wrong));
    auto swapped = good;
    const auto left = *rc::gen::inRange<std::size_t>(0, 17);
    std::swap(swapped[left], swapped[left + 1]);
    RC_ASSERT(swapped == good || !valid_uscc(swapped));
}

TEST(Uscc, AcceptsTheValidSamples) {
    std::ifstream file(LINLI_ROOT "/../shared/data/codes/uscc_valid.txt");
    if (!file && std::getenv("CI") != nullptr) FAIL() << "the sample data are missing";
    if (!file) GTEST_SKIP() << "no sample data beside the repository";
    int count = 0;
    for (std::string line; std::getline(file, line); ++count) {
        EXPECT_TRUE(valid_uscc(line)) << line;
        for (std::size_t i = 0; i < line.size(); ++i) {
            auto wrong = line;
            wrong[i] = wrong[i] == '3' ? '4' : '3';
            EXPECT_FALSE(valid_uscc(wrong)) << wrong;
        }
    }
    EXPECT_EQ(count, 100);
}

TEST(Mobile, IsNormalised) {
    for (const auto* text :
         {"13812345678", "+8613812345678", "+86 138-1234-5678", " 138 1234 5678 ", "１３８１２３４５６７８"})
        EXPECT_EQ(normal_mobile(text), "13812345678") << text;
    for (const auto* text : {"", "12812345678", "1381234567", "138123456789", "+8513812345678", "010-12345678",
                             "1381234567a", "8613812345678"})
        EXPECT_FALSE(normal_mobile(text)) << text;
}

/// One number however people write it.
RC_GTEST_PROP(MobileProperty, HasOneForm, ()) {
    const auto digits = "1" + std::string(1, *rc::gen::inRange('3', ':')) +
                        *rc::gen::container<std::string>(9, rc::gen::inRange('0', ':'));
    std::string typed = *rc::gen::elementOf(std::vector<std::string>{"", "+86", "+86 ", "\u3000", "＋８６－"});
    for (const char c : digits) {
        const bool wide = *rc::gen::arbitrary<bool>();
        typed += wide ? text::from_u32(std::u32string(1, static_cast<char32_t>(c - '0' + U'０'))) : std::string(1, c);
        typed += *rc::gen::elementOf(std::vector<std::string>{"", "", " ", "-", "　"});
    }
    RC_ASSERT(normal_mobile(typed) == digits);
    RC_ASSERT(!normal_mobile(typed + "1"));
}

TEST(Mask, FailsClosed) {
    EXPECT_EQ(mask_phone("13012345678"), "130****5678");
    EXPECT_EQ(mask_phone("055112345678"), "055*****5678");
    EXPECT_EQ(mask_phone("6512345"), "*****45");
    EXPECT_EQ(mask_phone("123456"), "******");
    EXPECT_EQ(mask_phone("电话一三八一二三四五六七八"), "*************");
    EXPECT_EQ(mask_phone(""), "");
    EXPECT_EQ(mask_id_number("340102199001011234"), "340***********1234");
    EXPECT_EQ(mask_id_number("11010519491231002X"), "110***********002X");
    EXPECT_EQ(mask_id_number("110105491231002"), "110********1002");
    EXPECT_EQ(mask_id_number("护照E12345678"), "***********");
    EXPECT_EQ(mask_id_number("E12345678"), "*********");
    EXPECT_EQ(mask_id_number(""), "");
}

TEST(Mask, KeepsTheFamilyNameOnly) {
    EXPECT_EQ(mask_name("张三"), "张*");
    EXPECT_EQ(mask_name("张三丰"), "张**");
    EXPECT_EQ(mask_name("欧阳修"), "欧阳*");
    EXPECT_EQ(mask_name("欧阳娜娜"), "欧阳**");
    EXPECT_EQ(mask_name("欧阳"), "欧*") << "two characters are a family name of one and a given name of one";
    EXPECT_EQ(mask_name("𠮷田"), "𠮷*");
    EXPECT_EQ(mask_name("张"), "*");
    EXPECT_EQ(mask_name(""), "");
    EXPECT_EQ(mask_name("阿依古丽·买买提"), "********");
    EXPECT_EQ(mask_name("John Smith"), "**********");
}

/// Whatever is given, at least half of it, and never fewer than its last part, stays hidden.
RC_GTEST_PROP(MaskProperty, AlwaysHidesSomething, ()) {
    const auto digits = *rc::gen::container<std::string>(rc::gen::inRange('0', ':'));
    RC_PRE(!digits.empty());
    const auto stars = [](const std::string& text) { return std::count(text.begin(), text.end(), '*'); };
    RC_ASSERT(mask_phone(digits).size() == digits.size());
    RC_ASSERT(stars(mask_phone(digits)) >= std::min<std::ptrdiff_t>(4, std::ssize(digits)));
    RC_ASSERT(stars(mask_id_number(digits)) >= std::min<std::ptrdiff_t>(8, std::ssize(digits)));
}

/// A name keeps its length and at most its family name, whatever it is written in.
RC_GTEST_PROP(MaskProperty, ANameKeepsItsFamilyNameOnly, ()) {
    const auto first = *rc::gen::elementOf(std::vector<char32_t>{0x4DF0, 0x4E00});  // also what is no Han character
    const auto points = *rc::gen::container<std::u32string>(rc::gen::inRange<char32_t>(first, 0x4E10));
    const auto name = text::from_u32(points);
    const auto masked = mask_name(name);
    RC_ASSERT(text::code_points(masked) == points.size());
    const auto shown = masked.find('*');
    RC_ASSERT(points.empty() || shown == 0 || shown == text::prefix(name, 1).size());
    RC_ASSERT(points.empty() || masked.substr(0, shown) == name.substr(0, shown));
}

}  // namespace
}  // namespace linli::codes
