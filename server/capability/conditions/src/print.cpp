#include "print.h"

#include <charconv>

namespace linli::conditions {
namespace {

std::string number_text(double value) {
    char buffer[400];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr;
    return {buffer, end};
}

std::string quoted_text(std::string_view content) {
    std::string out = "\"";
    for (const auto c : content) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    // The full-width quotation mark ends a text as the narrow one does.
    constexpr std::string_view wide = "＂";
    for (auto at = out.find(wide); at != std::string::npos; at = out.find(wide, at + wide.size() + 1))
        out.insert(at, 1, '\\');
    return out + "\"";
}

std::string two_digits(std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string duration_text(std::chrono::milliseconds length) {
    const auto ms = length.count();
    if (ms % 86'400'000 == 0 && ms != 0) return std::to_string(ms / 86'400'000) + "d";
    if (ms % 3'600'000 == 0 && ms != 0) return std::to_string(ms / 3'600'000) + "h";
    if (ms % 60'000 == 0) return std::to_string(ms / 60'000) + "m";
    return number_text(static_cast<double>(ms) / 60'000.0) + "m";
}

/// The label, where it leads back to the same word.
std::string word_text(const FieldInfo& field, const std::string& code, Style style) {
    if (style == Style::codes) return quoted_text(code);
    for (const auto& one : field.words) {
        if (one.code != code) continue;
        for (const auto& other : field.words)
            if (other.code == one.label || (&other < &one && other.label == one.label)) return quoted_text(code);
        return quoted_text(one.label);
    }
    return quoted_text(code);
}

std::string operands_text(const Context& context, const Node& test, Style style) {
    std::string out;
    for (const auto& one : test.operands) out += (out.empty() ? "" : ", ") + literal_text(context, test, one, style);
    return "[" + out + "]";
}

std::string symbol_of(Test test, bool differs) {
    switch (test) {
    case Test::equal: return differs ? "!=" : "=";
    case Test::less: return "<";
    case Test::at_most: return "<=";
    case Test::more: return ">";
    default: return ">=";
    }
}

std::string with_keyword(std::string_view name, Keyword keyword, Style style, const std::string& rest) {
    auto out = std::string(name) + " " + std::string(spelling(keyword, style));
    return rest.empty() ? out : out + " " + rest;
}

bool compares(Test test) {
    return test == Test::equal || test == Test::less || test == Test::at_most || test == Test::more ||
           test == Test::at_least;
}

/// Tests with a way of their own to say the contrary.
bool has_contrary(Test test) {
    return test == Test::equal || test == Test::one_of || test == Test::missing || test == Test::workday;
}

std::string node_text(const Context& context, const Node& node, Style style) {
    if (node.kind == Kind::test) return test_text(context, node, style, false);
    if (node.kind == Kind::negation) {
        const auto& part = node.parts.front();
        if (part.kind == Kind::test && has_contrary(part.test)) return test_text(context, part, style, true);
        const auto inner = node_text(context, part, style);
        return std::string(spelling(Keyword::not_, style)) + " " +
               (part.kind == Kind::test ? inner : "(" + inner + ")");
    }
    const auto link = node.kind == Kind::all ? Keyword::and_ : Keyword::or_;
    std::string out;
    for (const auto& part : node.parts) {
        if (!out.empty()) out += " " + std::string(spelling(link, style)) + " ";
        const auto inner = node_text(context, part, style);
        out += node.kind == Kind::all && part.kind == Kind::any ? "(" + inner + ")" : inner;
    }
    return out;
}

}  // namespace

std::string literal_text(const Context& context, const Node& test, const Literal& literal, Style style) {
    if (test.test == Test::weekday)
        return std::string(weekday_name(static_cast<int>(std::get<double>(literal)), style));
    if (const auto* number = std::get_if<double>(&literal)) return number_text(*number);
    if (const auto* written = std::get_if<std::string>(&literal)) {
        const auto& field = context.fields()[test.field];
        return field.type == Type::text ? quoted_text(*written) : word_text(field, *written, style);
    }
    if (const auto* date = std::get_if<Date>(&literal)) return date->text();
    if (const auto* time = std::get_if<std::chrono::minutes>(&literal))
        return two_digits(time->count() / 60) + ":" + two_digits(time->count() % 60);
    return duration_text(std::get<std::chrono::milliseconds>(literal));
}

std::string test_text(const Context& context, const Node& test, Style style, bool contrary) {
    const auto& field = context.fields()[test.field];
    const auto& name = style == Style::codes ? field.code : field.label;
    if (compares(test.test))
        return name + " " + symbol_of(test.test, contrary) + " " +
               literal_text(context, test, test.operands.front(), style);
    const auto list = [&] { return operands_text(context, test, style); };
    const auto one = [&](std::size_t i) { return literal_text(context, test, test.operands[i], style); };
    switch (test.test) {
    case Test::is_true: return name;
    case Test::missing: return with_keyword(name, contrary ? Keyword::known : Keyword::missing, style, "");
    case Test::one_of: return with_keyword(name, contrary ? Keyword::not_in : Keyword::in, style, list());
    case Test::contains: return with_keyword(name, Keyword::contains, style, list());
    case Test::contains_all: return with_keyword(name, Keyword::contains_all, style, list());
    case Test::starts: return with_keyword(name, Keyword::starts, style, one(0));
    case Test::within: return with_keyword(name, Keyword::within, style, list());
    case Test::time_between:
        return with_keyword(name, Keyword::between, style,
                            one(0) + " " + std::string(spelling(Keyword::to, style)) + " " + one(1));
    case Test::weekday: return with_keyword(name, Keyword::on, style, list());
    case Test::workday: return with_keyword(name, contrary ? Keyword::holiday : Keyword::workday, style, "");
    default: return {};
    }
}

std::string print(const Context& context, const Node& condition, Style style) {
    return node_text(context, condition, style);
}

}  // namespace linli::conditions
