#pragma once

#include <linli/testing/databases.h>

/// A small schema with one column of each type, for the tests of this room.
namespace linli::db {

constexpr Migration thing_migrations[] = {{1, "0001_create_thing", R"sql(
-- One column of each type; "@id" in a comment and '@text' in a literal stay what they are.
CREATE TABLE test_thing (
    tenant_id @int   NOT NULL,
    thing_id  @id    NOT NULL,
    code      @code,
    note      @text  DEFAULT '@text',
    amount    @fen,
    at_ms     @ms,
    done      @flag,
    share     @real,
    secret    @sealed,
    photo     @blob,
    day_on    @on,
    extra     @json,
    number    @count CHECK (number >= 0),
    PRIMARY KEY (tenant_id, thing_id)
) @clustered;
CREATE UNIQUE INDEX test_thing_code ON test_thing (tenant_id, code);
CREATE TABLE test_part (
    tenant_id @int NOT NULL,
    thing_id  @id  NOT NULL,
    number    @int NOT NULL,
    PRIMARY KEY (tenant_id, thing_id, number),
    FOREIGN KEY (tenant_id, thing_id) REFERENCES test_thing (tenant_id, thing_id) DEFERRABLE INITIALLY DEFERRED
) @table;
)sql"}};

constexpr std::string_view thing_invariants = R"sql(
-- What must hold of things.

-- No thing is called bad.
SELECT thing_id, code, number FROM test_thing WHERE code LIKE 'bad%';
)sql";

constexpr ModuleSql thing_sql{"test", 12, thing_migrations, thing_invariants};

inline Uuid id_of(int n) {
    return Uuid({0x01, 0x8f, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(n >> 8),
                 static_cast<std::uint8_t>(n)});
}

/// Stores a thing of tenant 1. @return the number of rows stored.
inline std::int64_t add(WriteTx& tx, int n, std::optional<std::string> code = std::nullopt, std::int64_t number = 0) {
    return tx.exec("INSERT INTO test_thing (tenant_id, thing_id, code, number) VALUES (1, :id, :code, :number)",
                   {{"id", id_of(n)}, {"code", code}, {"number", number}});
}

inline std::int64_t things(Database& database) {
    return *database.read([](ReadTx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM test_thing", {}); });
}

class ThingTest : public testing::DatabaseTest {
protected:
    explicit ThingTest(DatabaseOptions tweak = {}) : DatabaseTest({&thing_sql}, std::move(tweak)) {}
};

}  // namespace linli::db
