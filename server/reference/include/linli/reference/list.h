#pragma once

#include <linli/base/date.h>
#include <linli/base/result.h>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Small tables that everybody agrees on, with a version and a day from which they hold. @source DAT-15, DAT-16
namespace linli::reference {

/// What a list may be called.
namespace lists {
inline constexpr std::string_view sources = "sources";
inline constexpr std::string_view fields = "fields";
inline constexpr std::string_view person_tags = "person_tags";
inline constexpr std::string_view organisation_kinds = "organisation_kinds";
inline constexpr std::string_view small_venues = "small_venues";
inline constexpr std::string_view object_kinds = "object_kinds";
inline constexpr std::string_view relation_kinds = "relation_kinds";
inline constexpr std::string_view change_kinds = "change_kinds";
inline constexpr std::string_view allowance_tiers = "allowance_tiers";
inline constexpr std::string_view consent_purposes = "consent_purposes";
inline constexpr std::string_view partners = "partners";
inline constexpr std::string_view partner_fields = "partner_fields";
inline constexpr std::string_view agreement_templates = "agreement_templates";
}  // namespace lists

/// One line of a list.
struct Entry {
    std::string code;
    std::string label;                                        ///< zh-CN; in a mapping: our code
    std::map<std::string, std::string, std::less<>> columns;  ///< the other columns of the shape
    /// The text of a column, empty when it has none.
    std::string_view text(std::string_view column) const;
    /// The number of a column, `otherwise` when it has none.
    int number(std::string_view column, int otherwise = 0) const;
};

/// One version of a list; immutable, so it is shared between threads.
class List {
public:
    List(std::string code, std::int64_t version, Date from, std::vector<Entry> entries);
    const std::string& code() const { return code_; }
    std::int64_t version() const { return version_; }
    Date from() const { return from_; }
    const std::vector<Entry>& entries() const { return entries_; }
    /// @return null when the list has no such code
    const Entry* find(std::string_view code) const;

private:
    std::string code_;
    std::int64_t version_;
    Date from_;
    std::vector<Entry> entries_;
    std::unordered_map<std::string_view, std::size_t> by_code_;
};

/// What a column may hold.
struct Column {
    std::string_view name;
    std::string_view title;  ///< zh-CN
    bool required = false;
    std::span<const std::string_view> words = {};  ///< one of these, when there are some
    bool number = false;                           ///< a whole number from `least` to `most`
    int least = 0;
    int most = 0;
};

/// What a list looks like.
struct Shape {
    std::string_view code;
    std::string_view title;  ///< zh-CN
    std::vector<Column> columns;
};

/// Every list there can be, by code.
const std::vector<Shape>& shapes();
/// @return null for a code that names no list
const Shape* shape_of(std::string_view list_code);

/// What is wrong with the entries of a list; empty when nothing is. Total, without store or clock.
/// A field of the catalogue without purpose or legal basis is a fault. @source DAT-22
std::vector<FieldError> faults(const Shape& shape, std::span<const Entry> entries);

/// The list that is built into the program (version 0).
const List& built_in_list(const Shape& shape);

}  // namespace linli::reference
