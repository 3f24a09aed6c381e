#pragma once

#include "model.h"

#include <linli/recognition/text_classifier.h>

namespace linli::recognition {

/// Spreads the score of one label over the characters of the text and gathers neighbours into readable words.
Explanation explain_text(const Model& model, std::string_view title, std::string_view text, std::size_t label,
                         std::size_t most);

}  // namespace linli::recognition
