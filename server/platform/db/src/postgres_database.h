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
    void transact(Pool<Connection>& pool, const char* begin, const std::function<bool(PostgresSession&)>& body);
    bool attempt(Pool<Connection>& pool, const char* begin, const std::function<bool(PostgresSession&)>& body, Attempts& attempts);

    ConnectionSettings settings_;
    Pool<Connection> writers_;
    Pool<Connection> readers_;
};

}  // namespace linli::db::postgres
