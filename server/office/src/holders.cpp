#include "holders.h"

namespace linli::office {
namespace {

/// Everybody of every role; the access room answers for one role at a time.
template <class Ask>
std::vector<access::Holder> of_every_role(Ask ask) {
    std::vector<access::Holder> out;
    for (std::size_t i = 0; i < words(access::Role{}).size(); ++i) {
        const auto some = ask(static_cast<access::Role>(i));
        out.insert(out.end(), some.begin(), some.end());
    }
    return out;
}

}  // namespace

std::vector<access::Holder> holders_at(db::ReadTx& tx, TenantId tenant, AreaId area, Instant now) {
    return of_every_role([&](access::Role role) { return access::holders_at_area(tx, tenant, role, area, now); });
}

std::vector<access::Holder> holders_at(db::ReadTx& tx, TenantId tenant, OrganisationId organisation, Instant now) {
    return of_every_role(
        [&](access::Role role) { return access::holders_at_organisation(tx, tenant, role, organisation, now); });
}

}  // namespace linli::office
