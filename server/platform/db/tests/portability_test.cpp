#include <linli/db/statistics.h>

#include "thing.h"

#include <cmath>
#include <limits>

namespace linli::db {
namespace {

class PortabilityTest : public ThingTest {};
LINLI_BOTH_ENGINES(PortabilityTest);

constexpr auto least = std::numeric_limits<std::int64_t>::min();
constexpr auto most = std::numeric_limits<std::int64_t>::max();

/// What `value` looks like after a round trip through `column`.
template <class T>
std::optional<T> through(Database& database, std::string_view column, const T& value) {
    return database.write([&](WriteTx& tx) {
        tx.exec("DELETE FROM test_thing", {});
        tx.exec("INSERT INTO test_thing (tenant_id, thing_id, " + std::string(column) + ") VALUES (1, :id, :value)",
                {{"id", id_of(1)}, {"value", value}});
        return *tx.one("SELECT " + std::string(column) + " FROM test_thing", {},
                       [](const Row& row) { return row.get<std::optional<T>>(0); });
    });
}

TEST_P(PortabilityTest, WholeNumbersKeepTheirExtremes) {
    for (const std::int64_t number : {least, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1} << 31, most})
        EXPECT_EQ(through(database(), "amount", number), number);
    EXPECT_EQ(through(database(), "amount", Fen{-5}), Fen{-5});
    EXPECT_EQ(through(database(), "at_ms", from_ms(most)), from_ms(most));
}

TEST_P(PortabilityTest, RealNumbersKeepEveryBit) {
    for (const double number : {0.1, -0.0, 1e308, 5e-324, 1.0 / 3, 3.0})
        EXPECT_EQ(through(database(), "share", number), number);
    EXPECT_THROW(through(database(), "share", std::nan("")), StoreFault);
    EXPECT_THROW(through(database(), "share", std::numeric_limits<double>::infinity()), StoreFault);
}

TEST_P(PortabilityTest, TextIsUtf8AndMayBeEmpty) {
    for (const std::string text : {"", "邻里", "𠮷 has four bytes", "it's \\ \"quoted\" :name $1 ?", "a\tb\r\nc"})
        EXPECT_EQ(through(database(), "note", text), text);
    EXPECT_THROW(through(database(), "note", std::string("a\0b", 3)), StoreFault);
    EXPECT_THROW(through(database(), "note", std::string("\xff")), StoreFault);
    EXPECT_THROW(through(database(), "note", std::string("\xed\xa0\x80")), StoreFault);
}

TEST_P(PortabilityTest, NullIsNotEmpty) {
    EXPECT_EQ(through(database(), "note", std::optional<std::string>()), std::optional<std::string>());
    database().read([](ReadTx& tx) {
        EXPECT_TRUE(tx.exists("SELECT 1 FROM test_thing WHERE note IS NULL", {}));
        EXPECT_FALSE(tx.exists("SELECT 1 FROM test_thing WHERE note = ''", {}));
    });
}

TEST_P(PortabilityTest, ManyRowsAreCountedAtOnce) {
    database().write([](WriteTx& tx) {
        for (int n = 1; n <= 50; ++n) add(tx, n);
    });
    gather_statistics(database());
    if (database().engine() != Engine::postgres) return;
    EXPECT_TRUE(database().read([](ReadTx& tx) {
        return tx.exists(
            "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = current_schema() AND c.relname = 'test_thing' AND c.reltuples = 50",
            {});
    }));
}

TEST_P(PortabilityTest, BytesKeepEveryByte) {
    std::string bytes;
    for (int i = 0; i < 512; ++i) bytes += static_cast<char>(i);
    database().write([&](WriteTx& tx) {
        tx.exec("INSERT INTO test_thing (tenant_id, thing_id, secret, photo) VALUES (1, :id, :secret, :photo)",
                {{"id", id_of(1)}, {"secret", Bytes{bytes}}, {"photo", Bytes{""}}});
        tx.each("SELECT secret, photo FROM test_thing", {}, [&](const Row& row) {
            EXPECT_EQ(row.blob("secret"), bytes);
            EXPECT_EQ(row.blob("photo"), "");
            EXPECT_FALSE(row.null(1));
        });
        EXPECT_TRUE(tx.exists("SELECT 1 FROM test_thing WHERE secret = :bytes", {{"bytes", Bytes{bytes}}}));
    });
}

TEST_P(PortabilityTest, FlagsDatesIdsAndWordsComeBack) {
    EXPECT_EQ(through(database(), "done", true), true);
    EXPECT_EQ(through(database(), "done", false), false);
    const auto day = Date::parse("2026-10-01");
    EXPECT_EQ(through(database(), "day_on", *day), *day);
    EXPECT_EQ(through(database(), "code", Engine::postgres), Engine::postgres);
    EXPECT_EQ(through(database(), "extra", std::string(R"({"a":[1]})")), R"({"a":[1]})");
    database().read(
        [](ReadTx& tx) { EXPECT_EQ(tx.value<FileId>("SELECT thing_id FROM test_thing", {}), FileId(id_of(1))); });
}

/// Goal: what one engine refuses to read, the other refuses, too.
TEST_P(PortabilityTest, AColumnIsReadOnlyAsTheTypeItHas) {
    database().write([&](WriteTx& tx) {
        tx.exec(
            "INSERT INTO test_thing (tenant_id, thing_id, code, note, share, done, secret) "
            "VALUES (7, :id, :code, NULL, 0.5, :done, :secret)",
            {{"id", id_of(1)}, {"code", "elsewhere"}, {"done", true}, {"secret", Bytes{"abc"}}});
        tx.each("SELECT * FROM test_thing", {}, [](const Row& row) {
            EXPECT_THROW(row.get<std::string>("tenant_id"), StoreFault);
            EXPECT_THROW(row.get<Uuid>("tenant_id"), StoreFault);
            EXPECT_THROW(row.get<bool>("tenant_id"), StoreFault);
            EXPECT_THROW(row.get<std::int64_t>("code"), StoreFault);
            EXPECT_THROW(row.get<Engine>("code"), StoreFault);
            EXPECT_THROW(row.get<Date>("code"), StoreFault);
            EXPECT_THROW(row.get<Uuid>("code"), StoreFault);
            EXPECT_THROW(row.get<std::int64_t>("share"), StoreFault);
            EXPECT_THROW(row.get<std::string>("note"), StoreFault);
            EXPECT_THROW(row.get<std::string>("thing_id"), StoreFault);
            EXPECT_THROW(row.get<Uuid>("secret"), StoreFault);
            EXPECT_THROW(row.get<int>("no_such_column"), StoreFault);
            EXPECT_THROW(row.get<int>(99), StoreFault);
            EXPECT_EQ(row.get<std::optional<std::string>>("note"), std::nullopt);
            EXPECT_EQ(row.get<double>("tenant_id"), 7.0);
            EXPECT_EQ(row.shown(row.column("thing_id")), id_of(1).text());
            EXPECT_EQ(row.shown(row.column("secret")), "616263");
            EXPECT_EQ(row.shown(row.column("note")), "NULL");
            EXPECT_EQ(row.shown(row.column("done")), "1");
        });
    });
}

/// Goal: a value of the wrong type is refused when it is stored, not found years later.
TEST_P(PortabilityTest, AColumnTakesOnlyItsType) {
    EXPECT_THROW(through(database(), "amount", std::string("abc")), StoreFault);
    EXPECT_THROW(through(database(), "amount", id_of(1)), StoreFault);
    EXPECT_THROW(through(database(), "secret", std::string("abc")), StoreFault);
    EXPECT_THROW(through(database(), "share", std::string("abc")), StoreFault);
    EXPECT_EQ(things(database()), 0);
}

std::optional<ConstraintKind> refused(Database& database, const std::function<void(WriteTx&)>& body) {
    try {
        database.write(body);
    } catch (const ConstraintFault& fault) {
        return fault.kind();
    }
    return std::nullopt;
}

TEST_P(PortabilityTest, ConstraintsSayWhichOneTheyAre) {
    database().write([](WriteTx& tx) { add(tx, 1, "one"); });
    EXPECT_EQ(refused(database(), [](WriteTx& tx) { add(tx, 1, "two"); }), ConstraintKind::unique);
    EXPECT_EQ(refused(database(), [](WriteTx& tx) { add(tx, 2, "one"); }), ConstraintKind::unique);
    EXPECT_EQ(refused(database(), [](WriteTx& tx) { add(tx, 2, "two", -1); }), ConstraintKind::check);
    EXPECT_EQ(refused(database(),
                      [](WriteTx& tx) {
                          tx.exec("INSERT INTO test_part (tenant_id, thing_id, number) VALUES (1, :id, NULL)",
                                  {{"id", id_of(1)}});
                      }),
              ConstraintKind::not_null);
    EXPECT_EQ(
        refused(
            database(),
            [](WriteTx& tx) {  // deferred: found at the end
                tx.exec("INSERT INTO test_part (tenant_id, thing_id, number) VALUES (1, :id, 1)", {{"id", id_of(9)}});
            }),
        ConstraintKind::foreign_key);
    EXPECT_EQ(
        refused(
            database(),
            [](WriteTx& tx) {
                tx.exec("INSERT INTO test_part (tenant_id, thing_id, number) VALUES (1, :id, 1)", {{"id", id_of(9)}});
                add(tx, 9);
            }),
        std::nullopt);
}

struct Statement {
    const char* sql;
    const char* shown;
};

/// Goal: each construct of the common subset means the same on both engines. Three things: 1 a 10, 2 b 20, 3 - 30.
TEST_P(PortabilityTest, TheCommonSubsetMeansTheSame) {
    constexpr Statement table[] = {
        {"SELECT count(*) FROM test_thing", "3"},
        {"SELECT sum(number) FROM test_thing", "60"},
        {"SELECT max(number) FROM test_thing WHERE number > 99", "NULL"},
        {"SELECT count(*) FILTER (WHERE code IS NULL) FROM test_thing", "1"},
        {"SELECT code FROM test_thing ORDER BY code DESC NULLS LAST LIMIT 1", "b"},
        {"SELECT code FROM test_thing ORDER BY code ASC NULLS FIRST LIMIT 1", "NULL"},
        {"SELECT count(*) FROM test_thing WHERE (number, tenant_id) > (10, 1)", "2"},
        {"SELECT count(*) FROM test_thing WHERE code IS DISTINCT FROM 'a'", "2"},
        {"SELECT number FROM (SELECT number, row_number() OVER (ORDER BY number DESC) AS place FROM test_thing) AS r "
         "WHERE place = 2",
         "20"},
        {"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT count(*) FROM n", "5"},
        {"INSERT INTO test_thing (tenant_id, thing_id, code) "
         "SELECT tenant_id, thing_id, 'x' FROM test_thing WHERE number = 10 "
         "ON CONFLICT (tenant_id, thing_id) DO UPDATE SET number = test_thing.number + 1 RETURNING number",
         "11"},
        {"UPDATE test_thing SET number = number + 1 WHERE number = 11 RETURNING number", "12"},
        {"UPDATE test_thing SET number = 10 FROM (SELECT 12 AS old) AS o WHERE number = o.old RETURNING number", "10"},
        {"DELETE FROM test_thing WHERE number = 30 RETURNING number", "30"},
        {"SELECT CASE WHEN 'a' < 'B' THEN 'locale' ELSE 'bytes' END FROM test_thing WHERE code = 'a'", "bytes"},
        {"SELECT coalesce(code, 'none') || '!' FROM test_thing WHERE number = 20", "b!"},
        {"SELECT cast(number / 3 AS bigint) FROM test_thing WHERE number = 10", "3"},
        {"SELECT count(*) FROM test_thing WHERE EXISTS (SELECT 1 FROM test_part)", "0"},
        {"SELECT lower('ABC')", "abc"},
    };
    database().write([&](WriteTx& tx) {
        add(tx, 1, "a", 10), add(tx, 2, "b", 20), add(tx, 3, std::nullopt, 30);
        for (const auto& [sql, shown] : table) {
            const auto seen = tx.one(sql, {}, [](const Row& row) { return row.shown(0); });
            EXPECT_EQ(seen.value_or("no row"), shown) << sql;
        }
    });
}

/// Goal: a number parameter is 64 bits wide wherever it stands.
TEST_P(PortabilityTest, ParametersKeepTheirType) {
    database().read([](ReadTx& tx) {
        const std::int64_t now = 1'790'000'000'000;
        EXPECT_EQ(tx.value<std::int64_t>("SELECT :now - 86400000", {{"now", now}}), now - 86'400'000);
        EXPECT_EQ(tx.value<std::string>("SELECT :text", {{"text", "x"}}), "x");
        EXPECT_EQ(tx.value<Uuid>("SELECT :id", {{"id", id_of(3)}}), id_of(3));
        for (const std::optional<int> p : {std::optional<int>(), std::optional<int>(5), std::optional<int>()})
            EXPECT_EQ(tx.value<std::int64_t>("SELECT coalesce(cast(:p as bigint), 7)", {{"p", p}}), p.value_or(7));
    });
}

TEST_P(PortabilityTest, ExecCountsTheRowsItChanged) {
    database().write([](WriteTx& tx) {
        EXPECT_EQ(add(tx, 1, "a"), 1);
        EXPECT_EQ(add(tx, 2, "b"), 1);
        EXPECT_EQ(tx.exec("UPDATE test_thing SET number = 5", {}), 2);
        EXPECT_EQ(tx.exec("CREATE TABLE test_made (a bigint)", {}), 0);
        EXPECT_EQ(tx.exec("SELECT 1", {}), 0);
        EXPECT_EQ(tx.exec("INSERT INTO test_thing (tenant_id, thing_id) VALUES (1, :id) ON CONFLICT DO NOTHING",
                          {{"id", id_of(1)}}),
                  0);
        EXPECT_EQ(tx.exec("DELETE FROM test_thing WHERE number = 6", {}), 0);
        EXPECT_EQ(tx.exec("DELETE FROM test_thing", {}), 2);
        tx.exec("DROP TABLE test_made", {});
    });
}

TEST_P(PortabilityTest, BulkKeepsSpecialCharacters) {
    const std::vector<std::string> texts{"", "\\N", "\\.", "a\tb", "line\nbreak\r\n", "back\\slash", "邻里", "\b\f\v"};
    const std::string bytes("\0\\\n\t\xff", 5);
    database().write([&](WriteTx& tx) {
        std::size_t next = 0;
        const auto stored =
            tx.bulk("test_thing", {"tenant_id", "thing_id", "note", "secret", "done", "share", "number"},
                    [&](std::vector<Value>& row) {
                        if (next == texts.size()) return false;
                        row = {std::int64_t{1},
                               id_of(static_cast<int>(next)),
                               std::string_view(texts[next]),
                               Bytes{bytes},
                               next % 2 == 0,
                               0.1,
                               next == 0 ? Value() : Value(std::int64_t{5})};
                        return ++next, true;
                    });
        EXPECT_EQ(stored, 8);
    });
    database().read([&](ReadTx& tx) {
        std::size_t seen = 0;
        tx.each("SELECT * FROM test_thing ORDER BY thing_id", {}, [&](const Row& row) {
            EXPECT_EQ(row.get<std::string>("note"), texts[seen]);
            EXPECT_EQ(row.blob("secret"), bytes);
            EXPECT_EQ(row.get<bool>("done"), seen % 2 == 0);
            EXPECT_EQ(row.get<double>("share"), 0.1);
            EXPECT_EQ(row.null(row.column("number")), seen == 0);
            ++seen;
        });
        EXPECT_EQ(seen, texts.size());
    });
}

TEST_P(PortabilityTest, BulkIsAllOrNothing) {
    const auto store = [&](int clash_at) {
        database().write([&](WriteTx& tx) {
            int next = 0;
            tx.bulk("test_thing", {"tenant_id", "thing_id"}, [&](std::vector<Value>& row) {
                if (next == 5000) return false;
                row = {std::int64_t{1}, id_of(next == clash_at ? 0 : next)};
                return ++next, true;
            });
        });
    };
    EXPECT_THROW(store(4000), ConstraintFault);
    EXPECT_EQ(things(database()), 0);
    store(-1);
    EXPECT_EQ(things(database()), 5000);
}

TEST_P(PortabilityTest, BulkRefusesWhatIsNotARowOrAName) {
    const auto bulk = [&](std::string_view table, std::string_view column, std::vector<Value> values) {
        database().write([&](WriteTx& tx) {
            tx.bulk(table, {"tenant_id", column}, [&](std::vector<Value>& row) { return row = values, true; });
        });
    };
    EXPECT_THROW(bulk("test_thing", "thing_id", {std::int64_t{1}}), StoreFault);
    EXPECT_THROW(bulk("test_thing; --", "thing_id", {std::int64_t{1}, id_of(1)}), StoreFault);
    EXPECT_THROW(bulk("test_thing", "Thing\"", {std::int64_t{1}, id_of(1)}), StoreFault);
    EXPECT_THROW(database().write([](WriteTx& tx) {
        tx.bulk("test_thing", {"tenant_id", "thing_id"}, [&](std::vector<Value>&) {
            return tx.exists("SELECT 1", {});  // the connection belongs to the bulk store
        });
    }),
                 InvariantBroken);
    EXPECT_EQ(things(database()), 0);
}

}  // namespace
}  // namespace linli::db
