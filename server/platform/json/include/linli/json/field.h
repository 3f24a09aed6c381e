#pragma once

#include <linli/base/clock.h>
#include <linli/base/date.h>
#include <linli/base/id.h>
#include <linli/base/money.h>
#include <linli/base/words.h>

#include <boost/json/fwd.hpp>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// One description per struct serves parsing, validation, writing, masks, OpenAPI, forms, export and "my data".
/// A struct takes part by declaring its schema name and its field table:
///
///     struct ReportCase {
///         CaseId id;
///         std::string title;
///         static constexpr std::string_view schema_name = "ReportCase";
///         static constexpr auto fields() {
///             return std::tuple{json::field("id", &ReportCase::id, "客户端生成的编号，兼作幂等键"),
///                               json::field("title", &ReportCase::title, "标题", {.min = 2, .max = 60})};
///         }
///     };
///
/// Member types: bool, integers, double, std::string, enums with words, Instant (`*_ms`), Date, Fen, Uuid, Id<…>,
/// boost::json::object, another described struct, and std::optional / std::vector of these.
namespace linli::json {

/// How much harm a value can do outside its purpose.
enum class Sensitivity { open, internal, personal, sensitive };
constexpr std::array<std::string_view, 4> words(Sensitivity) { return {"open", "internal", "personal", "sensitive"}; }

/// How a value is shown to those who may not see it in full. A mask that cannot be applied shows nothing.
enum class Mask { none, name, phone, id_number, address, whole };
constexpr std::array<std::string_view, 6> words(Mask) {
    return {"none", "name", "phone", "id_number", "address", "whole"};
}

/// Everything a field says beside its name, member and label. @source DAT-22, SEC-05, SEC-11
struct FieldOptions {
    /// Strings: code points; numbers and Fen: value; lists: number of entries.
    std::int64_t min = std::numeric_limits<std::int64_t>::min();
    std::int64_t max = std::numeric_limits<std::int64_t>::max();
    bool optional = false;  ///< may be absent; the member keeps its default
    Sensitivity sensitivity = Sensitivity::internal;
    Mask mask = Mask::none;      ///< applied whenever the struct is written without a disclosure
    std::string_view purpose{};  ///< zh-CN; required for personal and sensitive fields (linted)
    std::string_view basis{};    ///< legal basis or consent
    int retention_days = 0;      ///< 0: as long as the record
    std::string_view example{};
};

/// One row of a field table.
template <class T, class M>
struct Field {
    using Owner = T;
    using Member = M;
    std::string_view name;
    M T::*member;
    std::string_view label;  ///< zh-CN
    FieldOptions options;
};

template <class T, class M>
constexpr Field<T, M> field(std::string_view name, M T::*member, std::string_view label, FieldOptions options = {}) {
    return {name, member, label, options};
}

template <class T>
concept Described = requires {
    T::fields();
    { T::schema_name } -> std::convertible_to<std::string_view>;
};

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class T>
inline constexpr bool is_maybe = false;
template <class T>
inline constexpr bool is_maybe<std::optional<T>> = true;

/// Applies `visit` to each field of `T`, in order.
template <Described T, class Visit>
constexpr void each_field(Visit&& visit) {
    std::apply([&](const auto&... fields) { (visit(fields), ...); }, T::fields());
}

}  // namespace linli::json
