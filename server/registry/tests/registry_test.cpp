#include <linli/json/read.h>

#include "register.h"

#include <gmock/gmock.h>

namespace linli::registry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class RegistryTest : public RegisterTest {};
LINLI_BOTH_ENGINES(RegistryTest);

TEST_P(RegistryTest, WhatIsLoadedIsReadBack) {
    const auto home = dwelling(first);
    auto one = person(first);
    const HouseholdRow household{ids.next<HouseholdId>(), "户001", home.id, first};
    one.household = household.id;
    one.dwelling = home.id;
    const auto lives = relation(one, home);
    const TagRow tag{one.id, "lives_alone_elder", "独居老人", one.since, {}, "民政局", first};
    keep({.dwellings = {&home, 1},
          .households = {&household, 1},
          .people = {&one, 1},
          .relations = {&lives, 1},
          .tags = {&tag, 1}});

    const auto full = service.disclose(worker(may_disclose_person, first), one.id).value();
    EXPECT_EQ(full.name, one.name);
    EXPECT_EQ(full.id_number, one.id_number);
    EXPECT_EQ(full.phone, one.phone);
    EXPECT_EQ(full.registered_address, one.registered_address);
    EXPECT_EQ(full.birth, one.birth);
    const auto read = service.person(worker(may_read_person, first), one.id).value();
    EXPECT_EQ(read.household_id, household.id);
    EXPECT_EQ(read.age, age_on(one.birth, shanghai_date(clock.now())));
    ASSERT_THAT(read.relations, SizeIs(1));
    EXPECT_EQ(read.relations[0].dwelling_id, home.id);
    ASSERT_THAT(read.tags, SizeIs(1));
    EXPECT_EQ(read.tags[0].source, "民政局");
    const auto door = service.dwelling(worker(may_read_dwelling, first), home.id).value();
    EXPECT_EQ(door.area_dm2, home.area_dm2);
    ASSERT_THAT(door.occupants, SizeIs(1));
    EXPECT_EQ(door.occupants[0].person_id, one.id);
}

TEST_P(RegistryTest, WhatLiesOutsideTheScopeStaysMasked) {
    const auto home = dwelling(first);
    const auto shop = dwelling(second);
    const auto owner = person(first);
    const auto tenant_of_shop = person(second);
    const RelationRow rows[] = {relation(owner, home), relation(owner, shop), relation(tenant_of_shop, shop)};
    const DwellingRow homes[] = {home, shop};
    const PersonRow people[] = {owner, tenant_of_shop};
    keep({.dwellings = homes, .people = people, .relations = rows});

    const auto seen = service.person(worker(may_read_person, first), owner.id).value();
    for (const auto& r : seen.relations) {
        const bool mine = r.dwelling_id == home.id;
        EXPECT_EQ(r.address, mine ? home.local_address : "书香苑12号****");
        EXPECT_EQ(r.dwelling_id.has_value(), mine) << "a home elsewhere is not named";
    }
    const auto door = service.dwelling(worker(may_read_dwelling, second), shop.id).value();
    for (const auto& o : door.occupants) {
        const bool lives_here = o.person_id == tenant_of_shop.id;
        EXPECT_EQ(o.name, lives_here ? tenant_of_shop.name : "王**");
        EXPECT_EQ(o.kin, lives_here ? Kin::head : Kin::other);
    }
    auto self = actor(Role::resident);
    self.person = owner.id;
    const auto own = service.person(admit(may_read_person, self), owner.id).value();
    ASSERT_THAT(own.relations, SizeIs(2));
    for (const auto& r : own.relations)
        EXPECT_EQ(r.address, home.local_address) << "one's own homes are one's own to read";
}

TEST_P(RegistryTest, AnotherGridIsNotFound) {
    const auto home = dwelling(first);
    const auto one = person(first);
    keep({.dwellings = {&home, 1}, .people = {&one, 1}});
    EXPECT_TRUE(service.person(worker(may_read_person, second), one.id).is(access::not_found));
    EXPECT_TRUE(service.disclose(worker(may_disclose_person, second), one.id).is(access::not_found));
    EXPECT_TRUE(service.dwelling(worker(may_read_dwelling, second), home.id).is(access::not_found));
    EXPECT_THAT(service.persons(worker(may_list_persons, second), {}).value().items, IsEmpty());
    EXPECT_THAT(service.dwellings(worker(may_list_dwellings, second), {}).value().items, IsEmpty());
    EXPECT_THAT(
        service.search(worker(may_search, second), {.phone = std::string(phone), .id_number = {}}).value().person_ids,
        IsEmpty());
    const auto clerk = actor(Role::clerk, community, area::Level::community);
    EXPECT_TRUE(service.person(admit(may_read_person, clerk), one.id).ok());
}

TEST_P(RegistryTest, AnotherTenantIsNotFound) {
    const auto one = person(first);
    keep(one);
    auto other = actor(Role::grid_worker, first.grid);
    other.tenant = TenantId{2};
    EXPECT_TRUE(service.person(admit(may_read_person, other), one.id).is(access::not_found));
    EXPECT_THAT(
        service.search(admit(may_search, other), {.phone = std::string(phone), .id_number = {}}).value().person_ids,
        IsEmpty());
}

TEST_P(RegistryTest, ResidentsSeeThemselvesOnly) {
    const auto me = person(first);
    const auto neighbour = person(first);
    const PersonRow both[] = {me, neighbour};
    keep({.people = both});
    auto who = actor(Role::resident);
    who.person = me.id;
    EXPECT_EQ(service.disclose(admit(may_disclose_person, who), me.id).value().phone, me.phone);
    EXPECT_TRUE(service.disclose(admit(may_disclose_person, who), neighbour.id).is(access::not_found));
    EXPECT_FALSE(access::Gate::admit(who, may_list_persons).ok());
}

TEST_P(RegistryTest, NumbersAreMaskedForEverybodyAndNamesForThoseWithoutNeed) {
    const auto one = person(first);
    keep(one);
    const auto text_for = [&](Role role) {
        const auto scope = admit(may_read_person, actor(role, first.grid));
        return json::write(service.person(scope, one.id).value(), scope.view());
    };
    for (const auto role : {Role::grid_worker, Role::clerk, Role::police_liaison, Role::family_doctor}) {
        EXPECT_THAT(text_for(role), Not(HasSubstr(std::string(phone))));
        EXPECT_THAT(text_for(role), Not(HasSubstr("19491231")));
        EXPECT_THAT(text_for(role), HasSubstr("138****8000"));
    }
    EXPECT_THAT(text_for(Role::grid_worker), HasSubstr("王桂兰"));
    EXPECT_THAT(text_for(Role::police_liaison), Not(HasSubstr("王桂兰")));
}

TEST(RegistryPermissionTest, ThoseWhoControlSeeNoContentAndDisclosureAsksWhy) {
    for (const auto role :
         {Role::auditor, Role::administrator, Role::security_administrator, Role::system_operator, Role::anonymous})
        for (const auto* permission : {&may_list_persons, &may_read_person, &may_disclose_person, &may_list_dwellings,
                                       &may_read_dwelling, &may_search})
            EXPECT_EQ(permission->granted_to(role), nullptr) << permission->code;
    access::Actor silent;
    silent.role = Role::clerk;
    EXPECT_TRUE(access::Gate::admit(silent, may_disclose_person).is(access::purpose_needed));
}

TEST_P(RegistryTest, ASearchFindsEveryWayOfWriting) {
    auto one = person(first);
    auto other = person(first);
    other.id_number = "110105194912310";  // no person of that number: 15 digits, widened
    other.phone = "139 0013-9000";
    const PersonRow both[] = {one, other};
    keep({.people = both});
    const auto scope = worker(may_search, first);
    const auto by_phone = [&](std::string text) {
        return service.search(scope, {.phone = std::move(text), .id_number = {}}).value().person_ids;
    };
    EXPECT_THAT(by_phone("+86 138-0013-8000"), ElementsAre(one.id));
    EXPECT_THAT(by_phone("１３９００１３９０００"), ElementsAre(other.id));
    EXPECT_THAT(by_phone("13700000000"), IsEmpty());
    const auto by_number = service.search(scope, {.phone = {}, .id_number = "11010519491231002x"});
    EXPECT_THAT(by_number.value().person_ids, ElementsAre(one.id));
    EXPECT_TRUE(service.search(scope, {}).is(json::invalid_fields));
    EXPECT_TRUE(service.search(scope, {.phone = "12345", .id_number = {}}).is(json::invalid_fields));
}

TEST_P(RegistryTest, NothingReadableLiesInTheDatabase) {
    const auto one = person(first);
    keep(one);
    const auto shown = database().read([&](db::ReadTx& tx) {
        std::string all;
        tx.each("SELECT id_number, phone, registered_address, id_number_index, phone_index FROM registry_person", {},
                [&](const db::Row& row) {
                    for (int i = 0; i < row.columns(); ++i) all += row.bytes(i);
                });
        return all;
    });
    EXPECT_GT(shown.size(), 100U);
    EXPECT_THAT(shown, Not(HasSubstr(std::string(phone))));
    EXPECT_THAT(shown, Not(HasSubstr("19491231")));
    EXPECT_THAT(shown, Not(HasSubstr("书香苑")));
}

TEST_P(RegistryTest, ALookLeavesALine) {
    const auto one = person(first);
    keep(one);
    ASSERT_TRUE(service.person(worker(may_read_person, first), one.id).ok());
    audit.flush();
    const auto lines = database().read([&](db::ReadTx& tx) { return audit.looks_at(tx, tenant, one.id, 10); });
    ASSERT_THAT(lines, SizeIs(1));
    EXPECT_EQ(lines[0].entry.operation, "getPerson");
}

TEST_P(RegistryTest, OfTwoHomesTheLaterRowIsDisputed) {
    const DwellingRow homes[] = {dwelling(first), dwelling(first)};
    const auto one = person(first);
    const RelationRow rows[] = {relation(one, homes[0]), relation(one, homes[1])};
    keep({.dwellings = homes, .people = {&one, 1}, .relations = rows});
    const auto read = service.person(worker(may_read_person, first), one.id).value();
    ASSERT_THAT(read.relations, SizeIs(2));
    const auto disputed = std::count_if(read.relations.begin(), read.relations.end(),
                                        [](const Relation& r) { return r.state == RelationState::disputed; });
    EXPECT_EQ(disputed, 1);
}

TEST_P(RegistryTest, AnErasedPersonKeepsNoNumbers) {
    const auto one = person(first);
    keep(one);
    database().write([&](db::WriteTx& tx) { vault.erase(tx, tenant, one.id); });
    const auto full = service.disclose(worker(may_disclose_person, first), one.id).value();
    EXPECT_FALSE(full.phone);
    EXPECT_FALSE(full.id_number);
}

TEST_P(RegistryTest, ListsGoOnWhereTheyEnded) {
    std::vector<DwellingRow> homes;
    std::vector<PersonRow> people;
    for (int i = 0; i < 7; ++i) {
        homes.push_back(dwelling(first));
        people.push_back(person(first));
    }
    keep({.dwellings = homes, .people = people});
    const auto who = actor(Role::grid_worker, first.grid);
    std::vector<DwellingId> walked;
    ListDwellings ask{.compound_id = compound, .cursor = {}, .limit = 3};
    do {
        const auto page = service.dwellings(admit(may_list_dwellings, who), ask).value();
        for (const auto& line : page.items) walked.push_back(line.id);
        ask.cursor = page.next;
    } while (ask.cursor);
    std::vector<DwellingId> wanted;
    for (const auto& home : homes) wanted.push_back(home.id);
    EXPECT_EQ(walked, wanted);
    std::vector<PersonId> met;
    ListPersons list{.cursor = {}, .limit = 3};
    do {
        const auto page = service.persons(admit(may_list_persons, who), list).value();
        for (const auto& line : page.items) met.push_back(line.id);
        list.cursor = page.next;
    } while (list.cursor);
    EXPECT_THAT(met, SizeIs(7));
    list.cursor = "nonsense";
    EXPECT_TRUE(service.persons(admit(may_list_persons, who), list).is(api::bad_cursor));
}

TEST_P(RegistryTest, AWholeCommunityLoadsAtOnce) {
    std::vector<PersonRow> people(3'000, person(first));
    for (auto& one : people) one.id = ids.next<PersonId>();
    keep({.people = people});
    const auto stored = database().read([&](db::ReadTx& tx) {
        return tx.value<std::int64_t>("SELECT count(*) FROM registry_person WHERE phone_index IS NOT NULL", {}).value();
    });
    EXPECT_EQ(stored, 3'000);
    for (const std::size_t i : {std::size_t{0}, people.size() - 1})
        EXPECT_EQ(service.disclose(worker(may_disclose_person, first), people[i].id).value().id_number, number);
}

TEST_P(RegistryTest, ARelationToNobodyIsABrokenInvariant) {
    store().expect_broken();
    const auto home = dwelling(first);
    const auto ghost = relation(person(first), home);
    keep({.dwellings = {&home, 1}, .relations = {&ghost, 1}});
    const db::ModuleSql* modules[] = {&registry::sql()};
    EXPECT_THAT(db::broken_invariants(database(), modules), SizeIs(1));
}

}  // namespace
}  // namespace linli::registry
