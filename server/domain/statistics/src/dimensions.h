#pragma once

#include <linli/statistics/views.h>

#include <span>
#include <string_view>

namespace linli::statistics {

/// A word of a dimension with its zh-CN name.
struct Category {
    std::string_view code, label;
};
/// Where the categories of a dimension come from.
enum class Categories {
    fixed,   ///< the list below: all are shown, empty ones too
    areas,   ///< the areas that there are, by name
    tags,    ///< the reference list of tags
    written  ///< what is written in the register; small ones are put together
};

struct DimensionSpec {
    Dimension dimension;
    Measure measure;         ///< of what; areas are of everything
    std::string_view label;  ///< zh-CN
    Categories from;
    bool sensitive = false;
    bool several = false;  ///< a person may stand in several categories
    std::span<const Category> fixed{};
};
/// @return null when the measure has no such dimension
const DimensionSpec* spec_of(Dimension dimension, Measure measure);

/// Ages at which a band begins; the last one is open.
inline constexpr int band_starts[] = {0, 6, 18, 35, 60, 70, 80, 90};

}  // namespace linli::statistics
