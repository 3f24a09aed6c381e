#include "thing.h"

#include <atomic>
#include <barrier>
#include <thread>

namespace linli::db {
namespace {

using namespace std::chrono_literals;

/// What only a server can do wrong.
class PostgresTest : public ThingTest {
protected:
    explicit PostgresTest(DatabaseOptions tweak = {}) : ThingTest(std::move(tweak)) {}

    static std::int64_t pid(ReadTx& tx) { return *tx.value<std::int64_t>("SELECT pg_backend_pid()", {}); }

    /// Ends a connection from outside, as an administrator or a restart does, and waits until it is gone.
    void terminate(std::int64_t victim) {
        admin_->read([&](ReadTx& tx) {
            tx.each("SELECT pg_terminate_backend(cast(:pid AS integer), 900)", {{"pid", victim}}, [](const Row&) {});
        });
    }

private:
    std::unique_ptr<Database> admin_ = open(store().options());
};
INSTANTIATE_TEST_SUITE_P(Engines, PostgresTest, ::testing::Values(Engine::postgres), testing::engine_name);

TEST_P(PostgresTest, ADeadConnectionIsReplaced) {
    const auto reader = database().read([](ReadTx& tx) { return pid(tx); });
    const auto writer = database().write([](WriteTx& tx) { return pid(tx); });
    terminate(reader);
    terminate(writer);
    EXPECT_NE(database().read([](ReadTx& tx) { return pid(tx); }), reader);
    EXPECT_NE(database().write([](WriteTx& tx) { return pid(tx); }), writer);
}

/// Goal: a restart of the server kills all connections at once; none of them is met twice.
TEST_P(PostgresTest, AllDeadConnectionsAreReplaced) {
    std::vector<std::int64_t> pids(4);
    std::barrier together(4);
    std::vector<std::thread> crowd;
    for (auto& mine : pids)
        crowd.emplace_back([&] {
            mine = database().write([&](WriteTx& tx) {
                const auto found = pid(tx);
                together.arrive_and_wait();
                return found;
            });
        });
    for (auto& thread : crowd) thread.join();
    for (const auto victim : pids) terminate(victim);
    for (int i = 0; i < 4; ++i) database().write([&](WriteTx& tx) { add(tx, i); });
    EXPECT_EQ(things(database()), 4);
}

TEST_P(PostgresTest, ABodyRunsOnceMoreWhenItsConnectionBreaks) {
    int runs = 0;
    int hooks = 0;
    database().write([&](WriteTx& tx) {
        tx.after_commit([&] { ++hooks; });
        add(tx, 1);
        if (++runs == 1) terminate(pid(tx));
        add(tx, 2);
    });
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(hooks, 1);
    EXPECT_EQ(things(database()), 2);
    runs = 0;
    EXPECT_THROW(database().write([&](WriteTx& tx) {
        ++runs;
        terminate(pid(tx));
        add(tx, 3);
    }),
                 StoreFault);
    EXPECT_EQ(runs, 2);
}

TEST_P(PostgresTest, ACommitWhoseOutcomeIsUnknownIsNotRepeated) {
    int runs = 0;
    try {
        database().write([&](WriteTx& tx) {
            ++runs;
            add(tx, 1);
            terminate(pid(tx));
        });
        FAIL() << "the commit cannot have been acknowledged";
    } catch (const StoreFault& fault) {
        EXPECT_NE(std::string(fault.what()).find("unknown"), std::string::npos) << fault.what();
    }
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(things(database()), 0);
}

TEST_P(PostgresTest, ADeadlockIsTriedAgain) {
    database().write([](WriteTx& tx) { add(tx, 1), add(tx, 2); });
    std::barrier together(2);
    std::atomic<int> runs{0};
    const auto update = [&](int first, int second) {
        bool again = false;
        database().write([&](WriteTx& tx) {
            ++runs;
            tx.each("SET LOCAL deadlock_timeout = '20ms'", {}, [](const Row&) {});
            const char* sql = "UPDATE test_thing SET number = number + 1 WHERE thing_id = :id";
            tx.exec(sql, {{"id", id_of(first)}});
            if (!std::exchange(again, true)) together.arrive_and_wait();
            tx.exec(sql, {{"id", id_of(second)}});
        });
    };
    std::thread other([&] { update(2, 1); });
    update(1, 2);
    other.join();
    EXPECT_GE(runs, 3) << "whoever was chosen to lose began again";
    database().read([](ReadTx& tx) { EXPECT_EQ(tx.value<std::int64_t>("SELECT sum(number) FROM test_thing", {}), 4); });
}

TEST_P(PostgresTest, SerialisationFailuresAreTriedThreeTimes) {
    int runs = 0;
    const auto body = [&](int failures) {
        return [&runs, failures](WriteTx& tx) {
            add(tx, ++runs);
            if (runs <= failures) tx.exec("DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '40001'; END $$", {});
        };
    };
    database().write(body(3));
    EXPECT_EQ(runs, 4);
    EXPECT_EQ(things(database()), 1);
    runs = 100;
    EXPECT_THROW(database().write(body(1000)), StoreFault);
    EXPECT_EQ(runs, 104);
    EXPECT_THROW(database().write([](WriteTx&) { throw StoreFault("of the body, not of the store"); }), StoreFault);
}

/// Goal: another process migrated; prepared statements of this one heal without anybody noticing.
TEST_P(PostgresTest, AnOutdatedPlanIsPreparedAgain) {
    const auto width = [&] {
        return database().read([](ReadTx& tx) {
            return *tx.one("SELECT * FROM test_thing", {}, [](const Row& row) { return row.columns(); });
        });
    };
    database().write([](WriteTx& tx) { add(tx, 1); });
    const int before = width();
    database().write([](WriteTx& tx) { tx.exec("ALTER TABLE test_thing ADD COLUMN later bigint", {}); });
    EXPECT_EQ(width(), before + 1);
    database().write([](WriteTx& tx) { tx.exec("ALTER TABLE test_thing DROP COLUMN later", {}); });
}

TEST_P(PostgresTest, StatementsAreBoundedAndNullNeedsNoSecondOne) {
    database().write([](WriteTx& tx) {
        for (int i = 0; i < 700; ++i) tx.each("SELECT " + std::to_string(i), {}, [](const Row&) {});
        const auto prepared = tx.value<std::int64_t>("SELECT count(*) FROM pg_prepared_statements", {});
        EXPECT_LE(*prepared, 520);
        for (int i = 0; i < 20; ++i) add(tx, i, i % 2 ? std::optional<std::string>(std::to_string(i)) : std::nullopt);
        EXPECT_EQ(tx.value<std::int64_t>(
                      "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'INSERT INTO test_thing%'", {}),
                  1);
    });
}

TEST_P(PostgresTest, MessagesHoldNoValues) {
    database().write([](WriteTx& tx) { add(tx, 1, "secret-code"); });
    try {
        database().write([](WriteTx& tx) { add(tx, 2, "secret-code"); });
        FAIL();
    } catch (const ConstraintFault& fault) {
        EXPECT_EQ(std::string(fault.what()).find("secret-code"), std::string::npos) << fault.what();
    }
}

TEST_P(PostgresTest, AWrongAddressIsAFault) {
    DatabaseOptions options;
    options.engine = Engine::postgres;
    options.location = "host=/nowhere dbname=nothing";
    EXPECT_THROW(open(options)->read([](ReadTx&) {}), StoreFault);
    options.location = store().options().location;
    options.schema = "Not plain\"";
    EXPECT_THROW(open(options), StoreFault);
}

/// One connection of each kind, little patience.
class PostgresLimitsTest : public PostgresTest {
protected:
    PostgresLimitsTest() : PostgresTest(limits()) {}

    static DatabaseOptions limits() {
        DatabaseOptions options;
        options.readers = options.writers = 1;
        options.busy_timeout = 50ms;
        options.statement_timeout = 100ms;
        return options;
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, PostgresLimitsTest, ::testing::Values(Engine::postgres), testing::engine_name);

TEST_P(PostgresLimitsTest, AStatementThatRunsTooLongIsStopped) {
    EXPECT_THROW(database().read([](ReadTx& tx) { tx.each("SELECT pg_sleep(5)", {}, [](const Row&) {}); }), StoreFault);
    EXPECT_EQ(things(database()), 0);
}

TEST_P(PostgresLimitsTest, WaitingForAConnectionEnds) {
    database().read([&](ReadTx& tx) {
        pid(tx);
        std::thread([&] { EXPECT_THROW(things(database()), StoreFault); }).join();
    });
    EXPECT_EQ(things(database()), 0);
}

TEST_P(PostgresLimitsTest, WaitingForALockEnds) {
    const auto other = open(store().options());
    database().write([](WriteTx& tx) { add(tx, 1); });
    database().write([&](WriteTx& tx) {
        tx.exec("UPDATE test_thing SET number = 1", {});
        EXPECT_THROW(other->write([](WriteTx& second) { second.exec("UPDATE test_thing SET number = 2", {}); }),
                     StoreFault);
    });
}

}  // namespace
}  // namespace linli::db
