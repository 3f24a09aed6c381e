#include "routes_measures.h"

#include <linli/api/desk.h>
#include <linli/quality/measures.h>
#include <linli/quality/permissions.h>
#include <linli/quality/service.h>

namespace linli::quality {

using api::Call;
using http::Method;

void mount_measures(api::Desk& desk, QualityService& service) {
    desk.mount<NewMeasure, Measure>(
        {.method = Method::post,
         .path = "/v1/quality-measures",
         .operation = "planQualityMeasure",
         .summary = "提出质量改进措施",
         .permission = may_plan,
         .refusals = {&access::not_found},
         .pool = http::Pool::write},
        [&](const Call& call, const NewMeasure& in) { return service.plan_measure(call.scope(), in); });
    desk.mount<ListMeasures, api::Page<Measure>>(
        {.method = Method::get,
         .path = "/v1/quality-measures",
         .operation = "listQualityMeasures",
         .summary = "质量改进措施",
         .permission = may_read_report,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListMeasures& in) { return service.measures(call.scope(), in); });
    desk.mount<MoveMeasure, Measure>(
        {.method = Method::post,
         .path = "/v1/quality-measures/{measure_id}/stages",
         .operation = "moveQualityMeasure",
         .summary = "推进质量改进措施（计划、实施、检查、调整、结束）",
         .permission = may_plan,
         .refusals = {&access::not_found, &changed_meanwhile, &step_not_allowed, &result_needed},
         .pool = http::Pool::write},
        [&](const Call& call, const MoveMeasure& in) {
            return service.move_measure(call.scope(), call.id<MeasureId>("measure_id"), in);
        });
}

}  // namespace linli::quality
