#include "judge.h"
#include "sounds.h"
#include "tokens.h"

#include <linli/base/text.h>

#include <gmock/gmock.h>

namespace linli::search {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

Shown person(const std::string& name, const std::string& home = "书香苑12栋2单元501") {
    Shown out;
    out.document.names = {name};
    out.document.homes = {home};
    out.document.numbers = {"11010519491231002X"};
    out.document.phones = {"13800138000"};
    out.title = name;
    out.detail = home;
    return out;
}

/// Whether some clause of the plan holds only tokens that the document has: the index leads there.
bool reachable(Kind kind, const Query& query, const Document& document) {
    const auto tokens = tokens_of(document);
    const auto has = [&](const std::string& one) { return std::binary_search(tokens.begin(), tokens.end(), one); };
    for (const auto& tier : plan_for(kind, query, true, true))
        for (const auto& clause : tier.clauses)
            if (std::all_of(clause.begin(), clause.end(), has)) return true;
    return false;
}

struct Case {
    const char* query;
    const char* name;
    const char* why;  ///< empty: not found
};

/// How people type names, and what fits.
TEST(MatchTest, NamesAsPeopleTypeThem) {
    const Case rows[] = {
        {"王桂兰", "王桂兰", "exact"},
        {"王 桂兰", "王桂兰", "exact"},
        {"王", "王桂兰", "partial"},
        {"桂兰", "王桂兰", "partial"},
        {"王兰", "王桂兰", "partial"},
        {"wangguilan", "王桂兰", "pinyin"},
        {"wang guilan", "王桂兰", "pinyin"},
        {"WANG GUI LAN", "王桂兰", "pinyin"},
        {"guilan", "王桂兰", "pinyin"},
        {"wgl", "王桂兰", "initials"},
        {"gl", "王桂兰", "initials"},
        {"wanguilan", "王桂兰", "pinyin"},
        {"wangguilam", "王桂兰", "alike"},
        {"wanggulan", "王桂兰", "alike"},
        {"王贵兰", "王桂兰", "alike"},
        {"汪桂兰", "王桂兰", "alike"},
        {"王佳兰", "王桂兰", "alike"},
        {"王秀兰", "王桂兰", "alike"},
        {"王兰桂", "王桂兰", "alike"},
        {"李秀英", "王桂兰", ""},
        {"shanxiongxin", "单雄信", "pinyin"},
        {"danxiongxin", "单雄信", "pinyin"},
        {"sxx", "单雄信", "initials"},
        {"付强", "傅强", "alike"},
        {"欧阳", "欧阳修远", "partial"},
        {"ouyang", "欧阳修远", "pinyin"},
        {"買買提", "买买提·艾力", "partial"},
        {"买买提艾力", "买买提·艾力", "exact"},
        {"张未", "张末", "alike"},
        {"zhangwei", "张伟", "pinyin"},
        {"zangwei", "张伟", "pinyin"},
        {"8000", "王桂兰", "number"},
        {"138000", "王桂兰", "number"},
        {"13800138000", "王桂兰", "number"},
        {"11010519491231002x", "王桂兰", "number"},
        {"9999", "王桂兰", ""},
        {"王桂兰 书香苑", "王桂兰", "exact"},
        {"王 书香苑12栋", "王桂兰", "partial"},
        {"王桂兰 8000", "王桂兰", "number"},
        {"王桂兰 枫林苑", "王桂兰", ""},
    };
    for (const auto& row : rows) {
        const auto query = query_of(row.query);
        const auto shown = person(row.name);
        const auto verdict = judge(Kind::person, query, shown, true, true);
        EXPECT_EQ(verdict ? std::string(word(verdict->why)) : "", row.why) << row.query << " " << row.name;
        if (*row.why != 0) {
            EXPECT_TRUE(reachable(Kind::person, query, shown.document)) << row.query << " " << row.name;
        }
    }
}

/// A run of pinyin begins the names of many: the initials tell a whole name from the beginning of a longer one.
TEST(MatchTest, ASlipOfPinyinLeadsToWholeNamesOnly) {
    EXPECT_TRUE(reachable(Kind::person, query_of("zhagwei"), person("张伟").document));
    EXPECT_FALSE(reachable(Kind::person, query_of("zhagwei"), person("张伟华").document));
    EXPECT_TRUE(reachable(Kind::person, query_of("zhagweihua"), person("张伟华").document));
    EXPECT_TRUE(reachable(Kind::person, query_of("danxiogxin"), person("单雄信").document));
    EXPECT_TRUE(reachable(Kind::person, query_of("wangguilam"), person("WANG Guilan").document)) << "in letters";
}

TEST(MatchTest, DoorsAsPeopleWriteThem) {
    Shown door;
    door.title = "书香苑12号楼2单元501室";
    door.document.doors = {door.title};
    door.document.numbers = {"YX-000123"};
    const Case rows[] = {
        {"书香苑12栋2单元501", "", "exact"},
        {"书香苑", "", "exact"},
        {"书香", "", "partial"},
        {"书香苑十二幢", "", "exact"},
        {"书香苑 12栋 501室", "", "exact"},
        {"12栋501", "", "exact"},
        {"501", "", "partial"},
        {"shuxiangyuan", "", "pinyin"},
        {"sxy", "", "initials"},
        {"舒香苑12栋", "", "alike"},
        {"书香苑13栋", "", ""},
        {"枫林苑", "", ""},
        {"YX-000123", "", "number"},
        {"502", "", ""},
    };
    for (const auto& row : rows) {
        const auto query = query_of(row.query);
        const auto verdict = judge(Kind::dwelling, query, door, true, true);
        EXPECT_EQ(verdict ? std::string(word(verdict->why)) : "", row.why) << row.query;
        if (*row.why != 0) {
            EXPECT_TRUE(reachable(Kind::dwelling, query, door.document)) << row.query << " " << row.name;
        }
    }
}

TEST(MatchTest, TextsByPiecesSoundAndOneSlip) {
    Shown shop;
    shop.title = "老王便民超市";
    shop.detail = "长兴路8号";
    shop.document.texts = {shop.title, shop.detail};
    shop.document.numbers = {"92110105MA01ABCD3E"};
    const Case rows[] = {
        {"便民超市", "", "partial"}, {"老王 超市", "", "partial"},
        {"laowang", "", "pinyin"},   {"lwbm", "", "initials"},
        {"便名超市", "", "alike"},   {"便利超市", "", "alike"},
        {"长兴路", "", "partial"},   {"92110105ma01abcd3e", "", "number"},
        {"小李饭店", "", ""},        {"超市 长兴路", "", "partial"},
    };
    for (const auto& row : rows) {
        const auto query = query_of(row.query);
        const auto verdict = judge(Kind::establishment, query, shop, true, true);
        EXPECT_EQ(verdict ? std::string(word(verdict->why)) : "", row.why) << row.query;
        if (*row.why != 0) {
            EXPECT_TRUE(reachable(Kind::establishment, query, shop.document)) << row.query << " " << row.name;
        }
    }
}

TEST(MatchTest, MarksSayWhereInCodePoints) {
    const auto marks = [](const char* query, const std::string& name) {
        return judge(Kind::person, query_of(query), person(name), true, true)->title_marks;
    };
    EXPECT_THAT(marks("桂兰", "王桂兰"), ElementsAre(Mark{1, 2}));
    EXPECT_THAT(marks("王兰", "王桂兰"), ElementsAre(Mark{0, 1}, Mark{2, 1}));
    EXPECT_THAT(marks("guilan", "王桂兰"), ElementsAre(Mark{1, 2}));
    EXPECT_THAT(marks("艾力", "买买提·艾力"), ElementsAre(Mark{4, 2}));
    const auto both = judge(Kind::person, query_of("王桂兰 书香苑12栋"), person("王桂兰"), true, true);
    EXPECT_THAT(both->title_marks, ElementsAre(Mark{0, 3}));
    EXPECT_THAT(both->detail_marks, ElementsAre(Mark{0, 3}, Mark{3, 3}));
}

TEST(MatchTest, WithoutTheRightToNumbersANumberFindsNobody) {
    EXPECT_FALSE(judge(Kind::person, query_of("13800138000"), person("王桂兰"), true, false));
    EXPECT_THAT(plan_for(Kind::person, query_of("8000"), true, false),
                Not(Contains(::testing::Field(&Tier::clauses, Not(IsEmpty())))));
    EXPECT_FALSE(judge(Kind::person, query_of("王桂兰"), person("王桂兰"), false, true));
}

TEST(SoundsTest, PinyinIsCutAndFolded) {
    EXPECT_THAT(cut("wangguilan"), Contains(ElementsAre("wang", "gui", "lan")));
    EXPECT_THAT(cut("xian"), ::testing::UnorderedElementsAre(ElementsAre("xian"), ElementsAre("xi", "an")));
    EXPECT_THAT(cut("xyz"), IsEmpty());
    EXPECT_EQ(folded("zhangsheng"), folded("zansen"));
    EXPECT_THAT(initials_of("xian"), ElementsAre("xa")) << "as two syllables; one alone is no whole name";
    EXPECT_THAT(initials_of("wangguilan"), Contains("wgl"));
    EXPECT_THAT(initials_of("xyz"), IsEmpty());
    EXPECT_TRUE(one_slip(U"wang", U"wnag"));
    EXPECT_FALSE(one_slip(U"wang", U"wang"));
    EXPECT_FALSE(one_slip(U"wang", U"gnaw"));
    EXPECT_NE(lookalikes(U'未').find(U'末'), std::u32string::npos);
}

}  // namespace
}  // namespace linli::search
