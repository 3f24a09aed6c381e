#pragma once

#include <linli/linkage/models.h>
#include <linli/matching/matcher.h>

#include <string>
#include <vector>

/// Learning from verdicts: pure. Rows and labels go in, weights and their score come out.
namespace linli::linkage {

/// What a training works with.
struct Lesson {
    std::vector<matching::Record> rows;   ///< by ids that labels name
    std::vector<matching::Label> labels;  ///< those of rows that are not here are ignored
    std::string day;                      ///< for the card
};
/// What came of it.
struct Learnt {
    matching::ModelCard card;
    Scores scores;
};
/// Learns from all labels, and twice more from a half each to score by the other half.
Learnt learn(const Lesson& lesson, const matching::Model& in_use);

/// Whether a sample of `part` in `of` communities takes this one; the same answer every time.
bool in_sample(const std::optional<AreaId>& community, std::size_t part, std::size_t of);

}  // namespace linli::linkage
