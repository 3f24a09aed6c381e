#include "fixture.h"

#include <linli/sheet/header.h>
#include <linli/sheet/marked.h>

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

namespace linli::sheet {
namespace {

const std::filesystem::path data = LINLI_ROOT "/../shared/data";

/// Real sheets are read where they are; they are never committed.
bool absent(const std::filesystem::path& path) { return !std::filesystem::exists(path); }

#define NEED(path)                                                                             \
    if (absent(path)) {                                                                        \
        ASSERT_EQ(std::getenv("CI"), nullptr) << path << " must be there in continuous tests"; \
        GTEST_SKIP() << path << " is not there";                                               \
    }

/// The import template of another community system: a header, one row, and its instructions beside the table.
TEST(RealSheets, ImportTemplateOfAnotherSystem) {
    const auto path = data / "rosters/micro_importRoom.xlsx";
    NEED(path);
    auto reader = SheetReader::open(path);
    ASSERT_TRUE(reader) << reader.problem().detail;
    auto header = find_header(*reader, 0);
    ASSERT_TRUE(header);
    EXPECT_EQ(header->first_row, 1U);
    EXPECT_EQ(header->last_row, 1U);
    EXPECT_EQ(header->first_data_row, 2U);
    ASSERT_EQ(header->columns.size(), 17U);
    EXPECT_EQ(header->columns[0].name, "楼号");
    EXPECT_EQ(header->columns[15].name, "身份证号");
    auto rows = reader->rows(0);
    Row row;
    std::map<RowRole, int> roles;
    while (*rows->next(row)) {
        const auto role = role_of(*header, row);
        ++roles[role];
        if (role == RowRole::data) {
            EXPECT_EQ(row.number, 2U);
            EXPECT_EQ(row.at(15).kind, CellKind::text);
            EXPECT_EQ(row.at(15).text.size(), 18U);
            EXPECT_EQ(row.at(8).text, "94.56");
        }
    }
    EXPECT_EQ(roles[RowRole::data], 1);
    EXPECT_EQ(roles[RowRole::note], 17);
}

TEST(RealSheets, ItsMarkedCopyKeepsEverything) {
    const auto path = data / "rosters/micro_importRoom.xlsx";
    NEED(path);
    const Folder folder;
    bool given = false;
    auto report = write_marked(path, folder.file("b.xlsx"), {}, [&](RowMark& mark) {
        mark = {.row = 2, .key = "k", .cells = {{14, Grade::warning, "号码已停用"}}};
        return !std::exchange(given, true);
    });
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->rewritten);
    EXPECT_EQ(report->comments, 1U);
    EXPECT_EQ(report->note_column, 20U);
    auto before = show(path);
    auto after = show(folder.file("b.xlsx"));
    const auto take = [](std::string& text, std::string_view part) {
        const auto at = text.find(part);
        ASSERT_NE(at, std::string::npos) << part;
        text.erase(at, part.size());
    };
    take(after, " U=text:问题说明 V=text:行标识（请勿修改）");
    take(after, " U=text:手机号：号码已停用 V=text:k");
    EXPECT_EQ(after, before);
}

/// Tables of codes: quoted and unquoted, up to forty thousand rows, every row as wide as its header.
TEST(RealSheets, TablesOfCodes) {
    NEED(data / "codes");
    std::size_t files = 0;
    for (const auto* const folder : {"codes", "petitions"})
        for (const auto& entry : std::filesystem::directory_iterator(data / folder)) {
            if (entry.path().extension() != ".csv") continue;
            ++files;
            auto reader = SheetReader::open(entry.path());
            ASSERT_TRUE(reader) << entry.path();
            auto header = find_header(*reader, 0);
            EXPECT_GT(header->columns.size(), 1U) << entry.path();
            auto rows = reader->rows(0);
            Row row;
            std::uint32_t wide = 0;
            for (;;) {
                auto more = rows->next(row);
                ASSERT_TRUE(more) << entry.path() << more.problem().detail;
                if (!*more) break;
                wide += row.cells().back().column >= header->columns.back().column + 1;
            }
            EXPECT_EQ(wide, 0U) << entry.path();
            EXPECT_EQ(rows->fault_count(), 0U) << entry.path();
        }
    EXPECT_GE(files, 9U);
}

}  // namespace
}  // namespace linli::sheet
