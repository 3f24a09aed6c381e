#include <linli/registry/routes.h>

#include <linli/api/desk.h>
#include <linli/registry/entry.h>
#include <linli/registry/follow.h>
#include <linli/registry/permissions.h>

namespace linli::registry {
namespace {

/// Fast enough for whoever types, too slow to try numbers through.
constexpr api::RateRule check_pace{30, std::chrono::seconds(2)};

}  // namespace

void mount(api::Desk& desk, EntryService& entry) {
    desk.mount<EntryQuestion, EntryAnswer>(
        {.method = http::Method::post,
         .path = "/v1/person-checks",
         .operation = "checkPerson",
         .summary = "录入前查重：此人是否已在库中",
         .permission = may_check_person,
         .refusals = {},
         .rate = check_pace,
         .description =
             "按证件号码、手机号、姓名读音加出生年份或住址等加密索引查找，逐项说明理由；只回答职责范围内的人，"
             "其余一概不提。"},
        [&](const api::Call& call, const EntryQuestion& in) { return entry.check(call.scope(), in); });
}

void mount(api::Desk& desk, AreaFollower& follower) {
    desk.mount<api::Nothing, AreaFollowUps>(
        {.method = http::Method::get,
         .path = "/v1/area-follow-ups",
         .operation = "listAreaFollowUps",
         .summary = "区域调整后数据迁移的进度",
         .permission = may_read_follow_ups,
         .description = "网格或社区拆分、合并、移动后，房屋、人员、户、单位和设施的归属由可续作业分批改写。"},
        [&](const api::Call& call, const api::Nothing&) -> Result<AreaFollowUps> {
            return follower.list(call.scope());
        });
}

}  // namespace linli::registry
