#include "invariants.h"

#include "thing.h"

#include <gtest/gtest-spi.h>

namespace linli::db {
namespace {

TEST(InvariantsFileTest, EachQueryHasTheSentenceAboveIt) {
    const auto found = parse_invariants(R"sql(-- Each query returns the offenders.

-- A case rises by one version per step.
-- Source: REQ-CASE-07.
SELECT id FROM cases_case -- the case; not the step
 WHERE note <> ';';

-- Nobody answers before being asked.
SELECT 1;
)sql");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].sentence, "A case rises by one version per step. Source: REQ-CASE-07.");
    EXPECT_EQ(found[0].query, "SELECT id FROM cases_case -- the case; not the step\n WHERE note <> ';'");
    EXPECT_EQ(found[1].sentence, "Nobody answers before being asked.");
    EXPECT_TRUE(parse_invariants("").empty());
    EXPECT_TRUE(parse_invariants("-- Nothing to say yet.\n").empty());
    EXPECT_THROW(parse_invariants("SELECT 1;"), StoreFault);
    EXPECT_THROW(parse_invariants("-- Of the file.\n\nSELECT 1;"), StoreFault);
}

class InvariantsTest : public ThingTest {};
LINLI_BOTH_ENGINES(InvariantsTest);

TEST_P(InvariantsTest, OffendersAreNamedReadably) {
    const std::vector<const ModuleSql*> modules{&thing_sql};
    EXPECT_TRUE(broken_invariants(database(), modules).empty());
    database().write([](WriteTx& tx) { add(tx, 1, "good"), add(tx, 2, "bad", 7); });
    store().expect_broken();
    EXPECT_EQ(broken_invariants(database(), modules),
              std::vector<std::string>{"test: No thing is called bad. Broken by: thing_id = " + id_of(2).text() +
                                       ", code = bad, number = 7"});
}

TEST_P(InvariantsTest, FiveOffendersAreEnough) {
    store().expect_broken();
    database().write([](WriteTx& tx) {
        for (int i = 0; i < 9; ++i) add(tx, i, "bad" + std::to_string(i));
    });
    const std::vector<const ModuleSql*> modules{&thing_sql};
    const auto found = broken_invariants(database(), modules);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].find("; and more"), std::string::npos);
    EXPECT_EQ(std::count(found[0].begin(), found[0].end(), ';'), 5);
}

/// Goal: a test that leaves a broken store fails, in the words of the invariant.
TEST_P(InvariantsTest, TheFixtureFailsATestThatBreaksOne) {
    static Engine engine;
    engine = GetParam();
    EXPECT_NONFATAL_FAILURE(
        {
            testing::TempDatabase store(engine, {&thing_sql});
            store->write([](WriteTx& tx) { add(tx, 2, "bad"); });
        },
        "No thing is called bad.");
}

TEST_P(InvariantsTest, TheNextTestFindsAnEmptyStore) {
    for (int round = 0; round < 3; ++round) {
        testing::TempDatabase other(GetParam(), {&thing_sql});
        EXPECT_EQ(things(*other), 0);
        other->write([](WriteTx& tx) { add(tx, 1); });
    }
}

}  // namespace
}  // namespace linli::db
