#include "entry_keys.h"
#include "key_chunks.h"

#include <algorithm>
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

void forget_distinct(db::WriteTx& tx, TenantId tenant, PersonId a, PersonId b) {
    tx.exec(
        "DELETE FROM registry_distinct WHERE tenant_id = :tenant"
        " AND ((person_id = :a AND other_id = :b) OR (person_id = :b AND other_id = :a))",
        {{"tenant", tenant}, {"a", a}, {"b", b}});
}

std::size_t people_count(db::ReadTx& tx, TenantId tenant) {
    const auto count = tx.one("SELECT COUNT(*) AS n FROM registry_person WHERE tenant_id = :tenant",
                              {{"tenant", tenant}}, [](const db::Row& row) { return row.get<std::int64_t>("n"); });
    return static_cast<std::size_t>(count.value_or(0));
}

std::vector<std::pair<PersonId, PersonId>> distinct_pairs(db::ReadTx& tx, TenantId tenant, std::int64_t most) {
    return tx.all(
        "SELECT person_id, other_id FROM registry_distinct WHERE tenant_id = :tenant ORDER BY person_id DESC LIMIT "
        ":most",
        {{"tenant", tenant}, {"most", most}},
        [](const db::Row& row) { return std::pair(row.get<PersonId>("person_id"), row.get<PersonId>("other_id")); });
}

std::optional<MatchingModelId> model_in_use(db::ReadTx& tx, TenantId tenant) {
    return tx.one("SELECT model_id FROM registry_matching_model WHERE tenant_id = :tenant", {{"tenant", tenant}},
                  [](const db::Row& row) { return row.get<MatchingModelId>("model_id"); });
}

namespace repository {

std::optional<std::string> model_card(db::ReadTx& tx, TenantId tenant) {
    return tx.one("SELECT card FROM registry_matching_model WHERE tenant_id = :tenant", {{"tenant", tenant}},
                  [](const db::Row& row) { return row.get<std::string>("card"); });
}

void keep_model(db::WriteTx& tx, TenantId tenant, MatchingModelId id, std::string_view card, Instant now) {
    tx.exec(
        "INSERT INTO registry_matching_model (tenant_id, model_id, card, used_from_ms) VALUES (:tenant, :id, :card,"
        " :now) ON CONFLICT (tenant_id) DO UPDATE SET model_id = excluded.model_id, card = excluded.card,"
        " used_from_ms = excluded.used_from_ms",
        {{"tenant", tenant}, {"id", id}, {"card", card}, {"now", now}});
}

std::set<std::pair<PersonId, PersonId>> said_distinct(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> ids) {
    std::set<std::pair<PersonId, PersonId>> out;
    const auto keep = [&](const db::Row& row) {
        const auto a = row.get<PersonId>("person_id"), b = row.get<PersonId>("other_id");
        out.emplace(std::min(a, b), std::max(a, b));
    };
    each_chunk(distinct(std::vector<PersonId>(ids.begin(), ids.end())), {{"tenant", tenant}},
               [&](const std::string& list, db::Params params) {
                   for (const auto* column : {"person_id", "other_id"})
                       tx.each("SELECT person_id, other_id FROM registry_distinct WHERE tenant_id = :tenant AND " +
                                   std::string(column) + " IN " + list,
                               params, keep);
               });
    return out;
}

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
