#pragma once

#include <linli/matching/model.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli::matching {

/// A pair that people decided.
struct Label {
    std::string a, b;  ///< ids of rows
    bool same = false;
};

/// How much to look at, and from where on to decide.
struct Options {
    std::size_t largest_block = 120;         ///< rows; a larger block is skipped and counted
    std::size_t random_pairs = 1'000'000;    ///< at most, for `u`
    std::size_t training_pairs = 2'000'000;  ///< at most per blocking rule, for `m`
    std::uint64_t seed = 1;                  ///< of the random pairs: the same rows give the same model
    Thresholds thresholds;
};

/// Blocks of one rule that were too large to be compared.
struct SkippedBlocks {
    std::string rule;  ///< zh-CN
    std::int64_t blocks = 0;
    std::int64_t rows = 0;
};

/// Two rows that may be one person.
struct Pair {
    std::uint32_t a = 0, b = 0;  ///< rows in the order they were added, a < b
    double weight = 0;           ///< bits
    bool by_person = false;      ///< decided by a label
};

/// Rows that are one person.
struct Clusters {
    std::vector<std::uint32_t> of;       ///< of each row, the first row of its cluster
    std::vector<std::uint32_t> refused;  ///< places of pairs that would have joined contradicting identity numbers
};
/// Joins pairs from the strongest on; a pair that would bring two different valid identity numbers into one cluster is
/// refused, so that a chain of doubtful rows never joins two people. `pairs` hold matches only.
Clusters cluster(const std::vector<Person>& people, const std::vector<Pair>& pairs);

/// The keys under which a person is looked for, one a rule, 0 where the rule has nothing to go by. Two people are
/// compared when they share a key. For an index of those who are already here.
std::vector<std::uint64_t> block_keys(const Person& person);
/// The keys of an index of those who are already here: reading of the name with birth year and sex, with the door, and
/// end of the identity number with the surname. Texts for the store to key, since what is equal in them tells something
/// of people; equal numbers and telephones have indexes of their own. Sorted, each once; at most four. Somebody of whom
/// a register knows the sex shares a key with a question that leaves it open; a wrong number still tells a birth year.
std::vector<std::string> index_keys(const Person& person);
/// What the rules look at, zh-CN, in the order of `block_keys`.
std::vector<std::string_view> block_rules();

/// Finds the pairs in a list of rows. Memory: about 350 bytes a row and 16 a pair; time grows with the rows, because
/// blocks are bounded. One thread at a time.
class Matcher {
public:
    explicit Matcher(Options options = {});

    /// At most 2^32 − 1 rows.
    void add(const Record& record);
    const std::vector<Person>& people() const { return people_; }

    /// Learns from the rows themselves: `u` from random pairs, `m` and `lambda` by expectation and maximisation within
    /// the blocks of three rules, each leaving its own fields out; the shares that come with the program are the prior.
    /// A label counts as ten pairs and is not guessed. Labels of rows that are not here are ignored.
    Model train(const std::vector<Label>& labels, const std::string& trained_on) const;
    /// Pairs of at least `probability`, in the order of their rows. A label decides over the model.
    std::vector<Pair> find(const Model& model, double probability, const std::vector<Label>& labels = {}) const;
    /// How rare the name and telephone of a pair are here; the pair itself does not count.
    Rarity rarity(const Person& a, const Person& b) const;
    /// Of the last `train` or `find`.
    const std::vector<SkippedBlocks>& skipped() const { return skipped_; }
    std::int64_t compared() const { return compared_; }

private:
    using RowPair = std::pair<std::uint32_t, std::uint32_t>;
    /// Rows of labels as pairs a < b.
    std::map<RowPair, bool> known(const std::vector<Label>& labels) const;
    void count_values() const;
    /// `u` from pairs drawn at random.
    void count_random(const Model& start, ModelCard& card) const;
    /// Lambda: how many pairs of one person there are among all pairs, found by using the model on the candidates.
    double share_of_matches(const Model& model) const;

    Options options_;
    std::vector<Person> people_;
    std::vector<std::vector<std::uint64_t>> keys_;                                 ///< a rule, then a row
    mutable std::vector<std::pair<std::uint64_t, std::uint32_t>> names_, phones_;  ///< hash and count, sorted
    mutable std::vector<SkippedBlocks> skipped_;
    mutable std::int64_t compared_ = 0;
};

}  // namespace linli::matching
