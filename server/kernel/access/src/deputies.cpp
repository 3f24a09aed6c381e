#include "duties.h"

#include <algorithm>

namespace linli::access {
namespace {

constexpr bool separated(Role role) {
    return role == Role::administrator || role == Role::security_administrator || role == Role::auditor;
}

}  // namespace

bool duties_would_collide(db::ReadTx& tx, TenantId tenant, UserId user, Role role, const Period& period) {
    if (!separated(role)) return false;
    // Periods that are empty, because they were ended before they began, overlap with nothing.
    static constexpr std::string_view sql =
        "SELECT p.post_id FROM access_post p WHERE p.tenant_id = :tenant AND p.user_id = :user AND p.role <> :role"
        " AND p.role IN ('administrator', 'security_administrator', 'auditor')"
        " AND (cast(:until as bigint) IS NULL OR p.valid_from_ms < :until)"
        " AND (p.valid_until_ms IS NULL OR (p.valid_until_ms > :from AND p.valid_until_ms > p.valid_from_ms))"
        " UNION ALL"
        " SELECT p.post_id FROM access_deputy d JOIN access_post p ON p.tenant_id = d.tenant_id"
        " AND p.post_id = d.post_id WHERE d.tenant_id = :tenant AND d.user_id = :user AND p.role <> :role"
        " AND p.role IN ('administrator', 'security_administrator', 'auditor') AND d.until_ms > :from"
        " AND (cast(:until as bigint) IS NULL OR (d.from_ms < :until AND p.valid_from_ms < :until))"
        " AND (p.valid_until_ms IS NULL OR (p.valid_until_ms > :from AND p.valid_until_ms > d.from_ms"
        " AND p.valid_until_ms > p.valid_from_ms)) LIMIT 1";
    bool found = false;
    tx.each(sql, {{"tenant", tenant}, {"user", user}, {"role", role}, {"from", period.from}, {"until", period.until}},
            [&](const db::Row&) { found = true; });
    return found;
}

Outcome name_deputy(db::WriteTx& tx, TenantId tenant, const Deputy& deputy, Instant now) {
    bump_epoch(tx, tenant);
    const auto post = find_post(tx, tenant, deputy.post_id);
    if (!post) return refuse(no_such_post);
    if (post->valid_until && *post->valid_until <= std::max(now, deputy.from)) return refuse(post_ended);
    if (post->user_id == deputy.user_id) return refuse(own_deputy);
    if (deputy.until <= deputy.from) return refuse(period_empty);
    if (duties_would_collide(tx, tenant, deputy.user_id, post->role, {deputy.from, deputy.until}))
        return refuse(duties_collide);
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
    return Done{};
}

Outcome end_deputy(db::WriteTx& tx, TenantId tenant, PostId post, UserId deputy, Instant now) {
    bump_epoch(tx, tenant);
    const auto ended = tx.exec(
        "UPDATE access_deputy SET until_ms = :now WHERE tenant_id = :tenant AND post_id = :post AND user_id = :user"
        " AND from_ms < :now AND until_ms > :now",
        {{"now", now}, {"tenant", tenant}, {"post", post}, {"user", deputy}});
    const auto dropped = tx.exec(
        "DELETE FROM access_deputy WHERE tenant_id = :tenant AND post_id = :post AND user_id = :user"
        " AND from_ms >= :now",
        {{"now", now}, {"tenant", tenant}, {"post", post}, {"user", deputy}});
    if (ended + dropped == 0) return refuse(no_such_deputy);
    return Done{};
}

std::vector<Deputy> deputies_of(db::ReadTx& tx, TenantId tenant, PostId post, Instant now) {
    return tx.all(
        "SELECT post_id, user_id, from_ms, until_ms, reason FROM access_deputy WHERE tenant_id = :tenant"
        " AND post_id = :post AND until_ms > :now ORDER BY from_ms, user_id",
        {{"tenant", tenant}, {"post", post}, {"now", now}}, [](const db::Row& row) {
            return Deputy{row.get<PostId>("post_id"), row.get<UserId>("user_id"), row.get<Instant>("from_ms"),
                          row.get<Instant>("until_ms"), row.get<std::string>("reason")};
        });
}

}  // namespace linli::access
