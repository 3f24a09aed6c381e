#include <linli/base/area_codes.h>

#include <linli/base/csv.h>

#include "area_code_data.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace linli::codes {
namespace {

constexpr int first_issue_year = 1984;

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

AreaCodes AreaCodes::parse(std::string_view csv) {
    AreaCodes out;
    for (const auto& row : csv::rows(csv)) {
        const auto code = row.cells.size() == 3 ? number(row.cells[0]) : std::nullopt;
        if (!code || row.cells[0].size() != 6) continue;
        out.periods_.push_back({*code, static_cast<std::int16_t>(number(row.cells[1]).value_or(0)),
                                static_cast<std::int16_t>(number(row.cells[2]).value_or(0))});
        out.provinces_.push_back(*code / 10'000);
    }
    std::sort(out.periods_.begin(), out.periods_.end());
    std::sort(out.provinces_.begin(), out.provinces_.end());
    out.provinces_.erase(std::unique(out.provinces_.begin(), out.provinces_.end()), out.provinces_.end());
    return out;
}

const AreaCodes& AreaCodes::built_in() {
    static const auto table = parse(area_code_data);
    return table;
}

AreaCodeState AreaCodes::state(std::string_view code, int birth_year, int grace) const {
    const auto value = code.size() == 6 ? number(code) : std::nullopt;
    if (!value || !std::binary_search(provinces_.begin(), provinces_.end(), *value / 10'000))
        return AreaCodeState::unknown_province;
    auto at = std::lower_bound(periods_.begin(), periods_.end(), Period{*value, 0, 0});
    if (at == periods_.end() || at->code != *value) return AreaCodeState::unknown_county;
    for (; at != periods_.end() && at->code == *value; ++at) {
        // Who was born before numbers existed may have been given one in any later year.
        const bool begun = at->from == 0 || birth_year <= first_issue_year || at->from <= birth_year + grace;
        const bool lasts = at->until == 0 || at->until >= std::max(birth_year, first_issue_year) - grace;
        if (begun && lasts) return AreaCodeState::in_force;
    }
    return AreaCodeState::not_in_force;
}

}  // namespace linli::codes
