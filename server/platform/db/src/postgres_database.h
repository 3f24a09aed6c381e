#pragma once

#include "pool.h"
#include "postgres_session.h"

namespace linli::db::postgres {

/// The store on a PostgreSQL server: a pool of writers at READ COMMITTED, a pool of readers on snapshots.
class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(const DatabaseOptions& options);

    Engine engine() const override { return Engine::postgres; }
    void migrate(std::span<const ModuleSql* const> modules, Instant now) override;
    void backup_to(const std::string& path) override;

protected:
    void run_read(const std::function<void(ReadTx&)>& body) override;
    void run_write(const std::function<bool(WriteTx&)>& body) override;

private:
    class Attempts;
    void create_schema();
    /// Repeats `attempt` until it says that it is done.
    void transact(const std::function<bool(Attempts&)>& attempt);
    bool try_read(const std::function<void(PostgresSession&)>& body, Attempts& attempts);
    bool try_write(const std::function<bool(PostgresSession&)>& body, Attempts& attempts);
    /// Cleans up after a failed attempt. @return whether another one may succeed.
    bool failed(Pool<Connection>& pool, Pool<Connection>::Lease& connection, bool store_failed, bool unknown,
                Attempts& attempts);

    ConnectionSettings settings_;
    Pool<Connection> writers_;
    Pool<Connection> readers_;
};

}  // namespace linli::db::postgres
