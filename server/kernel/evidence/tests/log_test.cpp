#include "evidence_fixture.h"

#include <thread>

namespace linli::evidence {
namespace {

using LogTest = EvidenceTest;
LINLI_BOTH_ENGINES(LogTest);

TEST_P(LogTest, ALeafIsKeptWithItsCause) {
    EXPECT_THROW(database().write([&](db::WriteTx& tx) {
        static_cast<void>(log.record(tx, street, "cases.step", subject, {}));
        throw std::runtime_error("the cause failed");
    }),
                 std::runtime_error);
    EXPECT_EQ(number().numbered, 0);
    const auto id = record("dispatched");
    database().read([&](db::ReadTx& tx) {
        const auto leaf = log.leaf(tx, street, id).value();
        EXPECT_EQ(leaf.about.kind, "cases.step");
        EXPECT_EQ(leaf.about.subject, subject);
        EXPECT_EQ(leaf.about.at, clock.now());
        EXPECT_EQ(leaf.content, R"({"state":"dispatched"})");
        EXPECT_EQ(leaf.salt->size(), salt_size);
        EXPECT_FALSE(leaf.index);
        EXPECT_TRUE(log.leaf(tx, TenantId{8}, id).is(leaf_not_found)) << "another tenant's";
        EXPECT_TRUE(log.inclusion(tx, street, id).is(not_numbered_yet));
    });
    EXPECT_EQ(newest(), std::nullopt);
}

TEST_P(LogTest, CheckpointsAndKeysAreListed) {
    database().read([&](db::ReadTx& tx) { EXPECT_TRUE(log.logs(tx, street).empty()); });
    for (int i = 0; i < 3; ++i) {
        record();
        number();
        clock.advance(std::chrono::hours(1));  // the last of each hour is kept
    }
    database().read([&](db::ReadTx& tx) {
        const auto logs = log.logs(tx, street);
        ASSERT_EQ(logs.size(), 1u);
        EXPECT_EQ(logs[0].size, 3u);
        EXPECT_TRUE(logs[0].open);
        const auto sizes = [&](std::optional<std::uint64_t> before, int limit) {
            std::vector<std::uint64_t> out;
            for (const auto& one : log.checkpoints(tx, street, 1, before, limit)) out.push_back(one.checkpoint.size);
            return out;
        };
        EXPECT_EQ(sizes({}, 10), (std::vector<std::uint64_t>{3, 2, 1}));
        EXPECT_EQ(sizes(3, 1), std::vector<std::uint64_t>{2});
        EXPECT_TRUE(sizes(1, 10).empty());
        ASSERT_EQ(log.keys(tx, street).size(), 1u);
        EXPECT_EQ(log.keys(tx, street)[0].text(), verifier().text());
        EXPECT_TRUE(log.keys(tx, TenantId{8}).empty());
    });
}

TEST_P(LogTest, TheSequencerNumbersInOrderAndSigns) {
    const auto made = record_many(20);  // two batches and a half
    const auto report = number();
    EXPECT_EQ(report.numbered, 20);
    EXPECT_TRUE(report.findings.empty());
    ASSERT_EQ(report.checkpoints.size(), 1u);
    const auto checkpoint = newest();
    ASSERT_TRUE(checkpoint);
    EXPECT_EQ(checkpoint->note, report.checkpoints[0].note);
    EXPECT_EQ(checkpoint->checkpoint.size, 20u);
    EXPECT_EQ(checkpoint->checkpoint.origin, "linli.test/evidence/7/1");
    EXPECT_TRUE(verify(checkpoint->note, verifier()));
    database().read([&](db::ReadTx& tx) {
        const auto leaves = log.leaves_about(tx, street, subject);
        ASSERT_EQ(leaves.size(), 20u);
        Frontier tree(crypto::suite(crypto::Suite::international));
        for (std::size_t i = 0; i < leaves.size(); ++i) {
            EXPECT_EQ(leaves[i].about.leaf, made[i]);
            EXPECT_EQ(leaves[i].index, i);
            tree.append(leaf_hash(crypto::suite(crypto::Suite::international),
                                  tree_entry(1, leaves[i].suite, leaves[i].commitment)));
        }
        EXPECT_EQ(tree.root(), checkpoint->checkpoint.root);
    });
    EXPECT_EQ(number().numbered, 0);
    EXPECT_TRUE(check().empty());
}

TEST_P(LogTest, EveryLeafAndEverySizeCanBeProven) {
    const auto made = record_many(30);
    std::vector<SignedCheckpoint> seen;
    for (int i = 0; i < 3; ++i) {
        number();
        seen.push_back(*newest());
        record_many(7);
    }
    number();
    const auto& suite = crypto::suite(crypto::Suite::international);
    const auto now = newest()->checkpoint;
    database().read([&](db::ReadTx& tx) {
        for (const auto& id : made) {
            const auto shown = log.inclusion(tx, street, id).value();
            EXPECT_TRUE(
                verify_inclusion(suite, leaf_hash(suite, tree_entry(1, shown.leaf.suite, shown.leaf.commitment)),
                                 *shown.leaf.index, shown.in.checkpoint.size, shown.path, shown.in.checkpoint.root));
        }
        for (const auto& old : seen) {
            const auto shown = log.consistency(tx, street, 1, old.checkpoint.size, now.size).value();
            EXPECT_TRUE(verify_consistency(suite, shown.from, shown.to, shown.path, old.checkpoint.root, now.root));
        }
        EXPECT_TRUE(log.consistency(tx, street, 1, 5, now.size + 1).is(size_not_known));
        EXPECT_TRUE(log.consistency(tx, street, 2, 0, 0).is(size_not_known));
        EXPECT_TRUE(log.consistency(tx, TenantId{8}, 1, 0, 1).is(size_not_known));
    });
}

TEST_P(LogTest, EachTenantHasItsOwnLog) {
    record_many(3, TenantId{1});
    record_many(5, TenantId{2});
    EXPECT_EQ(number().checkpoints.size(), 2u);
    EXPECT_EQ(newest(TenantId{1})->checkpoint.size, 3u);
    EXPECT_EQ(newest(TenantId{2})->checkpoint.size, 5u);
    EXPECT_EQ(newest(TenantId{2})->checkpoint.origin, "linli.test/evidence/2/1");
}

TEST_P(LogTest, OnlyTheLastCheckpointOfAnHourIsKept) {
    const auto count = [&] {
        return *database().read(
            [](db::ReadTx& tx) { return tx.value<int>("SELECT count(*) FROM evidence_checkpoint", {}); });
    };
    clock.set(from_ms(3'600'000 * 500'000LL));
    for (int i = 0; i < 5; ++i) record(), number();
    EXPECT_EQ(count(), 1);
    clock.advance(std::chrono::hours(1));
    record(), number();
    EXPECT_EQ(count(), 2);
    EXPECT_TRUE(check().empty());
}

/// Two processes with one store: every leaf gets one number, and one tree grows.
TEST_P(LogTest, SequencersDoNotDisturbEachOther) {
    record_many(60);
    Sequencer other(database(), keyring, clock, ids, {.name = name, .published = {}, .batch = 5});
    std::atomic<std::int64_t> numbered = 0;
    std::vector<std::thread> threads;
    for (auto* each : {sequencer.get(), &other})
        threads.emplace_back([&, each] {
            for (int i = 0; i < 10; ++i) numbered += each->run_once().numbered;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(numbered, 60);
    EXPECT_EQ(newest()->checkpoint.size, 60u);
    EXPECT_TRUE(check().empty());
}

TEST_P(LogTest, ErasingKeepsTheTreeAndTakesTheMeaning) {
    const auto made = record_many(4);
    number();
    const auto before = newest()->checkpoint.root;
    database().write([&](db::WriteTx& tx) {
        EXPECT_TRUE(log.erase(tx, street, made[2]).ok());
        EXPECT_TRUE(log.erase(tx, street, made[2]).ok()) << "again is harmless";
        EXPECT_TRUE(log.erase(tx, TenantId{8}, made[1]).is(leaf_not_found));
    });
    database().read([&](db::ReadTx& tx) {
        const auto leaf = log.leaf(tx, street, made[2]).value();
        EXPECT_FALSE(leaf.salt);
        EXPECT_FALSE(leaf.content);
        EXPECT_TRUE(log.leaf(tx, street, made[1]).value().salt);
    });
    record();
    number();
    EXPECT_TRUE(check().empty());
    const auto report = verify_pack(pack(made, {{1, 4}}), {.keys = {verifier()}, .checkpoints = {}});
    EXPECT_TRUE(report.good);
    EXPECT_EQ(report.entries[2].verdict, Verdict::erased);
    EXPECT_EQ(report.entries[3].verdict, Verdict::proven);
    EXPECT_NE(newest()->checkpoint.root, before);
}

TEST_P(LogTest, AKeyChangeSignsWithBothUntilTheOldOneIsRetired) {
    record();
    number();
    const auto old_key = verifier();
    static_cast<void>(keyring.add_generation(clock.now()));
    record();
    number();
    EXPECT_TRUE(verify(newest()->note, old_key));
    EXPECT_TRUE(verify(newest()->note, verifier()));
    keyring.change_index({2, crypto::Suite::international});
    keyring.retire(1);
    record();
    number();
    EXPECT_FALSE(verify(newest()->note, old_key));
    EXPECT_TRUE(verify(newest()->note, verifier()));
    EXPECT_TRUE(check().empty());
}

TEST_P(LogTest, ASuiteChangeClosesTheLogAndBeginsTheNext) {
    const auto before = record_many(3);
    number();
    keyring.change_suite(crypto::Suite::guomi);
    const auto after = record();  // still committed to by the old suite
    const auto report = number();
    ASSERT_EQ(report.checkpoints.size(), 2u);
    const auto last = report.checkpoints[0];
    const auto first = report.checkpoints[1];
    EXPECT_EQ(last.checkpoint.origin, "linli.test/evidence/7/1");
    EXPECT_EQ(last.checkpoint.size, 4u) << "three leaves and the one that closes";
    EXPECT_EQ(first.checkpoint.origin, "linli.test/evidence/7/2");
    EXPECT_EQ(first.checkpoint.suite, crypto::Suite::guomi);
    EXPECT_EQ(first.checkpoint.size, 2u) << "the one that opens, then the pending leaf";
    EXPECT_TRUE(verify(first.note, verifier(crypto::Suite::guomi)));
    database().read([&](db::ReadTx& tx) {
        const auto own = log.leaves_about(tx, street, Uuid());
        ASSERT_EQ(own.size(), 2u);
        EXPECT_EQ(own[0].about.kind, "evidence.log-closed");
        EXPECT_EQ(own[1].about.kind, "evidence.log-opened");
        EXPECT_NE(own[1].content->find(last.checkpoint.root.hex()), std::string::npos);
        EXPECT_EQ(log.leaf(tx, street, after).value().log, 2);
    });
    EXPECT_TRUE(check().empty());
    const auto both = verify_pack(
        pack({before[0], after}),
        {.keys = {verifier(crypto::Suite::international), verifier(crypto::Suite::guomi)}, .checkpoints = {}});
    EXPECT_TRUE(both.good);
}

}  // namespace
}  // namespace linli::evidence
