#include "values.h"

#include <linli/base/codes.h>
#include <linli/base/text.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace linli::imports {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

bool han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
           (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}

/// The numbers of a text, at most three, and where the third ends. @return how many there were
std::size_t numbers(std::string_view text, std::array<int, 3>& out) {
    std::size_t count = 0, at = 0;
    while (at < text.size() && count < out.size()) {
        if (!digit(text[at])) {
            ++at;
            continue;
        }
        const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), out[count]);
        if (error != std::errc{}) return 0;
        at = static_cast<std::size_t>(end - text.data());
        ++count;
    }
    return count;
}

/// Whether only marks of a day stand between the digits before a time begins.
bool day_shaped(std::string_view text) {
    const auto points = text::to_u32(text);
    return std::all_of(points.begin(), points.end(), [](char32_t c) {
        constexpr std::u32string_view marks = U"0123456789-/.年月日号 :T";
        return marks.find(c) != std::u32string_view::npos;
    });
}

double share(bool holds) { return holds ? 1 : 0; }

bool looks_like_address(std::string_view text) {
    if (text::code_points(text) < 4) return false;
    int marks = 0;
    for (const std::string_view mark :
         {"号", "栋", "幢", "单元", "室", "路", "街", "小区", "社区", "村", "区", "县", "苑"})
        marks += text.find(mark) != std::string_view::npos ? 1 : 0;
    return marks >= 2;
}

}  // namespace

std::string tight(std::string_view raw) {
    auto points = text::to_u32(text::half_width(raw));
    std::erase_if(points, [](char32_t c) {
        return c <= 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x3000 || c == 0xFEFF;
    });
    return text::from_u32(points);
}

std::string tidy(std::string_view raw) {
    const auto narrow = text::half_width(raw);
    return std::string(text::trim(narrow));
}

std::optional<Date> read_date(std::string_view raw) {
    const auto text = tidy(raw);
    if (text.size() < 6 || text.size() > 40 || !day_shaped(text)) return std::nullopt;
    if (text.size() == 8 && std::all_of(text.begin(), text.end(), digit)) {
        std::array<int, 3> part{};
        numbers(text.substr(0, 4) + " " + text.substr(4, 2) + " " + text.substr(6), part);
        return Date::of(part[0], static_cast<unsigned>(part[1]), static_cast<unsigned>(part[2]));
    }
    std::array<int, 3> part{};
    if (numbers(text, part) != 3 || part[0] < 1800 || part[0] > 2999) return std::nullopt;
    return Date::of(part[0], static_cast<unsigned>(part[1]), static_cast<unsigned>(part[2]));
}

std::optional<Date> serial_date(double serial) {
    if (!(serial >= 61 && serial < 73'415) || serial != std::floor(serial)) return std::nullopt;
    return Date::of(1899, 12, 30)->plus_days(static_cast<int>(serial));
}

std::optional<double> read_number(std::string_view raw) {
    auto text = tight(raw);
    std::erase(text, ',');
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<std::string> read_phone(std::string_view raw) {
    if (auto mobile = codes::normal_mobile(raw)) return mobile;
    std::string digits;
    for (const char c : tight(raw)) {
        if (digit(c))
            digits += c;
        else if (c != '-' && c != '(' && c != ')')
            return std::nullopt;
    }
    const bool with_area = digits.size() >= 10 && digits.size() <= 12 && digits[0] == '0' && digits[1] != '0';
    const bool local = (digits.size() == 7 || digits.size() == 8) && digits[0] >= '2';
    return with_area || local ? std::optional(digits) : std::nullopt;
}

std::optional<std::string> read_id_number(std::string_view raw) {
    auto number = tight(raw);
    if (!number.empty() && number.front() == '\'') number.erase(0, 1);
    std::erase(number, '-');
    for (auto& c : number) c = c == 'x' ? 'X' : c;
    if (number.size() == 15 && std::all_of(number.begin(), number.end(), digit)) return number;
    const bool fits = number.size() == 18 && std::all_of(number.begin(), number.end() - 1, digit) &&
                      (digit(number.back()) || number.back() == 'X');
    return fits ? std::optional(std::move(number)) : std::nullopt;
}

std::optional<std::string> read_reference(std::string_view raw) {
    constexpr std::size_t least = 3, most = 40;
    auto out = tight(raw);
    const auto fits = [](char c) {
        return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view("-_/.").find(c) != std::string_view::npos;
    };
    if (out.size() < least || out.size() > most || !std::all_of(out.begin(), out.end(), fits)) return std::nullopt;
    if (std::none_of(out.begin(), out.end(), digit)) return std::nullopt;
    if (read_id_number(out) || codes::normal_mobile(out)) return std::nullopt;
    return out;
}

bool fits_name(std::string_view raw) {
    const auto points = text::to_u32(text::trim(raw));
    if (points.size() < 2 || points.size() > 40) return false;
    const auto middle = [](char32_t c) { return c == U'·' || c == U'•' || c == U'・' || c == U'‧'; };
    const bool chinese = std::all_of(points.begin(), points.end(), [&](char32_t c) { return han(c) || middle(c); }) &&
                         han(points.front()) && han(points.back());
    const auto latin = [](char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const bool foreign = latin(points.front()) && std::all_of(points.begin(), points.end(), [&](char32_t c) {
                             return latin(c) || c == ' ' || c == '-' || c == '.' || c == '\'' || middle(c);
                         });
    return chinese || foreign;
}

double looks_like(FieldKind kind, std::string_view text) {
    switch (kind) {
    case FieldKind::id_number: return share(read_id_number(text).has_value());
    case FieldKind::phone: return share(codes::normal_mobile(text).has_value());
    case FieldKind::date: return share(read_date(text).has_value());
    case FieldKind::uscc: {
        const auto code = tight(text);
        return share(code.size() == 18 && !read_id_number(code) && codes::valid_uscc(code));
    }
    case FieldKind::name: return share(text::code_points(text) <= 4 && fits_name(text));
    case FieldKind::address: return share(looks_like_address(text));
    case FieldKind::reference: return share(read_reference(text).has_value());
    case FieldKind::number: return share(read_number(text).has_value());
    case FieldKind::integer: {
        const auto number = read_number(text);
        return share(number && *number == std::floor(*number));
    }
    default: return 0;
    }
}

}  // namespace linli::imports
