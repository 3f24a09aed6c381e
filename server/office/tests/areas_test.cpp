#include "house.h"

#include <linli/area/events.h>

namespace linli::office {
namespace {

using Areas = OfficeTest;
LINLI_BOTH_ENGINES(Areas);

std::vector<std::string> names_of(const array& items) {
    std::vector<std::string> out;
    for (const auto& item : items) out.emplace_back(item.at("name").as_string());
    return out;
}

TEST_P(Areas, TheTreeIsShownAsItStoodAtAMoment) {
    const auto before = std::to_string(to_ms(clock.now()));
    clock.advance(std::chrono::minutes(1));
    const auto renamed =
        ask("admin", http::Method::patch, "/v1/areas/" + id(3), {{"version", 1}, {"name", "墨香社区"}});
    ASSERT_EQ(renamed.status, 200) << renamed.text;
    EXPECT_EQ(renamed.version(), 2);

    using testing_names = std::vector<std::string>;
    EXPECT_EQ(names_of(get("resident", "/v1/areas?down_to=community").items()),
              (testing_names{"云溪区", "云台街道", "墨香社区", "盈北社区"}));
    EXPECT_EQ(names_of(get("resident", "/v1/areas?down_to=community&at_ms=" + before).items()),
              (testing_names{"云溪区", "云台街道", "书香社区", "盈北社区"}));
    EXPECT_EQ(names_of(get("worker", "/v1/areas/" + id(3) + "/tree?down_to=compound").items()),
              (testing_names{"墨香社区", "书香第一网格", "书香苑", "墨香苑", "书香第二网格"}));
    EXPECT_EQ(names_of(get("clerk", "/v1/areas/" + id(3) + "/children").items()),
              (testing_names{"书香第一网格", "书香第二网格"}));
    EXPECT_EQ(get("clerk", "/v1/areas/" + id(3) + "?at_ms=" + before)["name"], "书香社区");
    EXPECT_EQ(names_of(get("auditor", "/v1/areas/" + id(3) + "/history").items()),
              (testing_names{"书香社区", "墨香社区"}));
    EXPECT_EQ(get("clerk", "/v1/areas/" + id(99)).problem(), "area/not-found");
    EXPECT_EQ(get("clerk", "/v1/areas/" + id(99) + "/history").problem(), "area/not-found");
    EXPECT_EQ(get("clerk", "/v1/areas/" + id(3) + "?at_ms=1000").problem(), "area/not-found");
}

TEST_P(Areas, OnlyTheAdministratorChangesTheTree) {
    const object in{{"id", id(30)}, {"level", "grid"}, {"parent_id", id(3)}, {"code", "g30"}, {"name", "第三网格"}};
    for (const auto* who : {"security", "auditor", "operator", "clerk", "worker", "resident"})
        EXPECT_EQ(post(who, "/v1/areas", in).problem(), "access/not-allowed") << who;
    EXPECT_EQ(post("", "/v1/areas", in).problem(), "access/not-signed-in");
    EXPECT_EQ(get("", "/v1/areas").problem(), "access/not-signed-in");
    const auto made = post("admin", "/v1/areas", in);
    ASSERT_EQ(made.status, 201) << made.text;
    EXPECT_EQ(made["community_id"], value(id(3)));
    EXPECT_EQ(post("admin", "/v1/areas", in).status, 201) << "the same again is harmless";
    EXPECT_EQ(lines_of("createArea"), 2);
    auto clash = in;
    clash["id"] = id(31);
    EXPECT_EQ(post("admin", "/v1/areas", clash).problem(), "area/code-taken");
    clash["level"] = "street";
    EXPECT_EQ(post("admin", "/v1/areas", clash).problem(), "area/wrong-level");
}

TEST_P(Areas, AnotherTenantsTreeIsNotThere) {
    EXPECT_TRUE(get("admin elsewhere", "/v1/areas").items().empty());
    EXPECT_EQ(get("admin elsewhere", "/v1/areas/" + id(3)).problem(), "area/not-found");
    EXPECT_EQ(
        ask("admin elsewhere", http::Method::patch, "/v1/areas/" + id(3), {{"version", 1}, {"name", "x"}}).problem(),
        "area/not-found");
}

TEST_P(Areas, AMoveIsToldToWhoStoresAncestors) {
    std::vector<AreaId> told;
    relay.subscribe<area::AreaMoved>("test.moves", [&](db::WriteTx&, const area::AreaMoved& e,
                                                       const events::Envelope&) { told.push_back(e.area_id); });
    EXPECT_EQ(post("admin", "/v1/areas/" + id(6) + "/moves", {{"version", 7}, {"parent_id", id(4)}}).problem(),
              "area/changed-meanwhile");
    EXPECT_EQ(post("admin", "/v1/areas/" + id(6) + "/moves", {{"version", 1}, {"parent_id", id(8)}}).problem(),
              "area/wrong-level");
    const auto moved = post("admin", "/v1/areas/" + id(6) + "/moves", {{"version", 1}, {"parent_id", id(4)}});
    ASSERT_EQ(moved.status, 200) << moved.text;
    EXPECT_EQ(moved["community_id"], value(id(4)));
    relay.run_once();
    EXPECT_EQ(told, std::vector{AreaId(uuid(6))});
}

TEST_P(Areas, ASplitHandsEveryPartOver) {
    const auto part = [&](int n, array below) {
        return object{
            {"id", id(n)}, {"code", "g" + std::to_string(n)}, {"name", "新网格"}, {"areas", std::move(below)}};
    };
    const auto path = "/v1/areas/" + id(5) + "/splits";
    const auto forgotten =
        post("admin", path, {{"version", 1}, {"parts", array{part(40, {id(8)}), part(41, array{})}}});
    EXPECT_EQ(forgotten.problem(), "area/has-children") << "compound 9 was forgotten";
    EXPECT_EQ(get("admin", "/v1/areas/" + id(40)).status, 404) << "a refused split leaves nothing";
    EXPECT_EQ(post("admin", path, {{"version", 1}, {"parts", array{part(40, {id(8)}), part(41, {id(7)})}}}).problem(),
              "area/not-found")
        << "grid 7 is no part of grid 5";

    const auto done = post("admin", path, {{"version", 1}, {"parts", array{part(40, {id(8)}), part(41, {id(9)})}}});
    ASSERT_EQ(done.status, 201) << done.text;
    EXPECT_EQ(done["ended"], array{id(5)});
    EXPECT_EQ(done["moved"], (array{id(8), id(9)}));
    EXPECT_EQ(done["posts_left"], array{id(156)}) << "the worker's post still stands at the old grid";
    EXPECT_EQ(get("admin", "/v1/areas/" + id(8))["grid_id"], value(id(40)));
    EXPECT_EQ(get("admin", "/v1/areas/" + id(5)).status, 404);
    const auto before = std::to_string(to_ms(clock.now()) - 1);
    EXPECT_EQ(get("admin", "/v1/areas/" + id(5) + "?at_ms=" + before).status, 200) << "the past stays";
}

TEST_P(Areas, AMergeTakesSiblingsOnly) {
    const object into{{"id", id(42)}, {"code", "g42"}, {"name", "书香大网格"}};
    const auto seen = [&](int n) { return object{{"area_id", id(n)}, {"version", 1}}; };
    EXPECT_EQ(post("admin", "/v1/area-merges", {{"areas", array{seen(5), seen(7)}}, {"into", into}}).problem(),
              "office/not-siblings");
    const auto done = post("admin", "/v1/area-merges", {{"areas", array{seen(5), seen(6)}}, {"into", into}});
    ASSERT_EQ(done.status, 201) << done.text;
    EXPECT_EQ(get("admin", "/v1/areas/" + id(42) + "/children").items().size(), 2U);
    EXPECT_EQ(done["ended"], (array{id(5), id(6)}));
    EXPECT_EQ(lines_of("mergeAreas"), 2) << "one line for each area that is no more";
}

TEST_P(Areas, ABorderIsAClosedRingOnTheEarth) {
    const auto with = [&](const value& outline) {
        return object{{"id", id(43)},  {"level", "grid"},  {"parent_id", id(3)},
                      {"code", "g43"}, {"name", "有边界"}, {"outline", outline}};
    };
    const array open{array{120, 30}, array{121, 30}, array{121, 31}, array{120, 31}};
    const array far{array{120, 30}, array{191, 30}, array{121, 31}, array{120, 30}};
    const array good{array{120, 30}, array{121, 30}, array{121, 31}, array{120, 30}};
    for (const auto& bad : {value{{"type", "Point"}, {"coordinates", array{120, 30}}}, value{{"type", "Polygon"}},
                            value{{"type", "Polygon"}, {"coordinates", array{open}}},
                            value{{"type", "Polygon"}, {"coordinates", array{far}}},
                            value{{"type", "MultiPolygon"}, {"coordinates", array{good}}}}) {
        const auto refused = post("admin", "/v1/areas", with(bad));
        EXPECT_EQ(refused.problem(), "request/invalid-fields") << boost::json::serialize(bad);
    }
    EXPECT_EQ(post("admin", "/v1/areas", with({{"type", "Polygon"}, {"coordinates", array{good}}})).status, 201);
    const auto outlines =
        database().read([&](db::ReadTx& tx) { return area::outlines(tx, tenant, area::Level::grid); });
    EXPECT_EQ(outlines.size(), 1U);
}

TEST_P(Areas, ASearchTravelsInABody) {
    EXPECT_EQ(names_of(post("resident", "/v1/area-searches", {{"text", "书香苑"}}).items()),
              std::vector<std::string>{"书香苑"});
    EXPECT_EQ(post("resident", "/v1/area-searches", {{"text", "书香"}, {"level", "grid"}}).items().size(), 2U);
}

TEST_P(Areas, AnEmptyAreaEnds) {
    EXPECT_EQ(post("admin", "/v1/areas/" + id(3) + "/end", {{"version", 1}}).problem(), "area/has-children");
    EXPECT_EQ(post("admin", "/v1/areas/" + id(6) + "/end", {{"version", 1}}).status, 200);
    EXPECT_EQ(get("admin", "/v1/areas/" + id(3) + "/children").items().size(), 1U);
}

}  // namespace
}  // namespace linli::office
