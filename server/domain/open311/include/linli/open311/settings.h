#pragma once

#include <string_view>

/// Small settings of a tenant that this room reads; administration shows and changes them.
namespace linli::open311 {

/// `on`: the reporter's own words and address are shown to everybody. Nothing: only the item and the place on the map.
inline constexpr std::string_view publish_words_setting = "open311.publish-words";
/// Whom developers ask, shown in the discovery file.
inline constexpr std::string_view contact_setting = "open311.contact";
/// How a key is got, shown in the discovery file.
inline constexpr std::string_view key_service_setting = "open311.key-service";
/// What administration should accept; an empty text is the default.
bool fits_publish_words(std::string_view content);

}  // namespace linli::open311
