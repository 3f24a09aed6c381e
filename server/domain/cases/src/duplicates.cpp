#include <linli/cases/duplicates.h>

#include <linli/area/areas.h>
#include <linli/base/date.h>
#include <linli/cases/service.h>
#include <linli/cases/understanding.h>

#include "items.h"
#include "resembling.h"
#include "rules.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::Candidate;

constexpr std::size_t most_proposed = 20;
constexpr std::size_t most_shown = 3;

/// Whether a report may still join it, or it is the one that others joined.
bool in_hand(const Candidate& c) {
    return c.state == State::reported || mergeable(c.state) || c.state == State::resolved;
}

repository::Near around(const area::Ancestors& place, const std::optional<std::string>& item, Instant time) {
    return {.place = place, .item_code = item, .from = time - looked_around, .to = time + looked_around};
}

resemblance::Measure measure_for(db::ReadTx& tx, TenantId tenant, ItemBook& items,
                                 const std::optional<std::string>& item_code) {
    return measure_of(item_code ? items.find(tx, tenant, *item_code) : std::nullopt);
}

std::vector<Scored> proposals(db::ReadTx& tx, const access::Scope& scope, ItemBook& items,
                              const repository::Record& record) {
    const auto tenant = scope.tenant();
    const auto mine = repository::candidate(tx, tenant, record.id).value();
    auto found = repository::candidates(tx, tenant, &scope, around(record.place, record.item_code, record.reported_at),
                                        most_candidates);
    std::erase_if(found, [&](const Candidate& c) { return c.id == record.id || !in_hand(c); });
    return ranked(report_of(mine), measure_for(tx, tenant, items, record.item_code), std::move(found),
                  repository::opinions(tx, tenant, record.id), most_proposed);
}

/// What is in hand near a draft or a case, for whoever reports: the whole tenant is looked at, little is told.
std::vector<Scored> near_by(db::ReadTx& tx, TenantId tenant, ItemBook& items, const resemblance::Report& mine,
                            const repository::Near& near, std::optional<CaseId> except) {
    auto found = repository::candidates(tx, tenant, nullptr, near, most_candidates);
    std::erase_if(found, [&](const Candidate& c) { return !in_hand(c) || c.id == except; });
    return ranked(mine, measure_for(tx, tenant, items, near.item_code), std::move(found), {}, most_shown);
}

Resembling line_of(const Scored& scored) {
    const auto& c = scored.candidate;
    return {.id = c.id,
            .number = c.number,
            .state = c.state,
            .title = c.title,
            .item_code = c.item_code,
            .grid_id = c.grid,
            .reported_at = c.reported_at,
            .master_id = c.master,
            .score = scored.found.score,
            .band = scored.found.band,
            .reasons = told(scored.found, false)};
}

HandledMatter in_public(db::ReadTx& tx, TenantId tenant, ItemBook& items, const Scored& scored) {
    const auto& c = scored.candidate;
    HandledMatter out;
    out.id = c.id;
    if (c.item_code)
        if (const auto item = items.find(tx, tenant, *c.item_code)) out.item_name = item->name;
    for (const auto& area : {c.grid, c.community})
        if (area && !out.place_name)
            if (const auto place = area::find(tx, tenant, *area)) out.place_name = place->name;
    out.state = c.state;
    out.reported_on = shanghai_date(c.reported_at).text();
    out.reporters = 1 + repository::follower_promises(tx, tenant, c.id).count;
    out.band = scored.found.band;
    out.reasons = told(scored.found, true);
    return out;
}

}  // namespace

Result<ResemblingCases> Duplicates::resembling(const access::Scope& scope, CaseId id) const {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<ResemblingCases> {
        const auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        ResemblingCases out;
        for (const auto& scored : proposals(tx, scope, items_, *record)) out.items.push_back(line_of(scored));
        return out;
    });
}

HandledMatters Duplicates::handled(const access::Scope& scope, const DraftReport& draft) const {
    const auto tenant = scope.tenant();
    const auto now = parts_.clock.now();
    return parts_.database.read([&](db::ReadTx& tx) {
        Candidate mine{.title = draft.title.value_or(""), .text = draft.text, .item_code = draft.item_code};
        area::Ancestors place;
        place.district = area::root(tx, tenant).id;
        if (draft.place) {
            mine.address = draft.place->address;
            mine.lon = draft.place->lon;
            mine.lat = draft.place->lat;
        }
        const auto found = parts_.understanding.locate(tx, tenant, draft.place.value_or(Place{}), draft.text);
        if (found) place = found->place;
        mine.reported_at = now;
        auto report = report_of(mine);
        report.reporter.clear();
        HandledMatters out;
        for (const auto& scored :
             near_by(tx, tenant, items_, report, around(place, draft.item_code, now), std::nullopt))
            out.items.push_back(in_public(tx, tenant, items_, scored));
        return out;
    });
}

Outcome Duplicates::answer(const access::Scope& scope, CaseId id, const AnswerResemblance& in) const {
    const auto tenant = scope.tenant();
    return parts_.database.write([&](db::WriteTx& tx) -> Outcome {
        const auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        if (record->reporter != scope.user()) return refuse(not_yours);
        const auto mine = repository::candidate(tx, tenant, id).value();
        auto report = report_of(mine);
        report.reporter.clear();
        const auto near = around(record->place, record->item_code, record->reported_at);
        const auto shown_before = near_by(tx, tenant, items_, report, near, id);
        // An id that was not shown is not spoken of: answering must not tell what exists.
        if (std::none_of(shown_before.begin(), shown_before.end(),
                         [&](const Scored& scored) { return scored.candidate.id == in.other; }))
            return refuse(access::not_found);
        repository::store_opinion(tx, tenant, id, in.other, in.answer, parts_.clock.now());
        return Done{};
    });
}

}  // namespace linli::cases
