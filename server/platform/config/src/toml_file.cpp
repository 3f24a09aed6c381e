#include "toml_file.h"

#include <toml++/toml.h>

namespace linli::config {
namespace {

std::optional<Value> value_of(const toml::node& node) {
    if (const auto* const text = node.as_string()) return Value(text->get());
    if (const auto* const number = node.as_integer()) return Value(number->get());
    if (const auto* const flag = node.as_boolean()) return Value(flag->get());
    const auto* const array = node.as_array();
    if (array == nullptr) return std::nullopt;
    List list;
    for (const auto& member : *array) {
        const auto* const text = member.as_string();
        if (text == nullptr) return std::nullopt;
        list.push_back(text->get());
    }
    return Value(list);
}

void flatten(const toml::table& table, const std::string& prefix, std::vector<TomlEntry>& entries) {
    for (const auto& [name, node] : table) {
        const auto key = prefix + std::string(name.str());
        if (const auto* const inner = node.as_table()) {
            flatten(*inner, key + ".", entries);
        } else {
            entries.push_back({key, node.source().begin.line, value_of(node)});
        }
    }
}

}  // namespace

std::variant<std::vector<TomlEntry>, TomlFault> read_toml(std::string_view text) {
    try {
        std::vector<TomlEntry> entries;
        flatten(toml::parse(text), "", entries);
        return entries;
    } catch (const toml::parse_error& error) {
        return TomlFault{error.source().begin.line, std::string(error.description())};
    }
}

}  // namespace linli::config
