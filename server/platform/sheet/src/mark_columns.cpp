#include "mark_columns.h"

#include "number.h"
#include "xml_text.h"

#include <algorithm>

namespace linli::sheet {

void MarkColumns::add(const Attributes& attributes) {
    const auto first = whole_number(attributes.get("min"));
    const auto last = whole_number(attributes.get("max"));
    if (!first || !last || *first == 0 || *last < *first) return;
    std::string rest;
    for (const char** at = attributes.pairs(); *at != nullptr; at += 2) {
        const std::string_view name = at[0];
        if (name != "min" && name != "max") rest += " " + std::string(name) + "=\"" + xml_escaped(at[1]) + "\"";
    }
    const auto style = whole_number(attributes.get("style", "0")).value_or(0);
    // An entry may reach over the added columns: it continues behind them.
    auto from = *first;
    auto taken = std::vector<std::uint32_t>{note_ + 1, key_ + 1};
    std::sort(taken.begin(), taken.end());
    for (const auto column : taken) {
        if (column < from || column > *last) continue;
        if (column > from) entries_.push_back({from, column - 1, rest, style});
        from = column + 1;
    }
    if (from <= *last) entries_.push_back({from, *last, rest, style});
}

std::uint32_t MarkColumns::style_of(std::uint32_t column) const {
    for (const auto& entry : entries_)
        if (entry.first <= column + 1 && column + 1 <= entry.last) return entry.style;
    return 0;
}

std::string MarkColumns::text(std::string_view prefix) const {
    auto entries = entries_;
    entries.push_back({note_ + 1, note_ + 1, " width=\"48\" customWidth=\"1\""});
    entries.push_back({key_ + 1, key_ + 1, " width=\"12\" hidden=\"1\" customWidth=\"1\""});
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.first < b.first; });
    const std::string p(prefix);
    std::string out = "<" + p + "cols>";
    for (const auto& entry : entries)
        out += "<" + p + "col min=\"" + std::to_string(entry.first) + "\" max=\"" + std::to_string(entry.last) + "\"" +
               entry.rest + "/>";
    return out + "</" + p + "cols>";
}

}  // namespace linli::sheet
