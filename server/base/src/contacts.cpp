#include <linli/base/contacts.h>

#include <linli/base/text.h>

#include <algorithm>

namespace linli::text {
namespace {

constexpr std::u32string_view hidden = U"***";

bool is_figure(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

bool is_parting(char32_t c) { return c == U' ' || c == U'-' || c == U'－' || c == U'—' || c == U'\u3000'; }

bool is_mail(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'.' || c == U'_' ||
           c == U'-' || c == U'+' || c == U'%' || c == U'*';
}

/// Figures from the front of a text, with single partings between them.
struct Number {
    std::size_t length = 0;   ///< points
    std::size_t figures = 0;  ///< all of them
    std::size_t longest = 0;  ///< without a parting
};

Number read_figures(std::u32string_view points) {
    Number out;
    std::size_t run = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (is_figure(points[i])) {
            out.longest = std::max(out.longest, ++run);
            ++out.figures;
            out.length = i + 1;
        } else if (is_parting(points[i]) && run > 0) {
            run = 0;
        } else {
            break;
        }
    }
    return out;
}

/// A telephone without area code has seven figures; a parted one has an area code (0…), is a mobile (1…), or is written
/// with the code of the country. A date has eight figures in parts, with the hour ten.
bool reaches_somebody(const Number& number, char32_t first) {
    constexpr std::size_t local = 7, parted = 10, international = 11;
    const bool trunk = first == U'0' || first == U'1' || first == U'０' || first == U'１';
    return number.longest >= local || number.figures >= (trunk ? parted : international);
}

}  // namespace

std::string without_contacts(std::string_view utf8) {
    const auto points = text::to_u32(utf8);
    std::u32string out;
    for (std::size_t i = 0; i < points.size();) {
        const auto rest = std::u32string_view(points).substr(i);
        if (rest[0] == U'@' || rest[0] == U'＠') {
            const auto after = std::find_if_not(rest.begin() + 1, rest.end(), is_mail) - rest.begin();
            const auto before = std::find_if_not(out.rbegin(), out.rend(), is_mail).base();
            if (before != out.end() && after > 1) {
                out.erase(before, out.end());
                out += hidden;
                i += static_cast<std::size_t>(after);
                continue;
            }
        }
        const auto number = is_figure(rest[0]) ? read_figures(rest) : Number{};
        if (number.length == 0 || !reaches_somebody(number, rest[0])) {
            const auto kept = std::max<std::size_t>(1, number.length);
            out += rest.substr(0, kept);
            i += kept;
            continue;
        }
        out += hidden;
        i += number.length;
        if (i < points.size() && (points[i] == U'X' || points[i] == U'x')) ++i;  // the last place of an identity number
    }
    return text::from_u32(out);
}

}  // namespace linli::text
