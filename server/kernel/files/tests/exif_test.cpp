#include "exif.h"

#include <linli/base/date.h>

#include <gtest/gtest.h>

#include <map>

namespace linli::files {
namespace {

using Tags = std::map<std::string, std::string>;

Tag reading(Tags tags) {
    return [tags = std::move(tags)](const char* name) {
        const auto found = tags.find(name);
        return found == tags.end() ? std::nullopt : std::optional(found->second);
    };
}

std::string taken(const Tags& tags) {
    const auto at = captured_at(reading(tags));
    return at ? rfc3339(*at) : "unknown";
}

TEST(Exif, TimeIsShanghaiTimeUnlessItSaysOtherwise) {
    const std::string name = "exif-ifd2-DateTimeOriginal";
    const std::string offset = "exif-ifd2-OffsetTimeOriginal";
    const std::string time = "2024:05:01 08:30:15";
    EXPECT_EQ(taken({{name, time + " (2024:05:01 08:30:15, ASCII, 20 components, 20 bytes)"}}),
              "2024-05-01T08:30:15+08:00");
    EXPECT_EQ(taken({{name, time}, {offset, "+06:00"}}), "2024-05-01T10:30:15+08:00");
    EXPECT_EQ(taken({{name, time}, {offset, "-03:30"}}), "2024-05-01T20:00:15+08:00");
    EXPECT_EQ(taken({{name, time}, {offset, "   :  "}}), "2024-05-01T08:30:15+08:00");
    EXPECT_EQ(taken({{"exif-ifd2-DateTimeDigitized", time}}), "2024-05-01T08:30:15+08:00");
}

TEST(Exif, ATimeThatIsNoneIsUnknown) {
    EXPECT_EQ(taken({}), "unknown");
    for (const auto* bad : {"", "0000:00:00 00:00:00", "    :  :     :  :  ", "2024:02:30 10:00:00",
                            "2024:05:01 24:00:00", "2024:05:01", "1970:01:01 00:00:00", "2024:05:0x 10:00:00"})
        EXPECT_EQ(taken({{"exif-ifd2-DateTimeOriginal", bad}}), "unknown") << bad;
}

Tags at(std::string lon, std::string lon_ref, std::string lat, std::string lat_ref) {
    return {{"exif-ifd3-GPSLongitude", std::move(lon)},
            {"exif-ifd3-GPSLongitudeRef", std::move(lon_ref)},
            {"exif-ifd3-GPSLatitude", std::move(lat)},
            {"exif-ifd3-GPSLatitudeRef", std::move(lat_ref)}};
}

TEST(Exif, PlaceInDegreesWithItsHemisphere) {
    const auto shanghai = position(reading(at("121/1 28/1 1234/100 (121, 28, 12.34, Rational, 3 components, 24 bytes)",
                                              "E (E, ASCII)", "31/1 14/1 0/1", "N")));
    ASSERT_TRUE(shanghai);
    EXPECT_NEAR(shanghai->first, 121.470094, 1e-6);
    EXPECT_NEAR(shanghai->second, 31.233333, 1e-6);
    const auto lima = position(reading(at("77/1 2/1 0/1", "W", "12/1 3/1 0/1", "S")));
    ASSERT_TRUE(lima);
    EXPECT_LT(lima->first, -77);
    EXPECT_LT(lima->second, -12);
}

TEST(Exif, APlaceThatIsNoneIsUnknown) {
    EXPECT_FALSE(position(reading({})));
    EXPECT_FALSE(position(reading(at("0/1 0/1 0/1", "E", "0/1 0/1 0/1", "N")))) << "a camera without a fix";
    EXPECT_FALSE(position(reading(at("121/1 0/0 0/1", "E", "31/1 0/1 0/1", "N"))));
    EXPECT_FALSE(position(reading(at("181/1 0/1 0/1", "E", "31/1 0/1 0/1", "N"))));
    EXPECT_FALSE(position(reading(at("121/1 0/1 0/1", "X", "31/1 0/1 0/1", "N"))));
    EXPECT_FALSE(position(reading(at("121/1 0/1", "E", "31/1 0/1 0/1", "N"))));
    EXPECT_FALSE(position(reading(at("121/1 0/1 0/1", "E", "-31/1 0/1 0/1", "N"))));
    EXPECT_FALSE(position(reading(at("99999999999999999999/1 0/1 0/1", "E", "31/1 0/1 0/1", "N"))));
}

}  // namespace
}  // namespace linli::files
