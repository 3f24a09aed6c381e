#pragma once

#include <linli/access/permission.h>

/// The functions of the exchange room and who has them; nobody else does.
namespace linli::exchange {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

/// Terms of sharing hold nobody's data: those who answer for it may read them.
inline constexpr Grant read_grants[] = {
    {Role::clerk, {Reach::tenant}},
    {Role::leader, {Reach::tenant}},
    {Role::auditor, {Reach::tenant}},
    {Role::administrator, {Reach::tenant}},
    {Role::security_administrator, {Reach::tenant}},
    {Role::system_operator, {Reach::tenant}},
};
inline constexpr Permission may_read_agreements{"exchange.read-agreements", "查看数据共享协议和接口状态", read_grants};

inline constexpr Grant draft_grants[] = {{Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_draft{"exchange.draft", "起草数据共享协议和配置接口", draft_grants};

/// Who drafts does not approve. @source SEC-06
inline constexpr Grant decide_grants[] = {{Role::security_administrator, {Reach::tenant}}};
inline constexpr Permission may_decide{"exchange.decide", "批准、暂停和终止数据共享协议", decide_grants};

/// Asks a partner about somebody of one's own area.
inline constexpr Grant ask_grants[] = {{Role::clerk, {Reach::area}}, {Role::grid_worker, {Reach::area}}};
inline constexpr Permission may_ask{"exchange.ask", "向共享对象查询", ask_grants, true};

/// What one asked oneself, and what came of it.
inline constexpr Grant own_grants[] = {{Role::clerk, {Reach::reported}}, {Role::grid_worker, {Reach::reported}}};
inline constexpr Permission may_follow{"exchange.follow", "查看自己的查询", own_grants};
inline constexpr Permission may_read_answer{"exchange.read-answer", "查看查询结果", own_grants, true};

/// A partner's program: its signature is its proof.
inline constexpr Grant partner_grants[] = {
    {Role::anonymous, {Reach::nothing}},
    {Role::machine, {Reach::nothing}},
};
inline constexpr Permission may_query{"exchange.query", "共享对象签名查询", partner_grants};

/// One's own data. @source DAT-43, DAT-44
inline constexpr Grant my_data_grants[] = {{Role::resident, {Reach::about_me}, true}};
inline constexpr Permission may_see_own{"exchange.my-data", "我的数据", my_data_grants};

/// Says who one is.
inline constexpr Grant claim_grants[] = {{Role::resident, {Reach::nothing}}};
inline constexpr Permission may_claim_record{"exchange.claim-record", "关联本人档案", claim_grants};

/// Confirms at the counter, card in hand.
inline constexpr Grant confirm_grants[] = {{Role::clerk, {Reach::area}}};
inline constexpr Permission may_confirm_record{"exchange.confirm-record", "核验居民身份", confirm_grants};

}  // namespace linli::exchange
