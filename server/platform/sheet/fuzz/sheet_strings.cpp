// Any bytes as shared strings and as styles: each string that was added is found again.
#include "string_table.h"
#include "styles.h"

#include <cstdlib>

namespace linli::sheet {
namespace {

int try_one(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    StringTable table({.string_bytes = 1U << 20}, "/tmp");
    MemorySource strings(bytes);
    (void)read_strings(strings, table, 1000);
    std::string out;
    for (std::uint64_t i = 0; i < table.size(); ++i)
        if (!table.append(i, out)) std::abort();
    if (table.append(table.size(), out)) std::abort();
    MemorySource styles(bytes);
    (void)read_styles(styles);
    (void)style_of_code(bytes);
    return 0;
}

}  // namespace
}  // namespace linli::sheet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return linli::sheet::try_one(data, size);
}
