#pragma once

#include <linli/base/result.h>
#include <linli/recognition/problems.h>

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace linli::recognition {

/// A report as somebody wrote it. `title` may be empty; then the first line of `text` (up to the first line
/// break or double space, at most 25 characters) serves as the title.
struct Message {
    std::string title;
    std::string text;
    std::string label;  ///< what a person decided; empty when unknown
};

/// Which part of a message a position belongs to.
enum class Part { title, text };
constexpr std::array<std::string_view, 2> words(Part) { return {"title", "text"}; }

/// A stretch of a message: code points [from, until) of one part, as the writer typed it.
struct Place {
    Part part = Part::text;
    std::size_t from = 0;
    std::size_t until = 0;
    bool operator==(const Place&) const = default;
};

/// Words that spoke for (positive) a label, with every place where they stand.
struct Reason {
    std::string words;
    double contribution = 0;  ///< share of `Explanation::score`, all places together
    std::vector<Place> places;
};

/// Why a text scored as it did for one label: the contributions of all reasons plus `rest` equal `score`.
struct Explanation {
    std::string label;
    double score = 0;
    std::vector<Reason> reasons;  ///< the strongest first
    double rest = 0;              ///< what is spread too thinly over the text to be shown
};

/// One label with its decision value and its calibrated probability.
struct Guess {
    std::string label;
    double score = 0;
    double confidence = 0;
};

/// What the model says about one message.
struct Prediction {
    std::string label;
    double confidence = 0;       ///< calibrated probability that `label` is what a person would choose
    bool human_decides = true;   ///< `confidence` is below the threshold on the model's card
    std::vector<Guess> ranking;  ///< all labels, the best first; equal scores in label order
};

struct Model;

/// A linear classifier over one- and two-character pieces of a message and of its title. Immutable: every member
/// is `const` and thread-safe, copies share the weights. Made by `train` or read from a file.
/// @source design/recognition.md §5: on this kind of text character bigrams beat segmented words.
class TextClassifier {
public:
    explicit TextClassifier(std::shared_ptr<const Model> model);

    const std::vector<std::string>& labels() const;
    /// Below this confidence a person decides.
    double threshold() const;
    /// The model card as JSON (see model_card.h), stored inside the model file.
    const std::string& card_json() const;
    /// SHA-256 of the model file in hex: recorded beside every suggestion.
    const std::string& id() const;
    std::size_t features() const;

    /// About 50 µs for 300 characters. Raw and tokenised spellings of one text give the same answer: white space,
    /// punctuation, letter case, width and the value of numbers do not count.
    Prediction predict(std::string_view title, std::string_view text) const;
    /// At most `most` reasons. @refuses unknown_label
    Result<Explanation> explain(std::string_view title, std::string_view text, std::string_view label,
                                std::size_t most = 6) const;

    /// The model file: magic, version, length, SHA-256, content. Little-endian.
    std::string to_bytes() const;
    /// Safe on hostile bytes. @refuses model_unreadable saying what is wrong
    static Result<TextClassifier> from_bytes(std::string_view bytes);
    /// Replaces the file at once (write beside it, then rename). @throws std::system_error when the disk fails
    void save(const std::string& path) const;
    /// @refuses lines::file_unreadable, model_unreadable
    static Result<TextClassifier> load(const std::string& path);

private:
    std::shared_ptr<const Model> model_;
};

}  // namespace linli::recognition
