#include <linli/api/desk.h>
#include <linli/json/read.h>
#include <linli/office/permissions.h>

#include "maps.h"
#include "routes.h"

namespace linli::office {

using api::Call;
using http::Method;

void mount_maps(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<AskMap, AreaMap>({.method = Method::get,
                                 .path = "/v1/areas/{area_id}/map",
                                 .operation = "getAreaMap",
                                 .summary = "某一区域下级的地图",
                                 .permission = may_read_areas,
                                 .refusals = {&area::no_such_area, &area::wrong_level, &map_too_wide, &tree_too_large},
                                 .description = "GeoJSON FeatureCollection，WGS 84；楼栋带楼高，在社区或网格内查看。"},
                                [&](const Call& call, const AskMap& in) {
                                    return area_map(parts, call.scope(), call.id<AreaId>("area_id"), in);
                                });
    desk.mount<ImportOutlines, OutlineImport>(
        {.method = Method::post,
         .path = "/v1/area-outlines",
         .operation = "importOutlines",
         .summary = "导入区域边界",
         .permission = may_change_areas,
         .body_limit = 16 * 1024 * 1024,
         .pool = http::Pool::write,
         .description = "GeoJSON 要素按编码与区域对应；先试算，问题逐条列出，确认后写入。高德、百度等坐标自动换算。"},
        [&](const Call& call, const ImportOutlines& in) { return import_outlines(parts, call.scope(), in); });
}

}  // namespace linli::office
