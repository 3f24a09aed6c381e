#pragma once

#include <linli/access/permission.h>

/// The functions of the messaging room and who has them; nobody else does.
namespace linli::messaging {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

/// Templates hold nobody's data: whoever works with them sees all of the tenant.
inline constexpr Grant read_template_grants[] = {
    {Role::clerk, {Reach::nothing}},   {Role::grid_worker, {Reach::nothing}},   {Role::leader, {Reach::nothing}},
    {Role::auditor, {Reach::nothing}}, {Role::administrator, {Reach::nothing}},
};
inline constexpr Permission may_read_templates{"messaging.read-templates", "查看消息模板", read_template_grants};

inline constexpr Grant draft_grants[] = {{Role::clerk, {Reach::nothing}}, {Role::administrator, {Reach::nothing}}};
inline constexpr Permission may_draft{"messaging.draft", "起草消息模板", draft_grants};
/// By a second person: whoever drafted may not publish.
inline constexpr Permission may_publish{"messaging.publish", "发布消息模板", draft_grants};

/// Writes to many: only within one's own area. @source MSG-02
inline constexpr Grant notify_grants[] = {{Role::clerk, {Reach::area}}, {Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_notify{"messaging.notify", "发送通知", notify_grants};

/// How messages stand: never what they say.
inline constexpr Grant follow_grants[] = {
    {Role::clerk, {Reach::assigned}}, {Role::grid_worker, {Reach::assigned}}, {Role::handler, {Reach::assigned}},
    {Role::auditor, {Reach::tenant}}, {Role::administrator, {Reach::tenant}},
};
inline constexpr Permission may_follow{"messaging.follow", "查看消息投递记录", follow_grants};

inline constexpr Grant resolve_grants[] = {{Role::clerk, {Reach::assigned}},
                                           {Role::grid_worker, {Reach::assigned}},
                                           {Role::handler, {Reach::assigned}},
                                           {Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_resolve{"messaging.resolve", "处置未送达的消息", resolve_grants};

/// One's own inbox and preferences: rows of nobody else, found by who asks.
inline constexpr Grant inbox_grants[] = {
    {Role::resident, {Reach::nothing}},         {Role::grid_worker, {Reach::nothing}},
    {Role::building_head, {Reach::nothing}},    {Role::clerk, {Reach::nothing}},
    {Role::handler, {Reach::nothing}},          {Role::merchant, {Reach::nothing}},
    {Role::leader, {Reach::nothing}},           {Role::auditor, {Reach::nothing}},
    {Role::family_doctor, {Reach::nothing}},    {Role::police_liaison, {Reach::nothing}},
    {Role::hotline_operator, {Reach::nothing}}, {Role::system_operator, {Reach::nothing}},
    {Role::administrator, {Reach::nothing}},    {Role::security_administrator, {Reach::nothing}},
};
inline constexpr Permission may_read_inbox{"messaging.inbox", "我的消息", inbox_grants};

/// What is heard live: that something came for oneself, or that a message of one's own failed.
inline constexpr Grant hear_grants[] = {
    {Role::resident, {Reach::assigned}},         {Role::grid_worker, {Reach::assigned}},
    {Role::building_head, {Reach::assigned}},    {Role::clerk, {Reach::assigned}},
    {Role::handler, {Reach::assigned}},          {Role::merchant, {Reach::assigned}},
    {Role::leader, {Reach::assigned}},           {Role::auditor, {Reach::assigned}},
    {Role::family_doctor, {Reach::assigned}},    {Role::police_liaison, {Reach::assigned}},
    {Role::hotline_operator, {Reach::assigned}}, {Role::system_operator, {Reach::assigned}},
    {Role::administrator, {Reach::assigned}},    {Role::security_administrator, {Reach::assigned}},
};
inline constexpr Permission may_hear{"messaging.hear", "消息提醒", hear_grants};

inline constexpr Grant gateway_grants[] = {{Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_connect{"messaging.gateways", "配置消息网关", gateway_grants};

inline constexpr Grant cost_grants[] = {
    {Role::leader, {Reach::nothing}}, {Role::auditor, {Reach::tenant}}, {Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_read_costs{"messaging.costs", "查看消息费用", cost_grants};

/// A gateway's program: its signature is its proof.
inline constexpr Grant receipt_grants[] = {{Role::anonymous, {Reach::nothing}}, {Role::machine, {Reach::nothing}}};
inline constexpr Permission may_report{"messaging.report-receipt", "网关签名回执", receipt_grants};

}  // namespace linli::messaging
