#pragma once

#include <linli/search/source.h>

#include "match.h"
#include "plan.h"

#include <optional>

namespace linli::search {

/// What a candidate is worth; nothing when the query does not fit it after all.
struct Verdict {
    Why why = Why::exact;
    int score = 0;
    std::vector<Mark> title_marks, detail_marks;
};
/// Total; every word of the query must fit something of the record. @param by_words, by_numbers as in `plan_for`
std::optional<Verdict> judge(Kind kind, const Query& query, const Shown& shown, bool by_words, bool by_numbers);

}  // namespace linli::search
