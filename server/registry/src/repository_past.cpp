#include "key_chunks.h"
#include "past_tables.h"

namespace linli::registry::past {
namespace {

constexpr const Table* tables[] = {&person, &relation, &tag, &link, &dwelling, &merchant, &object};

/// Copies rows into the past; the first copy of a moment stays.
std::string copy_sql(const Table& table, bool gone, std::string_view condition) {
    const std::string columns(table.columns), name(table.name);
    return "INSERT INTO " + name + "_past (tenant_id, " + columns + ", gone, replaced_at_ms) SELECT tenant_id, " +
           columns + (gone ? ", true" : ", false") + ", cast(:past_until as bigint) FROM " + name +
           " WHERE tenant_id = :tenant AND " + std::string(condition) +
           " AND recorded_at_ms < cast(:past_until as bigint) ON CONFLICT DO NOTHING";
}

void copy(db::WriteTx& tx, const Table& table, bool gone, std::string_view condition, db::Params params, Instant now) {
    std::vector<db::Param> all(params.begin(), params.end());
    all.emplace_back("past_until", now);
    tx.exec(copy_sql(table, gone, condition), db::Params(all));
}

}  // namespace

std::string same_key(const Table& table) {
    std::string out = "n.tenant_id = x.tenant_id AND n." + std::string(table.id) + " = x." + std::string(table.id);
    for (const auto more : table.more)
        if (!more.empty()) out += " AND n." + std::string(more) + " = x." + std::string(more);
    return out;
}

const Table* table_of(std::string_view name) {
    for (const auto* one : tables)
        if (one->name == name) return one;
    return nullptr;
}

void keep(db::WriteTx& tx, TenantId tenant, const Table& table, std::span<const Uuid> ids, Instant now) {
    const auto keys = distinct(std::vector<Uuid>(ids.begin(), ids.end()));
    each_chunk(keys, {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        copy(tx, table, false, std::string(table.id) + " IN " + list, params, now);
    });
}

void keep_where(db::WriteTx& tx, const Table& table, std::string_view condition, db::Params params, Instant now) {
    copy(tx, table, false, condition, params, now);
}

void keep_absence(db::WriteTx& tx, const Table& table, std::string_view condition, db::Params params, Instant now) {
    copy(tx, table, true, condition, params, now);
}

}  // namespace linli::registry::past
