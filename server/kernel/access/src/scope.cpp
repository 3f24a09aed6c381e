#include <linli/access/scope.h>
#include <linli/base/text.h>

namespace linli::access {
namespace {

std::string_view area_column(const ScopeColumns& columns, area::Level level) {
    switch (level) {
    case area::Level::district: return columns.district;
    case area::Level::street: return columns.street;
    case area::Level::community: return columns.community;
    case area::Level::grid: return columns.grid;
    default: return {};  // finer posts (building heads) see their grid through `assigned`, never by luck
    }
}

void add(std::vector<Predicate>& out, std::string_view column, std::string_view parameter, db::Param param) {
    if (column.empty()) return;
    out.push_back({std::string(column) + " = :" + std::string(parameter), {std::move(param)}});
}

std::vector<Predicate> alternatives(const Actor& actor, Reaches reaches, const ScopeColumns& columns) {
    std::vector<Predicate> out;
    if (reaches.has(Reach::area) && actor.area)
        add(out, area_column(columns, actor.area_level), "scope_area", {"scope_area", *actor.area});
    if (reaches.has(Reach::organisation) && actor.organisation)
        add(out, actor.organisation_is_department ? columns.department : columns.organisation, "scope_organisation",
            {"scope_organisation", *actor.organisation});
    if (reaches.has(Reach::assigned) && actor.user) add(out, columns.owner, "scope_user", {"scope_user", *actor.user});
    if (reaches.has(Reach::reported) && actor.user)
        add(out, columns.reporter, "scope_reporter", {"scope_reporter", *actor.user});
    if (reaches.has(Reach::about_me) && actor.person)
        add(out, columns.subject, "scope_person", {"scope_person", *actor.person});
    return out;
}

}  // namespace

UserId Scope::user() const {
    LINLI_INVARIANT(actor_.user.has_value(), "this scope has no acting user");
    return *actor_.user;
}

std::vector<Predicate> Scope::branches(const ScopeColumns& columns) const {
    const std::string tenant = std::string(columns.tenant) + " = :scope_tenant";
    const db::Param tenant_param{"scope_tenant", actor_.tenant};
    if (whole_tenant()) return {{tenant, {tenant_param}}};
    auto out = alternatives(actor_, reaches_, columns);
    for (auto& branch : out) {
        branch.sql = tenant + " AND " + branch.sql;
        branch.params.push_back(tenant_param);
    }
    if (out.empty()) out.push_back({tenant + " AND 1 = 0", {tenant_param}});  // fail closed
    return out;
}

Predicate Scope::where(const ScopeColumns& columns) const {
    Predicate whole{std::string(columns.tenant) + " = :scope_tenant", {{"scope_tenant", actor_.tenant}}};
    if (whole_tenant()) return whole;
    const auto parts = alternatives(actor_, reaches_, columns);
    if (parts.empty()) return whole.sql += " AND 1 = 0", whole;
    whole.sql += " AND (";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        whole.sql += (i == 0 ? "" : " OR ") + parts[i].sql;
        whole.params.insert(whole.params.end(), parts[i].params.begin(), parts[i].params.end());
    }
    whole.sql += ")";
    return whole;
}

bool Scope::covers(const area::Ancestors& place, std::optional<OrganisationId> department,
                   std::optional<OrganisationId> organisation, std::optional<UserId> owner,
                   std::optional<UserId> reporter, std::optional<PersonId> subject) const {
    if (whole_tenant()) return true;
    const auto same = [](const auto& wanted, const auto& found) { return wanted && found && *wanted == *found; };
    const bool coarse = actor_.area_level <= area::Level::grid;
    if (reaches_.has(Reach::area) && coarse && same(actor_.area, place.at(actor_.area_level))) return true;
    const auto& held = actor_.organisation_is_department ? department : organisation;
    if (reaches_.has(Reach::organisation) && same(actor_.organisation, held)) return true;
    if (reaches_.has(Reach::assigned) && same(actor_.user, owner)) return true;
    if (reaches_.has(Reach::reported) && same(actor_.user, reporter)) return true;
    return reaches_.has(Reach::about_me) && same(actor_.person, subject);
}

Result<Scope> Gate::admit(const Actor& actor, const Permission& permission) {
    const auto* grant = permission.granted_to(actor.role);
    if (grant == nullptr) return refuse(actor.role == Role::anonymous ? not_signed_in : not_allowed);
    if (permission.discloses && text::trim(actor.purpose).empty()) return refuse(purpose_needed);
    const bool disclosed = grant->unmasked || permission.discloses;
    return Scope(actor, permission.code, grant->reaches, disclosed ? json::View::disclosed : json::View::masked);
}

Scope Gate::system(TenantId tenant, std::string_view duty) {
    Actor actor;
    actor.tenant = tenant;
    actor.role = Role::machine;
    return Scope(std::move(actor), duty, Reaches{Reach::tenant}, json::View::disclosed);
}

}  // namespace linli::access
