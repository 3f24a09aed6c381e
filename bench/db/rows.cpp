#include "rows.h"

#include <array>

namespace linli::bench {
namespace {

constexpr db::Migration migrations[] = {{1, "0001_create_case", R"sql(
CREATE TABLE bench_case (
    tenant_id      @int   NOT NULL,
    case_id        @id    NOT NULL,
    area_code      @code  NOT NULL,
    title          @text  NOT NULL,
    state          @code  NOT NULL,
    reported_at_ms @ms    NOT NULL,
    version        @count NOT NULL,
    PRIMARY KEY (tenant_id, case_id)
) @table;
CREATE INDEX bench_case_area ON bench_case (tenant_id, area_code, reported_at_ms, case_id);
CREATE INDEX bench_case_state ON bench_case (tenant_id, state, reported_at_ms);
)sql"}};

constexpr std::int64_t now_ms = 1'790'000'000'000;

}  // namespace

const db::ModuleSql bench_sql{"bench", 12, migrations, ""};

Uuid id_of(std::int64_t n) {
    auto spread = static_cast<std::uint64_t>(n) * 0x9E3779B97F4A7C15U;
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(spread >> (56 - 8 * i));
    for (std::size_t i = 0; i < 8; ++i) bytes[8 + i] = static_cast<std::uint8_t>(n >> (56 - 8 * i));
    return Uuid(bytes);
}

void insert_through(db::WriteTx& tx, std::int64_t n) {
    tx.exec(insert_sql, {{"tenant", 1},
                         {"id", id_of(n)},
                         {"area", "3301"},
                         {"title", title},
                         {"state", "reported"},
                         {"now", from_ms(now_ms + n)},
                         {"version", 1}});
}

std::int64_t select_through(db::ReadTx& tx, std::int64_t n) {
    return tx
        .one(select_sql, {{"tenant", 1}, {"id", id_of(n)}},
             [](const db::Row& row) {
                 return row.get<TenantId>("tenant_id").value +
                        static_cast<std::int64_t>(row.get<Uuid>("case_id").bytes()[0]) +
                        static_cast<std::int64_t>(row.get<std::string>("area_code").size() +
                                                  row.get<std::string>("title").size() +
                                                  row.get<std::string>("state").size()) +
                        to_ms(row.get<Instant>("reported_at_ms")) + row.get<std::int64_t>("version");
             })
        .value();
}

void bulk_through(db::WriteTx& tx, std::int64_t from) {
    std::int64_t n = from;
    tx.bulk("bench_case", {"tenant_id", "case_id", "area_code", "title", "state", "reported_at_ms", "version"},
            [&](std::vector<db::Value>& row) {
                if (n == from + bulk_rows) return false;
                row = {std::int64_t{1},
                       id_of(n),
                       std::string_view("3301"),
                       std::string_view(title),
                       std::string_view("reported"),
                       now_ms + n,
                       std::int64_t{1}};
                return ++n, true;
            });
}

void database_benches(const Plan& plan, Report& report) {
    sqlite_benches(plan, report);
    if (plan.postgres.empty())
        report.skip("db on PostgreSQL", "no connection string was given");
    else
        postgres_benches(plan, report);
}

}  // namespace linli::bench
