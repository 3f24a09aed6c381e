#pragma once

#include <linli/cases/understanding.h>
#include <linli/recognition/text_classifier.h>

#include "item_index.h"

#include <optional>

namespace linli::cases {

/// What a community taught, and how much it is worth beside the list.
struct Learnt {
    recognition::TextClassifier model;
    double weight = 0;  ///< share of the model in every confidence, 0…1; chosen on the latest fifth of the history
};

/// Adds the model's say to what the list made of a message: (1 - weight) × list + weight × model. Items that the list
/// no longer has are left out. A linear mixture, because an item nobody had yet keeps its chance.
void mix(const ItemIndex& index, double weight, const recognition::Prediction& prediction,
         std::vector<double>& chances);

/// List and model of one tenant, together. Immutable, thread-safe.
struct Knowledge {
    ItemIndex index;
    std::optional<Learnt> learnt;
    Editions editions;

    std::vector<Suggestion> suggest(std::string_view title, std::string_view text, bool with_model,
                                    std::size_t most) const;

private:
    std::vector<std::string> reasons(const ItemReading& reading, std::size_t item, std::string_view title,
                                     std::string_view text, bool with_model) const;
};

}  // namespace linli::cases
