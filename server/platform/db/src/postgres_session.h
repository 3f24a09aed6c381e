#pragma once

#include "engine_session.h"
#include "postgres_connection.h"

namespace linli::db::postgres {

/// One open transaction on a PostgreSQL connection. Results are fetched whole before the first row is visited.
class PostgresSession final : public EngineSession {
public:
    explicit PostgresSession(Connection& connection) : connection_(connection) {}

    void each(std::string_view sql, Params params, const RowVisitor& visit) override;
    std::int64_t exec(std::string_view sql, Params params) override;
    std::int64_t bulk(std::string_view table, std::span<const std::string_view> columns,
                      const std::function<bool(std::vector<Value>&)>& next) override;
    void script(const std::string& sql) override;
    Engine engine() const override { return Engine::postgres; }

private:
    std::int64_t copy(std::size_t width, const std::function<bool(std::vector<Value>&)>& next);

    Connection& connection_;
};

/// One value as COPY text.
void append_copy_text(std::string& line, const Value& value);

}  // namespace linli::db::postgres
