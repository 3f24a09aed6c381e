#include <linli/registry/provenance.h>

#include <tuple>

namespace linli::registry {
namespace {

/// The greater key is believed. Whether it is worth believing comes first, whatever the rule.
auto key(Choice choice, const Claim& c) {
    const bool sound = c.confidence >= doubtful_below;
    const auto said = c.said.days().time_since_epoch().count();
    const auto first = choice == Choice::rank ? static_cast<std::int64_t>(c.rank) : static_cast<std::int64_t>(said);
    const auto second = choice == Choice::rank ? static_cast<std::int64_t>(c.confidence) : std::int64_t{c.rank};
    const auto third = choice == Choice::rank ? static_cast<std::int64_t>(said) : std::int64_t{c.confidence};
    return std::tuple(sound, first, second, third, to_ms(c.recorded), c.id);
}

}  // namespace

std::optional<std::size_t> choose(Choice choice, std::span<const Claim> claims, Date on, Instant known) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const auto& claim = claims[i];
        if (claim.retracted || claim.said > on || claim.recorded > known) continue;
        if (!best || key(choice, claims[*best]) < key(choice, claim)) best = i;
    }
    return best;
}

}  // namespace linli::registry
