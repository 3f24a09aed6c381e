#pragma once

#include <linli/access/permission.h>
#include <linli/area/types.h>
#include <linli/base/id.h>
#include <linli/base/result.h>
#include <linli/db/value.h>
#include <linli/json/write.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::access {

inline constexpr ProblemType not_signed_in{"access/not-signed-in", 401, "请先登录", "Please sign in"};
inline constexpr ProblemType not_allowed{"access/not-allowed", 403, "您的岗位没有此项权限",
                                         "Your post has no permission for this"};
inline constexpr ProblemType not_found{"access/not-found", 404, "没有找到，或不在您的职责范围内",
                                       "Not found, or outside your scope"};
inline constexpr ProblemType purpose_needed{"access/purpose-needed", 422, "请说明查看用途", "Please state the purpose"};

/// The acting capacity of a request: who, in which post, for what. Built by identity from a session; only data.
struct Actor {
    TenantId tenant;
    Role role = Role::anonymous;
    std::optional<UserId> user;
    std::optional<PersonId> person;  ///< the golden record of the user, when proven
    std::optional<PostId> post;
    std::string user_name;  ///< shown to staff; never logged
    // Where the post stands.
    std::optional<AreaId> area;
    area::Level area_level = area::Level::grid;
    std::optional<OrganisationId> organisation;
    bool organisation_is_department = false;  ///< true: reach covers its sub-units through `department_id`
    bool deputy = false;                      ///< acts for the holder of the post
    std::optional<Uuid> session;
    std::string purpose;  ///< stated by the caller for disclosures
};

/// Which columns of a table carry what a scope compares; an empty name means the table has no such column
/// (that reach then finds nothing: scopes fail closed).
struct ScopeColumns {
    std::string_view tenant = "tenant_id";
    std::string_view district = "district_id";
    std::string_view street = "street_id";
    std::string_view community = "community_id";
    std::string_view grid = "grid_id";
    std::string_view department{};    ///< top organisation
    std::string_view organisation{};  ///< the unit itself
    std::string_view owner{};         ///< user id
    std::string_view reporter{};      ///< user id
    std::string_view subject{};       ///< person id
    /// User id of a second person who answers for the row beside its owner; `assigned` reaches it too.
    std::string_view guardian{};
    /// Not null in rows that an office alone does not open: neither an area, an organisation nor the whole tenant
    /// reaches them, only who answers for the row, who reported it, whom it is about, and the system itself.
    std::string_view need_to_know{};
};

/// SQL text with its parameters; the text is the same for scopes of the same shape, so statements stay cached.
struct Predicate {
    std::string sql;
    std::vector<db::Param> params;
};

/// Proof of permission: the only key to a repository call. Made by the Gate alone; no scope, no row.
/// A row outside it is *not found*. Immutable, cheap to copy, thread-safe.
class Scope {
public:
    TenantId tenant() const { return actor_.tenant; }
    Role role() const { return actor_.role; }
    const Actor& actor() const { return actor_; }
    /// The acting user. @throws InvariantBroken for a scope without one (anonymous, system).
    UserId user() const;
    std::string_view permission() const { return permission_; }
    /// How personal fields may be written for this caller.
    json::View view() const { return view_; }
    bool whole_tenant() const { return reaches_.has(Reach::tenant); }
    Reaches reaches() const { return reaches_; }

    /// `tenant AND (reach OR reach …)` over `columns`; parameters are named `scope_*`.
    Predicate where(const ScopeColumns& columns) const;
    /// One predicate per reach (each with the tenant), for pages that must stay one index range per branch.
    std::vector<Predicate> branches(const ScopeColumns& columns) const;
    /// Whether a row with these keys is inside; the in-memory twin of `where`, for rows not yet stored.
    bool covers(const area::Ancestors& place, std::optional<OrganisationId> department,
                std::optional<OrganisationId> organisation, std::optional<UserId> owner, std::optional<UserId> reporter,
                std::optional<PersonId> subject = {}) const;

private:
    friend class Gate;
    Scope(Actor actor, std::string_view permission, Reaches reaches, json::View view, bool system = false)
        : actor_(std::move(actor)), permission_(permission), reaches_(reaches), view_(view), system_(system) {}
    Actor actor_;
    std::string_view permission_;
    Reaches reaches_;
    json::View view_;
    bool system_ = false;  ///< the system's own work, which passes need-to-know
};

/// The only maker of scopes. Stateless and thread-safe.
class Gate {
public:
    /// @refuses not_signed_in for an anonymous actor, not_allowed for a role without the grant, purpose_needed when
    /// the permission discloses personal data and the actor stated none.
    static Result<Scope> admit(const Actor& actor, const Permission& permission);
    /// For background work of the system itself (relay, sequencer, escalation): every row of one tenant, never a user.
    /// `duty` is a literal that audit and logs show.
    static Scope system(TenantId tenant, std::string_view duty);
};

}  // namespace linli::access
