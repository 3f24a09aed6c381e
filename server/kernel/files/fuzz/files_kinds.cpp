// What a stranger sends as a picture, a document or a sound: its kind is told from the first bytes, its structure is
// walked without leaving it, and what a photo tells about itself is a time and a place on this earth or unknown.
#include "exif.h"
#include "kind.h"
#include "text_bytes.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace linli::files {
namespace {

/// Never asked for what lies behind the end, nor for more than a piece.
class Guarded final : public Bytes {
public:
    explicit Guarded(std::string_view text) : text_(std::string(text)) {}
    std::uint64_t size() const override { return text_.size(); }
    std::string read(std::uint64_t offset, std::size_t most) const override {
        if (most > mebibyte) std::abort();
        return text_.read(offset, most);
    }

private:
    Text text_;
};

void walk(std::string_view text) {
    static_cast<void>(sheet_kind(text.substr(0, head_size)));
    const auto kind = kind_of(text.substr(0, head_size));
    if (kind && kind->limit <= 0) std::abort();
    if (kind) static_cast<void>(complete(*kind, Guarded(text)));
}

/// Every tag says the same.
void look(std::string_view text) {
    const auto tag = [&](const char*) { return std::optional(std::string(text)); };
    static_cast<void>(captured_at(tag));
    const auto place = position(tag);
    if (place && !(std::abs(place->first) <= 180 && std::abs(place->second) <= 90)) std::abort();
}

}  // namespace
}  // namespace linli::files

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    linli::files::walk(text);
    linli::files::look(text);
    return 0;
}
