#include <linli/resemblance/commands.h>
#include <linli/resemblance/compare.h>

#include <linli/json/write.h>
#include <linli/lines/files.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include <unistd.h>
#include <algorithm>
#include <filesystem>
#include <map>

namespace linli::resemblance {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const Instant noon = from_ms(1'790'000'000'000);

Report report(std::string_view text, std::string address = {}, std::optional<double> lon = {},
              std::optional<double> lat = {}, Instant time = noon) {
    Report out;
    out.words = words_of("", text);
    out.address = std::move(address);
    out.lon = lon;
    out.lat = lat;
    out.time = time;
    return out;
}

bool says(const Words& words, std::string_view shown, Kind kind) {
    return std::any_of(words.terms.begin(), words.terms.end(),
                       [&](const Term& term) { return term.kind == kind && words.shown(term) == shown; });
}

TEST(Words, NamesAndNumbersAreSeen) {
    const auto words = words_of("Ａ３區麗發新城旁的攪拌站", "58車貸立案");
    EXPECT_TRUE(says(words, "丽发新城", Kind::name)) << "traditional forms are read as modern ones";
    EXPECT_TRUE(says(words, "a3", Kind::number));
    EXPECT_TRUE(says(words, "58", Kind::number));
    EXPECT_TRUE(says(words, "搅拌", Kind::words));
    EXPECT_FALSE(says(words, "搅拌站", Kind::name)) << "a kind of thing is no name";
    EXPECT_TRUE(words_of("", "").terms.empty());
    EXPECT_EQ(words_of("", "\xFF\xFE").terms.size(), 0U);
    EXPECT_TRUE(says(words_of("伊景园·滨河苑", ""), "景园滨", Kind::words)) << "a dot inside a name divides nothing";
}

TEST(Words, RareWordsWeighMore) {
    Rarity rarity;
    for (int i = 0; i < 100; ++i) rarity.count(words_of("", "投诉噪音扰民" + std::string(i % 10 == 0 ? "凉塘路" : "")));
    const auto words = words_of("", "噪音凉塘路");
    std::map<std::string, double> weights;
    for (const auto& term : words.terms) weights[words.shown(term)] = rarity.weight(term.key);
    EXPECT_EQ(weights["噪音"], 0) << "what everybody says";
    EXPECT_GT(weights["凉塘"], 1);
}

struct Row {
    const char* name;
    Report a, b;
    Band band;
    const char* reason;
};

/// COVERS: INC-24 (place, time, item, words, photo, reporter)
TEST(Compare, DecidesAsATableSays) {
    const auto with = [](Report r, auto change) { return change(r), r; };
    const std::vector<Row> rows{
        {"the same hydrant from two doors", report("楼下消防栓漏水，水流了一地", "书香苑3号楼", 106.501, 38.401),
         report("3栋楼下的消防栓坏了在漏水", "书香苑3栋", 106.5011, 38.401), Band::same, "地点相距不到 20 米"},
        {"the same words, another compound", report("楼下消防栓漏水，水流了一地", "书香苑3号楼", 106.501, 38.401),
         report("楼下消防栓漏水，水流了一地", "盈北苑7号楼", 106.55, 38.45), Band::no, "超出 250 米范围"},
        {"the same place, another thing", report("楼下消防栓漏水，水流了一地", "书香苑3号楼", 106.501, 38.401),
         report("广场舞声音太大，晚上没法休息", "书香苑3号楼", 106.501, 38.401), Band::likely, "说法不同"},
        {"a year later", report("楼下消防栓漏水，水流了一地", "书香苑3号楼"),
         report("楼下消防栓漏水，水流了一地", "书香苑3号楼", {}, {}, noon + std::chrono::days(365)), Band::likely,
         "时间相隔超过 14 天"},
        {"equal words without a place", report("楼下消防栓漏水，水流了一地"), report("楼下消防栓漏水，水流了一地"),
         Band::likely, "文字完全相同"},
        {"the same photo",
         with(report("你们看看"),
              [](Report& r) {
                  r.photos = {"aa", "bb"};
              }),
         with(report("又坏了"), [](Report& r) { r.photos = {"bb"}; }), Band::likely, "有完全相同的照片"},
        {"nothing in common", report("公积金怎么提取"), report("路灯不亮"), Band::no, "说法不同"},
    };
    for (const auto& row : rows) {
        const auto found = compare(row.a, row.b, Rarity{});
        EXPECT_EQ(word(found.band), word(row.band)) << row.name << " " << found.score;
        EXPECT_TRUE(std::any_of(found.reasons.begin(), found.reasons.end(), [&](const Reason& reason) {
            return reason.text.find(row.reason) != std::string::npos;
        })) << row.name;
        EXPECT_DOUBLE_EQ(found.score, compare(row.b, row.a, Rarity{}).score) << row.name;
    }
}

TEST(Compare, EachSignMovesTheScoreItsWay) {
    const auto a = report("路灯不亮了，晚上看不见", "书香路12号");
    auto b = report("书香路路灯坏了好几天");
    const double before = compare(a, b, Rarity{}).score;
    const auto moved = [&](auto change) {
        auto other = b;
        change(other);
        return compare(a, other, Rarity{}).score;
    };
    EXPECT_GT(moved([](Report& r) { r.address = "书香路12号"; }), before);
    EXPECT_LT(moved([](Report& r) { r.address = "银河路88号"; }), before);
    EXPECT_GT(compare(a, b, Rarity{}, {}, Opinion::same).score, before);
    EXPECT_LT(compare(a, b, Rarity{}, {}, Opinion::different).score, before);
    EXPECT_EQ(compare(a, b, Rarity{}, {}, Opinion::not_sure).score, before);
    EXPECT_LT(moved([](Report& r) { r.time = noon - std::chrono::days(10); }), before);
}

/// What anybody may be told names neither the other's door nor the other reporter.
TEST(Compare, SomeReasonsAreForStaffOnly) {
    auto a = report("路灯不亮", "书香路12号"), b = a;
    a.reporter = b.reporter = "u1";
    a.photos = b.photos = {"h"};
    for (const auto& reason : compare(a, b, Rarity{}, {}, Opinion::same).reasons)
        for (const char* secret : {"地址", "反映人", "照片"})
            EXPECT_FALSE(reason.for_anyone && reason.text.find(secret) != std::string::npos) << reason.text;
}

/// Messages of three issues between noise.
struct Planted {
    std::vector<std::string> texts;
    Rarity rarity;
    Planted() {
        const char* noise[] = {"公积金怎么提取", "请问落户需要什么材料", "建议增加公交线路", "路面有坑洼",
                               "咨询人才补贴政策"};
        for (int i = 0; i < 60; ++i) {
            texts.push_back("青山里小区东门噪音扰民第" + std::to_string(i % 6) + "次反映");
            if (i % 2 == 0) texts.push_back("望江花园电梯停运" + std::string(i % 4 == 0 ? "没人修" : "老人下不了楼"));
            if (i % 3 == 0) texts.push_back("紫云巷" + std::string("垃圾堆放发臭"));
            texts.push_back(std::string(noise[i % 5]) + std::to_string(i * 7919) + std::string(noise[(i * 3) % 5]));
        }
        for (const auto& text : texts) rarity.count(words_of("", text));
    }
    std::vector<Issue> run(IssueOptions options = {}) const {
        IssueStream stream(rarity, options);
        for (std::uint32_t i = 0; i < texts.size(); ++i)
            stream.add(i, words_of("", texts[i]), noon + std::chrono::hours(i));
        return stream.ranked(noon + std::chrono::hours(texts.size()), 15);
    }
};

TEST(Issues, PlantedOnesAreFoundHottestFirst) {
    const Planted planted;
    const auto issues = planted.run();
    ASSERT_GE(issues.size(), 3U);
    for (const auto* name : {"青山里", "望江花园", "紫云巷"}) {
        const auto found = std::find_if(issues.begin(), issues.end(), [&](const Issue& issue) {
            return planted.texts[issue.centre].find(name) != std::string::npos;
        });
        ASSERT_NE(found, issues.end()) << name;
        std::size_t planted_here = 0;
        for (const auto& text : planted.texts) planted_here += text.find(name) != std::string::npos ? 1 : 0;
        EXPECT_EQ(found->members.size(), planted_here) << name;
        for (const auto member : found->members) EXPECT_THAT(planted.texts[member], HasSubstr(name));
    }
    for (std::size_t i = 1; i < issues.size(); ++i) EXPECT_GE(issues[i - 1].score, issues[i].score);
}

TEST(Issues, TwiceTheSame) {
    const Planted planted;
    const auto once = planted.run(), again = planted.run();
    ASSERT_EQ(once.size(), again.size());
    for (std::size_t i = 0; i < once.size(); ++i) EXPECT_EQ(once[i].members, again[i].members);
}

TEST(Issues, TheOldestSinglesAreForgotten) {
    const Planted planted;
    IssueStream stream(planted.rarity, {.most_open = 5});
    for (std::uint32_t i = 0; i < planted.texts.size(); ++i) {
        stream.add(i, words_of("", planted.texts[i]), noon);
        EXPECT_LE(stream.open(), 5U + 3U) << "those with several messages stay";
    }
}

TEST(Issues, HeatKnowsSizeBreadthGrowthAndRest) {
    using std::chrono::days;
    EXPECT_GT(heat(20, 20, 0, 0, days(1)), heat(10, 10, 0, 0, days(1)));
    EXPECT_GT(heat(20, 20, 0, 0, days(1)), heat(20, 2, 0, 0, days(1))) << "one person twenty times";
    EXPECT_GT(heat(20, 20, 9, 1, days(1)), heat(20, 20, 1, 9, days(1)));
    EXPECT_GT(heat(20, 20, 0, 0, days(1)), heat(20, 20, 0, 0, days(90)));
}

class Command : public testing::Test {
public:
    std::filesystem::path folder = std::filesystem::temp_directory_path() / ("linli-hot-" + std::to_string(::getpid()));
    void SetUp() override { std::filesystem::create_directories(folder); }
    void TearDown() override { std::filesystem::remove_all(folder); }
    std::string path(const char* name) const { return (folder / name).string(); }
};

/// One wrong line costs that line.
TEST_F(Command, BadLinesAreNamedAndNothingElseIsLost) {
    lines::replace_file(
        path("in"),
        "{\"id\":\"1\",\"title\":\"青山里小区噪音\",\"text\":\"夜里施工\",\"time\":\"2026-09-01T08:00:00+08:00\"}\n"
        "not json\n"
        "{\"id\":\"2\",\"title\":\"青山里小区噪音\",\"text\":\"夜里施工\"}\n"
        "{\"id\":\"1\",\"title\":\"又来\",\"text\":\"x\",\"time\":\"2026-09-01\"}\n"
        "\n"
        "{\"id\":\"3\",\"title\":\"青山里小区噪音\",\"text\":\"夜里又施工\",\"time\":\"2026-09-02 09:30\"}\n");
    const auto report = hot_issues_command(path("in"), path("out")).value();
    EXPECT_EQ(report.messages, 2);
    EXPECT_EQ(report.bad_lines, 3);
    ASSERT_EQ(report.bad.size(), 3U);
    EXPECT_EQ(report.bad[0].line, 2);
    EXPECT_THAT(report.bad[1].why, HasSubstr("time"));
    EXPECT_THAT(report.bad[2].why, HasSubstr("重复"));
    const auto out = boost::json::parse(lines::read_file(path("out"), 1'000).value());
    EXPECT_EQ(out.at("rank").as_int64(), 1);
    EXPECT_EQ(out.at("ids").as_array().size(), 2U);
    EXPECT_TRUE(hot_issues_command(path("absent"), path("out")).is(lines::file_unreadable));
}

TEST_F(Command, TimesAreReadAsPeopleWriteThem) {
    const auto moment = read_moment("2019-02-28T11:25:05+08:00");
    ASSERT_TRUE(moment);
    EXPECT_EQ(read_moment("2019-02-28T03:25:05Z"), moment);
    EXPECT_EQ(read_moment("2019-02-28 11:25:05"), moment);
    EXPECT_EQ(read_moment("2019-02-28T11:25:05.000+0800"), moment);
    for (const char* wrong :
         {"", "yesterday", "2019-02-30", "2019-02-28T25:00", "2019-02-28T11:25:05+99:00", "2019-02-28T1"})
        EXPECT_FALSE(read_moment(wrong)) << wrong;
}

}  // namespace
}  // namespace linli::resemblance
