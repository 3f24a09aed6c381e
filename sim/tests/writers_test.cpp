#include "support.h"

#include "csv.h"
#include "json_line.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace linli::sim {
namespace {

std::int64_t lines(const std::filesystem::path& file) {
    const auto text = test::read_all(file);
    return std::count(text.begin(), text.end(), '\n');
}

TEST(Writers, WriteEverythingOnce) {
    const test::Folder folder("writers");
    auto options = test::small_options();
    options.full_rows = 0;
    options.communities = 3;
    options.villages = 2;
    const auto written = write_truths(options, folder.path);
    ASSERT_TRUE(written.ok());
    EXPECT_EQ(lines(folder.path / "people.csv"), written->people + 1);
    EXPECT_EQ(lines(folder.path / "dwellings.csv"), written->dwellings + 1);
    EXPECT_EQ(lines(folder.path / "relations.csv"), written->relations + 1);
    EXPECT_EQ(lines(folder.path / "posts.csv"), written->posts + 1);
    EXPECT_EQ(lines(folder.path / "reports.jsonl"), written->reports);
    EXPECT_EQ(lines(folder.path / "report_truths.jsonl"), written->reports);
    EXPECT_EQ(lines(folder.path / "truths.jsonl"), written->truths);
    EXPECT_EQ(lines(folder.path / "areas.geojson"), written->areas + 2);
    EXPECT_EQ(written->people, 5 * options.sample_rows);
    const auto people = Sheet::read(folder.path / "people.csv", {"id", "name", "id_number", "dwelling"});
    ASSERT_TRUE(people.ok());
    EXPECT_EQ(static_cast<std::int64_t>(people->size()), written->people);
    EXPECT_NE(test::read_all(folder.path / "summary.json").find("\"simulated\":true"), std::string::npos);
}

TEST(Writers, AFolderThatCannotBeWrittenIsAFailure) {
    EXPECT_ANY_THROW((void)write_truths(test::small_options(), "/proc/nowhere"));
}

TEST(Csv, QuotesWhatMustBeQuotedAndReadsItBack) {
    const test::Folder folder("csv");
    std::filesystem::create_directories(folder.path);
    const auto file = folder.path / "sheet.csv";
    {
        std::ofstream out(file, std::ios::binary);
        out << "\xef\xbb\xbf# a comment\na,b\n" << csv_line({"一,二", "\"引\"\n号"}) << "\n" << csv_line({"x"});
    }
    const auto sheet = Sheet::read(file, {"a", "b"});
    ASSERT_TRUE(sheet.ok());
    ASSERT_EQ(sheet->size(), 2U);
    EXPECT_EQ(sheet->at(0, "a"), "一,二");
    EXPECT_EQ(sheet->at(0, "b"), "\"引\"\n号");
    EXPECT_EQ(sheet->at(1, "b"), "");
    EXPECT_TRUE(Sheet::read(file, {"c"}).is(bad_data_file));
}

TEST(JsonLine, EscapesAndKeepsSevenDecimals) {
    EXPECT_EQ(JsonLine::quoted("a\"b\\c\n"), "\"a\\\"b\\\\c\\u000a\"");
    EXPECT_EQ(JsonLine::degrees(1'060'000'001), "106.0000001");
    EXPECT_EQ(JsonLine::degrees(-5), "-0.0000005");
}

}  // namespace
}  // namespace linli::sim
