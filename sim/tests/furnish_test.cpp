#include "support.h"

#include <linli/base/date.h>

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace linli::sim {
namespace {

using test::full_community;

TEST(Furnish, ThingsStandInTheirCompoundsAndHaveCodesOfTheirOwn) {
    const auto& c = full_community();
    std::map<std::string, int> kinds;
    std::set<std::string> codes;
    std::set<AreaId> places;
    for (const auto& area : c.areas) places.insert(area.id);
    for (const auto& thing : c.things) {
        ++kinds[thing.kind];
        EXPECT_TRUE(codes.insert(thing.code).second) << thing.code;
        EXPECT_TRUE(places.count(thing.compound) == 1) << thing.code;
        EXPECT_FALSE(thing.name.empty() || thing.address.empty());
        EXPECT_LE(thing.inspected, thing.inspect_by) << "a vehicle is never inspected, and never due";
    }
    for (const auto* kind : {"hydrant", "lift", "waste_point", "vehicle"}) EXPECT_GT(kinds[kind], 0) << kind;
}

TEST(Furnish, BondsAndConsentsAreOfPeopleOnRecord) {
    const auto& c = full_community();
    std::map<PersonId, Date> births;
    for (const auto& person : c.people) births[person.id] = person.birth;
    std::set<Uuid> ends;
    for (const auto& thing : c.things) ends.insert(thing.id.uuid());
    for (const auto& shop : c.merchants) ends.insert(shop.id.uuid());
    for (const auto& [id, birth] : births) ends.insert(id.uuid());
    std::map<std::string, int> kinds;
    for (const auto& bond : c.bonds) {
        ++kinds[bond.kind];
        EXPECT_TRUE(births.count(bond.from) == 1);
        EXPECT_TRUE(ends.count(bond.to) == 1) << bond.kind;
        EXPECT_NE(bond.from.uuid(), bond.to);
    }
    for (const auto* kind : {"spouse", "guardian", "works_at", "owns_vehicle"}) EXPECT_GT(kinds[kind], 0) << kind;
    std::set<std::pair<PersonId, std::string>> agreed;
    for (const auto& consent : c.consents) {
        EXPECT_TRUE(births.count(consent.person) == 1);
        EXPECT_TRUE(agreed.emplace(consent.person, consent.purpose).second) << "one of each kind is open";
    }
    EXPECT_GT(agreed.size(), 100U);
}

TEST(Furnish, SmallVenuesFollowTheTrade) {
    std::map<std::string, int> venues;
    for (const auto& shop : full_community().merchants) ++venues[shop.venue];
    EXPECT_GT(venues["small_restaurant"], 0);
    EXPECT_GT(venues[""], 0) << "not every shop is one of the nine";
}

}  // namespace
}  // namespace linli::sim
