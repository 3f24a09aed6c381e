#include "support.h"

#include <linli/base/words.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace linli::sim {
namespace {

using test::default_district;
using test::full_community;

int count_level(const District& district, Level level) {
    const auto is = [&](const Area& area) { return area.level == level; };
    auto sum = std::count_if(district.frame.areas.begin(), district.frame.areas.end(), is);
    for (const auto& community : district.communities)
        sum += std::count_if(community.areas.begin(), community.areas.end(), is);
    return static_cast<int>(sum);
}

// COVERS: ARC-19
TEST(District, HasTheOrganisationsOfTheSources) {
    const auto& district = default_district();
    const auto villages = std::count_if(district.frame.areas.begin(), district.frame.areas.end(), [](const Area& area) {
        return area.level == Level::community && area.village;
    });
    EXPECT_EQ(count_level(district, Level::community), 64 + 18);
    EXPECT_EQ(villages, 18);
    std::map<OrganisationKind, int> kinds;
    for (const auto& one : district.frame.organisations) ++kinds[one.kind];
    EXPECT_EQ(kinds[OrganisationKind::department] + kinds[OrganisationKind::section] +
                  kinds[OrganisationKind::public_institution] + kinds[OrganisationKind::company],
              52);
    EXPECT_EQ(kinds[OrganisationKind::community_committee], 64);
    EXPECT_EQ(kinds[OrganisationKind::village_committee], 18);
}

// COVERS: DAT-27
TEST(District, PlantsExactly730InvalidRowsAmong14900) {
    const auto& full = full_community();
    EXPECT_TRUE(full.full);
    EXPECT_EQ(full.people.size(), 14'900U);
    const auto invalid = test::truths_of(full, Table::person);
    EXPECT_EQ(invalid.size(), 730U);
    std::size_t valid = 0;
    std::size_t found = 0;
    for (const auto& person : full.people) ++(invalid.contains(person.id.uuid()) ? found : valid);
    EXPECT_EQ(found, 730U);
    EXPECT_EQ(valid, 14'170U);
}

// COVERS: DAT-28
TEST(District, PlantsExactly120WrongRowsAmong1927) {
    const auto& full = full_community();
    const auto compound =
        std::find_if(full.areas.begin(), full.areas.end(), [](const Area& a) { return a.name == "盈北苑"; });
    ASSERT_NE(compound, full.areas.end());
    std::set<AreaId> homes;
    for (const auto& dwelling : full.dwellings)
        if (dwelling.compound == compound->id) homes.insert(dwelling.id);
    const auto wrong = test::truths_of(full, Table::relation);
    int rows = 0;
    int bad = 0;
    for (const auto& relation : full.relations) {
        const bool here =
            homes.contains(relation.dwelling) || (relation.dwelling.nil() && relation.address.starts_with("盈北苑"));
        if (!here) continue;
        ++rows;
        const auto found = wrong.find(relation.id.uuid());
        if (found == wrong.end()) continue;
        ++bad;
        EXPECT_EQ(found->second->compound, compound->id);
    }
    EXPECT_EQ(rows, 1'927);
    EXPECT_EQ(bad, 120);
    EXPECT_EQ(wrong.size(), 120U);
}

// COVERS: DAT-29
TEST(District, OneOfThirtyInTheUnitDoesNotCome) {
    const auto& full = full_community();
    std::set<AreaId> homes;
    for (const auto& dwelling : full.dwellings)
        if (dwelling.local_address.starts_with("盈北苑7号楼3单元")) homes.insert(dwelling.id);
    EXPECT_EQ(homes.size(), 12U);
    std::map<std::string, const Person*> on_record;
    for (const auto& person : full.people)
        if (homes.contains(person.dwelling)) on_record.emplace(person.id_number, &person);
    EXPECT_EQ(on_record.size(), 30U);
    int came = 0;
    for (const auto& signal : full.signals) {
        if (signal.kind != SignalKind::attendance || !homes.contains(signal.dwelling)) continue;
        ++came;
        on_record.erase(signal.id_number);
    }
    EXPECT_EQ(came, 29);
    ASSERT_EQ(on_record.size(), 1U);
    const auto& missing = *on_record.begin()->second;
    EXPECT_TRUE(codes::normal_mobile(missing.phone));
    EXPECT_FALSE(codes::parse_id_number(missing.id_number));
    const auto planted = test::truths_of(full, Table::person);
    EXPECT_EQ(planted.at(missing.id.uuid())->error, ErrorClass::contradicted_outside);
}

// COVERS: MER-01, PAR-03, IOT-21
TEST(District, HasMerchantsTutorsAndEldersWhoLiveAlone) {
    std::size_t merchants = 0;
    for (const auto& community : default_district().communities) merchants += community.merchants.size();
    EXPECT_EQ(merchants, 632U);
    std::map<std::string, int> tags;
    for (const auto& tag : full_community().tags) ++tags[tag.word];
    EXPECT_EQ(tags["senior_tutor"], 42);
    EXPECT_GE(tags["lives_alone_elder"], 217) << "217 bracelets need wearers";
}

// COVERS: INC-01
TEST(District, GridsOfTheFullCommunityHoldAsManyHouseholdsAsTheySay) {
    const auto& district = default_district();
    std::map<AreaId, int> homes;
    std::map<AreaId, AreaId> grid_of;
    for (const auto& dwelling : full_community().dwellings) grid_of[dwelling.id] = dwelling.grid;
    for (const auto& household : full_community().households) ++homes[grid_of.at(household.dwelling)];
    int grids = 0;
    for (const auto& area : district.frame.areas) {
        if (area.level != Level::grid) continue;
        EXPECT_GE(area.households, 300) << area.address;
        EXPECT_LE(area.households, 500) << area.address;
        if (area.parent != full_community().id) continue;
        ++grids;
        EXPECT_EQ(homes[area.id], area.households) << area.address;
    }
    EXPECT_GE(grids, 12);
}

TEST(District, KnowsThePeopleOfTheScenarios) {
    const auto& district = default_district();
    std::set<std::string> words;
    for (const auto& persona : district.frame.personas) words.insert(persona.word);
    for (const auto& persona : full_community().personas) words.insert(persona.word);
    EXPECT_THAT(words, testing::UnorderedElementsAre("resident", "grid_worker", "clerk", "handler", "merchant",
                                                     "leader", "auditor", "family_doctor", "police_liaison"));
    const auto& resident = *std::find_if(full_community().personas.begin(), full_community().personas.end(),
                                         [](const Persona& persona) { return persona.word == "resident"; });
    const auto& person = *std::find_if(full_community().people.begin(), full_community().people.end(),
                                       [&](const Person& row) { return row.id == resident.person; });
    EXPECT_EQ(age_on(person.birth, shanghai_date(Options{}.epoch)), 72);
    const auto& home = *std::find_if(full_community().dwellings.begin(), full_community().dwellings.end(),
                                     [&](const Dwelling& dwelling) { return dwelling.id == person.dwelling; });
    EXPECT_EQ(home.local_address, "书香苑12号楼2单元501室");
}

TEST(District, NamesEverythingOnce) {
    std::set<Uuid> ids;
    std::set<std::string> area_codes;
    std::set<std::string> addresses;
    std::set<std::string> logins;
    std::set<std::string> organisation_codes;
    const auto once = [&](const auto& id) { EXPECT_TRUE(ids.insert(id.uuid()).second) << id.text(); };
    const auto areas = [&](const std::vector<Area>& list) {
        for (const auto& area : list) {
            once(area.id);
            EXPECT_TRUE(area_codes.insert(area.code).second) << area.code;
            EXPECT_TRUE(addresses.insert(area.address).second) << area.address;
        }
    };
    const auto& district = default_district();
    areas(district.frame.areas);
    for (const auto& one : district.frame.organisations) {
        once(one.id);
        EXPECT_TRUE(organisation_codes.insert(one.code).second) << one.code;
    }
    for (const auto& one : district.frame.staff) EXPECT_TRUE(logins.insert(one.login).second) << one.login;
    for (const auto& community : district.communities) {
        areas(community.areas);
        for (const auto& one : community.dwellings) {
            once(one.id);
            EXPECT_TRUE(area_codes.insert(one.code).second) << one.code;
            EXPECT_TRUE(addresses.insert(one.address).second || one.room.empty()) << one.address;
        }
        for (const auto& one : community.people) once(one.id);
        for (const auto& one : community.relations) once(one.id);
        for (const auto& one : community.merchants) once(one.id);
        for (const auto& one : community.staff) EXPECT_TRUE(logins.insert(one.login).second) << one.login;
    }
}

TEST(District, NoTwoDwellingsShareAnAddress) {
    std::set<std::string> addresses;
    for (const auto& community : default_district().communities)
        for (const auto& one : community.dwellings) EXPECT_TRUE(addresses.insert(one.address).second) << one.address;
}

TEST(District, IdsCarryTheEpochAndTheCommunity) {
    const auto place = full_community().index + 1;  // the frame has the epoch itself
    for (const auto& person : full_community().people) {
        ASSERT_EQ(person.id.uuid().v7_ms(), to_ms(Options{}.epoch) + place);
        ASSERT_EQ(person.id.uuid().bytes()[8] & 0xC0, 0x80);
    }
}

}  // namespace
}  // namespace linli::sim
