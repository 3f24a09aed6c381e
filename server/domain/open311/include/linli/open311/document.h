#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace linli::open311 {

enum class Format { xml, json };

struct Element;

/// The children of an element that stand for its fields.
struct Record {
    std::vector<Element> fields;
};
/// The children of an element that repeat.
struct List {
    std::vector<Element> items;
};

/// One element of an answer, written as XML or as JSON. The JSON is the Spark convention: a list is an array of its
/// children without their name, also when there is one; nothing is `null` there and an empty element in XML.
/// @source wiki.open311.org JSON_and_XML_Conversion, The Spark Convention
struct Element {
    std::string_view name;  ///< a literal
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Record, List> value;
};

/// The whole answer. XML has the declaration with the encoding and no white space between elements; characters that
/// XML 1.0 cannot hold are left out. @source XML 1.0 §2.2, RFC 8259
std::string write(const Element& root, Format format);

/// `text/xml` or `application/json`, without parameters: old clients compare the text. The encoding stands in the
/// XML declaration (RFC 7303 §3.2), and JSON has only one.
std::string_view media_type(Format format);

}  // namespace linli::open311
