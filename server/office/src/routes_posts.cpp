#include "routes.h"

#include <linli/api/desk.h>
#include <linli/area/areas.h>
#include <linli/office/permissions.h>
#include <linli/organisation/organisations.h>

#include "posts.h"

namespace linli::office {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

void mount_reading(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<Nothing, PostView>(
        {.method = Method::get,
         .path = "/v1/posts/{post_id}",
         .operation = "getPost",
         .summary = "岗位",
         .permission = may_read_posts,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return post(parts, call.scope(), call.id<PostId>("post_id")); });
    desk.mount<Nothing, PostList>({.method = Method::get,
                                   .path = "/v1/users/{user_id}/posts",
                                   .operation = "listUserPosts",
                                   .summary = "某人的岗位",
                                   .permission = may_read_posts,
                                   .description = "本人任职和代理的岗位，只列出您职责范围内的。"},
                                  [&](const Call& call, const Nothing&) -> Result<PostList> {
                                      return posts_of_user(parts, call.scope(), call.id<UserId>("user_id"));
                                  });
    desk.mount<Nothing, PostList>({.method = Method::get,
                                   .path = "/v1/areas/{area_id}/posts",
                                   .operation = "listAreaPosts",
                                   .summary = "设在某一区域的岗位",
                                   .permission = may_read_posts,
                                   .refusals = {&access::not_found}},
                                  [&](const Call& call, const Nothing&) {
                                      return posts_at_area(parts, call.scope(), call.id<AreaId>("area_id"));
                                  });
    desk.mount<Nothing, PostList>({.method = Method::get,
                                   .path = "/v1/organisations/{organisation_id}/posts",
                                   .operation = "listOrganisationPosts",
                                   .summary = "设在某一单位的岗位",
                                   .permission = may_read_posts,
                                   .refusals = {&access::not_found}},
                                  [&](const Call& call, const Nothing&) {
                                      return posts_at_organisation(parts, call.scope(),
                                                                   call.id<OrganisationId>("organisation_id"));
                                  });
}

void mount_giving(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<GivePost, PostView>(
        {.method = Method::post,
         .path = "/v1/posts",
         .operation = "givePost",
         .summary = "授予岗位",
         .permission = may_give_posts,
         .refusals = {&own_post, &role_not_given, &no_such_user, &area::no_such_area,
                      &organisation::no_such_organisation, &access::duties_collide, &access::post_needs_place,
                      &access::period_empty, &access::post_taken},
         .success = 201,
         .pool = http::Pool::write,
         .description = "系统管理、安全管理、审计三类岗位不能由同一人担任，也不能给自己授予岗位。"},
        [&](const Call& call, const GivePost& in) { return give_post(parts, call.scope(), in); });
    desk.mount<Nothing, PostView>(
        {.method = Method::post,
         .path = "/v1/posts/{post_id}/end",
         .operation = "endPost",
         .summary = "结束岗位",
         .permission = may_give_posts,
         .refusals = {&access::no_such_post, &access::post_ended},
         .pool = http::Pool::write,
         .description = "以该岗位登录的会话在一秒内失去权限。"},
        [&](const Call& call, const Nothing&) { return end_post(parts, call.scope(), call.id<PostId>("post_id")); });
}

void mount_deputies(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<NameDeputy, PostView>({.method = Method::post,
                                      .path = "/v1/posts/{post_id}/deputies",
                                      .operation = "nameDeputy",
                                      .summary = "指定代理人",
                                      .permission = may_give_posts,
                                      .refusals = {&own_post, &no_such_user, &access::no_such_post, &access::post_ended,
                                                   &access::own_deputy, &access::period_empty, &access::duties_collide},
                                      .success = 201,
                                      .pool = http::Pool::write,
                                      .description = "同一人同一开始时间再次提交，即调整结束时间。"},
                                     [&](const Call& call, const NameDeputy& in) {
                                         return name_deputy(parts, call.scope(), call.id<PostId>("post_id"), in);
                                     });
    desk.mount<Nothing, PostView>({.method = Method::post,
                                   .path = "/v1/posts/{post_id}/deputies/{user_id}/end",
                                   .operation = "endDeputy",
                                   .summary = "结束代理",
                                   .permission = may_give_posts,
                                   .refusals = {&access::no_such_post, &access::no_such_deputy},
                                   .pool = http::Pool::write,
                                   .description = "正在进行的代理立即结束，尚未开始的不再开始。"},
                                  [&](const Call& call, const Nothing&) {
                                      return end_deputy(parts, call.scope(), call.id<PostId>("post_id"),
                                                        call.id<UserId>("user_id"));
                                  });
}

}  // namespace

void mount_posts(api::Desk& desk, const OfficeParts& parts) {
    mount_reading(desk, parts);
    mount_giving(desk, parts);
    mount_deputies(desk, parts);
}

}  // namespace linli::office
