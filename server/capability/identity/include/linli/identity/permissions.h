#pragma once

#include <linli/access/permission.h>
#include <linli/base/result.h>

/// The functions of the identity room, who has them, and how it refuses.
namespace linli::identity {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

inline constexpr Grant everybody_grants[] = {
    {Role::anonymous, {Reach::nothing}},
    {Role::resident, {Reach::nothing}},
    {Role::grid_worker, {Reach::nothing}},
    {Role::building_head, {Reach::nothing}},
    {Role::clerk, {Reach::nothing}},
    {Role::handler, {Reach::nothing}},
    {Role::merchant, {Reach::nothing}},
    {Role::leader, {Reach::nothing}},
    {Role::auditor, {Reach::nothing}},
    {Role::family_doctor, {Reach::nothing}},
    {Role::police_liaison, {Reach::nothing}},
    {Role::hotline_operator, {Reach::nothing}},
    {Role::system_operator, {Reach::nothing}},
    {Role::administrator, {Reach::nothing}},
    {Role::security_administrator, {Reach::nothing}},
    {Role::machine, {Reach::nothing}},
};
/// Signing in needs no session.
inline constexpr Permission may_sign_in{"identity.sign-in", "登录", everybody_grants};
/// One's own session, also one that is not active yet (it acts as `anonymous`): without any session the answer is
/// *not signed in*.
inline constexpr Permission own_session{"identity.own-session", "管理本人会话", everybody_grants};
/// The caught messages of the simulator, which stand in for the telephone of whoever tries the system out.
inline constexpr Permission may_read_inbox{"identity.simulated-inbox", "查看模拟短信", everybody_grants};

/// Accounts are made by the system administrator; posts are given by the security administrator (三权分立).
inline constexpr Grant user_grants[] = {{Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_manage_users{"identity.users", "管理账户", user_grants};
inline constexpr Grant user_list_grants[] = {{Role::administrator, {Reach::tenant}},
                                             {Role::security_administrator, {Reach::tenant}},
                                             {Role::auditor, {Reach::tenant}}};
inline constexpr Permission may_list_users{"identity.list-users", "查看账户", user_list_grants};
/// Taking away a second factor is not in the hand that resets passwords: neither alone can take over an account.
inline constexpr Grant factor_grants[] = {{Role::security_administrator, {Reach::tenant}}};
inline constexpr Permission may_reset_totp{"identity.reset-totp", "重置动态口令", factor_grants};

inline constexpr ProblemType wrong_credentials{"identity/wrong-credentials", 401, "登录名或密码不正确",
                                               "Wrong name or password"};
inline constexpr ProblemType locked{"identity/locked", 429, "尝试次数过多，请稍后再试",
                                    "Too many attempts, try again later"};
inline constexpr ProblemType account_disabled{"identity/account-disabled", 403, "账户已停用，请联系管理员",
                                              "The account is disabled"};
inline constexpr ProblemType wrong_password{"identity/wrong-password", 403, "密码不正确", "The password is wrong"};
inline constexpr ProblemType wrong_code{"identity/wrong-code", 422, "验证码不正确或已失效",
                                        "The code is wrong or no longer valid"};
inline constexpr ProblemType code_not_sent{"identity/code-not-sent", 503, "验证码暂时无法发送，请稍后再试",
                                           "The code could not be sent"};
inline constexpr ProblemType csrf_refused{"identity/csrf", 403, "页面已过期，请刷新后再试",
                                          "The request does not come from our page"};
inline constexpr ProblemType bad_purpose{"identity/bad-purpose", 422, "用途说明格式不正确",
                                         "The stated purpose cannot be read"};
inline constexpr ProblemType unknown_tenant{"identity/unknown-tenant", 422, "请指明所属地区", "Name the tenant"};
inline constexpr ProblemType weak_password{"identity/weak-password", 422, "新密码不符合要求",
                                           "The new password is not acceptable"};
inline constexpr ProblemType not_this_step{"identity/not-this-step", 409, "当前登录状态不能进行此操作",
                                           "The session is not at this step"};
inline constexpr ProblemType changed_meanwhile{"identity/changed-meanwhile", 409, "账户已被更新，请刷新后再操作",
                                               "The account changed meanwhile"};
inline constexpr ProblemType totp_not_started{"identity/totp-not-started", 409, "请先获取动态口令密钥",
                                              "Ask for a secret first"};
inline constexpr ProblemType not_my_post{"identity/not-my-post", 404, "没有这个岗位，或岗位已结束",
                                         "Not one of your posts"};
inline constexpr ProblemType no_such_user{"identity/no-such-user", 404, "没有这个账户", "There is no such account"};
inline constexpr ProblemType login_taken{"identity/login-taken", 409, "登录名已被使用", "The login name is taken"};
inline constexpr ProblemType id_taken{"identity/id-taken", 409, "编号已被使用", "The id is taken"};

}  // namespace linli::identity
