#include <linli/config/config.h>

#include "value.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <unistd.h>

namespace linli::config {
namespace {

bool word_shaped(std::string_view part) {
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !part.empty() && part[0] >= 'a' && part[0] <= 'z' && std::all_of(part.begin(), part.end(), allowed);
}

bool key_shaped(std::string_view key) {
    for (;;) {
        const auto dot = key.find('.');
        if (!word_shaped(key.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        key.remove_prefix(dot + 1);
    }
}

/// True when one key is a table of the other: `a.b` and `a.b.c` cannot stand in one file.
bool one_inside_other(const std::string& a, const std::string& b) {
    return a.starts_with(b + ".") || b.starts_with(a + ".");
}

}  // namespace

std::string Declaration::variable() const {
    std::string name = "LINLI_";
    for (const char c : key) name += c == '.' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return name;
}

void Declarations::add(Declaration declaration) {
    const auto refuse = [&](const std::string& why) {
        throw std::invalid_argument("setting " + declaration.key + ": " + why);
    };
    if (!key_shaped(declaration.key)) refuse("malformed key");
    if (declaration.doc.empty()) refuse("no doc");
    const auto kind = declaration.kind();
    const bool ordered = kind == Kind::integer || kind == Kind::duration || kind == Kind::size;
    if (!ordered && (declaration.at_least || declaration.at_most)) refuse("bounds of a kind without order");
    if (kind != Kind::text && !declaration.choices.empty()) refuse("choices of something else than text");
    if (violation(declaration, declaration.default_value)) refuse("the default is not allowed");
    for (const auto& [key, other] : all_) {
        if (other.variable() == declaration.variable()) refuse("declared twice, or the same variable as " + key);
        if (one_inside_other(key, declaration.key)) refuse("a table of the same name as " + key);
    }
    const auto key = declaration.key;
    all_.emplace(key, std::move(declaration));
}

const Declaration* Declarations::find(std::string_view key) const {
    const auto found = all_.find(key);
    return found == all_.end() ? nullptr : &found->second;
}

const Settings::Entry& Settings::find(std::string_view key) const {
    const auto found = entries_.find(key);
    if (found == entries_.end()) throw InvariantBroken("setting was not declared: " + std::string(key));
    return found->second;
}

std::map<std::string, std::string> process_environment() {
    std::map<std::string, std::string> found;
    for (auto** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const auto equals = text.find('=');
        if (equals == std::string_view::npos || !text.starts_with("LINLI_")) continue;
        found.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return found;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    // An empty file makes the stream operator fail although nothing is wrong.
    if (file && file.peek() != std::ifstream::traits_type::eof()) text << file.rdbuf();
    if (!file.is_open() || file.bad() || text.bad() || std::filesystem::is_directory(path))
        throw std::runtime_error("cannot read " + path.string());
    return text.str();
}

}  // namespace linli::config
