#pragma once

#include <linli/db/database.h>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

/// What the layer costs over the bare libraries: both do the same work in turns, in the same minute.
namespace linli::bench {

/// How long and on what the benches run.
struct Plan {
    std::chrono::milliseconds turn{1'000};  ///< of one measurement
    int rounds = 5;                         ///< raw and layer in turns; the median ratio counts
    std::string folder;                     ///< where the SQLite files lie; fsync is real
    std::string postgres;                   ///< libpq connection string; empty: skipped
};

/// Does `operation(thread, count)` again and again until the turn is over. @return operations per second.
double rate(std::chrono::milliseconds turn, int threads, const std::function<void(int, std::int64_t)>& operation);

/// Measures `raw` and `layer` in turns and prints one JSON line: value and limit are the medians per second.
void compare(const Plan& plan, const std::string& name, double goal, const std::function<double()>& raw,
             const std::function<double()>& layer);

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

void sqlite_benches(const Plan& plan);
void postgres_benches(const Plan& plan);

}  // namespace linli::bench
