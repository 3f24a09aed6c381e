#pragma once

#include "pool.h"
#include "sqlite_group.h"

namespace linli::db::sqlite {

/// The store in one file: many readers on snapshots, one writer with shared commits.
class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(const DatabaseOptions& options);

    Engine engine() const override { return Engine::sqlite; }
    void migrate(std::span<const ModuleSql* const> modules, Instant now) override;
    void backup_to(const std::string& path) override;

    /// For tests.
    GroupWriter& writer() { return writer_; }

protected:
    void run_read(const std::function<void(ReadTx&)>& body) override;
    void run_write(const std::function<bool(WriteTx&)>& body) override;

private:
    void write_session(const std::function<bool(SqliteSession&)>& body);

    ConnectionSettings settings_;
    GroupWriter writer_;  // first: it creates the file
    Pool<Connection> readers_;
};

}  // namespace linli::db::sqlite
