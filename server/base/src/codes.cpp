#include <linli/base/codes.h>

#include <linli/base/text.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace linli::codes {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), digit); }
int value_of(char c) { return c - '0'; }

// GB 32100-2015 leaves out I, O, S, V and Z, which are mistaken for digits and one another.
constexpr std::string_view uscc_letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

std::optional<Date> date_of(std::string_view eight) {
    const auto number = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (const char c : eight.substr(at, count)) value = value * 10 + value_of(c);
        return value;
    };
    const auto year = number(0, 4);
    if (year < 1800) return std::nullopt;
    return Date::of(year, static_cast<unsigned>(number(4, 2)), static_cast<unsigned>(number(6, 2)));
}

/// Check character of an organisation code's first eight characters.
/// @source GB 11714-1997 §4.2
char organisation_check(std::string_view first8) {
    constexpr std::array<int, 8> weights{3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < first8.size(); ++i) {
        const char c = first8[i];
        sum += weights[i] * (digit(c) ? value_of(c) : c - 'A' + 10);
    }
    const auto check = (11 - sum % 11) % 11;
    return check == 10 ? 'X' : static_cast<char>('0' + check);
}

std::string stars(std::size_t count) { return std::string(count, '*'); }

/// Surnames of two characters; without them 欧阳修 would be shown as 欧**.
constexpr auto compound_surnames = std::to_array<std::u32string_view>(
    {U"欧阳", U"太史", U"端木", U"上官", U"司马", U"东方", U"独孤", U"南宫", U"万俟", U"闻人", U"夏侯", U"诸葛",
     U"尉迟", U"公羊", U"赫连", U"澹台", U"皇甫", U"宗政", U"濮阳", U"公冶", U"太叔", U"申屠", U"公孙", U"慕容",
     U"仲孙", U"钟离", U"长孙", U"宇文", U"司徒", U"鲜于", U"司空", U"闾丘", U"子车", U"亓官", U"司寇", U"巫马",
     U"公西", U"颛孙", U"壤驷", U"公良", U"漆雕", U"乐正", U"宰父", U"谷梁", U"拓跋", U"夹谷", U"轩辕", U"令狐",
     U"段干", U"百里", U"呼延", U"东郭", U"南门", U"羊舌", U"微生", U"公户", U"公玉", U"公仪", U"梁丘", U"公仲",
     U"公上", U"公门", U"公山", U"公坚", U"左丘", U"公伯", U"西门", U"公祖", U"第五", U"公乘", U"贯丘", U"公皙",
     U"南荣", U"东里", U"东宫", U"仲长", U"子书", U"子桑", U"即墨", U"达奚", U"褚师", U"完颜", U"纳兰"});

bool han(char32_t point) {
    return (point >= 0x4E00 && point <= 0x9FFF) || (point >= 0x3400 && point <= 0x4DBF) || point == 0x3007 ||
           (point >= 0x20000 && point <= 0x323AF) || (point >= 0xF900 && point <= 0xFAFF);
}

}  // namespace

char id_number_check(std::string_view first17) {
    constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view checks = "10X98765432";
    if (first17.size() != weights.size() || !all_digits(first17)) return '\0';
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * value_of(first17[i]);
    return checks[static_cast<std::size_t>(sum % 11)];
}

std::optional<IdNumber> parse_id_number(std::string_view text) {
    if (text.size() != 18) return std::nullopt;
    std::string digits(text);
    if (digits.back() == 'x') digits.back() = 'X';
    const auto check = id_number_check(std::string_view(digits).substr(0, 17));
    if (check == '\0' || check != digits.back()) return std::nullopt;
    const auto birth = date_of(std::string_view(digits).substr(6, 8));
    if (!birth) return std::nullopt;
    const auto sex = value_of(digits[16]) % 2 == 1 ? Sex::male : Sex::female;
    const auto area = digits.substr(0, 6);
    return IdNumber{digits, area, *birth, sex};
}

std::optional<std::string> widen_id_number(std::string_view fifteen) {
    if (fifteen.size() != 15 || !all_digits(fifteen)) return std::nullopt;
    auto wide = std::string(fifteen.substr(0, 6)) + "19" + std::string(fifteen.substr(6));
    wide += id_number_check(wide);
    if (!parse_id_number(wide)) return std::nullopt;
    return wide;
}

char uscc_check(std::string_view first17) {
    if (first17.size() != 17) return '\0';
    std::size_t sum = 0;
    std::size_t weight = 1;
    for (const char c : first17) {
        const auto value = uscc_letters.find(c);
        if (value == std::string_view::npos) return '\0';
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    return uscc_letters[(31 - sum % 31) % 31];
}

bool valid_uscc(std::string_view text) {
    if (text.size() != 18) return false;
    const auto check = uscc_check(text.substr(0, 17));
    if (check == '\0' || check != text[17] || !all_digits(text.substr(2, 6))) return false;
    return organisation_check(text.substr(8, 8)) == text[16];
}

std::optional<std::string> normal_mobile(std::string_view text) {
    const auto typed = text::half_width(text);
    std::string digits;
    for (const char c : text::trim(typed))
        if (c != ' ' && c != '-') digits += c;
    if (digits.starts_with("+86")) digits.erase(0, 3);
    const bool mobile = digits.size() == 11 && all_digits(digits) && digits[0] == '1' && digits[1] >= '3';
    if (!mobile) return std::nullopt;
    return digits;
}

std::string mask_phone(std::string_view phone) {
    constexpr std::size_t head = 3, tail = 4, hidden = 4;
    const auto size = text::code_points(phone);
    const bool plain = size == phone.size();
    if (plain && size >= head + hidden + tail)
        return std::string(phone.substr(0, head)) + stars(size - head - tail) + std::string(phone.substr(size - tail));
    // A seven-digit line number would be shown whole by the mobile pattern.
    if (plain && size >= 7) return stars(size - 2) + std::string(phone.substr(size - 2));
    return stars(size);
}

std::string mask_id_number(std::string_view number) {
    const auto size = number.size();
    const bool shaped = (size == 15 || size == 18) && all_digits(number.substr(0, size - 1));
    if (!shaped) return stars(text::code_points(number));
    return std::string(number.substr(0, 3)) + stars(size - 7) + std::string(number.substr(size - 4));
}

std::string mask_name(std::string_view name) {
    const auto points = text::to_u32(text::trim(name));
    // Names of other peoples and other languages do not begin with a family name: show nothing of them.
    if (points.size() < 2 || !std::all_of(points.begin(), points.end(), han)) return stars(points.size());
    const auto first_two = std::u32string_view(points).substr(0, 2);
    const bool compound = points.size() > 2 && std::find(compound_surnames.begin(), compound_surnames.end(),
                                                         first_two) != compound_surnames.end();
    const std::size_t shown = compound ? 2 : 1;
    return text::from_u32(std::u32string_view(points).substr(0, shown)) + stars(points.size() - shown);
}

}  // namespace linli::codes
