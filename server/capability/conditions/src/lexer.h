#pragma once

#include <linli/conditions/condition.h>

namespace linli::conditions {

/// What the letters of a condition make.
struct Token {
    enum class Kind { name, text, number, date, time, duration, symbol, end };
    Kind kind = Kind::end;
    std::string text{};  ///< of a name as written, of a text without its quotes, of a symbol in its half-width form
    Literal literal{};   ///< of number, date, time and duration
    std::size_t position = 1;
};

/// Stops the reading; caught by `parse`.
struct Stop {
    Mistake mistake;
};
[[noreturn]] void stop(std::size_t position, std::string code, const std::string& sentence);

/// The tokens with an `end` behind them. @throws Stop
std::vector<Token> tokens_of(std::string_view source);
/// Whether `text` can stand unquoted as the name of a field.
bool is_name(std::string_view text);

}  // namespace linli::conditions
