#include "repository_members.h"

#include <linli/base/result.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace linli::app::repository {
namespace {

constexpr std::size_t most_posts = 200;

/// The ancestor column that a place of this level stands in; empty below the grid.
std::string_view column_of(area::Level level) {
    switch (level) {
    case area::Level::district: return "district_id";
    case area::Level::street: return "street_id";
    case area::Level::community: return "community_id";
    case area::Level::grid: return "grid_id";
    default: return {};
    }
}

UserId user_of(const db::Row& row) { return row.get<UserId>(0); }

}  // namespace

std::vector<UserId> holders_of(db::ReadTx& tx, TenantId tenant, std::span<const PostId> posts, Instant now) {
    if (posts.empty()) return {};
    LINLI_INVARIANT(posts.size() <= most_posts, "an audience of too many posts");
    std::vector<std::string> names;
    for (std::size_t i = 0; i < posts.size(); ++i) names.push_back("post" + std::to_string(i));
    std::string list;
    std::vector<db::Param> params{{"tenant", tenant}, {"now", now}};
    for (std::size_t i = 0; i < posts.size(); ++i) {
        list.append(i == 0 ? ":" : ", :").append(names[i]);
        params.emplace_back(names[i], posts[i]);
    }
    return tx.all(
        "SELECT coalesce((SELECT d.user_id FROM access_deputy d WHERE d.tenant_id = p.tenant_id AND d.post_id ="
        " p.post_id AND d.from_ms <= :now AND d.until_ms > :now ORDER BY d.from_ms, d.user_id LIMIT 1), p.user_id)"
        " FROM access_post p WHERE p.tenant_id = :tenant AND p.valid_from_ms <= :now"
        " AND (p.valid_until_ms IS NULL OR p.valid_until_ms > :now) AND p.post_id IN (" +
            list + ")",
        db::Params(params), user_of);
}

std::vector<UserId> staff_in(db::ReadTx& tx, TenantId tenant, const area::Area& place, Instant now, std::size_t limit) {
    const auto column = column_of(place.level);
    const auto inside = column.empty() ? std::string("a.area_id") : "a." + std::string(column);
    return tx.all(
        "SELECT DISTINCT p.user_id FROM area_area a JOIN access_post p ON p.tenant_id = a.tenant_id"
        " AND p.area_id = a.area_id WHERE a.tenant_id = :tenant AND " +
            inside +
            " = :place AND p.role <> 'resident' AND p.valid_from_ms <= :now"
            " AND (p.valid_until_ms IS NULL OR p.valid_until_ms > :now) ORDER BY p.user_id LIMIT :limit",
        {{"tenant", tenant}, {"place", place.id}, {"now", now}, {"limit", static_cast<std::int64_t>(limit)}}, user_of);
}

std::vector<UserId> residents_in(db::ReadTx& tx, TenantId tenant, const area::Area& place, std::size_t limit) {
    const auto column = column_of(place.level);
    if (column.empty()) return {};
    return tx.all(
        "SELECT i.user_id FROM registry_person r JOIN identity_account i ON i.tenant_id = r.tenant_id"
        " AND i.person_id = r.person_id WHERE r.tenant_id = :tenant AND r." +
            std::string(column) +
            " = :place AND r.presence <> 'registered_only' AND i.disabled_at_ms IS NULL"
            " ORDER BY i.user_id LIMIT :limit",
        {{"tenant", tenant}, {"place", place.id}, {"limit", static_cast<std::int64_t>(limit)}}, user_of);
}

}  // namespace linli::app::repository
