#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linli::db {

/// One piece of SQL text.
struct Token {
    enum class Kind {
        other,      ///< words, numbers, operators, white space
        quoted,     ///< '...', "...", E'...', $tag$...$tag$
        comment,    ///< -- to the end of the line (without the line break), or /* ... */
        parameter,  ///< :name
        type,       ///< @name, a type token of a migration
        semicolon
    };
    Kind kind;
    std::string_view text;
};

/// Cuts SQL into tokens; together they are the whole text. Never fails: an unclosed quote reaches to the end.
std::vector<Token> lex(std::string_view sql);

/// A statement whose `:name` parameters became `$1`, `$2` ...
struct Positional {
    std::string sql;
    std::vector<std::string> names;  ///< names[0] is $1; a repeated name has one number
};
Positional to_positional(std::string_view sql);

}  // namespace linli::db
