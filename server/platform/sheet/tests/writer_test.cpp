#include "fixture.h"

#include <linli/sheet/writer.h>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "xml_text.h"

#include <cmath>

namespace linli::sheet {
namespace {

std::filesystem::path write(const Folder& folder, const SheetPlan& plan, const std::vector<std::vector<OutCell>>& rows,
                            const ExportMark& mark = {}) {
    const auto path = folder.file("out.xlsx");
    WorkbookWriter writer(path, mark);
    writer.begin_sheet(plan);
    for (const auto& row : rows) EXPECT_TRUE(writer.row(row));
    writer.close();
    return path;
}

const Moment birthday{.day = *Date::of(1990, 1, 1)};

/// COVERS: DAT-54
TEST(WorkbookWriter, WritesTitleNotesHeaderAndRows) {
    const Folder folder;
    const SheetPlan plan{.name = "人口/台账",
                         .title = "人口台账",
                         .notes = {"说明：仅供内部使用"},
                         .columns = {{.name = "姓名", .required = true},
                                     {.name = "身份证号", .hint = "十八位"},
                                     {.name = "出生日期", .kind = ColumnKind::date},
                                     {.name = "人数", .kind = ColumnKind::number},
                                     {.name = "标识", .hidden = true}}};
    const auto path = write(
        folder, plan,
        {{{.value = "张三"}, {.value = "110101199001011237"}, {.value = birthday}, {.value = 3.5}, {.value = true}},
         {{.value = "=1+1"}, {.value = "007"}, {.value = Moment{*Date::of(1890, 5, 1)}}, {.value = std::nan("")}}});
    EXPECT_EQ(show(path),
              "1: A=text:人口台账 B=text/merged:人口台账 C=text/merged:人口台账 D=text/merged:人口台账 "
              "E=text/merged:人口台账\n"
              "2: A=text:说明：仅供内部使用\n"
              "3: A=text:姓名 B=text:身份证号 C=text:出生日期 D=text:人数 E=text:标识\n"
              "4: A=text:张三 B=text:110101199001011237 C=date:1990-01-01<32874> D=number:3.5 E=boolean:TRUE<1>\n"
              "5: A=text:=1+1 B=text:007 C=text:1890-05-01\n");
    EXPECT_EQ(SheetReader::open(path)->sheets()[0].name, "人口 台账");
    const auto sheet = part_of(path, "xl/worksheets/sheet1.xml");
    EXPECT_NE(sheet.find("<pane ySplit=\"3\""), std::string::npos);
    EXPECT_NE(sheet.find("<autoFilter ref=\"A3:E5\"/>"), std::string::npos);
    EXPECT_NE(sheet.find("hidden=\"1\""), std::string::npos);
    EXPECT_NE(part_of(path, "xl/comments1.xml").find("十八位"), std::string::npos);
}

TEST(WorkbookWriter, ColoursAndNotesErrorCells) {
    const Folder folder;
    const auto path = write(
        folder, {.name = "甲", .columns = {{.name = "电话"}, {.name = "问题说明"}}},
        {{{.value = "138", .look = Look::error, .note = "位数不对"}, {.value = "电话：位数不对", .look = Look::note}},
         {{.look = Look::warning}}});
    EXPECT_NE(part_of(path, "xl/comments1.xml").find("位数不对"), std::string::npos);
    EXPECT_NE(part_of(path, "xl/styles.xml").find("FFFFC7CE"), std::string::npos);
    EXPECT_NE(part_of(path, "xl/worksheets/sheet1.xml").find("<c r=\"A3\" s="), std::string::npos);
}

TEST(WorkbookWriter, OffersChoices) {
    const Folder folder;
    std::vector<std::string> many;
    for (int i = 0; i < 60; ++i) many.push_back("第" + std::to_string(i) + "社区居民委员会");
    const auto path = write(folder,
                            {.name = "甲",
                             .columns = {{.name = "性别", .choices = {"男", "女"}},
                                         {.name = "社区", .choices = many},
                                         {.name = "逗号", .choices = {"a,b", "c"}}}},
                            {{{.value = "男"}}});
    const auto sheet = part_of(path, "xl/worksheets/sheet1.xml");
    EXPECT_NE(sheet.find("<formula1>\"男,女\"</formula1>"), std::string::npos);
    EXPECT_NE(sheet.find("<formula1>'选项'!$A$1:$A$60</formula1>"), std::string::npos);
    EXPECT_NE(sheet.find("<formula1>'选项'!$B$1:$B$2</formula1>"), std::string::npos);
    auto reader = SheetReader::open(path);
    ASSERT_EQ(reader->sheets().size(), 2U);
    EXPECT_EQ(reader->sheets()[1].visibility, Visibility::hidden);
    EXPECT_NE(show(path, 1).find("2: A=text:第1社区居民委员会 B=text:c\n"), std::string::npos);
}

TEST(WorkbookWriter, CarriesWhereItComesFrom) {
    const Folder folder;
    const ExportMark mark{.title = "台账",
                          .author = "王五",
                          .number = "EX-1",
                          .watermark = "内部 & 保密",
                          .footer = "用途：走访",
                          .made_at = shanghai_instant(*Date::of(2024, 5, 1), std::chrono::hours(9))};
    const auto path = write(folder, {.name = "甲", .columns = {{.name = "a"}}}, {}, mark);
    const auto sheet = part_of(path, "xl/worksheets/sheet1.xml");
    EXPECT_NE(sheet.find("内部 &amp;&amp; 保密"), std::string::npos);
    EXPECT_NE(sheet.find("用途：走访"), std::string::npos);
    EXPECT_NE(
        part_of(path, "docProps/core.xml").find("<dcterms:created xsi:type=\"dcterms:W3CDTF\">2024-05-01T01:00:00Z"),
        std::string::npos);
    EXPECT_NE(part_of(path, "docProps/core.xml").find("王五"), std::string::npos);
    EXPECT_NE(part_of(path, "docProps/custom.xml").find("EX-1"), std::string::npos);
    const auto bytes = bytes_of(path);
    write(folder, {.name = "甲", .columns = {{.name = "a"}}}, {}, mark);
    EXPECT_EQ(bytes_of(path), bytes) << "the same export is the same file";
}

TEST(WorkbookWriter, ChoosesSheetNames) {
    const Folder folder;
    WorkbookWriter writer(folder.file("a.xlsx"), {});
    for (const auto* const name : {"人口", "人口", "", "History", "[a]:b*c?d/e\\f", "'x'",
                                   "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四"})
        writer.begin_sheet({.name = name});
    writer.close();
    std::string all;
    const auto reader = SheetReader::open(folder.file("a.xlsx"));
    for (const auto& sheet : reader.value().sheets()) all += sheet.name + "|";
    EXPECT_EQ(all,
              "人口|人口 (2)|Sheet|History (2)|a  b c d e "
              "f|x|一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一|");
}

TEST(WorkbookWriter, RefusesWhatNoCellHolds) {
    const Folder folder;
    WorkbookWriter writer(folder.file("a.xlsx"), {});
    writer.begin_sheet({.name = "甲", .columns = {{.name = "a"}, {.name = "b"}}});
    const std::vector<OutCell> row{{.value = "x"}, {.value = std::string(32'768, 'x')}};
    auto refused = writer.row(row);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.is(cell_too_long));
    EXPECT_EQ(refused.problem().detail, "第 2 行 B 列。");
    writer.close();
    EXPECT_EQ(show(folder.file("a.xlsx")), "1: A=text:a B=text:b\n");
}

TEST(WorkbookWriter, LeavesNothingWhenAbandoned) {
    const Folder folder;
    {
        WorkbookWriter writer(folder.file("a.xlsx"), {});
        writer.begin_sheet({.name = "甲"});
    }
    EXPECT_FALSE(std::filesystem::exists(folder.file("a.xlsx")));
    WorkbookWriter lost(folder.file("missing/a.xlsx"), {});
    lost.begin_sheet({.name = "甲"});
    EXPECT_THROW(lost.close(), SheetFault);
}

TEST(TextWriter, GuardsAgainstFormulas) {
    const Folder folder;
    TextWriter writer(folder.file("a.csv"), {.armour_digits = true});
    writer.header(std::vector<std::string>{"姓名", "备注"});
    const std::vector<OutCell> row{{.value = "=cmd|'/c calc'!A1"},
                                   {.value = "a\"b,c"},
                                   {.value = -1.5},
                                   {.value = "-1"},
                                   {.value = "'=x"},
                                   {.value = "＝1"},
                                   {.value = "11010119900101123X"},
                                   {.value = birthday}};
    writer.row(row);
    writer.close();
    EXPECT_EQ(bytes_of(folder.file("a.csv")),
              "\xEF\xBB\xBF姓名,备注\r\n'=cmd|'/c "
              "calc'!A1,\"a\"\"b,c\",-1.5,'-1,''=x,'＝1,\"=\"\"11010119900101123X\"\"\",1990-01-01\r\n");
    EXPECT_EQ(
        show(folder.file("a.csv")).substr(show(folder.file("a.csv")).find('\n') + 1),
        "2: A=text:=cmd|'/c calc'!A1<'=cmd|'/c calc'!A1> B=text:a\"b,c C=text:-1.5 D=text:-1<'-1> E=text:'=x<''=x> "
        "F=text:＝1<'＝1> G=text:11010119900101123X<=\"11010119900101123X\"> H=text:1990-01-01\n");
}

rc::Gen<std::string> any_text() {
    const auto letter = rc::gen::weightedOneOf<std::string>(
        {{6, rc::gen::map(rc::gen::inRange(0x20, 0x7F), [](int c) { return std::string(1, static_cast<char>(c)); })},
         {4, rc::gen::element<std::string>("张", "〇", "·", "𠮷", "😀", "Ａ", "　", "é")},
         {2,
          rc::gen::element<std::string>("\"", ",", "\n", "\r\n", "\t", "=", "+", "'", "_x000D_", "&", "<", ";", "|")}});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(letter),
                        [](const std::vector<std::string>& letters) {
                            std::string out;
                            for (const auto& one : letters) out += one;
                            return out;
                        });
}

OutCell any_cell() {
    switch (*rc::gen::inRange(0, 6)) {
    case 0: return {};
    case 1: return {.value = static_cast<double>(*rc::gen::inRange(-1'000'000, 1'000'000)) / 1000};
    case 2: return {.value = *rc::gen::arbitrary<bool>()};
    case 3: {
        const auto day = Date(std::chrono::sys_days(std::chrono::days(*rc::gen::inRange(-25'000, 60'000))));
        const auto seconds = *rc::gen::inRange(0, 86'400);
        const bool timed = *rc::gen::arbitrary<bool>();
        return {.value = Moment{.day = day, .time = std::chrono::seconds(timed ? seconds : 0), .has_time = timed}};
    }
    default: return {.value = *any_text()};
    }
}

/// What reading must give back: kind and text, or only text where the file knows no kinds.
std::string expected(const OutCell& cell, bool kinds) {
    const auto with = [&](CellKind kind, const std::string& text) {
        return text.empty() ? "" : (kinds ? std::string(words(kind)[static_cast<std::size_t>(kind)]) + ":" : "") + text;
    };
    if (const auto* text = std::get_if<std::string>(&cell.value)) return with(CellKind::text, *text);
    if (const auto* flag = std::get_if<bool>(&cell.value)) return with(CellKind::boolean, *flag ? "TRUE" : "FALSE");
    if (const auto* moment = std::get_if<Moment>(&cell.value)) return with(CellKind::date, moment->text());
    if (const auto* number = std::get_if<double>(&cell.value)) {
        char text[40];
        std::snprintf(text, sizeof text, "%.15g", *number);
        return with(CellKind::number, text);
    }
    return "";
}

std::vector<std::string> read_back(const std::filesystem::path& path, std::size_t rows, std::size_t columns,
                                   bool kinds) {
    auto reader = SheetReader::open(path);
    RC_ASSERT(reader.ok());
    auto stream = reader->rows(0);
    std::vector<std::string> out(rows * columns);
    Row row;
    while (*stream->next(row))
        for (const auto& cell : row.cells())
            out.at((row.number - 1) * columns + cell.column) =
                (kinds ? std::string(words(cell.kind)[static_cast<std::size_t>(cell.kind)]) + ":" : "") + cell.text;
    RC_ASSERT(stream->fault_count() == 0U);
    return out;
}

/// Goal: whatever is written is read back, cell by cell. The first column is filled so that no row is empty.
TEST(Property, WhatIsWrittenIsRead) {
    const Folder folder;
    EXPECT_TRUE(rc::check([&] {
        const auto columns = *rc::gen::inRange<std::size_t>(1, 6);
        const auto count = *rc::gen::inRange<std::size_t>(1, 8);
        std::vector<std::vector<OutCell>> rows;
        std::vector<std::string> kinds;
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < count; ++i) {
            rows.emplace_back();
            for (std::size_t column = 0; column < columns; ++column) {
                rows.back().push_back(column == 0 ? OutCell{.value = "第" + std::to_string(i) + "行"} : any_cell());
                kinds.push_back(expected(rows.back().back(), true));
                texts.push_back(expected(rows.back().back(), false));
            }
        }
        const auto path = write(folder, {.name = "甲", .header = false}, rows);
        RC_ASSERT(read_back(path, count, columns, true) == kinds);
        for (const auto encoding : {Encoding::utf8_bom, Encoding::gb18030, Encoding::utf8}) {
            TextWriter text(folder.file("a.csv"), {.encoding = encoding});
            // Enough rows of plain cells settle separator and encoding, as in any real table.
            const std::vector<OutCell> plain(columns, OutCell{.value = "表头文字"});
            for (int i = 0; i < 40; ++i) text.row(plain);
            for (const auto& row : rows) text.row(row);
            text.close();
            if (columns == 1) continue;
            auto read = read_back(folder.file("a.csv"), count + 40, columns, false);
            read.erase(read.begin(), read.begin() + static_cast<std::ptrdiff_t>(40 * columns));
            RC_ASSERT(read == texts);
        }
    }));
}

TEST(XmlText, CountsAsExcelDoes) {
    EXPECT_EQ(utf16_units("a张😀"), 4U);
    EXPECT_EQ(utf16_prefix("a张😀b", 3), "a张");
    EXPECT_EQ(storable("a\x01_x0041_\xFFz"), "a_x0001__x005F_x0041_\xEF\xBF\xBDz");
}

}  // namespace
}  // namespace linli::sheet
