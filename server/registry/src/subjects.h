#pragma once

#include <linli/json/field.h>
#include <linli/registry/events.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Where the fields of the catalogue lie: table, column, and how they are kept. Literals only, so that statements can
/// be put together from them.
namespace linli::registry {

enum class Content { text, word, day, number };

/// A field of the catalogue as a column.
struct FieldSpec {
    std::string_view code;    ///< `person.phone`
    std::string_view column;  ///< of its table
    Content content = Content::text;
    json::Mask mask = json::Mask::none;  ///< for those who may not see it in full
    bool always_masked = false;          ///< in full only by a disclosure
    bool required = false;               ///< the column is NOT NULL: unknown is an empty text
    std::string_view sealed{};           ///< name under which it is sealed, empty when it lies open
    std::string_view index_column{};     ///< blind index beside it
    std::string_view index_kind{};
    std::span<const std::string_view> words{};
};

/// A table of golden records.
struct SubjectSpec {
    SubjectKind kind;
    std::string_view table;
    std::string_view id;    ///< its key column
    std::string_view said;  ///< column with the day of which the row speaks; empty: the day it was recorded
    std::span<const FieldSpec> fields;
};

const SubjectSpec& subject(SubjectKind kind);
/// @return null for a code that is no field of this kind
const FieldSpec* field_of(SubjectKind kind, std::string_view code);

/// The text as the column takes it; nothing when it cannot be one. Total.
std::optional<std::string> canonical(const FieldSpec& field, std::string_view text);
/// How a value is compared in the blind index; nothing when it cannot be found by one.
std::optional<std::string> index_form(const FieldSpec& field, std::string_view value);

}  // namespace linli::registry
