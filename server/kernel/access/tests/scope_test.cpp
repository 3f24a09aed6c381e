#include <linli/access/posts.h>
#include <linli/access/scope.h>
#include <linli/base/ids.h>
#include <linli/json/field.h>
#include <linli/json/write.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

#include <random>
#include <set>

namespace linli::access {
namespace {

constexpr Role every_role[] = {Role::anonymous,       Role::resident,       Role::grid_worker,
                               Role::building_head,   Role::clerk,          Role::handler,
                               Role::merchant,        Role::leader,         Role::auditor,
                               Role::family_doctor,   Role::police_liaison, Role::hotline_operator,
                               Role::system_operator, Role::administrator,  Role::security_administrator,
                               Role::machine};
/// A table with every column a scope may compare.
constexpr db::Migration row_table[] = {{1, "0001_create_row", R"sql(
CREATE TABLE scoped_row (
  tenant_id @int NOT NULL, row_id @int NOT NULL,
  district_id @id, street_id @id, community_id @id, grid_id @id,
  department_id @id, organisation_id @id, owner_id @id, reporter_id @id, subject_id @id,
  PRIMARY KEY (tenant_id, row_id)
) @clustered;
)sql"}};
const db::ModuleSql rows_sql{"scoped", 90, row_table, ""};

struct Row {
    std::int64_t tenant = 0, number = 0;
    RowKeys keys;
};

class ScopeTest : public linli::testing::DatabaseTest {
protected:
    ScopeTest() : DatabaseTest({&rows_sql}) {}

    template <class Id>
    std::optional<Id> some(const std::vector<Id>& pool, int nothing_percent = 25) {
        if (chance(nothing_percent)) return std::nullopt;
        return pool[random() % pool.size()];
    }
    bool chance(int percent) { return static_cast<int>(random() % 100) < percent; }
    template <class Id>
    std::vector<Id> pool(int size) {
        std::vector<Id> made;
        for (int i = 0; i < size; ++i) made.push_back(ids.next<Id>());
        return made;
    }

    std::vector<Row> store_rows(int count) {
        std::vector<Row> rows;
        for (int i = 0; i < count; ++i) {
            Row row{static_cast<std::int64_t>(1 + random() % 2), i, {}};
            // Ids of all levels come from one pool: a level must never be taken for another.
            row.keys = {{some(areas), some(areas), some(areas), some(areas)},
                        some(bodies),
                        some(bodies),
                        some(users),
                        some(users),
                        some(people)};
            rows.push_back(row);
        }
        database().write([&](db::WriteTx& tx) {
            for (const auto& row : rows) insert(tx, row);
        });
        return rows;
    }
    static void insert(db::WriteTx& tx, const Row& row) {
        tx.exec(
            "INSERT INTO scoped_row VALUES (:tenant, :number, :district, :street, :community, :grid, :department,"
            " :organisation, :owner, :reporter, :subject)",
            {{"tenant", row.tenant},
             {"number", row.number},
             {"district", row.keys.place.district},
             {"street", row.keys.place.street},
             {"community", row.keys.place.community},
             {"grid", row.keys.place.grid},
             {"department", row.keys.department},
             {"organisation", row.keys.organisation},
             {"owner", row.keys.owner},
             {"reporter", row.keys.reporter},
             {"subject", row.keys.subject}});
    }
    Actor actor() {
        Actor a;
        a.tenant = TenantId{static_cast<std::int64_t>(1 + random() % 2)};
        a.role = Role::clerk;
        a.user = some(users, 10);
        a.person = some(people);
        a.area = some(areas);
        a.area_level = static_cast<area::Level>(random() % words(area::Level{}).size());
        a.organisation = some(bodies);
        a.organisation_is_department = chance(50);
        return a;
    }
    /// Some tables lack some of the columns.
    ScopeColumns columns() {
        ScopeColumns c;
        const auto may = [&](std::string_view name) { return chance(80) ? name : std::string_view(); };
        c.district = may("district_id");
        c.street = may("street_id");
        c.community = may("community_id");
        c.grid = may("grid_id");
        c.department = may("department_id");
        c.organisation = may("organisation_id");
        c.owner = may("owner_id");
        c.reporter = may("reporter_id");
        c.subject = may("subject_id");
        return c;
    }
    Reaches reaches() {
        const auto may = [&](Reach reach, int percent) { return chance(percent) ? reach : Reach::nothing; };
        return {may(Reach::area, 40),     may(Reach::organisation, 40), may(Reach::assigned, 40),
                may(Reach::reported, 40), may(Reach::about_me, 40),     may(Reach::tenant, 5)};
    }
    static Scope scope_of(const Actor& actor, Reaches reaches) {
        const Grant grants[] = {{actor.role, reaches}};
        return Gate::admit(actor, Permission{"rows.read", "查看", grants}).value();
    }
    std::set<std::int64_t> selected(const Predicate& predicate) {
        std::set<std::int64_t> found;
        database().read([&](db::ReadTx& tx) {
            tx.each("SELECT row_id FROM scoped_row WHERE " + predicate.sql, db::Params(predicate.params),
                    [&](const db::Row& row) { EXPECT_TRUE(found.insert(row.get<std::int64_t>("row_id")).second); });
        });
        return found;
    }

    linli::testing::ManualClock clock;
    SeededIds ids{clock, 1};
    std::mt19937 random{20260101};
    std::vector<AreaId> areas = pool<AreaId>(4);
    std::vector<OrganisationId> bodies = pool<OrganisationId>(4);
    std::vector<UserId> users = pool<UserId>(4);
    std::vector<PersonId> people = pool<PersonId>(4);
};
LINLI_BOTH_ENGINES(ScopeTest);

/// What the row looks like to a table without some columns: what is not stored is not known.
RowKeys seen_through(const RowKeys& keys, const ScopeColumns& c) {
    RowKeys seen = keys;
    if (c.district.empty()) seen.place.district.reset();
    if (c.street.empty()) seen.place.street.reset();
    if (c.community.empty()) seen.place.community.reset();
    if (c.grid.empty()) seen.place.grid.reset();
    if (c.department.empty()) seen.department.reset();
    if (c.organisation.empty()) seen.organisation.reset();
    if (c.owner.empty()) seen.owner.reset();
    if (c.reporter.empty()) seen.reporter.reset();
    if (c.subject.empty()) seen.subject.reset();
    return seen;
}

bool covered(const Scope& scope, const RowKeys& keys) {
    return scope.covers(keys.place, keys.department, keys.organisation, keys.owner, keys.reporter, keys.subject);
}

/// The SQL of a scope and its twin in memory say the same about every row, and no row of another tenant is ever let
/// through; the branches of a scope together are the scope.
TEST_P(ScopeTest, ThePredicateSelectsExactlyWhatTheScopeCovers) {
    const auto rows = store_rows(400);
    int let_through = 0;
    std::map<int, int> seen_reaches;
    for (int round = 0; round < 300; ++round) {
        const auto who = actor();
        const auto reach = reaches();
        const auto table = columns();
        const auto scope = scope_of(who, reach);
        std::set<std::int64_t> expected;
        for (const auto& row : rows)
            if (row.tenant == who.tenant.value && covered(scope, seen_through(row.keys, table)))
                expected.insert(row.number);
        const auto whole = scope.where(table);
        ASSERT_EQ(selected(whole), expected) << round << ": " << whole.sql;
        std::set<std::int64_t> together;
        for (const auto& branch : scope.branches(table)) together.merge(selected(branch));
        ASSERT_EQ(together, expected) << round;
        let_through += expected.empty() ? 0 : 1;
        ++seen_reaches[reach.bits()];
    }
    EXPECT_GT(let_through, 100) << "most scopes must have something to say";
    EXPECT_GT(seen_reaches.size(), 30u);
}

/// A row that is marked is for those who answer for it, reported it or are its subject; an office opens it to nobody,
/// the system alone passes. Here `subject_id` is the mark, and the reporter column the second person who answers.
TEST_P(ScopeTest, AnOfficeAloneDoesNotOpenWhatIsNeedToKnow) {
    const auto rows = store_rows(400);
    const ScopeColumns open{.department = "department_id", .organisation = "organisation_id", .owner = "owner_id"};
    auto marked = open;
    marked.guardian = "reporter_id";
    marked.need_to_know = "subject_id";
    int kept = 0;
    for (int round = 0; round < 200; ++round) {
        const auto who = actor();
        const auto reach = reaches();
        const auto scope = scope_of(who, reach);
        std::set<std::int64_t> expected;
        for (const auto& row : rows) {
            if (row.tenant != who.tenant.value) continue;
            const bool in_charge = !scope.whole_tenant() && reach.has(Reach::assigned) && who.user &&
                                   (row.keys.owner == who.user || row.keys.reporter == who.user);
            const bool by_office = covered(scope, seen_through(row.keys, open));
            if (in_charge || (by_office && !row.keys.subject)) expected.insert(row.number);
            kept += by_office && !expected.count(row.number) ? 1 : 0;
        }
        ASSERT_EQ(selected(scope.where(marked)), expected) << round;
        std::set<std::int64_t> together;
        for (const auto& branch : scope.branches(marked)) together.merge(selected(branch));
        ASSERT_EQ(together, expected) << round;
    }
    EXPECT_GT(kept, 1'000) << "the mark must have kept something back";
    const auto system = Gate::system(TenantId{1}, "test");
    EXPECT_EQ(selected(system.where(marked)), selected(system.where(open)));
    Actor auditor;
    auditor.tenant = TenantId{1};
    auditor.role = Role::auditor;
    EXPECT_LT(selected(scope_of(auditor, {Reach::tenant}).where(marked)).size(), selected(system.where(marked)).size());
}

/// Each reach alone, with a row that it must find and one that it must not.
TEST_P(ScopeTest, EveryReachFindsItsOwnAndNothingElse) {
    Actor me;
    me.tenant = TenantId{1};
    me.role = Role::clerk;
    me.user = users[0];
    me.person = people[0];
    me.area = areas[0];
    me.area_level = area::Level::community;
    me.organisation = bodies[0];
    me.organisation_is_department = true;
    std::pair<Reach, RowKeys> mine[] = {{Reach::area, {}},
                                        {Reach::organisation, {}},
                                        {Reach::assigned, {}},
                                        {Reach::reported, {}},
                                        {Reach::about_me, {}}};
    mine[0].second.place.community = areas[0];
    mine[1].second.department = bodies[0];
    mine[2].second.owner = users[0];
    mine[3].second.reporter = users[0];
    mine[4].second.subject = people[0];
    ScopeColumns all{.department = "department_id",
                     .organisation = "organisation_id",
                     .owner = "owner_id",
                     .reporter = "reporter_id",
                     .subject = "subject_id"};
    std::int64_t number = 0;
    database().write([&](db::WriteTx& tx) {
        for (const auto& [reach, keys] : mine) {
            insert(tx, {1, number++, keys});
            insert(tx, {2, number++, keys});  // the same row of another tenant
        }
    });
    for (std::int64_t i = 0; i < 5; ++i) {
        const auto reach = mine[static_cast<std::size_t>(i)].first;
        EXPECT_EQ(selected(scope_of(me, {reach}).where(all)), std::set<std::int64_t>{2 * i}) << i;
    }
    EXPECT_TRUE(selected(scope_of(me, {Reach::nothing}).where(all)).empty());
    EXPECT_EQ(selected(scope_of(me, {Reach::tenant}).where(all)).size(), 5u);
    EXPECT_EQ(selected(Gate::system(TenantId{2}, "test").where(all)).size(), 5u);
    me.area_level = area::Level::building;
    EXPECT_TRUE(selected(scope_of(me, {Reach::area}).where(all)).empty()) << "finer than a grid is never a subtree";
}

// ---- admission ------------------------------------------------------------------------------------------------

TEST(GateTest, NobodyWithoutAGrantIsAdmitted) {
    static constexpr Grant grants[] = {{Role::clerk, {Reach::area}}, {Role::leader, {Reach::tenant}, true}};
    static constexpr Permission read{"rows.read", "查看", grants};
    for (const auto role : every_role) {
        Actor actor;
        actor.tenant = TenantId{1};
        actor.role = role;
        const auto scope = Gate::admit(actor, read);
        if (role == Role::clerk || role == Role::leader) {
            ASSERT_TRUE(scope.ok());
            EXPECT_EQ(scope->permission(), "rows.read");
            EXPECT_EQ(scope->tenant(), TenantId{1});
        } else {
            EXPECT_TRUE(scope.is(role == Role::anonymous ? not_signed_in : not_allowed)) << word(role);
        }
    }
    for (const auto role : every_role) {
        Actor actor;
        actor.role = role;
        EXPECT_FALSE(Gate::admit(actor, Permission{"nobody", "", {}}).ok());
    }
}

TEST(GateTest, DisclosingNeedsAPurpose) {
    static constexpr Grant grants[] = {{Role::clerk, {Reach::area}}};
    static constexpr Permission disclose{"rows.disclose", "查看完整信息", grants, true};
    Actor actor;
    actor.role = Role::clerk;
    for (const auto* blank : {"", " ", "\t", "　"}) {
        actor.purpose = blank;
        EXPECT_TRUE(Gate::admit(actor, disclose).is(purpose_needed)) << '"' << blank << '"';
    }
    actor.purpose = "核实走访";
    ASSERT_TRUE(Gate::admit(actor, disclose).ok());
    EXPECT_EQ(Gate::admit(actor, disclose)->actor().purpose, "核实走访");
    actor.role = Role::resident;
    EXPECT_TRUE(Gate::admit(actor, disclose).is(not_allowed)) << "a purpose opens no door";
}

struct Contact {
    std::string name = "张三", phone = "13800001111";
    static constexpr std::string_view schema_name = "Contact";
    static constexpr auto fields() {
        return std::tuple{
            json::field("name", &Contact::name, "姓名", {.mask = json::Mask::name, .purpose = "联系"}),
            json::field("phone", &Contact::phone, "电话", {.mask = json::Mask::phone, .purpose = "联系"})};
    }
};

/// Full personal fields only by a grant that says so or a disclosure with its purpose; everything else is masked.
TEST(GateTest, MasksFailClosed) {
    static constexpr Grant grants[] = {{Role::clerk, {Reach::area}}, {Role::family_doctor, {Reach::area}, true}};
    const auto shown = [](Role role, bool discloses) {
        Actor actor;
        actor.role = role;
        actor.purpose = "核实走访";
        const auto scope = Gate::admit(actor, Permission{"rows.read", "查看", grants, discloses});
        return json::write(Contact{}, scope->view());
    };
    EXPECT_EQ(shown(Role::clerk, false).find("13800001111"), std::string::npos);
    EXPECT_EQ(shown(Role::clerk, false).find("张三"), std::string::npos);
    EXPECT_NE(shown(Role::clerk, true).find("13800001111"), std::string::npos);
    EXPECT_NE(shown(Role::family_doctor, false).find("张三"), std::string::npos);
    EXPECT_EQ(json::write(Contact{}).find("13800001111"), std::string::npos) << "without a scope: masked";
}

TEST(GateTest, OnlyAScopeWithAUserHasOne) {
    EXPECT_THROW(static_cast<void>(Gate::system(TenantId{1}, "relay").user()), InvariantBroken);
    EXPECT_TRUE(Gate::system(TenantId{1}, "relay").whole_tenant());
    EXPECT_EQ(Gate::system(TenantId{1}, "relay").role(), Role::machine);
}

}  // namespace
}  // namespace linli::access
