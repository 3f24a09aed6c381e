#pragma once

#include <linli/access/permission.h>
#include <linli/access/scope.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>

#include <optional>
#include <string>
#include <vector>

namespace linli::access {

inline constexpr ProblemType no_such_post{"access/no-such-post", 404, "没有这个岗位", "There is no such post"};
inline constexpr ProblemType duties_collide{"access/duties-collide", 409,
                                            "系统管理、安全管理、审计三类岗位不能由同一人担任",
                                            "Administration, security and audit must be different people"};
inline constexpr ProblemType post_needs_place{"access/post-needs-place", 422, "该角色的岗位必须指定区域或单位",
                                              "This role's post needs an area or an organisation"};
inline constexpr ProblemType post_ended{"access/post-ended", 409, "岗位已结束", "The post has ended"};

/// A person in a role at a place for a time (岗位). @source SEC-06, INC-02
struct Post {
    PostId id;
    UserId user_id;
    Role role = Role::grid_worker;
    std::string title;  ///< "第三网格网格员"
    std::optional<AreaId> area_id;
    area::Level area_level = area::Level::grid;
    std::optional<OrganisationId> organisation_id;
    bool organisation_is_department = false;
    Instant valid_from{};
    std::optional<Instant> valid_until;
    std::int64_t version = 1;
};

/// Someone who may act in a post for a time (A/B 角, leave). @source INC-02
struct Deputy {
    PostId post_id;
    UserId user_id;
    Instant from{};
    Instant until{};
    std::string reason;
};

/// The named person behind a post right now: the deputy while the holder is away, else the holder.
struct Holder {
    UserId user_id;
    PostId post_id;
    Role role = Role::grid_worker;
    std::string title;
    std::optional<AreaId> area_id;
    std::optional<OrganisationId> organisation_id;
    bool deputy = false;
};

/// Gives a post. @refuses duties_collide (三权分立), post_needs_place.
Result<Post> give(db::WriteTx& tx, TenantId tenant, const Post& post, Instant now);
void give_many(db::WriteTx& tx, TenantId tenant, const std::vector<Post>& posts, Instant now);
/// Ends a post; sessions acting in it end within a second (revocation epoch). @refuses no_such_post, post_ended.
Result<Post> end(db::WriteTx& tx, TenantId tenant, PostId id, Instant now);
/// Names a deputy for a period. @refuses no_such_post, duties_collide.
Outcome name_deputy(db::WriteTx& tx, TenantId tenant, const Deputy& deputy, Instant now);
std::optional<Post> find_post(db::ReadTx& tx, TenantId tenant, PostId id);
/// Posts a user may act in at `now`: own ones and those deputised to them (`deputy` set on the actor later).
std::vector<Post> posts_of(db::ReadTx& tx, TenantId tenant, UserId user, Instant now);
bool may_act_in(db::ReadTx& tx, TenantId tenant, UserId user, const Post& post, Instant now);
/// Who holds `role` exactly at this area now, oldest post first, absent holders replaced by their deputies.
std::vector<Holder> holders_at_area(db::ReadTx& tx, TenantId tenant, Role role, AreaId area, Instant now);
std::vector<Holder> holders_at_organisation(db::ReadTx& tx, TenantId tenant, Role role, OrganisationId organisation,
                                            Instant now);
/// One number per tenant that rises whenever a post or deputy changes; caches of actors compare it.
std::int64_t revocation_epoch(db::ReadTx& tx, TenantId tenant);
void bump_epoch(db::WriteTx& tx, TenantId tenant);

/// Why (or why not) `actor` may do `permission` on a row with these keys: one zh-CN sentence per rule consulted, the
/// last
/// one being the verdict. @source SEC-06 (explainer)
struct Explanation {
    bool allowed = false;
    std::vector<std::string> sentences;
};
struct RowKeys {
    area::Ancestors place;
    std::optional<OrganisationId> department, organisation;
    std::optional<UserId> owner, reporter;
    std::optional<PersonId> subject;
};
Explanation explain(const Actor& actor, const Permission& permission, const std::optional<RowKeys>& row);

}  // namespace linli::access
