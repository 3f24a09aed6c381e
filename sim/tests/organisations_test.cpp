#include "support.h"

#include "csv.h"

#include <linli/base/text.h>
#include <linli/base/words.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace linli::sim {
namespace {

using test::default_district;

struct Index {
    std::map<UserId, const Staff*> staff;
    std::map<AreaId, const Area*> areas;
    std::map<OrganisationId, const Organisation*> organisations;
    std::vector<Post> posts;
};

const Index& index() {
    static const Index made = [] {
        Index out;
        const auto add = [&](const auto& piece) {
            for (const auto& one : piece.staff) out.staff.emplace(one.id, &one);
            for (const auto& one : piece.areas) out.areas.emplace(one.id, &one);
            out.posts.insert(out.posts.end(), piece.posts.begin(), piece.posts.end());
        };
        add(default_district().frame);
        for (const auto& one : default_district().frame.organisations) out.organisations.emplace(one.id, &one);
        for (const auto& community : default_district().communities) add(community);
        return out;
    }();
    return made;
}

TEST(Organisations, EveryPostHasItsPeople) {
    std::set<PostId> ids;
    for (const auto& post : index().posts) {
        EXPECT_TRUE(ids.insert(post.id).second);
        EXPECT_TRUE(index().staff.contains(post.holder)) << post.title;
        EXPECT_TRUE(index().areas.contains(post.area)) << post.title;
        if (post.role == Role::merchant) continue;
        EXPECT_TRUE(index().organisations.contains(post.organisation)) << post.title;
        ASSERT_TRUE(index().staff.contains(post.deputy)) << post.title;
        EXPECT_NE(post.deputy, post.holder) << post.title;
    }
}

// COVERS: INC-02, INC-27
TEST(Organisations, EveryGridHasAWorkerAndABuildingHead) {
    std::map<std::pair<AreaId, Role>, int> posts;
    for (const auto& post : index().posts) ++posts[{post.area, post.role}];
    for (const auto& [id, area] : index().areas) {
        if (area->level == Level::grid) {
            EXPECT_EQ((posts[{id, Role::grid_worker}]), 1) << area->address;
            EXPECT_EQ((posts[{id, Role::building_head}]), 1) << area->address;
        }
        if (area->level == Level::community) {
            EXPECT_EQ((posts[{id, Role::clerk}]), 2) << area->address;
            EXPECT_EQ((posts[{id, Role::leader}]), 2) << area->address;
        }
        if (area->level == Level::street) {
            EXPECT_GE((posts[{id, Role::family_doctor}]), 2);
            EXPECT_GE((posts[{id, Role::police_liaison}]), 2);
        }
    }
}

/// Organisations by code, with how many handlers they have in an area.
std::map<std::pair<std::string, AreaId>, int> handlers() {
    std::map<std::pair<std::string, AreaId>, int> out;
    for (const auto& post : index().posts)
        if (post.role == Role::handler) ++out[{index().organisations.at(post.organisation)->code, post.area}];
    return out;
}

TEST(Organisations, EveryDepartmentHasTwoHandlersAndEverySectionTwoInEveryStreet) {
    auto count = handlers();
    const auto district = default_district().frame.areas.front().id;
    for (const auto& one : default_district().frame.organisations) {
        if (one.kind == OrganisationKind::section) {
            for (const auto& area : default_district().frame.areas)
                if (area.level == Level::street) {
                    EXPECT_GE((count[{one.code, area.id}]), 2) << one.name;
                }
        } else if (one.kind == OrganisationKind::department || one.kind == OrganisationKind::public_institution) {
            EXPECT_GE((count[{one.code, district}]), 2) << one.name;
        }
    }
}

TEST(Organisations, EveryResponsibilityItemHasItsDepartment) {
    const auto items = Sheet::read(test::real_options().items, {"item_code", "owner_department", "co_departments"});
    ASSERT_TRUE(items.ok()) << items.problem().detail;
    std::set<std::string> codes;
    for (const auto& one : default_district().frame.organisations) codes.insert(one.code);
    ASSERT_GT(items->size(), 200U);
    for (std::size_t i = 0; i < items->size(); ++i) {
        EXPECT_TRUE(codes.contains(items->at(i, "owner_department"))) << items->at(i, "owner_department");
        for (const auto code : text::split(items->at(i, "co_departments"), ';'))
            EXPECT_TRUE(code.empty() || codes.contains(std::string(code))) << code;
    }
}

// COVERS: INC-10
TEST(Organisations, EveryCompoundOfATownHasAPropertyCompanyAndASteward) {
    for (const auto& community : default_district().communities) {
        std::set<AreaId> served;
        for (const auto& contract : community.contracts) {
            served.insert(contract.compound);
            EXPECT_EQ(index().organisations.at(contract.company)->kind, OrganisationKind::property_company);
            EXPECT_LT(contract.since, contract.until);
            const auto post = std::find_if(community.posts.begin(), community.posts.end(), [&](const Post& one) {
                return one.holder == contract.steward && one.area == contract.compound;
            });
            EXPECT_NE(post, community.posts.end());
        }
        for (const auto& area : community.areas) {
            if (area.level == Level::compound && !area.village) {
                EXPECT_TRUE(served.contains(area.id)) << area.address;
            }
        }
    }
}

// 三权分立: system, security and audit are different people.
TEST(Organisations, ThreePowersAreThreePeople) {
    std::map<UserId, std::set<Role>> roles;
    for (const auto& post : index().posts) roles[post.holder].insert(post.role);
    int powers = 0;
    for (const auto& entry : roles) {
        const auto has = [&](Role role) { return entry.second.contains(role) ? 1 : 0; };
        const int held = has(Role::administrator) + has(Role::security_administrator) + has(Role::auditor);
        EXPECT_LE(held, 1);
        powers += held;
    }
    EXPECT_EQ(powers, 6);
}

TEST(Organisations, LoginsAreAscii) {
    for (const auto& [id, staff] : index().staff)
        for (const char c : staff->login)
            EXPECT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') << staff->login;
}

}  // namespace
}  // namespace linli::sim
