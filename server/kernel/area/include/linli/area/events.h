#pragma once

#include <linli/base/id.h>
#include <linli/json/field.h>

#include <tuple>

namespace linli::area {

/// An area moved under another parent: rooms that store ancestors rewrite theirs (restartable job).
struct AreaMoved {
    AreaId area_id;
    std::int64_t version = 1;

    static constexpr std::string_view name = "area.area-moved.v1";
    static constexpr std::string_view schema_name = "AreaMoved";
    static constexpr auto fields() {
        return std::tuple{json::field("area_id", &AreaMoved::area_id, "区域"),
                          json::field("version", &AreaMoved::version, "版本")};
    }
};

}  // namespace linli::area
