#pragma once

#include <vips/vips.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Pictures made for a test, with the facts a phone would write into them.
namespace linli::files {

struct Drop {
    void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Drawn = std::unique_ptr<VipsImage, Drop>;

template <class Call>
Drawn made(Call call) {
    VipsImage* image = nullptr;
    if (call(&image) != 0) throw std::runtime_error(vips_error_buffer());
    return Drawn(image);
}

/// Left half white, right half black: which side is up can be told.
inline Drawn draw(int width, int height) {
    [[maybe_unused]] static const int started = VIPS_INIT("linli_files_test");
    const auto dark = made([&](auto to) { return vips_black(to, width / 2, height, nullptr); });
    const auto light = made([&](auto to) { return vips_invert(dark.get(), to, nullptr); });
    const auto both =
        made([&](auto to) { return vips_join(light.get(), dark.get(), to, VIPS_DIRECTION_HORIZONTAL, nullptr); });
    return made([&](auto to) { return vips_colourspace(both.get(), to, VIPS_INTERPRETATION_sRGB, nullptr); });
}

using Facts = std::vector<std::pair<const char*, const char*>>;

/// The picture as a file of that ending (".jpg[Q=90]"), with Exif facts.
inline std::string encoded(const Drawn& drawn, const char* ending, const Facts& facts = {}, int orientation = 0) {
    const auto image = made([&](auto to) { return vips_copy(drawn.get(), to, nullptr); });
    for (const auto& [name, value] : facts) vips_image_set_string(image.get(), name, value);
    if (orientation != 0) vips_image_set_int(image.get(), VIPS_META_ORIENTATION, orientation);
    void* bytes = nullptr;
    std::size_t size = 0;
    if (vips_image_write_to_buffer(image.get(), ending, &bytes, &size, nullptr) != 0)
        throw std::runtime_error(vips_error_buffer());
    const std::unique_ptr<void, decltype(&g_free)> owner(bytes, &g_free);
    return {static_cast<const char*>(bytes), size};
}

/// The value of one point of an encoded picture, 0 to 255.
inline double brightness(const std::string& picture, int x, int y) {
    VipsImage* found = vips_image_new_from_buffer(picture.data(), picture.size(), "", nullptr);
    if (found == nullptr) throw std::runtime_error(vips_error_buffer());
    const Drawn image(found);
    double* values = nullptr;
    int count = 0;
    if (vips_getpoint(image.get(), &values, &count, x, y, nullptr) != 0) throw std::runtime_error(vips_error_buffer());
    const std::unique_ptr<double, decltype(&g_free)> owner(values, &g_free);
    return values[0];
}

inline std::string slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void spill(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A folder that goes with the test.
class Scratch {
public:
    Scratch() {
        std::string pattern = (std::filesystem::temp_directory_path() / "linli-files-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { std::filesystem::remove_all(path_); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace linli::files
