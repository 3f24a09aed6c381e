#include "parser.h"

#include <gtest/gtest.h>

#include <limits>

namespace linli::http {
namespace {

/// Reads one chunked request whose body arrives in pieces. @return the body, or "refused", or "unfinished".
std::string body_in_pieces(std::string_view body, std::size_t piece) {
    WireParser parser(WireParser::Kind::request);
    Headers headers;
    parser.reset(4096, headers);
    std::size_t used = 0;
    const std::string_view head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    if (parser.parse_head(head, used) != ParseStatus::done || used != head.size()) return "refused";
    std::string in;
    std::string out;
    for (; !body.empty(); body.remove_prefix(std::min(piece, body.size()))) {
        in += body.substr(0, piece);
        const auto status = parser.parse_body(in, used, out, std::numeric_limits<std::uint64_t>::max());
        in.erase(0, used);
        if (status == ParseStatus::done) return out;
        if (status != ParseStatus::need_more) return "refused";
    }
    return "unfinished";
}

/// Sent as "0\r\n" and "\r\n", an empty one once ended the whole process.
TEST(WireParser, AChunkedBodyMayBeCutAnywhere) {
    for (std::size_t piece = 1; piece < 9; ++piece) {
        EXPECT_EQ(body_in_pieces("0\r\n\r\n", piece), "") << piece;
        EXPECT_EQ(body_in_pieces("00\r\nx-trailer: 1\r\n\r\n", piece), "") << piece;
        EXPECT_EQ(body_in_pieces("0;a=b\r\n\r\n", piece), "") << piece;
        EXPECT_EQ(body_in_pieces("1\r\na\r\n0\r\n\r\n", piece), "a") << piece;
        EXPECT_EQ(body_in_pieces("3;x=\"y\"\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", piece), "abcde") << piece;
        EXPECT_EQ(body_in_pieces("0\r\n", piece), "unfinished") << piece;
        EXPECT_EQ(body_in_pieces("x\r\n", piece), "refused") << "at once, not when more has come: " << piece;
        EXPECT_EQ(body_in_pieces("1\r\nab\r\n0\r\n\r\n", piece), "refused") << piece;
    }
}

}  // namespace
}  // namespace linli::http
