#pragma once

#include "corpus.h"
#include "learner.h"

#include <linli/recognition/model_card.h>

namespace linli::recognition {

/// For each label the `most` pieces that bring it the most score over the whole corpus. Pieces from fewer than five
/// messages are never named: they could tell about a person.
std::vector<LabelWords> label_words(const Corpus& corpus, const Linear& linear, std::size_t most);

}  // namespace linli::recognition
