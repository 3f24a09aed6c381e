#include "walk.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace linli::search {
namespace {

/// Beyond these, clauses of one token are asked for together.
constexpr std::size_t few_clauses = 6;
/// Clauses that share a token, from which on it is counted first.
constexpr int worth_a_count = 4;
constexpr std::size_t counted = 1'000, most_variants_found = 2'000;

/// Whether the clauses are spellings, most of which nobody has.
bool variants(const Tier& tier) {
    if (tier.clauses.size() <= few_clauses) return false;
    return tier.led || std::all_of(tier.clauses.begin(), tier.clauses.end(),
                                   [](const Clause& clause) { return clause.size() == 1; });
}

}  // namespace

Walk::Walk(const Index::Impl& index, db::ReadTx& tx, TenantId tenant, Kind kind, const Tier& tier, Field& field)
    : index_(index), tx_(tx), tenant_(tenant), kind_(kind), field_(field) {
    if (variants(tier))
        ready_ = of_variants(tier);
    else
        for (const auto& clause : tier.clauses) clauses_.push_back(keyed(clause));
}

std::vector<std::int64_t> Walk::keyed(const Clause& clause) const {
    std::vector<std::int64_t> out;
    for (const auto& token : clause) out.push_back(index_.keyed(tenant_, kind_, token));
    return out;
}

std::vector<std::int64_t> Walk::next(std::size_t wanted) {
    while (true) {
        if (!ready_.empty()) {
            const auto from = ready_.size() - std::min(wanted, ready_.size());
            Spots out(ready_.rbegin(), ready_.rend() - static_cast<std::ptrdiff_t>(from));
            ready_.resize(from);
            return out;
        }
        if (clause_ == clauses_.size()) return {};
        const auto& tokens = clauses_[clause_];
        if (tokens.size() == 1) {
            auto found = of_token(tokens.front(), wanted);
            if (!found.empty()) return found;
        } else {
            ready_ = of_clause(tokens);
            std::reverse(ready_.begin(), ready_.end());
        }
        ++clause_;
        range_ = 0;
        after_ = -1;
    }
}

Walk::Spots Walk::of_token(std::int64_t token, std::size_t wanted) {
    while (range_ < field_.ranges.size()) {
        auto range = field_.ranges[range_];
        range.from = std::max(range.from, after_ + 1);
        auto found = repository::spots(tx_, tenant_, token, range, wanted);
        const bool ended = found.size() < wanted;
        after_ = ended ? -1 : found.back();
        if (ended) ++range_;
        if (!found.empty()) return found;
    }
    return {};
}

std::int64_t Walk::count(std::int64_t token) {
    const auto known = field_.counts.find(token);
    if (known != field_.counts.end()) return known->second;
    std::int64_t out = 0;
    for (const auto& range : field_.ranges) out += repository::count(tx_, tenant_, token, range, counted);
    return field_.counts.emplace(token, out).first->second;
}

Walk::Spots Walk::rarest(std::vector<std::int64_t>& tokens) {
    std::vector<std::pair<std::int64_t, std::int64_t>> by_count;
    for (const auto token : tokens) {
        by_count.emplace_back(count(token), token);
        if (by_count.back().first == 0) return {};
    }
    std::sort(by_count.begin(), by_count.end());
    tokens.clear();
    for (const auto& [count, token] : by_count) tokens.push_back(token);
    Spots out;
    for (const auto& range : field_.ranges) {
        const auto found = repository::spots(tx_, tenant_, tokens.front(), range, most_candidates - out.size());
        out.insert(out.end(), found.begin(), found.end());
    }
    if (out.size() >= most_candidates) complete_ = false;
    return out;
}

Walk::Spots Walk::having_rest(const std::vector<std::int64_t>& clause, Spots spots) {
    for (std::size_t i = 1; i < clause.size() && !spots.empty(); ++i)
        spots = repository::having(tx_, tenant_, clause[i], spots);
    return spots;
}

Walk::Spots Walk::of_clause(const std::vector<std::int64_t>& tokens) {
    auto order = tokens;
    auto spots = rarest(order);
    auto out = having_rest(order, std::move(spots));
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<const Clause*> Walk::possible(const Tier& tier) {
    std::map<std::string_view, int> sharing;
    for (const auto& clause : tier.clauses)
        for (std::size_t i = 1; i < clause.size(); ++i) ++sharing[clause[i]];
    std::set<std::string_view> nowhere;
    for (const auto& [token, clauses] : sharing)
        if (clauses >= worth_a_count && count(index_.keyed(tenant_, kind_, std::string(token))) == 0)
            nowhere.insert(token);
    std::vector<const Clause*> out;
    for (const auto& clause : tier.clauses)
        if (std::none_of(clause.begin() + 1, clause.end(), [&](const auto& one) { return nowhere.contains(one); }))
            out.push_back(&clause);
    return out;
}

Walk::Spots Walk::of_variants(const Tier& tier) {
    const auto clauses = possible(tier);
    std::map<std::string_view, std::int64_t> leaders;
    std::vector<std::int64_t> asked;
    for (const auto* clause : clauses)
        if (const auto [at, fresh] = leaders.try_emplace(clause->front()); fresh)
            asked.push_back(at->second = index_.keyed(tenant_, kind_, clause->front()));
    std::unordered_map<std::int64_t, Spots> found;
    for (const auto& range : field_.ranges) {
        const auto postings = repository::postings_of_any(tx_, tenant_, asked, range, most_variants_found);
        complete_ = complete_ && postings.size() < most_variants_found;
        for (const auto& [token, spot] : postings) found[token].push_back(spot);
    }
    Spots out;
    for (const auto* clause : clauses) {
        const auto here = found.find(leaders.at(clause->front()));
        if (here == found.end()) continue;
        const auto both = having_rest(keyed(*clause), here->second);
        out.insert(out.end(), both.begin(), both.end());
    }
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace linli::search
