#include "measure.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>

#include <unistd.h>

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

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

const db::ModuleSql bench_sql{"bench", 12, migrations, ""};

double rate(std::chrono::milliseconds turn, int threads, const std::function<void(int, std::int64_t)>& operation) {
    using Clock = std::chrono::steady_clock;
    std::atomic<std::int64_t> done{0};
    const auto begin = Clock::now();
    const auto worker = [&](int thread) {
        std::int64_t count = 0;
        while (Clock::now() - begin < turn) operation(thread, count++);
        done += count;
    };
    std::vector<std::thread> crowd;
    for (int i = 1; i < threads; ++i) crowd.emplace_back(worker, i);
    worker(0);
    for (auto& thread : crowd) thread.join();
    return static_cast<double>(done) / std::chrono::duration<double>(Clock::now() - begin).count();
}

void compare(const Plan& plan, const std::string& name, double goal, const std::function<double()>& raw,
             const std::function<double()>& layer) {
    std::vector<double> limits;
    std::vector<double> values;
    std::vector<double> ratios;
    raw(), layer();  // warm caches and files
    for (int round = 0; round < plan.rounds; ++round) {
        const bool raw_first = round % 2 == 0;
        const double first = raw_first ? raw() : layer();
        const double second = raw_first ? layer() : raw();
        limits.push_back(raw_first ? first : second);
        values.push_back(raw_first ? second : first);
        ratios.push_back(values.back() / limits.back());
    }
    const double ratio = median(ratios);
    std::printf(
        "{\"name\": \"%s\", \"value\": %.0f, \"unit\": \"1/s\", \"limit\": %.0f, \"ratio\": %.3f, "
        "\"goal\": %.2f, \"met\": %s}\n",
        name.c_str(), median(values), median(limits), ratio, goal, ratio >= goal ? "true" : "false");
    std::fflush(stdout);
}

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

}  // namespace linli::bench

/// linli_bench_db [milliseconds of one measurement] [rounds]: one JSON line per comparison.
int main(int count, char** arguments) {
    linli::bench::Plan plan;
    if (count > 1) plan.turn = std::chrono::milliseconds(std::max(1, std::atoi(arguments[1])));
    if (count > 2) plan.rounds = std::max(1, std::atoi(arguments[2]));
    const char* postgres = std::getenv("LINLI_TEST_PG");
    plan.postgres = postgres ? postgres : "";
    const char* folder = std::getenv("LINLI_BENCH_DIR");
    const auto base = folder ? std::filesystem::path(folder) : std::filesystem::temp_directory_path();
    const auto mine = base / ("linli-bench-" + std::to_string(::getpid()));
    std::filesystem::create_directories(mine);
    plan.folder = mine.string();
    linli::bench::sqlite_benches(plan);
    if (plan.postgres.empty())
        std::fprintf(stderr, "PostgreSQL skipped: LINLI_TEST_PG is not set\n");
    else
        linli::bench::postgres_benches(plan);
    std::filesystem::remove_all(mine);
}
