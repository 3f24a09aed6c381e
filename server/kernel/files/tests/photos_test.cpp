#include "files_test.h"

#include <linli/base/date.h>

namespace linli::files {
namespace {

/// Real photos with places, turned ones, and ones whose Exif is malformed; not part of the repository.
class PhotosTest : public FilesTest {
protected:
    void SetUp() override {
        if (std::filesystem::is_directory(folder)) return;
        if (linli::testing::environment("CI") == std::string_view("true")) FAIL() << "no folder " << folder;
        GTEST_SKIP() << "skipped: there is no folder " << folder;
    }
    File photo(const std::string& name) { return upload(slurp(folder / name), name).value(); }
    const std::filesystem::path folder = LINLI_ROOT "/../shared/data/photos";
};
LINLI_BOTH_ENGINES(PhotosTest);

TEST_P(PhotosTest, TimeAndPlaceAreKeptForStaffOnly) {
    const auto file = photo("DSCN0010.jpg");
    EXPECT_EQ(rfc3339(*file.captured_at), "2008-10-22T16:28:39+08:00");
    EXPECT_NEAR(*file.lon, 11.885127, 1e-6);
    EXPECT_NEAR(*file.lat, 43.467448, 1e-6);
    const auto served = files->served(file, TenantId{1});
    for (const auto* fact : {"NIKON", "COOLPIX", "Exif", "2008:10:22"})
        EXPECT_EQ(served.find(fact), std::string::npos) << fact;
}

/// All of them show the same wide landscape, whatever way the camera was held.
TEST_P(PhotosTest, EveryOrientationIsServedUpright) {
    const auto sky = brightness(files->served(photo("landscape_1.jpg"), TenantId{1}), 300, 10);
    for (const auto* name : {"landscape_3.jpg", "landscape_6.jpg", "landscape_8.jpg"}) {
        const auto file = photo(name);
        EXPECT_EQ(file.width, 600) << name;
        EXPECT_EQ(file.height, 450) << name;
        EXPECT_NEAR(brightness(files->served(file, TenantId{1}), 300, 10), sky, 12) << name;
    }
}

TEST_P(PhotosTest, MalformedFactsAreNoReasonToRefuseAPicture) {
    for (const auto* name : {"image00971.jpg", "image01137.jpg", "image01980.jpg"}) {
        const auto file = photo(name);
        EXPECT_FALSE(file.lon.has_value()) << name;
        EXPECT_FALSE(files->served(file, TenantId{1}).empty()) << name;
    }
}

/// Goal: however a photo is cut, the answer is a refusal and nothing stays behind.
TEST_P(PhotosTest, ACutPhotoIsDamaged) {
    const auto whole = slurp(folder / "DSCN0012.jpg");
    for (const auto share : {0.01, 0.1, 0.5, 0.9, 0.99})
        EXPECT_TRUE(
            upload(whole.substr(0, static_cast<std::size_t>(static_cast<double>(whole.size()) * share))).is(damaged))
            << share;
    EXPECT_EQ(copies(), 0);
}

}  // namespace
}  // namespace linli::files
