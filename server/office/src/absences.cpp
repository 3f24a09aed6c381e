#include "absences.h"

#include <linli/evidence/log.h>
#include <linli/office/permissions.h>

#include <boost/json/object.hpp>

#include "journal.h"

namespace linli::office {
namespace {

AbsenceList as_listed(db::ReadTx& tx, const OfficeParts& parts, TenantId tenant, UserId user) {
    AbsenceList out;
    for (const auto& a : access::absences_of(tx, tenant, user, parts.clock.now())) {
        AbsenceView view{a.user_id, parts.name_of(tx, tenant, a.user_id), a.from, a.until, a.deputy_id, {}, a.reason};
        if (a.deputy_id) view.deputy_name = parts.name_of(tx, tenant, *a.deputy_id);
        out.items.push_back(std::move(view));
    }
    return out;
}

/// Whoever becomes a deputy gets the power of posts, so it is kept as that is.
void keep(db::WriteTx& tx, const OfficeParts& parts, const access::Scope& scope, std::string operation, UserId user,
          std::optional<UserId> deputy) {
    boost::json::object content{{"action", operation}, {"by", scope.user().text()}, {"user", user.text()}};
    if (deputy) content.emplace("deputy", deputy->text());
    parts.evidence.record(tx, scope.tenant(), "office.absence", user.uuid(), content);
    parts.audit.wrote(tx, scope,
                      changed(std::move(operation), "user", user.uuid(), deputy ? "deputy " + deputy->text() : ""));
}

}  // namespace

Result<AbsenceList> declare_absence(const OfficeParts& parts, const access::Scope& scope, const DeclareAbsence& in) {
    if (in.deputy_id == scope.user()) return refuse(own_post);
    return parts.database.write([&](db::WriteTx& tx) -> Result<AbsenceList> {
        const auto now = parts.clock.now();
        const auto unknown = [&](UserId user) { return parts.name_of(tx, scope.tenant(), user).empty(); };
        if (unknown(in.user_id) || (in.deputy_id && unknown(*in.deputy_id))) return refuse(no_such_user);
        LINLI_CHECK(access::declare_absence(
            tx, scope.tenant(), {in.user_id, in.from.value_or(now), in.until, in.deputy_id, in.reason}, now));
        keep(tx, parts, scope, "declareAbsence", in.user_id, in.deputy_id);
        return as_listed(tx, parts, scope.tenant(), in.user_id);
    });
}

Result<AbsenceList> end_absence(const OfficeParts& parts, const access::Scope& scope, UserId user,
                                const EndAbsence& in) {
    return parts.database.write([&](db::WriteTx& tx) -> Result<AbsenceList> {
        LINLI_CHECK(access::end_absence(tx, scope.tenant(), user, in.from, parts.clock.now()));
        keep(tx, parts, scope, "endAbsence", user, {});
        return as_listed(tx, parts, scope.tenant(), user);
    });
}

AbsenceList absences_of(const OfficeParts& parts, const access::Scope& scope, UserId user) {
    return parts.database.read([&](db::ReadTx& tx) { return as_listed(tx, parts, scope.tenant(), user); });
}

}  // namespace linli::office
