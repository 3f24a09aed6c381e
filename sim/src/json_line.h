#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace linli::sim {

/// Writes one JSON object with its fields in the order given. Coordinates come from integers, never through doubles:
/// the bytes must be the same everywhere.
class JsonLine {
public:
    JsonLine& text(std::string_view name, std::string_view value);
    JsonLine& number(std::string_view name, std::int64_t value);
    JsonLine& flag(std::string_view name, bool value);
    /// `value` is JSON already.
    JsonLine& raw(std::string_view name, std::string_view value);
    std::string finish() && { return std::move(line_) + "}"; }

    static std::string quoted(std::string_view value);
    /// 10⁻⁷ degrees as a decimal number: 1060000000 -> `106.0000000`.
    static std::string degrees(std::int32_t e7);

private:
    void name(std::string_view name);
    std::string line_ = "{";
};

}  // namespace linli::sim
