#include "organisations.h"

#include <linli/area/areas.h>

#include "journal.h"

namespace linli::office {
namespace {

OrganisationView shown(const organisation::Organisation& o) {
    OrganisationView out;
    out.id = o.id;
    out.code = o.code;
    out.name = o.name;
    out.short_name = o.short_name;
    out.kind = o.kind;
    out.parent_id = o.parent_id;
    out.department_id = o.department_id;
    out.area_id = o.area_id;
    out.valid_from = o.valid_from;
    out.valid_until = o.valid_until;
    out.version = o.version;
    return out;
}

bool wanted(const AskOrganisations& in, const organisation::Organisation& o) {
    return (!in.parent_id || o.parent_id == in.parent_id) &&
           (!in.department_id || o.department_id == in.department_id) && (!in.area_id || o.area_id == in.area_id) &&
           (!in.kind || o.kind == in.kind);
}

}  // namespace

OrganisationList organisations(const OfficeParts& parts, const access::Scope& scope, const AskOrganisations& in) {
    OrganisationList out;
    for (const auto& one : parts.database.read([&](db::ReadTx& tx) { return organisation::all(tx, scope.tenant()); }))
        if (wanted(in, one)) out.items.push_back(shown(one));
    return out;
}

Result<OrganisationView> organisation_at(const OfficeParts& parts, const access::Scope& scope, OrganisationId id,
                                         std::optional<Instant> at) {
    const auto found = parts.database.read(
        [&](db::ReadTx& tx) { return organisation::as_of(tx, scope.tenant(), id, at.value_or(parts.clock.now())); });
    if (!found) return refuse(organisation::no_such_organisation);
    return shown(*found);
}

Result<OrganisationView> create_organisation(const OfficeParts& parts, const access::Scope& scope,
                                             const CreateOrganisation& in) {
    organisation::Organisation fresh;
    fresh.id = in.id;
    fresh.code = in.code;
    fresh.name = in.name;
    fresh.short_name = in.short_name.value_or(in.name);
    fresh.kind = in.kind;
    fresh.parent_id = in.parent_id;
    fresh.area_id = in.area_id;
    return parts.database.write([&](db::WriteTx& tx) -> Result<OrganisationView> {
        if (in.area_id && !area::find(tx, scope.tenant(), *in.area_id)) return refuse(area::no_such_area);
        LINLI_TRY(const auto made, organisation::add(tx, scope.tenant(), fresh, parts.clock.now()));
        parts.audit.wrote(tx, scope, changed("createOrganisation", "organisation", made.id.uuid()));
        return shown(made);
    });
}

Result<OrganisationView> rename_organisation(const OfficeParts& parts, const access::Scope& scope, OrganisationId id,
                                             const RenameOrganisation& in) {
    return parts.database.write([&](db::WriteTx& tx) -> Result<OrganisationView> {
        LINLI_TRY(const auto made,
                  organisation::rename(tx, scope.tenant(), id, in.version, in.name, parts.clock.now()));
        parts.audit.wrote(tx, scope, changed("renameOrganisation", "organisation", id.uuid(), "name"));
        return shown(made);
    });
}

Result<OrganisationView> end_organisation(const OfficeParts& parts, const access::Scope& scope, OrganisationId id,
                                          std::int64_t version) {
    return parts.database.write([&](db::WriteTx& tx) -> Result<OrganisationView> {
        LINLI_TRY(const auto ended, access::end_organisation(tx, scope.tenant(), id, version, parts.clock.now()));
        parts.audit.wrote(tx, scope, changed("endOrganisation", "organisation", id.uuid()));
        return shown(ended);
    });
}

}  // namespace linli::office
