#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linli::db {

/// One query of an invariants.sql with the sentence above it.
struct Invariant {
    std::string sentence;
    std::string query;  ///< without the semicolon
};

/// Cuts invariants.sql into its queries. A comment followed by an empty line belongs to the file, not to a query.
/// @throws StoreFault for a query without a sentence.
std::vector<Invariant> parse_invariants(std::string_view text);

}  // namespace linli::db
