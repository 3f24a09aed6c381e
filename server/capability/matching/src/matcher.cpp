#include <linli/matching/matcher.h>

#include <linli/base/text.h>

#include "blocks.h"
#include "hash.h"
#include "train.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace linli::matching {
namespace {

constexpr double label_weight = 10;      // a person's word against one guessed pair
constexpr double prior_pairs = 5'000;    // how many random pairs the known shares of `u` are worth
constexpr double usual_matches = 0.002;  // pairs of one person for each row, before anything was counted
constexpr double surely_related = 12;    // bits of evidence of a pair that does not count as random
constexpr int lambda_rounds = 20;        // far more than it takes to settle
constexpr double worth_keeping = 4;      // bits of evidence below which no prior of ours lets a pair through

std::uint64_t key_of(std::u32string_view name) {
    Hash hash;
    for (const char32_t c : name) hash.add(static_cast<std::uint64_t>(c));
    return hash.value();
}

using Counts = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

Counts counted(std::vector<std::uint64_t> keys) {
    std::sort(keys.begin(), keys.end());
    Counts out;
    for (const auto key : keys) {
        if (out.empty() || out.back().first != key) out.emplace_back(key, 0);
        ++out.back().second;
    }
    out.erase(std::remove_if(out.begin(), out.end(), [](const auto& entry) { return entry.second < 2; }), out.end());
    return out;
}

/// Other rows with this value; the pair's second row is not another.
double others(const Counts& counts, std::uint64_t key) {
    const auto found = std::lower_bound(counts.begin(), counts.end(), std::pair(key, 0U));
    return found == counts.end() || found->first != key ? 0 : std::max(0.0, found->second - 2.0);
}

/// Repeatable numbers without a library's distribution. @source Steele, Lea and Flood 2014 (splitmix64)
class Draw {
public:
    explicit Draw(std::uint64_t seed) : state_(seed) {}
    std::uint32_t below(std::uint32_t count) {
        state_ += 0x9E3779B97F4A7C15ULL;
        auto z = (state_ ^ (state_ >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return static_cast<std::uint32_t>(((z ^ (z >> 31U)) >> 32U) * count >> 32U);
    }

private:
    std::uint64_t state_;
};

double pairs_of(std::size_t rows) { return static_cast<double>(rows) * (static_cast<double>(rows) - 1) / 2; }

}  // namespace

Matcher::Matcher(Options options) : options_(options), keys_(rule_count) {}

void Matcher::add(const Record& record) {
    people_.push_back(prepare(record));
    const auto keys = block_keys(people_.back());
    for (std::size_t rule = 0; rule < rule_count; ++rule) keys_[rule].push_back(keys[rule]);
    names_.clear();
    phones_.clear();
}

void Matcher::count_values() const {
    if (!names_.empty() || !phones_.empty() || people_.empty()) return;
    std::vector<std::uint64_t> names, phones;
    for (const auto& person : people_) {
        if (!person.name.empty()) names.push_back(key_of(person.name));
        if (!person.phone.empty()) phones.push_back(Hash().add(person.phone).value());
    }
    names_ = counted(std::move(names));
    phones_ = counted(std::move(phones));
}

Rarity Matcher::rarity(const Person& a, const Person& b) const {
    count_values();
    Rarity out;
    out.rows = static_cast<double>(people_.size());
    if (a.name == b.name) out.name = others(names_, key_of(a.name));
    if (a.phone == b.phone) out.phone = others(phones_, Hash().add(a.phone).value());
    return out;
}

std::map<Matcher::RowPair, bool> Matcher::known(const std::vector<Label>& labels) const {
    std::map<RowPair, bool> out;
    if (labels.empty()) return out;
    std::unordered_map<std::string_view, std::uint32_t> rows;
    for (const auto& label : labels) rows.try_emplace(label.a, UINT32_MAX), rows.try_emplace(label.b, UINT32_MAX);
    for (std::uint32_t row = 0; row < people_.size(); ++row)
        if (const auto found = rows.find(people_[row].id); found != rows.end()) found->second = row;
    for (const auto& label : labels) {
        const auto a = rows[label.a], b = rows[label.b];
        if (a != UINT32_MAX && b != UINT32_MAX && a != b) out[std::minmax(a, b)] = label.same;
    }
    return out;
}

void Matcher::count_random(const Model& start, ModelCard& card) const {
    const auto rows = static_cast<std::uint32_t>(people_.size());
    Patterns random;
    Draw draw(options_.seed);
    const auto wanted =
        static_cast<std::uint64_t>(std::min(static_cast<double>(options_.random_pairs), pairs_of(rows)));
    for (std::uint64_t i = 0; i < wanted; ++i) {
        const auto a = draw.below(rows), b = draw.below(rows);
        if (a == b) continue;
        const auto levels = compare(people_[a], people_[b]);
        // In a short list a random pair may well be one person.
        if (start.evidence(levels, {}) > surely_related) continue;
        random.add(levels);
        ++card.random_pairs;
    }
    count_u(card, random, prior_pairs);
}

double Matcher::share_of_matches(const Model& model) const {
    const auto rows = static_cast<double>(people_.size());
    if (rows < 2) return model.card().lambda;
    std::vector<double> evidence;
    skipped_ = each_pair(keys_, options_.largest_block, [&](std::uint32_t a, std::uint32_t b) {
        const auto levels = compare(people_[a], people_[b]);
        const auto found = model.evidence(levels, rarity(people_[a], people_[b]));
        if (found > worth_keeping && caution(levels).empty()) evidence.push_back(found);
    });
    const auto all = pairs_of(people_.size());
    double lambda = std::min(0.1, usual_matches * rows / all);
    for (int round = 0; round < lambda_rounds; ++round) {
        const double prior = std::log2(lambda / (1 - lambda));
        double matches = usual_matches * rows;
        for (const double bits : evidence) matches += probability_of(prior + bits);
        lambda = std::clamp(matches / all, 1e-12, 0.5);
    }
    return lambda;
}

Model Matcher::train(const std::vector<Label>& labels, const std::string& trained_on) const {
    const auto decided = known(labels);
    const Model start;
    ModelCard card = start.card();
    card.name = "本表训练";
    card.trained_on = trained_on;
    card.rows = static_cast<std::int64_t>(people_.size());
    card.labels = static_cast<std::int64_t>(decided.size());
    count_random(start, card);
    std::vector<Session> sessions;
    for (std::size_t rule = 0; rule < rule_count; ++rule) {
        if (!rules()[rule].trains) continue;
        auto& session = sessions.emplace_back();
        session.fields = rules()[rule].fields;
        each_pair_of(keys_[rule], rule, options_.largest_block, options_.training_pairs,
                     [&](std::uint32_t a, std::uint32_t b) {
                         if (decided.contains({a, b})) return;
                         session.patterns.add(compare(people_[a], people_[b]));
                         ++card.block_pairs;
                     });
    }
    Patterns labelled;
    for (const auto& [rows, same] : decided)
        if (same) labelled.add(compare(people_[rows.first], people_[rows.second]), label_weight);
    auto learnt = estimate(card, sessions, labelled).card;
    learnt.lambda = share_of_matches(Model::of(learnt).value());
    return Model::of(std::move(learnt)).value();
}

std::vector<Pair> Matcher::find(const Model& model, double probability, const std::vector<Label>& labels) const {
    const auto decided = known(labels);
    std::vector<Pair> found;
    compared_ = 0;
    skipped_ = each_pair(keys_, options_.largest_block, [&](std::uint32_t a, std::uint32_t b) {
        ++compared_;
        if (decided.contains({a, b})) return;
        const auto levels = compare(people_[a], people_[b]);
        const auto weight = model.weight(levels, rarity(people_[a], people_[b]));
        if (probability_of(weight) >= probability) found.push_back({a, b, weight});
    });
    for (const auto& [rows, same] : decided)
        if (same) {
            const auto& a = people_[rows.first];
            const auto& b = people_[rows.second];
            found.push_back({rows.first, rows.second, model.weight(compare(a, b), rarity(a, b)), true});
        }
    std::sort(found.begin(), found.end(),
              [](const Pair& x, const Pair& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
    return found;
}

}  // namespace linli::matching
