// COVERS: INC-01 DAT-09
#include "house.h"

#include "datum.h"
#include "outline.h"

namespace linli::office {
namespace {

using Maps = OfficeTest;
LINLI_BOTH_ENGINES(Maps);

object square(double lon, double lat, double side) {
    return {{"type", "Polygon"},
            {"coordinates", array{array{array{lon, lat}, array{lon + side, lat}, array{lon + side, lat + side},
                                        array{lon, lat + side}, array{lon, lat}}}}};
}

object feature(const value& code, const object& geometry, const value& height = {}) {
    object properties{{"code", code}};
    if (!height.is_null()) properties["height"] = height;
    return {{"type", "Feature"}, {"geometry", geometry}, {"properties", properties}};
}

object import_of(std::string_view level, const array& features) {
    return {{"level", level}, {"collection", object{{"type", "FeatureCollection"}, {"features", features}}}};
}

TEST_P(Maps, BordersAreTriedFirstAndStoredWhenConfirmed) {
    auto in = import_of("grid", {feature("a5", square(120, 30, 0.01)), feature("a6", square(120.01, 30, 0.01)),
                                 feature("a99", square(121, 30, 0.01)), feature("a5", square(122, 30, 0.01)),
                                 feature("a7", {{"type", "Point"}, {"coordinates", array{120, 30}}}), object{}});
    const auto tried = post("admin", "/v1/area-outlines", in);
    ASSERT_EQ(tried.status, 200) << tried.text;
    EXPECT_EQ(tried["applied"], value(false));
    EXPECT_EQ(tried["drawn"], value(2));
    EXPECT_EQ(tried["fault_count"], value(4));
    EXPECT_EQ(tried["faults"].at(0).at("feature"), value(3));
    EXPECT_EQ(tried["faults"].at(0).at("message"), value("没有这个编码的区域"));
    EXPECT_EQ(tried["faults"].at(1).at("message"), value("同一个区域出现了两次"));
    EXPECT_TRUE(get("resident", "/v1/areas/" + id(3) + "/map")["features"].as_array().empty());

    in["apply"] = true;
    EXPECT_EQ(post("admin", "/v1/area-outlines", in)["applied"], value(false)) << "something is at fault";
    in["skip_faults"] = true;
    EXPECT_EQ(post("admin", "/v1/area-outlines", in)["applied"], value(true));
    EXPECT_EQ(lines_of("importOutlines"), 2);

    const auto map = get("resident", "/v1/areas/" + id(3) + "/map");
    ASSERT_EQ(map["features"].as_array().size(), 2U) << map.text;
    const auto& first = map["features"].at(0);
    EXPECT_EQ(map["type"], value("FeatureCollection"));
    EXPECT_EQ(first.at("geometry").at("type"), value("Polygon"));
    EXPECT_EQ(first.at("properties").at("name"), value("书香第一网格"));
    EXPECT_NEAR(first.at("properties").at("lon").to_number<double>(), 120.005, 1e-9);
    EXPECT_EQ(get("clerk", "/v1/areas/" + id(5))["version"], value(2));
    EXPECT_EQ(get("clerk", "/v1/areas/" + id(5) + "/history").items().size(), 2U);
}

TEST_P(Maps, TheSameBordersAgainChangeNothing) {
    auto in = import_of("grid", {feature("a5", square(120, 30, 0.01))});
    in["apply"] = true;
    EXPECT_EQ(post("admin", "/v1/area-outlines", in)["drawn"], value(1));
    const auto again = post("admin", "/v1/area-outlines", in);
    EXPECT_EQ(again["drawn"], value(0));
    EXPECT_EQ(again["same"], value(1));
    EXPECT_EQ(again["still_without"], value(2));
    EXPECT_EQ(get("clerk", "/v1/areas/" + id(5))["version"], value(2));
}

TEST_P(Maps, BuildingsHaveHeightsAndAreShownWithinACommunity) {
    for (int n : {30, 31})
        ASSERT_EQ(post("admin", "/v1/areas",
                       {{"id", id(n)}, {"level", "building"}, {"parent_id", id(8)}, {"code", n}, {"name", "楼"}})
                      .status,
                  422);
    ASSERT_EQ(post("admin", "/v1/areas",
                   {{"id", id(30)}, {"level", "building"}, {"parent_id", id(8)}, {"code", "30"}, {"name", "30号楼"}})
                  .status,
              201);
    auto in = import_of("building", {feature(30, square(120, 30, 0.001), 54.3)});
    in["apply"] = true;
    EXPECT_EQ(post("admin", "/v1/area-outlines", in)["drawn"], value(1)) << "a code that was exported as a number";
    for (const auto* top : {"community", "grid"}) {
        const auto map = get("worker", "/v1/areas/" + id(top[0] == 'c' ? 3 : 5) + "/map?level=building");
        ASSERT_EQ(map["features"].as_array().size(), 1U) << map.text;
        EXPECT_NEAR(map["features"].at(0).at("properties").at("height_m").to_number<double>(), 54.3, 1e-9);
    }
    EXPECT_TRUE(get("worker", "/v1/areas/" + id(6) + "/map?level=building")["features"].as_array().empty());
    EXPECT_EQ(get("worker", "/v1/areas/" + id(8) + "/map")["features"].as_array().size(), 1U) << "of a compound";
    EXPECT_TRUE(get("worker", "/v1/areas/" + id(9) + "/map")["features"].as_array().empty());
    EXPECT_TRUE(get("worker", "/v1/areas/" + id(30) + "/map")["features"].as_array().empty());
    EXPECT_EQ(get("worker", "/v1/areas/" + id(1) + "/map?level=building").problem(), "office/map-too-wide");
    EXPECT_EQ(get("worker", "/v1/areas/" + id(5) + "/map?level=grid").problem(), "area/wrong-level");
    EXPECT_EQ(get("worker", "/v1/areas/" + id(99) + "/map").problem(), "area/not-found");
}

TEST_P(Maps, WhatIsNoCollectionIsRefused) {
    auto in = import_of("grid", {});
    in["collection"] = object{{"type", "Feature"}};
    EXPECT_EQ(post("admin", "/v1/area-outlines", in).problem(), "request/invalid-fields");
    EXPECT_EQ(post("admin", "/v1/area-outlines", import_of("unit", {})).problem(), "request/invalid-fields");
    array many;
    for (int i = 0; i < 2'001; ++i) many.push_back(object{});
    EXPECT_EQ(post("admin", "/v1/area-outlines", import_of("grid", many)).problem(), "request/invalid-fields");
    for (const auto* who : {"security", "clerk", "worker", "resident"})
        EXPECT_EQ(post(who, "/v1/area-outlines", import_of("grid", {})).problem(), "access/not-allowed") << who;
    EXPECT_EQ(post("admin elsewhere", "/v1/area-outlines",
                   import_of("grid", {feature("a5", square(120, 30, 0.01))}))["fault_count"],
              value(1));
}

TEST(Datum, TheShiftIsThatOfTheServices) {
    const auto shift = shifted({116.404, 39.915});
    EXPECT_NEAR(shift.lon, 116.41024449916938, 1e-10);
    EXPECT_NEAR(shift.lat, 39.91640428150164, 1e-10);
    const auto back = to_wgs84(shift, Datum::gcj02);
    EXPECT_NEAR(back.lon, 116.404, 1e-9);
    EXPECT_NEAR(back.lat, 39.915, 1e-9);
    const auto baidu = shifted(to_wgs84({116.404, 39.915}, Datum::bd09));
    EXPECT_NEAR(baidu.lon, 116.39762729119315, 1e-9);
    EXPECT_NEAR(baidu.lat, 39.90865673957631, 1e-9);
    EXPECT_EQ(to_wgs84({-0.1, 51.5}, Datum::gcj02).lon, -0.1) << "outside China";
}

TEST(Outline, TheMiddleIsThatOfTheLargestPiece) {
    const object two{
        {"type", "MultiPolygon"},
        {"coordinates", array{square(120, 30, 0.001)["coordinates"], square(121, 31, 0.01)["coordinates"]}}};
    EXPECT_NEAR(middle_of(two).lon, 121.005, 1e-9);
    EXPECT_NEAR(middle_of(two).lat, 31.005, 1e-9);
    const object line{{"type", "Polygon"},
                      {"coordinates", array{array{array{120, 30}, array{121, 30}, array{120, 30}, array{120, 30}}}}};
    EXPECT_EQ(middle_of(line).lon, 120) << "without a surface";
}

}  // namespace
}  // namespace linli::office
