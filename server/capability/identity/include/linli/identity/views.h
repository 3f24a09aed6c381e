#pragma once

#include <linli/area/types.h>
#include <linli/identity/types.h>

namespace linli::identity {

/// A post I may act in.
struct MyPost {
    PostId post_id;
    access::Role role = access::Role::grid_worker;
    std::string title;
    std::optional<AreaId> area_id;
    std::optional<area::Level> area_level;
    std::optional<OrganisationId> organisation_id;
    bool deputy = false;
    bool acting = false;
    static constexpr std::string_view schema_name = "MyPost";
    static constexpr auto fields() {
        return std::tuple{json::field("post_id", &MyPost::post_id, "岗位编号"),
                          json::field("role", &MyPost::role, "角色"),
                          json::field("title", &MyPost::title, "岗位名称"),
                          json::field("area_id", &MyPost::area_id, "区域"),
                          json::field("area_level", &MyPost::area_level, "区域层级"),
                          json::field("organisation_id", &MyPost::organisation_id, "单位"),
                          json::field("deputy", &MyPost::deputy, "代理岗位"),
                          json::field("acting", &MyPost::acting, "当前岗位")};
    }
};

/// Who am I, in which post, and what may I do.
struct Me {
    UserId user_id;
    Kind kind = Kind::staff;
    std::string name;
    std::optional<std::string> login_name;
    SessionState state = SessionState::active;
    std::vector<Duty> duties;
    access::Role role = access::Role::anonymous;
    std::vector<MyPost> posts;
    std::vector<std::string> permissions;
    bool totp_enrolled = false;
    bool simulated = false;
    std::string tenant_code;
    std::string tenant_name;
    SessionId session_id;
    std::optional<std::string> csrf;
    Instant expires_at{};
    static constexpr std::string_view schema_name = "Me";
    static constexpr auto fields() {
        return std::tuple{json::field("user_id", &Me::user_id, "用户编号"),
                          json::field("kind", &Me::kind, "账户类型"),
                          json::field("name", &Me::name, "姓名"),
                          json::field("login_name", &Me::login_name, "登录名"),
                          json::field("state", &Me::state, "会话状态"),
                          json::field("duties", &Me::duties, "还需完成的步骤"),
                          json::field("role", &Me::role, "当前角色"),
                          json::field("posts", &Me::posts, "可用岗位"),
                          json::field("permissions", &Me::permissions, "当前岗位的功能代码"),
                          json::field("totp_enrolled", &Me::totp_enrolled, "已启用动态口令"),
                          json::field("simulated", &Me::simulated, "模拟数据库，页面须显示横幅"),
                          json::field("tenant_code", &Me::tenant_code, "租户代码"),
                          json::field("tenant_name", &Me::tenant_name, "租户名称"),
                          json::field("session_id", &Me::session_id, "会话编号"),
                          json::field("csrf", &Me::csrf, "防跨站令牌，写操作放在 X-Linli-CSRF 头"),
                          json::field("expires_at_ms", &Me::expires_at, "最迟失效时间")};
    }
};

/// An account as administrators see it.
struct User {
    UserId user_id;
    Kind kind = Kind::staff;
    std::optional<std::string> login_name;
    std::string display_name;
    bool must_change_password = false;
    bool totp_enrolled = false;
    Instant created_at{};
    std::optional<Instant> disabled_at;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "User";
    static constexpr auto fields() {
        return std::tuple{json::field("user_id", &User::user_id, "用户编号"),
                          json::field("kind", &User::kind, "账户类型"),
                          json::field("login_name", &User::login_name, "登录名"),
                          json::field("display_name", &User::display_name, "姓名或名称"),
                          json::field("must_change_password", &User::must_change_password, "须修改初始密码"),
                          json::field("totp_enrolled", &User::totp_enrolled, "已启用动态口令"),
                          json::field("created_at_ms", &User::created_at, "创建时间"),
                          json::field("disabled_at_ms", &User::disabled_at, "停用时间"),
                          json::field("version", &User::version, "版本")};
    }
};

/// A new staff account; the id is made by the client, so that a repeated request makes no second account.
struct NewUser {
    UserId user_id;
    std::string login_name;
    std::string display_name;
    static constexpr std::string_view schema_name = "NewUser";
    static constexpr auto fields() {
        return std::tuple{json::field("user_id", &NewUser::user_id, "客户端生成的编号"),
                          json::field("login_name", &NewUser::login_name, "登录名：小写字母、数字、点、短横线",
                                      {.min = 3, .max = 40}),
                          json::field("display_name", &NewUser::display_name, "姓名", {.min = 1, .max = 40})};
    }
};

/// An account with the password to hand over; it is shown once and must be changed at the first sign-in.
struct UserWithPassword {
    User user;
    std::string initial_password;
    static constexpr std::string_view schema_name = "UserWithPassword";
    static constexpr auto fields() {
        return std::tuple{json::field("user", &UserWithPassword::user, "账户"),
                          json::field("initial_password", &UserWithPassword::initial_password, "初始密码，只显示一次")};
    }
};

/// Which accounts, page by page.
struct ListUsers {
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListUsers";
    static constexpr auto fields() {
        return std::tuple{
            json::field("cursor", &ListUsers::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListUsers::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// A new machine client: a hotline, a device gateway, an exchange platform.
struct NewMachine {
    UserId user_id;
    std::string name;
    int days = 90;
    static constexpr std::string_view schema_name = "NewMachine";
    static constexpr auto fields() {
        return std::tuple{
            json::field("user_id", &NewMachine::user_id, "客户端生成的编号"),
            json::field("name", &NewMachine::name, "名称", {.min = 2, .max = 40}),
            json::field("days", &NewMachine::days, "令牌有效天数", {.min = 1, .max = 365, .optional = true})};
    }
};

/// A machine client with its token, shown once.
struct MachineToken {
    User machine;
    SessionId session_id;
    std::string token;
    Instant expires_at{};
    static constexpr std::string_view schema_name = "MachineToken";
    static constexpr auto fields() {
        return std::tuple{json::field("machine", &MachineToken::machine, "机器账户"),
                          json::field("session_id", &MachineToken::session_id, "会话编号"),
                          json::field("token", &MachineToken::token, "访问令牌，只显示一次"),
                          json::field("expires_at_ms", &MachineToken::expires_at, "失效时间")};
    }
};

/// A message that the simulator caught instead of sending it.
struct InboxMessage {
    Instant sent_at{};
    std::string phone;
    std::string text;
    bool simulated = true;
    static constexpr std::string_view schema_name = "SimulatedMessage";
    static constexpr auto fields() {
        return std::tuple{json::field("sent_at_ms", &InboxMessage::sent_at, "发送时间"),
                          json::field("phone", &InboxMessage::phone, "收信手机号（模拟）"),
                          json::field("text", &InboxMessage::text, "短信内容（模拟）"),
                          json::field("simulated", &InboxMessage::simulated, "恒为真：未真正发送")};
    }
};

/// The newest messages of the simulator.
struct Inbox {
    std::vector<InboxMessage> items;
    static constexpr std::string_view schema_name = "SimulatedInbox";
    static constexpr auto fields() { return std::tuple{json::field("items", &Inbox::items, "模拟短信，新的在前")}; }
};

}  // namespace linli::identity
