#include <linli/identity/routes.h>

#include <linli/api/desk.h>
#include <linli/identity/authenticator.h>
#include <linli/identity/code_sender.h>
#include <linli/identity/service.h>
#include <linli/identity/users.h>

#include <set>

namespace linli::identity {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

Client client_of(const Call& call) {
    return {call.request().peer().network, std::string(call.request().header("User-Agent").value_or(""))};
}

template <class Out>
api::With<Out> with_token(Out value, const Opened& opened) {
    api::With<Out> answer{std::move(value)};
    if (opened.carrier == Carrier::cookie) {
        answer.cookies.emplace_back(cookie_name, opened.token);
        answer.cookie_age = opened.cookie_age;
    }
    return answer;
}

Result<api::With<SignedIn>> signed_in(Result<Opened> opened) {
    if (!opened) return refuse(opened.problem());
    return with_token(opened->answer, *opened);
}

void mount_sign_in(api::Desk& desk, IdentityService& service) {
    desk.mount<SignIn, api::With<SignedIn>>(
        {.method = Method::post,
         .path = "/v1/sessions",
         .operation = "signIn",
         .summary = "工作人员登录（第一步）",
         .permission = may_sign_in,
         .refusals = {&wrong_credentials, &locked, &account_disabled, &unknown_tenant},
         .success = 201,
         .body_limit = 4 * 1024,
         .pool = http::Pool::write,
         .description = "密码正确后按会话状态继续：needs_totp 须提交动态口令，must_change 须修改密码或启用动态口令。"
                        "每一步都会换发令牌。"},
        [&](const Call& call, const SignIn& in) { return signed_in(service.sign_in(in, client_of(call))); });
    desk.mount<SecondStep, api::With<SignedIn>>(
        {.method = Method::post,
         .path = "/v1/sessions/current/totp",
         .operation = "finishSignIn",
         .summary = "工作人员登录（第二步：动态口令）",
         .permission = own_session,
         .refusals = {&wrong_code, &locked, &not_this_step},
         .body_limit = 4 * 1024,
         .pool = http::Pool::write},
        [&](const Call& call, const SecondStep& in) { return signed_in(service.second_step(call.scope(), in)); });
}

void mount_phone_sign_in(api::Desk& desk, IdentityService& service) {
    desk.mount<AskPhoneCode, Nothing>(
        {.method = Method::post,
         .path = "/v1/phone-codes",
         .operation = "askPhoneCode",
         .summary = "发送短信验证码",
         .permission = may_sign_in,
         .refusals = {&unknown_tenant, &code_not_sent},
         .success = 204,
         .body_limit = 4 * 1024,
         .pool = http::Pool::write,
         .description = "无论手机号是否注册过，回答都相同。验证码 5 分钟内有效，最多试 5 次。"},
        [&](const Call& call, const AskPhoneCode& in) -> Result<Nothing> {
            LINLI_CHECK(service.ask_code(in, client_of(call)));
            return Nothing{};
        });
    desk.mount<PhoneSignIn, api::With<SignedIn>>(
        {.method = Method::post,
         .path = "/v1/phone-sessions",
         .operation = "signInByPhone",
         .summary = "居民用验证码登录",
         .permission = may_sign_in,
         .refusals = {&wrong_code, &account_disabled, &unknown_tenant},
         .success = 201,
         .body_limit = 4 * 1024,
         .pool = http::Pool::write,
         .description = "首次登录即建立居民账户。"},
        [&](const Call& call, const PhoneSignIn& in) { return signed_in(service.phone_sign_in(in, client_of(call))); });
}

void mount_sessions(api::Desk& desk, IdentityService& service) {
    desk.mount<Nothing, SessionList>({.method = Method::get,
                                      .path = "/v1/sessions",
                                      .operation = "listMySessions",
                                      .summary = "我的登录设备",
                                      .permission = own_session},
                                     [&](const Call& call, const Nothing&) { return service.sessions(call.scope()); });
    desk.mount<Nothing, api::With<Nothing>>({.method = Method::remove,
                                             .path = "/v1/sessions/current",
                                             .operation = "signOut",
                                             .summary = "退出登录",
                                             .permission = own_session,
                                             .success = 204,
                                             .pool = http::Pool::write},
                                            [&](const Call& call, const Nothing&) -> Result<api::With<Nothing>> {
                                                LINLI_CHECK(service.sign_out(call.scope()));
                                                api::With<Nothing> answer{Nothing{}};
                                                answer.cookies.emplace_back(cookie_name, "");
                                                return answer;
                                            });
    desk.mount<Nothing, Nothing>({.method = Method::remove,
                                  .path = "/v1/sessions/{session_id}",
                                  .operation = "endMySession",
                                  .summary = "下线我的另一台设备",
                                  .permission = own_session,
                                  .refusals = {&access::not_found},
                                  .success = 204,
                                  .pool = http::Pool::write},
                                 [&](const Call& call, const Nothing&) -> Result<Nothing> {
                                     LINLI_CHECK(service.end_session(call.scope(), call.id<SessionId>("session_id")));
                                     return Nothing{};
                                 });
}

void mount_posts(api::Desk& desk, IdentityService& service) {
    desk.mount<SwitchPost, api::With<SignedIn>>({.method = Method::post,
                                                 .path = "/v1/sessions/current/post",
                                                 .operation = "switchPost",
                                                 .summary = "切换岗位",
                                                 .permission = own_session,
                                                 .refusals = {&not_my_post, &not_this_step},
                                                 .pool = http::Pool::write},
                                                [&](const Call& call, const SwitchPost& in) {
                                                    return signed_in(service.switch_post(call.scope(), in.post_id));
                                                });
}

/// The codes of what a role may do on this desk.
std::vector<std::string> codes_of(const api::Desk& desk, access::Role role) {
    std::set<std::string> codes;
    for (const auto& route : desk.routes())
        if (route.info.permission.granted_to(role) != nullptr) codes.emplace(route.info.permission.code);
    return {codes.begin(), codes.end()};
}

void mount_me(api::Desk& desk, IdentityService& service, SessionAuthenticator& authenticator) {
    desk.mount<Nothing, Me>({.method = Method::get,
                             .path = "/v1/me",
                             .operation = "getMe",
                             .summary = "我是谁、在什么岗位、能做什么",
                             .permission = own_session},
                            [&](const Call& call, const Nothing&) {
                                return service.me(call.scope(), authenticator.csrf_of(call.request()),
                                                  [&](access::Role role) { return codes_of(desk, role); });
                            });
    desk.mount<ChangePassword, api::With<SignedIn>>(
        {.method = Method::post,
         .path = "/v1/me/password",
         .operation = "changeMyPassword",
         .summary = "修改密码",
         .permission = own_session,
         .refusals = {&wrong_password, &weak_password, &locked, &not_this_step, &changed_meanwhile},
         .body_limit = 4 * 1024,
         .pool = http::Pool::write,
         .description = "其他设备全部下线。"},
        [&](const Call& call, const ChangePassword& in) {
            return signed_in(service.change_password(call.scope(), in));
        });
}

void mount_totp(api::Desk& desk, IdentityService& service) {
    desk.mount<StartTotp, TotpSecret>(
        {.method = Method::post,
         .path = "/v1/me/totp",
         .operation = "startTotp",
         .summary = "获取动态口令密钥",
         .permission = own_session,
         .refusals = {&wrong_password, &wrong_code, &locked, &not_this_step, &changed_meanwhile},
         .success = 201,
         .body_limit = 4 * 1024,
         .pool = http::Pool::write,
         .description = "密钥只显示一次，用动态口令确认后生效。"},
        [&](const Call& call, const StartTotp& in) { return service.start_totp(call.scope(), in); });
    desk.mount<ConfirmTotp, api::With<TotpEnrolled>>(
        {.method = Method::post,
         .path = "/v1/me/totp/confirmation",
         .operation = "confirmTotp",
         .summary = "确认动态口令并领取备用码",
         .permission = own_session,
         .refusals = {&totp_not_started, &wrong_code, &locked, &not_this_step, &changed_meanwhile},
         .body_limit = 4 * 1024,
         .pool = http::Pool::write,
         .description = "其他设备全部下线。"},
        [&](const Call& call, const ConfirmTotp& in) -> Result<api::With<TotpEnrolled>> {
            LINLI_TRY(auto done, service.confirm_totp(call.scope(), in));
            return with_token(std::move(done.first), done.second);
        });
}

}  // namespace

void mount_users(api::Desk& desk, Users& users);
void mount_machines(api::Desk& desk, Users& users);

void mount(api::Desk& desk, IdentityService& service, SessionAuthenticator& authenticator) {
    mount_sign_in(desk, service);
    mount_phone_sign_in(desk, service);
    mount_sessions(desk, service);
    mount_posts(desk, service);
    mount_me(desk, service, authenticator);
    mount_totp(desk, service);
    mount_users(desk, service.users());
    mount_machines(desk, service.users());
}

void mount_simulator(api::Desk& desk, InboxCodeSender& inbox) {
    desk.mount<Nothing, Inbox>(
        {.method = Method::get,
         .path = "/v1/simulator/inbox",
         .operation = "readSimulatedInbox",
         .summary = "模拟短信收件箱（仅模拟环境）",
         .permission = may_read_inbox,
         .description = "代替手机短信，只在模拟数据库中存在；其中号码均为模拟数据。"},
        [&](const Call& call, const Nothing&) -> Result<Inbox> { return inbox.inbox(call.scope().tenant()); });
}

}  // namespace linli::identity
