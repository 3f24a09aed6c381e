#include <linli/address/compare.h>
#include <linli/base/text.h>

namespace linli::address {
namespace {

int chinese_digit(char32_t c) {
    static constexpr std::u32string_view digits = U"零一二三四五六七八九";
    if (c == U'〇') return 0;
    if (c == U'两') return 2;
    const auto at = digits.find(c);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

/// 十二, 一百零五; 一零五 digit by digit.
std::string chinese_number(std::u32string_view run) {
    if (run.find_first_of(U"十百") == std::u32string_view::npos) {
        std::string digits;
        for (const char32_t c : run) digits += static_cast<char>('0' + chinese_digit(c));
        return digits;
    }
    int sum = 0, last = 0;
    for (const char32_t c : run) {
        if (c == U'十' || c == U'百') {
            sum += (last == 0 ? 1 : last) * (c == U'十' ? 10 : 100);
            last = 0;
        } else {
            last = chinese_digit(c);
        }
    }
    return std::to_string(sum + last);
}

bool is_chinese(char32_t c) { return c == U'十' || c == U'百' || chinese_digit(c) >= 0; }

}  // namespace

std::string number_of(std::string_view text) {
    const auto points = text::to_u32(text::half_width(text));
    std::string out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const char32_t c = points[i];
        if ((c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z')) {
            out += static_cast<char>(c);
        } else if (c >= U'a' && c <= U'z') {
            out += static_cast<char>(c - U'a' + U'A');
        } else if (is_chinese(c)) {
            std::size_t end = i;
            while (end < points.size() && is_chinese(points[end])) ++end;
            out += chinese_number(std::u32string_view(points).substr(i, end - i));
            i = end - 1;
        } else if (!out.empty() && (c == U'-' || c == U'_') && i + 1 < points.size()) {
            out += '-';
        }
    }
    const auto first = out.find_first_not_of('0');
    return first == std::string::npos || out.empty() ? out : out.substr(first);
}

}  // namespace linli::address
