#include <linli/base/codes.h>
#include <linli/reference/reference.h>
#include <linli/vault/vault.h>

#include "fields.h"
#include "records_impl.h"
#include "repository_records.h"

namespace linli::registry {

Result<Links> RecordService::links(const access::Scope& scope, PersonId id) {
    auto& self = *impl_;
    LINLI_TRY(auto out, self.parts.database.read([&](db::ReadTx& tx) -> Result<Links> {
        if (!seen(tx, scope, SubjectKind::person, id.uuid())) return refuse(access::not_found);
        const auto kinds = self.list(tx, scope.tenant(), reference::lists::relation_kinds);
        return Links{repository::links_of(tx, scope, *kinds, id.uuid())};
    }));
    LINLI_CHECK(note_look(self.parts.audit, scope, "listPersonLinks", SubjectKind::person, id.uuid()));
    return out;
}

Result<api::Page<EstablishmentLine>> RecordService::establishments(const access::Scope& scope,
                                                                   const ListEstablishments& in) {
    auto& self = *impl_;
    const auto operation = "listEstablishments:" + in.venue.value_or("all");
    LINLI_TRY(const auto after, page_position(self.parts.cursors, scope, operation, in.cursor));
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<api::Page<EstablishmentLine>> {
        api::Page<EstablishmentLine> page;
        const auto next = repository::establishments(tx, scope, in, after, page.items);
        if (next) page.next = self.parts.cursors.seal(scope, operation, next->text());
        return page;
    });
}

Result<Establishment> RecordService::establishment(const access::Scope& scope, MerchantId id) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<Establishment> {
        std::optional<std::string> sealed;
        auto found = repository::establishment(tx, scope, id, sealed);
        if (!found) return refuse(access::not_found);
        if (sealed)
            if (const auto phone =
                    self.parts.vault.open(tx, scope.tenant(), PersonId(id.uuid()), fields::merchant_phone, *sealed))
                found->phone = codes::mask_phone(*phone);
        const auto kinds = self.list(tx, scope.tenant(), reference::lists::relation_kinds);
        found->links = repository::links_of(tx, scope, *kinds, id.uuid());
        return *std::move(found);
    });
}

}  // namespace linli::registry
