#include "support.h"

#include "lattice.h"

#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace linli::sim {
namespace {

using test::default_district;

/// Twice the area, exact: coordinates are integers, taken from the ring's own corner so that nothing overflows.
std::int64_t double_area(const Ring& ring) {
    std::int64_t sum = 0;
    const std::int64_t lon0 = ring.front().lon_e7;
    const std::int64_t lat0 = ring.front().lat_e7;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        sum += (ring[i].lon_e7 - lon0) * (ring[i + 1].lat_e7 - lat0) -
               (ring[i + 1].lon_e7 - lon0) * (ring[i].lat_e7 - lat0);
    return sum;
}

bool inside(const Ring& ring, Point point) {
    bool in = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const auto& a = ring[i];
        const auto& b = ring[i + 1];
        if ((a.lat_e7 > point.lat_e7) == (b.lat_e7 > point.lat_e7)) continue;
        const std::int64_t cross = std::int64_t{b.lon_e7 - a.lon_e7} * (point.lat_e7 - a.lat_e7) -
                                   std::int64_t{point.lon_e7 - a.lon_e7} * (b.lat_e7 - a.lat_e7);
        if ((cross > 0) == (b.lat_e7 > a.lat_e7)) in = !in;
    }
    return in;
}

TEST(Geometry, ChildrenPartitionTheirParent) {
    std::map<AreaId, const Area*> areas;
    std::map<AreaId, std::int64_t> sums;
    for (const auto& area : default_district().frame.areas) {
        areas.emplace(area.id, &area);
        ASSERT_EQ(area.outline.front(), area.outline.back());
        ASSERT_GT(double_area(area.outline), 0) << "clockwise or empty: " << area.address;
        if (!area.parent.nil()) sums[area.parent] += double_area(area.outline);
    }
    for (const auto& [parent, sum] : sums)
        EXPECT_EQ(sum, double_area(areas.at(parent)->outline)) << areas.at(parent)->address;
    EXPECT_EQ(sums.size(), 1U + 10U + 82U);  // the district, its streets, their communities
}

TEST(Geometry, EveryInnerBorderIsSharedByExactlyTwoGrids) {
    std::map<std::pair<Point, Point>, int> edges;
    const Area* district = &default_district().frame.areas.front();
    for (const auto& area : default_district().frame.areas) {
        if (area.level != Level::grid) continue;
        for (std::size_t i = 0; i + 1 < area.outline.size(); ++i) {
            const auto low = std::min(area.outline[i], area.outline[i + 1]);
            const auto high = std::max(area.outline[i], area.outline[i + 1]);
            ++edges[{low, high}];
        }
    }
    std::size_t single = 0;
    for (const auto& [edge, count] : edges) {
        EXPECT_LE(count, 2);
        single += count == 1 ? 1 : 0;
    }
    EXPECT_EQ(single, district->outline.size() - 1) << "only the district's own border has one side";
}

TEST(Geometry, BuildingsStandInTheirCompoundAndCompoundsInTheirGrid) {
    std::map<AreaId, const Area*> areas;
    for (const auto& area : default_district().frame.areas) areas.emplace(area.id, &area);
    for (const auto& community : default_district().communities) {
        for (const auto& area : community.areas) areas.emplace(area.id, &area);
        for (const auto& area : community.areas) {
            if (area.level != Level::building && area.level != Level::compound) continue;
            for (const auto& corner : area.outline)
                ASSERT_TRUE(inside(areas.at(area.parent)->outline, corner)) << area.address;
        }
    }
}

TEST(Geometry, BuildingsDoNotTouch) {
    for (const auto& community : default_district().communities) {
        std::map<AreaId, std::vector<const Area*>> by_compound;
        for (const auto& area : community.areas)
            if (area.level == Level::building) by_compound[area.parent].push_back(&area);
        for (const auto& [compound, list] : by_compound)
            for (std::size_t i = 0; i < list.size(); ++i)
                for (std::size_t k = i + 1; k < list.size(); ++k) {
                    const auto& a = list[i]->outline;
                    const auto& b = list[k]->outline;
                    const bool apart = a[2].lon_e7 < b[0].lon_e7 || b[2].lon_e7 < a[0].lon_e7 ||
                                       a[2].lat_e7 < b[0].lat_e7 || b[2].lat_e7 < a[0].lat_e7;
                    ASSERT_TRUE(apart) << list[i]->address << " " << list[k]->address;
                }
    }
}

TEST(Geometry, BuildingsHaveHeightsAndHousesOfAHumanSize) {
    for (const auto& community : default_district().communities)
        for (const auto& area : community.areas) {
            if (area.level != Level::building) continue;
            EXPECT_GE(area.height_dm, area.floors * 28);
            // One unit of 10⁻⁷ degrees is about a centimetre.
            EXPECT_GE(area.outline[2].lon_e7 - area.outline[0].lon_e7, 300) << area.address;
            EXPECT_LE(area.outline[2].lon_e7 - area.outline[0].lon_e7, 14'000) << area.address;
        }
}

TEST(Lattice, DividesForEverySeedAndSize) {
    Rng rng(7);
    for (int round = 0; round < 2'000; ++round) {
        const Box box{0, 0, rng.between(1, 30), rng.between(1, 30)};
        std::vector<Share> shares;
        for (int i = rng.between(1, std::max(1, box.cells() / 2)); i > 0; --i)
            shares.push_back({1, rng.between(300, 500)});
        int cells = 0;
        for (const auto& part : divide(box, shares)) {
            EXPECT_GE(part.cells(), 1);
            cells += part.cells();
        }
        EXPECT_EQ(cells, box.cells());
    }
}

}  // namespace
}  // namespace linli::sim
