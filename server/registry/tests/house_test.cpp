#include "register.h"
#include "repository.h"

#include <gmock/gmock.h>

namespace linli::registry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// Notes what a repository asks instead of asking it.
class Noting final : public db::Session {
public:
    void each(std::string_view sql, db::Params params, const db::RowVisitor&) override {
        asked.emplace_back(std::string(sql), std::vector<db::Param>(params.begin(), params.end()));
    }
    std::int64_t exec(std::string_view, db::Params) override { return 0; }
    std::int64_t bulk(std::string_view, std::span<const std::string_view>,
                      const std::function<bool(std::vector<db::Value>&)>&) override {
        return 0;
    }
    void after_commit(std::function<void()>) override {}
    db::Engine engine() const override { return db::Engine::sqlite; }
    std::vector<std::pair<std::string, std::vector<db::Param>>> asked;
};

class HouseTest : public RegisterTest {
protected:
    /// How the engine would walk, on one line.
    std::string plan(const std::function<void(db::ReadTx&)>& ask) {
        Noting session;
        db::ReadTx noting(session);
        ask(noting);
        const bool sqlite = database().engine() == db::Engine::sqlite;
        return database().write([&](db::WriteTx& tx) {
            if (!sqlite)  // a small table is read whole unless that is forbidden
                for (const auto* off : {"enable_seqscan", "enable_bitmapscan", "enable_sort"})
                    tx.exec(std::string("SET LOCAL ") + off + " = off", {});
            std::string out;
            for (const auto& [sql, params] : session.asked)
                tx.each((sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + sql, db::Params(params),
                        [&](const db::Row& row) { out += std::string(row.text(row.columns() - 1)) + "\n"; });
            return out;
        });
    }
};
LINLI_BOTH_ENGINES(HouseTest);

TEST_P(HouseTest, EmptyDoorsAreThoseBehindWhichNobodyLives) {
    const DwellingRow doors[] = {dwelling(first), dwelling(first), dwelling(first), dwelling(second)};
    const auto one = person(first);
    auto owns = relation(one, doors[1]);
    owns.lives_here = false;
    owns.kind = RelationKind::owner;
    auto left = relation(one, doors[2]);
    left.until = Date::parse("2024-01-01");
    const RelationRow rows[] = {relation(one, doors[0]), owns, left};
    keep({.dwellings = doors, .people = {&one, 1}, .relations = rows});
    const auto page = service.empty_dwellings(worker(may_list_dwellings, first), {}).value();
    std::vector<DwellingId> found;
    for (const auto& line : page.items) found.push_back(line.id);
    EXPECT_THAT(found, ElementsAre(doors[1].id, doors[2].id));
}

TEST_P(HouseTest, ALaterLoadCountsTheDoorsOfAnEarlierOne) {
    const auto door = dwelling(first);
    keep({.dwellings = {&door, 1}});
    EXPECT_THAT(service.empty_dwellings(worker(may_list_dwellings, first), {}).value().items, SizeIs(1));
    const HouseholdRow household{ids.next<HouseholdId>(), "户001", door.id, first};
    auto one = person(first);
    one.household = household.id;
    keep({.households = {&household, 1}, .people = {&one, 1}});
    const DwellingRow more[] = {dwelling(first)};
    auto also = relation(one, more[0]);
    const RelationRow rows[] = {relation(one, door), also};
    keep({.dwellings = more, .relations = rows});
    const auto empty = service.empty_dwellings(worker(may_list_dwellings, first), {}).value();
    ASSERT_THAT(empty.items, SizeIs(1)) << "the second home is disputed, so nobody surely lives there";
    EXPECT_EQ(empty.items[0].id, more[0].id);
    const auto third = dwelling(first);
    const auto again = relation(one, third);
    keep({.dwellings = {&third, 1}, .relations = {&again, 1}});
    EXPECT_THAT(service.empty_dwellings(worker(may_list_dwellings, first), {}).value().items, SizeIs(2))
        << "somebody who lives somewhere already does not move in by a later list";
}

TEST_P(HouseTest, SeveralDoorsOfOneHousehold) {
    const DwellingRow doors[] = {dwelling(first), dwelling(first)};
    const HouseholdRow households[] = {{ids.next<HouseholdId>(), "户001", doors[0].id, first},
                                       {ids.next<HouseholdId>(), "户002", doors[1].id, first}};
    auto head = person(first);
    head.household = households[0].id;
    auto son = person(first);
    son.household = households[0].id;
    son.kin = Kin::son;
    auto other = person(first);
    other.household = households[1].id;
    auto owns = relation(son, doors[1]);
    owns.lives_here = false;
    owns.kind = RelationKind::owner;
    const PersonRow people[] = {son, head, other};
    const RelationRow rows[] = {relation(head, doors[0]), relation(son, doors[0]), owns, relation(other, doors[1])};
    keep({.dwellings = doors, .households = households, .people = people, .relations = rows});
    const auto page = service.several_doors(worker(may_list_persons, first), {}).value();
    ASSERT_THAT(page.items, SizeIs(1));
    EXPECT_EQ(page.items[0].id, households[0].id);
    EXPECT_EQ(page.items[0].doors, 2);
    EXPECT_THAT(service.several_doors(worker(may_list_persons, second), {}).value().items, IsEmpty());

    const auto members = service.members(worker(may_list_persons, first), households[0].id).value();
    ASSERT_THAT(members.items, SizeIs(2));
    EXPECT_EQ(members.items[0].id, head.id) << "the head comes first";
    EXPECT_TRUE(service.members(worker(may_list_persons, second), households[0].id).is(access::not_found));
}

TEST_P(HouseTest, PeopleWithoutADoor) {
    const auto door = dwelling(first);
    auto housed = person(first);
    housed.dwelling = door.id;
    const auto unhoused = person(first);
    const PersonRow people[] = {housed, unhoused};
    keep({.dwellings = {&door, 1}, .people = people});
    const auto page = service.unhoused(worker(may_list_persons, first), {}).value();
    ASSERT_THAT(page.items, SizeIs(1));
    EXPECT_EQ(page.items[0].id, unhoused.id);
    auto list = ListPage{.cursor = "nonsense"};
    EXPECT_TRUE(service.unhoused(worker(may_list_persons, first), list).is(api::bad_cursor));
    EXPECT_TRUE(service.empty_dwellings(worker(may_list_dwellings, first), list).is(api::bad_cursor));
    EXPECT_TRUE(service.several_doors(worker(may_list_persons, first), list).is(api::bad_cursor));
}

TEST_P(HouseTest, EveryListIsARangeOfAnIndex) {
    const auto scopes = [&](const access::Permission& permission) {
        return std::vector{
            admit(permission, actor(Role::clerk, first.grid, area::Level::grid)),
            admit(permission, actor(Role::clerk, community, area::Level::community)),
            admit(permission, actor(Role::clerk, street, area::Level::street)),
            admit(permission, actor(Role::clerk, district, area::Level::district)),
        };
    };
    const api::PageKey after{5, ids.next_uuid()};
    const auto today = shanghai_date(clock.now());
    const auto check = [&](const std::string& found, std::string_view index) {
        EXPECT_THAT(found, HasSubstr(std::string(index)));
        EXPECT_THAT(found, Not(HasSubstr("SCAN"))) << "reads a whole table";
        EXPECT_THAT(found, Not(HasSubstr("Seq Scan"))) << "reads a whole table";
        EXPECT_THAT(found, Not(HasSubstr("TEMP B-TREE"))) << "sorts";
        EXPECT_THAT(found, Not(HasSubstr("Sort"))) << "sorts";
    };
    for (const auto& scope : scopes(may_list_dwellings)) {
        std::vector<DwellingLine> lines;
        check(plan([&](db::ReadTx& tx) { repository::empty_dwellings(tx, scope, 50, after, lines); }),
              "registry_dwelling_empty_");
    }
    for (const auto& scope : scopes(may_list_persons)) {
        std::vector<PersonLine> people;
        std::vector<HouseholdLine> households;
        check(plan([&](db::ReadTx& tx) { repository::unhoused(tx, scope, 50, today, after, people); }),
              "registry_person_homeless_");
        check(plan([&](db::ReadTx& tx) { repository::several_doors(tx, scope, 50, after, households); }),
              "registry_household_doors_");
        check(plan([&](db::ReadTx& tx) { repository::persons(tx, scope, 50, today, after, people); }),
              "registry_person_");
    }
    const auto scope = admit(may_list_persons, actor(Role::clerk, district, area::Level::district));
    check(plan([&](db::ReadTx& tx) { repository::occupants_of(tx, scope, ids.next<DwellingId>()); }),
          "registry_relation_dwelling");
}

}  // namespace
}  // namespace linli::registry
