#include <linli/base/codes.h>

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

}  // namespace
}  // namespace linli::codes
