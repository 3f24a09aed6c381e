#pragma once

#include <linli/api/reference.h>

#include <boost/json/object.hpp>

#include <string>
#include <string_view>

/// Small pieces that the reference page is made of.
namespace linli::api::reference {

using boost::json::object;

/// One sentence in both languages.
struct Text {
    std::string_view zh, en;
    std::string_view in(PageLanguage language) const { return language == PageLanguage::zh ? zh : en; }
};

/// `text` as it may stand between tags and in quoted attributes.
std::string escape(std::string_view text);
/// "takeCaseStep" as "Take case step".
std::string humanise(std::string_view operation);
/// The member's text, or nothing.
std::string_view text_of(const object& from, std::string_view name);
/// "string (uuid)", "list of Case": as HTML, with links to schemas.
std::string type_html(const object& schema, PageLanguage language);
/// Bounds, words and sensitivity of a field, as HTML.
std::string bounds_html(const object& schema, PageLanguage language);
/// A value that `schema` accepts. @param schemas components/schemas @param depth how deep references are followed
boost::json::value example_of(const object& schema, const object& schemas, int depth = 4);
/// The name behind `$ref`, or nothing.
std::string_view referred(const object& schema);

}  // namespace linli::api::reference
