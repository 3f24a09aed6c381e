#include "fixture.h"

#include <linli/sheet/header.h>
#include <linli/sheet/marked.h>

#include <gtest/gtest.h>

#include <map>

namespace linli::sheet {
namespace {

NextMark feed(std::vector<RowMark> marks) {
    return [marks = std::move(marks), at = std::size_t{0}](RowMark& out) mutable {
        if (at == marks.size()) return false;
        out = marks[at++];
        return true;
    };
}

constexpr std::string_view marked_styles =
    "<fonts count=\"1\"><font><sz val=\"11\"/></font></fonts><fills count=\"2\"><fill><patternFill "
    "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders "
    "count=\"1\"><border/></borders><cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" applyNumberFormat=\"1\"><alignment "
    "horizontal=\"left\"/></xf>"
    "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellXfs>";

const std::string head =
    "<dimension ref=\"A1:D4\"/><sheetViews><sheetView workbookViewId=\"0\"/></sheetViews><cols><col min=\"1\" "
    "max=\"2\" "
    "width=\"20\"/><col min=\"3\" max=\"16384\" width=\"9\" style=\"1\"/></cols>";
const std::string rows =
    "<row r=\"1\" spans=\"1:4\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
    "t=\"inlineStr\"><is><t>生日</t></is></c></row>\n"
    "<row r=\"2\" spans=\"1:4\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" s=\"1\" t=\"str\"><v>138</v></c><c "
    "r=\"C2\" "
    "s=\"2\"><v>45413</v></c></row>\n"
    "<row r=\"3\" ht=\"20\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"D3\"><f>1+1</f><v>2</v></c></row>\n"
    "<row r=\"4\"/>\n";
const std::string tail =
    "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells><dataValidations count=\"1\"><dataValidation "
    "type=\"list\" sqref=\"B2:B9\"><formula1>\"a,b\"</formula1></dataValidation></dataValidations><pageMargins "
    "left=\"0.7\"/><tableParts count=\"0\"/>";

Book sample() {
    return {.sheets = {{"name=\"人口\"", worksheet(rows, tail, head)}, {"name=\"码表\"", "<row><c><v>1</v></c></row>"}},
            .strings = "<si><t>姓名</t></si><si><t>电话</t></si><si><t>张三</t></si>",
            .styles = std::string(marked_styles),
            .more = {{"xl/media/image1.png", "\x89PNG not to be touched"}, {"docProps/app.xml", "<Properties/>"}}};
}

std::vector<RowMark> marks() {
    return {
        {.row = 2, .key = "b1:2", .cells = {{1, Grade::error, "位数不对"}, {2, Grade::warning, "与身份证号不一致"}}},
        {.row = 3, .key = "b1:3", .cells = {{2, Grade::error, "必填"}}, .notes = {"与第 2 行重复"}},
        {.row = 6, .key = "b1:6", .notes = {"缺少此行"}}};
}

/// COVERS: DAT-13
TEST(Marked, GivesTheWorkbookBackWithItsErrors) {
    const Folder folder;
    zip_parts(folder.file("a.xlsx"), parts_of(sample()));
    auto report = write_marked(folder.file("a.xlsx"), folder.file("b.xlsx"), {}, feed(marks()));
    ASSERT_TRUE(report) << report.problem().detail;
    EXPECT_EQ(report->rows, 3U);
    EXPECT_EQ(report->cells, 3U);
    EXPECT_EQ(report->comments, 3U);
    EXPECT_EQ(report->note_column, 4U);
    EXPECT_EQ(report->key_column, 5U);
    EXPECT_FALSE(report->rewritten);
    EXPECT_EQ(show(folder.file("b.xlsx")),
              "1: A=text:姓名 B=text:电话 C=text:生日 E=text:问题说明 F=text:行标识（请勿修改）\n"
              "2: A=text:张三 B=text:138 C=date:2024-05-01<45413> E=text:电话：位数不对；\n生日：与身份证号不一致 "
              "F=text:b1:2\n"
              "3: A=text:张三 D=number/formula:2 E=text:生日：必填；\n与第 2 行重复 F=text:b1:3\n"
              "6: E=text:缺少此行 F=text:b1:6\n");
    auto reader = SheetReader::open(folder.file("b.xlsx"));
    auto header = find_header(*reader, 0);
    EXPECT_EQ(header->note_column, 4U);
    EXPECT_EQ(header->key_column, 5U);
}

TEST(Marked, TouchesNothingElse) {
    const Folder folder;
    zip_parts(folder.file("a.xlsx"), parts_of(sample()));
    ASSERT_TRUE(write_marked(folder.file("a.xlsx"), folder.file("b.xlsx"), {}, feed(marks())));
    const auto after = unzip_parts(folder.file("b.xlsx"));
    const std::map<std::string, std::string> parts(after.begin(), after.end());
    for (const auto& [name, content] : unzip_parts(folder.file("a.xlsx"))) {
        ASSERT_TRUE(parts.contains(name)) << name;
        const bool may_change =
            name == "xl/worksheets/sheet1.xml" || name == "xl/styles.xml" || name == "[Content_Types].xml";
        if (!may_change) {
            EXPECT_EQ(parts.at(name), content) << name;
        }
    }
    const auto& sheet = parts.at("xl/worksheets/sheet1.xml");
    for (const auto& kept : {tail.substr(0, tail.find("<tableParts")), std::string("<row r=\"3\" ht=\"20\">"),
                             std::string("<c r=\"D3\"><f>1+1</f><v>2</v></c>"), std::string("<row r=\"4\"/>")})
        EXPECT_NE(sheet.find(kept), std::string::npos) << kept << "\n" << sheet;
    EXPECT_NE(sheet.find("<c r=\"B2\" t=\"str\" s=\"5\"><v>138</v></c>"), std::string::npos) << sheet;
    EXPECT_NE(sheet.find("<c r=\"C3\" s=\"5\"/><c r=\"D3\">"), std::string::npos) << "the column's text format stays";
    EXPECT_NE(sheet.find(
                  "<cols><col min=\"1\" max=\"2\" width=\"20\"/><col min=\"3\" max=\"4\" width=\"9\" style=\"1\"/><col "
                  "min=\"5\" max=\"5\" width=\"48\" customWidth=\"1\"/><col min=\"6\" max=\"6\" width=\"12\" "
                  "hidden=\"1\" customWidth=\"1\"/><col min=\"7\" max=\"16384\" width=\"9\" style=\"1\"/></cols>"),
              std::string::npos)
        << sheet;
    EXPECT_LT(sheet.find("<legacyDrawing"), sheet.find("<tableParts"));
    EXPECT_NE(parts.at("xl/styles.xml").find("<cellXfs count=\"7\">"), std::string::npos) << parts.at("xl/styles.xml");
    EXPECT_NE(parts.at("xl/linliComments1.xml").find("<comment ref=\"B2\" authorId=\"0\">"), std::string::npos);
    EXPECT_NE(parts.at("xl/drawings/linliShapes1.vml").find("<x:Row>2</x:Row><x:Column>2</x:Column>"),
              std::string::npos);
    EXPECT_NE(parts.at("[Content_Types].xml").find("Extension=\"vml\""), std::string::npos);
}

/// The second round replaces the first: same columns, colours only where something is wrong now, one comment each.
TEST(Marked, ASecondRoundReplacesTheFirst) {
    const Folder folder;
    zip_parts(folder.file("a.xlsx"), parts_of(sample()));
    ASSERT_TRUE(write_marked(folder.file("a.xlsx"), folder.file("b.xlsx"), {}, feed(marks())));
    auto second = write_marked(folder.file("b.xlsx"), folder.file("c.xlsx"), {},
                               feed({{.row = 2, .key = "b2:2", .cells = {{2, Grade::error, "晚于今天"}}}}));
    ASSERT_TRUE(second);
    EXPECT_EQ(second->note_column, 4U);
    EXPECT_EQ(second->key_column, 5U);
    EXPECT_EQ(show(folder.file("c.xlsx")),
              "1: A=text:姓名 B=text:电话 C=text:生日 E=text:问题说明 F=text:行标识（请勿修改）\n"
              "2: A=text:张三 B=text:138 C=date:2024-05-01<45413> E=text:生日：晚于今天 F=text:b2:2\n"
              "3: A=text:张三 D=number/formula:2\n");
    const auto sheet = part_of(folder.file("c.xlsx"), "xl/worksheets/sheet1.xml");
    EXPECT_NE(sheet.find("<c r=\"B2\" t=\"str\" s=\"1\"><v>138</v></c>"), std::string::npos) << sheet;
    EXPECT_NE(part_of(folder.file("c.xlsx"), "xl/styles.xml").find("<cellXfs count=\"8\">"), std::string::npos);
    const auto comments = part_of(folder.file("c.xlsx"), "xl/linliComments1.xml");
    EXPECT_EQ(comments.find("ref=\"B2\""), std::string::npos) << comments;
    EXPECT_NE(comments.find("晚于今天"), std::string::npos);
    const auto shapes = part_of(folder.file("c.xlsx"), "xl/drawings/linliShapes1.vml");
    EXPECT_EQ(shapes.find("<v:shape "), shapes.rfind("<v:shape ")) << shapes;
    ASSERT_TRUE(write_marked(folder.file("c.xlsx"), folder.file("d.xlsx"), {}, feed({})));
    EXPECT_EQ(part_of(folder.file("d.xlsx"), "xl/linliComments1.xml").find("<comment "), std::string::npos);
    const auto clean = part_of(folder.file("d.xlsx"), "xl/worksheets/sheet1.xml");
    EXPECT_NE(clean.find("<c r=\"C2\" s=\"2\">"), std::string::npos) << clean;
}

TEST(Marked, KeepsCommentsOfPeople) {
    auto book = sample();
    auto& sheet = book.sheets[0].second;
    sheet.insert(sheet.find("<tableParts"), "<legacyDrawing r:id=\"rId1\"/>");
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    book.more.emplace_back(
        "xl/worksheets/_rels/sheet1.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"" + office +
            "vmlDrawing\" Target=\"../drawings/vmlDrawing1.vml\"/><Relationship Id=\"rId2\" Type=\"" + office +
            "comments\" Target=\"../comments1.xml\"/></Relationships>");
    book.more.emplace_back("xl/comments1.xml",
                           "<comments><authors><author>王五</author></authors><commentList><comment ref=\"B2\" "
                           "authorId=\"0\"><text><t>请核对</t></text></comment></commentList></comments>");
    book.more.emplace_back("xl/drawings/vmlDrawing1.vml",
                           "<xml xmlns:v=\"v\" xmlns:x=\"x\"><v:shape id=\"_x0000_s1030\"><x:ClientData "
                           "ObjectType=\"Note\"><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>");
    const Folder folder;
    zip_parts(folder.file("a.xlsx"), parts_of(book));
    auto report = write_marked(folder.file("a.xlsx"), folder.file("b.xlsx"), {}, feed(marks()));
    ASSERT_TRUE(report);
    EXPECT_EQ(report->cells, 3U);
    EXPECT_EQ(report->comments, 2U) << "one cell has a person's comment, which stays";
    const auto comments = part_of(folder.file("b.xlsx"), "xl/comments1.xml");
    EXPECT_NE(comments.find("<author>王五</author><author>linli 校验</author></authors>"), std::string::npos)
        << comments;
    EXPECT_NE(comments.find("请核对"), std::string::npos);
    EXPECT_NE(comments.find("<comment ref=\"C2\" authorId=\"1\">"), std::string::npos);
    const auto shapes = part_of(folder.file("b.xlsx"), "xl/drawings/vmlDrawing1.vml");
    EXPECT_NE(shapes.find("_x0000_s1030"), std::string::npos);
    EXPECT_NE(shapes.find("_x0000_s1031"), std::string::npos);
    EXPECT_NE(shapes.find("_x0000_s1032"), std::string::npos);
    ASSERT_TRUE(write_marked(folder.file("b.xlsx"), folder.file("c.xlsx"), {}, feed({})));
    EXPECT_NE(part_of(folder.file("c.xlsx"), "xl/comments1.xml").find("请核对"), std::string::npos);
    EXPECT_EQ(part_of(folder.file("c.xlsx"), "xl/comments1.xml").find("ref=\"C2\""), std::string::npos);
    EXPECT_NE(part_of(folder.file("c.xlsx"), "xl/drawings/vmlDrawing1.vml").find("_x0000_s1030"), std::string::npos);
}

TEST(Marked, SpeaksTheSheetsOwnPrefix) {
    auto book = sample();
    book.sheets[0].second =
        "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData><x:row>"
        "<x:c t=\"str\"><x:v>姓名</x:v></x:c></x:row><x:row><x:c t=\"str\"><x:v>张三</x:v></x:c></x:row>"
        "</x:sheetData></x:worksheet>";
    const Folder folder;
    zip_parts(folder.file("a.xlsx"), parts_of(book));
    ASSERT_TRUE(write_marked(folder.file("a.xlsx"), folder.file("b.xlsx"), {},
                             feed({{.row = 2, .key = "k", .cells = {{0, Grade::error, "重名"}}}})));
    EXPECT_EQ(show(folder.file("b.xlsx")),
              "1: A=text:姓名 B=text:问题说明 C=text:行标识（请勿修改）\n2: A=text:张三 B=text:姓名：重名 C=text:k\n");
    EXPECT_NE(part_of(folder.file("b.xlsx"), "xl/worksheets/sheet1.xml").find("<x:legacyDrawing"), std::string::npos);
}

/// Sorting by the filter must take the keys along.
TEST(Marked, WidensTheFilter) {
    auto book = sample();
    auto& sheet = book.sheets[0].second;
    sheet.insert(sheet.find("<mergeCells"), "<autoFilter ref=\"A1:D4\"><filterColumn colId=\"0\"/></autoFilter>");
    const Folder folder;
    auto parts = parts_of(book);
    for (auto& [name, content] : parts)
        if (name == "xl/workbook.xml")
            content.insert(content.find("</workbook>"),
                           "<definedNames><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"1\">码表!$A$1:$B$2"
                           "</definedName><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">"
                           "人口!$A$1:$D$4</definedName></definedNames>");
    zip_parts(folder.file("a.xlsx"), parts);
    ASSERT_TRUE(write_marked(folder.file("a.xlsx"), folder.file("b.xlsx"), {}, feed(marks())));
    EXPECT_NE(part_of(folder.file("b.xlsx"), "xl/worksheets/sheet1.xml")
                  .find("<autoFilter ref=\"A1:F4\"><filterColumn colId=\"0\"/></autoFilter>"),
              std::string::npos);
    const auto workbook = part_of(folder.file("b.xlsx"), "xl/workbook.xml");
    EXPECT_NE(workbook.find("人口!$A$1:$F$4<"), std::string::npos) << workbook;
    EXPECT_NE(workbook.find("码表!$A$1:$B$2<"), std::string::npos) << workbook;
}

TEST(Marked, LimitsComments) {
    const Folder folder;
    zip_parts(folder.file("a.xlsx"), parts_of(sample()));
    auto report = write_marked(folder.file("a.xlsx"), folder.file("b.xlsx"), {.most_comments = 1}, feed(marks()));
    EXPECT_EQ(report->cells, 3U);
    EXPECT_EQ(report->comments, 1U);
}

TEST(Marked, RewritesTextTables) {
    const Folder folder;
    const auto csv = folder.write("a.csv", "人口表,,\n\n姓名,电话,备注\n张三,138,=x\n李四,139,\n");
    auto report = write_marked(
        csv, folder.file("b.xlsx"), {.header_row = 3},
        feed({{.row = 4, .key = "k4", .cells = {{1, Grade::error, "位数不对"}}}, {.row = 5, .key = "k5"}}));
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->rewritten);
    EXPECT_EQ(report->comments, 1U);
    EXPECT_EQ(
        show(folder.file("b.xlsx")),
        "1: A=text:人口表\n3: A=text:姓名 B=text:电话 C=text:备注 D=text:问题说明 E=text:行标识（请勿修改）\n"
        "4: A=text:张三 B=text:138 C=text:=x D=text:电话：位数不对 E=text:k4\n5: A=text:李四 B=text:139 E=text:k5\n");
    // Corrected and sent again: the same columns.
    auto again = write_marked(folder.file("b.xlsx"), folder.file("c.xlsx"), {.header_row = 3}, feed({}));
    EXPECT_FALSE(again->rewritten);
    EXPECT_EQ(show(folder.file("c.xlsx")),
              "1: A=text:人口表\n3: A=text:姓名 B=text:电话 C=text:备注 D=text:问题说明 E=text:行标识（请勿修改）\n"
              "4: A=text:张三 B=text:138 C=text:=x\n5: A=text:李四 B=text:139\n");
}

TEST(Marked, RewritesWorkbooksThatCannotBeChangedInPlace) {
    auto book = sample();
    book.styles.clear();
    const Folder folder;
    zip_parts(folder.file("a.xlsx"), parts_of(book));
    auto report = write_marked(folder.file("a.xlsx"), folder.file("b.xlsx"), {}, feed(marks()));
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->rewritten);
    EXPECT_EQ(
        show(folder.file("b.xlsx")),
        "1: A=text:姓名 B=text:电话 C=text:生日 E=text:问题说明 F=text:行标识（请勿修改）\n"
        "2: A=text:张三 B=text:138 C=number:45413 E=text:电话：位数不对；\n生日：与身份证号不一致 F=text:b1:2\n"
        "3: A=text:张三 D=number:2 E=text:生日：必填；\n与第 2 行重复 F=text:b1:3\n6: E=text:缺少此行 F=text:b1:6\n");
}

TEST(Marked, RefusesWhatReadingRefuses) {
    const Folder folder;
    EXPECT_TRUE(write_marked(folder.write("a", "%PDF"), folder.file("b.xlsx"), {}, feed({})).is(not_a_sheet));
    zip_parts(folder.file("a.xlsx"), parts_of(sample()));
    EXPECT_TRUE(write_marked(folder.file("a.xlsx"), folder.file("b.xlsx"), {.sheet = 9}, feed({})).is(no_such_sheet));
    EXPECT_FALSE(std::filesystem::exists(folder.file("b.xlsx")));
}

}  // namespace
}  // namespace linli::sheet
