#pragma once

#include <array>
#include <string_view>

namespace linli::sheet {

/// Whether a spreadsheet program would compute this text instead of showing it: `=`, `+`, `-`, `@`, also full-width,
/// tab and CR at the start. Such text gets one `'` in front when written, which reading takes away again; text that
/// already begins with `'` and would mean the same gets one more.
/// @source OWASP, CSV Injection
inline bool computes(std::string_view text) {
    while (text.starts_with('\'')) text.remove_prefix(1);
    constexpr std::array<std::string_view, 10> starts{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    for (const auto start : starts)
        if (text.starts_with(start)) return true;
    return false;
}

}  // namespace linli::sheet
