#pragma once

#include <linli/expectations/suite.h>

#include "fields.h"

#include <span>
#include <string>

namespace linli::expectations {

class Examination;

/// What a rule about one row answers.
struct Fault {
    std::string why;
    std::string fix{};  ///< only what is certainly meant
    std::optional<Certainty> certainty{};
    std::vector<std::string_view> in_doubt{};  ///< further fields that nobody should reckon with now
};

/// One row as a rule sees it.
struct RowView {
    Table table;
    const void* row;
    Date as_of;

    const FieldInfo& info(std::string_view field) const { return fields_of(table)[*field_index(table, field)]; }
    Value get(std::string_view field) const { return info(field).get(row); }
    std::string_view label(std::string_view field) const { return info(field).label; }
    std::string quote(std::string_view field) const { return quoted(info(field), get(field)); }
};

/// @return nothing when the row meets the expectation, or the expectation does not speak of it (an empty value)
using RowRule = std::optional<Fault> (*)(const Expectation& expected, const RowView& row);
/// Walks the block's groups and adds what it finds.
using BlockRule = void (*)(const Expectation& expected, Examination& examination);

/// What a kind needs to be told.
enum class Need { field, other, values, min_or_max, days, count, pattern };

struct Kind {
    std::string_view name;
    std::string_view label;  ///< zh-CN
    RowRule row = nullptr;
    BlockRule block = nullptr;
    std::vector<Need> needs{};
    std::vector<Table> tables{};  ///< empty: any table with rows
};

// One list a group of rules, each in its own file.
std::span<const Kind> text_kinds();
std::span<const Kind> number_kinds();
std::span<const Kind> date_kinds();
std::span<const Kind> identity_kinds();
std::span<const Kind> set_kinds();
std::span<const Kind> household_kinds();
std::span<const Kind> dwelling_kinds();
std::span<const Kind> relation_kinds();
std::span<const Kind> outside_kinds();
std::span<const Kind> area_kinds();

const Kind* find_kind(std::string_view name);

}  // namespace linli::expectations
