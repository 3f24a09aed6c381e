#include <linli/matching/compare.h>

#include <linli/base/text.h>

#include <gtest/gtest.h>

namespace linli::matching {
namespace {

TEST(Names, Table) {
    struct Row {
        const char *a, *b;
        NameLevel level;
    };
    constexpr Row table[] = {
        {"王伟", "王伟", NameLevel::exact},
        {"王 伟（新）", "王伟1", NameLevel::exact},
        {"張偉", "张伟", NameLevel::variant},
        {"付明", "傅明", NameLevel::variant},
        {"阎建国", "闫建国", NameLevel::variant},
        {"阿迪力·买买提", "阿迪力买买提", NameLevel::variant},
        {"阿迪力•买买提", "阿迪力・买买提", NameLevel::exact},
        {"张玮", "张伟", NameLevel::homophone},
        {"章伟", "张伟", NameLevel::homophone},
        {"曾静", "增静", NameLevel::homophone},
        {"单丽", "善丽", NameLevel::homophone},
        {"章玮", "张伟", NameLevel::other},
        {"李未", "李末", NameLevel::alike},
        {"王清华", "王倩华", NameLevel::alike},
        {"王国强", "王强国", NameLevel::shifted},
        {"王国强", "王强", NameLevel::shifted},
        {"欧阳修", "欧阳修文", NameLevel::shifted},
        {"老王", "王建国", NameLevel::nickname},
        {"王阿姨", "王秀兰", NameLevel::nickname},
        {"小李", "王建国", NameLevel::other},
        {"李梦瑶", "周梦瑶", NameLevel::given},
        {"王伟", "王芳", NameLevel::surname},
        {"欧阳静", "欧文", NameLevel::other},
        {"王伟", "李芳", NameLevel::other},
        {"ANNA LEE", "anna lee", NameLevel::exact},
    };
    for (const auto& [a, b, level] : table) {
        const auto x = prepare({"", a, "", "", "", "", ""}).name, y = prepare({"", b, "", "", "", "", ""}).name;
        EXPECT_EQ(word(compare_names(x, y)), word(level)) << a << " " << b;
        EXPECT_EQ(compare_names(x, y), compare_names(y, x)) << a << " " << b;
    }
}

TEST(IdNumbers, Table) {
    struct Row {
        const char *a, *b;
        IdLevel level;
    };
    constexpr Row table[] = {
        {"11010519491231002X", "11010519491231002x", IdLevel::exact},
        {"110105491231002", "11010519491231002X", IdLevel::generation},
        {"11010519491231002X", "11010519491231003X", IdLevel::slip},
        {"11010519491231002X", "11010519491231020X", IdLevel::slip},
        {"11010519491231002X", "1101051949123100X", IdLevel::slip},
        {"11010519491231002X", "110105194912310022X", IdLevel::slip},
        {"11010519491231002X", "110105194912310038", IdLevel::near},
        {"11010519491231002X", "440524188001010014", IdLevel::other},
        {"12345", "54321", IdLevel::other},
    };
    for (const auto& [a, b, level] : table) {
        const auto x = prepare({"", "", a, "", "", "", ""}), y = prepare({"", "", b, "", "", "", ""});
        EXPECT_EQ(word(compare_ids(x, y)), word(level)) << a << " " << b;
        EXPECT_EQ(compare_ids(x, y), compare_ids(y, x));
    }
}

TEST(Phones, Table) {
    EXPECT_EQ(compare_phones("13800000001", "13800000001"), PhoneLevel::exact);
    EXPECT_EQ(compare_phones("13800000001", "13800000002"), PhoneLevel::slip);
    EXPECT_EQ(compare_phones("13800000001", "1380000001"), PhoneLevel::slip);
    EXPECT_EQ(compare_phones("13812000001", "13821000001"), PhoneLevel::slip);
    EXPECT_EQ(compare_phones("13800000001", "13900000002"), PhoneLevel::other);
    EXPECT_EQ(prepare({"", "", "", "+86 138-0000-0001", "", "", ""}).phone, "13800000001");
    EXPECT_EQ(prepare({"", "", "", "无", "", "", ""}).phone, "");
}

TEST(Births, Table) {
    struct Row {
        const char *a, *b;
        BirthLevel level;
    };
    constexpr Row table[] = {
        {"1980-05-01", "1980年5月1日", BirthLevel::exact},
        {"19800501", "1980.5.1", BirthLevel::exact},
        {"29342", "1980/5/1", BirthLevel::exact},
        {"农历1980-05-01", "1980-06-13", BirthLevel::lunar},
        {"1980-06-13", "1980-05-01（农历）", BirthLevel::lunar},
        {"1980-06-13", "农历1980-07-20", BirthLevel::other},
        {"1980-05-01", "1980-01-05", BirthLevel::swapped},
        {"1980-05-01", "1981-05-01", BirthLevel::year_slip},
        {"1980-05-01", "1930-05-01", BirthLevel::year_slip},
        {"1980-05-01", "1980-05-21", BirthLevel::near},
        {"1980-05-30", "1980-06-02", BirthLevel::near},
        {"1980-05-01", "1992-05-01", BirthLevel::near},
        {"1980-05-01", "1992-07-23", BirthLevel::other},
    };
    for (const auto& [a, b, level] : table) {
        bool x_lunar = false, y_lunar = false;
        const auto x = read_birth(a, x_lunar), y = read_birth(b, y_lunar);
        ASSERT_TRUE(x && y) << a << " " << b;
        EXPECT_EQ(word(compare_births(*x, x_lunar, *y, y_lunar)), word(level)) << a << " " << b;
    }
    bool lunar = false;
    for (const char* wrong : {"", "不详", "1980", "1980-13-01", "1980-02-30", "80-5-1", "2023-02-29"})
        EXPECT_FALSE(read_birth(wrong, lunar)) << wrong;
}

TEST(Doors, Table) {
    const auto level = [](const char* a, const char* b) {
        return word(
            compare_doors(prepare({"", "", "", "", "", "", a}).door, prepare({"", "", "", "", "", "", b}).door));
    };
    EXPECT_EQ(level("书香苑3号楼2单元501室", "书香苑3-2-501"), "door");
    EXPECT_EQ(level("金波南街23号书香苑三幢501", "书香苑3号楼2单元501室"), "door");
    EXPECT_EQ(level("书香苑3号楼2单元501室", "书香苑3号楼1单元501室"), "building");
    EXPECT_EQ(level("书香苑3号楼2单元501室", "书香苑3号楼2单元502室"), "building");
    EXPECT_EQ(level("书香苑3号楼2单元501室", "书香苑4号楼2单元501室"), "place");
    EXPECT_EQ(level("书香苑3号楼", "盈北苑3号楼"), "other");
    EXPECT_EQ(level("后宅村133号", "后宅村133号"), "door");
}

TEST(Compare, WhatAFieldHasSaidIsNotCountedTwice) {
    const Record full{"1", "王伟", "11010519491231002X", "13800000001", "1949-12-31", "女", "书香苑3号楼2单元501室"};
    const auto person = prepare(full);
    EXPECT_EQ(compare(person, person), (Levels{0, 0, 0, absent, absent, absent}));
    auto moved = full;
    moved.birth_date = "1950-12-31";
    moved.sex = "男";
    EXPECT_EQ(compare(person, prepare(moved)), (Levels{0, 0, 0, 3, 1, absent}));
    auto bare = full;
    bare.id_number.clear();
    bare.phone.clear();
    EXPECT_EQ(compare(person, prepare(bare)), (Levels{0, absent, absent, 0, 0, 0}));
    const auto nothing = prepare({});
    EXPECT_EQ(compare(person, nothing), (Levels{absent, absent, absent, absent, absent, absent}));
}

TEST(Prepare, AValidNumberGivesBirthAndSex) {
    const auto person = prepare({"", "", "110105491231002", "", "", "", ""});
    EXPECT_EQ(person.id_state, IdState::valid);
    EXPECT_TRUE(person.first_generation);
    EXPECT_EQ(person.birth, Date::parse("1949-12-31"));
    EXPECT_EQ(person.sex, 'f');
    EXPECT_EQ(prepare({"", "", "110105194912310021", "", "", "", ""}).id_state, IdState::wrong);
}

}  // namespace
}  // namespace linli::matching
