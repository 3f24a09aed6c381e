#include "train.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace linli::matching {
namespace {

constexpr double prior_matches = 25;  // how many pairs the shares that come with the program are worth
constexpr int most_rounds = 200;
constexpr double still = 1e-6;

using Shares = std::array<std::vector<double>, field_count>;

Shares shares_of(const ModelCard& card, double LevelCard::*which) {
    Shares out;
    for (std::size_t f = 0; f < field_count; ++f)
        for (const auto& level : card.fields_[f].levels) out[f].push_back(level.*which);
    return out;
}

/// One session with its patterns in a fixed order.
struct Prepared {
    unsigned fields;
    std::vector<std::pair<Levels, double>> patterns;
    double total = 0;
    double lambda = 0.5;
};

/// Counts weighted by how likely a pair is one person. @return sum over the session
double expect(const Prepared& session, const Shares& m, const Shares& u, Shares& counts) {
    double matches = 0;
    for (const auto& [levels, times] : session.patterns) {
        double yes = session.lambda, no = 1 - session.lambda;
        for (std::size_t f = 0; f < field_count; ++f) {
            if (levels[f] == absent || (session.fields >> f & 1U) != 0) continue;
            const auto level = static_cast<std::size_t>(static_cast<unsigned char>(levels[f]));
            yes *= m[f][level];
            no *= u[f][level];
        }
        const double share = times * yes / (yes + no);
        matches += share;
        for (std::size_t f = 0; f < field_count; ++f)
            if (levels[f] != absent && (session.fields >> f & 1U) == 0)
                counts[f][static_cast<std::size_t>(static_cast<unsigned char>(levels[f]))] += share;
    }
    return matches;
}

/// New shares from counts and prior. @return how far the furthest moved
double maximise(const Shares& prior, const Shares& counts, Shares& m) {
    double moved = 0;
    for (std::size_t f = 0; f < field_count; ++f) {
        double total = prior_matches;
        for (const double count : counts[f]) total += count;
        for (std::size_t i = 0; i < m[f].size(); ++i) {
            const double fresh = (prior_matches * prior[f][i] + counts[f][i]) / total;
            moved = std::max(moved, std::abs(fresh - m[f][i]));
            m[f][i] = fresh;
        }
    }
    return moved;
}

}  // namespace

std::uint32_t Patterns::code(const Levels& levels) {
    std::uint32_t code = 0;
    for (const auto level : levels) code = code << 4U | static_cast<std::uint32_t>(level + 1);
    return code;
}

double Patterns::total() const {
    double sum = 0;
    for (const auto& [levels, times] : sorted()) sum += times;
    return sum;
}

std::vector<std::pair<Levels, double>> Patterns::sorted() const {
    std::vector<std::pair<std::uint32_t, double>> all(counts_.begin(), counts_.end());
    std::sort(all.begin(), all.end());
    std::vector<std::pair<Levels, double>> out;
    for (auto [code, times] : all) {
        Levels levels;
        for (std::size_t f = field_count; f-- > 0; code >>= 4U) levels[f] = static_cast<std::int8_t>((code & 15U) - 1);
        out.emplace_back(levels, times);
    }
    return out;
}

Estimate estimate(const ModelCard& start, const std::vector<Session>& sessions, const Patterns& labelled_matches) {
    const auto prior = shares_of(start, &LevelCard::m), u = shares_of(start, &LevelCard::u);
    auto m = prior;
    Shares labelled;
    for (std::size_t f = 0; f < field_count; ++f) labelled[f].assign(m[f].size(), 0);
    for (const auto& [levels, times] : labelled_matches.sorted())
        for (std::size_t f = 0; f < field_count; ++f)
            if (levels[f] != absent)
                labelled[f][static_cast<std::size_t>(static_cast<unsigned char>(levels[f]))] += times;
    std::vector<Prepared> prepared;
    for (const auto& session : sessions)
        prepared.push_back({session.fields, session.patterns.sorted(), session.patterns.total()});
    Estimate out{start, {}};
    for (out.card.rounds = 1; out.card.rounds < most_rounds; ++out.card.rounds) {
        auto counts = labelled;
        for (auto& session : prepared) {
            const double matches = expect(session, m, u, counts);
            if (session.total > 0) session.lambda = std::clamp(matches / session.total, 1e-6, 1 - 1e-6);
        }
        if (maximise(prior, counts, m) < still) break;
    }
    for (std::size_t f = 0; f < field_count; ++f)
        for (std::size_t i = 0; i < m[f].size(); ++i) out.card.fields_[f].levels[i].m = m[f][i];
    for (const auto& session : prepared) out.session_lambdas.push_back(session.lambda);
    return out;
}

void count_u(ModelCard& card, const Patterns& random, double prior_pairs) {
    auto prior = shares_of(card, &LevelCard::u);
    Shares counts;
    for (std::size_t f = 0; f < field_count; ++f) counts[f].assign(prior[f].size(), 0);
    for (const auto& [levels, times] : random.sorted())
        for (std::size_t f = 0; f < field_count; ++f)
            if (levels[f] != absent)
                counts[f][static_cast<std::size_t>(static_cast<unsigned char>(levels[f]))] += times;
    for (std::size_t f = 0; f < field_count; ++f) {
        double total = prior_pairs;
        for (const double count : counts[f]) total += count;
        for (std::size_t i = 0; i < prior[f].size(); ++i)
            card.fields_[f].levels[i].u = (prior_pairs * prior[f][i] + counts[f][i]) / total;
    }
}

}  // namespace linli::matching
