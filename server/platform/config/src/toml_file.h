#pragma once

#include <linli/config/config.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace linli::config {

/// One `key = value` of a TOML file, its tables joined to the key by dots.
struct TomlEntry {
    std::string key;
    std::size_t line;
    /// A text, integer, flag or list; nothing for what no setting can be (dates, floats, mixed arrays).
    std::optional<Value> value;
};

struct TomlFault {
    std::size_t line;
    std::string reason;  ///< English, from the parser
};

std::variant<std::vector<TomlEntry>, TomlFault> read_toml(std::string_view text);

}  // namespace linli::config
