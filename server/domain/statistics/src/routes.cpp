#include <linli/statistics/routes.h>

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/statistics/permissions.h>
#include <linli/statistics/service.h>

namespace linli::statistics {
namespace {

/// A table reads a whole scope; and many tables beside each other say more than one.
constexpr api::RateRule pace{10, std::chrono::seconds(6)};

}  // namespace

void mount(api::Desk& desk, StatisticsService& service) {
    desk.mount<AskCrosstab, Crosstab>(
        {.method = http::Method::post,
         .path = "/v1/crosstabs",
         .operation = "askCrosstab",
         .summary = "交叉统计",
         .permission = may_tabulate,
         .refusals = {&no_such_table, &too_wide, &sensitive_dimension, &audit::overloaded},
         .rate = pace,
         .description = "在职责范围内按一个或两个维度统计人、户、房屋。过小的数量不显示，并隐去其他数量，"
                        "使其不能由合计推算出来。"},
        [&](const api::Call& call, const AskCrosstab& in) { return service.crosstab(call.scope(), in); });
}

}  // namespace linli::statistics
