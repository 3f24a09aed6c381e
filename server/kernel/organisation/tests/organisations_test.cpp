#include <linli/base/ids.h>
#include <linli/organisation/organisations.h>
#include <linli/organisation/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

#include <thread>

namespace linli::organisation {
namespace {

using std::chrono::hours;

const TenantId tenant{1};
const PostCount nobody = [](db::ReadTx&, TenantId, OrganisationId) { return std::int64_t{0}; };

class OrganisationTest : public linli::testing::DatabaseTest {
protected:
    OrganisationTest() : DatabaseTest({&organisation::sql()}) {}

    Organisation body(const std::string& code, std::optional<OrganisationId> parent = {}) {
        Organisation fresh;
        fresh.id = ids.next<OrganisationId>();
        fresh.code = code;
        fresh.name = code + " 局";
        fresh.short_name = code;
        fresh.kind = parent ? Kind::section : Kind::department;
        fresh.parent_id = parent;
        return fresh;
    }
    Result<Organisation> add(const Organisation& fresh, TenantId to = tenant) {
        return database().write([&](db::WriteTx& tx) { return organisation::add(tx, to, fresh, clock.now()); });
    }
    Result<Organisation> end(OrganisationId id, std::int64_t version, const PostCount& posts = nobody) {
        return database().write(
            [&](db::WriteTx& tx) { return organisation::end(tx, tenant, id, version, clock.now(), posts); });
    }
    Result<Organisation> rename(OrganisationId id, std::int64_t version, std::string_view name) {
        return database().write(
            [&](db::WriteTx& tx) { return organisation::rename(tx, tenant, id, version, name, clock.now()); });
    }
    std::optional<Organisation> as_of(OrganisationId id, Instant at) {
        return database().read([&](db::ReadTx& tx) { return organisation::as_of(tx, tenant, id, at); });
    }
    std::optional<Organisation> by_code(std::string_view code, TenantId of = tenant) {
        return database().read([&](db::ReadTx& tx) { return find_by_code(tx, of, code); });
    }

    linli::testing::ManualClock clock;
    SeededIds ids{clock, 1};
};
LINLI_BOTH_ENGINES(OrganisationTest);

TEST_P(OrganisationTest, ASectionBelongsToTheDepartmentOfItsParent) {
    const auto top = add(body("cg")).value();
    const auto section = add(body("cg-1", top.id)).value();
    const auto team = add(body("cg-1-1", section.id)).value();
    EXPECT_EQ(top.department_id, top.id);
    EXPECT_EQ(section.department_id, top.id);
    EXPECT_EQ(team.department_id, top.id);
    EXPECT_TRUE(add(body("x", ids.next<OrganisationId>())).is(no_such_organisation));
}

TEST_P(OrganisationTest, TheSameOneAgainIsNoSecondOneAndACodeHasOneOwner) {
    const auto first = body("cg");
    const auto stored = add(first).value();
    EXPECT_EQ(add(first).value().valid_from, stored.valid_from);
    EXPECT_TRUE(add(body("cg")).is(code_taken));
    EXPECT_TRUE(add(body("cg"), TenantId{2}).ok()) << "codes of tenants do not meet";
    EXPECT_EQ(by_code("cg")->id, first.id);
    const auto all = database().read([](db::ReadTx& tx) { return organisation::all(tx, tenant); });
    EXPECT_EQ(all.size(), 1u);
}

TEST_P(OrganisationTest, ThePastStaysAsItWas) {
    const auto created = clock.now();
    const auto first = add(body("cg")).value();
    clock.advance(hours(1));
    EXPECT_TRUE(rename(first.id, 7, "x").is(changed_meanwhile));
    EXPECT_EQ(rename(first.id, 1, "城管局").value().version, 2);
    const auto renamed = clock.now();
    clock.advance(hours(1));
    EXPECT_EQ(end(first.id, 2).value().version, 3);
    const auto ended = clock.now();

    EXPECT_FALSE(as_of(first.id, created - hours(1)));
    EXPECT_EQ(as_of(first.id, created)->name, "cg 局");
    EXPECT_EQ(as_of(first.id, renamed - std::chrono::milliseconds(1))->version, 1);
    EXPECT_EQ(as_of(first.id, renamed)->name, "城管局");
    EXPECT_EQ(as_of(first.id, ended - std::chrono::milliseconds(1))->version, 2);
    EXPECT_FALSE(as_of(first.id, ended));
    EXPECT_FALSE(by_code("cg"));
    EXPECT_TRUE(end(first.id, 3).is(no_such_organisation)) << "ended once";
    EXPECT_TRUE(rename(first.id, 3, "x").is(no_such_organisation));
}

TEST_P(OrganisationTest, ACodeIsFreeAgainWhenItsBodyHasEnded) {
    const auto first = add(body("cg")).value();
    clock.advance(hours(1));
    ASSERT_TRUE(end(first.id, 1).ok());
    const auto second = add(body("cg"));
    ASSERT_TRUE(second.ok()) << "the same moment is early enough";
    EXPECT_EQ(by_code("cg")->id, second->id);
    EXPECT_EQ(as_of(first.id, clock.now() - std::chrono::milliseconds(1))->code, "cg");
    EXPECT_TRUE(add(body("cg")).is(code_taken)) << "one at a time";
}

TEST_P(OrganisationTest, WhatStillHasSectionsOrPostsDoesNotEnd) {
    const auto top = add(body("cg")).value();
    const auto one = add(body("cg-1", top.id)).value();
    const auto two = add(body("cg-2", top.id)).value();
    const PostCount three = [&](db::ReadTx&, TenantId of, OrganisationId asked) {
        EXPECT_EQ(of, tenant);
        return std::int64_t{asked == top.id ? 3 : 0};
    };
    const auto refused = end(top.id, 1, three);
    ASSERT_TRUE(refused.is(still_used));
    EXPECT_NE(refused.problem().detail.find("下级机构 2 个"), std::string::npos) << refused.problem().detail;
    EXPECT_NE(refused.problem().detail.find("岗位 3 个"), std::string::npos) << refused.problem().detail;
    EXPECT_TRUE(end(top.id, 1).is(still_used)) << "the sections alone hold it";
    ASSERT_TRUE(end(one.id, 1, three).ok());
    ASSERT_TRUE(end(two.id, 1, three).ok());
    EXPECT_TRUE(end(top.id, 1, three).is(still_used)) << "the posts alone hold it";
    EXPECT_TRUE(end(top.id, 1).ok());
    EXPECT_TRUE(add(body("cg-3", top.id)).is(no_such_organisation)) << "nothing grows below what has ended";
}

TEST_P(OrganisationTest, AClockThatWentBackEndsNothingBeforeItBegan) {
    const auto first = add(body("cg")).value();
    clock.advance(-hours(1));
    ASSERT_TRUE(rename(first.id, 1, "城管局").ok());
    ASSERT_TRUE(end(first.id, 2).ok());
    EXPECT_FALSE(as_of(first.id, first.valid_from + hours(1)));
}

/// A section that is added while its parent is being ended: one of the two is refused.
TEST_P(OrganisationTest, NoSectionSlipsInWhileItsParentEnds) {
    for (int round = 0; round < 5; ++round) {
        const auto top = add(body("t" + std::to_string(round))).value();
        const auto section = body("s" + std::to_string(round), top.id);
        bool ended = false, added = false;
        const PostCount slow = [](db::ReadTx&, TenantId, OrganisationId) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            return std::int64_t{0};
        };
        std::thread first([&] { ended = end(top.id, 1, slow).ok(); });
        std::thread second([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            added = add(section).ok();
        });
        first.join();
        second.join();
        EXPECT_NE(ended, added) << round;
    }
}

TEST_P(OrganisationTest, ManyAtOnceKnowTheirDepartments) {
    const auto top = body("cg");
    const auto section = body("cg-1", top.id);
    database().write([&](db::WriteTx& tx) { add_many(tx, tenant, {top, section}, clock.now()); });
    EXPECT_EQ(by_code("cg-1")->department_id, top.id);
    EXPECT_THROW(database().write([&](db::WriteTx& tx) {
        add_many(tx, tenant, {body("x", ids.next<OrganisationId>())}, clock.now());
    }),
                 InvariantBroken);
}

TEST_P(OrganisationTest, TheOldestOfAKindAnswersForAnArea) {
    const auto place = ids.next<AreaId>();
    auto elder = body("wy-1");
    elder.kind = Kind::property_company;
    elder.area_id = place;
    auto younger = elder;
    younger.id = ids.next<OrganisationId>();
    younger.code = "wy-2";
    const auto responsible = [&] {
        return database().read(
            [&](db::ReadTx& tx) { return responsible_for(tx, tenant, Kind::property_company, place); });
    };
    EXPECT_FALSE(responsible());
    ASSERT_TRUE(add(elder).ok());
    clock.advance(hours(1));
    ASSERT_TRUE(add(younger).ok());
    EXPECT_EQ(responsible()->id, elder.id);
    ASSERT_TRUE(end(elder.id, 1).ok());
    EXPECT_EQ(responsible()->id, younger.id);
}

}  // namespace
}  // namespace linli::organisation
