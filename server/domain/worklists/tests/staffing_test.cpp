#include "worklists_house.h"

namespace linli::worklists {
namespace {

using Staff = WorklistsTest;
LINLI_BOTH_ENGINES(Staff);

/// COVERS: DSH-08 (residents and open work for each worker, the fair share, and how it changed)
TEST_P(Staff, WhereMorePeopleFallToAWorkerStandsFirst) {
    counted(3, 5, today().plus_days(-40), 400);
    counted(3, 5, today(), 1'400);
    counted(3, 6, today(), 200);
    report(waste);
    doubt(1, today());
    const auto seen = lists.staffing(leader(3, area::Level::community), {.months = 3}).value();
    EXPECT_EQ(seen.all.residents, 1'600);
    EXPECT_EQ(seen.all.workers, 2) << "a grid worker and a clerk";
    EXPECT_EQ(seen.all.matters, 1);
    EXPECT_EQ(seen.all.checks, 1);
    const auto grid = [&](int n) {
        return *std::find_if(seen.places.begin(), seen.places.end(),
                             [&](const StaffedPlace& place) { return place.area_id == area_id(n); });
    };
    EXPECT_EQ(grid(5).workers, 1);
    EXPECT_DOUBLE_EQ(grid(5).residents_each.value(), 1'400);
    EXPECT_DOUBLE_EQ(grid(5).load.value(), 1'400 / (1'600 / 2.0));
    EXPECT_EQ(seen.places.front().area_id, area_id(6)) << "a grid without anybody comes first";
    EXPECT_FALSE(seen.places.front().residents_each.has_value());
    ASSERT_EQ(seen.months.size(), 3U);
    EXPECT_EQ(seen.months[0].residents, std::nullopt) << "nobody had counted";
    EXPECT_EQ(seen.months[1].residents, 400);
    EXPECT_EQ(seen.months[2].residents, 1'600);

    EXPECT_TRUE(lists.staffing(leader(2, area::Level::street), {.area_id = area_id(1)}).is(access::not_found));
    access::Actor head{.tenant = tenant, .role = access::Role::leader, .user = user_id(81)};
    head.organisation = OrganisationId(id(20));
    EXPECT_FALSE(lists.staffing(access::Gate::admit(head, may_see_loads).value(), {}).value().all.residents);
}

}  // namespace
}  // namespace linli::worklists
