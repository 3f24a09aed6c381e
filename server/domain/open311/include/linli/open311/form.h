#pragma once

#include <linli/base/result.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::open311 {

inline constexpr ProblemType bad_form{"open311/bad-form", 400, "提交的表单无法读取", "The form cannot be read"};

/// What a client filled in. A name given twice counts once, the first time, except in `attributes`.
struct Form {
    std::map<std::string, std::string, std::less<>> fields;
    std::map<std::string, std::vector<std::string>, std::less<>> attributes;  ///< by the CODE of `attribute[CODE]`

    /// @return nothing for a field that is absent or empty: both mean the same.
    std::optional<std::string_view> get(std::string_view name) const;
};

/// Most names that a form may hold.
inline constexpr std::size_t max_form_fields = 300;

/// Reads `application/x-www-form-urlencoded` in UTF-8. `attribute[CODE]=v` may be repeated or written
/// `attribute[CODE][]=v`; brackets may be escaped. Line breaks become `\n`; other control characters are refused.
/// @refuses bad_form with what is wrong: broken escapes, bytes that are not UTF-8, too many names.
/// @source GeoReport v2, POST Service Request; WHATWG URL §5.1
Result<Form> read_form(std::string_view body);

}  // namespace linli::open311
