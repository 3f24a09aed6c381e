#pragma once

#include "bytes.h"

#include <linli/base/result.h>
#include <linli/sheet/reader.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace linli::sheet {

/// The shared strings of a workbook. The first `string_memory` bytes stay in memory; what follows goes to a file
/// without a name, read back through a small cache: programs number strings as they appear, so rows ask in order.
class StringTable {
public:
    StringTable(const ReadLimits& limits, std::filesystem::path temporary);
    ~StringTable();
    StringTable(const StringTable&) = delete;
    StringTable& operator=(const StringTable&) = delete;

    /// @refuses too_large.
    Outcome add(std::string_view text);
    std::uint64_t size() const { return count_; }
    std::uint64_t bytes_in_file() const;
    /// Appends the string to `out`; false when there is none of that number.
    bool append(std::uint64_t index, std::string& out) const;

private:
    static constexpr std::size_t block_bytes = 64 * 1024;
    static constexpr std::size_t slots = 64;
    static constexpr std::uint64_t stride = 8;  ///< every eighth string's place is kept, the others are walked to
    struct Slot {
        std::uint64_t block = ~0ULL;
        std::unique_ptr<char[]> bytes;
    };

    void put(const char* bytes, std::size_t size);
    void spill();
    const char* block(std::uint64_t number) const;
    std::uint32_t length_at(std::uint64_t& place) const;
    void copy(std::uint64_t place, std::size_t size, char* out) const;

    ReadLimits limits_;
    std::filesystem::path temporary_;
    std::vector<std::unique_ptr<char[]>> memory_;
    std::vector<std::uint64_t> places_;
    std::uint64_t count_ = 0;
    std::uint64_t end_ = 0;
    std::uint64_t in_file_ = 0;  ///< blocks written to the file
    int file_ = -1;
    std::unique_ptr<char[]> last_;  ///< the block being filled once memory is full
    mutable std::array<Slot, slots> cache_;
};

/// Fills the table from `xl/sharedStrings.xml`: plain strings and rich-text runs, without phonetic hints.
Outcome read_strings(ByteSource& source, StringTable& table, std::uint32_t cell_bytes);
/// `_x000D_` -> the character; programs write so what XML cannot hold.
/// @source ECMA-376 part 1, 22.9.2.19 (ST_Xstring)
void decode_escapes(std::string& text);

}  // namespace linli::sheet
