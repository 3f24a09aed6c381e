#include <linli/access/scope.h>
#include <linli/base/text.h>

#include <array>

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

/// One reach as a comparison: which column must hold what. A short list without memory of its own, because every
/// request that touches a row makes one.
struct Alternative {
    std::string_view column, parameter;
    Uuid value;
    std::string_view unless{};  ///< a column that must be null for this reach
};
struct Alternatives {
    std::array<Alternative, 6> list;
    std::size_t size = 0;

    void add(std::string_view column, std::string_view parameter, const Uuid& value, std::string_view unless = {}) {
        if (!column.empty()) list.at(size++) = {column, parameter, value, unless};
    }
    auto begin() const { return list.begin(); }
    auto end() const { return list.begin() + static_cast<std::ptrdiff_t>(size); }
};

Alternatives alternatives(const Actor& actor, Reaches reaches, const ScopeColumns& columns) {
    Alternatives out;
    if (reaches.has(Reach::area) && actor.area)
        out.add(area_column(columns, actor.area_level), "scope_area", actor.area->uuid(), columns.need_to_know);
    if (reaches.has(Reach::organisation) && actor.organisation)
        out.add(actor.organisation_is_department ? columns.department : columns.organisation, "scope_organisation",
                actor.organisation->uuid(), columns.need_to_know);
    if (reaches.has(Reach::assigned) && actor.user) {
        out.add(columns.owner, "scope_user", actor.user->uuid());
        out.add(columns.guardian, "scope_guardian", actor.user->uuid());
    }
    if (reaches.has(Reach::reported) && actor.user) out.add(columns.reporter, "scope_reporter", actor.user->uuid());
    if (reaches.has(Reach::about_me) && actor.person) out.add(columns.subject, "scope_person", actor.person->uuid());
    return out;
}

constexpr std::size_t usual_length = 240;  ///< of a predicate

/// Begins every predicate: no row of another tenant.
Predicate of_tenant(const ScopeColumns& columns, TenantId tenant) {
    Predicate out;
    out.sql.reserve(usual_length);
    (out.sql += columns.tenant) += " = :scope_tenant";
    out.params.reserve(7);
    out.params.emplace_back("scope_tenant", tenant);
    return out;
}

void append(Predicate& out, std::string_view joint, const Alternative& one) {
    (((out.sql += joint) += one.column) += " = :") += one.parameter;
    if (!one.unless.empty()) ((out.sql += " AND ") += one.unless) += " IS NULL";
    out.params.emplace_back(one.parameter, one.value);
}

/// Every row of the tenant; only the system itself passes need-to-know.
Predicate whole_of(const ScopeColumns& columns, TenantId tenant, bool system) {
    auto out = of_tenant(columns, tenant);
    if (!system && !columns.need_to_know.empty()) ((out.sql += " AND ") += columns.need_to_know) += " IS NULL";
    return out;
}

}  // namespace

UserId Scope::user() const {
    LINLI_INVARIANT(actor_.user.has_value(), "this scope has no acting user");
    return *actor_.user;
}

std::vector<Predicate> Scope::branches(const ScopeColumns& columns) const {
    if (whole_tenant()) return {whole_of(columns, actor_.tenant, system_)};
    std::vector<Predicate> out;
    for (const auto& one : alternatives(actor_, reaches_, columns)) {
        out.push_back(of_tenant(columns, actor_.tenant));
        append(out.back(), " AND ", one);
    }
    if (!out.empty()) return out;
    out.push_back(of_tenant(columns, actor_.tenant));
    out.back().sql += " AND 1 = 0";  // fail closed
    return out;
}

Predicate Scope::where(const ScopeColumns& columns) const {
    if (whole_tenant()) return whole_of(columns, actor_.tenant, system_);
    auto whole = of_tenant(columns, actor_.tenant);
    std::string_view joint = " AND (";
    for (const auto& one : alternatives(actor_, reaches_, columns)) {
        append(whole, joint, one);
        joint = " OR ";
    }
    whole.sql += joint == " OR " ? ")" : " AND 1 = 0";
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
    return Scope(std::move(actor), duty, Reaches{Reach::tenant}, json::View::disclosed, true);
}

}  // namespace linli::access
