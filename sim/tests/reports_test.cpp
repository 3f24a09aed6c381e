#include "support.h"

#include "csv.h"
#include "places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace linli::sim {
namespace {

using test::default_district;

struct Told {
    const Report* report;
    const ReportTruth* truth;
    const Community* community;
};

const std::map<ReportId, Told>& all_reports() {
    static const std::map<ReportId, Told> made = [] {
        std::map<ReportId, Told> out;
        for (const auto& community : default_district().communities) {
            for (const auto& report : community.reports) out[report.id] = {&report, nullptr, &community};
            for (const auto& truth : community.report_truths) out.at(truth.report).truth = &truth;
        }
        return out;
    }();
    return made;
}

TEST(Reports, AreAsManyAsAskedAndHaveTheirTruth) {
    EXPECT_EQ(all_reports().size(), 600U);
    for (const auto& [id, told] : all_reports()) ASSERT_NE(told.truth, nullptr);
}

TEST(Reports, NameOnlyGridsOfTheirCommunityAndNeverInventOne) {
    std::map<AreaId, AreaId> community_of;
    for (const auto& area : default_district().frame.areas)
        if (area.level == Level::grid) community_of[area.id] = area.parent;
    std::map<PlaceKind, int> kinds;
    for (const auto& [id, told] : all_reports()) {
        ++kinds[told.truth->place];
        const bool known = told.truth->place <= PlaceKind::point;
        EXPECT_EQ(told.truth->grid.nil(), !known);
        if (known) {
            EXPECT_EQ(community_of.at(told.truth->grid), told.community->id);
        }
    }
    for (const auto kind : {PlaceKind::standard, PlaceKind::alias, PlaceKind::point, PlaceKind::vague,
                            PlaceKind::ambiguous, PlaceKind::outside, PlaceKind::missing})
        EXPECT_GT(kinds[kind], 2) << static_cast<int>(kind);
}

TEST(Reports, GiveThePlaceInTheWayTheTruthSays) {
    std::map<AreaId, const Area*> areas;
    for (const auto& community : default_district().communities)
        for (const auto& area : community.areas) areas.emplace(area.id, &area);
    for (const auto& [id, told] : all_reports()) {
        const auto& report = *told.report;
        if (told.truth->place == PlaceKind::standard) {
            EXPECT_TRUE(report.address.starts_with(places::city)) << report.address;
        }
        if (told.truth->place == PlaceKind::point) {
            ASSERT_TRUE(report.point);
            const auto& ring = areas.at(told.truth->compound)->outline;
            EXPECT_GE(report.point->lon_e7, ring[0].lon_e7);
            EXPECT_LE(report.point->lon_e7, ring[2].lon_e7);
            EXPECT_GE(report.point->lat_e7, ring[0].lat_e7);
            EXPECT_LE(report.point->lat_e7, ring[2].lat_e7);
        } else {
            EXPECT_FALSE(report.point);
        }
        if (told.truth->place == PlaceKind::alias && !areas.at(told.truth->compound)->village) {
            const auto& name = areas.at(told.truth->compound)->name;
            EXPECT_NE((report.text + report.address).find(name), std::string::npos) << report.text;
        }
    }
}

// COVERS: INC-24
TEST(Reports, RepeatedOnesPointToTheFirst) {
    int repeated = 0;
    for (const auto& [id, told] : all_reports()) {
        if (told.truth->duplicate_of.nil()) continue;
        ++repeated;
        const auto& first = all_reports().at(told.truth->duplicate_of);
        EXPECT_TRUE(first.truth->duplicate_of.nil());
        EXPECT_EQ(first.truth->item, told.truth->item);
        EXPECT_EQ(first.truth->grid, told.truth->grid);
        EXPECT_LE(first.report->at, told.report->at);
    }
    EXPECT_GT(repeated, 45);
    EXPECT_LT(repeated, 120);
}

TEST(Reports, AmbiguousPlacesExistInSeveralCommunities) {
    std::map<std::string, std::set<AreaId>> names;
    for (const auto& community : default_district().communities)
        for (const auto& area : community.areas)
            if (area.level == Level::compound && !area.village) names[area.name].insert(community.id);
    for (std::size_t i = 0; i < places::shared_compounds; ++i)
        EXPECT_GE(names[std::string(places::shared_compound(i))].size(), 2U) << places::shared_compound(i);
    std::size_t several = 0;
    for (const auto& [name, communities] : names) several += communities.size() > 1 ? 1 : 0;
    EXPECT_EQ(several, places::shared_compounds) << "every other compound name is unique in the district";
}

TEST(Reports, ComeBeforeTheEpochAndFromKnownPeople) {
    std::set<PersonId> people;
    for (const auto& community : default_district().communities)
        for (const auto& person : community.people) people.insert(person.id);
    for (const auto& [id, told] : all_reports()) {
        EXPECT_LE(told.report->at, Options{}.epoch);
        EXPECT_FALSE(told.report->title.empty());
        EXPECT_TRUE(told.report->reporter.nil() || people.contains(told.report->reporter));
        EXPECT_EQ(told.report->reporter.nil(), told.report->reporter_phone.empty());
    }
}

TEST(Reports, SayingsCarryTheNamesOfTheList) {
    const auto items = Sheet::read(test::real_options().items, {"item_code", "name"});
    const auto sayings = Sheet::read(test::real_options().phrases, {"item", "name"});
    ASSERT_TRUE(items.ok() && sayings.ok());
    std::map<std::string, std::string> names;
    for (std::size_t i = 0; i < items->size(); ++i) names[items->at(i, "item_code")] = items->at(i, "name");
    for (std::size_t i = 0; i < sayings->size(); ++i)
        EXPECT_EQ(names[sayings->at(i, "item")], sayings->at(i, "name")) << "the list was renumbered";
}

}  // namespace
}  // namespace linli::sim
