#include "fixture.h"

#include <linli/sheet/marked.h>
#include <linli/sheet/writer.h>

#include <gtest/gtest.h>
#include <zip.h>

#include <fstream>

namespace linli::sheet {
namespace {

constexpr std::uint64_t mib = 1U << 20;
constexpr std::uint32_t count = 200'000;

ReadOptions small() {
    ReadOptions options;
    options.limits.string_memory = 8 * mib;
    return options;
}

std::uint32_t rows_of(const std::filesystem::path& path) {
    auto reader = SheetReader::open(path, small());
    auto rows = reader->rows(0);
    Row row;
    std::uint32_t read = 0;
    while (*rows->next(row)) ++read;
    return read;
}

/// A workbook with as many shared strings as cells, made on disk.
std::filesystem::path big_book(const Folder& folder) {
    {
        std::ofstream sheet(folder.file("sheet.xml"));
        std::ofstream strings(folder.file("strings.xml"));
        sheet << "<worksheet><sheetData>";
        strings << "<sst>";
        std::uint32_t next = 0;
        for (std::uint32_t i = 1; i <= count; ++i) {
            sheet << "<row r=\"" << i << "\">";
            for (int column = 0; column < 4; ++column) {
                sheet << "<c t=\"s\"><v>" << next << "</v></c>";
                strings << "<si><t>湖北省武汉市武昌区水果湖街道第" << next++ << "号院</t></si>";
            }
            sheet << "</row>";
        }
        sheet << "</sheetData></worksheet>";
        strings << "</sst>";
    }
    auto parts = parts_of({.sheets = {{"name=\"甲\"", "<row/>"}},
                           .strings = "<si/>",
                           .styles = "<fills><fill/></fills><cellXfs><xf/></cellXfs>"});
    zip_parts(folder.file("big.xlsx"), parts);
    auto* const archive = zip_open(folder.file("big.xlsx").c_str(), 0, nullptr);
    const auto replace = [&](const char* part, const char* file) {
        auto* const source = zip_source_file(archive, folder.file(file).c_str(), 0, -1);
        EXPECT_EQ(zip_file_replace(archive, static_cast<zip_uint64_t>(zip_name_locate(archive, part, 0)), source, 0),
                  0);
    };
    replace("xl/worksheets/sheet1.xml", "sheet.xml");
    replace("xl/sharedStrings.xml", "strings.xml");
    EXPECT_EQ(zip_close(archive), 0);
    return folder.file("big.xlsx");
}

/// Goal: memory does not grow with the sheet, neither reading, marking nor writing.
/// Method: the peak of the process before and after; strings alone would be fifty megabytes and more.
TEST(Memory, StaysBounded) {
    const Folder folder;
    const auto big = big_book(folder);
    constexpr std::uint64_t allowed = 32 * mib;
    const auto before = peak_memory();
    EXPECT_EQ(rows_of(big), count);
    EXPECT_LT(peak_memory(), before + allowed) << "reading";

    std::uint32_t next = 1;
    MarkPlan plan;
    plan.options = small();
    auto report = write_marked(big, folder.file("marked.xlsx"), plan, [&](RowMark& mark) {
        mark = {.row = ++next, .key = "k" + std::to_string(next), .cells = {{1, Grade::error, "地址无法解析"}}};
        return next <= count;
    });
    ASSERT_TRUE(report);
    EXPECT_EQ(report->cells, count - 1);
    EXPECT_FALSE(report->rewritten);
    EXPECT_LT(peak_memory(), before + allowed) << "marking";

    WorkbookWriter writer(folder.file("out.xlsx"), {});
    writer.begin_sheet({.name = "甲", .columns = std::vector<ColumnPlan>(4, {.name = "列"})});
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::vector<OutCell> row(4, {.value = "湖北省武汉市武昌区水果湖街道第" + std::to_string(i) + "号院"});
        ASSERT_TRUE(writer.row(row));
    }
    writer.close();
    EXPECT_LT(peak_memory(), before + allowed) << "writing";
    EXPECT_EQ(rows_of(folder.file("out.xlsx")), count + 1);
}

}  // namespace
}  // namespace linli::sheet
