#include "support.h"

#include "csv.h"
#include "noise_spec.h"

#include <linli/base/words.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

namespace linli::sim {
namespace {

using test::full_community;
using test::truths_of;

std::map<std::string, int> counts_by_method(const Community& community) {
    std::map<std::string, int> counts;
    for (const auto& truth : community.truths) ++counts[truth.method];
    return counts;
}

TEST(Truths, FollowTheSpecificationMethodByMethod) {
    const auto spec = NoiseSpec::read(test::real_options().noise);
    ASSERT_TRUE(spec.ok());
    const auto counts = counts_by_method(full_community());
    for (const auto& rule : spec->rules) {
        if (rule.scope == NoiseScope::elsewhere) continue;
        const auto found = counts.find(std::string(word(rule.method)));
        ASSERT_NE(found, counts.end()) << word(rule.method);
        EXPECT_EQ(found->second, rule.amount) << word(rule.method);
    }
}

TEST(Truths, EveryClassOccurs) {
    std::set<ErrorClass> classes;
    for (const auto& truth : full_community().truths)
        if (truth.table == Table::person) classes.insert(truth.error);
    EXPECT_EQ(classes.size(), 12U);
}

TEST(Truths, AnotherSpecificationMovesTheFigure) {
    const test::Folder folder("noise");
    std::filesystem::create_directories(folder.path);
    auto options = test::small_options();
    options.communities = 1;
    options.villages = 0;
    options.merchants = 10;
    options.noise = folder.path / "noise.csv";
    std::ofstream(options.noise) << "scope,class,method,amount\nfull,2,id_digit,41\nfull,5,same_number,9\n";
    const auto district = generate(options);
    ASSERT_TRUE(district.ok()) << district.problem().detail;
    EXPECT_EQ(district->communities[0].truths.size(), 50U);
    EXPECT_EQ(district->communities[0].people.size(), 14'900U);
}

std::string field_of(const Person& person, const std::string& field) {
    if (field == "name") return person.name;
    if (field == "id_number") return person.id_number;
    if (field == "phone") return person.phone;
    if (field == "birth") return person.birth.text();
    if (field == "sex") return person.sex == codes::Sex::male ? "male" : "female";
    if (field == "kin") return std::string(word(person.kin));
    if (field == "address") return person.address;
    if (field == "since") return person.since.text();
    if (field == "confirmed") return person.confirmed.text();
    return field == "status" ? "active" : person.name;
}

TEST(Truths, TellWhatStandsInTheRow) {
    const auto planted = truths_of(full_community(), Table::person);
    for (const auto& person : full_community().people) {
        const auto found = planted.find(person.id.uuid());
        if (found == planted.end()) continue;
        const auto& truth = *found->second;
        EXPECT_EQ(field_of(person, truth.field), truth.recorded) << truth.method;
        EXPECT_NE(truth.right, truth.recorded) << truth.method;
    }
}

/// What the simplest checks of a row alone can see: classes 1 to 4.
bool wrong_by_itself(const Person& person) {
    if (person.id_number.size() != 18) return true;
    const auto number = codes::parse_id_number(person.id_number);
    if (!number || number->birth != person.birth || number->sex != person.sex) return true;
    if (!person.phone.empty() && !codes::normal_mobile(person.phone)) return true;
    return person.name.find_first_of("1a?*") != std::string::npos || person.name.ends_with("（新）") ||
           person.name.ends_with("、");
}

TEST(Truths, SimpleChecksSeeClassesOneToFourAndNothingElse) {
    const auto planted = truths_of(full_community(), Table::person);
    for (const auto& person : full_community().people) {
        const auto found = planted.find(person.id.uuid());
        const auto error = found == planted.end() ? ErrorClass{} : found->second->error;
        const bool own =
            error == ErrorClass::format || error == ErrorClass::checksum || error == ErrorClass::birth_or_sex;
        if (own) {
            EXPECT_TRUE(wrong_by_itself(person)) << found->second->method << " " << person.id_number;
        }
        if (found == planted.end()) {
            EXPECT_FALSE(wrong_by_itself(person)) << person.name << " " << person.id_number << " " << person.phone;
        }
    }
}

TEST(Truths, DuplicatesShareANumberOrNameBirthAndPhone) {
    std::map<Uuid, const Person*> rows;
    for (const auto& person : full_community().people) rows.emplace(person.id.uuid(), &person);
    int duplicates = 0;
    for (const auto& truth : full_community().truths) {
        if (truth.table != Table::person || truth.error != ErrorClass::duplicate) continue;
        ++duplicates;
        ASSERT_EQ(truth.related.size(), 1U);
        const auto& copy = *rows.at(truth.row);
        const auto& original = *rows.at(truth.related.front());
        const auto widened = codes::widen_id_number(copy.id_number);
        const bool number = copy.id_number == original.id_number || (widened && *widened == original.id_number);
        const bool person = copy.name == original.name && copy.birth == original.birth && copy.phone == original.phone;
        EXPECT_TRUE(number || person) << truth.method;
    }
    EXPECT_EQ(duplicates, 124);
}

TEST(Truths, OnlyPlantedRowsHaveNoDwelling) {
    const auto planted = truths_of(full_community(), Table::person);
    int homeless = 0;
    for (const auto& person : full_community().people) {
        if (!person.dwelling.nil()) continue;
        ++homeless;
        ASSERT_TRUE(planted.contains(person.id.uuid())) << person.address;
        EXPECT_EQ(planted.at(person.id.uuid())->error, ErrorClass::no_such_dwelling);
    }
    EXPECT_EQ(homeless, 70);
}

// The dead and the departed must be found through lists in which they are a minority.
TEST(Truths, ListsNameTheDeadAndTheDeparted) {
    std::map<std::string, const Signal*> dead;
    std::map<std::string, const Signal*> moved;
    for (const auto& signal : full_community().signals) {
        if (signal.kind == SignalKind::death_record) dead.emplace(signal.id_number, &signal);
        if (signal.kind == SignalKind::migration_record) moved.emplace(signal.id_number, &signal);
    }
    const auto planted = truths_of(full_community(), Table::person);
    std::size_t dead_rows = 0;
    for (const auto& person : full_community().people) {
        const auto found = planted.find(person.id.uuid());
        const bool deceased = found != planted.end() && found->second->error == ErrorClass::deceased;
        const bool departed = found != planted.end() && found->second->error == ErrorClass::moved_out;
        if (deceased) {
            ++dead_rows;
            EXPECT_TRUE(dead.contains(person.id_number));
        }
        if (departed) {
            EXPECT_TRUE(moved.contains(person.id_number));
        }
        if (found == planted.end()) {
            EXPECT_FALSE(dead.contains(person.id_number));
        }
    }
    EXPECT_GT(dead.size(), dead_rows * 3 / 2) << "the list also holds people who are not in the register";
}

TEST(Truths, EmptyHomesUseNoWaterUnlessPlanted) {
    std::map<AreaId, int> litres;
    for (const auto& signal : full_community().signals)
        if (signal.kind == SignalKind::water_month) litres[signal.dwelling] = signal.litres;
    std::set<AreaId> lived_in;
    for (const auto& relation : full_community().relations)
        if (relation.lives_here) lived_in.insert(relation.dwelling);
    const auto planted = truths_of(full_community(), Table::dwelling);
    int running = 0;
    for (const auto& dwelling : full_community().dwellings) {
        if (dwelling.use != DwellingUse::vacant || lived_in.contains(dwelling.id)) continue;
        const auto found = planted.find(dwelling.id.uuid());
        const bool meter = found != planted.end() && found->second->method == "empty_running_meter";
        running += meter ? 1 : 0;
        EXPECT_EQ(litres[dwelling.id] > 500, meter);
    }
    EXPECT_EQ(running, 12);
}

// Neither ids nor places in the list tell which rows are wrong.
TEST(Truths, PlantedRowsAreSpreadOverIdsAndOrder) {
    const auto& people = full_community().people;
    const auto planted = truths_of(full_community(), Table::person);
    std::vector<PersonId> ids;
    for (const auto& person : people) ids.push_back(person.id);
    std::sort(ids.begin(), ids.end());
    int first_half_by_id = 0;
    int first_half_by_order = 0;
    int after_own_household = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const bool by_id = planted.contains(ids[i].uuid());
        const bool by_order = planted.contains(people[i].id.uuid());
        if (i < people.size() / 2) first_half_by_id += by_id ? 1 : 0, first_half_by_order += by_order ? 1 : 0;
        const bool last = i + 1 == people.size() || people[i + 1].household != people[i].household;
        after_own_household += by_order && last ? 1 : 0;
    }
    EXPECT_NEAR(first_half_by_id, 365, 55);      // four standard deviations of a fair coin
    EXPECT_NEAR(first_half_by_order, 365, 110);  // families share a fate, and 盈北苑 has fewer errors
    EXPECT_LT(after_own_household, 450);
}

TEST(NoiseSpec, RefusesWhatItCannotUnderstand) {
    const test::Folder folder("spec");
    std::filesystem::create_directories(folder.path);
    const auto file = folder.path / "noise.csv";
    for (const auto* line : {"full,13,id_digit,1", "full,2,id_digits,1", "nowhere,2,id_digit,1", "full,2,id_digit,-1",
                             "full,5,relation_twice,1", "compound,2,id_digit,1"}) {
        std::ofstream(file) << "scope,class,method,amount\n" << line << "\n";
        EXPECT_TRUE(NoiseSpec::read(file).is(bad_data_file)) << line;
    }
    EXPECT_TRUE(NoiseSpec::read(folder.path / "absent.csv").is(bad_data_file));
}

}  // namespace
}  // namespace linli::sim
