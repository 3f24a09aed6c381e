#include <linli/api/page.h>

#include <algorithm>
#include <charconv>

namespace linli::api {
namespace {

/// The limit stands in the text, not in a parameter: PostgreSQL would take an unknown limit for a tenth of the rows,
/// find every plan for it too dear to keep, and plan each call anew, which costs more than the page itself.
std::string one_branch(const PageQuery& q, const access::Predicate& branch, bool after) {
    const std::string compare = q.descending ? "<" : ">";
    const std::string direction = q.descending ? " DESC" : " ASC";
    std::string sql = "SELECT " + std::string(q.select) + " FROM " + std::string(q.from) + " WHERE " + branch.sql;
    if (!q.extra.empty()) sql += " AND " + q.extra;
    if (after)
        sql +=
            " AND (" + std::string(q.order) + ", " + std::string(q.id) + ") " + compare + " (:after_order, :after_id)";
    return sql + " ORDER BY " + std::string(q.order) + direction + ", " + std::string(q.id) + direction + " LIMIT " +
           std::to_string(q.limit + 1);  // one more tells whether there is a next page
}

/// Each reach is its own index range of at most one page; the union is sorted again, so a page never scans more than
/// (number of reaches) × limit rows whatever the table holds.
std::string whole_sql(const PageQuery& q, const std::vector<access::Predicate>& branches, bool after) {
    if (branches.size() == 1) return one_branch(q, branches.front(), after);
    std::string sql;
    for (std::size_t i = 0; i < branches.size(); ++i)
        sql += (i == 0 ? "SELECT * FROM (" : " UNION SELECT * FROM (") + one_branch(q, branches[i], after) + ") AS b" +
               std::to_string(i);
    const std::string direction = q.descending ? " DESC" : " ASC";
    return sql + " ORDER BY " + std::string(q.order) + direction + ", " + std::string(q.id) + direction + " LIMIT " +
           std::to_string(q.limit + 1);
}

}  // namespace

std::string PageKey::text() const { return std::to_string(order) + ":" + id.text(); }

std::optional<PageKey> PageKey::parse(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    PageKey key;
    const auto [end, error] = std::from_chars(text.data(), text.data() + colon, key.order);
    const auto id = Uuid::parse(text.substr(colon + 1));
    if (error != std::errc{} || end != text.data() + colon || !id) return std::nullopt;
    key.id = *id;
    return key;
}

std::optional<PageKey> fetch_page(db::ReadTx& tx, const access::Scope& scope, const PageQuery& query,
                                  const std::optional<PageKey>& after,
                                  const std::function<void(const db::Row&)>& visit) {
    const auto branches = scope.branches(query.columns);
    std::vector<db::Param> params = query.params;
    for (const auto& branch : branches)
        for (const auto& param : branch.params)
            if (std::none_of(params.begin(), params.end(), [&](const db::Param& p) { return p.name == param.name; }))
                params.push_back(param);
    if (after) {
        params.emplace_back("after_order", after->order);
        params.emplace_back("after_id", after->id);
    }
    std::size_t count = 0;
    PageKey last;
    bool more = false;
    tx.each(whole_sql(query, branches, after.has_value()), db::Params(params), [&](const db::Row& row) {
        if (count == query.limit) return void(more = true);
        last = {row.get<std::int64_t>(query.order), row.get<Uuid>(query.id)};
        visit(row);
        ++count;
    });
    return more ? std::optional(last) : std::nullopt;
}

}  // namespace linli::api
