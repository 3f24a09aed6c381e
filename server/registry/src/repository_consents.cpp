#include <linli/reference/list.h>

#include "repository_records.h"

namespace linli::registry::repository {
namespace {

constexpr std::string_view consent_columns =
    "consent_id, person_id, purpose, text_version, channel, given_at_ms, valid_until_on, withdrawn_at_ms";

ConsentView read_consent(const db::Row& row, const reference::List& purposes, Date today) {
    ConsentView c;
    c.id = row.get<ConsentId>("consent_id");
    c.purpose = row.get<std::string>("purpose");
    const auto* entry = purposes.find(c.purpose);
    c.label = entry == nullptr ? c.purpose : entry->label;
    c.text_version = row.get<std::int64_t>("text_version");
    c.channel = row.get<std::string>("channel");
    c.given_at = row.get<Instant>("given_at_ms");
    c.valid_until = row.get<Date>("valid_until_on");
    c.withdrawn_at = row.get<std::optional<Instant>>("withdrawn_at_ms");
    c.in_force = !c.withdrawn_at && today <= c.valid_until;
    return c;
}

}  // namespace

std::vector<ConsentView> consents(db::ReadTx& tx, TenantId tenant, PersonId person, const reference::List& purposes,
                                  Date today) {
    return tx.all("SELECT " + std::string(consent_columns) +
                      " FROM registry_consent WHERE tenant_id = :tenant AND person_id = :person"
                      " ORDER BY given_at_ms DESC, consent_id DESC LIMIT 500",
                  {{"tenant", tenant}, {"person", person}},
                  [&](const db::Row& row) { return read_consent(row, purposes, today); });
}

void end_consent(db::WriteTx& tx, TenantId tenant, PersonId person, const std::string& purpose, Instant now) {
    tx.exec(
        "UPDATE registry_consent SET withdrawn_at_ms = :at WHERE tenant_id = :tenant AND person_id = :person"
        " AND purpose = :purpose AND withdrawn_at_ms IS NULL",
        {{"at", now}, {"tenant", tenant}, {"person", person}, {"purpose", purpose}});
}

std::optional<ConsentView> consent(db::ReadTx& tx, TenantId tenant, PersonId person, ConsentId id,
                                   const reference::List& purposes, Date today) {
    return tx.one("SELECT " + std::string(consent_columns) +
                      " FROM registry_consent WHERE tenant_id = :tenant AND consent_id = :id AND person_id = :person",
                  {{"tenant", tenant}, {"id", id}, {"person", person}},
                  [&](const db::Row& row) { return read_consent(row, purposes, today); });
}

bool consent_exists(db::ReadTx& tx, TenantId tenant, ConsentId id) {
    return tx.exists("SELECT 1 FROM registry_consent WHERE tenant_id = :tenant AND consent_id = :id",
                     {{"tenant", tenant}, {"id", id}});
}

void insert_consent(db::WriteTx& tx, TenantId tenant, PersonId person, const GiveConsent& in, UserId by, Instant now,
                    Date until) {
    tx.exec(
        "INSERT INTO registry_consent (tenant_id, consent_id, person_id, purpose, text_version, channel, given_by,"
        " given_at_ms, valid_until_on) VALUES (:tenant, :id, :person, :purpose, :version, :channel, :by, :at, :until)",
        {{"tenant", tenant},
         {"id", in.id},
         {"person", person},
         {"purpose", in.purpose},
         {"version", in.text_version},
         {"channel", in.channel},
         {"by", by},
         {"at", now},
         {"until", until}});
}

void withdraw_consent(db::WriteTx& tx, TenantId tenant, ConsentId id, UserId by, Instant now) {
    tx.exec(
        "UPDATE registry_consent SET withdrawn_at_ms = :at, withdrawn_by = :by WHERE tenant_id = :tenant"
        " AND consent_id = :id AND withdrawn_at_ms IS NULL",
        {{"at", now}, {"by", by}, {"tenant", tenant}, {"id", id}});
}

bool consented(db::ReadTx& tx, TenantId tenant, PersonId person, std::string_view purpose, Date today) {
    return tx.exists(
        "SELECT 1 FROM registry_consent WHERE tenant_id = :tenant AND person_id = :person AND purpose = :purpose"
        " AND withdrawn_at_ms IS NULL AND valid_until_on >= :today",
        {{"tenant", tenant}, {"person", person}, {"purpose", purpose}, {"today", today}});
}

}  // namespace linli::registry::repository
