#include <linli/base/codes.h>
#include <linli/base/date_text.h>
#include <linli/base/text.h>
#include <linli/expectations/examine.h>

#include "fields.h"
#include "text_tools.h"

namespace linli::expectations {
namespace {

std::string number_fix(std::string_view value) {
    auto number = compact(value);
    if (const auto wide = codes::widen_id_number(number)) return *wide;
    if (!number.empty() && number.back() == 'x') number.back() = 'X';
    return number;
}

}  // namespace

std::optional<std::string> safe_fix(Table table, std::string_view field, std::string_view value) {
    const auto at = field_index(table, field);
    if (!at || value.empty()) return std::nullopt;
    const auto& info = fields_of(table)[*at];
    std::string fixed;
    if (field == "id_number") {
        fixed = number_fix(value);
        if (!codes::parse_id_number(fixed)) return std::nullopt;
    } else if (field == "phone") {
        const auto mobile = codes::normal_mobile(value);
        if (!mobile) return std::nullopt;
        fixed = *mobile;
    } else if (field == "uscc") {
        fixed = compact(value);
        if (!codes::valid_uscc(fixed)) return std::nullopt;
    } else if (info.day != nullptr) {
        const auto day = read_day(value);
        if (!day) return std::nullopt;
        fixed = day->text();
    } else {
        fixed = std::string(text::trim(text::half_width(value)));
    }
    if (fixed == value) return std::nullopt;
    return fixed;
}

}  // namespace linli::expectations
