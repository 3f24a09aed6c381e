#pragma once

#include "bytes.h"

#include <linli/base/result.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace linli::sheet {

/// What a number format makes of a number.
enum class Shown : std::uint8_t { number, date, date_time, time, elapsed, padded };

/// One cell style, as far as reading needs it.
struct NumberStyle {
    Shown shown = Shown::number;
    std::uint8_t digits = 0;  ///< padded: as many as the format has zeros
};

/// The meaning of a format code such as `yyyy"年"m"月"d"日"` or `000000`.
NumberStyle style_of_code(std::string_view code);
/// The meaning of a built-in number; those from 27 to 58 as the Chinese edition defines them.
/// @source ECMA-376 part 1, 18.8.30
NumberStyle style_of_builtin(std::uint32_t id);
/// The styles of `xl/styles.xml` in the order in which cells name them.
Result<std::vector<NumberStyle>> read_styles(ByteSource& source);

}  // namespace linli::sheet
