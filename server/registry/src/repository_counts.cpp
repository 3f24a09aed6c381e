#include "counts.h"

#include "key_chunks.h"

#include <unordered_set>

namespace linli::registry {
namespace {

bool lives(const RelationRow& r) { return r.lives_here && !r.until; }

}  // namespace

std::vector<RelationState> relation_states(db::ReadTx& tx, TenantId tenant, std::span<const RelationRow> rows) {
    std::vector<RelationState> out(rows.size(), RelationState::valid);
    std::vector<PersonId> people;
    for (const auto& r : rows)
        if (lives(r)) people.push_back(r.person);
    std::unordered_set<PersonId> settled;
    each_chunk(distinct(std::move(people)), {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        tx.each("SELECT person_id FROM registry_relation WHERE tenant_id = :tenant AND person_id IN " + list +
                    " AND lives_here AND until_on IS NULL AND state = 'valid'",
                params, [&](const db::Row& row) { settled.insert(row.get<PersonId>("person_id")); });
    });
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (lives(rows[i]) && !settled.insert(rows[i].person).second) out[i] = RelationState::disputed;
    return out;
}

LoadCounts::LoadCounts(const Load& rows, const std::vector<RelationState>& states) {
    std::unordered_map<PersonId, HouseholdId> households;
    for (const auto& p : rows.people)
        if (p.household) households.emplace(p.id, *p.household);
    for (std::size_t i = 0; i < rows.relations.size(); ++i) {
        const auto& r = rows.relations[i];
        if (!r.dwelling || r.until || states[i] != RelationState::valid) continue;
        if (r.lives_here) ++residents_[*r.dwelling];
        const auto household = households.find(r.person);
        if (household == households.end()) continue;
        auto& doors = doors_[household->second];
        if (std::find(doors.begin(), doors.end(), *r.dwelling) == doors.end()) doors.push_back(*r.dwelling);
    }
}

std::int64_t LoadCounts::residents(DwellingId id) const {
    const auto found = residents_.find(id);
    return found == residents_.end() ? 0 : found->second;
}

std::int64_t LoadCounts::doors(HouseholdId id) const {
    const auto found = doors_.find(id);
    return found == doors_.end() ? 0 : static_cast<std::int64_t>(found->second.size());
}

void recount_beyond(db::WriteTx& tx, TenantId tenant, const Load& rows) {
    std::unordered_set<DwellingId> own_doors;
    for (const auto& d : rows.dwellings) own_doors.insert(d.id);
    std::unordered_set<HouseholdId> own_households;
    for (const auto& h : rows.households) own_households.insert(h.id);
    std::unordered_set<PersonId> own_people;
    std::vector<HouseholdId> households;
    for (const auto& p : rows.people) {
        own_people.insert(p.id);
        if (p.household && own_households.count(*p.household) == 0) households.push_back(*p.household);
    }
    std::vector<DwellingId> doors;
    std::vector<PersonId> people;
    for (const auto& r : rows.relations) {
        if (r.dwelling && own_doors.count(*r.dwelling) == 0) doors.push_back(*r.dwelling);
        if (own_people.count(r.person) == 0) people.push_back(r.person);
    }
    const auto more = households_of(tx, tenant, std::move(people));
    households.insert(households.end(), more.begin(), more.end());
    recount_dwellings(tx, tenant, std::move(doors));
    recount_households(tx, tenant, std::move(households));
}

void recount_dwellings(db::WriteTx& tx, TenantId tenant, std::vector<DwellingId> ids) {
    each_chunk(distinct(std::move(ids)), {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        tx.exec(
            "UPDATE registry_dwelling SET residents = (SELECT count(*) FROM registry_relation r"
            " WHERE r.tenant_id = registry_dwelling.tenant_id AND r.dwelling_id = registry_dwelling.dwelling_id"
            " AND r.lives_here AND r.until_on IS NULL AND r.state = 'valid')"
            " WHERE tenant_id = :tenant AND dwelling_id IN " +
                list,
            params);
    });
}

void recount_households(db::WriteTx& tx, TenantId tenant, std::vector<HouseholdId> ids) {
    each_chunk(distinct(std::move(ids)), {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        tx.exec(
            "UPDATE registry_household SET doors = (SELECT count(DISTINCT r.dwelling_id) FROM registry_person p"
            " JOIN registry_relation r ON r.tenant_id = p.tenant_id AND r.person_id = p.person_id"
            " WHERE p.tenant_id = registry_household.tenant_id AND p.household_id = registry_household.household_id"
            " AND r.until_on IS NULL AND r.state = 'valid') WHERE tenant_id = :tenant AND household_id IN " +
                list,
            params);
    });
}

std::vector<HouseholdId> households_of(db::ReadTx& tx, TenantId tenant, std::vector<PersonId> people) {
    std::vector<HouseholdId> out;
    each_chunk(distinct(std::move(people)), {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        tx.each(
            "SELECT household_id FROM registry_person WHERE tenant_id = :tenant AND household_id IS NOT NULL"
            " AND person_id IN " +
                list,
            params, [&](const db::Row& row) { out.push_back(row.get<HouseholdId>("household_id")); });
    });
    return distinct(std::move(out));
}

}  // namespace linli::registry
