#include <linli/api/desk.h>

#include <linli/base/text.h>

#include <boost/json/array.hpp>

#include <charconv>

namespace linli::api {
namespace {

/// One query text as the JSON type that the schema names; a text that does not fit stays text and is refused by the
/// field's own reader, with its own sentence.
boost::json::value typed(const std::string& text, const boost::json::object& schema) {
    const auto* type = schema.if_contains("type");
    const std::string_view wanted =
        type != nullptr && type->is_string() ? std::string_view(type->get_string()) : "string";
    if (wanted == "integer") {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size()) return number;
    } else if (wanted == "number") {
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size()) return number;
    } else if (wanted == "boolean") {
        if (text == "true" || text == "1") return true;
        if (text == "false" || text == "0") return false;
    }
    return boost::json::value(text);
}

}  // namespace

Result<boost::json::value> query_object(const http::Request& request,
                                        const std::vector<boost::json::object>& parameters) {
    boost::json::object out;
    std::vector<FieldError> errors;
    for (const auto& given : request.parameters()) {
        const auto known = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const auto& p) { return p.at("name").as_string() == given.name; });
        if (known == parameters.end()) {
            errors.push_back({"?" + std::string(text::prefix(given.name, 60)), "unknown", "没有这一项"});
            continue;
        }
        const auto& schema = known->at("schema").as_object();
        if (schema.contains("items")) {
            if (!out.contains(given.name)) out.emplace(given.name, boost::json::array{});
            out.at(given.name).as_array().push_back(typed(given.value, schema.at("items").as_object()));
        } else if (!out.emplace(given.name, typed(given.value, schema)).second) {
            errors.push_back({"?" + given.name, "repeated", "只能填写一次"});
        }
    }
    if (!errors.empty()) return refuse(json::invalid_fields, std::move(errors));
    return boost::json::value(std::move(out));
}

Problem query_problem(Problem problem) {
    for (auto& error : problem.errors)
        if (error.pointer.starts_with('/')) error.pointer.front() = '?';
    return problem;
}

}  // namespace linli::api
