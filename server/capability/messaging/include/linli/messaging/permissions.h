#pragma once

#include <linli/access/permission.h>

/// The functions of the messaging room and who has them; nobody else does.
namespace linli::messaging {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

inline constexpr Grant read_template_grants[] = {
    {Role::clerk, {Reach::tenant}},         {Role::grid_worker, {Reach::tenant}},
    {Role::leader, {Reach::tenant}},        {Role::auditor, {Reach::tenant}},
    {Role::administrator, {Reach::tenant}},
};
inline constexpr Permission may_read_templates{"messaging.read-templates", "查看消息模板", read_template_grants};

inline constexpr Grant draft_grants[] = {{Role::clerk, {Reach::tenant}}, {Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_draft{"messaging.draft", "起草消息模板", draft_grants};

/// A second person: whoever drafted may not publish.
inline constexpr Grant publish_grants[] = {
    {Role::clerk, {Reach::tenant}}, {Role::leader, {Reach::tenant}}, {Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_publish{"messaging.publish", "发布消息模板", publish_grants};

/// Writes to many: only within one's own area. @source MSG-02
inline constexpr Grant notify_grants[] = {{Role::clerk, {Reach::area}}, {Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_notify{"messaging.notify", "发送通知", notify_grants};

/// How messages stand: never what they say.
inline constexpr Grant follow_grants[] = {
    {Role::clerk, {Reach::assigned}},       {Role::grid_worker, {Reach::assigned}}, {Role::handler, {Reach::assigned}},
    {Role::leader, {Reach::assigned}},      {Role::auditor, {Reach::tenant}},       {Role::administrator, {Reach::tenant}},
};
inline constexpr Permission may_follow{"messaging.follow", "查看消息投递记录", follow_grants};

inline constexpr Grant resolve_grants[] = {
    {Role::clerk, {Reach::assigned}},  {Role::grid_worker, {Reach::assigned}},  {Role::handler, {Reach::assigned}},
    {Role::leader, {Reach::assigned}}, {Role::administrator, {Reach::tenant}},
};
inline constexpr Permission may_resolve{"messaging.resolve", "处置未送达的消息", resolve_grants};

/// One's own inbox and preferences. Also what is heard live: that a message came, or that one of one's own failed.
inline constexpr Grant inbox_grants[] = {
    {Role::resident, {Reach::assigned}, true},         {Role::grid_worker, {Reach::assigned}, true},
    {Role::building_head, {Reach::assigned}, true},    {Role::clerk, {Reach::assigned}, true},
    {Role::handler, {Reach::assigned}, true},          {Role::merchant, {Reach::assigned}, true},
    {Role::leader, {Reach::assigned}, true},           {Role::auditor, {Reach::assigned}, true},
    {Role::family_doctor, {Reach::assigned}, true},    {Role::police_liaison, {Reach::assigned}, true},
    {Role::hotline_operator, {Reach::assigned}, true}, {Role::system_operator, {Reach::assigned}, true},
    {Role::administrator, {Reach::assigned}, true},    {Role::security_administrator, {Reach::assigned}, true},
};
inline constexpr Permission may_read_inbox{"messaging.inbox", "我的消息", inbox_grants};

inline constexpr Grant gateway_grants[] = {{Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_connect{"messaging.gateways", "配置消息网关", gateway_grants};

inline constexpr Grant cost_grants[] = {{Role::leader, {Reach::tenant}},
                                        {Role::auditor, {Reach::tenant}},
                                        {Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_read_costs{"messaging.costs", "查看消息费用", cost_grants};

/// A gateway's program: its signature is its proof.
inline constexpr Grant receipt_grants[] = {{Role::anonymous, {Reach::nothing}}, {Role::machine, {Reach::nothing}}};
inline constexpr Permission may_report{"messaging.report-receipt", "网关签名回执", receipt_grants};

}  // namespace linli::messaging
