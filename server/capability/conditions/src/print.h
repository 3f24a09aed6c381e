#pragma once

#include "grammar.h"

namespace linli::conditions {

/// One operand of `test` as it is written.
std::string literal_text(const Context& context, const Node& test, const Literal& literal, Style style);
/// One test, or with `contrary` its negation where the language has a word for it.
std::string test_text(const Context& context, const Node& test, Style style, bool contrary);

}  // namespace linli::conditions
