#include "json_line.h"

namespace linli::sim {

void JsonLine::name(std::string_view name) {
    if (line_.size() > 1) line_ += ',';
    line_ += quoted(name);
    line_ += ':';
}

JsonLine& JsonLine::text(std::string_view field, std::string_view value) { return raw(field, quoted(value)); }
JsonLine& JsonLine::number(std::string_view field, std::int64_t value) { return raw(field, std::to_string(value)); }
JsonLine& JsonLine::flag(std::string_view field, bool value) { return raw(field, value ? "true" : "false"); }

JsonLine& JsonLine::raw(std::string_view field, std::string_view value) {
    name(field);
    line_ += value;
    return *this;
}

std::string JsonLine::quoted(std::string_view value) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string JsonLine::degrees(std::int32_t e7) {
    const std::int64_t size = e7 < 0 ? -std::int64_t{e7} : e7;
    const auto tail = std::to_string(10'000'000 + size % 10'000'000).substr(1);
    return (e7 < 0 ? "-" : "") + std::to_string(size / 10'000'000) + "." + tail;
}

}  // namespace linli::sim
