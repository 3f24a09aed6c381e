#pragma once

#include <linli/json/field.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace linli::json {

/// JSON Schema 2020-12 (as OpenAPI 3.1 uses it) of described structs, each named once under `#/components/schemas`.
/// Not thread-safe: filled while routes are mounted.
class SchemaBook {
public:
    /// `{"$ref": "#/components/schemas/<name>"}`; the struct and all it holds are entered on the first call.
    /// @throws InvariantBroken when another struct has this name: readers would take one for the other
    template <Described T>
    boost::json::object ref() {
        const std::string name(T::schema_name);
        const auto* owner = owners_.emplace(name, &own_mark<T>).first->second;
        LINLI_INVARIANT(owner == &own_mark<T>, "two structs are called " + name);
        if (schemas_.emplace(name, boost::json::object{}).second) schemas_[name] = build<T>();
        return {{"$ref", "#/components/schemas/" + name}};
    }
    const std::map<std::string, boost::json::object>& schemas() const { return schemas_; }

    /// The schema of a member type, for query parameters too.
    template <class M>
    boost::json::object of(const FieldOptions& options = {});

private:
    template <Described T>
    boost::json::object build();
    /// Its address tells structs apart.
    template <class T>
    static constexpr char own_mark = 0;
    std::map<std::string, boost::json::object> schemas_;
    std::map<std::string, const char*> owners_;
};

/// A text with its length limits.
boost::json::object text_schema(const FieldOptions& options);
/// A whole number with its limits; `format` says the unit.
boost::json::object integer_schema(const FieldOptions& options, std::string_view format);
/// A finite number with its limits.
boost::json::object number_schema(const FieldOptions& options);
/// A list with its size limits.
boost::json::object list_schema(boost::json::object items, const FieldOptions& options);
/// One of these words.
boost::json::object word_schema(std::span<const std::string_view> words);
/// Adds label, mask, purpose, legal basis and sensitivity as `description` and `x-linli-*`.
void annotate(boost::json::object& schema, std::string_view label, const FieldOptions& options);

template <class M>
boost::json::object SchemaBook::of(const FieldOptions& options) {
    if constexpr (Described<M>)
        return ref<M>();
    else if constexpr (is_maybe<M>)
        return of<typename M::value_type>(options);
    else if constexpr (is_list<M>)
        return list_schema(of<typename M::value_type>(), options);
    else if constexpr (Worded<M>) {
        static constexpr auto list = words(M{});
        return word_schema(list);
    } else if constexpr (AnyId<M> || std::same_as<M, Uuid>)
        return {{"type", "string"}, {"format", "uuid"}};
    else if constexpr (std::same_as<M, Date>)
        return {{"type", "string"}, {"format", "date"}};
    else if constexpr (std::same_as<M, Instant>)
        return integer_schema(options, "unix-ms");
    else if constexpr (std::same_as<M, Fen>)
        return integer_schema(options, "fen");
    else if constexpr (std::same_as<M, bool>)
        return {{"type", "boolean"}};
    else if constexpr (std::same_as<M, double>)
        return number_schema(options);
    else if constexpr (std::same_as<M, boost::json::object>)
        return {{"type", "object"}};
    else if constexpr (std::integral<M>)
        return integer_schema(options, "int64");
    else
        return text_schema(options);
}

template <Described T>
boost::json::object SchemaBook::build() {
    boost::json::object properties;
    boost::json::array required;
    each_field<T>([&](const auto& f) {
        using M = typename std::remove_cvref_t<decltype(f)>::Member;
        auto schema = of<M>(f.options);
        annotate(schema, f.label, f.options);
        properties.emplace(f.name, std::move(schema));
        if (!f.options.optional && !is_maybe<M>) required.emplace_back(f.name);
    });
    boost::json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema.emplace("required", std::move(required));
    schema.emplace("additionalProperties", false);
    return schema;
}

}  // namespace linli::json
