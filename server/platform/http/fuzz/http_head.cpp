#include "parser.h"

#include <cstdint>
#include <cstdlib>
#include <limits>

namespace {

namespace http = linli::http;

/// Reads messages until the input ends, given in pieces, and writes down what it understood.
std::string parse(std::string_view text, std::size_t piece) {
    http::WireParser parser(http::WireParser::Kind::request);
    http::Headers headers;
    std::string seen;
    std::string in;
    std::string body;
    bool in_body = false;
    parser.reset(4096, headers);
    while (!text.empty()) {
        const auto now = text.substr(0, piece);
        text.remove_prefix(now.size());
        in += now;
        std::size_t used = 0;
        auto status = http::ParseStatus::need_more;
        if (!in_body) {
            status = parser.parse_head(in, used);
            if (used > in.size()) std::abort();
            in.erase(0, used);
            if (status == http::ParseStatus::done) {
                seen += std::string(parser.frame().method) + " " + std::string(parser.frame().target);
                for (std::size_t i = 0; i < headers.size(); ++i)
                    seen.append("\n").append(headers.at(i).name).append("=").append(headers.at(i).value);
                in_body = parser.frame().has_body;
                if (!in_body) return seen;
                status = http::ParseStatus::need_more;
            }
        }
        if (in_body && !in.empty()) {
            status = parser.parse_body(in, used, body, std::numeric_limits<std::uint64_t>::max());
            if (used > in.size()) std::abort();
            in.erase(0, used);
            if (status == http::ParseStatus::done) return seen + "\n\n" + body;
        }
        if (status != http::ParseStatus::need_more) return seen + " refused";
    }
    return seen + " unfinished";
}

}  // namespace

/// A request means the same however the network cuts it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (size > 4000) return 0;
    const auto whole = parse(text, size + 1);
    const auto cut = parse(text, 1);
    // Cut input may be found wrong earlier or later than whole input, but never mean something else.
    const bool both = whole.find(" refused") == std::string::npos && cut.find(" refused") == std::string::npos;
    if (both && whole != cut) std::abort();
    return 0;
}
