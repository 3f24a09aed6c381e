#pragma once

#include "engine_session.h"
#include "sqlite_connection.h"

namespace linli::db::sqlite {

/// One open transaction (or savepoint) on a SQLite connection.
class SqliteSession final : public EngineSession {
public:
    explicit SqliteSession(Connection& connection) : connection_(connection) {}

    void each(std::string_view sql, Params params, const RowVisitor& visit) override;
    std::int64_t exec(std::string_view sql, Params params) override;
    std::int64_t bulk(std::string_view table, std::span<const std::string_view> columns,
                      const std::function<bool(std::vector<Value>&)>& next) override;
    void script(const std::string& sql) override;
    Engine engine() const override { return Engine::sqlite; }
    Connection& connection() { return connection_; }

private:
    bool step(Statement& statement);

    Connection& connection_;
};

}  // namespace linli::db::sqlite
