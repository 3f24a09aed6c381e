#pragma once

#include "xml.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli::sheet {

/// `<cols>` with room made for the two added columns.
class MarkColumns {
public:
    MarkColumns(std::uint32_t note_column, std::uint32_t key_column) : note_(note_column), key_(key_column) {}

    /// A `<col>` of the original.
    void add(const Attributes& attributes);
    /// The style of cells that the file does not hold.
    std::uint32_t style_of(std::uint32_t column) const;
    /// The whole element, `prefix` before each name.
    std::string text(std::string_view prefix) const;

private:
    struct Entry {
        std::uint32_t first;  ///< from 1, as in the file
        std::uint32_t last;
        std::string rest;  ///< the other attributes
        std::uint32_t style = 0;
    };
    std::uint32_t note_;
    std::uint32_t key_;
    std::vector<Entry> entries_;
};

}  // namespace linli::sheet
