#include <linli/open311/document.h>

#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <charconv>

namespace linli::open311 {
namespace {

/// The shortest text that reads back as the same number.
std::string number_text(double number) {
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed);
    return {buffer, end.ptr};
}

void append_text(std::string& out, std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '\r')
            out += "&#13;";
        else if (c < 0x20 && c != '\t' && c != '\n')
            continue;
        else if (utf8.substr(i, 3) == "\xEF\xBF\xBE" || utf8.substr(i, 3) == "\xEF\xBF\xBF")
            i += 2;  // U+FFFE, U+FFFF
        else
            out += utf8[i];
    }
}

void append_xml(std::string& out, const Element& element) {
    const std::string name(element.name);
    out += "<" + name + ">";
    if (const auto* flag = std::get_if<bool>(&element.value))
        out += *flag ? "true" : "false";
    else if (const auto* whole = std::get_if<std::int64_t>(&element.value))
        out += std::to_string(*whole);
    else if (const auto* real = std::get_if<double>(&element.value))
        out += number_text(*real);
    else if (const auto* words = std::get_if<std::string>(&element.value))
        append_text(out, *words);
    else if (const auto* record = std::get_if<Record>(&element.value))
        for (const auto& field : record->fields) append_xml(out, field);
    else if (const auto* list = std::get_if<List>(&element.value))
        for (const auto& item : list->items) append_xml(out, item);
    out += "</" + name + ">";
}

std::string quoted(std::string_view utf8) { return boost::json::serialize(boost::json::string(utf8)); }

void append_json(std::string& out, const Element& element) {
    if (const auto* flag = std::get_if<bool>(&element.value)) {
        out += *flag ? "true" : "false";
    } else if (const auto* whole = std::get_if<std::int64_t>(&element.value)) {
        out += std::to_string(*whole);
    } else if (const auto* real = std::get_if<double>(&element.value)) {
        out += number_text(*real);
    } else if (const auto* words = std::get_if<std::string>(&element.value)) {
        out += quoted(*words);
    } else if (const auto* record = std::get_if<Record>(&element.value)) {
        out += '{';
        for (const auto& field : record->fields) {
            if (&field != record->fields.data()) out += ',';
            out += quoted(field.name) + ':';
            append_json(out, field);
        }
        out += '}';
    } else if (const auto* list = std::get_if<List>(&element.value)) {
        out += '[';
        for (const auto& item : list->items) {
            if (&item != list->items.data()) out += ',';
            append_json(out, item);
        }
        out += ']';
    } else {
        out += "null";
    }
}

}  // namespace

std::string write(const Element& root, Format format) {
    std::string out;
    if (format == Format::xml) {
        out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
        append_xml(out, root);
        out += '\n';
    } else {
        append_json(out, root);
    }
    return out;
}

std::string_view media_type(Format format) { return format == Format::xml ? "text/xml" : "application/json"; }

}  // namespace linli::open311
