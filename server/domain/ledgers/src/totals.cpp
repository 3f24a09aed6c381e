#include <linli/area/areas.h>

#include "impl.h"

#include <map>
#include <tuple>

namespace linli::ledgers {
namespace {

/// A district of a million people with every one of them in one ledger.
constexpr std::size_t most_keys_counted = 1'500'000;

struct Sum {
    std::string split_label;
    std::int64_t count = 0, fen = 0;
};
/// Community, grid, split code; the empty code is the sum of all.
using Sums = std::map<std::tuple<std::optional<AreaId>, std::optional<AreaId>, std::string>, Sum>;

/// What one transaction counted; a store that repeats it begins with nothing.
struct Counted {
    Sums sums;
    std::int64_t count = 0, fen = 0;
    std::optional<api::PageKey> next;
};

void add(Counted& all, Counted part) {
    for (auto& [key, sum] : part.sums) {
        auto& into = all.sums[key];
        into.split_label = std::move(sum.split_label);
        into.count += sum.count;
        into.fen += sum.fen;
    }
    all.count += part.count;
    all.fen += part.fen;
    all.next = part.next;
}

void add(Sums& sums, const Facts& facts, const std::pair<std::string, std::string>& split, std::int64_t fen) {
    const auto put = [&](const std::optional<AreaId>& grid, const std::string& code, const std::string& label) {
        auto& sum = sums[{facts.place.community, grid, code}];
        sum.split_label = label;
        ++sum.count;
        sum.fen += fen;
    };
    for (const auto& grid : {std::optional<AreaId>(), facts.place.grid}) {
        put(grid, "", "合计");
        if (!split.second.empty()) put(grid, split.first.empty() ? "none" : split.first, split.second);
        if (!facts.place.grid) break;  // known down to the community only
    }
}

std::vector<LedgerTotal> total_lines(db::ReadTx& tx, const Sums& sums, PlaceNames& places) {
    std::vector<LedgerTotal> out;
    for (const auto& [key, sum] : sums) {
        const auto& [community, grid, split] = key;
        const auto area = grid ? grid : community;
        out.push_back(
            {area, places.of(tx, area), grid ? "grid" : "community", split, sum.split_label, sum.count, Fen{sum.fen}});
    }
    return out;
}

}  // namespace

Result<LedgerTotals> LedgerService::totals(const access::Scope& scope, std::string_view code, const AskLedger& in) {
    auto& self = *impl_;
    LINLI_TRY(const auto times, self.times(in.as_of, in.known_on));
    std::optional<Ledger> ledger;
    std::optional<Look> look;
    std::optional<Labels> labels;
    LINLI_CHECK(self.parts.database.read([&](db::ReadTx& tx) -> Outcome {
        LINLI_TRY(ledger, self.ledger(tx, scope.tenant(), code, in.version));
        LINLI_TRY(look, self.look(tx, scope, times, in.area_id));
        labels = self.labels(tx, scope.tenant(), times);
        return Done{};
    }));
    const auto& definition = ledger->definition;
    LedgerTotals out{definition.code, ledger->version, times.as_of, times.known, 0, {}, {}};
    Counted all;
    std::size_t looked_at = 0;
    do {
        add(all, self.parts.database.read([&](db::ReadTx& tx) {
            Counted part;
            Walk walk(self, scope, definition, *look, needs_of(definition, {}), all.next);
            part.next = walk.run(tx, keys_a_batch, keys_a_transaction, [&](const Facts& facts) {
                const auto amount = amount_fen(definition, facts, times, *labels);
                add(part.sums, facts, split_of(definition, facts, times, *labels), amount);
                ++part.count;
                part.fen += amount;
                return true;
            });
            return part;
        }));
        looked_at += keys_a_transaction;
        if (all.next && looked_at >= most_keys_counted) return refuse(area_too_large);
    } while (all.next);
    out.count = all.count;
    out.amount = Fen{all.fen};
    out.items = self.parts.database.read([&](db::ReadTx& tx) { return total_lines(tx, all.sums, labels->places); });
    return out;
}

}  // namespace linli::ledgers
