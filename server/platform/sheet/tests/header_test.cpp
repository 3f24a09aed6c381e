#include "fixture.h"

#include <linli/sheet/header.h>

#include <gtest/gtest.h>

namespace linli::sheet {
namespace {

std::string word_of(RowRole role) { return std::string(words(role)[static_cast<std::size_t>(role)]); }

/// `3-4 data 5: A=姓名 B=户籍地/街道* …`, then the roles of all rows.
std::string found(const std::filesystem::path& path, const HeaderHints& hints = {}) {
    auto reader = SheetReader::open(path);
    auto result = find_header(*reader, 0, hints);
    const auto& header = *result;
    auto out = std::to_string(header.first_row) + "-" + std::to_string(header.last_row) + " data " +
               std::to_string(header.first_data_row) + ":";
    for (const auto& column : header.columns)
        out += " " + column_name(column.column) + "=" + column.name + (column.required ? "*" : "") +
               (column.repeated ? "(again)" : "");
    if (header.note_column) out += " note=" + column_name(*header.note_column);
    if (header.key_column) out += " key=" + column_name(*header.key_column);
    out += "\n";
    auto rows = reader->rows(0);
    Row row;
    while (*rows->next(row)) out += std::to_string(row.number) + " " + word_of(role_of(header, row)) + "\n";
    return out;
}

std::string of_text(std::string_view csv, const HeaderHints& hints = {}) {
    const Folder folder;
    return found(folder.write("a.csv", csv), hints);
}

/// Rows of `|`-separated cells as a workbook; numbers become numbers.
std::string of_rows(const std::vector<std::string>& lines, const std::vector<std::string>& merges = {}) {
    std::string rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        rows += "<row r=\"" + std::to_string(i + 1) + "\">";
        std::string cell;
        std::uint32_t column = 0;
        for (const auto letter : lines[i] + "|") {
            if (letter != '|') {
                cell += letter;
                continue;
            }
            const auto place = column_name(column++) + std::to_string(i + 1);
            const bool number =
                !cell.empty() && cell.find_first_not_of("0123456789") == std::string::npos && cell.size() < 12;
            if (number) rows += "<c r=\"" + place + "\"><v>" + cell + "</v></c>";
            if (!number && !cell.empty())
                rows += "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
            cell.clear();
        }
        rows += "</row>";
    }
    std::string tail = "<mergeCells>";
    for (const auto& merge : merges) tail += "<mergeCell ref=\"" + merge + "\"/>";
    const Folder folder;
    zip_parts(folder.file("a.xlsx"), parts_of({.sheets = {{"name=\"甲\"", worksheet(rows, tail + "</mergeCells>")}}}));
    return found(folder.file("a.xlsx"));
}

TEST(Header, PlainTable) {
    EXPECT_EQ(of_text("姓名,身份证号,电话\n张三,110101199001011237,13800000000\n李四,110101199001011237,\n"),
              "1-1 data 2: A=姓名 B=身份证号 C=电话\n1 header\n2 data\n3 data\n");
}

/// COVERS: DAT-13
TEST(Header, TitleNotesAndTwoRowsOfNames) {
    EXPECT_EQ(of_rows({"幸福社区2024年常住人口登记表", "填报单位：幸福社区|||||填报日期：2024年5月1日",
                       "序号|*姓名|户籍地||现住址|备注", "||街道|详细地址||", "1|张三|和平街道|一号院|二号院3-501|",
                       "2|李四|和平街道|三号院|二号院3-502|租住", "合计|2||||", "填表人：王五|||审核：赵六||"},
                      {"A1:F1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4"}),
              "3-4 data 5: A=序号 B=姓名* C=户籍地/街道 D=户籍地/详细地址 E=现住址 F=备注\n"
              "1 title\n2 note\n3 header\n4 header\n5 data\n6 data\n7 total\n8 note\n");
}

TEST(Header, TwoRowsOfNamesInATextTable) {
    EXPECT_EQ(of_text("社区人口表,,,,\n姓名,户籍地址,,,电话\n,省,市,街道,\n张三,湖北,武汉,水果湖,13800000000\n李四,"
                      "湖北,武汉,中南路,13900000000\n"),
              "2-3 data 4: A=姓名 B=户籍地址/省 C=户籍地址/市 D=户籍地址/街道 E=电话\n1 title\n2 header\n3 header\n4 "
              "data\n5 data\n");
}

TEST(Header, ThreeRowsColumnNumbersAndAnExample) {
    EXPECT_EQ(
        of_rows({"姓名|住房||||", "|自有||租住||", "|面积|地址|面积|地址|租金", "1|2|3|4|5|6", "例：张三|90|一号院|||",
                 "李四|80|二号院|||", "王五|||50|三号院|1000", "姓名|面积|地址|面积|地址|租金", "赵六|80|二号院|||"},
                {"A1:A3", "B1:F1", "B2:C2", "D2:F2"}),
        "1-3 data 6: A=姓名 B=住房/自有/面积 C=住房/自有/地址 D=住房/租住/面积 E=住房/租住/地址 F=住房/租住/租金\n"
        "1 header\n2 header\n3 header\n4 column_numbers\n5 example\n6 data\n7 data\n8 repeated_header\n9 data\n");
}

/// One household number beside all its members: the repeated values are data, not names.
TEST(Header, MergedHouseholds) {
    EXPECT_EQ(of_rows({"户号|姓名|与户主关系", "1001|张三|户主", "|李四|配偶", "1002|王五|户主"}, {"A2:A3"}),
              "1-1 data 2: A=户号 B=姓名 C=与户主关系\n1 header\n2 data\n3 data\n4 data\n");
}

TEST(Header, NoHeader) {
    EXPECT_EQ(of_text("张三,110101199001011237,13800000000\n李四,110101199001011237,13900000000\n"),
              "0-0 data 1: A= B= C=\n1 data\n2 data\n");
}

TEST(Header, RepeatedAndMissingNames) {
    EXPECT_EQ(of_text("姓名,电话,,电话\n张三,1380000,x,1390000\n李四,1380000,y,\n"),
              "1-1 data 2: A=姓名 B=电话 C= D=电话(again)\n1 header\n2 data\n3 data\n");
}

TEST(Header, UnusualNamesNeedHints) {
    const std::string csv = "甲栏,乙栏\n红,蓝\n绿,白\n";
    EXPECT_EQ(of_text(csv, {{"甲栏", "乙栏"}}), "1-1 data 2: A=甲栏 B=乙栏\n1 header\n2 data\n3 data\n");
}

TEST(Header, AllTextRowsKeepTheFirstAsHeader) {
    EXPECT_EQ(of_text("姓名,单位\n张三,甲公司\n李四,乙公司\n王五,丙公司\n"),
              "1-1 data 2: A=姓名 B=单位\n1 header\n2 data\n3 data\n4 data\n");
}

/// A row in which only the address is known is data; a sentence in the first column is not.
TEST(Header, LonelyCells) {
    EXPECT_EQ(of_text("姓名,地址,电话,备注\n张三,一号院,1380000,\n,湖北省武汉市武昌区水果湖街道一号院三单元五零一室,,\n"
                      "以上人员信息由网格员于本月逐户上门核对完毕,,,\n李四,,,\n"),
              "1-1 data 2: A=姓名 B=地址 C=电话 D=备注\n1 header\n2 data\n3 data\n4 note\n5 data\n");
}

TEST(Header, KnowsTheColumnsOfAMarkedWorkbook) {
    EXPECT_EQ(of_text("姓名,电话,问题说明,行标识（请勿修改）\n张三,1380000,电话：位数不对,k1\n"),
              "1-1 data 2: A=姓名 B=电话 note=C key=D\n1 header\n2 data\n");
}

TEST(Header, SaysWhy) {
    const Folder folder;
    auto reader = SheetReader::open(folder.write("a.csv", "人口表,,\n姓名,电话,地址\n张三,1380000,x\n"));
    auto header = find_header(*reader, 0);
    ASSERT_EQ(header->reasons.size(), 2U);
    EXPECT_EQ(header->reasons[0].text, "第 1 行是标题，不是表头。");
    EXPECT_EQ(header->reasons[1].text, "第 2 行是表头：3 列有列名，其中 3 列是认识的字段。");
    EXPECT_GT(header->confidence, 0.8);
}

TEST(Header, ChoosesTheSheetWithTheTable) {
    const auto row = [](std::string_view cells) { return "<row>" + std::string(cells) + "</row>"; };
    const auto cell = [](std::string_view text) { return "<c t=\"str\"><v>" + std::string(text) + "</v></c>"; };
    const auto table = row(cell("姓名") + cell("电话") + cell("地址")) + row(cell("张三") + "<c><v>1380000</v></c>");
    const auto chosen = [&](const Book& book) {
        const Folder folder;
        zip_parts(folder.file("a.xlsx"), parts_of(book));
        auto reader = SheetReader::open(folder.file("a.xlsx"));
        auto sheet = choose_sheet(*reader);
        return sheet ? std::to_string(*sheet) : std::string(sheet.problem().type->code);
    };
    EXPECT_EQ(chosen({.sheets = {{"name=\"说明\"", row(cell("填写说明：请如实填写。"))},
                                 {"name=\"旧\" state=\"hidden\"", table},
                                 {"name=\"人口\"", table}}}),
              "2");
    EXPECT_EQ(chosen({.sheets = {{"name=\"旧\" state=\"hidden\"", table}}}), "sheet/no-such-sheet");
    EXPECT_EQ(chosen({.sheets = {{"name=\"空\"", "<row/>"}}}), "0");
}

TEST(Header, PlainNames) {
    EXPECT_EQ(plain_name(" ＊姓 名（必填）："), "姓名");
    EXPECT_EQ(plain_name("联系\n电话"), "联系电话");
    EXPECT_EQ(plain_name("ID【必填】"), "id");
}

}  // namespace
}  // namespace linli::sheet
