#pragma once

#include "image_facts.h"

#include <optional>
#include <string_view>

namespace linli::files {

/// Whether libvips was started and told to read nothing but what we name.
bool start_vips(const char* program);
/// Reads a picture of `media_type` from descriptor `in`, turns it upright, shrinks it to the longest served edge, and
/// writes it without metadata to descriptor `out`.
/// @param facts filled when the answer is `converted`
WorkerExit convert(std::string_view media_type, int in, int out, ImageFacts& facts);

}  // namespace linli::files
