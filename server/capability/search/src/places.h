#pragma once

#include <linli/access/scope.h>
#include <linli/area/types.h>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace linli::search {

/// Spots of one place: the numbers of documents in it.
inline constexpr int number_bits = 29;
inline constexpr std::int64_t place_size = std::int64_t{1} << number_bits;

/// Spots from `from`, before `until`.
struct Range {
    std::int64_t from = 0;
    std::int64_t until = std::int64_t{1} << 62;
};

struct Place {
    std::int64_t from = 0;
    area::Ancestors place;
};

/// The places of a tenant in the order of their spots: district, street, community, grid, so that what lies below an
/// area is one range. Not thread-safe while adding.
class PlaceBook {
public:
    explicit PlaceBook(std::vector<Place> places);
    std::optional<std::int64_t> find(const area::Ancestors& place) const;
    /// Numbers a new place beside its neighbours. @throws db::StoreFault when an area has more parts than fit: 30
    /// districts, 510 streets, 510 communities of a street, 1,022 grids of a community
    std::int64_t add(const area::Ancestors& place);
    /// The spots that the area of a scope covers; what else a scope reaches has no place.
    std::vector<Range> ranges(const access::Scope& scope) const;
    std::size_t size() const { return places_.size(); }

private:
    using Key = std::array<Uuid, 4>;
    static Key key(const area::Ancestors& place);
    std::vector<Place> places_;
    std::map<Key, std::int64_t> known_;
};

}  // namespace linli::search
