#include "routes.h"

#include <linli/api/desk.h>
#include <linli/office/permissions.h>

#include "areas.h"

namespace linli::office {

using api::Call;
using api::Nothing;
using http::Method;

namespace {

void mount_subtrees(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<AskTree, AreaList>(
        {.method = Method::get,
         .path = "/v1/areas",
         .operation = "getAreaTree",
         .summary = "区域树",
         .permission = may_read_areas,
         .refusals = {&area::no_such_area, &tree_too_large},
         .description = "从区县到指定层级，上级在前；可查看过去某一时刻的区域。"},
        [&](const Call& call, const AskTree& in) { return area_tree(parts, call.scope(), std::nullopt, in); });
    desk.mount<AskTree, AreaList>({.method = Method::get,
                                   .path = "/v1/areas/{area_id}/tree",
                                   .operation = "getAreaSubtree",
                                   .summary = "某一区域及其下级",
                                   .permission = may_read_areas,
                                   .refusals = {&area::no_such_area, &tree_too_large}},
                                  [&](const Call& call, const AskTree& in) {
                                      return area_tree(parts, call.scope(), call.id<AreaId>("area_id"), in);
                                  });
}

void mount_places(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<AskMoment, AreaView>({.method = Method::get,
                                     .path = "/v1/areas/{area_id}",
                                     .operation = "getArea",
                                     .summary = "区域",
                                     .permission = may_read_areas,
                                     .refusals = {&area::no_such_area}},
                                    [&](const Call& call, const AskMoment& in) {
                                        return area_at(parts, call.scope(), call.id<AreaId>("area_id"), in);
                                    });
    desk.mount<AskMoment, AreaList>({.method = Method::get,
                                     .path = "/v1/areas/{area_id}/children",
                                     .operation = "listAreaChildren",
                                     .summary = "下级区域",
                                     .permission = may_read_areas,
                                     .refusals = {&area::no_such_area}},
                                    [&](const Call& call, const AskMoment& in) {
                                        return area_children(parts, call.scope(), call.id<AreaId>("area_id"), in);
                                    });
    desk.mount<Nothing, AreaList>({.method = Method::get,
                                   .path = "/v1/areas/{area_id}/history",
                                   .operation = "listAreaHistory",
                                   .summary = "区域沿革",
                                   .permission = may_read_areas,
                                   .refusals = {&area::no_such_area}},
                                  [&](const Call& call, const Nothing&) {
                                      return area_history(parts, call.scope(), call.id<AreaId>("area_id"));
                                  });
    desk.mount<SearchAreas, AreaList>({.method = Method::post,
                                       .path = "/v1/area-searches",
                                       .operation = "searchAreas",
                                       .summary = "按名称或编码查找区域",
                                       .permission = may_read_areas},
                                      [&](const Call& call, const SearchAreas& in) -> Result<AreaList> {
                                          return search_areas(parts, call.scope(), in);
                                      });
}

const std::vector<const ProblemType*> change_refusals{&area::no_such_area, &area::wrong_level, &area::code_taken,
                                                      &area::changed_meanwhile, &area::has_children};

void mount_one_area(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<CreateArea, AreaView>(
        {.method = Method::post,
         .path = "/v1/areas",
         .operation = "createArea",
         .summary = "新建区域",
         .permission = may_change_areas,
         .refusals = {&area::no_such_area, &area::wrong_level, &area::code_taken},
         .success = 201,
         .body_limit = 1024 * 1024,
         .pool = http::Pool::write},
        [&](const Call& call, const CreateArea& in) { return create_area(parts, call.scope(), in); });
    desk.mount<ChangeArea, AreaView>({.method = Method::patch,
                                      .path = "/v1/areas/{area_id}",
                                      .operation = "changeArea",
                                      .summary = "更名或更正户数",
                                      .permission = may_change_areas,
                                      .refusals = {&area::no_such_area, &area::changed_meanwhile},
                                      .pool = http::Pool::write},
                                     [&](const Call& call, const ChangeArea& in) {
                                         return change_area(parts, call.scope(), call.id<AreaId>("area_id"), in);
                                     });
}

void mount_reorganising(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<MoveArea, AreaView>({.method = Method::post,
                                    .path = "/v1/areas/{area_id}/moves",
                                    .operation = "moveArea",
                                    .summary = "把区域划归另一上级",
                                    .permission = may_change_areas,
                                    .refusals = {&area::no_such_area, &area::wrong_level, &area::changed_meanwhile},
                                    .pool = http::Pool::write},
                                   [&](const Call& call, const MoveArea& in) {
                                       return move_area(parts, call.scope(), call.id<AreaId>("area_id"), in);
                                   });
    desk.mount<SeenVersion, AreaChange>(
        {.method = Method::post,
         .path = "/v1/areas/{area_id}/end",
         .operation = "endArea",
         .summary = "停用区域",
         .permission = may_change_areas,
         .refusals = {&area::no_such_area, &area::changed_meanwhile, &area::has_children},
         .pool = http::Pool::write},
        [&](const Call& call, const SeenVersion& in) {
            return end_area(parts, call.scope(), call.id<AreaId>("area_id"), in);
        });
}

}  // namespace

void mount_areas(api::Desk& desk, const OfficeParts& parts) {
    mount_subtrees(desk, parts);
    mount_places(desk, parts);
}

void mount_area_changes(api::Desk& desk, const OfficeParts& parts) {
    mount_one_area(desk, parts);
    mount_reorganising(desk, parts);
    desk.mount<SplitArea, AreaChange>(
        {.method = Method::post,
         .path = "/v1/areas/{area_id}/splits",
         .operation = "splitArea",
         .summary = "拆分区域",
         .permission = may_change_areas,
         .refusals = change_refusals,
         .success = 201,
         .body_limit = 4 * 1024 * 1024,
         .pool = http::Pool::write,
         .description = "每个下级区域都要指定归入哪一个新区域；沿革保留，已办事项仍属于原区域。"},
        [&](const Call& call, const SplitArea& in) {
            return split_area(parts, call.scope(), call.id<AreaId>("area_id"), in);
        });
    auto refusals = change_refusals;
    refusals.push_back(&not_siblings);
    desk.mount<MergeAreas, AreaChange>(
        {.method = Method::post,
         .path = "/v1/area-merges",
         .operation = "mergeAreas",
         .summary = "合并区域",
         .permission = may_change_areas,
         .refusals = refusals,
         .success = 201,
         .body_limit = 1024 * 1024,
         .pool = http::Pool::write},
        [&](const Call& call, const MergeAreas& in) { return merge_areas(parts, call.scope(), in); });
}

}  // namespace linli::office
