#include <linli/registry/past.h>

#include "past_tables.h"

#include <algorithm>

namespace linli::registry {
namespace {

using api::PageKey;
using past::Table;

/// How a table is walked: the order of its keys, and how it is kept in a page key.
struct Walk {
    const Table& table;
    std::string_view order;  ///< empty: by id alone
    bool by_day = false;
};

Walk walk_of(Seek::By by) {
    switch (by) {
    case Seek::By::tag: return {past::tag, {}};
    case Seek::By::people: return {past::person, "birth_on", true};
    case Seek::By::dwellings: return {past::dwelling, "list_order"};
    case Seek::By::merchants: return {past::merchant, "recorded_at_ms"};
    case Seek::By::objects: break;
    }
    return {past::object, "recorded_at_ms"};
}

db::Value order_value(const Walk& walk, std::int64_t order) {
    if (!walk.by_day) return db::to_value(order);
    return db::to_value(Date(std::chrono::sys_days(std::chrono::days(order))));
}

std::int64_t order_of(const Walk& walk, const db::Row& row) {
    if (walk.order.empty()) return 0;
    if (!walk.by_day) return row.get<std::int64_t>(walk.order);
    return row.get<Date>(walk.order).days().time_since_epoch().count();
}

bool before(const PageKey& a, const PageKey& b) { return std::pair(a.order, a.id) < std::pair(b.order, b.id); }

/// One index range: a table (what stands or what stood), a branch of the scope, a word.
struct Range {
    bool past = false;
    const access::Predicate* branch = nullptr;
    const std::string* word = nullptr;
};

std::string range_sql(const Walk& walk, const Seek& seek, const Range& range, bool after, std::size_t limit) {
    const std::string id(walk.table.id), order(walk.order);
    const std::string keys = order.empty() ? id : order + ", " + id;
    std::string sql = "SELECT " + keys + " FROM " + std::string(walk.table.name) + (range.past ? "_past" : "") +
                      " x WHERE " + range.branch->sql;
    if (seek.area) sql += " AND " + std::string(word(seek.level)) + "_id = :in_area";
    if (range.word != nullptr) sql += " AND word = :seek_word";
    if (seek.born_from) sql += " AND birth_on >= :born_from";
    if (seek.born_until) sql += " AND birth_on <= :born_until";
    sql += " AND recorded_at_ms <= :known";
    if (range.past) sql += " AND replaced_at_ms > :known AND NOT gone";
    // The key must be that of the version which held: the same record never stands under two keys.
    sql += " AND NOT EXISTS (SELECT 1 FROM " + std::string(walk.table.name) + "_past n WHERE " +
           past::same_key(walk.table) + " AND n.replaced_at_ms > :known" +
           (range.past ? " AND n.replaced_at_ms < x.replaced_at_ms)" : ")");
    if (after) sql += order.empty() ? " AND " + id + " > :after_id" : " AND (" + keys + ") > (:after_order, :after_id)";
    return sql + " ORDER BY " + keys + " LIMIT " + std::to_string(limit);
}

std::vector<PageKey> read_range(db::ReadTx& tx, const Walk& walk, const Seek& seek, const Range& range,
                                const std::optional<PageKey>& after, std::size_t limit, Instant known) {
    auto params = range.branch->params;
    params.emplace_back("known", known);
    if (seek.area) params.emplace_back("in_area", *seek.area);
    if (range.word != nullptr) params.emplace_back("seek_word", *range.word);
    if (seek.born_from) params.emplace_back("born_from", *seek.born_from);
    if (seek.born_until) params.emplace_back("born_until", *seek.born_until);
    if (after) {
        params.emplace_back("after_id", after->id);
        if (!walk.order.empty()) {
            params.emplace_back("after_order", std::int64_t{0});
            params.back().value = order_value(walk, after->order);
        }
    }
    std::vector<PageKey> out;
    tx.each(range_sql(walk, seek, range, after.has_value(), limit), db::Params(params), [&](const db::Row& row) {
        out.push_back({order_of(walk, row), row.get<Uuid>(walk.table.id)});
    });
    return out;
}

}  // namespace

Sought seek_at(db::ReadTx& tx, const access::Scope& scope, const Seek& seek, const std::optional<PageKey>& after,
               std::size_t limit, Instant known) {
    const auto walk = walk_of(seek.by);
    const bool of_person = seek.by == Seek::By::tag || seek.by == Seek::By::people;
    const auto branches = scope.branches({.subject = of_person ? "person_id" : ""});
    Sought out;
    const auto add = [&](const Range& range) {
        const auto keys = read_range(tx, walk, seek, range, after, limit, known);
        // Beyond the last key of a range that was cut, others may come first.
        if (keys.size() == limit && (!out.beyond || before(keys.back(), *out.beyond))) out.beyond = keys.back();
        out.keys.insert(out.keys.end(), keys.begin(), keys.end());
    };
    for (const bool past : {false, true})
        for (const auto& branch : branches) {
            if (seek.by != Seek::By::tag) add({past, &branch, nullptr});
            if (seek.by == Seek::By::tag)
                for (const auto& word : seek.words) add({past, &branch, &word});
        }
    std::sort(out.keys.begin(), out.keys.end(), before);
    out.keys.erase(std::unique(out.keys.begin(), out.keys.end(),
                               [](const PageKey& a, const PageKey& b) { return !before(a, b) && !before(b, a); }),
                   out.keys.end());
    if (out.beyond) std::erase_if(out.keys, [&](const PageKey& key) { return before(*out.beyond, key); });
    if (out.keys.size() > limit) {
        out.keys.resize(limit);
        out.beyond = out.keys.back();
    }
    return out;
}

}  // namespace linli::registry
