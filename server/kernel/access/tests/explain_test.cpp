#include <linli/access/posts.h>
#include <linli/base/ids.h>
#include <linli/testing/manual_clock.h>

#include <gtest/gtest.h>

namespace linli::access {
namespace {

const linli::testing::ManualClock standing;

class ExplainTest : public ::testing::Test {
protected:
    static constexpr Grant grants[] = {{Role::grid_worker, {Reach::area, Reach::assigned}},
                                       {Role::leader, {Reach::tenant}},
                                       {Role::machine, {Reach::nothing}}};
    static constexpr Permission read{"cases.read", "查看事项", grants};
    static constexpr Permission disclose{"cases.disclose", "查看完整信息", grants, true};

    Actor worker() {
        Actor actor;
        actor.tenant = TenantId{1};
        actor.role = Role::grid_worker;
        actor.user = me;
        actor.area = here;
        actor.area_level = area::Level::grid;
        return actor;
    }
    static std::string last(const Explanation& explanation) { return explanation.sentences.back(); }
    static bool says(const Explanation& explanation, std::string_view words) {
        for (const auto& sentence : explanation.sentences)
            if (sentence.find(words) != std::string::npos) return true;
        return false;
    }

    SeededIds ids{standing, 1};
    const UserId me = ids.next<UserId>();
    const AreaId here = ids.next<AreaId>();
    const AreaId there = ids.next<AreaId>();
};

TEST_F(ExplainTest, NamesTheRuleThatLetsARowThrough) {
    RowKeys row;
    row.place.grid = here;
    const auto explained = explain(worker(), read, row);
    EXPECT_TRUE(explained.allowed);
    EXPECT_TRUE(says(explained, "以“网格员”身份申请“查看事项”"));
    EXPECT_TRUE(says(explained, "岗位所在区域内的记录，这条记录在其中"));
    EXPECT_TRUE(says(explained, "由本人承办的记录，但这条记录不在其中"));
    EXPECT_EQ(last(explained), "因此可以查看这条记录。");
}

TEST_F(ExplainTest, SaysWhyARowIsNotFound) {
    RowKeys row;
    row.place.grid = there;
    const auto explained = explain(worker(), read, row);
    EXPECT_FALSE(explained.allowed);
    EXPECT_TRUE(says(explained, "显示为“没有找到”"));
    row.owner = me;
    EXPECT_TRUE(explain(worker(), read, row).allowed) << "their own matter elsewhere";
}

TEST_F(ExplainTest, WithoutTheGrantNothingElseCounts) {
    Actor resident;
    resident.role = Role::resident;
    const auto explained = explain(resident, read, RowKeys{});
    EXPECT_FALSE(explained.allowed);
    EXPECT_EQ(last(explained), "该角色没有被授予此功能，因此不允许。");
}

TEST_F(ExplainTest, TheFunctionItselfNeedsNoRow) {
    Actor machine;
    machine.role = Role::machine;
    EXPECT_TRUE(explain(machine, read, std::nullopt).allowed);
    EXPECT_FALSE(explain(machine, read, RowKeys{}).allowed) << "a grant without rows shows no row";
}

TEST_F(ExplainTest, MentionsPurposeAndDeputy) {
    auto deputy = worker();
    deputy.deputy = true;
    const auto explained = explain(deputy, disclose, std::nullopt);
    EXPECT_TRUE(says(explained, "需要说明用途"));
    EXPECT_TRUE(says(explained, "代理岗位"));
}

/// The verdict is the one that the scope itself would give.
TEST_F(ExplainTest, AgreesWithTheScope) {
    for (const auto role : {Role::grid_worker, Role::leader, Role::machine})
        for (int bits = 0; bits < 4; ++bits) {
            auto actor = worker();
            actor.role = role;
            RowKeys row;
            if (bits & 1) row.place.grid = here;
            if (bits & 2) row.owner = me;
            const auto scope = Gate::admit(actor, read);
            ASSERT_TRUE(scope.ok());
            EXPECT_EQ(explain(actor, read, row).allowed,
                      scope->covers(row.place, row.department, row.organisation, row.owner, row.reporter, row.subject))
                << word(role) << bits;
        }
}

}  // namespace
}  // namespace linli::access
