#include "house.h"

namespace linli::office {
namespace {

using Posts = OfficeTest;
LINLI_BOTH_ENGINES(Posts);

std::vector<std::string> titles(const array& items) {
    std::vector<std::string> out;
    for (const auto& item : items) out.emplace_back(item.at("title").as_string());
    return out;
}

/// COVERS: SEC-06
TEST_P(Posts, OnlyTheSecurityAdministratorGivesThem) {
    const object in{
        {"id", id(60)}, {"user_id", id(54)}, {"role", "grid_worker"}, {"title", "第二网格网格员"}, {"area_id", id(6)}};
    for (const auto* who : {"admin", "auditor", "operator", "clerk", "resident"})
        EXPECT_EQ(post(who, "/v1/posts", in).problem(), "access/not-allowed") << who;
    const auto given = post("security", "/v1/posts", in);
    ASSERT_EQ(given.status, 201) << given.text;
    EXPECT_EQ(given["area_name"], "书香第二网格");
    EXPECT_EQ(given["user_name"], "clerk");
    EXPECT_EQ(post("security", "/v1/posts", in).status, 201) << "the same again is harmless";
    EXPECT_EQ(lines_of("givePost"), 1);
    const auto leaves = database().read([&](db::ReadTx& tx) { return evidence.leaves_about(tx, tenant, uuid(60)); });
    ASSERT_EQ(leaves.size(), 1U) << "power given is provable";
    EXPECT_NE(leaves[0].content->find("\"role\":\"grid_worker\""), std::string::npos);

    const auto ended = post("security", "/v1/posts/" + id(60) + "/end");
    EXPECT_EQ(ended.status, 200);
    EXPECT_TRUE(ended.body.as_object().contains("valid_until_ms"));
    EXPECT_EQ(post("security", "/v1/posts/" + id(60) + "/end").problem(), "access/post-ended");
    EXPECT_EQ(post("security", "/v1/posts/" + id(99) + "/end").problem(), "access/no-such-post");
}

/// COVERS: SEC-01
TEST_P(Posts, ThreePowersStayInThreeHands) {
    const auto give = [&](int user, const char* role, int n) {
        return post("security", "/v1/posts", {{"id", id(n)}, {"user_id", id(user)}, {"role", role}, {"title", "岗位"}});
    };
    EXPECT_EQ(give(51, "administrator", 61).problem(), "office/own-post");
    EXPECT_EQ(give(50, "auditor", 62).problem(), "access/duties-collide");
    EXPECT_EQ(give(52, "security_administrator", 63).problem(), "access/duties-collide");
    EXPECT_EQ(give(54, "machine", 64).problem(), "office/role-not-given");
    EXPECT_EQ(give(54, "anonymous", 64).problem(), "office/role-not-given");
    EXPECT_EQ(give(90, "leader", 65).problem(), "office/no-such-user");
    EXPECT_EQ(give(54, "leader", 66).problem(), "access/post-needs-place");
    for (const auto role : {access::Role::administrator, access::Role::security_administrator, access::Role::auditor}) {
        const int powers = (may_change_areas.granted_to(role) != nullptr) +
                           (may_give_posts.granted_to(role) != nullptr) + (may_read_audit.granted_to(role) != nullptr);
        EXPECT_EQ(powers, 1) << word(role);
    }
}

/// COVERS: INC-02
TEST_P(Posts, ADeputyActsForATimeAndNoLonger) {
    const auto path = "/v1/posts/" + id(156) + "/deputies";
    const auto until = to_ms(clock.now() + std::chrono::hours(8));
    const object in{{"user_id", id(54)}, {"until_ms", until}, {"reason", "网格员休假"}};
    EXPECT_EQ(post("admin", path, in).problem(), "access/not-allowed");
    EXPECT_EQ(post("security", path, {{"user_id", id(51)}, {"until_ms", until}, {"reason", "x"}}).problem(),
              "office/own-post");
    EXPECT_EQ(post("security", path, {{"user_id", id(56)}, {"until_ms", until}, {"reason", "x"}}).problem(),
              "access/own-deputy");
    EXPECT_EQ(post("security", path, {{"user_id", id(54)}, {"until_ms", 1}, {"reason", "x"}}).problem(),
              "access/period-empty");
    const auto named = post("security", path, in);
    ASSERT_EQ(named.status, 201) << named.text;
    EXPECT_EQ(named["deputies"].as_array().at(0).at("user_name"), "clerk");
    EXPECT_EQ(named["deputies"].as_array().at(0).at("reason"), "网格员休假");
    const auto seen = get("clerk", "/v1/posts/" + id(156));
    EXPECT_EQ(seen["deputies"].as_array().at(0).as_object().if_contains("reason"), nullptr)
        << "colleagues see who stands in, not why";
    EXPECT_EQ(titles(get("security", "/v1/users/" + id(54) + "/posts").items()),
              (std::vector<std::string>{"clerk", "worker"}));

    const auto stop = "/v1/posts/" + id(156) + "/deputies/" + id(54) + "/end";
    clock.advance(std::chrono::minutes(1));
    const auto ended = post("security", stop);
    EXPECT_EQ(ended.status, 200) << ended.text;
    EXPECT_EQ(titles(get("security", "/v1/users/" + id(54) + "/posts").items()), std::vector<std::string>{"clerk"});
    EXPECT_EQ(post("security", stop).problem(), "access/no-such-deputy");
}

/// COVERS: SEC-07
TEST_P(Posts, EverybodySeesThePostsOfTheirOwnPlaceOnly) {
    EXPECT_EQ(titles(get("clerk", "/v1/areas/" + id(5) + "/posts").items()), std::vector<std::string>{"worker"});
    EXPECT_EQ(titles(get("clerk", "/v1/areas/" + id(3) + "/posts").items()), std::vector<std::string>{"clerk"});
    EXPECT_EQ(get("other clerk", "/v1/areas/" + id(5) + "/posts").problem(), "access/not-found");
    EXPECT_EQ(get("worker", "/v1/areas/" + id(6) + "/posts").problem(), "access/not-found");
    EXPECT_EQ(get("clerk", "/v1/posts/" + id(156)).status, 200);
    EXPECT_EQ(get("other clerk", "/v1/posts/" + id(156)).problem(), "access/not-found");
    EXPECT_EQ(get("clerk", "/v1/posts/" + id(150)).problem(), "access/not-found") << "the administrator has no place";
    EXPECT_EQ(get("resident", "/v1/posts/" + id(156)).problem(), "access/not-allowed");
    EXPECT_EQ(titles(get("clerk", "/v1/users/" + id(56) + "/posts").items()), std::vector<std::string>{"worker"});
    EXPECT_TRUE(get("other clerk", "/v1/users/" + id(56) + "/posts").items().empty());
    EXPECT_EQ(get("admin elsewhere", "/v1/posts/" + id(156)).problem(), "access/not-found");
    EXPECT_EQ(get("security", "/v1/organisations/" + id(20) + "/posts").items().size(), 0U);
    EXPECT_EQ(get("clerk", "/v1/organisations/" + id(20) + "/posts").problem(), "access/not-found");
}

TEST_P(Posts, WhyMayXSeeY) {
    access::RowKeys row;
    row.place.district = AreaId(uuid(1));
    row.place.community = AreaId(uuid(4));
    row.place.grid = AreaId(uuid(7));
    rows.emplace(uuid(70), row);
    object in{{"user_id", id(54)}, {"permission", "office.read-posts"}};
    EXPECT_EQ(post("admin", "/v1/access-explanations", in).problem(), "access/not-allowed");
    const auto may = post("security", "/v1/access-explanations", in);
    ASSERT_EQ(may.status, 200) << may.text;
    EXPECT_EQ(may["allowed"], true);

    in["subject_kind"] = "case";
    in["subject_id"] = id(70);
    const auto not_there = post("auditor", "/v1/access-explanations", in);
    EXPECT_EQ(not_there["allowed"], false);
    const auto& why = not_there["posts"].as_array().at(0).at("sentences").as_array();
    EXPECT_EQ(why.back(), "因此这条记录对该岗位显示为“没有找到”。");
    rows.at(uuid(70)).place.community = AreaId(uuid(3));
    EXPECT_EQ(post("auditor", "/v1/access-explanations", in)["allowed"], true);

    in["subject_id"] = id(71);
    EXPECT_EQ(post("auditor", "/v1/access-explanations", in).problem(), "access/not-found");
    EXPECT_EQ(post("auditor", "/v1/access-explanations", {{"user_id", id(54)}, {"permission", "x"}}).problem(),
              "office/unknown-permission");
    EXPECT_EQ(post("auditor", "/v1/access-explanations",
                   {{"user_id", id(54)}, {"permission", "office.upload"}, {"post_id", id(156)}})
                  .problem(),
              "access/no-such-post")
        << "somebody else's post";
    EXPECT_EQ(
        post("auditor", "/v1/access-explanations", {{"user_id", id(57)}, {"permission", "office.upload"}})["allowed"],
        false)
        << "no post, no power";
    EXPECT_EQ(lines_of("explainAccess"), 4) << "looking into somebody's rights is audited";
}

using Organisations = OfficeTest;
LINLI_BOTH_ENGINES(Organisations);

TEST_P(Organisations, TheTreeIsKeptByTheAdministrator) {
    object in{{"id", id(21)},      {"code", "fire-1"},    {"name", "一中队"},
              {"kind", "section"}, {"parent_id", id(20)}, {"area_id", id(3)}};
    EXPECT_EQ(post("security", "/v1/organisations", in).problem(), "access/not-allowed");
    const auto made = post("admin", "/v1/organisations", in);
    ASSERT_EQ(made.status, 201) << made.text;
    EXPECT_EQ(made["department_id"], value(id(20)));
    EXPECT_EQ(get("clerk", "/v1/organisations").items().size(), 2U);
    EXPECT_EQ(get("clerk", "/v1/organisations?parent_id=" + id(20)).items().size(), 1U);
    EXPECT_EQ(get("clerk", "/v1/organisations?kind=company").items().size(), 0U);
    EXPECT_EQ(get("resident", "/v1/organisations").problem(), "access/not-allowed");
    EXPECT_EQ(get("admin elsewhere", "/v1/organisations").items().size(), 0U);

    in["id"] = id(22);
    EXPECT_EQ(post("admin", "/v1/organisations", in).problem(), "organisation/code-taken");
    in["area_id"] = id(99);
    EXPECT_EQ(post("admin", "/v1/organisations", in).problem(), "area/not-found");

    const auto before = std::to_string(to_ms(clock.now()));
    clock.advance(std::chrono::minutes(1));
    const auto path = "/v1/organisations/" + id(21);
    EXPECT_EQ(ask("admin", http::Method::patch, path, {{"version", 9}, {"name", "特勤中队"}}).problem(),
              "organisation/changed-meanwhile");
    EXPECT_EQ(ask("admin", http::Method::patch, path, {{"version", 1}, {"name", "特勤中队"}})["name"], "特勤中队");
    EXPECT_EQ(get("clerk", path)["name"], "特勤中队");
    EXPECT_EQ(get("clerk", path + "?at_ms=" + before)["name"], "一中队");
    EXPECT_EQ(post("admin", "/v1/organisations/" + id(20) + "/end", {{"version", 1}}).problem(),
              "organisation/still-used");
    clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(post("admin", path + "/end", {{"version", 2}}).status, 200);
    EXPECT_EQ(get("clerk", path).problem(), "organisation/not-found");
}

}  // namespace
}  // namespace linli::office
