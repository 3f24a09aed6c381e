#include "house.h"

#include <future>

namespace linli::imports {
namespace {

/// Walks over thirteen hundred rows, in three batches.
class ImportWalkTest : public ImportTest {
protected:
    static std::string roster() {
        std::string rows = "编号,姓名,性别,出生日期,身份证号,联系电话,户号,与户主关系,现住址,与房屋关系\n";
        for (int i = 0; i < 1'300; ++i) rows += "P" + std::to_string(i) + ",人甲,女,1990-01-02,,,,,,\n";
        return rows;
    }
};
LINLI_BOTH_ENGINES(ImportWalkTest);

TEST_P(ImportWalkTest, AStoppedRunGoesOnWhereItWas) {
    const auto made = receive(write(roster())).value();
    const auto mapping = service.mapping(clerk(), made.id).value();
    service.confirm(clerk(), made.id, {made.version, mapping, true}).value();
    std::stop_source stop;
    int batches = 0;
    // Like kill -9 between two commits: what the run knew is gone, what the store has stays.
    service.run_once(tenant, stop.get_token(), [&](const Import&) { stop.request_stop(); });
    EXPECT_EQ(count("SELECT count(*) FROM imports_row"), 500);
    ImportService fresh(parts);
    while (fresh.run_once(tenant)) ++batches;
    auto one = see(made.id);
    EXPECT_EQ(one.rows_all, 1'300);
    ASSERT_EQ(one.state, ImportState::checked);
    service.step(clerk(), one.id, {ImportStep::apply, one.version}).value();
    std::stop_source again;
    fresh.run_once(tenant, again.get_token(), [&](const Import&) { again.request_stop(); });
    EXPECT_EQ(see(made.id).rows_applied, 500);
    EXPECT_EQ(count("SELECT count(*) FROM registry_person"), 500) << "what was applied is known exactly";
    ImportService third(parts);
    third.run_once(tenant);
    one = see(made.id);
    EXPECT_EQ(one.state, ImportState::applied);
    EXPECT_EQ(count("SELECT count(*) FROM registry_person"), 1'300);
    EXPECT_EQ(count("SELECT count(*) FROM imports_batch"), 3);
    one = step(one, ImportStep::undo);
    EXPECT_EQ(one.rows_undone, 1'300);
    EXPECT_EQ(count("SELECT count(*) FROM registry_person"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM imports_link"), 0);
}

/// Entry keys of many people are stored together: whoever is killed before loses them, and whoever goes on makes them.
TEST_P(ImportWalkTest, WhoeverCameInIsFoundAtEntryThoughTheWalkWasKilled) {
    constexpr auto without_keys =
        "SELECT count(*) FROM registry_person p WHERE NOT EXISTS (SELECT 1 FROM registry_entry_key k WHERE"
        " k.tenant_id = p.tenant_id AND k.person_id = p.person_id)";
    const auto one = checked(write(roster()));
    service.step(clerk(), one.id, {ImportStep::apply, one.version}).value();
    EXPECT_THROW(service.run_once(tenant, {}, [](const Import&) { throw std::runtime_error("killed"); }),
                 std::runtime_error);
    EXPECT_EQ(count(without_keys), 500);
    ImportService other(parts);
    std::stop_source after_one_batch;
    other.run_once(tenant, after_one_batch.get_token(), [&](const Import&) { after_one_batch.request_stop(); });
    EXPECT_EQ(count(without_keys), 500) << "whoever is asked to stop stores what it has";
    ImportService third(parts);
    third.run_once(tenant);
    EXPECT_EQ(see(one.id).state, ImportState::applied);
    EXPECT_EQ(count("SELECT count(*) FROM registry_person"), 1'300);
    EXPECT_EQ(count(without_keys), 0);
}

/// A command line and a server on one database walk over the same import: each row counts once.
TEST_P(ImportWalkTest, AnOvertakenWalkKeepsNothing) {
    auto one = checked(write(roster()));
    for (const auto wanted : {ImportStep::apply, ImportStep::undo}) {
        one = service.step(clerk(), one.id, {wanted, one.version}).value();
        ImportService other(parts);
        std::stop_source after_one_batch;
        bool first = true;
        service.run_once(tenant, {}, [&](const Import&) {
            if (std::exchange(first, false))
                other.run_once(tenant, after_one_batch.get_token(),
                               [&](const Import&) { after_one_batch.request_stop(); });
        });
        EXPECT_EQ(see(one.id).state, wanted == ImportStep::apply ? ImportState::applying : ImportState::undoing);
        EXPECT_EQ(count("SELECT count(*) FROM registry_person"), wanted == ImportStep::apply ? 1'000 : 300);
        run();
        one = see(one.id);
        EXPECT_EQ(one.rows_applied, wanted == ImportStep::apply ? 1'300 : 0);
        EXPECT_EQ(count("SELECT count(*) FROM registry_person"), one.rows_applied);
    }
    EXPECT_EQ(one.rows_undone, 1'300);
}

/// Both begin at once, as after a server was killed and started again while its last words are still being written.
TEST_P(ImportWalkTest, TwoWalksAtOnceTakeTurns) {
    auto one = checked(write(roster()));
    for (const auto wanted : {ImportStep::apply, ImportStep::undo}) {
        one = service.step(clerk(), one.id, {wanted, one.version}).value();
        std::vector<std::future<void>> walks;
        for (int i = 0; i < 4; ++i)
            walks.push_back(std::async(std::launch::async, [&] {
                ImportService other(parts);
                while (other.run_once(tenant)) {
                }
            }));
        for (auto& walk : walks) EXPECT_NO_THROW(walk.get());
        one = see(one.id);
        EXPECT_EQ(one.state, wanted == ImportStep::apply ? ImportState::applied : ImportState::undone);
        EXPECT_EQ(one.rows_applied, wanted == ImportStep::apply ? 1'300 : 0);
        EXPECT_EQ(count("SELECT count(*) FROM registry_person"), one.rows_applied);
    }
    EXPECT_EQ(count("SELECT count(*) FROM imports_batch"), 6);
}

}  // namespace
}  // namespace linli::imports
