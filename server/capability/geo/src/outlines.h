#pragma once

#include <linli/area/areas.h>

#include <memory>
#include <optional>
#include <vector>

namespace linli::geo {

/// Which polygon holds a point. Immutable, thread-safe.
class OutlineIndex {
public:
    /// Outlines that are not a GeoJSON Polygon or MultiPolygon are left out.
    explicit OutlineIndex(const std::vector<area::Outline>& outlines);
    ~OutlineIndex();
    /// The outline that holds the point; a point on a shared border belongs to the first in tree order, always the
    /// same.
    const area::Outline* at(double lon, double lat) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::geo
