#include "thing.h"

#include <atomic>
#include <thread>

namespace linli::db {
namespace {

class TransactionTest : public ThingTest {};
LINLI_BOTH_ENGINES(TransactionTest);

inline constexpr ProblemType no{"test/no", 409, "不行", "No"};

TEST_P(TransactionTest, ARefusalLeavesNothingBehind) {
    const auto refused = database().write([](WriteTx& tx) -> Outcome {
        add(tx, 1);
        return refuse(no);
    });
    EXPECT_TRUE(refused.is(no));
    EXPECT_EQ(things(database()), 0);
    const auto kept = database().write([](WriteTx& tx) -> Result<int> {
        add(tx, 1);
        return 5;
    });
    EXPECT_EQ(kept.value(), 5);
    EXPECT_EQ(things(database()), 1);
}

TEST_P(TransactionTest, AnExceptionLeavesNothingBehind) {
    EXPECT_THROW(database().write([](WriteTx& tx) {
        add(tx, 1);
        throw std::runtime_error("the caller changed its mind");
    }),
                 std::runtime_error);
    EXPECT_EQ(things(database()), 0);
    database().write([](WriteTx& tx) { add(tx, 1); });
    EXPECT_EQ(things(database()), 1);
}

/// Goal: a body that swallows a fault cannot believe that it succeeded (PostgreSQL would roll back silently).
TEST_P(TransactionTest, AFaultLosesTheTransaction) {
    database().write([](WriteTx& tx) { add(tx, 1); });
    EXPECT_THROW(database().write([](WriteTx& tx) {
        add(tx, 2);
        try {
            add(tx, 1);
        } catch (const ConstraintFault&) {
        }
    }),
                 StoreFault);
    EXPECT_EQ(things(database()), 1);
    EXPECT_THROW(database().write([](WriteTx& tx) {
        EXPECT_THROW(tx.exec("INSERT INTO no_such_table VALUES (1)", {}), StoreFault);
        EXPECT_THROW(add(tx, 3), StoreFault);
    }),
                 StoreFault);
    EXPECT_EQ(things(database()), 1);
}

TEST_P(TransactionTest, ATransactionInsideATransactionIsRefused) {
    auto& store = database();
    EXPECT_THROW(store.write([&](WriteTx&) { store.write([](WriteTx&) {}); }), InvariantBroken);
    EXPECT_THROW(store.write([&](WriteTx&) { store.read([](ReadTx&) {}); }), InvariantBroken);
    EXPECT_THROW(store.read([&](ReadTx&) { store.read([](ReadTx&) {}); }), InvariantBroken);
    EXPECT_THROW(store.read([&](ReadTx&) { store.write([](WriteTx&) {}); }), InvariantBroken);
    testing::TempDatabase other(Engine::sqlite, {&thing_sql});
    store.read([&](ReadTx&) { EXPECT_EQ(things(*other), 0); });  // another store is another matter
    store.write([](WriteTx& tx) { add(tx, 1); });
    EXPECT_EQ(things(store), 1);
}

TEST_P(TransactionTest, EveryParameterIsGivenAndKnown) {
    const auto run = [&](std::string_view sql, std::vector<Param> params) {
        database().read([&](ReadTx& tx) { tx.each(sql, params, [](const Row&) {}); });
    };
    run("SELECT 1 FROM test_thing WHERE code = :a AND note = :b AND code = :a", {{"b", "2"}, {"a", "1"}});
    EXPECT_THROW(run("SELECT 1 FROM test_thing WHERE code = :a", {}), StoreFault);
    EXPECT_THROW(run("SELECT 1 FROM test_thing WHERE code = :a", {{"a", "1"}, {"b", "2"}}), StoreFault);
    EXPECT_THROW(run("SELECT 1 FROM test_thing WHERE code = :a", {{"b", "2"}}), StoreFault);
    EXPECT_THROW(run("SELECT 1 FROM test_thing WHERE code = :a", {{"a", "1"}, {"a", "2"}}), StoreFault);
    EXPECT_THROW(run("SELECT 1 FROM test_thing WHERE code = :a AND note = :b", {{"a", "1"}, {"a", "2"}}), StoreFault);
    EXPECT_THROW(run("SELECT 1 FROM test_thing WHERE code = ':a'", {{"a", "1"}}), StoreFault);
    EXPECT_THROW(run("SELECT 1 FROM test_thing WHERE code = $1", {}), StoreFault);
    EXPECT_THROW(run("SELECT 1; SELECT 2", {}), StoreFault);
    EXPECT_THROW(run("SELECT \"beta\"", {}), StoreFault);
}

TEST_P(TransactionTest, AReadCannotWrite) {
    EXPECT_THROW(database().read([](ReadTx& tx) {
        tx.each("INSERT INTO test_thing (tenant_id, thing_id) VALUES (1, :id)", {{"id", id_of(1)}}, [](const Row&) {});
    }),
                 StoreFault);
    EXPECT_EQ(things(database()), 0);
}

TEST_P(TransactionTest, AReadSeesOneSnapshot) {
    database().read([&](ReadTx& tx) {
        EXPECT_EQ(tx.value<std::int64_t>("SELECT count(*) FROM test_thing", {}), 0);
        std::thread([&] { database().write([](WriteTx& other) { add(other, 1); }); }).join();
        EXPECT_EQ(tx.value<std::int64_t>("SELECT count(*) FROM test_thing", {}), 0);
    });
    EXPECT_EQ(things(database()), 1);
}

/// Goal: readers go on while a writer is in the middle of its transaction.
TEST_P(TransactionTest, AWriterBlocksNoReader) {
    database().write([&](WriteTx& tx) {
        add(tx, 1);
        std::thread([&] { EXPECT_EQ(things(database()), 0); }).join();
    });
    EXPECT_EQ(things(database()), 1);
}

TEST_P(TransactionTest, HooksRunOnlyAfterADurableCommit) {
    std::vector<std::string> ran;
    database().write([&](WriteTx& tx) {
        add(tx, 1);
        tx.after_commit([&] { ran.push_back("first"); });
        tx.after_commit([&] { ran.push_back("second"); });
        EXPECT_TRUE(ran.empty());
    });
    EXPECT_EQ(ran, (std::vector<std::string>{"first", "second"}));
    const auto refused = database().write([&](WriteTx& tx) -> Outcome {
        tx.after_commit([&] { ran.push_back("refused"); });
        return refuse(no);
    });
    EXPECT_FALSE(refused.ok());
    EXPECT_THROW(database().write([&](WriteTx& tx) {
        tx.after_commit([&] { ran.push_back("lost"); });
        add(tx, 1);
    }),
                 ConstraintFault);
    EXPECT_EQ(ran.size(), 2U);
}

TEST_P(TransactionTest, ARowCallbackMayReadButNotWrite) {
    EXPECT_THROW(database().write([&](WriteTx& tx) {
        add(tx, 1), add(tx, 2);
        int seen = 0;
        const std::string same = "SELECT thing_id FROM test_thing ORDER BY thing_id";
        tx.each(same, {}, [&](const Row& outer) {
            const auto first = outer.get<Uuid>(0);
            tx.each(same, {}, [&](const Row&) { ++seen; });  // the same text, nested
            EXPECT_EQ(outer.get<Uuid>(0), first);
        });
        EXPECT_EQ(seen, 4);
        tx.each(same, {}, [&](const Row&) { add(tx, 3); });
    }),
                 InvariantBroken);
    EXPECT_EQ(things(database()), 0);
}

TEST_P(TransactionTest, OneMeansOne) {
    database().write([](WriteTx& tx) { add(tx, 1), add(tx, 2); });
    EXPECT_THROW(database().read([](ReadTx& tx) { return tx.value<Uuid>("SELECT thing_id FROM test_thing", {}); }),
                 StoreFault);
    database().read([](ReadTx& tx) {
        EXPECT_EQ(tx.value<Uuid>("SELECT thing_id FROM test_thing WHERE number = 9", {}), std::nullopt);
        const auto all = tx.all("SELECT thing_id FROM test_thing ORDER BY thing_id", {},
                                [](const Row& row) { return row.get<Uuid>(0); });
        EXPECT_EQ(all, (std::vector<Uuid>{id_of(1), id_of(2)}));
    });
}

TEST_P(TransactionTest, WhatWasAcknowledgedIsThereAfterARestart) {
    database().write([](WriteTx& tx) { add(tx, 1); });
    store().reopen();
    EXPECT_EQ(things(database()), 1);
}

/// Goal: 64 threads at once; each acknowledged row is there, each refused one is not, counts are never torn.
TEST_P(TransactionTest, ManyWritersLoseNothing) {
    constexpr int threads = 64;
    constexpr int rounds = 12;
    std::atomic<int> hooks{0};
    std::vector<std::thread> crowd;
    for (int t = 0; t < threads; ++t)
        crowd.emplace_back([&, t] {
            for (int i = 0; i < rounds; ++i) {
                const int n = t * rounds + i;
                const auto outcome = database().write([&](WriteTx& tx) -> Outcome {
                    tx.after_commit([&] { ++hooks; });
                    add(tx, n);
                    if (n % 3 == 1) return refuse(no);
                    return Done{};
                });
                EXPECT_EQ(outcome.ok(), n % 3 != 1);
                EXPECT_EQ(database().read([&](ReadTx& tx) {
                    return tx.exists("SELECT 1 FROM test_thing WHERE tenant_id = 1 AND thing_id = :id",
                                     {{"id", id_of(n)}});
                }),
                          n % 3 != 1);
            }
        });
    for (auto& thread : crowd) thread.join();
    EXPECT_EQ(things(database()), threads * rounds * 2 / 3);
    EXPECT_EQ(hooks, threads * rounds * 2 / 3);
}

}  // namespace
}  // namespace linli::db
