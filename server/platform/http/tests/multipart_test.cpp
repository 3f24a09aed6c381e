#include <gtest/gtest.h>

#include "multipart.h"

namespace linli::http {
namespace {

/// Writes down what arrives: `name[filename](type)=content;`
class Notes final : public PartReceiver {
public:
    Outcome begin(PartHead head) override {
        text += head.name;
        if (head.filename) text += "[" + *head.filename + "]";
        if (head.content_type != "text/plain") text += "(" + head.content_type + ")";
        text += "=";
        return Done{};
    }
    Outcome data(std::string_view bytes) override {
        text += bytes;
        return Done{};
    }
    Outcome end() override {
        text += ";";
        return Done{};
    }
    std::string text;
};

std::string parse(std::string_view body, std::size_t piece = 1000, std::size_t header_bytes = 200) {
    Notes notes;
    MultipartParser parser("B", header_bytes, notes);
    while (!body.empty()) {
        const auto now = body.substr(0, piece);
        body.remove_prefix(now.size());
        if (const auto fed = parser.feed(now); !fed) return "refused " + std::string(fed.problem().type->code);
    }
    if (!parser.finish()) return "unfinished after " + notes.text;
    return notes.text;
}

std::string part(std::string_view disposition, std::string_view content) {
    return "--B\r\nContent-Disposition: form-data; " + std::string(disposition) + "\r\n\r\n" + std::string(content) +
           "\r\n";
}

TEST(Multipart, GivesTheSameInPiecesOfAnySize) {
    const std::string body =
        "preamble\r\n" + part("name=\"text\"", "电梯坏了") + part("name=a", "") +
        "--B \t\r\ncontent-type: image/png\r\ncontent-disposition: FORM-DATA;filename=\"x.png\" ; name=f\r\n\r\n" +
        std::string("\0\r\n--\r\n--A\r\n\r\n", 14) + "\r\n--B--\r\nepilogue --B";
    const std::string expected =
        "text=电梯坏了;a=;f[x.png](image/png)=" + std::string("\0\r\n--\r\n--A\r\n\r\n", 14) + ";";
    for (std::size_t piece = 1; piece < 60; ++piece) EXPECT_EQ(parse(body, piece), expected) << piece;
}

TEST(Multipart, ReadsNamesAsBrowsersAndToolsWriteThem) {
    EXPECT_EQ(parse(part("name=\"f\"; filename=\"照片.jpg\"", "x") + "--B--"), "f[照片.jpg]=x;");
    EXPECT_EQ(parse(part("name=\"f\"; filename=\"a%22b.jpg\"", "x") + "--B--"), "f[a\"b.jpg]=x;");
    EXPECT_EQ(parse(part("name=\"f\"; filename=\"a\\\"b.jpg\"", "x") + "--B--"), "f[a\"b.jpg]=x;");
    EXPECT_EQ(parse(part("name=\"f\"; filename=\"C:\\dir\\b.jpg\"", "x") + "--B--"), "f[b.jpg]=x;");
    EXPECT_EQ(parse(part("name=\"f\"; filename=\"../../etc/passwd\"", "x") + "--B--"), "f[passwd]=x;");
    EXPECT_EQ(parse(part("name=\"f\"; filename=\"..\"", "x") + "--B--"), "f[_]=x;");
    EXPECT_EQ(parse(part("name=\"f\"; filename=\"a.jpg\"; filename*=UTF-8''%E7%85%A7.jpg", "x") + "--B--"),
              "f[照.jpg]=x;");
    EXPECT_EQ(parse(part("name=\"f\"; filename*=utf-8'zh'%E7%85%A7%2F1.jpg", "x") + "--B--"), "f[1.jpg]=x;");
    EXPECT_EQ(parse(part("name=\"\"", "x") + "--B--"), "=x;");
}

TEST(Multipart, UnderstandsAnEmptyContentWithoutItsLineBreak) {
    EXPECT_EQ(parse("--B\r\ncontent-disposition: form-data; name=a\r\n\r\n--B--"), "a=;");
}

TEST(Multipart, RefusesWhatIsMalformed) {
    const std::string bad = "refused http/bad-request";
    EXPECT_EQ(parse("--B\r\n\r\nno head\r\n--B--"), bad);
    EXPECT_EQ(parse("--B\r\ncontent-type: text/plain\r\n\r\nno name\r\n--B--"), bad);
    EXPECT_EQ(parse(part("filename=x", "") + "--B--"), bad);
    EXPECT_EQ(parse("--B\r\ncontent-disposition: attachment; name=a\r\n\r\nx\r\n--B--"), bad);
    EXPECT_EQ(parse("--B\r\nno colon\r\n\r\nx\r\n--B--"), bad);
    EXPECT_EQ(parse("--Bx\r\n"), bad) << "a boundary that goes on";
    EXPECT_EQ(parse(part("name=\"a", "x") + "--B--"), bad) << "an open quote";
    EXPECT_EQ(parse(part("name=\"a\xff\"", "x") + "--B--"), bad) << "not UTF-8";
    EXPECT_EQ(parse(part("name=a; filename*=gbk''%D5%D5", "x") + "--B--"), bad);
    EXPECT_EQ(parse(part("name=a; filename*=utf-8''%D5%D5", "x") + "--B--"), bad);
    EXPECT_EQ(
        parse("--B\r\ncontent-disposition: form-data; name=a\r\ncontent-transfer-encoding: base64\r\n\r\nx\r\n--B--"),
        bad);
    EXPECT_EQ(parse("--B\r\ncontent-disposition: form-data; name=a\r\ncontent-disposition: form-data; name=b\r\n\r\nx"),
              bad);
    EXPECT_EQ(parse("--B\r\nx: " + std::string(300, 'x')), "refused http/headers-too-large");
    EXPECT_EQ(parse("--B\r\nx: " + std::string(300, 'x'), 7), "refused http/headers-too-large");
    EXPECT_EQ(parse("--B" + std::string(300, ' ')), bad);
    EXPECT_EQ(parse(part("name=a", "x")), "unfinished after a=");
    EXPECT_EQ(parse(""), "unfinished after ");
    EXPECT_EQ(parse("no delimiter at all"), "unfinished after ");
}

TEST(Multipart, ReadsTheBoundary) {
    EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=abc"), "abc");
    EXPECT_EQ(multipart_boundary("Multipart/Form-Data;charset=utf-8; Boundary=\"a b:c\""), "a b:c");
    for (const std::string bad :
         {"", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a",
          "multipart/mixed; boundary=a", "multipart/form-data; boundary=a\r\nb", "multipart/form-data; boundary=\"a \"",
          "multipart/form-data; boundary=张"})
        EXPECT_FALSE(multipart_boundary(bad)) << bad;
    EXPECT_FALSE(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')));
}

}  // namespace
}  // namespace linli::http
