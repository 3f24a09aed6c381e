#include <linli/access/absences.h>

#include <algorithm>

namespace linli::access {
namespace {

constexpr std::string_view absence_columns = "user_id, from_ms, until_ms, deputy_id, reason";

Absence read_absence(const db::Row& row) {
    return {row.get<UserId>("user_id"), row.get<Instant>("from_ms"), row.get<Instant>("until_ms"),
            row.get<std::optional<UserId>>("deputy_id"), row.get<std::string>("reason")};
}

std::vector<Absence> overlapping(db::ReadTx& tx, TenantId tenant, UserId user, Instant from, Instant until) {
    return tx.all("SELECT " + std::string(absence_columns) +
                      " FROM access_absence WHERE tenant_id = :tenant AND user_id = :user AND from_ms < :until"
                      " AND until_ms > :from ORDER BY from_ms",
                  {{"tenant", tenant}, {"user", user}, {"from", from}, {"until", until}}, read_absence);
}

/// Posts in which somebody acts at any moment of a period, as their holder or as a deputy.
std::vector<Post> posts_during(db::ReadTx& tx, TenantId tenant, UserId user, Instant from, Instant until) {
    const auto ids = tx.all(
        "SELECT p.post_id FROM access_post p WHERE p.tenant_id = :tenant AND p.user_id = :user"
        " AND p.valid_from_ms < :until AND (p.valid_until_ms IS NULL OR p.valid_until_ms > :from)"
        " UNION SELECT d.post_id FROM access_deputy d WHERE d.tenant_id = :tenant AND d.user_id = :user"
        " AND d.from_ms < :until AND d.until_ms > :from",
        {{"tenant", tenant}, {"user", user}, {"from", from}, {"until", until}},
        [](const db::Row& row) { return row.get<PostId>(0); });
    std::vector<Post> out;
    for (const auto id : ids)  // a handful a person
        if (auto post = find_post(tx, tenant, id)) out.push_back(std::move(*post));
    return out;
}

/// The deputy, and as long as those are away themselves in that time, theirs.
std::vector<UserId> chain(db::ReadTx& tx, TenantId tenant, const Absence& absence) {
    std::vector<UserId> out{*absence.deputy_id};
    for (int hop = 1; hop < most_hops; ++hop) {
        const auto away = overlapping(tx, tenant, out.back(), absence.from, absence.until);
        const auto next = std::find_if(away.begin(), away.end(), [](const Absence& a) { return a.deputy_id; });
        if (next == away.end() || *next->deputy_id == absence.user_id) break;
        if (std::find(out.begin(), out.end(), *next->deputy_id) != out.end()) break;  // they stand in for each other
        out.push_back(*next->deputy_id);
    }
    return out;
}

Outcome name_for(db::WriteTx& tx, TenantId tenant, const Absence& absence, const Post& post, UserId deputy,
                 Instant now) {
    const auto until = post.valid_until ? std::min(absence.until, *post.valid_until) : absence.until;
    if (post.user_id == deputy || until <= std::max(now, absence.from)) return Done{};
    return name_deputy(tx, tenant, {post.id, deputy, absence.from, until, absence.reason}, now);
}

/// Ends one period of a deputy, or drops it when it has not begun; other periods stay.
void end_named(db::WriteTx& tx, TenantId tenant, const Deputy& named, Instant now) {
    const std::initializer_list<db::Param> key{
        {"tenant", tenant}, {"post", named.post_id}, {"user", named.user_id}, {"from", named.from}, {"now", now}};
    tx.exec(
        "DELETE FROM access_deputy WHERE tenant_id = :tenant AND post_id = :post AND user_id = :user"
        " AND from_ms = :from AND from_ms >= :now",
        key);
    tx.exec(
        "UPDATE access_deputy SET until_ms = :now WHERE tenant_id = :tenant AND post_id = :post AND user_id = :user"
        " AND from_ms = :from AND until_ms > :now",
        key);
}

}  // namespace

Outcome declare_absence(db::WriteTx& tx, TenantId tenant, const Absence& in, Instant now) {
    bump_epoch(tx, tenant);
    if (in.until <= std::max(in.from, now)) return refuse(period_empty);
    if (in.deputy_id == in.user_id) return refuse(own_deputy);
    if (!overlapping(tx, tenant, in.user_id, in.from, in.until).empty()) return refuse(already_away);
    tx.exec(
        "INSERT INTO access_absence (tenant_id, user_id, from_ms, until_ms, deputy_id, reason)"
        " VALUES (:tenant, :user, :from, :until, :deputy, :reason)",
        {{"tenant", tenant},
         {"user", in.user_id},
         {"from", in.from},
         {"until", in.until},
         {"deputy", in.deputy_id},
         {"reason", in.reason}});
    if (!in.deputy_id) return Done{};
    const auto deputies = chain(tx, tenant, in);
    for (const auto& post : posts_during(tx, tenant, in.user_id, in.from, in.until))
        for (const auto deputy : deputies) LINLI_CHECK(name_for(tx, tenant, in, post, deputy, now));
    return Done{};
}

Outcome end_absence(db::WriteTx& tx, TenantId tenant, UserId user, Instant from, Instant now) {
    bump_epoch(tx, tenant);
    const auto found = tx.one("SELECT " + std::string(absence_columns) +
                                  " FROM access_absence WHERE tenant_id = :tenant AND user_id = :user"
                                  " AND from_ms = :from AND until_ms > :now",
                              {{"tenant", tenant}, {"user", user}, {"from", from}, {"now", now}}, read_absence);
    if (!found) return refuse(no_such_absence);
    if (found->deputy_id)
        for (const auto& post : posts_during(tx, tenant, user, found->from, found->until))
            for (const auto deputy : chain(tx, tenant, *found))
                end_named(tx, tenant, {post.id, deputy, found->from, found->until, {}}, now);
    if (found->from >= now)
        tx.exec("DELETE FROM access_absence WHERE tenant_id = :tenant AND user_id = :user AND from_ms = :from",
                {{"tenant", tenant}, {"user", user}, {"from", from}});
    else
        tx.exec(
            "UPDATE access_absence SET until_ms = :now WHERE tenant_id = :tenant AND user_id = :user"
            " AND from_ms = :from",
            {{"now", now}, {"tenant", tenant}, {"user", user}, {"from", from}});
    return Done{};
}

std::vector<Absence> absences_of(db::ReadTx& tx, TenantId tenant, UserId user, Instant now) {
    return overlapping(tx, tenant, user, now, Instant::max());
}

bool is_away(db::ReadTx& tx, TenantId tenant, UserId user, Instant now) {
    return tx.exists(
        "SELECT 1 FROM access_absence WHERE tenant_id = :tenant AND user_id = :user AND from_ms <= :now"
        " AND until_ms > :now",
        {{"tenant", tenant}, {"user", user}, {"now", now}});
}

std::vector<Absence> absences_at(db::ReadTx& tx, TenantId tenant, Instant now) {
    return tx.all("SELECT " + std::string(absence_columns) +
                      " FROM access_absence WHERE tenant_id = :tenant AND from_ms <= :now AND until_ms > :now"
                      " ORDER BY user_id LIMIT 1000",
                  {{"tenant", tenant}, {"now", now}}, read_absence);
}

}  // namespace linli::access
