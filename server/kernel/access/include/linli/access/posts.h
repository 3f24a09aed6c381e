#pragma once

#include <linli/access/permission.h>
#include <linli/access/scope.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/organisation/organisations.h>

#include <optional>
#include <span>
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
inline constexpr ProblemType post_taken{"access/post-taken", 409, "岗位编号已被使用", "The id of the post is taken"};
inline constexpr ProblemType period_empty{"access/period-empty", 422, "结束时间必须晚于开始时间",
                                          "The end must come after the start"};
inline constexpr ProblemType no_such_deputy{"access/no-such-deputy", 404, "没有这个代理", "There is no such deputy"};
inline constexpr ProblemType own_deputy{"access/own-deputy", 422, "不能指定本人为代理人",
                                        "Nobody is the deputy of their own post"};

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

/// The named person behind a post right now: the deputy while the holder is away, else the holder. Of several deputies
/// the first who is not away.
struct Holder {
    UserId user_id;
    PostId post_id;
    Role role = Role::grid_worker;
    std::string title;
    std::optional<AreaId> area_id;
    std::optional<OrganisationId> organisation_id;
    bool deputy = false;
    std::optional<UserId> stands_for{};  ///< the holder, when a deputy acts
    bool away = false;                   ///< the holder is away and nobody acts for them: a hole
};

// Changes of one tenant's posts follow each other (a row lock on the revocation epoch), so two that are fine alone
// cannot break a rule together.

/// Gives a post; the same one again answers what is stored. Without `valid_from` it begins now.
/// @refuses duties_collide (三权分立: at no moment, now or later, in one's own post or as a deputy), post_needs_place,
/// period_empty, post_taken, organisation::no_such_organisation.
Result<Post> give(db::WriteTx& tx, TenantId tenant, const Post& post, Instant now);
/// Many at once by the engine's bulk path, for those who know the places. @throws InvariantBroken when duties collide
void give_many(db::WriteTx& tx, TenantId tenant, const std::vector<Post>& posts, Instant now);
/// Ends a post; sessions acting in it end within a second (revocation epoch). One that has not begun never does: its
/// period is empty from then on. @refuses no_such_post, post_ended.
Result<Post> end(db::WriteTx& tx, TenantId tenant, PostId id, Instant now);
/// Names a deputy for a period; the same start again moves its end.
/// @refuses no_such_post, post_ended, own_deputy, period_empty, duties_collide.
Outcome name_deputy(db::WriteTx& tx, TenantId tenant, const Deputy& deputy, Instant now);
/// Ends someone's acting in a post early: what runs ends now, what was to come does not. @refuses no_such_deputy.
Outcome end_deputy(db::WriteTx& tx, TenantId tenant, PostId post, UserId deputy, Instant now);
/// Deputies of a post whose period runs or is to come, by start.
std::vector<Deputy> deputies_of(db::ReadTx& tx, TenantId tenant, PostId post, Instant now);
/// Posts in exactly this organisation that have not ended, begun or not.
std::int64_t living_posts(db::ReadTx& tx, TenantId tenant, OrganisationId organisation, Instant now);
/// Ends an organisation in which nobody has a post any more; no post is given in it meanwhile.
/// @refuses as organisation::end.
Result<organisation::Organisation> end_organisation(db::WriteTx& tx, TenantId tenant, OrganisationId id,
                                                    std::int64_t version, Instant now);
std::optional<Post> find_post(db::ReadTx& tx, TenantId tenant, PostId id);
/// Posts a user may act in at `now`: own ones and those deputised to them (`deputy` set on the actor later).
std::vector<Post> posts_of(db::ReadTx& tx, TenantId tenant, UserId user, Instant now);
/// Posts of these roles that stand exactly at one of these areas now, by title; at most `most`. One query for 32 areas.
std::vector<Post> posts_at(db::ReadTx& tx, TenantId tenant, std::span<const AreaId> areas, std::span<const Role> roles,
                           Instant now, std::size_t most);
/// Posts of these roles in exactly this organisation now, by title; at most `most`.
std::vector<Post> posts_in(db::ReadTx& tx, TenantId tenant, OrganisationId organisation, std::span<const Role> roles,
                           Instant now, std::size_t most);
bool may_act_in(db::ReadTx& tx, TenantId tenant, UserId user, const Post& post, Instant now);
/// Who holds `role` exactly at this area now, oldest post first, absent holders replaced by their deputies, marked as
/// away when there is none.
std::vector<Holder> holders_at_area(db::ReadTx& tx, TenantId tenant, Role role, AreaId area, Instant now);
std::vector<Holder> holders_at_organisation(db::ReadTx& tx, TenantId tenant, Role role, OrganisationId organisation,
                                            Instant now);
/// Who is behind a post now. @return nothing for a post that is not valid
std::optional<Holder> holder_of(db::ReadTx& tx, TenantId tenant, PostId post, Instant now);
/// Who holds `role` in a post that names no area, as administrators often do.
std::vector<Holder> holders_without_area(db::ReadTx& tx, TenantId tenant, Role role, Instant now);
/// One number per tenant that rises whenever a post or deputy changes; caches of actors compare it.
std::int64_t revocation_epoch(db::ReadTx& tx, TenantId tenant);
/// Raises it and with it takes the lock under which a tenant's posts are changed.
void bump_epoch(db::WriteTx& tx, TenantId tenant);

/// Why (or why not) `actor` may do `permission` on a row with these keys: one zh-CN sentence per rule consulted, the
/// last one being the verdict. @source SEC-06 (explainer)
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
