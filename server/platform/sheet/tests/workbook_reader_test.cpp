#include "fixture.h"

#include <gtest/gtest.h>

namespace linli::sheet {
namespace {

std::string read(const Book& book, std::size_t sheet = 0, ReadOptions options = {}) {
    const Folder folder;
    zip_parts(folder.file("book.xlsx"), parts_of(book));
    return show(folder.file("book.xlsx"), sheet, std::move(options));
}

std::string read_rows(std::string_view rows, std::string_view tail = {}, std::string_view styles = {}) {
    return read({.sheets = {{"name=\"甲\"", worksheet(rows, tail)}}, .styles = std::string(styles)});
}

/// COVERS: DAT-13
TEST(WorkbookReader, ReadsEveryKindOfCell) {
    const Book book{
        .sheets =
            {{"name=\"人口\"",
              "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"
              "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>内联</t></is></c>"
              "<c r=\"B2\" t=\"str\"><f>A1&amp;A2</f><v>公式</v></c><c r=\"C2\"><f>1+1</f><v>2</v></c>"
              "<c r=\"D2\" t=\"b\"><v>1</v></c><c r=\"E2\" t=\"e\"><v>#N/A</v></c><c r=\"F2\"><f>NOW()</f></c></row>"
              "<row r=\"4\" hidden=\"1\"><c r=\"A4\"><v>94.56</v></c><c r=\"B4\" s=\"9\"/>"
              "<c r=\"C4\" t=\"d\"><v>2024-05-01T08:30:00</v></c></row>"}},
        .strings =
            "<si><t>姓名</t></si><si><r><rPr><b/></rPr><t>富</t></r><r><t xml:space=\"preserve\"> 文本</t></r>"
            "<rPh sb=\"0\" eb=\"1\"><t>フ</t></rPh></si>"};
    EXPECT_EQ(read(book),
              "1: A=text:姓名 C=text:富 文本\n"
              "2: A=text:内联 B=text/formula:公式 C=number/formula:2 D=boolean:TRUE<1> E=error:#N/A "
              "F=error/formula:<=NOW()>\n"
              "4 hidden: A=number:94.56 C=date:2024-05-01 08:30<2024-05-01T08:30:00>\n");
}

TEST(WorkbookReader, ShowsNumbersAsPeopleReadThem) {
    EXPECT_EQ(
        read_rows("<row><c><v>0.30000000000000004</v></c><c><v>1.10101199001011E+17</v></c><c><v>18909711443</v></c>"
                  "<c><v>-0.5</v></c><c><v>1E-3</v></c><c><v>1e300</v></c><c><v>100</v></c></row>"),
        "1: A=number:0.3<0.30000000000000004> B=number/rounded:110101199001011000<1.10101199001011E+17> "
        "C=number:18909711443 D=number:-0.5 E=number:0.001<1E-3> F=number:1E+300<1e300> G=number:100\n");
}

constexpr std::string_view styles =
    "<numFmts count=\"5\"><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/>"
    "<numFmt numFmtId=\"177\" formatCode=\"000000\"/><numFmt numFmtId=\"178\" formatCode=\"[h]:mm:ss\"/>"
    "<numFmt numFmtId=\"179\" formatCode=\"[Red]0.00;[$-804]General\"/>"
    "<numFmt numFmtId=\"180\" formatCode=\"[$-F800]dddd\\,\\ mmmm\\ dd\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
    "<xf numFmtId=\"176\"/><xf numFmtId=\"177\"/><xf numFmtId=\"178\"/><xf numFmtId=\"179\"/><xf numFmtId=\"22\"/>"
    "<xf numFmtId=\"20\"/><xf numFmtId=\"31\"/><xf numFmtId=\"180\"/><xf numFmtId=\"11\"/></cellXfs>";

std::string dated(int style, std::string_view serial) {
    return "<c s=\"" + std::to_string(style) + "\"><v>" + std::string(serial) + "</v></c>";
}

TEST(WorkbookReader, KnowsDatesByTheirFormat) {
    const auto rows = "<row>" + dated(0, "45413") + dated(1, "45413") + dated(2, "45413.5") + dated(3, "1234") +
                      dated(4, "1.5") + dated(5, "45413") + dated(6, "45413") + dated(7, "0.354166666666667") +
                      dated(8, "45413") + dated(9, "45413") + dated(10, "45413") + dated(1, "60") + dated(1, "59") +
                      dated(1, "61") + dated(1, "-1") + "</row>";
    EXPECT_EQ(read_rows(rows, {}, styles),
              "1: A=number:45413 B=date:2024-05-01<45413> C=date:2024-05-01 12:00<45413.5> D=number:001234<1234> "
              "E=number:36:00<1.5> F=number:45413 G=date:2024-05-01 00:00<45413> H=number:08:30<0.354166666666667> "
              "I=date:2024-05-01<45413> J=date:2024-05-01<45413> K=number:45413 L=number:60 M=date:1900-02-28<59> "
              "N=date:1900-03-01<61> O=number:-1\n");
}

TEST(WorkbookReader, KnowsTheSystemOf1904) {
    const Book book{.sheets = {{"name=\"甲\"", "<row>" + dated(1, "43951") + dated(1, "0") + "</row>"}},
                    .styles = std::string(styles),
                    .workbook_properties = "<workbookPr date1904=\"1\"/>"};
    EXPECT_EQ(read(book), "1: A=date:2024-05-01<43951> B=date:1904-01-01<0>\n");
}

/// A household's number stands once beside all its members.
TEST(WorkbookReader, RepeatsMergedCells) {
    const std::string rows =
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>张三</t></is></c></row>"
        "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>李四</t></is></c></row>"
        "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>王五</t></is></c></row>";
    const std::string tail = "<mergeCells count=\"2\"><mergeCell ref=\"A1:A2\"/><mergeCell ref='B3:C3'/></mergeCells>";
    EXPECT_EQ(read_rows(rows, tail),
              "1: A=number:1 B=text:张三\n2: A=number/merged:1 B=text:李四\n3: B=text:王五 C=text/merged:王五\n");
    EXPECT_EQ(read({.sheets = {{"name=\"甲\"", worksheet(rows, tail)}}}, 0, {.merged = Merged::first_only}),
              "1: A=number:1 B=text:张三\n2: B=text:李四\n3: B=text:王五\n");
}

TEST(WorkbookReader, NamesSheetsAndWhatIsHidden) {
    const Folder folder;
    zip_parts(folder.file("a.xlsx"),
              parts_of({.sheets = {{"name=\"一 &amp; 二\"", "<row><c><v>1</v></c></row>"},
                                   {"name=\"藏\" state=\"hidden\"", "<row><c><v>2</v></c></row>"},
                                   {"name=\"深藏\" state=\"veryHidden\"", "<row/>"}}}));
    auto reader = SheetReader::open(folder.file("a.xlsx"));
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->format(), Format::workbook);
    ASSERT_EQ(reader->sheets().size(), 3U);
    EXPECT_EQ(reader->sheets()[0].name, "一 & 二");
    EXPECT_EQ(reader->sheets()[0].visibility, Visibility::visible);
    EXPECT_EQ(reader->sheets()[1].visibility, Visibility::hidden);
    EXPECT_EQ(reader->sheets()[2].visibility, Visibility::very_hidden);
    EXPECT_EQ(show(folder.file("a.xlsx"), 1), "1: A=number:2\n");
    EXPECT_EQ(show(folder.file("a.xlsx"), 2), "");
    EXPECT_EQ(show(folder.file("a.xlsx"), 3), "sheet/no-such-sheet");
}

TEST(WorkbookReader, AcceptsWhatOtherWritersDo) {
    // A prefix for the namespace, no references, cells out of order, a strict namespace, backslashes in the zip.
    const std::string prefixed =
        "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row r=\"3\">"
        "<x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c r=\"C4\"><x:v>3</x:v></x:c>"
        "<x:c r=\"A4\"><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    auto parts = parts_of({.sheets = {{"name=\"甲\"", prefixed}}});
    for (auto& [name, content] : parts)
        if (name == "xl/worksheets/sheet1.xml") name = "XL\\worksheets\\Sheet1.xml";
    const Folder folder;
    zip_parts(folder.file("a.xlsx"), parts);
    EXPECT_EQ(show(folder.file("a.xlsx")), "3: A=number:1 B=number:2\n4: A=number:4 C=number:3\n");
}

TEST(WorkbookReader, DecodesEscapedCharacters) {
    EXPECT_EQ(
        read_rows("<row><c t=\"inlineStr\"><is><t>a_x000A_b_x005F_x000D_c _xZZZZ_ _xD83D__xDE00_</t></is></c></row>"),
        "1: A=text:a\nb_x000D_c _xZZZZ_ 😀\n");
}

TEST(WorkbookReader, NotesBadReferencesAndGoesOn) {
    const Folder folder;
    zip_parts(folder.file("a.xlsx"),
              parts_of({.sheets = {{"name=\"甲\"", "<row><c t=\"s\"><v>7</v></c><c><v>abc</v></c></row>"}},
                        .strings = "<si><t>一</t></si>"}));
    auto reader = SheetReader::open(folder.file("a.xlsx"));
    auto rows = reader->rows(0);
    Row row;
    ASSERT_TRUE(*rows->next(row));
    EXPECT_EQ(show(row), "1: A=error:<7> B=text:abc");
    const std::vector<Fault> faults{{1, 0, FaultKind::bad_string_index}, {1, 1, FaultKind::bad_number}};
    EXPECT_EQ(rows->faults(), faults);
    EXPECT_FALSE(*rows->next(row));
    EXPECT_EQ(rows->progress(), 1);
    EXPECT_FALSE(*rows->next(row));
}

TEST(WorkbookReader, SpillsSharedStringsToDisk) {
    Book book{.sheets = {{"name=\"甲\"", ""}}};
    constexpr int count = 30'000;
    for (int i = 0; i < count; ++i) {
        const auto number = std::to_string(i);
        book.strings += "<si><t>第" + number + "号" + std::string(static_cast<std::size_t>(i % 40), 'x') + "</t></si>";
        // Forwards, backwards and far away.
        const auto asked = i % 3 == 0 ? i : i % 3 == 1 ? count - 1 - i : (i * 7919) % count;
        book.sheets[0].second += "<row><c t=\"s\"><v>" + std::to_string(asked) + "</v></c></row>";
    }
    ReadOptions options;
    options.limits.string_memory = 128 * 1024;
    EXPECT_EQ(read(book, 0, options), read(book));
    options.limits.string_bytes = 256 * 1024;
    EXPECT_EQ(read(book, 0, options), "sheet/too-large");
}

}  // namespace
}  // namespace linli::sheet
