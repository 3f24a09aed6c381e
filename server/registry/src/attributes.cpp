#include "attributes.h"

#include <linli/base/date.h>
#include <linli/base/text.h>

#include <boost/json/value.hpp>

#include <set>
#include <string>

namespace linli::registry {
namespace {

constexpr std::size_t longest_text = 200;

bool fits(std::string_view type, const boost::json::value& value) {
    if (type == "number") return value.is_int64() && value.get_int64() >= 0;
    if (type == "flag") return value.is_bool();
    if (!value.is_string()) return false;
    if (type == "date") return Date::parse(value.get_string()).has_value();
    return !text::trim(value.get_string()).empty() && text::code_points(value.get_string()) <= longest_text;
}

FieldError fault(std::string_view name, std::string_view code, std::string message) {
    return {"/attributes/" + std::string(name), std::string(code), std::move(message)};
}

}  // namespace

std::vector<FieldError> attribute_faults(std::string_view description, const boost::json::object& attributes) {
    std::vector<FieldError> out;
    std::set<std::string_view> known;
    for (const auto one : text::split(description, ' ')) {
        if (one.empty()) continue;
        const auto parts = text::split(one, ':');
        if (parts.size() != 3) continue;
        const bool required = parts[2].ends_with('!');
        const auto type = required ? parts[2].substr(0, parts[2].size() - 1) : parts[2];
        known.insert(parts[0]);
        const auto* value = attributes.if_contains(parts[0]);
        const std::string label(parts[1]);
        if (value == nullptr) {
            if (required) out.push_back(fault(parts[0], "required", "必须填写" + label));
        } else if (!fits(type, *value)) {
            out.push_back(fault(parts[0], "bad_value", label + "填写不正确"));
        }
    }
    for (const auto& [name, value] : attributes)
        if (known.count(name) == 0) out.push_back(fault(name, "unknown", "没有这个登记项"));
    return out;
}

}  // namespace linli::registry
