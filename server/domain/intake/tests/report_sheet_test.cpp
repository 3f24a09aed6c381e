#include <linli/intake/report_sheet.h>

#include <linli/base/date.h>
#include <linli/sheet/writer.h>

#include <gmock/gmock.h>

#include <fstream>

#include "proposals.h"

namespace linli::intake {
namespace {

namespace fs = std::filesystem;

const auto now = shanghai_instant(*Date::of(2026, 9, 21), std::chrono::hours(10));

/// A sheet on the disk, for as long as it is read.
class TextSheet {
public:
    explicit TextSheet(std::string_view content)
        : path_(fs::temp_directory_path() / ("linli-report-sheet-" + std::to_string(os_seed()) + ".csv")) {
        std::ofstream(path_, std::ios::binary) << content;
    }
    ~TextSheet() { fs::remove(path_); }
    Result<ReportSheet> read() const { return read_report_sheet(path_, now); }

private:
    fs::path path_;
};

std::vector<std::string> faults(const ReportRow& row) {
    std::vector<std::string> out;
    for (const auto& fault : row.faults) out.push_back(std::string(word(fault.field)) + ":" + fault.text);
    return out;
}

/// COVERS: issue 4 point 1 (import from a sheet)
TEST(ReportSheet, ReadsWhatAHotlineHandsOut) {
    const auto read =
        TextSheet(
            "12345 热线工单导出\n"
            "工单编号,来电时间,来电人,联系电话,诉求标题,诉求内容,事发地址,承办单位,办理结果\n"
            "GD001,2026/9/20 9:03,王女士,13812345678,消防栓漏水,楼下消防栓一直漏水,书香苑3栋,消防科,已转\n"
            "GD002,2026-09-20 18:20:05,,073184000001,,电梯又停了，老人下不来,书香苑5栋,,\n")
            .read()
            .value();
    ASSERT_EQ(read.rows.size(), 2U);
    const auto& first = read.rows[0];
    EXPECT_EQ(first.number, "GD001");
    EXPECT_EQ(first.text, "楼下消防栓一直漏水");
    EXPECT_EQ(first.title, "消防栓漏水");
    EXPECT_EQ(first.address, "书香苑3栋");
    EXPECT_EQ(first.name, "王女士");
    EXPECT_EQ(first.phone, "13812345678");
    EXPECT_EQ(first.happened_at, shanghai_instant(*Date::of(2026, 9, 20), std::chrono::minutes(543)));
    EXPECT_TRUE(first.faults.empty());
    EXPECT_FALSE(read.rows[1].name);
    std::vector<std::string> unread;
    for (const auto& column : read.columns)
        if (!column.field) unread.push_back(column.name);
    EXPECT_THAT(unread, ::testing::ElementsAre("承办单位", "办理结果")) << "what is not read is said";
}

TEST(ReportSheet, NamesWhatARowStillNeeds) {
    const auto read =
        TextSheet("反映内容,电话,时间\n,13812345678,2026-09-20\n垃圾没人收,转3号桌,昨天上午\n噪音,110,2026-12-01\n")
            .read()
            .value();
    ASSERT_EQ(read.rows.size(), 3U);
    EXPECT_THAT(faults(read.rows[0]), ::testing::ElementsAre("text:没有写诉求内容"));
    EXPECT_THAT(faults(read.rows[1]),
                ::testing::ElementsAre("phone:不是可以拨打的号码", "happened:看不懂这个时间，请写作 2026-09-21 09:03"));
    EXPECT_THAT(faults(read.rows[2]), ::testing::ElementsAre("phone:不是可以拨打的号码", "happened:时间晚于现在"));
    EXPECT_EQ(read.rows[1].phone, "转3号桌") << "what cannot be used is kept to be seen";
}

TEST(ReportSheet, ASheetWithoutReportsIsRefused) {
    EXPECT_TRUE(TextSheet("姓名,电话\n王小明,13812345678\n").read().is(no_text_column));
    EXPECT_FALSE(TextSheet("").read().ok());
}

TEST(ReportSheet, ColumnsMeanWhatPeopleCallThem) {
    const std::pair<const char*, std::optional<SheetField>> rows[] = {
        {"诉求内容", SheetField::text},  {"问题描述*", SheetField::text},   {"事项/内容", SheetField::text},
        {"回复内容", std::nullopt},      {"办理情况", std::nullopt},        {"诉求类别", std::nullopt},
        {"联系电话", SheetField::phone}, {"承办单位电话", std::nullopt},    {"反映人姓名", SheetField::name},
        {"受理人姓名", std::nullopt},    {"事发地点", SheetField::address}, {"来电时间", SheetField::happened},
        {"办结时间", std::nullopt},      {"工单编号", SheetField::number},  {"主题", SheetField::title},
        {"备注", std::nullopt}};
    for (const auto& [name, field] : rows) EXPECT_EQ(field_of(name), field) << name;
}

TEST(ReportSheet, MomentsAreReadAsTheyAreWritten) {
    const auto at = [](unsigned month, unsigned day, int minute) {
        return shanghai_instant(*Date::of(2026, month, day), std::chrono::minutes(minute));
    };
    EXPECT_EQ(read_moment("2026-09-21"), at(9, 21, 0));
    EXPECT_EQ(read_moment("2026/9/1 9:03"), at(9, 1, 543));
    EXPECT_EQ(read_moment("2026年9月1日9时3分"), at(9, 1, 543));
    EXPECT_EQ(read_moment("2026.9.1 23:59:00"), at(9, 1, 1439));
    for (const auto* bad : {"", "昨天", "9-21", "2026-02-30", "2026-09-21 25:00", "2026-09-21 9:61", "2026-09-21 x",
                            "1 2 3 4 5 6 7", "99999999999-1-1"})
        EXPECT_FALSE(read_moment(bad)) << bad;
}

TEST(ReportSheet, TheSameRowAgainIsTheSameReport) {
    const auto image = [](std::string_view words) { return std::string(words.substr(0, 64)) + std::string(16, '.'); };
    const auto text = "工单编号,来电时间,诉求内容\nGD001,2026-09-20 9:03,漏水\nGD002,2026-09-20 9:03,漏水\n";
    const auto first = proposals_of(TextSheet(text).read().value(), now, image);
    const auto later = proposals_of(TextSheet(text).read().value(), now + std::chrono::hours(3), image);
    ASSERT_EQ(first.items.size(), 2U);
    EXPECT_EQ(first.items[0].id, later.items[0].id);
    EXPECT_NE(first.items[0].id, first.items[1].id) << "two orders about the same thing are two";
}

}  // namespace
}  // namespace linli::intake
