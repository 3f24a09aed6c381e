// Any bytes as a worksheet part: rows come in order, cells in order, or the part is refused.
#include "sheet_rows.h"

#include <cstdlib>

namespace linli::sheet {
namespace {

int try_one(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    auto strings = std::make_shared<StringTable>(ReadLimits{}, "/tmp");
    for (const auto* const text : {"甲", "", "long long long long long text"}) (void)strings->add(text);
    SheetContext context{
        .strings = strings,
        .styles = std::make_shared<const std::vector<NumberStyle>>(std::vector<NumberStyle>{
            {}, {Shown::date, 0}, {Shown::date_time, 0}, {Shown::time, 0}, {Shown::elapsed, 0}, {Shown::padded, 6}}),
        .limits = {.rows = 10'000, .columns = 1000, .cell_bytes = 1000, .row_bytes = 10'000}};
    MemorySource scanned(bytes);
    auto merges = scan_merges(scanned, context.limits);
    if (merges) context.merges = std::move(*merges);
    SheetRows rows(std::make_unique<MemorySource>(bytes), std::move(context));
    Row row;
    std::uint32_t last = 0;
    for (;;) {
        auto more = rows.next(row);
        if (!more || !*more) return 0;
        if (row.number <= last || row.empty()) std::abort();
        last = row.number;
        for (std::size_t i = 1; i < row.cells().size(); ++i)
            if (row.cells()[i].column <= row.cells()[i - 1].column) std::abort();
    }
}

}  // namespace
}  // namespace linli::sheet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return linli::sheet::try_one(data, size);
}
