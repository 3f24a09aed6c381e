#include "multipart.h"

#include <cstdint>
#include <cstdlib>

namespace {

using linli::Done;
using linli::Outcome;
namespace http = linli::http;

/// Gathers what it is given and checks the order of calls.
class Gather final : public http::PartReceiver {
public:
    Outcome begin(http::PartHead head) override {
        if (open) std::abort();
        open = true;
        text += "[" + head.name + "|" + head.filename.value_or("-") + "|" + head.content_type + "]";
        return Done{};
    }
    Outcome data(std::string_view bytes) override {
        if (!open || bytes.empty()) std::abort();
        text += bytes;
        return Done{};
    }
    Outcome end() override {
        if (!open) std::abort();
        open = false;
        text += ";";
        return Done{};
    }
    std::string text;
    bool open = false;
};

std::string parse(std::string_view body, std::size_t piece) {
    Gather gather;
    http::MultipartParser parser("B", 256, gather);
    while (!body.empty()) {
        const auto now = body.substr(0, piece);
        body.remove_prefix(now.size());
        if (!parser.feed(now)) return "refused";
    }
    return parser.finish() ? gather.text : "unfinished";
}

}  // namespace

/// A form means the same however the network cuts it, and every name that comes out is clean UTF-8.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto whole = parse(text, size + 1);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}})
        if (parse(text, piece) != whole) std::abort();
    (void)http::multipart_boundary(text);
    (void)http::parse_part_head(text);
    return 0;
}
