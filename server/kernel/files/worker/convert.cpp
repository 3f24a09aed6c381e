#include "convert.h"

#include "exif.h"

#include <vips/vips.h>

#include <memory>
#include <string>

namespace linli::files {
namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
using Image = std::unique_ptr<VipsImage, Unref>;
using Source = std::unique_ptr<VipsSource, Unref>;
using Target = std::unique_ptr<VipsTarget, Unref>;

/// Only the loader of the type that the bytes said; a cut file fails instead of showing grey.
Image load(std::string_view type, VipsSource* source) {
    VipsImage* image = nullptr;
    int bad = -1;
    const auto strict = VIPS_FAIL_ON_TRUNCATED;
    const auto once = VIPS_ACCESS_SEQUENTIAL;
    if (type == "image/jpeg") bad = vips_jpegload_source(source, &image, "access", once, "fail_on", strict, nullptr);
    if (type == "image/png") bad = vips_pngload_source(source, &image, "access", once, "fail_on", strict, nullptr);
    if (type == "image/webp") bad = vips_webpload_source(source, &image, "access", once, "fail_on", strict, nullptr);
    if (type == "image/gif")
        bad = vips_gifload_source(source, &image, "n", -1, "access", once, "fail_on", strict, nullptr);
    if (type == "image/heic") bad = vips_heifload_source(source, &image, "access", once, "fail_on", strict, nullptr);
    return Image(bad == 0 ? image : nullptr);
}

std::optional<std::string> text_of(VipsImage* image, const char* name) {
    const char* text = nullptr;
    if (vips_image_get_typeof(image, name) == 0 || vips_image_get_string(image, name, &text) != 0) return std::nullopt;
    return std::string(text);
}

template <class Call>
Image step(Call call) {
    VipsImage* made = nullptr;
    const int bad = call(&made);
    return Image(bad == 0 ? made : nullptr);
}

/// Upright, in the colours of the screen, not larger than what is served. A film of pictures (GIF) stays as it is.
Image prepare(Image image, std::string_view type) {
    if (type == "image/gif") return image;
    const bool turned = vips_image_get_orientation(image.get()) > 1 && type != "image/heic";  // heif turns by itself
    if (turned) image = step([&](VipsImage** made) { return (*made = vips_image_copy_memory(image.get())) ? 0 : -1; });
    if (image && turned) image = step([&](VipsImage** made) { return vips_autorot(image.get(), made, nullptr); });
    if (!image) return nullptr;
    if (vips_image_get_typeof(image.get(), VIPS_META_ICC_NAME) != 0) {
        auto seen = step(
            [&](VipsImage** made) { return vips_icc_transform(image.get(), made, "srgb", "embedded", TRUE, nullptr); });
        if (seen)
            image = std::move(seen);  // a broken profile is no reason to refuse the picture
        else
            vips_error_clear();
    }
    if (image->Type == VIPS_INTERPRETATION_CMYK)
        image = step(
            [&](VipsImage** made) { return vips_colourspace(image.get(), made, VIPS_INTERPRETATION_sRGB, nullptr); });
    if (!image) return nullptr;
    const int longest = std::max(image->Xsize, image->Ysize);
    if (longest <= longest_served_edge) return image;
    return step([&](VipsImage** made) {
        return vips_resize(image.get(), made, static_cast<double>(longest_served_edge) / longest, nullptr);
    });
}

bool save(VipsImage* image, std::string_view type, VipsTarget* target) {
    if (type == "image/png") return vips_pngsave_target(image, target, "strip", TRUE, nullptr) == 0;
    if (type == "image/webp") return vips_webpsave_target(image, target, "strip", TRUE, "Q", 85, nullptr) == 0;
    if (type == "image/gif") return vips_gifsave_target(image, target, "strip", TRUE, nullptr) == 0;
    return vips_jpegsave_target(image, target, "strip", TRUE, "Q", 85, "optimize_coding", TRUE, nullptr) == 0;
}

ImageFacts facts_of(VipsImage* image) {
    ImageFacts facts;
    const Tag tag = [image](const char* name) { return text_of(image, name); };
    facts.captured_at = captured_at(tag);
    if (const auto place = position(tag)) {
        facts.lon = place->first;
        facts.lat = place->second;
    }
    return facts;
}

}  // namespace

bool start_vips(const char* program) {
    if (VIPS_INIT(program) != 0) return false;
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    vips_block_untrusted_set(TRUE);
    return true;
}

WorkerExit convert(std::string_view media_type, int in, int out, ImageFacts& facts) {
    const Source source(vips_source_new_from_descriptor(in));
    const Target target(vips_target_new_to_descriptor(out));
    if (!source || !target) return WorkerExit::fault;
    auto image = load(media_type, source.get());
    if (!image) return WorkerExit::undecodable;
    if (std::int64_t{image->Xsize} * image->Ysize > max_pixels) return WorkerExit::too_many_pixels;
    facts = facts_of(image.get());
    image = prepare(std::move(image), media_type);
    if (!image || !save(image.get(), media_type, target.get())) return WorkerExit::undecodable;
    facts.width = image->Xsize;
    facts.height = media_type == "image/gif" ? vips_image_get_page_height(image.get()) : image->Ysize;
    return WorkerExit::converted;
}

}  // namespace linli::files
