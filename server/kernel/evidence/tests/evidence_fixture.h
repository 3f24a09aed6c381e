#pragma once

#include <linli/crypto/keyring.h>
#include <linli/evidence/check.h>
#include <linli/evidence/log.h>
#include <linli/evidence/pack.h>
#include <linli/evidence/sequencer.h>
#include <linli/evidence/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

#include <cstdlib>
#include <filesystem>

namespace linli::evidence {

inline const TenantId street{7};

/// A store with a keyring, a sequencer and a file of published checkpoints; the tests speak of leaves and packs.
class EvidenceTest : public linli::testing::DatabaseTest {
protected:
    EvidenceTest() : DatabaseTest({&evidence::sql()}) {
        std::string pattern = (std::filesystem::temp_directory_path() / "linli-evidence-XXXXXX").string();
        folder = ::mkdtemp(pattern.data());
        restart();
    }
    ~EvidenceTest() override {
        sequencer.reset();
        std::filesystem::remove_all(folder);
    }
    EvidenceTest(const EvidenceTest&) = delete;
    EvidenceTest& operator=(const EvidenceTest&) = delete;

    /// As a new process would begin.
    void restart() {
        sequencer = std::make_unique<Sequencer>(
            database(), keyring, clock, ids,
            SequencerOptions{.name = name, .published = folder / "checkpoints", .batch = 8});
    }
    LeafId record(const std::string& state = "closed", TenantId tenant = street) {
        clock.advance(std::chrono::seconds(1));
        return database().write([&](db::WriteTx& tx) {
            return log.record(tx, tenant, "cases.step", subject, {{"state", state}});
        });
    }
    std::vector<LeafId> record_many(int count, TenantId tenant = street) {
        std::vector<LeafId> made;
        for (int i = 0; i < count; ++i) made.push_back(record("state " + std::to_string(i), tenant));
        return made;
    }
    SequencerReport number() { return sequencer->run_once(); }
    std::optional<SignedCheckpoint> newest(TenantId tenant = street) {
        return database().read([&](db::ReadTx& tx) { return log.checkpoint(tx, tenant); });
    }
    std::string pack(const std::vector<LeafId>& leaves, const std::vector<WitnessedSize>& witnessed = {}) {
        return database().read([&](db::ReadTx& tx) { return log.export_pack(tx, street, leaves, witnessed).value(); });
    }
    std::vector<Finding> check() { return database().read(check_logs); }
    Verifier verifier(crypto::Suite suite = crypto::Suite::international) const {
        return {name, suite, keyring.signing_key(keyring.newest(), suite)->public_key()};
    }
    void spoil(std::string_view sql) {
        store().expect_broken();
        database().write([&](db::WriteTx& tx) { ASSERT_GT(tx.exec(sql, {}), 0) << sql; });
    }

    const std::string name = "linli.test/evidence";
    const Uuid subject = *Uuid::parse("018f0000-0000-7000-8000-0000000000aa");
    std::filesystem::path folder;
    linli::testing::ManualClock clock;
    SeededIds ids{clock, 1};
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    EvidenceLog log{clock, ids, crypto::Suite::international};
    std::unique_ptr<Sequencer> sequencer;
};

}  // namespace linli::evidence
