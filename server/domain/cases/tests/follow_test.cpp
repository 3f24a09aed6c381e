#include <linli/cases/follow.h>

#include "house.h"

namespace linli::cases {
namespace {

class CaseFollowTest : public CaseTest {
protected:
    /// Grid 5 becomes grids 50 and 51; the compound goes to 51.
    void split(CaseFollower& follower) {
        database().write([&](db::WriteTx& tx) {
            using area::Level;
            for (const int n : {50, 51})
                area::add(tx, tenant,
                          {.id = area_id(n),
                           .level = Level::grid,
                           .parent_id = area_id(3),
                           .code = "a" + std::to_string(n),
                           .name = "新网格" + std::to_string(n)},
                          clock.now())
                    .value();
            const auto moved = area::move(tx, tenant, area_id(8), 1, area_id(51), clock.now()).value();
            follower.hear(tx, tenant, {moved.id, moved.version});
            area::end(tx, tenant, area_id(5), area::find(tx, tenant, area_id(5))->version, clock.now()).value();
        });
    }
    std::int64_t in(std::optional<AreaId> grid, bool open) {
        return database().read([&](db::ReadTx& tx) {
            return tx
                .value<std::int64_t>(std::string("SELECT count(*) FROM cases_case WHERE grid_id IS NOT DISTINCT FROM"
                                                 " :grid AND closed_at_ms IS ") +
                                         (open ? "NULL" : "NOT NULL"),
                                     {{"grid", grid}})
                .value();
        });
    }
    void place(CaseId id, std::optional<AreaId> compound) {
        database().write([&](db::WriteTx& tx) {
            tx.exec(
                "UPDATE cases_case SET district_id = :d, street_id = :s, community_id = :c, grid_id = :g, compound_id"
                " = :compound WHERE case_id = :id",
                {{"d", area_id(1)},
                 {"s", area_id(2)},
                 {"c", area_id(3)},
                 {"g", area_id(5)},
                 {"compound", compound},
                 {"id", id}});
        });
    }
};
LINLI_BOTH_ENGINES(CaseFollowTest);

TEST_P(CaseFollowTest, OpenCasesGoWithTheirCompoundAndClosedOnesStay) {
    for (int i = 0; i < 9; ++i) {
        // The last one says nothing of its place; the one before is found again by its words.
        const auto made =
            report("三号楼楼道里垃圾堆了好几天没人清", i < 8 ? std::optional<std::string>("书香苑") : std::nullopt);
        place(made.id, i < 6 ? std::optional(area_id(8)) : std::nullopt);
        if (i % 3 == 0) {
            ASSERT_TRUE(step(resident, made.id, {.action = Action::withdraw}));
        }
    }
    geo::Locator fresh;
    CaseFollower follower(database(), clock, fresh);
    split(follower);
    for (int i = 0; i < 100; ++i) {
        CaseFollower another(database(), clock, fresh);  // as after a stop
        if (!another.run_once(tenant, 2)) clock.advance(std::chrono::minutes(1));
    }
    EXPECT_EQ(in(area_id(5), false), 3) << "what happened in a grid stays there";
    EXPECT_EQ(in(area_id(5), true), 0);
    EXPECT_EQ(in(area_id(51), true), 5) << "with the compound, or found in it";
    EXPECT_EQ(in({}, true), 1) << "a grid that ended is not guessed anew";
    EXPECT_FALSE(follower.run_once(tenant));
}

}  // namespace
}  // namespace linli::cases
