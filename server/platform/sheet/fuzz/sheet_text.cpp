// Any bytes as a text table: encoding, separator and quote are found, every record is read.
#include "text_rows.h"

#include <cstdlib>

namespace linli::sheet {
namespace {

int try_one(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    MemorySource whole(bytes);
    const auto profile = profile_of(whole);
    const auto encoding = encoding_of(*profile);
    if (!encoding) return 0;
    TextSource text(std::make_unique<MemorySource>(bytes), *encoding);
    std::string sample;
    std::string piece;
    while (*text.read(piece)) sample += piece;
    const auto shape = shape_of(sample, *encoding);
    TextRows rows(std::make_unique<TextSource>(std::make_unique<MemorySource>(bytes), *encoding), shape,
                  {.rows = 10'000, .columns = 1000, .cell_bytes = 1000, .row_bytes = 10'000});
    Row row;
    std::uint32_t last = 0;
    for (;;) {
        auto more = rows.next(row);
        if (!more || !*more) return 0;
        if (row.number <= last || row.empty()) std::abort();
        last = row.number;
    }
}

}  // namespace
}  // namespace linli::sheet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return linli::sheet::try_one(data, size);
}
