#include "evidence_fixture.h"

#include <fstream>
#include <iterator>
#include <set>
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

// ---- a restored backup ----------------------------------------------------------------------------------------

/// Forgets what was numbered after `size`, as restoring an older backup does.
class RestoreTest : public EvidenceTest {
protected:
    void restore_to(int size) {
        const auto tiles = database().read([&](db::ReadTx& tx) {
            return *tx.one("SELECT hashes FROM evidence_tile WHERE tile_level = 0 AND tile_index = 0", {},
                           [](const db::Row& row) { return row.blob("hashes"); });
        });
        database().write([&](db::WriteTx& tx) {
            tx.exec("DELETE FROM evidence_leaf WHERE seq >= :size", {{"size", size}});
            tx.exec("UPDATE evidence_log SET size = :size", {{"size", size}});
            tx.exec("UPDATE evidence_tile SET hashes = :hashes",
                    {{"hashes", db::Bytes{std::string_view(tiles).substr(0, 32 * static_cast<std::size_t>(size))}}});
            tx.exec("DELETE FROM evidence_checkpoint WHERE size > :size", {{"size", size}});
        });
        restart();
    }
    /// Checkpoints in hours of their own, so that all are kept.
    void grow_to(int size) {
        for (auto have = newest() ? newest()->checkpoint.size : 0u; have < static_cast<std::uint64_t>(size); ++have) {
            clock.advance(std::chrono::hours(1));
            record();
            number();
        }
    }
};
LINLI_BOTH_ENGINES(RestoreTest);

TEST_P(RestoreTest, AFreshStartBehindThePublishedCheckpointIsSaidAndNothingIsSigned) {
    grow_to(6);
    restore_to(4);
    const auto pending = record();
    const auto report = number();
    EXPECT_EQ(report.numbered, 0);
    ASSERT_EQ(report.findings.size(), 1u);
    EXPECT_EQ(report.findings[0].code, "evidence/behind-published");
    EXPECT_NE(report.findings[0].text_en.find("6 / 4"), std::string::npos) << report.findings[0].text_en;
    EXPECT_EQ(newest()->checkpoint.size, 4u);
    EXPECT_TRUE(sequencer->start_new_log(street, "x").is(log_blocked));

    EXPECT_EQ(sequencer->restart_after_restore(street).value(), 2);
    EXPECT_EQ(number().numbered, 1) << "the leaf that waited";
    EXPECT_TRUE(number().findings.empty());
    database().read([&](db::ReadTx& tx) {
        EXPECT_EQ(log.leaf(tx, street, pending).value().log, 2);
        const auto own = log.leaves_about(tx, street, Uuid());
        ASSERT_EQ(own.size(), 1u);
        EXPECT_NE(own[0].content->find(R"("published_size":6)"), std::string::npos) << *own[0].content;
        EXPECT_NE(own[0].content->find(R"("stored_size":4)"), std::string::npos);
    });
    EXPECT_TRUE(sequencer->restart_after_restore(street).is(nothing_to_restart));
    restart();
    EXPECT_TRUE(number().findings.empty()) << "what was given up is not said again";
    EXPECT_TRUE(check().empty());
}

TEST_P(RestoreTest, AnotherHistoryOfTheSameLengthIsSaid) {
    grow_to(6);
    const auto published = folder / "checkpoints";
    const auto kept = folder / "kept";
    std::filesystem::copy(published, kept);
    restore_to(4);
    std::filesystem::remove(published);  // the thief forgets that there is a copy
    restart();
    grow_to(7);
    std::filesystem::copy(kept, published, std::filesystem::copy_options::overwrite_existing);
    restart();
    EXPECT_EQ(number().findings.size(), 1u);
}

TEST_P(RestoreTest, AnEmptyStoreBesideAFullFileIsSaid) {
    grow_to(3);
    database().write([](db::WriteTx& tx) {
        for (const auto* sql : {"DELETE FROM evidence_leaf", "DELETE FROM evidence_log", "DELETE FROM evidence_tile",
                                "DELETE FROM evidence_checkpoint"})
            tx.exec(sql, {});
    });
    restart();
    record();
    EXPECT_EQ(number().findings.size(), 1u);
    EXPECT_EQ(sequencer->restart_after_restore(street).value(), 2) << "number 1 stays taken";
    EXPECT_EQ(number().numbered, 1);
    restart();
    EXPECT_TRUE(number().findings.empty());
}

TEST_P(RestoreTest, ACutOrForeignFileIsReadAsFarAsItGoes) {
    grow_to(3);
    const auto published = folder / "checkpoints";
    std::filesystem::resize_file(published, std::filesystem::file_size(published) - 20);
    restart();
    EXPECT_TRUE(number().findings.empty());
    grow_to(4);  // written after the torn record
    restore_to(2);
    ASSERT_EQ(number().findings.size(), 1u);
    EXPECT_NE(number().findings[0].text_en.find("4 / 2"), std::string::npos);
    std::filesystem::remove(published);
    restart();
    EXPECT_TRUE(number().findings.empty()) << "nothing was published as far as anybody knows";
}

TEST_P(RestoreTest, TheFileStaysSmall) {
    const auto published = folder / "checkpoints";
    record();
    number();
    const auto one = std::filesystem::file_size(published);
    std::string many;
    {
        std::ifstream file(published, std::ios::binary);
        const std::string record{std::istreambuf_iterator<char>(file), {}};
        while (many.size() <= (1u << 20)) many += record;
        std::ofstream(published, std::ios::binary | std::ios::trunc) << many;
    }
    record();
    number();
    EXPECT_LE(std::filesystem::file_size(published), 2 * one + 10);
    restart();
    EXPECT_TRUE(number().findings.empty());
}

// ---- check ----------------------------------------------------------------------------------------------------

using CheckTest = EvidenceTest;
LINLI_BOTH_ENGINES(CheckTest);

/// Each kind of tampering is found, by the code that names it.
TEST_P(CheckTest, FindsWhateverIsChanged) {
    record_many(20);
    number();
    ASSERT_TRUE(check().empty());
    const std::pair<const char*, const char*> spoilers[] = {
        {"leaf", "UPDATE evidence_leaf SET content = '{\"state\":\"other\"}' WHERE seq = 3"},
        {"leaf", "UPDATE evidence_leaf SET kind = 'cases.other' WHERE seq = 4"},
        {"leaf", "UPDATE evidence_leaf SET created_at_ms = created_at_ms + 1 WHERE seq = 5"},
        {"leaf", "UPDATE evidence_leaf SET tenant_id = 7, subject_id = leaf_id WHERE seq = 6"},
    };
    for (const auto& [code, sql] : spoilers) {
        const auto before = check().size();
        spoil(sql);
        const auto found = check();
        ASSERT_EQ(found.size(), before + 1) << sql;
        EXPECT_TRUE(std::all_of(found.begin(), found.end(), [&](const auto& f) { return f.code == code; })) << sql;
    }
}

class SpoilTest : public EvidenceTest {
protected:
    std::set<std::string> codes_after(std::string_view sql) {
        record_many(20);
        number();
        spoil(sql);
        std::set<std::string> codes;
        for (const auto& finding : check()) codes.insert(finding.code);
        return codes;
    }
};
LINLI_BOTH_ENGINES(SpoilTest);

TEST_P(SpoilTest, AMissingLeaf) {
    EXPECT_EQ(codes_after("DELETE FROM evidence_leaf WHERE seq = 19"),
              (std::set<std::string>{"size", "tile", "checkpoint"}));
}
TEST_P(SpoilTest, ALeafTakenFromTheMiddle) {
    EXPECT_EQ(codes_after("DELETE FROM evidence_leaf WHERE seq = 7").count("gap"), 1u);
}
TEST_P(SpoilTest, AnErasedCommitment) {
    EXPECT_EQ(codes_after("UPDATE evidence_leaf SET commitment = salt WHERE seq = 7"),
              (std::set<std::string>{"leaf", "tile", "root"}));
}
TEST_P(SpoilTest, ATile) {
    EXPECT_EQ(codes_after("UPDATE evidence_tile SET hashes = (SELECT salt FROM evidence_leaf WHERE seq = 0)"),
              (std::set<std::string>{"tile"}));
}
TEST_P(SpoilTest, AnExtraTile) {
    EXPECT_EQ(codes_after("INSERT INTO evidence_tile SELECT tenant_id, log_number, 5, 5, hashes FROM evidence_tile"),
              (std::set<std::string>{"tiles"}));
}
TEST_P(SpoilTest, ACheckpointsNote) {
    EXPECT_EQ(codes_after("UPDATE evidence_checkpoint SET note = replace(note, 'time 1', 'time 2')"),
              (std::set<std::string>{"signature"}));
}
TEST_P(SpoilTest, ACheckpointsRoot) {
    EXPECT_EQ(codes_after("UPDATE evidence_checkpoint SET root = (SELECT salt FROM evidence_leaf WHERE seq = 0)"),
              (std::set<std::string>{"damaged"}));
}
TEST_P(SpoilTest, AForgottenKey) {
    EXPECT_EQ(codes_after("DELETE FROM evidence_key"), (std::set<std::string>{"signature"}));
}

/// COVERS: invariants.sql; each names the tampering it is there for.
TEST_P(SpoilTest, InvariantsSpeakOfGapsToo) {
    static_cast<void>(codes_after("DELETE FROM evidence_leaf WHERE seq = 7"));
    const db::ModuleSql* modules[] = {&evidence::sql()};
    EXPECT_EQ(db::broken_invariants(database(), modules).size(), 1u);
}

}  // namespace
}  // namespace linli::evidence
