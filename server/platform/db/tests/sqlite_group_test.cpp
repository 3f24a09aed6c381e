#include "sqlite_group.h"

#include "thing.h"

#include <atomic>
#include <thread>

namespace linli::db::sqlite {
namespace {

using namespace std::chrono_literals;

/// A writer on a migrated file, and threads that are brought into one group on purpose.
class SqliteGroupTest : public ::testing::Test {
protected:
    static ConnectionSettings settings(const std::string& path, std::chrono::milliseconds patience = 5s) {
        return {path, patience, false, true, 1024};
    }
    GroupWriter& writer() { return writer_; }
    std::int64_t stored() {
        return *store_->read([](ReadTx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM test_thing", {}); });
    }

    /// Stores thing `n`. @return whether the store took it.
    bool store(
        int n, const std::function<bool(WriteTx&)>& more = [](WriteTx&) { return true; }) {
        try {
            writer_.run([&](SqliteSession& session) {
                WriteTx tx(session);
                add(tx, n);
                return more(tx);
            });
            return true;
        } catch (const StoreFault&) {
            return false;
        }
    }

    /// Runs `members` at once: they get in line behind a body that waits for them, hence into one group.
    void together(int members, const std::function<void(int)>& member) {
        std::atomic<bool> inside{false};
        std::thread plug([&] {
            store(60'000, [&](WriteTx&) {
                inside = true;
                while (writer_.waiting() < static_cast<std::size_t>(members)) std::this_thread::sleep_for(1ms);
                std::this_thread::sleep_for(15ms);  // its own group is full of time by now
                return true;
            });
        });
        while (!inside) std::this_thread::sleep_for(1ms);
        std::vector<std::thread> crowd;
        for (int n = 0; n < members; ++n) crowd.emplace_back([&member, n] { member(n); });
        plug.join();
        for (auto& thread : crowd) thread.join();
    }

    /// Lets the commit of this number fail, counting from the next one as 0; negative: none.
    void fail_commit(int number) {
        commits_ = 0;
        failing_ = number;
        sqlite3_commit_hook(
            writer_.connection().raw(),
            [](void* self) {
                auto& test = *static_cast<SqliteGroupTest*>(self);
                return test.commits_++ == test.failing_ ? 1 : 0;
            },
            this);
    }
    int commits() const { return commits_; }

    testing::TempDatabase store_{Engine::sqlite, {&thing_sql}};

private:
    GroupWriter writer_{settings(store_.options().location)};
    int commits_ = 0;
    int failing_ = -1;
};

TEST_F(SqliteGroupTest, MembersShareOneCommit) {
    fail_commit(-1);
    std::atomic<int> taken{0};
    together(40, [&](int n) { taken += store(n); });
    EXPECT_EQ(taken, 40);
    EXPECT_EQ(stored(), 41);
    EXPECT_LE(commits(), 5);  // the one of the plug, and few for the forty
}

TEST_F(SqliteGroupTest, AFailedCommitIsToldToEveryMember) {
    fail_commit(1);  // the group behind the plug
    std::atomic<int> told{0};
    std::atomic<int> hooks{0};
    together(40,
             [&](int n) { told += !store(n, [&](WriteTx& tx) { return tx.after_commit([&] { ++hooks; }), true; }); });
    EXPECT_GE(told, 30);  // a slow machine may cut the forty into several groups
    EXPECT_EQ(stored(), 1 + 40 - told);
    EXPECT_EQ(hooks, 40 - told);
    fail_commit(-1);
    EXPECT_TRUE(store(100));
}

/// Goal: a refusal that may rest on what others wrote is not given before these writes are durable.
TEST_F(SqliteGroupTest, AFailedCommitIsToldToTheRefused) {
    fail_commit(1);
    std::atomic<int> told{0};
    together(20, [&](int n) { told += !store(n, [&](WriteTx&) { return n % 2 == 0; }); });
    EXPECT_GE(told, 15);
}

TEST_F(SqliteGroupTest, OneFailingBodyHarmsNobodyElse) {
    fail_commit(-1);
    std::atomic<int> taken{0};
    together(40, [&](int n) {
        taken += store(n, [&](WriteTx& tx) {
            if (n == 5) add(tx, n);  // unique
            if (n == 6)              // a deferred reference to nothing: would fail the commit of all
                tx.exec("INSERT INTO test_part (tenant_id, thing_id, number) VALUES (1, :id, 1)", {{"id", id_of(999)}});
            if (n == 7) throw StoreFault("the caller gave up");
            return true;
        });
    });
    EXPECT_EQ(taken, 37);
    EXPECT_EQ(stored(), 38);
}

/// Goal: when the disk is full, who was told yes is stored and who was told no is not.
TEST_F(SqliteGroupTest, AFullDiskIsToldExactlyToThoseItHits) {
    auto& connection = writer().connection();
    connection.script(
        "CREATE TABLE ballast (content BLOB); INSERT INTO ballast VALUES (zeroblob(100000));"
        "DELETE FROM ballast; VACUUM; PRAGMA max_page_count = 40");
    std::array<std::atomic<bool>, 40> taken{};
    together(40, [&](int n) {
        taken[static_cast<std::size_t>(n)] = store(n, [&](WriteTx& tx) {
            tx.exec("UPDATE test_thing SET secret = :ballast WHERE thing_id = :id",
                    {{"ballast", Bytes{std::string(20'000, 'x')}}, {"id", id_of(n)}});
            return true;
        });
    });
    int refused = 0;
    for (int n = 0; n < 40; ++n) {
        const bool there = store_->read([&](ReadTx& tx) {
            return tx.exists("SELECT 1 FROM test_thing WHERE tenant_id = 1 AND thing_id = :id", {{"id", id_of(n)}});
        });
        EXPECT_EQ(there, taken[static_cast<std::size_t>(n)]) << n;
        refused += !there;
    }
    EXPECT_GT(refused, 0);
    connection.script("PRAGMA max_page_count = 100000");
    EXPECT_TRUE(store(100));
}

TEST_F(SqliteGroupTest, WaitingTooLongIsAFaultAndCostsNobodyATurn) {
    GroupWriter hasty(settings(store_.options().location, 30ms));
    std::atomic<bool> inside{false};
    std::atomic<bool> leave{false};
    const auto put = [&](int n, const std::function<void()>& then) {
        hasty.run([&](SqliteSession& session) {
            WriteTx tx(session);
            add(tx, n);
            then();
            return true;
        });
    };
    std::thread slow([&] {
        put(1, [&] {
            inside = true;
            while (!leave) std::this_thread::sleep_for(1ms);
        });
    });
    while (!inside) std::this_thread::sleep_for(1ms);
    EXPECT_THROW(put(2, [] {}), StoreFault);
    leave = true;
    slow.join();
    put(3, [] {});
    EXPECT_EQ(stored(), 2);
}

/// Goal: readers that overlap all the time do not let the log grow without end.
TEST_F(SqliteGroupTest, TheLogStaysBoundedUnderSteadyReading) {
    std::atomic<bool> stop{false};
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i)
        readers.emplace_back([&] {
            while (!stop)
                store_->read([](ReadTx& tx) {
                    tx.exists("SELECT 1 FROM test_thing", {});
                    std::this_thread::sleep_for(3ms);
                });
        });
    const std::string ballast(1'000'000, 'x');
    for (int n = 0; n < 160; ++n)
        store(n, [&](WriteTx& tx) {
            tx.exec("UPDATE test_thing SET secret = :ballast WHERE thing_id = :id",
                    {{"ballast", Bytes{ballast}}, {"id", id_of(n)}});
            return true;
        });
    stop = true;
    for (auto& reader : readers) reader.join();
    EXPECT_LT(std::filesystem::file_size(store_.options().location + "-wal"), 100'000'000U);
}

/// Goal: after a bulk load the next writer does not stand in line while gigabytes are moved into the file.
TEST_F(SqliteGroupTest, WhoFillsALargeLogWaitsUntilItIsMoved) {
    constexpr std::uintmax_t size = 70'000'000;
    store(1, [&](WriteTx& tx) {
        tx.exec("UPDATE test_thing SET secret = :ballast WHERE thing_id = :id",
                {{"ballast", Bytes{std::string(size, 'x')}}, {"id", id_of(1)}});
        return true;
    });
    EXPECT_GE(std::filesystem::file_size(store_.options().location), size);
    EXPECT_TRUE(store(2));
}

TEST_F(SqliteGroupTest, AnotherProcessThatWritesIsWaitedFor) {
    GroupWriter other(settings(store_.options().location, 50ms));
    writer().run([&](SqliteSession&) {
        EXPECT_THROW(other.run([](SqliteSession&) { return true; }), StoreFault);
        return true;
    });
    other.run([](SqliteSession& session) {
        WriteTx tx(session);
        return add(tx, 1) == 1;
    });
    EXPECT_EQ(stored(), 1);
}

/// An import in the server writes one long transaction after another; a command line wants its turn.
TEST_F(SqliteGroupTest, AnotherProcessGetsItsTurnBetweenLongTransactions) {
    std::atomic<bool> stop{false};
    std::thread busy([&] {
        while (!stop)
            writer().run([](SqliteSession&) {
                std::this_thread::sleep_for(40ms);
                return true;
            });
    });
    GroupWriter other(settings(store_.options().location, 1s));
    int turns = 0;
    try {
        for (; turns < 20; ++turns)
            other.run([&](SqliteSession& session) {
                WriteTx tx(session);
                return add(tx, turns) == 1;
            });
    } catch (const StoreFault&) {
    }
    stop = true;
    busy.join();
    EXPECT_EQ(turns, 20);
}

}  // namespace
}  // namespace linli::db::sqlite
