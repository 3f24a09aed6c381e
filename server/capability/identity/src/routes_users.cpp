#include <linli/api/desk.h>
#include <linli/identity/users.h>

namespace linli::identity {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

/// For how long a further token of a machine is valid.
struct TokenDays {
    int days = 90;
    static constexpr std::string_view schema_name = "TokenDays";
    static constexpr auto fields() {
        return std::tuple{
            json::field("days", &TokenDays::days, "令牌有效天数", {.min = 1, .max = 365, .optional = true})};
    }
};

/// A change of an account that takes nothing but its id.
template <class Work>
void mount_change(api::Desk& desk, std::string_view path, std::string_view operation, std::string_view summary,
                  const access::Permission& permission, Work work) {
    desk.mount<Nothing, User>(
        {.method = Method::post,
         .path = path,
         .operation = operation,
         .summary = summary,
         .permission = permission,
         .refusals = {&no_such_user, &changed_meanwhile},
         .pool = http::Pool::write},
        [work](const Call& call, const Nothing&) { return work(call.scope(), call.id<UserId>("user_id")); });
}

}  // namespace

void mount_users(api::Desk& desk, Users& users) {
    desk.mount<ListUsers, api::Page<User>>(
        {.method = Method::get,
         .path = "/v1/users",
         .operation = "listUsers",
         .summary = "工作人员账户",
         .permission = may_list_users},
        [&](const Call& call, const ListUsers& in) { return users.list(call.scope(), in); });
    desk.mount<NewUser, UserWithPassword>(
        {.method = Method::post,
         .path = "/v1/users",
         .operation = "createUser",
         .summary = "新建工作人员账户",
         .permission = may_manage_users,
         .refusals = {&login_taken, &id_taken},
         .success = 201,
         .pool = http::Pool::write,
         .description = "初始密码只显示一次，首次登录必须修改。岗位由安全管理员授予。"},
        [&](const Call& call, const NewUser& in) { return users.create(call.scope(), in); });
    desk.mount<Nothing, UserWithPassword>({.method = Method::post,
                                           .path = "/v1/users/{user_id}/password-reset",
                                           .operation = "resetUserPassword",
                                           .summary = "重置密码",
                                           .permission = may_manage_users,
                                           .refusals = {&no_such_user, &changed_meanwhile},
                                           .pool = http::Pool::write},
                                          [&](const Call& call, const Nothing&) {
                                              return users.reset_password(call.scope(), call.id<UserId>("user_id"));
                                          });
    mount_change(desk, "/v1/users/{user_id}/totp-reset", "resetUserTotp", "重置动态口令", may_reset_totp,
                 [&](const auto& scope, UserId id) { return users.reset_totp(scope, id); });
    mount_change(desk, "/v1/users/{user_id}/disable", "disableUser", "停用账户", may_manage_users,
                 [&](const auto& scope, UserId id) { return users.disable(scope, id); });
    mount_change(desk, "/v1/users/{user_id}/enable", "enableUser", "启用账户", may_manage_users,
                 [&](const auto& scope, UserId id) { return users.enable(scope, id); });
}

namespace {

void mount_machine_tokens(api::Desk& desk, Users& users) {
    desk.mount<Nothing, SessionList>({.method = Method::get,
                                      .path = "/v1/machine-clients/{user_id}/tokens",
                                      .operation = "listMachineTokens",
                                      .summary = "机器账户的令牌",
                                      .permission = may_list_users,
                                      .refusals = {&no_such_user}},
                                     [&](const Call& call, const Nothing&) {
                                         return users.machine_tokens(call.scope(), call.id<UserId>("user_id"));
                                     });
    desk.mount<TokenDays, MachineToken>({.method = Method::post,
                                         .path = "/v1/machine-clients/{user_id}/tokens",
                                         .operation = "createMachineToken",
                                         .summary = "新建机器令牌",
                                         .permission = may_manage_users,
                                         .refusals = {&no_such_user, &account_disabled},
                                         .success = 201,
                                         .pool = http::Pool::write,
                                         .description = "更换令牌时先建新的，再吊销旧的。"},
                                        [&](const Call& call, const TokenDays& in) {
                                            return users.new_machine_token(call.scope(), call.id<UserId>("user_id"),
                                                                           in.days);
                                        });
    desk.mount<Nothing, Nothing>({.method = Method::remove,
                                  .path = "/v1/machine-clients/{user_id}/tokens/{session_id}",
                                  .operation = "revokeMachineToken",
                                  .summary = "吊销机器令牌",
                                  .permission = may_manage_users,
                                  .refusals = {&no_such_user, &access::not_found},
                                  .success = 204,
                                  .pool = http::Pool::write},
                                 [&](const Call& call, const Nothing&) -> Result<Nothing> {
                                     LINLI_CHECK(users.revoke_machine_token(call.scope(), call.id<UserId>("user_id"),
                                                                            call.id<SessionId>("session_id")));
                                     return Nothing{};
                                 });
}

}  // namespace

void mount_machines(api::Desk& desk, Users& users) {
    desk.mount<ListUsers, api::Page<User>>(
        {.method = Method::get,
         .path = "/v1/machine-clients",
         .operation = "listMachineClients",
         .summary = "机器账户",
         .permission = may_list_users},
        [&](const Call& call, const ListUsers& in) { return users.list_machines(call.scope(), in); });
    desk.mount<NewMachine, MachineToken>(
        {.method = Method::post,
         .path = "/v1/machine-clients",
         .operation = "createMachineClient",
         .summary = "新建机器账户和令牌",
         .permission = may_manage_users,
         .refusals = {&id_taken},
         .success = 201,
         .pool = http::Pool::write,
         .description = "令牌只显示一次。"},
        [&](const Call& call, const NewMachine& in) { return users.create_machine(call.scope(), in); });
    mount_machine_tokens(desk, users);
}

}  // namespace linli::identity
