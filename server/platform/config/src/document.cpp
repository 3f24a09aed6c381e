#include <linli/config/config.h>

#include <linli/base/text.h>

#include "value.h"

#include <utility>

namespace linli::config {
namespace {

constexpr std::string_view head =
    "# Settings of linli. A line that is commented out shows the default.\n"
    "# What weighs more: --set key=value, then the variable, then this file, then the default.\n";

/// `http.pool` and `threads` of `http.pool.threads`.
std::pair<std::string, std::string> split_key(const std::string& key) {
    const auto dot = key.rfind('.');
    if (dot == std::string::npos) return {"", key};
    return {key.substr(0, dot), key.substr(dot + 1)};
}

std::string facts(const Declaration& declaration) {
    auto out = "# " + std::string(word(declaration.kind()));
    if (!declaration.unit.empty()) out += " (" + declaration.unit + ")";
    if (declaration.at_least) out += ", at least " + toml_text(*declaration.at_least);
    if (declaration.at_most) out += ", at most " + toml_text(*declaration.at_most);
    if (!declaration.choices.empty()) out += ", one of " + text::join(declaration.choices, " ");
    if (declaration.secret) out += ", secret: better in the environment than in a file";
    return out + "; " + declaration.variable() + "\n";
}

std::string comment(std::string_view doc) {
    std::string out;
    for (const auto line : text::split(doc, '\n')) out += "# " + std::string(line) + "\n";
    return out;
}

std::string assignment(const Declaration& declaration, const Settings* current) {
    const auto name = split_key(declaration.key).second;
    const auto origin = current != nullptr ? current->origin(declaration.key) : Origin::built_in;
    const bool set = origin != Origin::built_in;
    const auto note = set ? "  # from " + std::string(word(origin)) : std::string();
    if (declaration.secret) return "#" + name + " = \"***\"" + note + "\n";
    if (!set) return "#" + name + " = " + toml_text(declaration.default_value) + "\n";
    return name + " = " + toml_text(current->value(declaration.key)) + note + "\n";
}

}  // namespace

std::string document(const Declarations& declarations, const Settings* current) {
    std::map<std::string, std::vector<const Declaration*>> tables;
    for (const auto& [key, declaration] : declarations.all()) tables[split_key(key).first].push_back(&declaration);
    std::string out(head);
    for (const auto& [table, members] : tables) {
        if (!table.empty()) out += "\n[" + table + "]\n";
        for (const auto* const member : members)
            out += "\n" + comment(member->doc) + facts(*member) + assignment(*member, current);
    }
    return out;
}

}  // namespace linli::config
