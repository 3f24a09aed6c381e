#include <linli/http/files.h>

#include <gtest/gtest.h>

namespace linli::http {
namespace {

std::string verdict(std::string_view header, std::uint64_t size) {
    ByteRange range{0, 0};
    switch (parse_range(header, size, range)) {
    case RangeVerdict::whole: return "whole";
    case RangeVerdict::unsatisfiable: return "416";
    case RangeVerdict::part: break;
    }
    return std::to_string(range.first) + "-" + std::to_string(range.last);
}

TEST(Range, Table) {
    struct Row {
        std::string_view header;
        std::uint64_t size;
        std::string_view expected;
    };
    const Row rows[] = {{"bytes=0-0", 10, "0-0"},
                        {"bytes=0-9", 10, "0-9"},
                        {"bytes=2-", 10, "2-9"},
                        {"bytes=-3", 10, "7-9"},
                        {"bytes=-30", 10, "0-9"},
                        {"bytes=4-99", 10, "4-9"},
                        {"BYTES=1-2", 10, "1-2"},
                        {" bytes= 1-2 ", 10, "1-2"},
                        {"bytes=10-", 10, "416"},
                        {"bytes=10-12", 10, "416"},
                        {"bytes=-0", 10, "416"},
                        {"bytes=0-", 0, "416"},
                        {"bytes=-5", 0, "416"},
                        {"bytes=5-4", 10, "whole"},
                        {"bytes=0-1,3-4", 10, "whole"},
                        {"bytes=", 10, "whole"},
                        {"bytes=-", 10, "whole"},
                        {"bytes=a-b", 10, "whole"},
                        {"bytes=1-b", 10, "whole"},
                        {"lines=0-1", 10, "whole"},
                        {"", 10, "whole"},
                        {"bytes=+1-2", 10, "whole"},
                        {"bytes=1--2", 10, "whole"},
                        {"bytes=99999999999999999999-", 10, "whole"},
                        {"bytes=0-18446744073709551615", 10, "0-9"},
                        {"bytes=-18446744073709551615", 10, "0-9"}};
    for (const auto& row : rows) EXPECT_EQ(verdict(row.header, row.size), row.expected) << row.header;
}

TEST(Etag, ComparesWeakly) {
    EXPECT_TRUE(etag_matches("\"a\"", "\"a\""));
    EXPECT_TRUE(etag_matches("\"x\", W/\"a\"", "\"a\""));
    EXPECT_TRUE(etag_matches("\"a,b\"", "W/\"a,b\""));
    EXPECT_TRUE(etag_matches("*", "\"a\""));
    EXPECT_FALSE(etag_matches("\"b\"", "\"a\""));
    EXPECT_FALSE(etag_matches("a", "\"a\""));
    EXPECT_FALSE(etag_matches("\"a", "\"a\""));
}

Response ask(std::string_view name, std::string_view value, std::string_view more = "",
             std::string_view more_value = "") {
    Request request(Method::get, "/x");
    request.edit_headers().add(name, value);
    if (!more.empty()) request.edit_headers().add(more, more_value);
    Content content;
    content.type = "text/plain";
    content.etag = "\"v2\"";
    content.modified = from_ms(784111777000);
    const auto text = std::make_shared<const std::string>("0123456789");
    return serve(request, content, SharedBytes{text, *text});
}

TEST(Serve, AnswersConditionsAndRanges) {
    EXPECT_EQ(ask("range", "bytes=2-4").status(), 206);
    EXPECT_EQ(ask("range", "bytes=2-4").text(), "234");
    EXPECT_EQ(ask("range", "bytes=2-4").find("content-range"), "bytes 2-4/10");
    EXPECT_EQ(ask("range", "bytes=20-").status(), 416);
    EXPECT_EQ(ask("range", "bytes=20-").find("content-range"), "bytes */10");
    EXPECT_EQ(ask("if-none-match", "\"v2\"").status(), 304);
    EXPECT_EQ(ask("if-none-match", "\"v1\"").status(), 200);
    EXPECT_EQ(ask("if-modified-since", "Sun, 06 Nov 1994 08:49:37 GMT").status(), 304);
    EXPECT_EQ(ask("if-range", "\"v2\"", "range", "bytes=2-4").status(), 206);
    EXPECT_EQ(ask("if-range", "\"v1\"", "range", "bytes=2-4").status(), 200);
    EXPECT_EQ(ask("if-range", "W/\"v2\"", "range", "bytes=2-4").status(), 200) << "a weak etag proves no bytes";
    EXPECT_EQ(ask("if-range", "Sun, 06 Nov 1994 08:49:37 GMT", "range", "bytes=2-4").status(), 206);
    EXPECT_EQ(ask("if-none-match", "\"v2\"", "range", "bytes=2-4").status(), 304);
}

TEST(Serve, NamesDownloadsInChinese) {
    EXPECT_EQ(attachment("事项\"1.xlsx"),
              "attachment; filename=\"_1.xlsx\"; filename*=UTF-8''%E4%BA%8B%E9%A1%B9%221.xlsx");
    EXPECT_EQ(http_date(from_ms(784111777000)), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(media_type("a/B.JS"), "text/javascript; charset=utf-8");
    EXPECT_EQ(media_type("noextension"), "application/octet-stream");
}

}  // namespace
}  // namespace linli::http
