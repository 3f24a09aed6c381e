#include <linli/resemblance/issues.h>

#include "group.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_set>

namespace linli::resemblance {
namespace {

constexpr std::size_t asked_terms = 30;  // of a message, to find issues by
constexpr std::size_t longest_posting = 400;
constexpr std::size_t most_candidates = 30;
constexpr double least_agreement = 0.2;  // a theme of many places is no issue, but it may be worth a look
constexpr int most_rounds = 12;          // of joining fragments; each round at least halves what can be joined

using Days = std::chrono::duration<double, std::chrono::days::period>;

}  // namespace

double heat(std::size_t messages, std::size_t reporters, std::size_t this_week, std::size_t week_before,
            std::chrono::milliseconds quiet) {
    const double size = std::sqrt(static_cast<double>(messages) * static_cast<double>(reporters));
    const auto now = static_cast<double>(this_week), before = static_cast<double>(week_before);
    const double growth = std::max(0.0, (now - before) / (now + before + 1));
    const double recency = std::exp(-std::max(0.0, Days(quiet).count()) / 60);
    return size * (1 + growth) * (0.5 + 0.5 * recency);
}

struct IssueStream::State {
    State(const Rarity& given, IssueOptions chosen) : rarity(given), options(chosen) {}
    const Rarity& rarity;
    IssueOptions options;
    std::vector<Group> groups;  ///< by number; an empty one was joined to another or forgotten
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> postings;
    std::size_t alive = 0;
    std::size_t forget_from = 0;

    std::vector<std::uint32_t> candidates(const Weights& weights, std::uint32_t except) const;
    std::uint32_t home_of(const Weights& weights) const;
    void post(std::uint32_t group, const std::vector<std::uint64_t>& keys);
    void forget();
    bool join_round(std::unordered_set<std::uint32_t>& changed);
    Issue issue_of(const Group& group, Instant now) const;
};

constexpr std::uint32_t nowhere = ~std::uint32_t{0};

/// Groups that share heavy terms, those that share most first.
std::vector<std::uint32_t> IssueStream::State::candidates(const Weights& weights, std::uint32_t except) const {
    std::unordered_map<std::uint32_t, double> shared;
    for (const auto key : heaviest(weights, asked_terms)) {
        const auto found = postings.find(key);
        if (found == postings.end() || found->second.size() > longest_posting) continue;
        const double weight = rarity.weight(key);
        for (const auto group : found->second)
            if (group != except && !groups[group].empty()) shared[group] += weight;
    }
    std::vector<std::pair<double, std::uint32_t>> order;
    order.reserve(shared.size());
    for (const auto& [group, weight] : shared) order.emplace_back(-weight, group);
    const auto most = std::min(order.size(), most_candidates);
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end());
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < most; ++i) out.push_back(order[i].second);
    return out;
}

/// The issue that a message belongs to, or nowhere.
std::uint32_t IssueStream::State::home_of(const Weights& weights) const {
    double best = options.join;
    auto home = nowhere;
    for (const auto group : candidates(weights, nowhere)) {
        const double alike = groups[group].resembles(weights, options.strange);
        const bool better = alike > best || (alike == best && group < home);
        if (better) best = alike, home = group;
    }
    return home;
}

void IssueStream::State::post(std::uint32_t group, const std::vector<std::uint64_t>& keys) {
    for (const auto key : keys) {
        auto& posting = postings[key];
        if (posting.size() <= longest_posting && std::find(posting.rbegin(), posting.rend(), group) == posting.rend())
            posting.push_back(group);
    }
}

/// Too many issues: the oldest that nobody else spoke of are let go.
void IssueStream::State::forget() {
    for (; alive > options.most_open && forget_from < groups.size(); ++forget_from) {
        if (groups[forget_from].entries().size() != 1) continue;
        for (const auto key : groups[forget_from].handles(asked_terms)) {
            const auto posting = postings.find(key);
            if (posting == postings.end()) continue;
            std::erase(posting->second, static_cast<std::uint32_t>(forget_from));
            if (posting->second.empty()) postings.erase(posting);
        }
        groups[forget_from] = {};
        --alive;
    }
}

/// Joins issues that turned out to be one: each takes part once a round, the most alike first.
bool IssueStream::State::join_round(std::unordered_set<std::uint32_t>& changed) {
    struct Pair {
        double alike;
        std::uint32_t a, b;
    };
    std::vector<Pair> pairs;
    for (const auto a : std::set(changed.begin(), changed.end())) {
        if (groups[a].empty()) continue;
        for (const auto b : candidates(groups[a].sum(), a)) {
            const double alike = std::min(groups[a].resembles(groups[b].sum(), options.strange),
                                          groups[b].resembles(groups[a].sum(), options.strange));
            if (alike >= options.link) pairs.push_back({alike, std::min(a, b), std::max(a, b)});
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
        return x.alike != y.alike ? x.alike > y.alike : std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    std::unordered_set<std::uint32_t> taken;
    changed.clear();
    for (const auto& pair : pairs) {
        if (taken.contains(pair.a) || taken.contains(pair.b)) continue;
        taken.insert({pair.a, pair.b});
        groups[pair.a].take_all(groups[pair.b]);
        post(pair.a, groups[pair.a].handles(asked_terms));
        changed.insert(pair.a);
        --alive;
    }
    return !changed.empty();
}

Issue IssueStream::State::issue_of(const Group& group, Instant now) const {
    Issue out;
    std::unordered_set<std::uint64_t> reporters;
    std::size_t unknown = 0, this_week = 0, week_before = 0;
    double best = -1;
    std::unordered_map<std::uint64_t, std::size_t> naming;
    constexpr std::chrono::days week{7};
    for (const auto& entry : group.entries()) {
        out.members.push_back(entry.number);
        entry.reporter == 0 ? static_cast<void>(++unknown) : static_cast<void>(reporters.insert(entry.reporter));
        if (entry.time > now - week)
            ++this_week;
        else if (entry.time > now - 2 * week)
            ++week_before;
        const double alike = cosine(group.sum(), entry.weights);
        if (alike > best) best = alike, out.centre = entry.number;
        for (const auto& weight : entry.weights)
            if (weight.kind != Kind::words) ++naming[weight.key];
    }
    std::size_t agreeing = 0;
    for (const auto& [key, times] : naming) agreeing = std::max(agreeing, times);
    out.agreement = static_cast<double>(agreeing) / static_cast<double>(out.members.size());
    out.reporters = reporters.size() + unknown;
    out.first = group.entries().front().time;
    out.last = group.entries().back().time;
    out.score = heat(out.members.size(), out.reporters, this_week, week_before, now - out.last) *
                std::max(least_agreement, out.agreement);
    return out;
}

IssueStream::IssueStream(const Rarity& rarity, IssueOptions options)
    : state_(std::make_unique<State>(rarity, options)) {}
IssueStream::~IssueStream() = default;

void IssueStream::add(std::uint32_t number, const Words& words, Instant time, std::uint64_t reporter) {
    auto& self = *state_;
    auto weights = self.rarity.weights(words);
    auto home = self.home_of(weights);
    if (home == nowhere) {
        home = static_cast<std::uint32_t>(self.groups.size());
        self.groups.emplace_back();
        ++self.alive;
    }
    self.post(home, heaviest(weights, asked_terms));
    self.groups[home].take({number, time, reporter, std::move(weights)});
    self.forget();
}

std::vector<Issue> IssueStream::ranked(Instant now, std::size_t smallest) {
    auto& self = *state_;
    std::unordered_set<std::uint32_t> changed;
    for (std::uint32_t group = 0; group < self.groups.size(); ++group) changed.insert(group);
    for (int round = 0; round < most_rounds && self.join_round(changed); ++round) {
    }
    std::vector<Issue> out;
    for (const auto& group : self.groups)
        if (group.entries().size() >= std::max<std::size_t>(smallest, 1)) out.push_back(self.issue_of(group, now));
    std::sort(out.begin(), out.end(), [](const Issue& a, const Issue& b) {
        return a.score != b.score ? a.score > b.score : a.members.front() < b.members.front();
    });
    return out;
}

std::size_t IssueStream::open() const { return state_->alive; }

}  // namespace linli::resemblance
