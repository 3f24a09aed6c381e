#include "repository.h"

#include <algorithm>

namespace linli::app::repository {

std::vector<std::string> table_names(db::ReadTx& tx) {
    const std::string_view sql =
        tx.engine() == db::Engine::sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
            : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename COLLATE \"C\"";
    return tx.all(sql, {}, [](const db::Row& row) { return row.get<std::string>(0); });
}

bool has_table(db::ReadTx& tx, std::string_view name) {
    const auto tables = table_names(tx);
    return std::find(tables.begin(), tables.end(), name) != tables.end();
}

std::int64_t count_rows(db::ReadTx& tx, const std::string& table) {
    return *tx.value<std::int64_t>("SELECT count(*) FROM \"" + table + "\"", {});
}

std::string current_schema(db::ReadTx& tx) {
    if (tx.engine() == db::Engine::sqlite) return {};
    return *tx.value<std::string>("SELECT cast(current_schema() as text)", {});
}

std::string export_snapshot(db::ReadTx& tx) { return *tx.value<std::string>("SELECT pg_export_snapshot()", {}); }

void take_your_time(db::ReadTx& tx) {
    if (tx.engine() == db::Engine::postgres) tx.each("SET LOCAL statement_timeout = 0", {}, [](const db::Row&) {});
}

std::set<std::pair<std::string, int>> applied_migrations(db::ReadTx& tx) {
    std::set<std::pair<std::string, int>> applied;
    tx.each("SELECT module, number FROM db_migration", {},
            [&](const db::Row& row) { applied.emplace(row.get<std::string>("module"), row.get<int>("number")); });
    return applied;
}

bool initialised(db::ReadTx& tx) {
    return has_table(tx, "tenant_deployment") &&
           *tx.value<std::int64_t>("SELECT count(*) FROM tenant_deployment", {}) > 0;
}

Uuid installation(db::ReadTx& tx) { return *tx.value<Uuid>("SELECT installation_id FROM tenant_deployment", {}); }

}  // namespace linli::app::repository
