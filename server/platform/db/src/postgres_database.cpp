#include "postgres_database.h"

#include "migrations.h"

#include <thread>

namespace linli::db::postgres {
namespace {

constexpr int default_readers = 16;

/// The same two numbers in every process that migrates this schema; the first is "linl" in ASCII.
constexpr const char* migration_lock = "SELECT pg_advisory_xact_lock(1818848876, hashtext(current_schema()))";

ConnectionSettings connection_settings(const DatabaseOptions& options) {
    return {options.location, options.schema, options.busy_timeout, options.statement_timeout, options.durable};
}

/// @throws StoreFault unless the server really committed: it answers the COMMIT of a failed transaction with
///     ROLLBACK and no error; and when the connection broke meanwhile nobody knows.
void commit(Connection& connection) {
    if (!connection.in_transaction()) return;  // nothing was run
    try {
        const auto result = connection.command("COMMIT");
        if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
            throw StoreFault("the transaction was rolled back");
    } catch (const StoreFault& fault) {
        if (!connection.broken()) throw;
        throw StoreFault("the connection broke during COMMIT; its outcome is unknown: " + std::string(fault.what()));
    }
}

void rollback(Connection& connection) noexcept {
    try {
        if (!connection.broken() && connection.in_transaction()) connection.command("ROLLBACK");
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

void PostgresDatabase::transact(const std::function<bool(Attempts&)>& attempt) {
    const InTransaction inside(*this);
    Attempts attempts;
    while (!attempt(attempts)) {
    }
}

bool PostgresDatabase::failed(Pool<Connection>& pool, Pool<Connection>::Lease& connection, bool store_failed,
                              bool unknown, Attempts& attempts) {
    rollback(*connection);
    const bool broken = connection->broken();
    if (broken) pool.drop_idle();
    const bool again = (store_failed || broken) && !unknown && attempts.again(*connection);
    if (broken || connection->outdated()) connection.drop();
    return again;
}

bool PostgresDatabase::try_read(const std::function<void(PostgresSession&)>& body, Attempts& attempts) {
    auto connection = readers_.acquire();
    PostgresSession session(*connection);
    try {
        connection->settle();
        connection->begin_with_next(begin_read);
        body(session);
        session.require_intact();
        connection->finish_later();
        return true;
    } catch (...) {
        if (failed(readers_, connection, session.lost(), false, attempts)) return false;
        throw;
    }
}

bool PostgresDatabase::try_write(const std::function<bool(PostgresSession&)>& body, Attempts& attempts) {
    auto connection = writers_.acquire();
    PostgresSession session(*connection);
    bool committing = false;
    try {
        connection->settle();
        connection->begin_with_next(begin_write);
        if (!body(session)) {
            rollback(*connection);
            return true;
        }
        session.require_intact();
        committing = true;
        commit(*connection);
    } catch (...) {
        const bool unknown = committing && connection->broken();
        if (failed(writers_, connection, session.lost() || committing, unknown, attempts)) return false;
        throw;
    }
    run_hooks(session.take_hooks());
    return true;
}

void PostgresDatabase::run_read(const std::function<void(ReadTx&)>& body) {
    const auto read = [&](PostgresSession& session) {
        ReadTx tx(session);
        body(tx);
    };
    transact([&](Attempts& attempts) { return try_read(read, attempts); });
}

void PostgresDatabase::run_write(const std::function<bool(WriteTx&)>& body) {
    const auto write = [&](PostgresSession& session) {
        WriteTx tx(session);
        return body(tx);
    };
    transact([&](Attempts& attempts) { return try_write(write, attempts); });
}

void PostgresDatabase::migrate(std::span<const ModuleSql* const> modules, Instant now) {
    const auto locked_write = [&](const std::function<void(EngineSession&)>& step) {
        const auto write = [&](PostgresSession& session) {
            // Others may be migrating, and building an index takes as long as it takes.
            session.script("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;");
            session.script(migration_lock);
            return step(session), true;
        };
        transact([&](Attempts& attempts) { return try_write(write, attempts); });
    };
    migrate_with(locked_write, Engine::postgres, modules, now);
}

void PostgresDatabase::backup_to(const std::string&) { throw StoreFault("a PostgreSQL store is backed up by pg_dump"); }

}  // namespace linli::db::postgres
