#pragma once

#include <linli/http/router.h>

#include <string>
#include <string_view>

/// The API reference that the program serves of itself.
namespace linli::api {

enum class PageLanguage { zh, en };
constexpr std::array<std::string_view, 2> words(PageLanguage) { return {"zh", "en"}; }

/// The reference as one HTML page without anything from elsewhere, written from the text of Desk::openapi().
/// @throws InvariantBroken when `openapi` is not what the desk writes
std::string reference_page(std::string_view openapi, PageLanguage language);
/// What such a page may do: its own style and script by their hashes, nothing else. @source CSP Level 3
std::string reference_policy();

/// `GET /docs/api`, in Chinese or English as `?lang=` or else `Accept-Language` asks. Written at the first visit.
void install_reference(http::Router& router, std::string openapi);

}  // namespace linli::api
