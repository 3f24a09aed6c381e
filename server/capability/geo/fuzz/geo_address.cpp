// Addresses and outlines as people and editors write them: what is recognised stands in the text, whatever the text is.
#include "gazetteer.h"
#include "outlines.h"

#include <linli/base/text.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace linli {
namespace {

void require(bool truth) {
    if (!truth) std::abort();
}

AreaId numbered(std::uint8_t number) {
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = number;
    return AreaId(Uuid(bytes));
}

geo::Gazetteer gazetteer() {
    using area::Level;
    std::vector<std::pair<Level, std::vector<area::NameEntry>>> names{
        {Level::street, {{"望江路街道", numbered(1), {}, {}}}},
        {Level::community, {{"书香社区", numbered(2), {}, {}}, {"望江社区", numbered(3), {}, {}}}},
        {Level::grid, {{"书香社区第一网格", numbered(4), {}, {}}}},
        {Level::compound,
         {{"书香苑", numbered(5), {}, {}}, {"书香苑二期", numbered(6), {}, {}}, {"ＡＢ公寓", numbered(7), {}, {}}}},
        {Level::building,
         {{"12栋", numbered(8), numbered(5), {}},
          {"A座", numbered(9), numbered(7), {}},
          {"无号楼", numbered(10), numbered(5), {}}}}};
    return geo::Gazetteer(std::move(names));
}

void check_text(const geo::Gazetteer& names, std::string_view raw) {
    const auto folded = geo::Gazetteer::fold(raw);
    if (text::valid_utf8(raw)) require(geo::Gazetteer::fold(folded) == folded && text::valid_utf8(folded));
    for (const auto& mention : names.mentions(folded)) {
        require(mention.entry != nullptr && mention.length > 0 && mention.at + mention.length <= folded.size());
        require(folded.substr(mention.at, mention.length) == geo::Gazetteer::fold(mention.entry->name));
        const auto rest = std::string_view(folded).substr(mention.at + mention.length);
        if (const auto* building = names.building(mention.entry->id, rest))
            require(building->parent_id == mention.entry->id);
    }
}

/// Two doubles, then GeoJSON.
void check_outline(std::string_view bytes) {
    double lon = 0, lat = 0;
    if (bytes.size() >= 16) {
        std::memcpy(&lon, bytes.data(), 8);
        std::memcpy(&lat, bytes.data() + 8, 8);
        bytes.remove_prefix(16);
    }
    const std::string text(bytes);
    const geo::OutlineIndex index({{numbered(1), {}, text}, {numbered(2), {}, text}});
    for (const auto& [x, y] : {std::pair{lon, lat}, std::pair{117.3, 31.8}, std::pair{0.5, 0.5}, std::pair{0.0, 0.0}})
        if (const auto* found = index.at(x, y)) require(found->id == numbered(1));  // the first in tree order, always
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto names = gazetteer();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_text(names, text);
    check_outline(text);
    return 0;
}

}  // namespace linli
