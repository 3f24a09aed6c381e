#include <linli/access/posts.h>

#include <algorithm>

namespace linli::access {
namespace {

constexpr std::string_view columns =
    "p.post_id, p.user_id, p.role, p.title, p.area_id, p.area_level, p.organisation_id, p.is_department,"
    " p.valid_from_ms, p.valid_until_ms, p.version";

Post read(const db::Row& row) {
    Post post;
    post.id = row.get<PostId>("post_id");
    post.user_id = row.get<UserId>("user_id");
    post.role = row.get<Role>("role");
    post.title = row.get<std::string>("title");
    post.area_id = row.get<std::optional<AreaId>>("area_id");
    post.area_level = row.get<area::Level>("area_level");
    post.organisation_id = row.get<std::optional<OrganisationId>>("organisation_id");
    post.organisation_is_department = row.get<bool>("is_department");
    post.valid_from = row.get<Instant>("valid_from_ms");
    post.valid_until = row.get<std::optional<Instant>>("valid_until_ms");
    post.version = row.get<std::int64_t>("version");
    return post;
}

constexpr bool separated(Role role) {
    return role == Role::administrator || role == Role::security_administrator || role == Role::auditor;
}

constexpr bool needs_place(Role role) {
    switch (role) {
    case Role::grid_worker:
    case Role::building_head:
    case Role::clerk:
    case Role::handler:
    case Role::leader:
    case Role::hotline_operator:
    case Role::police_liaison:
    case Role::family_doctor: return true;
    default: return false;
    }
}

/// True when taking `role` would put two of the three separated duties into one hand.
bool collides(db::ReadTx& tx, TenantId tenant, UserId user, Role role, Instant now) {
    if (!separated(role)) return false;
    const auto held = posts_of(tx, tenant, user, now);
    return std::any_of(held.begin(), held.end(), [&](const Post& p) { return separated(p.role) && p.role != role; });
}

/// Holders at a place; while a deputy's period runs, the deputy is the named person.
std::vector<Holder> holders(db::ReadTx& tx, std::string_view place, std::initializer_list<db::Param> params) {
    const std::string sql =
        "SELECT p.post_id, p.role, p.title, p.area_id, p.organisation_id, p.user_id,"
        " (SELECT d.user_id FROM access_deputy d WHERE d.tenant_id = p.tenant_id AND d.post_id = p.post_id"
        " AND d.from_ms <= :now AND d.until_ms > :now ORDER BY d.from_ms, d.user_id LIMIT 1) AS deputy_id FROM "
        "access_post p"
        " WHERE p.tenant_id = :tenant AND p.role = :role AND p.valid_from_ms <= :now"
        " AND (p.valid_until_ms IS NULL OR p.valid_until_ms > :now) AND " +
        std::string(place) + " ORDER BY p.valid_from_ms, p.post_id";
    return tx.all(sql, params, [](const db::Row& row) {
        const auto deputy = row.get<std::optional<UserId>>("deputy_id");
        Holder holder;
        holder.user_id = deputy ? *deputy : row.get<UserId>("user_id");
        holder.post_id = row.get<PostId>("post_id");
        holder.role = row.get<Role>("role");
        holder.title = row.get<std::string>("title");
        holder.area_id = row.get<std::optional<AreaId>>("area_id");
        holder.organisation_id = row.get<std::optional<OrganisationId>>("organisation_id");
        holder.deputy = deputy.has_value();
        return holder;
    });
}

}  // namespace

Result<Post> give(db::WriteTx& tx, TenantId tenant, const Post& in, Instant now) {
    if (needs_place(in.role) && !in.area_id && !in.organisation_id) return refuse(post_needs_place);
    if (collides(tx, tenant, in.user_id, in.role, now)) return refuse(duties_collide);
    give_many(tx, tenant, {in}, now);
    auto post = in;
    post.version = 1;
    return post;
}

void give_many(db::WriteTx& tx, TenantId tenant, const std::vector<Post>& posts, Instant now) {
    std::size_t next = 0;
    tx.bulk("access_post",
            {"tenant_id", "post_id", "user_id", "role", "title", "area_id", "area_level", "organisation_id",
             "is_department", "valid_from_ms", "valid_until_ms", "version"},
            [&](std::vector<db::Value>& row) {
                if (next == posts.size()) return false;
                const auto& p = posts[next++];
                using db::to_value;
                row = {to_value(tenant),
                       to_value(p.id),
                       to_value(p.user_id),
                       to_value(p.role),
                       to_value(p.title),
                       to_value(p.area_id),
                       to_value(p.area_level),
                       to_value(p.organisation_id),
                       to_value(p.organisation_is_department),
                       to_value(p.valid_from == Instant{} ? now : p.valid_from),
                       to_value(p.valid_until),
                       to_value(1)};
                return true;
            });
    bump_epoch(tx, tenant);
}

Result<Post> end(db::WriteTx& tx, TenantId tenant, PostId id, Instant now) {
    auto post = find_post(tx, tenant, id);
    if (!post) return refuse(no_such_post);
    if (post->valid_until && *post->valid_until <= now) return refuse(post_ended);
    post->valid_until = now;
    ++post->version;
    tx.exec(
        "UPDATE access_post SET valid_until_ms = :now, version = :version WHERE tenant_id = :tenant AND post_id = :id",
        {{"now", now}, {"version", post->version}, {"tenant", tenant}, {"id", id}});
    bump_epoch(tx, tenant);
    return *post;
}

Outcome name_deputy(db::WriteTx& tx, TenantId tenant, const Deputy& deputy, Instant now) {
    const auto post = find_post(tx, tenant, deputy.post_id);
    if (!post || post->user_id == deputy.user_id || deputy.until <= deputy.from) return refuse(no_such_post);
    if (collides(tx, tenant, deputy.user_id, post->role, now)) return refuse(duties_collide);
    tx.exec(
        "INSERT INTO access_deputy (tenant_id, post_id, user_id, from_ms, until_ms, reason)"
        " VALUES (:tenant, :post, :user, :from, :until, :reason)"
        " ON CONFLICT (tenant_id, post_id, user_id, from_ms) DO UPDATE SET until_ms = excluded.until_ms,"
        " reason = excluded.reason",
        {{"tenant", tenant},
         {"post", deputy.post_id},
         {"user", deputy.user_id},
         {"from", deputy.from},
         {"until", deputy.until},
         {"reason", deputy.reason}});
    bump_epoch(tx, tenant);
    return Done{};
}

std::optional<Post> find_post(db::ReadTx& tx, TenantId tenant, PostId id) {
    static const auto sql = "SELECT " + std::string(columns) +
                            " FROM access_post p WHERE p.tenant_id = :tenant"
                            " AND p.post_id = :id";
    return tx.one(sql, {{"tenant", tenant}, {"id", id}}, read);
}

std::vector<Post> posts_of(db::ReadTx& tx, TenantId tenant, UserId user, Instant now) {
    static const auto sql =
        "SELECT " + std::string(columns) +
        " FROM access_post p WHERE p.tenant_id = :tenant AND p.valid_from_ms <= :now"
        " AND (p.valid_until_ms IS NULL OR p.valid_until_ms > :now) AND (p.user_id = :user OR p.post_id IN"
        " (SELECT d.post_id FROM access_deputy d WHERE d.tenant_id = :tenant AND d.user_id = :user"
        " AND d.from_ms <= :now AND d.until_ms > :now)) ORDER BY p.valid_from_ms, p.post_id";
    return tx.all(sql, {{"tenant", tenant}, {"now", now}, {"user", user}}, read);
}

bool may_act_in(db::ReadTx& tx, TenantId tenant, UserId user, const Post& post, Instant now) {
    const auto held = posts_of(tx, tenant, user, now);
    return std::any_of(held.begin(), held.end(), [&](const Post& p) { return p.id == post.id; });
}

std::vector<Holder> holders_at_area(db::ReadTx& tx, TenantId tenant, Role role, AreaId area, Instant now) {
    return holders(tx, "p.area_id = :area", {{"tenant", tenant}, {"role", role}, {"area", area}, {"now", now}});
}

std::vector<Holder> holders_at_organisation(db::ReadTx& tx, TenantId tenant, Role role, OrganisationId organisation,
                                            Instant now) {
    return holders(tx, "p.organisation_id = :organisation",
                   {{"tenant", tenant}, {"role", role}, {"organisation", organisation}, {"now", now}});
}

std::int64_t revocation_epoch(db::ReadTx& tx, TenantId tenant) {
    return tx.value<std::int64_t>("SELECT epoch FROM access_epoch WHERE tenant_id = :tenant", {{"tenant", tenant}})
        .value_or(0);
}

void bump_epoch(db::WriteTx& tx, TenantId tenant) {
    tx.exec(
        "INSERT INTO access_epoch (tenant_id, epoch) VALUES (:tenant, 1)"
        " ON CONFLICT (tenant_id) DO UPDATE SET epoch = access_epoch.epoch + 1",
        {{"tenant", tenant}});
}

}  // namespace linli::access
