#include "evidence_fixture.h"

#include <fstream>
#include <iterator>

namespace linli::evidence {
namespace {

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

}  // namespace
}  // namespace linli::evidence
