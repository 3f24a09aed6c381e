#include <linli/base/csv.h>

#include <gtest/gtest.h>

namespace linli::csv {
namespace {

using Cells = std::vector<std::string>;

TEST(Csv, ReadsQuotesCommentsAndMarks) {
    const auto all =
        rows("\xEF\xBB\xBF# a comment, with a comma\na,b\r\n\n\"x, \"\"y\"\"\nz\",2\n  \nlast,\"#no comment\"");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].cells, (Cells{"a", "b"}));
    EXPECT_EQ(all[0].line, 2U);
    EXPECT_EQ(all[1].cells, (Cells{"x, \"y\"\nz", "2"}));
    EXPECT_EQ(all[1].line, 4U);
    EXPECT_EQ(all[2].cells, (Cells{"last", "#no comment"}));
    EXPECT_EQ(all[2].line, 7U) << "lines inside quotes count";
}

TEST(Csv, IsTotal) {
    EXPECT_TRUE(rows("").empty());
    EXPECT_TRUE(rows("\n\n#\n").empty());
    EXPECT_EQ(rows("\"open").front().cells, Cells{"open"});
    EXPECT_EQ(rows(",").front().cells, (Cells{"", ""}));
}

TEST(Csv, ReadsBackWhatItWrites) {
    for (const std::string cell : {"plain", "a,b", "say \"hi\"", "two\nlines", "", "#hash"}) {
        std::string line = "first,";
        append_cell(line, cell);
        EXPECT_EQ(rows(line).front().cells, (Cells{"first", cell})) << cell;
    }
}

}  // namespace
}  // namespace linli::csv
