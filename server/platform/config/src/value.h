#pragma once

#include <linli/config/config.h>

#include <optional>
#include <string>
#include <string_view>

namespace linli::config {

/// A value as flags and variables write it. @return nothing when it is not of that kind.
std::optional<Value> parse_value(Kind kind, std::string_view text);
/// The value as TOML.
std::string toml_text(const Value& value);
/// How people write values of this kind, for messages: `"30s"、"2h"`.
std::string_view example(Kind kind);
/// What a declaration forbids about the value; nothing when it is allowed.
std::optional<FieldError> violation(const Declaration& declaration, const Value& value);

}  // namespace linli::config
