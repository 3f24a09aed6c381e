#include "value.h"

#include <linli/base/text.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace linli::config {
namespace {

struct Unit {
    std::string_view name;
    std::int64_t factor;
};

constexpr std::array<Unit, 5> duration_units{
    {{"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1'000}, {"ms", 1}}};
constexpr std::array<Unit, 5> size_units{
    {{"TiB", std::int64_t{1} << 40}, {"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}, {"B", 1}}};

struct Part {
    std::int64_t amount;
    std::string_view unit;
};

/// Takes `30s` from the front of `text`.
std::optional<Part> take_part(std::string_view& text) {
    Part part{};
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), part.amount);
    if (parsed.ec != std::errc() || text.front() == '-') return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
    const auto letters = std::find_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    part.unit = text.substr(0, static_cast<std::size_t>(letters - text.begin()));
    text.remove_prefix(part.unit.size());
    return part;
}

/// Sum of the parts of `text`, whose units may only fall: `1h30m`, but neither `30m1h` nor `1m1m`.
template <std::size_t count>
std::optional<std::int64_t> sum_of_parts(std::string_view text, const std::array<Unit, count>& units) {
    if (text.empty()) return std::nullopt;
    std::int64_t sum = 0;
    auto allowed = units.begin();
    while (!text.empty()) {
        const auto part = take_part(text);
        if (!part) return std::nullopt;
        allowed = std::find_if(allowed, units.end(), [&](const Unit& unit) { return unit.name == part->unit; });
        if (allowed == units.end()) return std::nullopt;
        std::int64_t scaled = 0;
        if (__builtin_mul_overflow(part->amount, allowed->factor, &scaled)) return std::nullopt;
        if (__builtin_add_overflow(sum, scaled, &sum)) return std::nullopt;
        ++allowed;
    }
    return sum;
}

template <std::size_t count>
std::string parts_of(std::int64_t value, const std::array<Unit, count>& units) {
    if (value == 0) return "0" + std::string(units.back().name == "ms" ? "s" : units.back().name);
    std::string out = value < 0 ? "-" : "";
    for (const auto& unit : units) {
        const auto amount = value / unit.factor;
        value %= unit.factor;
        if (amount != 0) out += std::to_string(amount < 0 ? -amount : amount) + std::string(unit.name);
    }
    return out;
}

std::string toml_quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            (out += '\\') += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00" + text::to_hex(std::string_view(&c, 1));
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::optional<Value> parse_integer(std::string_view text) {
    std::int64_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
    return Value(number);
}

Value parse_list(std::string_view text) {
    List list;
    if (!text::trim(text).empty())
        for (const auto part : text::split(text, ',')) list.emplace_back(text::trim(part));
    return list;
}

template <class T>
std::optional<Value> widened(const std::optional<T>& value) {
    return value ? std::optional<Value>(*value) : std::nullopt;
}

/// `1 到 65535`, `不小于 1`.
std::string range_text(const Declaration& declaration) {
    if (declaration.at_least && declaration.at_most)
        return "应在 " + toml_text(*declaration.at_least) + " 到 " + toml_text(*declaration.at_most) + " 之间";
    if (declaration.at_least) return "不应小于 " + toml_text(*declaration.at_least);
    return "不应大于 " + toml_text(*declaration.at_most);
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
    const auto ms = sum_of_parts(text, duration_units);
    return ms ? std::optional(Duration(*ms)) : std::nullopt;
}

std::optional<Bytes> parse_size(std::string_view text) {
    const auto bytes = sum_of_parts(text, size_units);
    return bytes ? std::optional(Bytes{*bytes}) : std::nullopt;
}

std::string duration_text(Duration duration) { return parts_of(duration.count(), duration_units); }
std::string size_text(Bytes size) { return parts_of(size.value, size_units); }

std::optional<Value> parse_value(Kind kind, std::string_view text) {
    switch (kind) {
    case Kind::text: return Value(std::string(text));
    case Kind::integer: return parse_integer(text);
    case Kind::flag:
        if (text != "true" && text != "false") return std::nullopt;
        return Value(text == "true");
    case Kind::duration: return widened(parse_duration(text));
    case Kind::size: return widened(parse_size(text));
    case Kind::list: return parse_list(text);
    }
    return std::nullopt;
}

std::string toml_text(const Value& value) {
    switch (static_cast<Kind>(value.index())) {
    case Kind::text: return toml_quoted(std::get<std::string>(value));
    case Kind::integer: return std::to_string(std::get<std::int64_t>(value));
    case Kind::flag: return std::get<bool>(value) ? "true" : "false";
    case Kind::duration: return toml_quoted(duration_text(std::get<Duration>(value)));
    case Kind::size: return toml_quoted(size_text(std::get<Bytes>(value)));
    case Kind::list: break;
    }
    std::vector<std::string> parts;
    for (const auto& part : std::get<List>(value)) parts.push_back(toml_quoted(part));
    return "[" + text::join(parts, ", ") + "]";
}

std::string_view example(Kind kind) {
    constexpr std::array<std::string_view, 6> examples{"文字，如 \"linli\"", "整数，如 8080",
                                                       "true 或 false",      "时长，如 \"30s\"、\"2h\"",
                                                       "容量，如 \"64MiB\"", "文字列表，如 [\"a\", \"b\"]"};
    return examples[static_cast<std::size_t>(kind)];
}

std::optional<FieldError> violation(const Declaration& declaration, const Value& value) {
    const bool below = declaration.at_least && value < *declaration.at_least;
    const bool above = declaration.at_most && *declaration.at_most < value;
    if (below || above) return FieldError{declaration.key, "out_of_range", range_text(declaration)};
    const auto* const word = std::get_if<std::string>(&value);
    const auto& choices = declaration.choices;
    if (word != nullptr && !choices.empty() && std::find(choices.begin(), choices.end(), *word) == choices.end())
        return FieldError{declaration.key, "not_a_word", "只能是 " + text::join(choices, "、") + " 之一"};
    return std::nullopt;
}

}  // namespace linli::config
