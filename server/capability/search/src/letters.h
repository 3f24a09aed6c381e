#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linli::search {

/// A text as it is compared: half width, lower case, modern forms, without blanks, dots and signs.
struct Letters {
    std::u32string text;
    std::vector<int> at;  ///< where each letter stands in what is shown, in code points
};
/// Total; linear.
Letters letters_of(std::string_view shown);
/// The letters as UTF-8.
std::string plain(std::string_view shown);
/// Whether every letter is one of a to z; false for nothing.
bool latin(std::u32string_view letters);
/// Whether every letter is a digit, the last of 18 perhaps an x; false for nothing.
bool digits(std::u32string_view letters);
/// Whether there is a Chinese character among them.
bool any_han(std::u32string_view letters);

}  // namespace linli::search
