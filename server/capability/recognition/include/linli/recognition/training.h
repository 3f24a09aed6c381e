#pragma once

#include <linli/recognition/evaluate.h>
#include <linli/recognition/model_card.h>
#include <linli/recognition/text_classifier.h>

#include <span>
#include <string>

namespace linli::recognition {

/// How to train and what to write on the card.
struct TrainOptions {
    LearnOptions learn{};
    EvaluateOptions evaluate{};
    std::string name{};        ///< of the model, shown on the card
    std::string trained_on{};  ///< date, given by the caller
    std::size_t most_messages = 200'000;
    /// Pieces in all messages × labels, beyond which training is cut down: three folds, no curve, no rare pieces.
    std::size_t most_work = 200'000'000;
};

/// A model and the card that goes with it (the card is also inside the model).
struct Trained {
    TextClassifier model;
    ModelCard card;
};

/// Judges by cross-validation, then learns from all messages. Messages without a label are left out. Deterministic.
/// About 10 s of processor for 10,000 messages of seven labels, most of it the cross-validation; with hundreds of
/// labels cut down (see `most_work`) to stay under a minute.
/// @refuses too_little_data, too_much_data
Result<Trained> train(std::span<const Message> messages, const TrainOptions& options = {});

}  // namespace linli::recognition
