#pragma once

#include <string_view>

/// Names under which fields are sealed and indexed; authenticated with the value, so never changed.
namespace linli::registry::fields {

inline constexpr std::string_view id_number = "registry.id_number";
inline constexpr std::string_view phone = "registry.phone";
inline constexpr std::string_view registered_address = "registry.registered_address";
inline constexpr std::string_view outside_ref = "registry.outside_ref";
inline constexpr std::string_view merchant_phone = "registry.merchant_phone";
inline constexpr std::string_view id_number_kind = "id_number";
inline constexpr std::string_view phone_kind = "phone";

}  // namespace linli::registry::fields
