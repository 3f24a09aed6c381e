#include "rows.h"

#include <array>
#include <atomic>
#include <bit>
#include <memory>
#include <stdexcept>

#include <libpq-fe.h>
#include <unistd.h>

namespace linli::bench {
namespace {

constexpr int writers = 16;
constexpr std::int64_t now_ms = 1'790'000'000'000;

/// The bare library with prepared statements and text parameters, as its manual shows it.
class Raw {
public:
    Raw(const std::string& location, const std::string& schema) : raw_(PQconnectdb(location.c_str())) {
        run("SET search_path = \"" + schema + "\"");
        prepare("insert",
                "INSERT INTO bench_case (tenant_id, case_id, area_code, title, state, reported_at_ms, "
                "version) VALUES ($1, $2, $3, $4, $5, $6, $7)");
        prepare("select",
                "SELECT tenant_id, case_id, area_code, title, state, reported_at_ms, version "
                "FROM bench_case WHERE tenant_id = $1 AND case_id = $2");
    }
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;
    ~Raw() { PQfinish(raw_); }

    void run(const std::string& sql) { finish(PQexec(raw_, sql.c_str())); }
    void insert(std::int64_t n) {
        const std::string id = id_of(n).text();
        const std::string now = std::to_string(now_ms + n);
        const std::array<const char*, 7> values{"1", id.c_str(), "3301", title, "reported", now.c_str(), "1"};
        finish(PQexecPrepared(raw_, "insert", 7, values.data(), nullptr, nullptr, 0));
    }
    std::int64_t select(std::int64_t n) {
        const std::string id = id_of(n).text();
        const std::array<const char*, 2> values{"1", id.c_str()};
        PGresult* result = PQexecPrepared(raw_, "select", 2, values.data(), nullptr, nullptr, 0);
        if (PQntuples(result) != 1) throw std::runtime_error("no row");
        std::int64_t sum = Uuid::parse(PQgetvalue(result, 0, 1))->bytes()[0];
        for (const int column : {0, 5, 6}) sum += std::stoll(PQgetvalue(result, 0, column));
        for (const int column : {2, 3, 4})
            sum += static_cast<std::int64_t>(std::string(PQgetvalue(result, 0, column)).size());
        PQclear(result);
        return sum;
    }
    void copy(std::int64_t from) {
        run("BEGIN");
        PQclear(PQexec(raw_,
                       "COPY bench_case (tenant_id, case_id, area_code, title, state, reported_at_ms, version) "
                       "FROM STDIN"));
        std::string lines;
        for (std::int64_t n = from; n < from + bulk_rows; ++n) {
            lines += "1\t" + id_of(n).text() + "\t3301\t" + title + "\treported\t";
            lines += std::to_string(now_ms + n) + "\t1\n";
            if (lines.size() < 65536) continue;
            PQputCopyData(raw_, lines.data(), static_cast<int>(lines.size()));
            lines.clear();
        }
        PQputCopyData(raw_, lines.data(), static_cast<int>(lines.size()));
        PQputCopyEnd(raw_, nullptr);
        finish(PQgetResult(raw_));
        PQclear(PQgetResult(raw_));
        run("COMMIT");
    }

private:
    void prepare(const char* name, const char* sql) { finish(PQprepare(raw_, name, sql, 0, nullptr)); }
    void finish(PGresult* result) {
        const bool good = PQresultStatus(result) == PGRES_COMMAND_OK;
        PQclear(result);
        if (!good) throw std::runtime_error(PQerrorMessage(raw_));
    }

    PGconn* raw_;
};

/// A schema of its own, gone at the end.
struct Place {
    explicit Place(const Plan& plan) : location(plan.postgres), schema("linli_bench_" + std::to_string(::getpid())) {
        db::DatabaseOptions options;
        options.engine = db::Engine::postgres;
        options.location = location;
        options.schema = schema;
        database = db::open(options);
        const std::array<const db::ModuleSql*, 1> modules{&bench_sql};
        database->migrate(modules, from_ms(now_ms));
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() {
        database->write([&](db::WriteTx& tx) { tx.exec("DROP SCHEMA \"" + schema + "\" CASCADE", {}); });
    }

    std::string location;
    std::string schema;
    std::unique_ptr<db::Database> database;
};

void reads(const Plan& plan, Report& report, Place& place) {
    place.database->write([](db::WriteTx& tx) { bulk_through(tx, 0); });
    Raw raw(place.location, place.schema);
    raw.run("ANALYZE bench_case");
    const auto layer_rate = [&] {
        return rate(plan.turn, 1, [&](int, std::int64_t n) {
            place.database->read([&](db::ReadTx& tx) { return select_through(tx, n % rows_to_read); });
        });
    };
    compare(
        plan, report, "db: read one row by key, PostgreSQL, against the same transaction", "1/s", 0.9,
        [&] {
            return rate(plan.turn, 1, [&](int, std::int64_t n) {
                raw.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
                raw.select(n % rows_to_read);
                raw.run("COMMIT");
            });
        },
        layer_rate);
    // The server itself needs twice as long for a snapshot as for a lone statement.
    compare(
        plan, report, "db: read one row by key, PostgreSQL, against no transaction", "1/s", 0.4,
        [&] { return rate(plan.turn, 1, [&](int, std::int64_t n) { raw.select(n % rows_to_read); }); }, layer_rate);
}

void writes(const Plan& plan, Report& report, Place& place) {
    std::vector<std::unique_ptr<Raw>> raws;
    for (int i = 0; i < writers; ++i) raws.push_back(std::make_unique<Raw>(place.location, place.schema));
    std::atomic<std::int64_t> next{1'000'000};
    compare(
        plan, report, "db: durable insert, PostgreSQL, 16 connections", "1/s", 0.8,
        [&] {
            return rate(plan.turn, writers, [&](int thread, std::int64_t) {
                Raw& raw = *raws[static_cast<std::size_t>(thread)];
                raw.run("BEGIN");
                raw.insert(next++);
                raw.run("COMMIT");
            });
        },
        [&] {
            return rate(plan.turn, writers, [&](int, std::int64_t) {
                const std::int64_t n = next++;
                place.database->write([&](db::WriteTx& tx) { insert_through(tx, n); });
            });
        });
}

void bulk(const Plan& plan, Report& report, Place& place) {
    Raw raw(place.location, place.schema);
    std::int64_t next = 100'000'000;
    compare(
        plan, report, "db: rows in bulk, PostgreSQL", "1/s", 0.8,
        [&] {
            return bulk_rows * rate(plan.turn, 1, [&](int, std::int64_t) {
                       raw.copy(next);
                       next += bulk_rows;
                   });
        },
        [&] {
            return bulk_rows * rate(plan.turn, 1, [&](int, std::int64_t) {
                       place.database->write([&](db::WriteTx& tx) { bulk_through(tx, next); });
                       next += bulk_rows;
                   });
        });
}

}  // namespace

void postgres_benches(const Plan& plan, Report& report) {
    Place place(plan);
    reads(plan, report, place);
    writes(plan, report, place);
    bulk(plan, report, place);
}

}  // namespace linli::bench
