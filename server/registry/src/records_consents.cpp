#include <linli/json/read.h>
#include <linli/reference/reference.h>

#include "records_impl.h"
#include "repository_records.h"

namespace linli::registry {

Result<Consents> RecordService::consents(const access::Scope& scope, PersonId id) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<Consents> {
        if (!seen(tx, scope, SubjectKind::person, id.uuid())) return refuse(access::not_found);
        const auto purposes = self.list(tx, scope.tenant(), reference::lists::consent_purposes);
        return Consents{repository::consents(tx, scope.tenant(), id, *purposes, self.today())};
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
        for (const auto& one : repository::consents(tx, tenant, id, *purposes, self.today())) {
            if (one.id == in.id && one.purpose == in.purpose) return one;
            if (one.purpose == in.purpose && one.in_force) return refuse(consent_in_force);
        }
        if (in.text_version != purposes->version()) return refuse(old_consent_text);
        if (repository::consent_exists(tx, tenant, in.id)) return refuse(record_id_taken);
        const auto now = self.parts.clock.now();
        repository::end_consent(tx, tenant, id, in.purpose, now);
        const auto until = self.today().plus_days(purpose->number("days"));
        repository::insert_consent(tx, tenant, id, in, scope.user(), now, until);
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
        auto found = repository::consent(tx, tenant, id, consent, *purposes, self.today());
        if (!found) return refuse(access::not_found);
        if (found->withdrawn_at) return refuse(consent_ended);
        const auto now = self.parts.clock.now();
        repository::withdraw_consent(tx, tenant, consent, scope.user(), now);
        note_write(tx, self.parts.audit, scope, "withdrawConsent", SubjectKind::person, id.uuid(), found->purpose);
        found->withdrawn_at = now;
        found->in_force = false;
        return *std::move(found);
    });
}

bool RecordService::consented(db::ReadTx& tx, TenantId tenant, PersonId id, std::string_view purpose) const {
    return repository::consented(tx, tenant, id, purpose, impl_->today());
}

}  // namespace linli::registry
