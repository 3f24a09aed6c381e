#pragma once

#include <linli/area/types.h>
#include <linli/base/id.h>
#include <linli/db/database.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace linli::geo {

/// By what a place was recognised.
enum class How { chosen, coordinates, address, mentioned };
constexpr std::array<std::string_view, 4> words(How) { return {"chosen", "coordinates", "address", "mentioned"}; }

/// A recognised place, as deep as it could be recognised.
struct Location {
    AreaId area;  ///< the deepest area recognised
    area::Level level = area::Level::grid;
    area::Ancestors ancestors;
    std::optional<AreaId> compound;  ///< when the address named one
    How how = How::address;
    std::string matched;  ///< the words or coordinates that decided, for the explanation
};

/// What a reporter said about the place.
struct Question {
    std::optional<AreaId> area;
    std::optional<double> lon, lat;  ///< WGS 84
    std::string_view address;        ///< "书香苑12栋2单元501"
    std::string_view text;           ///< the whole report: landmarks and compounds named in passing
};

/// Place → area. "Not recognised" is an answer; a grid is never invented: an address that fits two communities equally
/// well is not recognised, and a text mention counts only when it is unique and specific.
/// Keeps names, aliases and outlines of the tenant's tree in memory and reloads when the tree's version moves.
/// Thread-safe.
/// @source DAT-05, INC-15, INC-22
class Locator {
public:
    Locator();
    ~Locator();
    /// @return nothing when not recognised at least down to a community.
    std::optional<Location> locate(db::ReadTx& tx, TenantId tenant, const Question& question);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::geo
