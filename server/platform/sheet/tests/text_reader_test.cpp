#include "fixture.h"

#include <gtest/gtest.h>

namespace linli::sheet {
namespace {

using namespace std::string_literals;

TextShape shape(std::string_view bytes) {
    const Folder folder;
    auto reader = SheetReader::open(folder.write("a.csv", bytes));
    return reader ? reader->text_shape() : TextShape{Encoding::utf8, '?', '?'};
}

std::string read(std::string_view bytes, ReadOptions options = {}) {
    const Folder folder;
    return show(folder.write("a.csv", bytes), 0, std::move(options));
}

std::string utf16(std::u16string_view text, bool big) {
    std::string out;
    for (const auto unit : text) {
        const auto high = static_cast<char>(unit >> 8);
        const auto low = static_cast<char>(unit & 0xFF);
        out += big ? high : low;
        out += big ? low : high;
    }
    return out;
}

constexpr std::string_view table = "1: A=text:姓名 B=text:电话\n2: A=text:张三 B=text:138\n";

TEST(TextReader, KnowsTheEncoding) {
    const auto gbk = "\xD0\xD5\xC3\xFB,\xB5\xE7\xBB\xB0\r\n\xD5\xC5\xC8\xFD,138\r\n"s;
    EXPECT_EQ(read("姓名,电话\n张三,138\n"), table);
    EXPECT_EQ(read("\xEF\xBB\xBF姓名,电话\n张三,138\n"), table);
    EXPECT_EQ(read(gbk), table);
    EXPECT_EQ(read("\xFF\xFE"s + utf16(u"姓名\t电话\r\n张三\t138", false)), table);
    EXPECT_EQ(read("\xFE\xFF"s + utf16(u"姓名,电话\n张三,138\n", true)), table);
    EXPECT_EQ(read(utf16(u"姓名,电话\n张三,138\n", false)), table);
    EXPECT_EQ(read(utf16(u"姓名,电话\n张三,138\n", true)), table);
    EXPECT_EQ(shape(gbk), (TextShape{Encoding::gb18030, ',', '"'}));
    EXPECT_EQ(shape("\xEF\xBB\xBF"
                    "a,b\n")
                  .encoding,
              Encoding::utf8_bom);
    // The famous 联通: its GBK bytes nearly are UTF-8.
    EXPECT_EQ(read("\xC1\xAA\xCD\xA8,1\n"), "1: A=text:联通 B=text:1\n");
    // A character beyond the basic plane takes four bytes of GB 18030.
    EXPECT_EQ(read("\xD0\xD5,\x95\x32\x82\x36\n"), "1: A=text:姓 B=text:𠀀\n");
}

TEST(TextReader, LooksAtTheWholeFileForItsEncoding) {
    std::string far = "a,b\n";
    for (int i = 0; i < 20'000; ++i) far += "1234567890,x\n";
    EXPECT_EQ(shape(far + "\xD5\xC5\xC8\xFD,1\n").encoding, Encoding::gb18030);
    EXPECT_EQ(shape(far + "张三,1\n").encoding, Encoding::utf8);
}

TEST(TextReader, FindsSeparatorAndQuote) {
    EXPECT_EQ(shape("a,b,c\n1,2,3\n").separator, ',');
    EXPECT_EQ(shape("a\tb\tc\n1,5\t2\t3,5\n").separator, '\t');
    EXPECT_EQ(shape("a;b\n1,5;2,5\n1,7;3,5\n").separator, ';');
    EXPECT_EQ(shape("a|b|c\n1|2|3\n").separator, '|');
    EXPECT_EQ(shape("某社区人口表\n填表日期:2024\n姓名,电话,地址\n张三,1,x;y\n李四,2,x;z\n").separator, ',');
    EXPECT_EQ(shape("'a,1','b'\n'c,2','d'\n").quote, '\'');
    EXPECT_EQ(shape("it's,that's\nx,y\n").quote, '"');
    EXPECT_EQ(read("sep=;\r\na,b;c\r\n"), "2: A=text:a,b B=text:c\n");
}

TEST(TextReader, KeepsWhatQuotesHold) {
    EXPECT_EQ(read("a,\"x\r\ny\",\"say \"\"hi\"\"\"\r\nb,,c\n"),
              "1: A=text:a B=text:x\r\ny C=text:say \"hi\"\n2: A=text:b C=text:c\n");
    EXPECT_EQ(read("a,5\" pipe\rb,c\r\r"), "1: A=text:a B=text:5\" pipe\n2: A=text:b B=text:c\n");
    EXPECT_EQ(read("a,b\n\n,,\nc,d"), "1: A=text:a B=text:b\n4: A=text:c B=text:d\n");
    EXPECT_EQ(read("a,=\"0123\"\nb,'=1+1\n"), "1: A=text:a B=text:0123<=\"0123\">\n2: A=text:b B=text:=1+1<'=1+1>\n");
}

TEST(TextReader, TellsWhereBytesAreBad) {
    const Folder folder;
    auto reader = SheetReader::open(folder.write("a.csv", "姓名,电话\n张三,1\n李\xE6\x9D,\xFF\x31\n王五,2\n"));
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->text_shape().encoding, Encoding::utf8);
    auto rows = reader->rows(0);
    Row row;
    std::string all;
    while (*rows->next(row)) all += show(row) + "\n";
    EXPECT_EQ(all,
              "1: A=text:姓名 B=text:电话\n2: A=text:张三 B=text:1\n"
              "3: A=text/damaged:李\xEF\xBF\xBD\xEF\xBF\xBD B=text/damaged:\xEF\xBF\xBD"
              "1\n"
              "4: A=text:王五 B=text:2\n");
    const std::vector<Fault> faults{{3, 0, FaultKind::bad_bytes}, {3, 1, FaultKind::bad_bytes}};
    EXPECT_EQ(rows->faults(), faults);
}

TEST(TextReader, TellsWhereBytesOfGbkAreBad) {
    const Folder folder;
    std::string bytes = "\xD0\xD5\xC3\xFB,\xB5\xE7\xBB\xB0\r\n";
    for (int i = 0; i < 50; ++i) bytes += "\xD5\xC5\xC8\xFD,1\r\n";
    auto reader = SheetReader::open(folder.write("a.csv", bytes + "\xC0\xEE\xFF,2\r\n"));
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->text_shape().encoding, Encoding::gb18030);
    auto rows = reader->rows(0);
    Row row;
    while (*rows->next(row)) continue;
    EXPECT_EQ(rows->faults(), (std::vector<Fault>{{52, 0, FaultKind::bad_bytes}}));
}

TEST(TextReader, NotesWhatFollowsAClosingQuote) {
    const Folder folder;
    auto reader = SheetReader::open(folder.write("a.csv", "a,b\n\"x\"y,\"z\" \n"));
    auto rows = reader->rows(0);
    Row row;
    ASSERT_TRUE(*rows->next(row));
    ASSERT_TRUE(*rows->next(row));
    EXPECT_EQ(show(row), "2: A=text:xy B=text:z");
    EXPECT_EQ(rows->faults(), (std::vector<Fault>{{2, 0, FaultKind::stray_quote}}));
}

TEST(TextReader, RefusesAQuoteThatNeverCloses) {
    EXPECT_EQ(read("a,b\n1,\"x\n2,y\n3,z\n"), "1: A=text:a B=text:b\nsheet/unclosed-quote 引号从第 2 行开始。\n");
}

TEST(TextReader, StopsAtItsLimits) {
    ReadOptions options;
    options.limits.rows = 2;
    EXPECT_EQ(read("a,b\nc,d\ne,f\n", options),
              "1: A=text:a B=text:b\n2: A=text:c B=text:d\nsheet/too-large 超过了行数上限。\n");
    options.limits = {};
    options.limits.columns = 3;
    EXPECT_EQ(read("a,b,c,d,e\n", options), "sheet/too-large 第 1 行超过了列数上限。\n");
    options.limits = {};
    options.limits.cell_bytes = 10;
    EXPECT_EQ(read("a,12345678901\n", options), "sheet/too-large 第 1 行有单元格的文字过长。\n");
    EXPECT_EQ(read("a,\"12345678901\"\n", options), "sheet/unclosed-quote 引号从第 1 行开始。\n");
    options.limits.file_bytes = 3;
    EXPECT_EQ(read("a,b\n", options), "sheet/too-large");
}

/// Every cut of a text gives the same rows as the whole, however the pieces fall.
TEST(TextReader, DoesNotDependOnPieces) {
    std::string text = "姓名,备注\r\n";
    std::string wanted = "1: A=text:姓名 B=text:备注\n";
    for (int i = 0; i < 6000; ++i) {
        const auto number = std::to_string(i);
        text += "张" + number + ",\"多行\r\n第" + number + "条\"\"引\"\"\"\r\n";
        wanted += std::to_string(i + 2) + ": A=text:张" + number + " B=text:多行\r\n第" + number + "条\"引\"\n";
    }
    EXPECT_EQ(read(text), wanted);
}

}  // namespace
}  // namespace linli::sheet
