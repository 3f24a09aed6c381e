#include <linli/linkage/service.h>

#include <linli/audit/audit.h>
#include <linli/base/codes.h>
#include <linli/evidence/log.h>
#include <linli/registry/entry.h>

#include "repository.h"

#include <boost/json/object.hpp>

#include <map>

namespace linli::linkage {
namespace {

using repository::StoredPair;
using Rows = std::map<PersonId, registry::MatchingRow>;

constexpr std::string_view evidence_kind = "linkage.verdict";

audit::Entry entry(audit::Kind kind, std::string_view operation, std::optional<Uuid> subject,
                   std::optional<PersonId> person = {}) {
    return {.kind = kind,
            .operation = std::string(operation),
            .subject_kind = "linkage_pair",
            .subject = subject,
            .person = person,
            .purpose = {},
            .detail = {}};
}

PairPerson shown(const registry::MatchingRow& row) {
    return {row.id,
            row.record.name,
            row.record.sex,
            row.record.birth_date,
            codes::mask_id_number(row.record.id_number),
            codes::mask_phone(row.record.phone),
            row.record.address};
}

Rows rows_of(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, const std::vector<StoredPair>& pairs) {
    std::vector<PersonId> ids;
    for (const auto& one : pairs) {
        ids.push_back(one.a);
        ids.push_back(one.b);
    }
    Rows out;
    for (auto& row : registry::matching_rows(tx, tenant, vault, ids)) {
        const auto id = row.id;
        out.emplace(id, std::move(row));
    }
    return out;
}

/// Only those whom the scope covers today: places may have moved since the pair was found.
void fill(const access::Scope& scope, const Rows& rows, StoredPair& one) {
    const auto side = [&](PersonId id) -> std::optional<PairPerson> {
        const auto row = rows.find(id);
        if (row == rows.end() || !scope.covers(row->second.place, {}, {}, {}, {}, id)) return std::nullopt;
        return shown(row->second);
    };
    one.pair.a = side(one.a);
    one.pair.b = side(one.b);
}

registry::Band band_of(double probability) {
    const matching::Thresholds thresholds;
    return probability >= thresholds.match      ? registry::Band::same
           : probability >= thresholds.possible ? registry::Band::likely
                                                : registry::Band::unlikely;
}

PairState state_after(Verdict verdict) {
    switch (verdict) {
    case Verdict::same: return PairState::same;
    case Verdict::different: return PairState::different;
    case Verdict::unsure: return PairState::unsure;
    }
    return PairState::unsure;
}

/// With the waterfall, as the records stand now.
void explain(db::ReadTx& tx, TenantId tenant, const Rows& rows, StoredPair& one) {
    one.pair.band = band_of(one.pair.probability);
    const auto a = rows.find(one.a), b = rows.find(one.b);
    if (!one.pair.a || !one.pair.b) return;
    const auto judged = registry::matching_model(tx, tenant)
                            ->judge(matching::prepare(a->second.record), matching::prepare(b->second.record), {});
    one.pair.probability = judged.probability;
    one.pair.band = registry::band_of(judged.decision);
    one.pair.steps = registry::steps_of(judged);
}

std::optional<StoredPair> explained(db::ReadTx& tx, const access::Scope& scope, vault::Vault& vault, PairId id) {
    auto one = repository::pair(tx, scope, id);
    if (!one) return std::nullopt;
    const auto rows = rows_of(tx, scope.tenant(), vault, {*one});
    fill(scope, rows, *one);
    explain(tx, scope.tenant(), rows, *one);
    return one;
}

/// What was said is kept with the people: whoever enters one of them is not asked about the other again.
void tell_registry(db::WriteTx& tx, const access::Scope& scope, const StoredPair& one, Verdict verdict, Instant now) {
    if (verdict == Verdict::different) {
        const registry::Suspect other{one.a, one.pair.probability, one.pair.band, one.place};
        registry::note_distinct(tx, scope.tenant(), one.b, {&other, 1}, scope.actor().user, std::nullopt, now);
    } else if (one.pair.state == PairState::different) {
        registry::forget_distinct(tx, scope.tenant(), one.a, one.b);
    }
}

}  // namespace

Result<api::Page<Pair>> LinkageService::pairs(const access::Scope& scope, const ListPairs& in) {
    const auto operation = "listLinkagePairs:" + std::string(word(in.state)) + ":" + std::string(word(in.order));
    std::optional<api::PageKey> after;
    if (in.cursor) {
        LINLI_TRY(const auto text, parts_.cursors.open(scope, operation, *in.cursor));
        after = api::PageKey::parse(text);
        if (!after) return refuse(api::bad_cursor);
    }
    LINLI_CHECK(parts_.audit.looked(scope, entry(audit::Kind::read, "listLinkagePairs", std::nullopt)));
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<Pair>> {
        std::vector<StoredPair> found;
        const auto next = repository::pairs(tx, scope, in, after, found);
        const auto rows = rows_of(tx, scope.tenant(), parts_.vault, found);
        api::Page<Pair> page;
        for (auto& one : found) {
            fill(scope, rows, one);
            one.pair.band = band_of(one.pair.probability);
            page.items.push_back(std::move(one.pair));
        }
        if (next) page.next = parts_.cursors.seal(scope, operation, next->text());
        return page;
    });
}

Result<Pair> LinkageService::pair(const access::Scope& scope, PairId id) {
    const auto found = parts_.database.read([&](db::ReadTx& tx) { return explained(tx, scope, parts_.vault, id); });
    if (!found) return refuse(access::not_found);
    for (const auto person : {found->a, found->b})
        LINLI_CHECK(parts_.audit.looked(scope, entry(audit::Kind::read, "getLinkagePair", id.uuid(), person)));
    return found->pair;
}

Result<Pair> LinkageService::judge(const access::Scope& scope, PairId id, const JudgePair& in) {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Pair> {
        const auto one = explained(tx, scope, parts_.vault, id);
        if (!one) return refuse(access::not_found);
        const auto to = state_after(in.verdict);
        if (one->pair.state == to && one->pair.note == in.note) return one->pair;
        if (one->pair.version != in.version) return refuse(pair_changed);
        if (one->pair.state == PairState::gone || !one->pair.a || !one->pair.b) return refuse(pair_gone);
        const auto now = parts_.clock.now();
        if (!repository::decide(tx, scope.tenant(), *one, to, scope.actor().user, in.note, now))
            return refuse(pair_changed);
        tell_registry(tx, scope, *one, in.verdict, now);
        parts_.evidence.record(
            tx, scope.tenant(), evidence_kind, id.uuid(),
            {{"pair", id.text()}, {"a", one->a.text()}, {"b", one->b.text()}, {"verdict", word(in.verdict)}});
        parts_.audit.wrote(tx, scope, entry(audit::Kind::write, "judgeLinkagePair", id.uuid()));
        return explained(tx, scope, parts_.vault, id).value().pair;
    });
}

std::vector<std::string> pair_merged(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into, Instant now) {
    const auto pair = repository::pair_of(tx, tenant, from, into);
    if (!pair || pair->second == PairState::same) return {};
    repository::set_state(tx, tenant, pair->first, PairState::same, now);
    return {pair->first.text()};
}

void pair_parted(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into, const std::vector<std::string>& rows) {
    const auto pair = repository::pair_of(tx, tenant, from, into);
    if (!pair || rows.empty()) return;
    repository::set_state(tx, tenant, pair->first, PairState::open, std::nullopt);
}

}  // namespace linli::linkage
