#include <linli/json/read.h>
#include <linli/reference/reference.h>

#include "records_impl.h"

namespace linli::registry {
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

std::vector<ConsentView> read_all(db::ReadTx& tx, TenantId tenant, PersonId person, const reference::List& purposes,
                                  Date today) {
    return tx.all("SELECT " + std::string(consent_columns) +
                      " FROM registry_consent WHERE tenant_id = :tenant AND person_id = :person"
                      " ORDER BY given_at_ms DESC, consent_id DESC LIMIT 500",
                  {{"tenant", tenant}, {"person", person}},
                  [&](const db::Row& row) { return read_consent(row, purposes, today); });
}

/// An earlier consent whose time is over is withdrawn by the new one, so that at most one is open.
void end_lapsed(db::WriteTx& tx, TenantId tenant, PersonId person, const std::string& purpose, Instant now) {
    tx.exec(
        "UPDATE registry_consent SET withdrawn_at_ms = :at WHERE tenant_id = :tenant AND person_id = :person"
        " AND purpose = :purpose AND withdrawn_at_ms IS NULL",
        {{"at", now}, {"tenant", tenant}, {"person", person}, {"purpose", purpose}});
}

}  // namespace

Result<Consents> RecordService::consents(const access::Scope& scope, PersonId id) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<Consents> {
        if (!seen(tx, scope, SubjectKind::person, id.uuid())) return refuse(access::not_found);
        const auto purposes = self.list(tx, scope.tenant(), reference::lists::consent_purposes);
        return Consents{read_all(tx, scope.tenant(), id, *purposes, self.today())};
    });
}

Result<ConsentView> RecordService::give_consent(const access::Scope& scope, PersonId id, const GiveConsent& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<ConsentView> {
        const auto tenant = scope.tenant();
        const auto person = seen(tx, scope, SubjectKind::person, id.uuid());
        if (!person || person->standing == word(Standing::merged)) return refuse(access::not_found);
        const auto purposes = self.list(tx, tenant, reference::lists::consent_purposes);
        const auto* purpose = purposes->find(in.purpose);
        if (purpose == nullptr) return refuse(unknown_kind);
        for (const auto& one : read_all(tx, tenant, id, *purposes, self.today())) {
            if (one.id == in.id && one.purpose == in.purpose) return one;
            if (one.purpose == in.purpose && one.in_force) return refuse(consent_in_force);
        }
        if (in.text_version != purposes->version()) return refuse(old_consent_text);
        if (tx.exists("SELECT 1 FROM registry_consent WHERE tenant_id = :tenant AND consent_id = :id",
                      {{"tenant", tenant}, {"id", in.id}}))
            return refuse(record_id_taken);
        const auto now = self.parts.clock.now();
        end_lapsed(tx, tenant, id, in.purpose, now);
        const auto until = self.today().plus_days(purpose->number("days"));
        tx.exec(
            "INSERT INTO registry_consent (tenant_id, consent_id, person_id, purpose, text_version, channel, given_by,"
            " given_at_ms, valid_until_on) VALUES (:tenant, :id, :person, :purpose, :version, :channel, :by, :at,"
            " :until)",
            {{"tenant", tenant},
             {"id", in.id},
             {"person", id},
             {"purpose", in.purpose},
             {"version", in.text_version},
             {"channel", in.channel},
             {"by", scope.user()},
             {"at", now},
             {"until", until}});
        note_write(tx, self.parts.audit, scope, "giveConsent", SubjectKind::person, id.uuid(), in.purpose);
        return ConsentView{
            in.id, in.purpose, purpose->label, in.text_version, std::string(word(in.channel)), now, until, {}, true};
    });
}

Result<ConsentView> RecordService::withdraw_consent(const access::Scope& scope, PersonId id, ConsentId consent) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<ConsentView> {
        const auto tenant = scope.tenant();
        if (!seen(tx, scope, SubjectKind::person, id.uuid())) return refuse(access::not_found);
        const auto purposes = self.list(tx, tenant, reference::lists::consent_purposes);
        auto found = tx.one("SELECT " + std::string(consent_columns) +
                                " FROM registry_consent WHERE tenant_id = :tenant AND consent_id = :id"
                                " AND person_id = :person",
                            {{"tenant", tenant}, {"id", consent}, {"person", id}},
                            [&](const db::Row& row) { return read_consent(row, *purposes, self.today()); });
        if (!found) return refuse(access::not_found);
        if (found->withdrawn_at) return refuse(consent_ended);
        const auto now = self.parts.clock.now();
        tx.exec(
            "UPDATE registry_consent SET withdrawn_at_ms = :at, withdrawn_by = :by WHERE tenant_id = :tenant"
            " AND consent_id = :id AND withdrawn_at_ms IS NULL",
            {{"at", now}, {"by", scope.user()}, {"tenant", tenant}, {"id", consent}});
        note_write(tx, self.parts.audit, scope, "withdrawConsent", SubjectKind::person, id.uuid(), found->purpose);
        found->withdrawn_at = now;
        found->in_force = false;
        return *std::move(found);
    });
}

bool RecordService::consented(db::ReadTx& tx, TenantId tenant, PersonId id, std::string_view purpose) const {
    return tx.exists(
        "SELECT 1 FROM registry_consent WHERE tenant_id = :tenant AND person_id = :person AND purpose = :purpose"
        " AND withdrawn_at_ms IS NULL AND valid_until_on >= :today",
        {{"tenant", tenant}, {"person", id}, {"purpose", purpose}, {"today", impl_->today()}});
}

}  // namespace linli::registry
