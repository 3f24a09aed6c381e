#include "fixture.h"

#include <gtest/gtest.h>

#include <zlib.h>

namespace linli::sheet {
namespace {

using namespace std::string_literals;

std::string fate_of(std::string_view bytes) {
    const Folder folder;
    return fate(folder.write("upload", bytes));
}

std::string fate_of(const Parts& parts, ReadOptions options = {}) {
    const Folder folder;
    zip_parts(folder.file("book.xlsx"), parts);
    return fate(folder.file("book.xlsx"), std::move(options));
}

const Book plain{.sheets = {{"name=\"甲\"", "<row><c t=\"s\"><v>0</v></c></row>"}}, .strings = "<si><t>一</t></si>"};

TEST(Refusal, KnowsWhatIsNoSheet) {
    EXPECT_EQ(fate_of(""), "sheet/empty-file");
    EXPECT_EQ(fate_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old workbook"), "sheet/old-format");
    EXPECT_EQ(fate_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 " + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s),
              "sheet/protected");
    EXPECT_EQ(fate_of("%PDF-1.7"), "sheet/not-a-sheet");
    EXPECT_EQ(fate_of("\x89PNG\r\n\x1A\n"), "sheet/not-a-sheet");
    EXPECT_EQ(fate_of("\xFF\xD8\xFF\xE0"), "sheet/not-a-sheet");
    EXPECT_EQ(fate_of("<html><table><tr><td>1</td></tr></table>"), "sheet/not-a-sheet");
    EXPECT_EQ(fate_of("<?xml version=\"1.0\"?><Workbook/>"), "sheet/not-a-sheet");
    EXPECT_EQ(fate_of(std::string(5000, '\x01')), "sheet/not-a-sheet");
    EXPECT_EQ(fate_of({{"word/document.xml", "x"}, {"[Content_Types].xml", "x"}}), "sheet/not-a-sheet");
    EXPECT_EQ(fate_of({{"xl/workbook.bin", "x"}, {"[Content_Types].xml", "x"}}), "sheet/not-a-sheet");
    EXPECT_EQ(fate_of({{"content.xml", "x"}, {"mimetype", "x"}}), "sheet/not-a-sheet");
    EXPECT_EQ(fate_of({{"a.csv", "1,2"}}), "sheet/not-a-sheet");
}

TEST(Refusal, KnowsBrokenWorkbooks) {
    EXPECT_EQ(fate_of(parts_of(plain)), "read");
    const Folder folder;
    zip_parts(folder.file("a.xlsx"), parts_of(plain));
    const auto whole = bytes_of(folder.file("a.xlsx"));
    EXPECT_EQ(fate_of(whole.substr(0, whole.size() / 2)), "sheet/broken");
    auto missing = parts_of(plain);
    std::erase_if(missing, [](const auto& part) { return part.first == "xl/worksheets/sheet1.xml"; });
    EXPECT_EQ(fate_of(missing), "sheet/broken");
    const auto with_sheet = [](std::string_view xml) {
        auto parts = parts_of(plain);
        for (auto& [name, content] : parts)
            if (name == "xl/worksheets/sheet1.xml") content = xml;
        return fate_of(parts);
    };
    EXPECT_EQ(with_sheet("<worksheet><sheetData><row><c><v>1</v></c></row>"), "sheet/broken");
    EXPECT_EQ(with_sheet("<worksheet><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></worksheet>"), "sheet/broken");
    EXPECT_EQ(with_sheet("<worksheet><sheetData><row r=\"x\"/></sheetData></worksheet>"), "sheet/broken");
    EXPECT_EQ(with_sheet("<worksheet><sheetData><row><c r=\"1A\"><v>1</v></c></row></sheetData></worksheet>"),
              "sheet/broken");
    EXPECT_EQ(with_sheet("<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData/></worksheet>"), "sheet/broken");
    EXPECT_EQ(with_sheet("<worksheet><sheetData><row r=\"1048577\"/></sheetData></worksheet>"), "sheet/too-large");
}

/// Damage anywhere in the file is refused or harmless; it never crashes and never loops.
TEST(Refusal, SurvivesEveryFlippedByte) {
    const Folder folder;
    zip_parts(folder.file("a.xlsx"), parts_of(plain));
    const auto whole = bytes_of(folder.file("a.xlsx"));
    std::size_t refused = 0;
    for (std::size_t i = 0; i < whole.size(); i += 3) {
        auto bytes = whole;
        bytes[i] = static_cast<char>(bytes[i] ^ 0x41);
        const auto result = fate(folder.write("b.xlsx", bytes));
        refused += result != "read";
    }
    EXPECT_GT(refused, whole.size() / 12);
}

TEST(Refusal, StopsZipBombs) {
    auto parts = parts_of(plain);
    const std::string blank(100U << 20, ' ');
    for (auto& [name, content] : parts)
        if (name == "xl/sharedStrings.xml") content = "<sst>" + blank + "<si><t>一</t></si></sst>";
    EXPECT_EQ(fate_of(parts), "sheet/too-large") << "a hundred megabytes of blanks pack a thousandfold";
    ReadOptions patient;
    patient.limits.ratio = 2000;
    EXPECT_EQ(fate_of(parts, patient), "read");
    patient.limits.part_bytes = 50U << 20;
    EXPECT_EQ(fate_of(parts, patient), "sheet/too-large");
    Parts many = parts_of(plain);
    for (int i = 0; i < 300; ++i) many.emplace_back("x" + std::to_string(i), "");
    ReadOptions few;
    few.limits.parts = 100;
    EXPECT_EQ(fate_of(many, few), "sheet/too-large");
}

TEST(Refusal, StopsLongRowsAndCells) {
    ReadOptions options;
    options.limits.cell_bytes = 100;
    EXPECT_EQ(
        fate_of(
            parts_of({.sheets = {{"name=\"甲\"", "<row><c t=\"str\"><v>" + std::string(101, 'x') + "</v></c></row>"}}}),
            options),
        "sheet/too-large");
    EXPECT_EQ(fate_of(parts_of({.sheets = {{"name=\"甲\"", "<row><c t=\"s\"><v>0</v></c></row>"}},
                                .strings = "<si><t>" + std::string(101, 'x') + "</t></si>"}),
                      options),
              "sheet/too-large");
    // One long shared string, named by every cell of a row.
    std::string cells;
    for (int i = 0; i < 400; ++i) cells += "<c t=\"s\"><v>0</v></c>";
    options.limits = {};
    options.limits.row_bytes = 1U << 20;
    EXPECT_EQ(fate_of(parts_of({.sheets = {{"name=\"甲\"", "<row>" + cells + "</row>"}},
                                .strings = "<si><t>" + std::string(10'000, 'x') + "</t></si>"}),
                      options),
              "sheet/too-large");
    options.limits = {};
    options.limits.columns = 100;
    EXPECT_EQ(fate_of(parts_of({.sheets = {{"name=\"甲\"", "<row><c r=\"DA1\"><v>1</v></c></row>"}}}), options),
              "sheet/too-large");
}

TEST(Refusal, SaysWhere) {
    const Folder folder;
    zip_parts(folder.file("a.xlsx"), parts_of({.sheets = {{"name=\"甲\"", "<row r=\"7\"/><row r=\"5\"/>"}}}));
    EXPECT_EQ(show(folder.file("a.xlsx")), "sheet/broken 第 7 行：之后的行号不是递增的。\n");
}

TEST(Refusal, AMissingFileIsAFault) { EXPECT_THROW((void)SheetReader::open("/nowhere/at/all.xlsx"), SheetFault); }

}  // namespace
}  // namespace linli::sheet
