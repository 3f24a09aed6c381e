#include "reference_text.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace linli::api::reference {
namespace {

using boost::json::value;

std::string number_text(const value& number) { return boost::json::serialize(number); }

/// "2–60 characters", "at least 0".
std::string range(const object& schema, std::string_view low, std::string_view high, std::string_view unit) {
    const auto* least = schema.if_contains(low);
    const auto* most = schema.if_contains(high);
    if (least == nullptr && most == nullptr) return {};
    std::string out = least != nullptr && most != nullptr ? number_text(*least) + "–" + number_text(*most)
                      : least != nullptr                  ? "≥ " + number_text(*least)
                                                          : "≤ " + number_text(*most);
    if (!unit.empty()) out += " " + std::string(unit);
    return "<span class=note>" + out + "</span> ";
}

value example_text(const object& schema) {
    const auto format = text_of(schema, "format");
    if (format == "uuid") return "01980d3e-7a10-7c3a-9f00-3a5b1c2d4e6f";
    if (format == "date") return "2026-11-23";
    return "…";
}

value example_list(const object& schema, const object& schemas, int depth) {
    boost::json::array list;
    if (const auto* items = schema.if_contains("items"); items != nullptr && depth > 0)
        list.push_back(example_of(items->as_object(), schemas, depth - 1));
    return list;
}

value example_object(const object& schema, const object& schemas, int depth) {
    object out;
    const auto* fields = schema.if_contains("properties");
    const auto* required = schema.if_contains("required");
    if (fields == nullptr || required == nullptr) return out;
    for (const auto& name : required->as_array())
        out.emplace(name.as_string(), example_of(fields->at(name.as_string()).as_object(), schemas, depth - 1));
    return out;
}

}  // namespace

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    return out;
}

std::string humanise(std::string_view operation) {
    std::string out;
    for (const char c : operation) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper) out += ' ';
        out += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
    return out;
}

std::string_view text_of(const object& from, std::string_view name) {
    const auto* found = from.if_contains(name);
    return found != nullptr && found->is_string() ? std::string_view(found->get_string()) : std::string_view();
}

std::string_view referred(const object& schema) {
    constexpr std::string_view place = "#/components/schemas/";
    const auto link = text_of(schema, "$ref");
    return link.starts_with(place) ? link.substr(place.size()) : std::string_view();
}

std::string type_html(const object& schema, PageLanguage language) {
    if (const auto name = referred(schema); !name.empty())
        return "<a href=\"#schema-" + escape(name) + "\">" + escape(name) + "</a>";
    if (const auto* content = schema.if_contains("contentSchema"))
        return std::string(Text{"事件流：", "events of "}.in(language)) + type_html(content->as_object(), language);
    const auto type = text_of(schema, "type");
    if (type == "array")
        return std::string(Text{"列表：", "list of "}.in(language)) +
               type_html(schema.at("items").as_object(), language);
    const auto format = text_of(schema, "format");
    return escape(type) + (format.empty() ? "" : " <span class=note>" + escape(format) + "</span>");
}

std::string bounds_html(const object& schema, PageLanguage language) {
    std::string out;
    out += range(schema, "minLength", "maxLength", Text{"字", "characters"}.in(language));
    out += range(schema, "minimum", "maximum", {});
    out += range(schema, "minItems", "maxItems", Text{"项", "entries"}.in(language));
    if (const auto* list = schema.if_contains("enum"))
        for (const auto& word : list->as_array()) out += "<code>" + escape(word.as_string()) + "</code> ";
    const auto sensitivity = text_of(schema, "x-linli-sensitivity");
    if (sensitivity == "personal" || sensitivity == "sensitive")
        out +=
            "<span class=tag>" +
            std::string((sensitivity == "personal" ? Text{"个人信息", "personal"} : Text{"敏感个人信息", "sensitive"})
                            .in(language)) +
            "</span>";
    return out;
}

value example_of(const object& schema, const object& schemas, int depth) {
    if (const auto name = referred(schema); !name.empty()) {
        const auto* found = schemas.if_contains(name);
        return found != nullptr && depth > 0 ? example_of(found->as_object(), schemas, depth - 1) : value(object{});
    }
    if (const auto* given = schema.if_contains("examples"); given != nullptr && !given->as_array().empty())
        return given->as_array().front();
    if (const auto* list = schema.if_contains("enum")) return list->as_array().front();
    const auto type = text_of(schema, "type");
    if (type == "object") return example_object(schema, schemas, depth);
    if (type == "array") return example_list(schema, schemas, depth);
    if (type == "integer") return text_of(schema, "format") == "unix-ms" ? 1'790'000'000'000 : 1;
    if (type == "number") return 1.5;
    if (type == "boolean") return true;
    return example_text(schema);
}

}  // namespace linli::api::reference
