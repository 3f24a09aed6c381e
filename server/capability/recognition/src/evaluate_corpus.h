#pragma once

#include "corpus.h"

#include <linli/recognition/evaluate.h>

namespace linli::recognition {

/// The cross-validation over an already counted corpus; `groups` as near_duplicate_groups gives them.
/// @refuses too_little_data
Result<Evaluation> cross_validate(const Corpus& corpus, std::span<const std::size_t> groups, const LearnOptions& learn,
                                  const EvaluateOptions& evaluate);

}  // namespace linli::recognition
