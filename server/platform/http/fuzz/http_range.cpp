#include <linli/http/files.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>

/// A range that is granted lies inside the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace http = linli::http;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const std::uint64_t length : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1000}, UINT64_MAX}) {
        http::ByteRange range{1, 0};
        if (http::parse_range(text, length, range) != http::RangeVerdict::part) continue;
        if (range.first > range.last || range.last >= length) std::abort();
    }
    (void)http::etag_matches(text, "\"a\"");
    return 0;
}
