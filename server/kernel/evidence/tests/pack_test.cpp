#include "evidence_fixture.h"

#include <linli/json/read.h>
#include <linli/json/write.h>

namespace linli::evidence {
namespace {

/// One pack over a log of 20 leaves; verified with nothing but its text.
class PackTest : public EvidenceTest {
protected:
    PackTest() {
        leaves = record_many(10);
        number();
        kept = newest()->note;
        record_many(10);
        number();
        text = pack({leaves[0], leaves[9]}, {{1, 10}});
        parsed = json::read_text<Pack>(text).value();
    }
    PackReport verify_with_key(const Pack& changed) const {
        return verify_pack(json::write(changed, json::View::disclosed), {.keys = {verifier()}, .checkpoints = {}});
    }

    LeafId record_and_number() {
        const auto id = record("later");
        number();
        return id;
    }

    std::vector<LeafId> leaves;
    std::string kept;
    std::string text;
    Pack parsed;
};
LINLI_BOTH_ENGINES(PackTest);

TEST_P(PackTest, IsGoodForWhoeverKnowsTheKey) {
    const auto report = verify_pack(text, {.keys = {verifier()}, .checkpoints = {}});
    EXPECT_TRUE(report.good);
    EXPECT_TRUE(report.trusted);
    EXPECT_TRUE(report.findings.empty());
    ASSERT_EQ(report.entries.size(), 2u);
    EXPECT_EQ(report.entries[0].verdict, Verdict::proven);
    EXPECT_EQ(report.entries[0].index, 0u);
    EXPECT_NE(report.entries[0].statement.find(R"("content":{"state":"state 0"})"), std::string::npos);
    ASSERT_EQ(report.checkpoints.size(), 1u);
    EXPECT_EQ(report.checkpoints[0].size, 20u);
}

TEST_P(PackTest, ProvesItselfToNobodyWithoutTrust) {
    const auto report = verify_pack(text, {});
    EXPECT_FALSE(report.good);
    EXPECT_FALSE(report.trusted);
    ASSERT_EQ(report.findings.size(), 1u);
    EXPECT_EQ(report.findings[0].code, "untrusted");
    EXPECT_EQ(report.entries[0].verdict, Verdict::proven);
}

TEST_P(PackTest, AKeptCheckpointVouchesForWhatWasThereThen) {
    EXPECT_TRUE(verify_pack(text, {.keys = {}, .checkpoints = {kept}}).good);
    const auto later = pack({leaves[0], record_and_number()}, {{1, 10}});
    const auto report = verify_pack(later, {.keys = {}, .checkpoints = {kept}});
    EXPECT_FALSE(report.good) << "the second leaf is younger than the kept checkpoint";
    EXPECT_TRUE(verify_pack(later, {.keys = {verifier()}, .checkpoints = {kept}}).good);
}

TEST_P(PackTest, AnotherHistoryThanTheKeptOneIsRefused) {
    auto other = *read_unverified(kept);
    other.root = crypto::suite(other.suite).hash("another");
    const auto key = keyring.signing_key();
    const crypto::SigningKey* signers[] = {key.get()};
    const auto forged = sign(other, name, signers);
    const auto report = verify_pack(text, {.keys = {verifier()}, .checkpoints = {forged}});
    EXPECT_FALSE(report.good) << "the operator signed two histories";
    EXPECT_EQ(report.findings[0].code, "history");
    EXPECT_FALSE(verify_pack(pack({leaves[0]}), {.keys = {}, .checkpoints = {kept}}).good) << "no proof, no trust";
}

TEST_P(PackTest, WrongKeysAreNoTrust) {
    const auto stranger = crypto::suite(crypto::Suite::international).new_signing_key();
    const Verifier other{name, crypto::Suite::international, stranger->public_key()};
    EXPECT_FALSE(verify_pack(text, {.keys = {other}, .checkpoints = {}}).trusted);
    auto forged = parsed;
    const crypto::SigningKey* signers[] = {stranger.get()};
    forged.checkpoints[0] = sign(*read_unverified(forged.checkpoints[0]), name, signers);
    forged.keys = {other.text()};
    EXPECT_FALSE(verify_with_key(forged).good) << "a pack that brings its own key";
    forged.keys.clear();
    EXPECT_FALSE(verify_with_key(forged).good);
}

/// Whatever part of the pack is changed, the entry it belongs to is no longer proven or the pack is not good.
TEST_P(PackTest, EveryChangedPartIsFound) {
    const auto refused = [&](auto change) {
        auto changed = parsed;
        change(changed);
        return !verify_with_key(changed).good;
    };
    const auto flip = [](std::string& hex, std::size_t at) { hex[at] = hex[at] == '0' ? '1' : '0'; };
    EXPECT_FALSE(refused([](Pack&) {}));
    EXPECT_TRUE(refused(
        [](Pack& p) { p.entries[0].statement->replace(p.entries[0].statement->find("state 0"), 7, "state 1"); }));
    EXPECT_TRUE(refused([&](Pack& p) { flip(*p.entries[0].salt, 5); }));
    EXPECT_TRUE(refused([](Pack& p) { p.entries[0].salt->resize(62); }));
    EXPECT_TRUE(refused([](Pack& p) {
        *p.entries[0].salt += "7b";  // the statement's own first brace
        p.entries[0].statement->erase(0, 1);
    })) << "the border between salt and statement is fixed";
    EXPECT_TRUE(refused([&](Pack& p) { flip(p.entries[0].commitment, 63); }));
    EXPECT_TRUE(refused([&](Pack& p) { flip(p.entries[0].path[0], 0); }));
    EXPECT_TRUE(refused([](Pack& p) { p.entries[0].path.pop_back(); }));
    EXPECT_TRUE(refused([](Pack& p) { p.entries[0].path.push_back(p.entries[0].path[0]); }));
    EXPECT_TRUE(refused([](Pack& p) { p.entries[0].path[0] = "zz"; }));
    EXPECT_TRUE(refused([](Pack& p) { p.entries[0].index = 1; }));
    EXPECT_TRUE(refused([](Pack& p) { p.entries[0].index = -1; }));
    EXPECT_TRUE(refused([](Pack& p) { p.entries[0].suite = 2; }));
    EXPECT_TRUE(refused([](Pack& p) { p.entries[0].version = 2; }));
    EXPECT_TRUE(refused([](Pack& p) { p.entries[0].origin += "0"; }));
    EXPECT_TRUE(refused([](Pack& p) { p.entries[0].salt.reset(); }));
    EXPECT_TRUE(refused([](Pack& p) { p.entries.clear(); }));
    EXPECT_TRUE(refused([](Pack& p) { p.checkpoints.clear(); }));
    EXPECT_TRUE(refused([](Pack& p) { p.checkpoints.push_back(p.checkpoints[0]); }));
    EXPECT_TRUE(refused([&](Pack& p) { p.checkpoints[0] = kept; })) << "paths lead to another root";
    EXPECT_TRUE(refused([](Pack& p) { p.format = "linli-evidence-pack/2"; }));
}

/// Cutting or changing the text itself never crashes and never proves more.
TEST_P(PackTest, SurvivesRubbish) {
    for (std::size_t size = 0; size < text.size(); size += 7)
        EXPECT_FALSE(
            verify_pack(std::string_view(text).substr(0, size), {.keys = {verifier()}, .checkpoints = {}}).good);
    for (std::size_t at = 0; at < text.size(); at += 3) {
        auto changed = text;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        const auto report = verify_pack(changed, {.keys = {verifier()}, .checkpoints = {}});
        for (std::size_t i = 0; i < report.entries.size(); ++i)
            EXPECT_TRUE(report.entries[i].verdict != Verdict::proven ||
                        report.entries[i].statement == *parsed.entries[i].statement)
                << at;
    }
    EXPECT_FALSE(verify_pack("", {}).good);
    EXPECT_FALSE(verify_pack("{}", {}).good);
    EXPECT_FALSE(verify_pack("[]", {}).good);
}

}  // namespace
}  // namespace linli::evidence
