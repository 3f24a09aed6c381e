#include <linli/search/routes.h>

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/search/permissions.h>
#include <linli/search/service.h>

namespace linli::search {
namespace {

/// Fast enough for people, slow enough that hidden digits of a telephone cannot be tried through.
constexpr api::RateRule pace{20, std::chrono::seconds(4)};

}  // namespace

void mount(api::Desk& desk, SearchService& service) {
    desk.mount<GlobalSearch, Hits>(
        {.method = http::Method::post,
         .path = "/v1/global-searches",
         .operation = "searchEverything",
         .summary = "全域搜索",
         .permission = may_find,
         .refusals = {&audit::overloaded},
         .rate = pace,
         .description = "一个框查找居民、房屋、单位、设施、事项和附件；支持拼音、首字母、同音字、形近字和一处笔误。"
                        "只返回职责范围内的记录，按各类记录自己的权限脱敏。"},
        [&](const api::Call& call, const GlobalSearch& in) { return service.find(call.scope(), in); });
}

}  // namespace linli::search
