#include "walk.h"

#include <algorithm>

namespace linli::search {
namespace {

/// Beyond these, clauses of one token are asked for together: variants of a spelling, most of which nobody has.
constexpr std::size_t few_clauses = 6;
constexpr std::size_t counted = 1'000;

}  // namespace

Walk::Walk(const Index::Impl& index, db::ReadTx& tx, TenantId tenant, Kind kind, const Tier& tier,
           std::vector<Range> ranges)
    : tx_(tx), tenant_(tenant), ranges_(std::move(ranges)) {
    for (const auto& clause : tier.clauses) {
        std::vector<std::int64_t> tokens;
        for (const auto& token : clause) tokens.push_back(index.keyed(tenant, kind, token));
        clauses_.push_back(std::move(tokens));
    }
    const bool single = std::all_of(clauses_.begin(), clauses_.end(), [](const auto& one) { return one.size() == 1; });
    if (!single || clauses_.size() <= few_clauses) return;
    std::vector<std::int64_t> all;
    for (const auto& one : clauses_) all.push_back(one.front());
    for (const auto& range : ranges_) {
        const auto found = repository::spots_of_any(tx_, tenant_, all, range, counted);
        complete_ = complete_ && found.size() < counted;
        ready_.insert(ready_.end(), found.begin(), found.end());
    }
    std::reverse(ready_.begin(), ready_.end());
    clauses_.clear();
}

std::vector<std::int64_t> Walk::next(std::size_t wanted) {
    while (true) {
        if (!ready_.empty()) {
            std::vector<std::int64_t> out;
            while (!ready_.empty() && out.size() < wanted) {
                out.push_back(ready_.back());
                ready_.pop_back();
            }
            return out;
        }
        if (clause_ == clauses_.size()) return {};
        auto& tokens = clauses_[clause_];
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

std::vector<std::int64_t> Walk::of_token(std::int64_t token, std::size_t wanted) {
    for (; range_ < ranges_.size(); ++range_, after_ = -1) {
        auto range = ranges_[range_];
        range.from = std::max(range.from, after_ + 1);
        auto found = repository::spots(tx_, tenant_, token, range, wanted);
        if (found.empty()) continue;
        after_ = found.back();
        return found;
    }
    return {};
}

std::vector<std::int64_t> Walk::rarest(std::vector<std::int64_t>& tokens) {
    std::vector<std::pair<std::int64_t, std::int64_t>> by_count;
    for (const auto token : tokens) {
        std::int64_t count = 0;
        for (const auto& range : ranges_) count += repository::count(tx_, tenant_, token, range, counted);
        by_count.emplace_back(count, token);
        if (count == 0) return {};
    }
    std::sort(by_count.begin(), by_count.end());
    tokens.clear();
    for (const auto& [count, token] : by_count) tokens.push_back(token);
    std::vector<std::int64_t> out;
    for (const auto& range : ranges_) {
        const auto found = repository::spots(tx_, tenant_, tokens.front(), range, most_candidates - out.size());
        out.insert(out.end(), found.begin(), found.end());
    }
    if (out.size() >= most_candidates) complete_ = false;
    return out;
}

std::vector<std::int64_t> Walk::of_clause(const std::vector<std::int64_t>& tokens) {
    auto order = tokens;
    auto out = rarest(order);
    for (std::size_t i = 1; i < order.size() && !out.empty(); ++i)
        out = repository::having(tx_, tenant_, order[i], out);
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace linli::search
