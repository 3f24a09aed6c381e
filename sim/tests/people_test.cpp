#include "support.h"

#include "id_numbers.h"
#include "plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace linli::sim {
namespace {

using test::default_district;
using test::full_community;
using test::truths_of;

const Date today = shanghai_date(Options{}.epoch);

TEST(People, NumbersOfRightRowsAreRight) {
    std::set<std::string> numbers;
    for (const auto& community : default_district().communities) {
        const auto spoilt = truths_of(community, Table::person);
        for (const auto& person : community.people) {
            if (spoilt.contains(person.id.uuid())) continue;
            const auto number = codes::parse_id_number(person.id_number);
            ASSERT_TRUE(number) << person.id_number;
            EXPECT_EQ(number->birth, person.birth);
            EXPECT_EQ(number->sex, person.sex);
            EXPECT_TRUE(numbers.insert(person.id_number).second) << "two people with " << person.id_number;
        }
    }
}

TEST(People, AreaCodesOfRightRowsWereInForce) {
    std::map<std::string_view, const CountyCode*> codes;
    for (const auto& county : tables::county_codes()) codes.emplace(county.code, &county);
    const auto spoilt = truths_of(full_community(), Table::person);
    for (const auto& person : full_community().people) {
        if (spoilt.contains(person.id.uuid())) continue;
        const auto found = codes.find(std::string_view(person.id_number).substr(0, 6));
        ASSERT_NE(found, codes.end());
        EXPECT_TRUE(in_force(*found->second, person.birth.year())) << person.id_number;
    }
}

TEST(People, PhonesOfRightRowsAreMobileNumbersOfTheirOwn) {
    std::set<std::string> phones;
    for (const auto& community : default_district().communities) {
        const auto spoilt = truths_of(community, Table::person);
        for (const auto& person : community.people) {
            if (person.phone.empty() || spoilt.contains(person.id.uuid())) continue;
            EXPECT_EQ(codes::normal_mobile(person.phone), person.phone);
            EXPECT_TRUE(phones.insert(person.phone).second) << person.phone;
        }
        for (const auto& staff : community.staff) EXPECT_TRUE(phones.insert(staff.phone).second) << staff.phone;
    }
    for (const auto& staff : default_district().frame.staff) EXPECT_TRUE(phones.insert(staff.phone).second);
}

/// The rows of every household without a planted error.
std::map<HouseholdId, std::vector<const Person*>> right_households(const Community& community) {
    const auto spoilt = truths_of(community, Table::person);
    std::map<HouseholdId, std::vector<const Person*>> out;
    std::set<HouseholdId> wrong;
    for (const auto& person : community.people) {
        out[person.household].push_back(&person);
        if (spoilt.contains(person.id.uuid())) wrong.insert(person.household);
    }
    for (const auto& id : wrong) out.erase(id);
    return out;
}

/// How much older the head must be than somebody of that kin; nothing for those who may have any age.
std::optional<int> least_years_above(Kin kin) {
    switch (kin) {
    case Kin::son:
    case Kin::daughter: return 16;
    case Kin::grandson:
    case Kin::granddaughter: return 32;
    default: return std::nullopt;
    }
}

void check_family(const std::vector<const Person*>& rows) {
    const auto is = [](Kin kin) { return [kin](const Person* person) { return person->kin == kin; }; };
    ASSERT_EQ(std::count_if(rows.begin(), rows.end(), is(Kin::head)), 1);
    EXPECT_LE(std::count_if(rows.begin(), rows.end(), is(Kin::spouse)), 1);
    const auto& head = **std::find_if(rows.begin(), rows.end(), is(Kin::head));
    const int head_age = age_on(head.birth, today);
    EXPECT_GE(head_age, 18);
    for (const auto* person : rows) {
        const int age = age_on(person->birth, today);
        const bool parent = person->kin == Kin::father || person->kin == Kin::mother;
        if (const auto years = least_years_above(person->kin)) {
            EXPECT_GE(head_age - age, *years);
        }
        if (parent) {
            EXPECT_GE(age - head_age, 16);
        }
        if (person->kin == Kin::spouse) {
            EXPECT_NE(person->sex, head.sex);
            EXPECT_GE(age, 20);
        }
    }
}

TEST(People, FamiliesArePlausible) {
    for (const auto& community : default_district().communities)
        for (const auto& [id, rows] : right_households(community)) check_family(rows);
}

TEST(People, WordsOfKinFitTheSex) {
    const std::map<Kin, codes::Sex> sexes{{Kin::son, codes::Sex::male},        {Kin::father, codes::Sex::male},
                                          {Kin::grandson, codes::Sex::male},   {Kin::son_in_law, codes::Sex::male},
                                          {Kin::daughter, codes::Sex::female}, {Kin::mother, codes::Sex::female}};
    for (const auto& [id, rows] : right_households(full_community()))
        for (const auto* person : rows) {
            const auto found = sexes.find(person->kin);
            if (found != sexes.end()) {
                EXPECT_EQ(person->sex, found->second) << person->name;
            }
        }
}

TEST(People, ChildrenOfACoupleAreYoungerThanBothByManyYears) {
    for (const auto& [id, rows] : right_households(full_community())) {
        int youngest_parent = 200;
        for (const auto* person : rows)
            if (person->kin == Kin::head || person->kin == Kin::spouse)
                youngest_parent = std::min(youngest_parent, age_on(person->birth, today));
        for (const auto* person : rows)
            if ((person->kin == Kin::son || person->kin == Kin::daughter) &&
                person->presence != Presence::registered_only) {
                EXPECT_GE(youngest_parent - age_on(person->birth, today), 16) << id.text();
            }
    }
}

TEST(People, AgesAreThoseOfAChineseDistrict) {
    int children = 0;
    int elders = 0;
    int men = 0;
    double all = 0;
    for (const auto& person : full_community().people) {
        const int age = age_on(person.birth, today);
        children += age < 15 ? 1 : 0;
        elders += age >= 60 ? 1 : 0;
        men += person.sex == codes::Sex::male ? 1 : 0;
        ++all;
    }
    EXPECT_NEAR(children / all, 0.16, 0.03);
    EXPECT_NEAR(elders / all, 0.19, 0.03);
    EXPECT_NEAR(men / all, 0.50, 0.02);
}

TEST(People, HouseholdsHaveTheMeanThePlanCountsWith) {
    double people = 0;
    for (const auto& person : full_community().people) people += person.presence == Presence::registered_only ? 0 : 1;
    const auto mean = people / static_cast<double>(full_community().households.size());
    EXPECT_NEAR(mean, mean_household_hundredths / 100.0, 0.06);
}

TEST(People, NamesAreVaried) {
    std::map<std::string, int> names;
    int dotted = 0;
    int compound = 0;
    for (const auto& person : full_community().people) {
        ++names[person.name];
        dotted += person.name.find("·") != std::string::npos ? 1 : 0;
        compound += person.name.starts_with("欧阳") ? 1 : 0;
    }
    EXPECT_GT(names.size(), 6'000U);
    EXPECT_GT(dotted, 10);
    EXPECT_GT(compound, 0);
    const auto most =
        std::max_element(names.begin(), names.end(), [](auto& a, auto& b) { return a.second < b.second; });
    EXPECT_LT(most->second, 40) << most->first;
}

TEST(People, NoDwellingIsOverfullWithoutAPlantedError) {
    std::map<AreaId, int> people;
    std::set<AreaId> wrong;
    const auto spoilt = truths_of(full_community(), Table::person);
    for (const auto& person : full_community().people) {
        ++people[person.dwelling];
        if (spoilt.contains(person.id.uuid())) wrong.insert(person.dwelling);
    }
    for (const auto& [dwelling, count] : people)
        if (!wrong.contains(dwelling)) {
            EXPECT_LE(count, 9);
        }
}

TEST(People, EveryRightRowHasItsPlaceAndItsRelation) {
    std::map<AreaId, const Dwelling*> homes;
    std::map<HouseholdId, AreaId> households;
    std::set<std::pair<PersonId, AreaId>> related;
    for (const auto& dwelling : full_community().dwellings) homes.emplace(dwelling.id, &dwelling);
    for (const auto& household : full_community().households) households.emplace(household.id, household.dwelling);
    for (const auto& relation : full_community().relations) related.emplace(relation.person, relation.dwelling);
    const auto spoilt = truths_of(full_community(), Table::person);
    std::size_t unrelated = 0;
    for (const auto& person : full_community().people) {
        if (spoilt.contains(person.id.uuid())) continue;
        const auto home = homes.find(person.dwelling);
        ASSERT_NE(home, homes.end());
        EXPECT_EQ(households.at(person.household), person.dwelling);
        EXPECT_GE(person.since, person.birth);
        EXPECT_LE(person.since, today);
        EXPECT_LE(person.confirmed, today);
        EXPECT_GE(person.confirmed, person.since);
        unrelated += related.contains({person.id, person.dwelling}) ? 0 : 1;
    }
    // In 盈北苑 a person–house row may itself be the planted error: room or address wrong.
    EXPECT_LE(unrelated, 32U);
}

TEST(People, TagsFitTheirPeople) {
    std::map<PersonId, const Person*> people;
    for (const auto& person : full_community().people) people.emplace(person.id, &person);
    const auto spoilt = truths_of(full_community(), Table::person);
    for (const auto& tag : full_community().tags) {
        const auto& person = *people.at(tag.person);
        if (spoilt.contains(person.id.uuid())) continue;
        const int age = age_on(person.birth, today);
        if (tag.word == "elderly" || tag.word == "lives_alone_elder") {
            EXPECT_GE(age, 60);
        }
        if (tag.word == "floating_population") {
            EXPECT_EQ(person.presence, Presence::floating);
        }
        EXPECT_LE(tag.since, today);
        EXPECT_GE(tag.since, person.birth);
    }
}

TEST(People, MerchantsHaveValidCodesUnlessSpoilt) {
    for (const auto& community : default_district().communities) {
        const auto spoilt = truths_of(community, Table::merchant);
        for (const auto& merchant : community.merchants)
            EXPECT_NE(codes::valid_uscc(merchant.uscc), spoilt.contains(merchant.id.uuid())) << merchant.uscc;
    }
}

}  // namespace
}  // namespace linli::sim
