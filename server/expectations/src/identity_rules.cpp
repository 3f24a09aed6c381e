#include <linli/base/area_codes.h>
#include <linli/base/codes.h>
#include <linli/base/words.h>

#include "identity.h"
#include "kinds.h"
#include "text_tools.h"

#include <algorithm>

// Rules about numbers that identify: shape first, then checksum, then what the number says.
namespace linli::expectations {
namespace {

using Answer = std::optional<Fault>;
constexpr std::size_t full_length = 18, first_generation = 15;

bool digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// 18 characters of the right kind, whatever they say.
bool shaped(std::string_view number) {
    if (number.size() == first_generation) return digits(number);
    return number.size() == full_length && digits(number.substr(0, 17)) &&
           (digits(number.substr(17)) || number[17] == 'X' || number[17] == 'x');
}

Answer id_shape(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    if (text.empty()) return {};
    const auto number = compact(text);
    if (shaped(number)) return {};
    if (number.size() != full_length && digits(number))
        return Fault{"身份证号应为18位，现在是" + std::to_string(number.size()) + "位"};
    return Fault{"身份证号里有不该出现的字符，或者位数不对"};
}

Answer id_checksum(const Expectation& e, const RowView& row) {
    const auto number = compact(text_of(row.get(e.field)));
    if (number.size() != full_length || !shaped(number) || codes::parse_id_number(number)) return {};
    const auto right = codes::id_number_check(std::string_view(number).substr(0, 17));
    const auto last = number[17] == 'x' ? 'X' : number[17];
    if (right == last) return {};  // the birth date in it does not exist: another kind speaks of that
    return Fault{"身份证号 " + codes::mask_id_number(number) + " 的校验位对不上，可能有一位写错或两位颠倒"};
}

Answer id_birth_exists(const Expectation& e, const RowView& row) {
    const auto number = compact(text_of(row.get(e.field)));
    if (!shaped(number)) return {};
    if (number.size() == first_generation) {
        if (codes::widen_id_number(number)) return {};
        return Fault{"15位身份证号里的出生日期不存在"};
    }
    const auto right = codes::id_number_check(std::string_view(number).substr(0, 17));
    if (right != (number[17] == 'x' ? 'X' : number[17]) || codes::parse_id_number(number)) return {};
    return Fault{"身份证号里的出生日期不存在"};
}

Answer id_widened(const Expectation& e, const RowView& row) {
    const auto number = compact(text_of(row.get(e.field)));
    if (number.size() != first_generation) return {};
    auto wide = codes::widen_id_number(number);
    if (!wide) return {};
    return Fault{"还是15位的第一代身份证号，可以直接换算为18位", std::move(*wide)};
}

Answer id_area_known(const Expectation& e, const RowView& row) {
    const auto number = readable_id_number(text_of(row.get(e.field)));
    if (!number) return {};
    const auto state = codes::AreaCodes::built_in().state(number->area_code, number->birth.year());
    if (state == codes::AreaCodeState::unknown_province)
        return Fault{"身份证号开头的 " + number->area_code + " 不是任何省份的代码"};
    // A county can be missing from our table; a province cannot.
    if (state == codes::AreaCodeState::unknown_county)
        return Fault{"身份证号开头的 " + number->area_code + " 在行政区划代码表里查不到", {}, Certainty::doubtful};
    return {};
}

Answer id_area_in_force(const Expectation& e, const RowView& row) {
    const auto number = readable_id_number(text_of(row.get(e.field)));
    if (!number) return {};
    const auto state = codes::AreaCodes::built_in().state(number->area_code, number->birth.year(), e.count.value_or(2));
    if (state != codes::AreaCodeState::not_in_force) return {};
    return Fault{"身份证号开头的 " + number->area_code + " 在号码所写的出生年份并未启用"};
}

Answer birth_agrees(const Expectation& e, const RowView& row) {
    const auto number = readable_id_number(text_of(row.get(e.others.front())));
    const auto birth = date_of(row.get(e.field));
    if (!number || !birth || number->birth == *birth) return {};
    return Fault{"出生日期与身份证号里的不一致"};
}

Answer sex_agrees(const Expectation& e, const RowView& row) {
    const auto number = readable_id_number(text_of(row.get(e.others.front())));
    const auto sex = text_of(row.get(e.field));
    if (!number || (sex != "male" && sex != "female")) return {};
    const bool male = number->sex == codes::Sex::male;
    if (male == (sex == "male")) return {};
    return Fault{"登记的性别是" + std::string(male ? "女" : "男") + "，身份证号第17位表明是" +
                 std::string(male ? "男" : "女")};
}

Answer uscc_shape(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    if (text.empty()) return {};
    const auto code = compact(text);
    const bool old = code.size() == first_generation && digits(code);
    if (code.size() == full_length || old) return {};
    return Fault{"统一社会信用代码应为18位，现在是" + std::to_string(code.size()) + "位"};
}

Answer uscc_checksum(const Expectation& e, const RowView& row) {
    const auto code = compact(text_of(row.get(e.field)));
    if (code.size() != full_length || codes::valid_uscc(code)) return {};
    return Fault{"统一社会信用代码的校验位对不上，可能有一位写错"};
}

/// The 15-digit number of a business registration. @source GS15-2006
Answer registration_checksum(const Expectation& e, const RowView& row) {
    const auto code = compact(text_of(row.get(e.field)));
    if (code.size() != first_generation || !digits(code)) return {};
    int p = 10;
    for (std::size_t i = 0; i + 1 < code.size(); ++i) {
        const int sum = (p + (code[i] - '0')) % 10;
        p = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    if ((p + (code.back() - '0')) % 10 == 1) return {};
    return Fault{"15位注册号的校验位对不上"};
}

}  // namespace

std::optional<codes::IdNumber> readable_id_number(std::string_view text) {
    const auto number = compact(text);
    if (number.size() == full_length) return codes::parse_id_number(number);
    const auto wide = codes::widen_id_number(number);
    return wide ? codes::parse_id_number(*wide) : std::nullopt;
}

std::span<const Kind> identity_kinds() {
    static const std::vector<Kind> list{
        {"id_number_shape", "身份证号的位数和字符", id_shape, nullptr, {Need::field}},
        {"id_number_checksum", "身份证号校验位", id_checksum, nullptr, {Need::field}},
        {"id_number_birth_exists", "身份证号里的日期存在", id_birth_exists, nullptr, {Need::field}},
        {"id_number_widened", "18位身份证号", id_widened, nullptr, {Need::field}},
        {"id_area_known", "行政区划代码存在", id_area_known, nullptr, {Need::field}},
        {"id_area_in_force", "行政区划代码当时有效", id_area_in_force, nullptr, {Need::field}},
        {"birth_agrees_with_id", "出生日期与身份证号一致", birth_agrees, nullptr, {Need::field, Need::other}},
        {"sex_agrees_with_id", "性别与身份证号一致", sex_agrees, nullptr, {Need::field, Need::other}},
        {"uscc_shape", "信用代码的位数", uscc_shape, nullptr, {Need::field}},
        {"uscc_checksum", "信用代码校验位", uscc_checksum, nullptr, {Need::field}},
        {"registration_checksum", "注册号校验位", registration_checksum, nullptr, {Need::field}},
    };
    return list;
}

}  // namespace linli::expectations
