#include <linli/area/areas.h>
#include <linli/area/sql.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/crypto/keyring.h>
#include <linli/events/sql.h>
#include <linli/evidence/sql.h>
#include <linli/reference/reference.h>
#include <linli/reference/sql.h>
#include <linli/registry/load.h>
#include <linli/registry/sql.h>
#include <linli/search/sql.h>
#include <linli/statistics/permissions.h>
#include <linli/statistics/service.h>
#include <linli/statistics/settings.h>
#include <linli/tenant/sql.h>
#include <linli/tenant/tenants.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>
#include <linli/vault/sql.h>
#include <linli/vault/vault.h>

#include <gmock/gmock.h>

#include "repository.h"

namespace linli::statistics {
namespace {

using access::Role;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class CrosstabTest : public linli::testing::DatabaseTest {
protected:
    CrosstabTest()
        : DatabaseTest({&tenant::sql(), &events::sql(), &vault::sql(), &area::sql(), &audit::sql(), &evidence::sql(),
                        &search::sql(), &reference::sql(), &registry::sql()}) {
        for (auto* place : {&first, &second}) {
            place->district = district;
            place->street = street;
            place->community = community;
            place->grid = ids.next<AreaId>();
        }
    }

    access::Scope scope(Role role, std::optional<AreaId> area, area::Level level) {
        access::Actor actor;
        actor.tenant = tenant;
        actor.role = role;
        actor.user = ids.next<UserId>();
        actor.area = area;
        actor.area_level = level;
        return access::Gate::admit(actor, may_tabulate).value();
    }
    void people(int count, const area::Ancestors& place, registry::Sex sex, const char* birth, const char* tag = "") {
        std::vector<registry::PersonRow> rows;
        std::vector<registry::TagRow> tags;
        for (int i = 0; i < count; ++i) {
            registry::PersonRow p;
            p.id = ids.next<PersonId>();
            p.name = "张三";
            p.sex = sex;
            p.birth = Date::parse(birth).value();
            p.ethnicity = i == 0 ? "珞巴族" : "汉族";
            p.since = p.confirmed = Date::parse("2020-03-01").value();
            p.source = "community_register";
            p.place = place;
            if (*tag != 0) tags.push_back({p.id, tag, tag, p.since, {}, "民政局", place});
            rows.push_back(std::move(p));
        }
        database().write(
            [&](db::WriteTx& tx) { registry::load(tx, tenant, vault, {.people = rows, .tags = tags}, clock.now()); });
    }
    Crosstab ask(const access::Scope& who, AskCrosstab in) { return service.crosstab(who, in).value(); }
    static std::optional<std::int64_t> cell(const Crosstab& table, std::string_view row, std::string_view column = "") {
        for (const auto& line : table.rows)
            for (std::size_t j = 0; j < table.columns.size(); ++j)
                if (line.head.code == row && table.columns[j].code == column) return line.counts[j].count;
        ADD_FAILURE() << "no cell " << row << " " << column;
        return {};
    }

    /// How SQLite would walk, on one line.
    std::string plan(const access::Scope& who, Measure measure) {
        const auto statement = repository::counting(who, measure, Dimension::community, {}, shanghai_date(clock.now()));
        return database().read([&](db::ReadTx& tx) {
            std::string out;
            tx.each("EXPLAIN QUERY PLAN " + statement.sql, db::Params(statement.params),
                    [&](const db::Row& row) { out += row.get<std::string>("detail") + "\n"; });
            return out;
        });
    }

    testing::ManualClock clock;
    SeededIds ids{clock, 5};
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    vault::Vault vault{clock, keyring};
    audit::Audit audit{database(), clock, ids};
    reference::Reference lists{database(), clock, audit};
    StatisticsService service{{database(), clock, audit, lists}};
    TenantId tenant{1};
    AreaId district = ids.next<AreaId>(), street = ids.next<AreaId>(), community = ids.next<AreaId>();
    area::Ancestors first, second;
};
LINLI_BOTH_ENGINES(CrosstabTest);

TEST_P(CrosstabTest, CountsByAgeAndSexWithinTheScope) {
    people(12, first, registry::Sex::female, "1950-06-01");
    people(9, first, registry::Sex::male, "1990-06-01");
    people(30, second, registry::Sex::male, "1950-06-01");
    const auto clerk = scope(Role::clerk, community, area::Level::community);
    const auto table = ask(clerk, {.rows = Dimension::age_band, .columns = Dimension::sex});
    const int age = age_on(Date::parse("1950-06-01").value(), table.as_of);
    const std::string old = age >= 80 ? "80" : "70";
    EXPECT_EQ(cell(table, old, "female"), 12);
    EXPECT_EQ(cell(table, old, "male"), 30);
    EXPECT_EQ(cell(table, "35", "male").value_or(0) + cell(table, "18", "male").value_or(0), 9);
    EXPECT_EQ(table.sum.count, 51);
    EXPECT_EQ(table.left_out, 0);
    const auto leader = scope(Role::leader, first.grid, area::Level::grid);
    EXPECT_EQ(ask(leader, {.rows = Dimension::sex}).sum.count, 21) << "a grid sees its own";
    const auto stranger = scope(Role::clerk, ids.next<AreaId>(), area::Level::community);
    EXPECT_EQ(ask(stranger, {.rows = Dimension::sex}).sum.count, 0);
}

/// A district by an index is a million rows in no order, each looked up: twenty times the pass over the table.
TEST_P(CrosstabTest, ADistrictIsOnePassOverTheTable) {
    people(9, first, registry::Sex::male, "1990-06-01");
    const auto whole = scope(Role::clerk, district, area::Level::district);
    const auto part = scope(Role::clerk, community, area::Level::community);
    EXPECT_EQ(ask(whole, {.rows = Dimension::sex}).sum.count, 9);
    if (database().engine() != db::Engine::sqlite) return;
    for (const auto measure : {Measure::people, Measure::households, Measure::dwellings})
        EXPECT_THAT(plan(whole, measure), HasSubstr("USING PRIMARY KEY"));
    EXPECT_THAT(plan(part, Measure::people), HasSubstr("(tenant_id=? AND community_id=?)"));
}

TEST_P(CrosstabTest, AFewPeopleAreLeftOutAndCannotBeWorkedOut) {
    people(2, first, registry::Sex::female, "1950-06-01");
    people(20, first, registry::Sex::male, "1950-06-01");
    people(30, second, registry::Sex::female, "1950-06-01");
    people(40, second, registry::Sex::male, "1950-06-01");
    const auto clerk = scope(Role::clerk, community, area::Level::community);
    const auto table = ask(clerk, {.rows = Dimension::grid, .columns = Dimension::sex});
    EXPECT_EQ(cell(table, first.grid->text(), "female"), std::nullopt);
    EXPECT_GE(table.left_out, 4);
    EXPECT_EQ(table.smallest_count, default_smallest_count);
    database().write(
        [&](db::WriteTx& tx) { tenant::set_setting(tx, tenant, smallest_count_setting, "30", clock.now()); });
    EXPECT_GT(ask(clerk, {.rows = Dimension::grid, .columns = Dimension::sex}).left_out, table.left_out - 1);
    EXPECT_TRUE(fits_smallest_count(""));
    EXPECT_FALSE(fits_smallest_count("1"));
}

TEST_P(CrosstabTest, SensitiveDimensionsAskForTheRight) {
    people(8, first, registry::Sex::female, "1950-06-01", "disabled_person");
    people(9, first, registry::Sex::female, "1950-06-01", "floating_population");
    const auto clerk = scope(Role::clerk, community, area::Level::community);
    const auto leader = scope(Role::leader, community, area::Level::community);
    const auto full = ask(clerk, {.rows = Dimension::tag});
    EXPECT_EQ(cell(full, "disabled_person"), 8);
    EXPECT_TRUE(full.several);
    const auto open = ask(leader, {.rows = Dimension::tag});
    for (const auto& row : open.rows) EXPECT_NE(row.head.code, "disabled_person");
    EXPECT_EQ(open.sum.count, 9) << "nor is it in the sums";
    EXPECT_TRUE(service.crosstab(leader, {.rows = Dimension::ethnicity}).is(sensitive_dimension));
    const auto groups = ask(clerk, {.rows = Dimension::ethnicity});
    for (const auto& row : groups.rows) EXPECT_NE(row.head.label, "珞巴族") << "two people are no category";
}

TEST_P(CrosstabTest, WhatDoesNotFitIsRefused) {
    const auto clerk = scope(Role::clerk, community, area::Level::community);
    EXPECT_TRUE(service.crosstab(clerk, {.measure = Measure::dwellings, .rows = Dimension::sex}).is(no_such_table));
    EXPECT_TRUE(service.crosstab(clerk, {.rows = Dimension::sex, .columns = Dimension::sex}).is(no_such_table));
    EXPECT_TRUE(
        service.crosstab(clerk, {.rows = Dimension::sex, .as_of = Date::parse("2020-03-02")}).is(json::invalid_fields));
    EXPECT_TRUE(service.crosstab(clerk, {.rows = Dimension::sex, .as_of = Date::parse("2020-03-01")}).ok());
    for (const auto role : {Role::resident, Role::auditor, Role::administrator, Role::anonymous})
        EXPECT_EQ(may_tabulate.granted_to(role), nullptr);
}

TEST_P(CrosstabTest, EveryMeasureAndDimensionIsCounted) {
    const auto clerk = scope(Role::clerk, community, area::Level::community);
    std::vector<registry::DwellingRow> doors;
    for (int i = 0; i < 6; ++i) {
        registry::DwellingRow d;
        d.id = ids.next<registry::DwellingId>();
        d.code = "D" + std::to_string(i);
        d.use = registry::DwellingUse::rented;
        d.built_year = 1995;
        d.place = first;
        doors.push_back(d);
    }
    database().write([&](db::WriteTx& tx) { registry::load(tx, tenant, vault, {.dwellings = doors}, clock.now()); });
    EXPECT_EQ(cell(ask(clerk, {.measure = Measure::dwellings, .rows = Dimension::use_kind}), "rented"), 6);
    EXPECT_EQ(cell(ask(clerk, {.measure = Measure::dwellings, .rows = Dimension::built}), "1990"), 6);
    EXPECT_EQ(cell(ask(clerk, {.measure = Measure::dwellings, .rows = Dimension::residents}), "0"), 6);
    int fitting = 0;
    for (const auto measure : {Measure::people, Measure::households, Measure::dwellings})
        for (std::size_t i = 0; i < words(Dimension{}).size(); ++i) {
            const auto made = service.crosstab(clerk, {.measure = measure, .rows = static_cast<Dimension>(i)});
            EXPECT_TRUE(made.ok() || made.is(no_such_table));
            fitting += made.ok() ? 1 : 0;
        }
    EXPECT_EQ(fitting, 11 + 4 + 6);
}

TEST_P(CrosstabTest, ATableLeavesALine) {
    ask(scope(Role::clerk, community, area::Level::community), {.rows = Dimension::tag});
    audit.flush();
    const auto lines = database().read([&](db::ReadTx& tx) {
        return tx.all("SELECT detail FROM audit_line WHERE operation = 'askCrosstab'", {},
                      [](const db::Row& row) { return row.get<std::string>(0); });
    });
    ASSERT_THAT(lines, SizeIs(1));
    EXPECT_EQ(lines[0], "people tag");
}

}  // namespace
}  // namespace linli::statistics
