#include "duties.h"

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

/// Holders of what `which` says; while a deputy's period runs, the first deputy who is not away is the named person.
std::vector<Holder> holders(db::ReadTx& tx, std::string_view which, std::initializer_list<db::Param> params) {
    const std::string sql =
        "SELECT p.post_id, p.role, p.title, p.area_id, p.organisation_id, p.user_id,"
        " (SELECT d.user_id FROM access_deputy d WHERE d.tenant_id = p.tenant_id AND d.post_id = p.post_id"
        " AND d.from_ms <= :now AND d.until_ms > :now AND NOT EXISTS (SELECT 1 FROM access_absence b"
        " WHERE b.tenant_id = d.tenant_id AND b.user_id = d.user_id AND b.from_ms <= :now AND b.until_ms > :now)"
        " ORDER BY d.from_ms, d.user_id LIMIT 1) AS deputy_id,"
        " (SELECT count(*) FROM access_absence a WHERE a.tenant_id = p.tenant_id AND a.user_id = p.user_id"
        " AND a.from_ms <= :now AND a.until_ms > :now) AS absences FROM access_post p"
        " WHERE p.tenant_id = :tenant AND p.valid_from_ms <= :now"
        " AND (p.valid_until_ms IS NULL OR p.valid_until_ms > :now) AND " +
        std::string(which) + " ORDER BY p.valid_from_ms, p.post_id";
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
        if (deputy) holder.stands_for = row.get<UserId>("user_id");
        holder.away = !deputy && row.get<std::int64_t>("absences") > 0;
        return holder;
    });
}

/// The same post sent a second time.
bool same(const Post& stored, const Post& in) {
    return stored.user_id == in.user_id && stored.role == in.role && stored.area_id == in.area_id &&
           stored.organisation_id == in.organisation_id;
}

void insert(db::WriteTx& tx, TenantId tenant, const std::vector<Post>& posts, Instant now) {
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
}

}  // namespace

Result<Post> give(db::WriteTx& tx, TenantId tenant, const Post& in, Instant now) {
    bump_epoch(tx, tenant);
    if (const auto stored = find_post(tx, tenant, in.id)) {
        if (same(*stored, in)) return *stored;
        return refuse(post_taken);
    }
    auto post = in;
    post.version = 1;
    if (post.valid_from == Instant{}) post.valid_from = now;
    if (post.valid_until && *post.valid_until <= post.valid_from) return refuse(period_empty);
    if (needs_place(post.role) && !post.area_id && !post.organisation_id) return refuse(post_needs_place);
    if (post.organisation_id && !organisation::find(tx, tenant, *post.organisation_id))
        return refuse(organisation::no_such_organisation);
    if (duties_would_collide(tx, tenant, post.user_id, post.role, {post.valid_from, post.valid_until}))
        return refuse(duties_collide);
    insert(tx, tenant, {post}, now);
    return post;
}

void give_many(db::WriteTx& tx, TenantId tenant, const std::vector<Post>& posts, Instant now) {
    bump_epoch(tx, tenant);
    insert(tx, tenant, posts, now);
    for (const auto& post : posts) {
        const auto from = post.valid_from == Instant{} ? now : post.valid_from;
        if (duties_would_collide(tx, tenant, post.user_id, post.role, {from, post.valid_until}))
            throw InvariantBroken("give_many: administration, security and audit in one hand");
    }
}

Result<Post> end(db::WriteTx& tx, TenantId tenant, PostId id, Instant now) {
    bump_epoch(tx, tenant);
    auto post = find_post(tx, tenant, id);
    if (!post) return refuse(no_such_post);
    const auto until = std::max(now, post->valid_from);
    if (post->valid_until && *post->valid_until <= until) return refuse(post_ended);
    post->valid_until = until;
    ++post->version;
    tx.exec(
        "UPDATE access_post SET valid_until_ms = :until, version = :version WHERE tenant_id = :tenant AND post_id = "
        ":id",
        {{"until", until}, {"version", post->version}, {"tenant", tenant}, {"id", id}});
    return *post;
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
        " AND (p.valid_until_ms IS NULL OR p.valid_until_ms > :now) AND p.post_id IN"
        " (SELECT o.post_id FROM access_post o WHERE o.tenant_id = :tenant AND o.user_id = :user"
        " UNION SELECT d.post_id FROM access_deputy d WHERE d.tenant_id = :tenant AND d.user_id = :user"
        " AND d.from_ms <= :now AND d.until_ms > :now) ORDER BY p.valid_from_ms, p.post_id";
    return tx.all(sql, {{"tenant", tenant}, {"now", now}, {"user", user}}, read);
}

namespace {

constexpr std::size_t areas_at_once = 32;

/// `a0` … `a31`, which live as long as the program.
const std::vector<std::string>& area_names() {
    static const auto all = [] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < areas_at_once; ++i) out.push_back("a" + std::to_string(i));
        return out;
    }();
    return all;
}

/// The words of the roles are the program's own and stand in the text.
std::string posts_sql(const std::string& where, std::span<const Role> roles, std::size_t most) {
    std::string list;
    for (const auto role : roles) list += (list.empty() ? "'" : ", '") + std::string(word(role)) + "'";
    return "SELECT " + std::string(columns) +
           " FROM access_post p WHERE p.tenant_id = :tenant AND p.valid_from_ms <= :now"
           " AND (p.valid_until_ms IS NULL OR p.valid_until_ms > :now) AND " +
           where + " AND p.role IN (" + list + ") ORDER BY p.title, p.post_id LIMIT " + std::to_string(most);
}

}  // namespace

std::vector<Post> posts_at(db::ReadTx& tx, TenantId tenant, std::span<const AreaId> areas, std::span<const Role> roles,
                           Instant now, std::size_t most) {
    std::string list;
    for (const auto& name : area_names()) list += (list.empty() ? ":" : ", :") + name;
    std::vector<Post> out;
    for (std::size_t at = 0; at < areas.size() && out.size() < most; at += areas_at_once) {
        const auto count = std::min(areas_at_once, areas.size() - at);
        std::vector<db::Param> params{{"tenant", tenant}, {"now", now}};
        for (std::size_t i = 0; i < areas_at_once; ++i)
            params.emplace_back(area_names()[i], areas[at + std::min(i, count - 1)]);
        const auto sql = posts_sql("p.area_id IN (" + list + ")", roles, most);
        for (auto& post : tx.all(sql, db::Params(params), read))
            if (out.size() < most) out.push_back(std::move(post));
    }
    return out;
}

std::vector<Post> posts_in(db::ReadTx& tx, TenantId tenant, OrganisationId organisation, std::span<const Role> roles,
                           Instant now, std::size_t most) {
    return tx.all(posts_sql("p.organisation_id = :organisation", roles, most),
                  {{"tenant", tenant}, {"now", now}, {"organisation", organisation}}, read);
}

bool may_act_in(db::ReadTx& tx, TenantId tenant, UserId user, const Post& post, Instant now) {
    const auto held = posts_of(tx, tenant, user, now);
    return std::any_of(held.begin(), held.end(), [&](const Post& p) { return p.id == post.id; });
}

std::vector<Holder> holders_at_area(db::ReadTx& tx, TenantId tenant, Role role, AreaId area, Instant now) {
    return holders(tx, "p.role = :role AND p.area_id = :area",
                   {{"tenant", tenant}, {"role", role}, {"area", area}, {"now", now}});
}

std::vector<Holder> holders_at_organisation(db::ReadTx& tx, TenantId tenant, Role role, OrganisationId organisation,
                                            Instant now) {
    return holders(tx, "p.role = :role AND p.organisation_id = :organisation",
                   {{"tenant", tenant}, {"role", role}, {"organisation", organisation}, {"now", now}});
}

std::optional<Holder> holder_of(db::ReadTx& tx, TenantId tenant, PostId post, Instant now) {
    auto found = holders(tx, "p.post_id = :post", {{"tenant", tenant}, {"post", post}, {"now", now}});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Holder> holders_without_area(db::ReadTx& tx, TenantId tenant, Role role, Instant now) {
    return holders(tx, "p.role = :role AND p.area_id IS NULL", {{"tenant", tenant}, {"role", role}, {"now", now}});
}

std::int64_t revocation_epoch(db::ReadTx& tx, TenantId tenant) {
    return tx.value<std::int64_t>("SELECT epoch FROM access_epoch WHERE tenant_id = :tenant", {{"tenant", tenant}})
        .value_or(0);
}

std::int64_t living_posts(db::ReadTx& tx, TenantId tenant, OrganisationId organisation, Instant now) {
    return *tx.value<std::int64_t>(
        "SELECT count(*) FROM access_post WHERE tenant_id = :tenant AND organisation_id = :organisation"
        " AND (valid_until_ms IS NULL OR (valid_until_ms > :now AND valid_until_ms > valid_from_ms))",
        {{"tenant", tenant}, {"organisation", organisation}, {"now", now}});
}

Result<organisation::Organisation> end_organisation(db::WriteTx& tx, TenantId tenant, OrganisationId id,
                                                    std::int64_t version, Instant now) {
    bump_epoch(tx, tenant);  // before the tree's lock, in the same order as `give`
    return organisation::end(tx, tenant, id, version, now, [now](db::ReadTx& inside, TenantId of, OrganisationId body) {
        return living_posts(inside, of, body, now);
    });
}

void bump_epoch(db::WriteTx& tx, TenantId tenant) {
    tx.exec(
        "INSERT INTO access_epoch (tenant_id, epoch) VALUES (:tenant, 1)"
        " ON CONFLICT (tenant_id) DO UPDATE SET epoch = access_epoch.epoch + 1",
        {{"tenant", tenant}});
}

}  // namespace linli::access
