#pragma once

#include <linli/recognition/text_classifier.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace linli::recognition {

inline constexpr ProblemType unfit_keyword{"recognition/unfit-keyword", 422, "关键词不能使用",
                                           "A keyword cannot be used"};

/// Words that speak for (or, with a negative weight, against) a target such as an item of the responsibility list.
struct Keyword {
    std::string words;  ///< compared without white space, punctuation, case and width
    std::string target;
    double weight = 1;  ///< natural logarithm of the odds: 1 makes the target 2.7 times as likely
};

/// One keyword that was found, with all its places.
struct KeywordHit {
    std::string words;
    double score = 0;  ///< weight, dampened for repetition, half as much again when the title says it
    std::vector<Place> places;
};

/// What the keywords say about one target.
struct KeywordScore {
    std::string target;
    double score = 0;
    std::vector<KeywordHit> hits;  ///< the heaviest first
};

/// Finds all keywords in one pass (Aho and Corasick). A keyword never spans punctuation or a line break, and inside
/// a longer keyword of the same target it does not count again. Immutable and thread-safe.
class KeywordMatcher {
public:
    /// @refuses unfit_keyword naming the first that has no letters, no target, or a weight beyond ±20
    static Result<KeywordMatcher> make(std::vector<Keyword> keywords);

    /// Targets with at least one hit, the highest score first; equal scores in target order.
    std::vector<KeywordScore> match(std::string_view title, std::string_view text) const;
    std::size_t size() const;

private:
    struct Automaton;
    explicit KeywordMatcher(std::shared_ptr<const Automaton> automaton);
    std::shared_ptr<const Automaton> automaton_;
};

}  // namespace linli::recognition
