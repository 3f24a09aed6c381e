#pragma once

#include <linli/expectations/rows.h>

#include <span>
#include <string_view>
#include <variant>

namespace linli::expectations {

/// How a value may be quoted in a finding.
enum class Quote { plain, name, phone, id_number, hidden };

/// A value of any field; monostate: nothing is recorded.
using Value = std::variant<std::monostate, std::string_view, Date, std::int64_t>;

/// One field of a table by name.
struct FieldInfo {
    std::string_view name;
    std::string_view label;  ///< zh-CN
    Quote quote;
    Value (*get)(const void* row);
    /// The day as recorded, for fields that hold one.
    const Day* (*day)(const void* row) = nullptr;
};

std::span<const FieldInfo> fields_of(Table table);
/// Place in fields_of(), or nothing.
std::optional<std::size_t> field_index(Table table, std::string_view name);

bool empty(const Value& value);
/// The text of a text value, otherwise empty.
std::string_view text_of(const Value& value);
std::optional<Date> date_of(const Value& value);
std::optional<std::int64_t> number_of(const Value& value);
/// The value as a finding may quote it.
std::string quoted(const FieldInfo& field, const Value& value);

}  // namespace linli::expectations
