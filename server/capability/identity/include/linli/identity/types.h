#pragma once

#include <linli/access/permission.h>
#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/json/field.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::identity {

/// One sign-in on one device; it acts in one post at a time.
using SessionId = Id<struct SessionTag>;

/// Whose account it is. @source SEC-06
enum class Kind { staff, resident, machine };
constexpr std::array<std::string_view, 3> words(Kind) { return {"staff", "resident", "machine"}; }

/// What a session may do. Anything but `active` only finishes the sign-in or ends.
enum class SessionState {
    active,
    needs_totp,  ///< the password was right, the second factor is still to come
    must_change  ///< an initial password to change or a second factor to enrol, see Duty
};
constexpr std::array<std::string_view, 3> words(SessionState) { return {"active", "needs_totp", "must_change"}; }

/// How the client carries its token; a token is accepted only the way it was given.
enum class Carrier { cookie, bearer };
constexpr std::array<std::string_view, 2> words(Carrier) { return {"cookie", "bearer"}; }

/// What is still to be done before a session becomes active.
enum class Duty { enter_totp, change_password, enrol_totp };
constexpr std::array<std::string_view, 3> words(Duty) { return {"enter_totp", "change_password", "enrol_totp"}; }

/// First step of staff.
struct SignIn {
    std::optional<std::string> tenant;
    std::string login_name;
    std::string password;
    std::optional<Carrier> carrier;
    std::optional<std::string> device;
    static constexpr std::string_view schema_name = "SignIn";
    static constexpr auto fields() {
        return std::tuple{
            json::field("tenant", &SignIn::tenant, "租户代码，只有一个租户时可不填", {.min = 1, .max = 40}),
            json::field("login_name", &SignIn::login_name, "登录名", {.min = 1, .max = 60}),
            json::field("password", &SignIn::password, "密码",
                        {.min = 1,
                         .max = 200,
                         .sensitivity = json::Sensitivity::sensitive,
                         .mask = json::Mask::whole,
                         .purpose = "登录"}),
            json::field("carrier", &SignIn::carrier, "令牌方式：浏览器用 cookie，程序用 bearer"),
            json::field("device", &SignIn::device, "设备名称", {.max = 60})};
    }
};

/// Second step of staff: one of the two.
struct SecondStep {
    std::optional<std::string> code;
    std::optional<std::string> recovery_code;
    static constexpr std::string_view schema_name = "SecondStep";
    static constexpr auto fields() {
        return std::tuple{json::field("code", &SecondStep::code, "动态口令（6 位数字）",
                                      {.min = 6,
                                       .max = 6,
                                       .sensitivity = json::Sensitivity::sensitive,
                                       .mask = json::Mask::whole,
                                       .purpose = "登录"}),
                          json::field("recovery_code", &SecondStep::recovery_code, "备用码，一次有效",
                                      {.min = 8,
                                       .max = 40,
                                       .sensitivity = json::Sensitivity::sensitive,
                                       .mask = json::Mask::whole,
                                       .purpose = "登录"})};
    }
};

/// A resident asks for a code.
struct AskPhoneCode {
    std::optional<std::string> tenant;
    std::string phone;
    static constexpr std::string_view schema_name = "AskPhoneCode";
    static constexpr auto fields() {
        return std::tuple{
            json::field("tenant", &AskPhoneCode::tenant, "租户代码，只有一个租户时可不填", {.min = 1, .max = 40}),
            json::field("phone", &AskPhoneCode::phone, "手机号",
                        {.min = 5,
                         .max = 30,
                         .sensitivity = json::Sensitivity::personal,
                         .mask = json::Mask::phone,
                         .purpose = "登录"})};
    }
};

/// A resident signs in with the code; the first time makes the account.
struct PhoneSignIn {
    std::optional<std::string> tenant;
    std::string phone;
    std::string code;
    std::optional<Carrier> carrier;
    std::optional<std::string> device;
    static constexpr std::string_view schema_name = "PhoneSignIn";
    static constexpr auto fields() {
        return std::tuple{
            json::field("tenant", &PhoneSignIn::tenant, "租户代码，只有一个租户时可不填", {.min = 1, .max = 40}),
            json::field("phone", &PhoneSignIn::phone, "手机号",
                        {.min = 5,
                         .max = 30,
                         .sensitivity = json::Sensitivity::personal,
                         .mask = json::Mask::phone,
                         .purpose = "登录"}),
            json::field("code", &PhoneSignIn::code, "短信验证码",
                        {.min = 6,
                         .max = 6,
                         .sensitivity = json::Sensitivity::sensitive,
                         .mask = json::Mask::whole,
                         .purpose = "登录"}),
            json::field("carrier", &PhoneSignIn::carrier, "令牌方式：浏览器用 cookie，程序用 bearer"),
            json::field("device", &PhoneSignIn::device, "设备名称", {.max = 60})};
    }
};

/// What every successful step answers. The cookie itself travels in `Set-Cookie`.
struct SignedIn {
    SessionId session_id;
    SessionState state = SessionState::active;
    std::vector<Duty> duties;
    std::optional<std::string> csrf;   ///< cookie sessions: to be sent as `X-Linli-CSRF`
    std::optional<std::string> token;  ///< bearer sessions
    Instant expires_at{};
    static constexpr std::string_view schema_name = "SignedIn";
    static constexpr auto fields() {
        return std::tuple{json::field("session_id", &SignedIn::session_id, "会话编号"),
                          json::field("state", &SignedIn::state, "会话状态"),
                          json::field("duties", &SignedIn::duties, "还需完成的步骤"),
                          json::field("csrf", &SignedIn::csrf, "防跨站令牌，写操作放在 X-Linli-CSRF 头"),
                          json::field("token", &SignedIn::token, "访问令牌，只返回一次"),
                          json::field("expires_at_ms", &SignedIn::expires_at, "最迟失效时间")};
    }
};

/// Chooses the post to act in.
struct SwitchPost {
    PostId post_id;
    static constexpr std::string_view schema_name = "SwitchPost";
    static constexpr auto fields() { return std::tuple{json::field("post_id", &SwitchPost::post_id, "岗位")}; }
};

/// A new password for oneself.
struct ChangePassword {
    std::string old_password;
    std::string new_password;
    static constexpr std::string_view schema_name = "ChangePassword";
    static constexpr auto fields() {
        constexpr json::FieldOptions secret{.min = 1,
                                            .max = 200,
                                            .sensitivity = json::Sensitivity::sensitive,
                                            .mask = json::Mask::whole,
                                            .purpose = "登录"};
        return std::tuple{json::field("old_password", &ChangePassword::old_password, "原密码", secret),
                          json::field("new_password", &ChangePassword::new_password, "新密码", secret)};
    }
};

/// Begins the enrolment of a second factor. Replacing one that is in use asks for a code of it.
struct StartTotp {
    std::string password;
    std::optional<std::string> code;
    static constexpr std::string_view schema_name = "StartTotp";
    static constexpr auto fields() {
        return std::tuple{json::field("password", &StartTotp::password, "密码",
                                      {.min = 1,
                                       .max = 200,
                                       .sensitivity = json::Sensitivity::sensitive,
                                       .mask = json::Mask::whole,
                                       .purpose = "登录"}),
                          json::field("code", &StartTotp::code, "现用动态口令，更换时填写",
                                      {.min = 6,
                                       .max = 6,
                                       .sensitivity = json::Sensitivity::sensitive,
                                       .mask = json::Mask::whole,
                                       .purpose = "登录"})};
    }
};

/// The secret to put into an authenticator app; shown once, in use only after it was confirmed by a code.
struct TotpSecret {
    std::string secret;
    std::string uri;
    static constexpr std::string_view schema_name = "TotpSecret";
    static constexpr auto fields() {
        return std::tuple{json::field("secret", &TotpSecret::secret, "密钥（Base32）"),
                          json::field("uri", &TotpSecret::uri, "otpauth 地址，用于二维码")};
    }
};

/// The first code of the new second factor.
struct ConfirmTotp {
    std::string code;
    static constexpr std::string_view schema_name = "ConfirmTotp";
    static constexpr auto fields() {
        return std::tuple{json::field("code", &ConfirmTotp::code, "动态口令（6 位数字）",
                                      {.min = 6,
                                       .max = 6,
                                       .sensitivity = json::Sensitivity::sensitive,
                                       .mask = json::Mask::whole,
                                       .purpose = "登录"})};
    }
};

/// Codes for the day the telephone is lost, shown once; each serves once.
struct TotpEnrolled {
    std::vector<std::string> recovery_codes;
    SignedIn session;
    static constexpr std::string_view schema_name = "TotpEnrolled";
    static constexpr auto fields() {
        return std::tuple{
            json::field("recovery_codes", &TotpEnrolled::recovery_codes, "备用码，请妥善保存，只显示一次"),
            json::field("session", &TotpEnrolled::session, "会话")};
    }
};

/// One of my sessions.
struct SessionLine {
    SessionId session_id;
    SessionState state = SessionState::active;
    Carrier carrier = Carrier::cookie;
    std::string device;
    std::string network;
    Instant created_at{};
    Instant last_seen_at{};
    Instant expires_at{};
    bool current = false;
    static constexpr std::string_view schema_name = "SessionLine";
    static constexpr auto fields() {
        return std::tuple{json::field("session_id", &SessionLine::session_id, "会话编号"),
                          json::field("state", &SessionLine::state, "会话状态"),
                          json::field("carrier", &SessionLine::carrier, "令牌方式"),
                          json::field("device", &SessionLine::device, "设备"),
                          json::field("network", &SessionLine::network, "网段"),
                          json::field("created_at_ms", &SessionLine::created_at, "登录时间"),
                          json::field("last_seen_at_ms", &SessionLine::last_seen_at, "最近使用"),
                          json::field("expires_at_ms", &SessionLine::expires_at, "最迟失效时间"),
                          json::field("current", &SessionLine::current, "当前会话")};
    }
};

/// All live sessions of one user, newest first.
struct SessionList {
    std::vector<SessionLine> items;
    static constexpr std::string_view schema_name = "SessionList";
    static constexpr auto fields() { return std::tuple{json::field("items", &SessionList::items, "会话")}; }
};

}  // namespace linli::identity
