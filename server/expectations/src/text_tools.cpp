#include "text_tools.h"

#include <linli/base/codes.h>
#include <linli/base/text.h>

#include <algorithm>
#include <vector>

namespace linli::expectations {
namespace {

bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool latin(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }
bool han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF);
}
/// The dots that people type between the parts of a name.
bool dot(char32_t c) { return c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0x2027 || c == 0xFF0E; }

bool fits(char32_t sign, char32_t c) {
    switch (sign) {
    case U'#': return digit(c);
    case U'@': return latin(c);
    case U'%': return han(c);
    case U'?': return true;
    default: return sign == c;
    }
}

}  // namespace

std::string compact(std::string_view text) {
    std::u32string out;
    for (const auto c : text::to_u32(text::half_width(text)))
        if (c != U' ' && c != U'\t' && c != U'\n' && c != U'\r' && c != 0xA0 && c != 0x3000 && c != U'-') out += c;
    return text::from_u32(out);
}

bool matches_pattern(std::string_view pattern, std::string_view text) {
    const auto p = text::to_u32(pattern);
    const auto t = text::to_u32(text);
    // The classic walk with one point of return: linear in practice, never exponential.
    std::size_t i = 0, j = 0, mark = 0;
    std::size_t star = std::u32string::npos;
    while (j < t.size()) {
        if (i < p.size() && p[i] == U'*') {
            star = i++;
            mark = j;
        } else if (i < p.size() && fits(p[i], t[j])) {
            ++i, ++j;
        } else if (star != std::u32string::npos) {
            i = star + 1;
            j = ++mark;
        } else {
            return false;
        }
    }
    while (i < p.size() && p[i] == U'*') ++i;
    return i == p.size();
}

bool name_like(std::string_view text) {
    const auto points = text::to_u32(text);
    if (points.empty()) return false;
    const bool latin_name = std::all_of(points.begin(), points.end(), [](char32_t c) {
        return latin(c) || c == U' ' || c == U'-' || c == U'\'' || c == U'.' || c == U',' || dot(c);
    });
    if (latin_name) return points.size() >= 2 && latin(points.front());
    if (dot(points.front()) || dot(points.back())) return false;
    return std::all_of(points.begin(), points.end(), [](char32_t c) { return han(c) || dot(c); });
}

bool phone_like(std::string_view text) {
    if (codes::normal_mobile(text)) return true;
    auto digits = compact(text);
    digits.erase(std::remove_if(digits.begin(), digits.end(), [](char c) { return c == '(' || c == ')'; }),
                 digits.end());
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
    const bool with_area = digits.starts_with('0') && digits.size() >= 10 && digits.size() <= 12;
    const bool local = digits.size() == 7 || digits.size() == 8;
    const bool service = (digits.starts_with("400") || digits.starts_with("800")) && digits.size() == 10;
    return with_area || (local && digits[0] >= '2') || service || (digits.starts_with("95") && digits.size() == 5);
}

}  // namespace linli::expectations
