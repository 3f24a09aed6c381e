#include <linli/area/areas.h>
#include <linli/area/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

namespace linli::area {
namespace {

using std::chrono::hours;
using ::testing::ElementsAre;

const TenantId town{3};

/// A small town; the tests speak of its places by name.
class AreasTest : public linli::testing::DatabaseTest {
protected:
    AreasTest() : DatabaseTest({&area::sql()}) {}

    NewArea place(Level level, std::optional<AreaId> parent, std::string code, std::string name = {}) {
        if (name.empty()) name = code;
        return {.id = ids.next<AreaId>(),
                .level = level,
                .parent_id = parent,
                .code = std::move(code),
                .name = std::move(name)};
    }
    Result<Area> try_add(const NewArea& area, TenantId tenant = town) {
        return database().write([&](db::WriteTx& tx) { return area::add(tx, tenant, area, clock.now()); });
    }
    Area add(Level level, std::optional<AreaId> parent, std::string code, std::string name = {}) {
        return try_add(place(level, parent, std::move(code), std::move(name))).value();
    }
    Result<Area> move(const Area& area, AreaId parent) {
        clock.advance(hours(1));
        return database().write(
            [&](db::WriteTx& tx) { return area::move(tx, town, area.id, area.version, parent, clock.now()); });
    }
    Result<Area> end(const Area& area) {
        clock.advance(hours(1));
        return database().write(
            [&](db::WriteTx& tx) { return area::end(tx, town, area.id, area.version, clock.now()); });
    }
    Result<Area> rename(const Area& area, std::string_view name, std::int64_t households = 0) {
        clock.advance(hours(1));
        return database().write([&](db::WriteTx& tx) {
            return area::change(tx, town, area.id, area.version, name, households, clock.now());
        });
    }
    std::optional<Area> find(AreaId id, TenantId tenant = town) {
        return database().read([&](db::ReadTx& tx) { return area::find(tx, tenant, id); });
    }
    std::optional<Area> as_of(AreaId id, Instant at) {
        return database().read([&](db::ReadTx& tx) { return area::as_of(tx, town, id, at); });
    }
    std::vector<std::string> children(AreaId parent, Instant at) {
        const auto found = database().read([&](db::ReadTx& tx) { return area::children(tx, town, parent, at); });
        std::vector<std::string> names;
        for (const auto& area : found) names.push_back(area.name);
        return names;
    }
    std::int64_t tree_version() {
        return database().read([](db::ReadTx& tx) { return area::tree_version(tx, town); });
    }

    linli::testing::ManualClock clock;
    SeededIds ids{clock, 11};
};
LINLI_BOTH_ENGINES(AreasTest);

TEST_P(AreasTest, AnAreaKnowsItsAncestors) {
    const auto district = add(Level::district, {}, "D");
    const auto street = add(Level::street, district.id, "S");
    const auto community = add(Level::community, street.id, "C");
    const auto grid = add(Level::grid, community.id, "G");
    const auto building = add(Level::building, grid.id, "B");
    const Ancestors whole{district.id, street.id, community.id, grid.id};
    EXPECT_EQ(find(building.id)->ancestors, whole);
    EXPECT_EQ(find(grid.id)->ancestors, whole);
    EXPECT_EQ(find(community.id)->ancestors, (Ancestors{district.id, street.id, community.id, {}}));
    const auto direct = add(Level::grid, district.id, "G2", "直属网格");
    EXPECT_EQ(direct.ancestors, (Ancestors{district.id, {}, {}, direct.id})) << "levels may be left out";
    EXPECT_EQ(database().read([](db::ReadTx& tx) { return root(tx, town); }).id, district.id);
    EXPECT_THROW(database().read([](db::ReadTx& tx) { return root(tx, TenantId{9}); }), InvariantBroken);
}

TEST_P(AreasTest, RefusesWhatIsNoTree) {
    const auto district = add(Level::district, {}, "D");
    const auto street = add(Level::street, district.id, "S");
    EXPECT_TRUE(try_add(place(Level::street, street.id, "X")).is(wrong_level));
    EXPECT_TRUE(try_add(place(Level::district, street.id, "X")).is(wrong_level));
    EXPECT_TRUE(try_add(place(Level::street, {}, "X")).is(wrong_level)) << "only the district has no parent";
    EXPECT_TRUE(try_add(place(Level::district, {}, "D2")).is(wrong_level)) << "there is one district";
    EXPECT_TRUE(try_add(place(Level::grid, ids.next<AreaId>(), "X")).is(no_such_area));
    EXPECT_TRUE(try_add(place(Level::community, street.id, "X"), TenantId{4}).is(no_such_area));
    EXPECT_TRUE(try_add(place(Level::street, district.id, "S")).is(code_taken));
    EXPECT_TRUE(try_add(place(Level::community, street.id, "S")).ok()) << "codes are unique per level";
}

TEST_P(AreasTest, TheSameAreaAgainIsHarmless) {
    const auto in = place(Level::district, {}, "D");
    const auto first = try_add(in).value();
    EXPECT_EQ(try_add(in).value().version, first.version);
    auto other = in;
    other.code = "E";
    EXPECT_FALSE(try_add(other).ok());
}

TEST_P(AreasTest, ARenamedAreaKeepsItsPast) {
    const auto district = add(Level::district, {}, "D", "旧名");
    const auto before = clock.now();
    EXPECT_TRUE(rename(district, "x").ok());
    EXPECT_TRUE(rename(district, "y").is(changed_meanwhile)) << "somebody else was faster";
    const auto last = rename(*find(district.id), "新名", 1200).value();
    EXPECT_EQ(last.version, 3);
    EXPECT_EQ(last.household_count, 1200);
    EXPECT_EQ(as_of(district.id, before)->name, "旧名");
    EXPECT_EQ(as_of(district.id, before + hours(1))->name, "x");
    EXPECT_EQ(as_of(district.id, clock.now())->name, "新名");
    EXPECT_FALSE(as_of(district.id, before - hours(1)));
}

/// COVERS: DAT-05
TEST_P(AreasTest, MovingTakesEverythingBelowAlong) {
    const auto district = add(Level::district, {}, "D");
    const auto one = add(Level::street, district.id, "S1"), two = add(Level::street, district.id, "S2");
    const auto community = add(Level::community, one.id, "C");
    const auto grid = add(Level::grid, community.id, "G");
    const auto unit = add(Level::unit, add(Level::building, grid.id, "B").id, "U");
    const auto before = clock.now();
    const auto moved = move(community, two.id).value();
    EXPECT_EQ(moved.parent_id, two.id);
    const Ancestors now{district.id, two.id, community.id, grid.id};
    EXPECT_EQ(find(grid.id)->ancestors, now);
    EXPECT_EQ(find(unit.id)->ancestors, now);
    EXPECT_EQ(as_of(unit.id, before)->ancestors.street, one.id) << "what happened there, happened in the old street";
    EXPECT_EQ(as_of(unit.id, clock.now())->ancestors.street, two.id);
    EXPECT_THAT(children(one.id, before), ElementsAre("C"));
    EXPECT_THAT(children(one.id, clock.now()), ElementsAre());
    EXPECT_THAT(children(two.id, clock.now()), ElementsAre("C"));
    EXPECT_TRUE(move(*find(community.id), grid.id).is(wrong_level)) << "never below itself";
    EXPECT_TRUE(move(*find(district.id), two.id).is(wrong_level));
    EXPECT_TRUE(move(moved, ids.next<AreaId>()).is(no_such_area));
    EXPECT_TRUE(move(community, one.id).is(changed_meanwhile));
}

/// A community is split: two new ones, the grids move, the old one ends; the past stays what it was.
TEST_P(AreasTest, SplittingAndMergingKeepHistory) {
    const auto district = add(Level::district, {}, "D");
    const auto street = add(Level::street, district.id, "S");
    const auto old = add(Level::community, street.id, "C", "大社区");
    const auto east = add(Level::grid, old.id, "G1"), west = add(Level::grid, old.id, "G2");
    const auto before = clock.now();
    EXPECT_TRUE(end(old).is(has_children));
    clock.advance(hours(1));
    const auto first = add(Level::community, street.id, "C1", "东社区"),
               second = add(Level::community, street.id, "C2", "西社区");
    ASSERT_TRUE(move(east, first.id).ok());
    ASSERT_TRUE(move(west, second.id).ok());
    const auto ended = end(old).value();
    EXPECT_EQ(ended.valid_until, clock.now());
    EXPECT_FALSE(find(old.id));
    EXPECT_FALSE(as_of(old.id, clock.now()));
    EXPECT_EQ(as_of(old.id, before)->name, "大社区");
    EXPECT_THAT(children(street.id, before), ElementsAre("大社区"));
    EXPECT_THAT(children(old.id, before), ElementsAre("G1", "G2"));
    EXPECT_THAT(children(street.id, clock.now()), ElementsAre("东社区", "西社区"));
    EXPECT_TRUE(try_add(place(Level::community, street.id, "C", "再用旧码")).ok())
        << "an ended area gives its code back";
    EXPECT_TRUE(end(ended).is(no_such_area));
}

TEST_P(AreasTest, ATimeThatGoesBackBreaksNothing) {
    const auto district = add(Level::district, {}, "D");
    const auto one = add(Level::street, district.id, "S1"), two = add(Level::street, district.id, "S2");
    const auto community = add(Level::community, one.id, "C");
    clock.advance(-hours(5));
    ASSERT_TRUE(move(community, two.id).ok()) << "another server's clock is behind";
    EXPECT_EQ(find(community.id)->ancestors.street, two.id);
    EXPECT_TRUE(end(one).ok());
}

TEST_P(AreasTest, NothingCrossesTenants) {
    const auto district = add(Level::district, {}, "D");
    EXPECT_FALSE(find(district.id, TenantId{4}));
    EXPECT_TRUE(try_add(place(Level::district, {}, "D"), TenantId{4}).ok());
    EXPECT_EQ(database().read([](db::ReadTx& tx) { return area::all(tx, town, Level::district); }).size(), 1u);
}

TEST_P(AreasTest, EveryChangeRaisesTheTreesVersion) {
    auto seen = tree_version();
    const auto rises = [&] { return std::exchange(seen, tree_version()) < seen; };
    const auto district = add(Level::district, {}, "D");
    EXPECT_TRUE(rises());
    const auto one = add(Level::street, district.id, "S1"), two = add(Level::street, district.id, "S2");
    const auto community = add(Level::community, one.id, "C");
    EXPECT_TRUE(rises());
    EXPECT_TRUE(rename(one, "x").ok() && rises());
    EXPECT_TRUE(move(community, two.id).ok() && rises());
    EXPECT_TRUE(end(*find(one.id)).ok() && rises());
    EXPECT_FALSE(move(community, two.id).ok() || rises()) << "a refused change is none";
}

TEST_P(AreasTest, NamesAliasesAndOutlinesAreListed) {
    auto district = place(Level::district, {}, "D", "云溪区");
    district.outline = R"({"type":"Polygon","coordinates":[]})";
    try_add(district).value();
    auto compound = place(Level::compound, district.id, "K", "金桂苑");
    compound.aliases = {"金桂园", "金桂苑小区", "金桂园"};
    try_add(compound).value();
    const auto names = database().read([](db::ReadTx& tx) { return area::names(tx, town, Level::compound); });
    std::vector<std::pair<std::string, bool>> seen;
    for (const auto& entry : names) seen.emplace_back(entry.name, entry.alias);
    EXPECT_THAT(seen, ::testing::UnorderedElementsAre(std::pair("金桂苑", false), std::pair("金桂园", true),
                                                      std::pair("金桂苑小区", true)));
    const auto outlines = database().read([](db::ReadTx& tx) { return area::outlines(tx, town, Level::district); });
    ASSERT_EQ(outlines.size(), 1u);
    EXPECT_EQ(outlines[0].geojson, district.outline);
}

TEST_P(AreasTest, AreasAreFoundByNameAndCode) {
    const auto district = add(Level::district, {}, "340100", "云溪区");
    add(Level::street, district.id, "340101", "云溪街道");
    add(Level::street, district.id, "340102", "100%街道");
    const auto codes = [&](std::string_view text, std::optional<Level> level = {}) {
        const auto found = database().read([&](db::ReadTx& tx) { return area::search(tx, town, text, level, 10); });
        std::vector<std::string> list;
        for (const auto& area : found) list.push_back(area.code);
        return list;
    };
    EXPECT_THAT(codes("云溪"), ElementsAre("340100", "340101"));
    EXPECT_THAT(codes("云溪", Level::street), ElementsAre("340101"));
    EXPECT_THAT(codes("340102"), ElementsAre("340102"));
    EXPECT_THAT(codes("0%街"), ElementsAre("340102")) << "a percent sign is a percent sign";
    EXPECT_THAT(codes("_"), ElementsAre());
    EXPECT_EQ(
        database().read([](db::ReadTx& tx) { return area::find_by_code(tx, town, Level::street, "340101"); })->name,
        "云溪街道");
}

/// Goal: the bulk path stores what adding one by one stores.
TEST_P(AreasTest, AddingManyIsAddingEach) {
    std::vector<NewArea> areas{place(Level::district, {}, "D")};
    std::mt19937_64 numbers(4);
    for (int i = 1; i < 200; ++i) {
        const auto& parent = areas[numbers() % areas.size()];
        const auto deepest = static_cast<int>(Level::dwelling);
        const auto level = std::min(deepest, static_cast<int>(parent.level) + 1 + static_cast<int>(numbers() % 2));
        if (level <= static_cast<int>(parent.level)) continue;
        auto area = place(static_cast<Level>(level), parent.id, "c" + std::to_string(i), "区域\t" + std::to_string(i));
        area.aliases = {"别名" + std::to_string(i), "别名" + std::to_string(i)};
        area.lon = 117.0 + i * 0.001;
        area.lat = 31.8;
        area.household_count = i;
        areas.push_back(area);
    }
    const TenantId other{8};
    database().write([&](db::WriteTx& tx) { add_many(tx, town, areas, clock.now()); });
    for (const auto& area : areas) ASSERT_TRUE(try_add(area, other).ok());
    for (const auto& area : areas) {
        const auto many = *find(area.id), each = *find(area.id, other);
        EXPECT_EQ(many.ancestors, each.ancestors) << area.code;
        EXPECT_EQ(std::tie(many.level, many.parent_id, many.code, many.name, many.lon, many.lat, many.household_count,
                           many.version),
                  std::tie(each.level, each.parent_id, each.code, each.name, each.lon, each.lat, each.household_count,
                           each.version));
    }
    const auto children_first = std::vector<NewArea>(areas.rbegin(), areas.rend());
    EXPECT_THROW(database().write([&](db::WriteTx& tx) { add_many(tx, TenantId{9}, children_first, clock.now()); }),
                 InvariantBroken);
}

/// Goal: no order of adding, moving and ending breaks the tree (the invariants are checked at the end).
/// Method: a walk from a fixed seed; the model is the tree itself, read back after each step.
TEST_P(AreasTest, ARandomWalkKeepsTheTree) {
    std::mt19937_64 numbers(7);
    std::vector<AreaId> known{add(Level::district, {}, "D").id};
    for (int i = 0; i < 150; ++i) {
        const auto area = find(known[numbers() % known.size()]);
        const auto parent = find(known[numbers() % known.size()]);
        if (!area || !parent) continue;
        switch (numbers() % 4) {
        case 0:
        case 1:
            if (parent->level < Level::building)
                known.push_back(
                    add(static_cast<Level>(static_cast<int>(parent->level) + 1), parent->id, "c" + std::to_string(i))
                        .id);
            break;
        case 2: {
            const bool fits = parent->level < area->level;
            EXPECT_EQ(move(*area, parent->id).ok(), fits) << i;
            if (fits) {
                EXPECT_EQ(find(area->id)->ancestors.at(parent->level), parent->ancestors.at(parent->level));
            }
            break;
        }
        default: EXPECT_EQ(end(*area).ok(), children(area->id, clock.now()).empty()) << i;
        }
        if (!find(known.front())) break;  // the district itself has ended
    }
}

TEST_P(AreasTest, EveryVersionIsToldInOrder) {
    const auto district = add(Level::district, {}, "D");
    const auto street = add(Level::street, district.id, "S", "旧街道");
    const auto renamed = rename(street, "新街道").value();
    const auto history = [&](AreaId id, TenantId tenant = town) {
        std::vector<std::string> names;
        for (const auto& one : database().read([&](db::ReadTx& tx) { return area::history(tx, tenant, id); }))
            names.push_back(std::to_string(one.version) + one.name + (one.valid_until ? "" : " now"));
        return names;
    };
    EXPECT_THAT(history(street.id), ElementsAre("1旧街道", "2新街道 now"));
    ASSERT_TRUE(end(renamed));
    EXPECT_THAT(history(street.id), ElementsAre("1旧街道", "2新街道")) << "an ended area has no further version";
    EXPECT_THAT(history(street.id, TenantId{4}), ElementsAre());
}

/// Goal: parts that appear while their whole is moved or ended are never lost (a lock per tree).
TEST_P(AreasTest, AddingMeetsMovingAndEnding) {
    const auto district = add(Level::district, {}, "D");
    const auto one = add(Level::street, district.id, "S1"), two = add(Level::street, district.id, "S2");
    const auto community = add(Level::community, one.id, "C");
    std::atomic<int> failed{0};
    std::thread mover([&] {
        for (int i = 0; i < 20; ++i) {
            const auto version = find(community.id)->version;
            const auto done = database().write([&](db::WriteTx& tx) {
                return area::move(tx, town, community.id, version, i % 2 == 0 ? two.id : one.id, clock.now());
            });
            if (!done) ++failed;
        }
    });
    std::thread adder([&] {
        for (int i = 0; i < 40; ++i)
            if (!try_add(place(Level::grid, community.id, "G" + std::to_string(i)))) ++failed;
    });
    mover.join();
    adder.join();
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(children(community.id, clock.now()).size(), 40u);
}

}  // namespace
}  // namespace linli::area
