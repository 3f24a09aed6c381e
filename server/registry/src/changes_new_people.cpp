#include <linli/registry/entry.h>

#include "changes_impl.h"

#include <algorithm>

namespace linli::registry {
namespace {

EntryQuestion question_of(const ProposeChange& in, const std::string& home) {
    const auto text = [&](std::string_view field) {
        for (const auto& one : in.values)
            if (one.field == field && one.value) return *one.value;
        return std::string();
    };
    const auto address = text("person.address");
    return {text("person.name"),  text("person.id_number"),
            text("person.phone"), in.kind == ChangeKind::birth ? in.on.text() : text("person.birth_on"),
            text("person.sex"),   address.empty() ? home : address};
}

/// The level whose posts see both places. @source the levels of registry change requests
int level_above(const area::Ancestors& a, const area::Ancestors& b) {
    if (a.community && a.community == b.community) return 1;
    return a.street && a.street == b.street ? 2 : 3;
}

}  // namespace

Result<int> ChangeService::Impl::check_new(db::WriteTx& tx, const access::Scope& scope, const ProposeChange& in,
                                           std::span<const PersonId> looked_at, const area::Ancestors& place) const {
    if (in.kind != ChangeKind::birth && in.kind != ChangeKind::move_in) return 0;
    const auto tenant = scope.tenant();
    if (repository::record_exists(tx, tenant, SubjectKind::person, in.record_id)) return 0;
    const auto home = in.dwelling_id ? repository::dwelling_place(tx, scope, *in.dwelling_id) : std::nullopt;
    const auto question = question_of(in, home ? home->address : std::string());
    const auto everywhere = access::Gate::system(tenant, "registry.entry-check");
    const auto suspects = already_here(tx, everywhere, parts.vault, {&question, 1});
    std::vector<Suspect> seen;
    std::vector<FieldError> open;
    int level = 0;
    for (const auto& one : suspects.front()) {
        if (!scope.covers(one.place, {}, {}, {}, {}, one.id)) {
            level = std::max(level, level_above(one.place, place));
            continue;
        }
        seen.push_back(one);
        if (std::find(looked_at.begin(), looked_at.end(), one.id) == looked_at.end())
            open.push_back({"/distinct_from", std::string(word(one.band)), one.id.text()});
    }
    if (!open.empty()) return refuse(likely_duplicate, std::move(open));
    note_distinct(tx, tenant, PersonId(in.record_id), seen, scope.user(), in.id, parts.clock.now());
    return level;
}

}  // namespace linli::registry
