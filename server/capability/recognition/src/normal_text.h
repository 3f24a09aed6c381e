#pragma once

#include <linli/recognition/text_classifier.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace linli::recognition {

/// One remaining character: where it stood, and whether punctuation or a line break stood before it.
struct Origin {
    std::uint32_t from = 0;   ///< code points from the start of its part
    std::uint32_t until = 0;  ///< beyond `from` + 1 for a folded number
    Part part = Part::text;
    bool after_break = false;
};

/// A message reduced to what counts: letters, ideographs and digits, half width, lower case, no white space.
struct NormalText {
    std::vector<char32_t> points;
    std::vector<Origin> origins;  ///< one per point
    std::size_t title = 0;        ///< the first `title` points are the title
};

/// What to do with numbers: `fold` makes any run of digits one `0`.
enum class Digits { fold, keep };

/// Title and text in one row. Without a title, the text up to its first line break or double space is the title.
NormalText normal_text(std::string_view title, std::string_view text, Digits digits);

}  // namespace linli::recognition
