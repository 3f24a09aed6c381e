#include <linli/base/date_text.h>

#include <linli/base/text.h>

#include <array>
#include <charconv>
#include <string>

namespace linli {
namespace {

constexpr bool digit(char c) { return c >= '0' && c <= '9'; }

/// The serial of a spreadsheet, with an optional fraction of a day.
/// @source ECMA-376-1 §18.17.4.1 (1900 date system; days after February 1900 only)
std::optional<Date> serial(std::string_view text) {
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    int days = 0;
    const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), days);
    if (error != std::errc{} || end != whole.data() + whole.size()) return std::nullopt;
    if (point != std::string_view::npos)
        for (const char c : text.substr(point + 1))
            if (!digit(c)) return std::nullopt;
    constexpr int first = 10'000, last = 73'415;  // 1927-05-18, 2100-12-31: four digits are a year
    if (days < first || days > last) return std::nullopt;
    return Date(std::chrono::sys_days(std::chrono::year{1899} / 12 / 30)).plus_days(days);
}

/// `1990年1月5日` and `1990/1/5` with the same separator: everything that is no digit parts the numbers.
std::optional<Date> parted(std::string_view text) {
    std::array<int, 3> numbers{};
    std::size_t at = 0;
    std::size_t pos = 0;
    std::array<std::string, 2> between;
    for (; at < 3 && pos < text.size(); ++at) {
        const auto from = pos;
        while (pos < text.size() && digit(text[pos])) numbers[at] = numbers[at] * 10 + (text[pos++] - '0');
        const auto length = pos - from;
        if (length == 0 || length > (at == 0 ? 4U : 2U) || (at == 0 && length != 4)) return std::nullopt;
        if (at == 2) break;
        while (pos < text.size() && !digit(text[pos])) between[at] += text[pos++];
    }
    if (at != 2) return std::nullopt;
    const auto rest = text.substr(pos);
    const bool chinese = between[0] == "年" && between[1] == "月" && (rest.empty() || rest.starts_with("日"));
    const bool same = between[0] == between[1] && (between[0] == "-" || between[0] == "/" || between[0] == ".");
    const bool ends = rest.empty() || rest.front() == ' ' || rest.front() == 'T';
    if (!chinese && !(same && ends)) return std::nullopt;
    if (numbers[0] < 1800 || numbers[0] > 2999) return std::nullopt;
    return Date::of(numbers[0], static_cast<unsigned>(numbers[1]), static_cast<unsigned>(numbers[2]));
}

}  // namespace

std::optional<Date> read_day(std::string_view text) {
    const auto half = text::half_width(text);
    const auto plain = text::trim(half);
    if (plain.empty() || plain.size() > 40) return std::nullopt;
    bool digits = true;
    for (const char c : plain) digits = digits && (digit(c) || c == '.');
    if (digits && plain.size() == 8 && plain.find('.') == std::string_view::npos) {
        const auto dashed = std::string(plain.substr(0, 4)) + "-" + std::string(plain.substr(4, 2)) + "-" +
                            std::string(plain.substr(6));
        return Date::parse(dashed);
    }
    if (digits && plain.find('.') == plain.rfind('.'))
        if (const auto found = serial(plain)) return found;
    return parted(plain);
}

}  // namespace linli
