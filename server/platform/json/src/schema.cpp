#include <linli/json/schema.h>

namespace linli::json {
namespace {

void limits(boost::json::object& schema, const FieldOptions& options, std::string_view least, std::string_view most) {
    if (options.min != FieldOptions{}.min) schema.emplace(least, options.min);
    if (options.max != FieldOptions{}.max) schema.emplace(most, options.max);
}

}  // namespace

boost::json::object text_schema(const FieldOptions& options) {
    boost::json::object schema{{"type", "string"}};
    limits(schema, options, "minLength", "maxLength");
    return schema;
}

boost::json::object integer_schema(const FieldOptions& options, std::string_view format) {
    boost::json::object schema{{"type", "integer"}, {"format", format}};
    limits(schema, options, "minimum", "maximum");
    return schema;
}

boost::json::object number_schema(const FieldOptions& options) {
    boost::json::object schema{{"type", "number"}, {"format", "double"}};
    limits(schema, options, "minimum", "maximum");
    return schema;
}

boost::json::object list_schema(boost::json::object items, const FieldOptions& options) {
    boost::json::object schema{{"type", "array"}, {"items", std::move(items)}};
    limits(schema, options, "minItems", "maxItems");
    return schema;
}

boost::json::object word_schema(std::span<const std::string_view> words) {
    boost::json::array list;
    for (const auto word : words) list.emplace_back(word);
    return {{"type", "string"}, {"enum", std::move(list)}};
}

void annotate(boost::json::object& schema, std::string_view label, const FieldOptions& options) {
    schema.emplace("description", label);
    if (!options.example.empty()) schema.emplace("examples", boost::json::array{options.example});
    if (options.sensitivity != Sensitivity::internal) schema.emplace("x-linli-sensitivity", word(options.sensitivity));
    if (options.mask != Mask::none) schema.emplace("x-linli-mask", word(options.mask));
    if (!options.purpose.empty()) schema.emplace("x-linli-purpose", options.purpose);
    if (!options.basis.empty()) schema.emplace("x-linli-basis", options.basis);
    if (options.retention_days > 0) schema.emplace("x-linli-retention-days", options.retention_days);
}

}  // namespace linli::json
