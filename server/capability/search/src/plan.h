#pragma once

#include <linli/search/source.h>

#include "door.h"
#include "letters.h"

#include <string>
#include <string_view>
#include <vector>

namespace linli::search {

/// What somebody typed, cut at blanks.
struct Query {
    std::vector<std::u32string> words;  ///< letters; at most six
    std::u32string all;                 ///< the same without blanks
    std::string shown;                  ///< as typed
    Door door;                          ///< the whole as an address
    bool numeric = false;               ///< a number of at least seven digits, or a code
    bool tail = false;                  ///< four to ten digits that may end a telephone
};
Query query_of(std::string_view typed);

/// Tokens that a record must all have.
using Clause = std::vector<std::string>;
/// Clauses of one nearness; a record of any of them is a candidate.
struct Tier {
    std::vector<Clause> clauses;
    bool last_resort = false;  ///< only when nothing nearer was found
    bool led = false;          ///< few records have the first token of a clause; clauses may share the others
};

/// Where to look for the query among records of a kind, nearest first. Candidates only: `judge` decides.
/// @param by_words and @param by_numbers say which of the two the caller may use
std::vector<Tier> plan_for(Kind kind, const Query& query, bool by_words, bool by_numbers);

/// Whether all records of the clause fit equally well: the very name or address, a surname, a number. Parts, sounds and
/// initials may be the whole of one name and a piece of another.
bool worth_the_same(const Clause& clause);

}  // namespace linli::search
