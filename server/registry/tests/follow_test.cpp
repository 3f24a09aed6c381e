#include <linli/area/areas.h>
#include <linli/registry/follow.h>

#include "register.h"

#include <gmock/gmock.h>

namespace linli::registry {
namespace {

/// A grid of thirty doors in two buildings that becomes two grids.
class FollowTest : public RegisterTest {
protected:
    using Level = area::Level;
    void SetUp() override {
        database().write([&](db::WriteTx& tx) {
            add(tx, district, Level::district, {}, "区");
            add(tx, street, Level::street, district, "街道");
            add(tx, community, Level::community, street, "社区");
            add(tx, *first.grid, Level::grid, community, "旧网格");
            for (const auto& one : {east, west}) add(tx, one, Level::building, *first.grid, one.text());
        });
        for (int i = 0; i < 30; ++i) {
            auto d = dwelling(first);
            d.building = i % 2 == 0 ? east : west;
            doors.push_back(d);
            auto p = person(first);
            p.name = "住户" + std::to_string(i);
            p.id_number.clear();
            p.dwelling = d.id;
            HouseholdRow h{ids.next<HouseholdId>(), "户" + std::to_string(i), d.id, first};
            p.household = h.id;
            households.push_back(h);
            people.push_back(p);
            relations.push_back(relation(p, d));
        }
        auto homeless = person(first);
        homeless.name = "无房者";
        people.push_back(homeless);
        for (const auto& p : people) tags.push_back({p.id, "volunteer", "志愿者", p.since, {}, "community", first});
        keep({.dwellings = doors, .households = households, .people = people, .relations = relations, .tags = tags});
        clock.advance(std::chrono::hours(1));
    }
    void add(db::WriteTx& tx, AreaId id, Level level, std::optional<AreaId> parent, const std::string& name) {
        area::NewArea fresh{.id = id, .level = level, .parent_id = parent, .code = name, .name = name};
        area::add(tx, tenant, fresh, clock.now()).value();
    }
    /// As `office` does it: new grids, moved parts, the old one ended; each move is heard of.
    void split() {
        database().write([&](db::WriteTx& tx) {
            add(tx, grid_east, Level::grid, community, "东网格");
            add(tx, grid_west, Level::grid, community, "西网格");
            for (const auto& [part, to] : {std::pair(east, grid_east), std::pair(west, grid_west)}) {
                const auto moved = area::move(tx, tenant, part, 1, to, clock.now()).value();
                follower.hear(tx, tenant, {moved.id, moved.version});
            }
            area::end(tx, tenant, *first.grid, area::find(tx, tenant, *first.grid)->version, clock.now()).value();
        });
    }
    std::int64_t in(const std::string& table, std::optional<AreaId> grid) {
        return database().read([&](db::ReadTx& tx) {
            return tx
                .value<std::int64_t>("SELECT count(*) FROM " + table + " WHERE grid_id IS NOT DISTINCT FROM :grid",
                                     {{"grid", grid}})
                .value();
        });
    }
    AreaFollowUp progress() {
        const auto all = follower.list(admit(may_read_follow_ups, actor(Role::administrator))).items;
        EXPECT_EQ(all.size(), 1u) << "thirty doors of one grid are one job";
        return all.at(0);
    }
    void run_to_the_end() {
        for (int i = 0; i < 1000 && progress().state != FollowState::done; ++i)
            if (!follower.run_once(tenant, 7)) clock.advance(std::chrono::minutes(1));
        EXPECT_EQ(progress().state, FollowState::done);
    }

    AreaFollower follower{database(), clock};
    AreaId east = ids.next<AreaId>(), west = ids.next<AreaId>();
    AreaId grid_east = ids.next<AreaId>(), grid_west = ids.next<AreaId>();
    std::vector<DwellingRow> doors;
    std::vector<HouseholdRow> households;
    std::vector<PersonRow> people;
    std::vector<RelationRow> relations;
    std::vector<TagRow> tags;
};
LINLI_BOTH_ENGINES(FollowTest);

TEST_P(FollowTest, EveryRowMovesOnceWhateverStopsTheJob) {
    split();
    for (int stop = 0; progress().state == FollowState::under_way && stop < 200; ++stop) {
        // The process dies in the middle of a batch: nothing of it stays.
        EXPECT_THROW(database().write([&](db::WriteTx& tx) {
            tx.exec("UPDATE registry_person SET grid_id = :grid WHERE tenant_id = :tenant",
                    {{"grid", grid_east}, {"tenant", tenant}});
            throw std::runtime_error("killed");
        }),
                     std::runtime_error);
        AreaFollower another(database(), clock);
        ASSERT_TRUE(another.run_once(tenant, 7));
    }
    for (const auto* table : {"registry_dwelling", "registry_household", "registry_relation"}) {
        EXPECT_EQ(in(table, grid_east), 15) << table;
        EXPECT_EQ(in(table, grid_west), 15) << table;
    }
    EXPECT_EQ(in("registry_person", grid_east) + in("registry_person", grid_west), 30);
    EXPECT_EQ(in("registry_person", {}), 1) << "without a door nobody is put into a grid";
    EXPECT_EQ(in("registry_tag", {}), 1);
    const auto settled = progress();
    EXPECT_EQ(settled.state, FollowState::settled);
    EXPECT_EQ(settled.moved, 30 * 5 + 2) << "door, household, person, relation and tag; one without a door";
    EXPECT_EQ(settled.passes, 2) << "the second pass finds nothing";
    EXPECT_EQ(in("registry_person_past", first.grid), 31) << "a list of yesterday still finds them where they were";
    run_to_the_end();
    EXPECT_EQ(progress().moved, settled.moved);
}

TEST_P(FollowTest, SaysOnceThatEverythingStands) {
    int said = 0;
    AreaFollower telling(database(), clock, [&](db::WriteTx&, TenantId) { ++said; });
    split();
    while (progress().state == FollowState::under_way) {
        EXPECT_EQ(said, 0);
        telling.run_once(tenant, 50);
    }
    EXPECT_EQ(said, 1);
    for (int i = 0; i < 30; ++i) {
        telling.run_once(tenant, 50);
        clock.advance(std::chrono::minutes(1));
    }
    EXPECT_EQ(said, 1) << "looked at again, and nothing moved";
}

TEST_P(FollowTest, WhatIsWrittenMeanwhileEndsInTheRightGrid) {
    split();
    for (int i = 0; i < 4; ++i) ASSERT_TRUE(follower.run_once(tenant, 7));
    // Somebody who looked up the place before the change writes it now, behind a door that has moved already.
    auto late = person(first);
    late.name = "后来者";
    late.dwelling = doors[0].id;
    auto door = dwelling(first);
    door.building = west;
    database().write([&](db::WriteTx& tx) {
        load(tx, tenant, vault, {.dwellings = {&door, 1}}, clock.now());
        load(tx, tenant, vault, {.people = {&late, 1}}, clock.now());
    });
    while (follower.run_once(tenant, 7)) {
    }
    ASSERT_EQ(progress().state, FollowState::settled);
    auto latest = dwelling(first);
    latest.building = east;
    keep({.dwellings = {&latest, 1}});
    run_to_the_end();
    EXPECT_EQ(in("registry_dwelling", *first.grid), 0);
    EXPECT_EQ(in("registry_dwelling", grid_east), 16);
    EXPECT_EQ(in("registry_dwelling", grid_west), 16);
    EXPECT_EQ(in("registry_person", grid_east), 16);
    EXPECT_FALSE(follower.run_once(tenant)) << "nothing is due";
}

TEST_P(FollowTest, AGridThatMovesTakesItsRowsToTheOtherCommunity) {
    const auto other = ids.next<AreaId>();
    database().write([&](db::WriteTx& tx) {
        add(tx, other, Level::community, street, "另一社区");
        const auto moved = area::move(tx, tenant, *first.grid, 1, other, clock.now()).value();
        follower.hear(tx, tenant, {moved.id, moved.version});
    });
    run_to_the_end();
    EXPECT_EQ(in("registry_person", first.grid), 31) << "they stay in their grid";
    const auto strangers = database().read([&](db::ReadTx& tx) {
        return tx.value<std::int64_t>("SELECT count(*) FROM registry_person WHERE community_id <> :other",
                                      {{"other", other}});
    });
    EXPECT_EQ(strangers, 0);
}

}  // namespace
}  // namespace linli::registry
