#pragma once

#include <linli/db/database.h>

#include "../measure.h"

namespace linli::bench {

/// Something like a report of a citizen: seven columns, two indexes.
extern const db::ModuleSql bench_sql;

/// The n-th id; spread over the key range like those of many clients.
Uuid id_of(std::int64_t n);

inline constexpr const char* insert_sql =
    "INSERT INTO bench_case (tenant_id, case_id, area_code, title, state, reported_at_ms, version) "
    "VALUES (:tenant, :id, :area, :title, :state, :now, :version)";
inline constexpr const char* select_sql =
    "SELECT tenant_id, case_id, area_code, title, state, reported_at_ms, version "
    "FROM bench_case WHERE tenant_id = :tenant AND case_id = :id";
inline constexpr const char* title = "小区东门外井盖破损，夜间无灯，老人经过容易绊倒";
inline constexpr std::int64_t rows_to_read = 10'000;
inline constexpr int bulk_rows = 10'000;

/// One row through the layer.
void insert_through(db::WriteTx& tx, std::int64_t n);
/// One row back, all columns. @return a figure that keeps the compiler from dropping the work.
std::int64_t select_through(db::ReadTx& tx, std::int64_t n);
/// Rows [from, from + bulk_rows) by the bulk way.
void bulk_through(db::WriteTx& tx, std::int64_t from);

void sqlite_benches(const Plan& plan, Report& report);
void postgres_benches(const Plan& plan, Report& report);

}  // namespace linli::bench
