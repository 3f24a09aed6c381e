#include "references.h"

#include <linli/exchange/links.h>
#include <linli/identity/people.h>
#include <linli/imports/links.h>
#include <linli/linkage/service.h>

namespace linli::app {
namespace {

using registry::SubjectKind;

registry::ReferenceHolder accounts() {
    return {"identity",
            [](db::WriteTx& tx, TenantId tenant, SubjectKind kind, const Uuid& from, const Uuid& into) {
                std::vector<std::string> out;
                if (kind != SubjectKind::person) return out;
                for (const auto& id : identity::move_accounts(tx, tenant, PersonId(from), PersonId(into)))
                    out.push_back(id.text());
                return out;
            },
            [](db::WriteTx& tx, TenantId tenant, SubjectKind, const Uuid& from, const Uuid& into,
               const std::vector<std::string>& rows) {
                std::vector<UserId> ids;
                for (const auto& row : rows)
                    if (const auto id = UserId::parse(row)) ids.push_back(*id);
                identity::give_back_accounts(tx, tenant, PersonId(from), PersonId(into), ids);
            }};
}

registry::ReferenceHolder source_links() {
    return {"imports",
            [](db::WriteTx& tx, TenantId tenant, SubjectKind, const Uuid& from, const Uuid& into) {
                return imports::move_links(tx, tenant, from, into);
            },
            [](db::WriteTx& tx, TenantId tenant, SubjectKind, const Uuid& from, const Uuid& into,
               const std::vector<std::string>& rows) { imports::give_back_links(tx, tenant, from, into, rows); }};
}

registry::ReferenceHolder waiting_claims() {
    return {"exchange",
            [](db::WriteTx& tx, TenantId tenant, SubjectKind kind, const Uuid& from, const Uuid& into) {
                if (kind != SubjectKind::person) return std::vector<std::string>();
                return exchange::move_claims(tx, tenant, PersonId(from), PersonId(into));
            },
            [](db::WriteTx& tx, TenantId tenant, SubjectKind, const Uuid& from, const Uuid& into,
               const std::vector<std::string>& rows) {
                exchange::give_back_claims(tx, tenant, PersonId(from), PersonId(into), rows);
            }};
}

registry::ReferenceHolder resembling_pairs(const Clock& clock) {
    return {"linkage",
            [&clock](db::WriteTx& tx, TenantId tenant, SubjectKind kind, const Uuid& from, const Uuid& into) {
                if (kind != SubjectKind::person) return std::vector<std::string>();
                return linkage::pair_merged(tx, tenant, PersonId(from), PersonId(into), clock.now());
            },
            [](db::WriteTx& tx, TenantId tenant, SubjectKind, const Uuid& from, const Uuid& into,
               const std::vector<std::string>& rows) {
                linkage::pair_parted(tx, tenant, PersonId(from), PersonId(into), rows);
            }};
}

}  // namespace

std::vector<registry::ReferenceHolder> reference_holders(const Clock& clock) {
    return {accounts(), source_links(), waiting_claims(), resembling_pairs(clock)};
}

}  // namespace linli::app
