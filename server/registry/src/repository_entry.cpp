#include "entry_keys.h"

#include <cmath>

namespace linli::registry {

void note_distinct(db::WriteTx& tx, TenantId tenant, PersonId person, std::span<const Suspect> others,
                   std::optional<UserId> by, std::optional<RequestId> request, Instant now) {
    for (const auto& other : others)
        tx.exec(
            "INSERT INTO registry_distinct (tenant_id, person_id, other_id, probability, said_by, request_id,"
            " recorded_at_ms) VALUES (:tenant, :person, :other, :probability, :by, :request, :now)"
            " ON CONFLICT (tenant_id, person_id, other_id) DO NOTHING",
            {{"tenant", tenant},
             {"person", person},
             {"other", other.id},
             {"probability", std::int64_t{std::llround(other.probability * 1000)}},
             {"by", by},
             {"request", request},
             {"now", now}});
}

namespace repository {

std::optional<PersonId> open_job(db::ReadTx& tx, TenantId tenant, std::string_view name) {
    return tx.one(
        "SELECT after_id FROM registry_job WHERE tenant_id = :tenant AND name = :name"
        " AND state = 'under_way'",
        {{"tenant", tenant}, {"name", name}},
        [](const db::Row& row) { return row.get<std::optional<PersonId>>("after_id").value_or(PersonId{}); });
}

void advance_job(db::WriteTx& tx, TenantId tenant, std::string_view name, PersonId after, std::int64_t done, bool ends,
                 Instant now) {
    tx.exec(
        "UPDATE registry_job SET after_id = :after, done = done + :done, state = :state, changed_at_ms = :now"
        " WHERE tenant_id = :tenant AND name = :name",
        {{"after", after},
         {"done", done},
         {"state", ends ? "done" : "under_way"},
         {"now", now},
         {"tenant", tenant},
         {"name", name}});
}

std::vector<PersonId> people_after(db::ReadTx& tx, TenantId tenant, PersonId after, std::int64_t limit) {
    return tx.all(
        "SELECT person_id FROM registry_person WHERE tenant_id = :tenant AND person_id > :after"
        " ORDER BY person_id LIMIT :most",
        {{"tenant", tenant}, {"after", after}, {"most", limit}},
        [](const db::Row& row) { return row.get<PersonId>("person_id"); });
}

}  // namespace repository

}  // namespace linli::registry
