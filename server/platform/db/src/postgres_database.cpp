#include "postgres_database.h"

#include "migrations.h"

#include <thread>

namespace linli::db::postgres {
namespace {

constexpr int default_readers = 16;

/// Any number, the same in every process that migrates: "linli db" in ASCII.
constexpr const char* migration_lock = "SELECT pg_advisory_xact_lock(7811896440550089826)";

ConnectionSettings connection_settings(const DatabaseOptions& options) {
    return {options.location, options.schema, options.busy_timeout, options.statement_timeout, options.durable};
}

/// @throws StoreFault unless the server really committed: it answers the COMMIT of a failed transaction with
///     ROLLBACK and no error; and when the connection broke meanwhile nobody knows.
void commit(Connection& connection) {
    try {
        const auto result = connection.command("COMMIT");
        if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") throw StoreFault("the transaction was rolled back");
    } catch (const StoreFault& fault) {
        if (connection.broken())
            throw StoreFault(std::string("the connection broke during COMMIT; its outcome is unknown: ") + fault.what());
        throw;
    }
}

void rollback(Connection& connection) noexcept {
    try {
        if (!connection.broken() && PQtransactionStatus(connection.raw()) != PQTRANS_IDLE) connection.command("ROLLBACK");
    } catch (const std::exception&) {
        // The pool closes a connection that is not idle.
    }
}

}  // namespace

/// Counts what may be tried again: three deadlocks, one lost connection, one outdated plan.
class PostgresDatabase::Attempts {
public:
    /// @return whether the body may run again after this failure. Sleeps a little between deadlocks.
    bool again(const Connection& connection) {
        if (connection.broken()) return !std::exchange(lost_, true);
        if (connection.outdated()) return !std::exchange(outdated_, true);
        if (!connection.deadlocked() || ++deadlocks_ > 3) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2 << (2 * deadlocks_)));
        return true;
    }

private:
    bool lost_ = false;
    bool outdated_ = false;
    int deadlocks_ = 0;
};

PostgresDatabase::PostgresDatabase(const DatabaseOptions& options)
    : settings_(connection_settings(options)),
      writers_(options.writers, options.busy_timeout, [this] { return std::make_unique<Connection>(settings_); }),
      readers_(options.readers > 0 ? options.readers : default_readers, options.busy_timeout,
               [this] { return std::make_unique<Connection>(settings_); }) {
    if (!settings_.schema.empty()) {
        require_identifier(settings_.schema);
        create_schema();
    }
}

void PostgresDatabase::create_schema() {
    // Asked first: CREATE needs a privilege even when there is nothing to create.
    const std::array<Param, 1> name{Param{"schema", settings_.schema}};
    const auto connection = writers_.acquire();
    if (PQntuples(connection->run("SELECT 1 FROM pg_namespace WHERE nspname = :schema", name).get()) == 0)
        connection->command("CREATE SCHEMA IF NOT EXISTS \"" + settings_.schema + "\"");
}

void PostgresDatabase::transact(Pool<Connection>& pool, const char* begin,
                                const std::function<bool(PostgresSession&)>& body) {
    const InTransaction inside(*this);
    Attempts attempts;
    while (!attempt(pool, begin, body, attempts)) {}
}

bool PostgresDatabase::attempt(Pool<Connection>& pool, const char* begin,
                               const std::function<bool(PostgresSession&)>& body, Attempts& attempts) {
    auto connection = pool.acquire();
    PostgresSession session(*connection);
    bool committing = false;
    try {
        connection->command(begin);
        if (body(session)) {
            session.require_intact();
            committing = true;
            commit(*connection);
        } else {
            rollback(*connection);
            return true;
        }
    } catch (...) {
        rollback(*connection);
        const bool unknown = committing && connection->broken();
        if (connection->broken()) pool.drop_idle();
        const bool store_failed = session.lost() || committing || connection->broken();
        const bool again = store_failed && !unknown && attempts.again(*connection);
        if (connection->broken() || connection->outdated()) connection.drop();
        if (again) return false;
        throw;
    }
    run_hooks(session.take_hooks());
    return true;
}

void PostgresDatabase::run_read(const std::function<void(ReadTx&)>& body) {
    transact(readers_, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", [&](PostgresSession& session) {
        ReadTx tx(session);
        return body(tx), true;
    });
}

void PostgresDatabase::run_write(const std::function<bool(WriteTx&)>& body) {
    transact(writers_, "BEGIN ISOLATION LEVEL READ COMMITTED", [&](PostgresSession& session) {
        WriteTx tx(session);
        return body(tx);
    });
}

void PostgresDatabase::migrate(std::span<const ModuleSql* const> modules, Instant now) {
    const auto locked_write = [&](const std::function<void(EngineSession&)>& step) {
        transact(writers_, "BEGIN ISOLATION LEVEL READ COMMITTED", [&](PostgresSession& session) {
            // Others may be migrating, and building an index takes as long as it takes.
            session.script("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;");
            session.script(migration_lock);
            return step(session), true;
        });
    };
    migrate_with(locked_write, Engine::postgres, modules, now);
}

void PostgresDatabase::backup_to(const std::string&) {
    throw StoreFault("a PostgreSQL store is backed up by pg_dump");
}

}  // namespace linli::db::postgres
