#include "evidence_fixture.h"

#include <algorithm>
#include <set>

namespace linli::evidence {
namespace {

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
        const std::string expected = code;
        const auto before = check().size();
        spoil(sql);
        const auto found = check();
        ASSERT_EQ(found.size(), before + 1) << sql;
        EXPECT_TRUE(std::all_of(found.begin(), found.end(), [&](const auto& f) { return f.code == expected; })) << sql;
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
