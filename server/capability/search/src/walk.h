#pragma once

#include "index_impl.h"
#include "plan.h"

#include <unordered_map>

namespace linli::search {

/// Where one search looks, and what it has counted there: tiers ask for the same tokens again.
struct Field {
    std::vector<Range> ranges;
    std::unordered_map<std::int64_t, std::int64_t> counts;  ///< postings by token
};

/// Candidates of one tier within a field, a few at a time. Every step is bounded: lists of postings are walked in
/// order, the rarest token of a clause first, and no clause looks at more than `most_candidates`. Variants of a
/// spelling, most of which nobody has, are asked for together, and what must stand beside them is looked for where they
/// were found: no record is read to see that it does not fit.
class Walk {
public:
    static constexpr std::size_t most_candidates = 4'000;

    /// @param field outlives it
    Walk(const Index::Impl& index, db::ReadTx& tx, TenantId tenant, Kind kind, const Tier& tier, Field& field);
    /// The next spots, about `wanted` of them; none: there are no more. May name a spot again.
    std::vector<std::int64_t> next(std::size_t wanted);
    /// False when something was left out.
    bool complete() const { return complete_; }

private:
    using Spots = std::vector<std::int64_t>;
    Spots of_token(std::int64_t token, std::size_t wanted);
    Spots of_clause(const std::vector<std::int64_t>& tokens);
    Spots rarest(std::vector<std::int64_t>& tokens);
    /// All clauses at once, each where its first token was found. @return last first
    Spots of_variants(const Tier& tier);
    /// Clauses without those that share a token which nobody has.
    std::vector<const Clause*> possible(const Tier& tier);
    Spots having_rest(const std::vector<std::int64_t>& clause, Spots spots);
    std::int64_t count(std::int64_t token);
    std::vector<std::int64_t> keyed(const Clause& clause) const;

    const Index::Impl& index_;
    db::ReadTx& tx_;
    TenantId tenant_;
    Kind kind_;
    Field& field_;
    std::vector<std::vector<std::int64_t>> clauses_;
    std::size_t clause_ = 0, range_ = 0;
    std::int64_t after_ = -1;  ///< last spot of the list under way
    Spots ready_;              ///< to be handed out from the end
    bool complete_ = true;
};

}  // namespace linli::search
