#pragma once

#include "index_impl.h"
#include "plan.h"

namespace linli::search {

/// Candidates of one tier within ranges of spots, a few at a time. Every step is bounded: lists of postings are walked
/// in order, the rarest token of a clause first, and no clause looks at more than `most_candidates`.
class Walk {
public:
    static constexpr std::size_t most_candidates = 4'000;

    Walk(const Index::Impl& index, db::ReadTx& tx, TenantId tenant, Kind kind, const Tier& tier,
         std::vector<Range> ranges);
    /// The next spots, about `wanted` of them; none: there are no more. May name a spot again.
    std::vector<std::int64_t> next(std::size_t wanted);
    /// False when something was left out.
    bool complete() const { return complete_; }

private:
    std::vector<std::int64_t> of_token(std::int64_t token, std::size_t wanted);
    std::vector<std::int64_t> of_clause(const std::vector<std::int64_t>& tokens);
    std::vector<std::int64_t> rarest(std::vector<std::int64_t>& tokens);

    db::ReadTx& tx_;
    TenantId tenant_;
    std::vector<Range> ranges_;
    std::vector<std::vector<std::int64_t>> clauses_;
    std::size_t clause_ = 0, range_ = 0;
    std::int64_t after_ = -1;  ///< last spot of the list under way
    std::vector<std::int64_t> ready_;
    bool complete_ = true;
};

}  // namespace linli::search
