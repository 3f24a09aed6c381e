#pragma once

#include <linli/cases/permissions.h>

/// The functions of dispatch and who has them; nobody else does.
namespace linli::cases {

inline constexpr Grant rules_read_grants[] = {
    {Role::clerk, {Reach::nothing}},   {Role::hotline_operator, {Reach::nothing}},
    {Role::leader, {Reach::nothing}},  {Role::administrator, {Reach::nothing}},
    {Role::auditor, {Reach::nothing}},
};
inline constexpr Permission may_read_rules{"cases.dispatch-rules", "查看分拨规则", rules_read_grants};

/// Drafts and replays; what is published was drafted by somebody else.
inline constexpr Grant rules_draft_grants[] = {
    {Role::hotline_operator, {Reach::nothing}},
    {Role::administrator, {Reach::nothing}},
};
inline constexpr Permission may_draft_rules{"cases.draft-dispatch-rules", "修订和演算分拨规则", rules_draft_grants};

inline constexpr Grant rules_publish_grants[] = {
    {Role::leader, {Reach::nothing}},
    {Role::administrator, {Reach::nothing}},
};
inline constexpr Permission may_publish_rules{"cases.publish-dispatch-rules", "发布分拨规则和退回原因",
                                              rules_publish_grants};

/// Takes what is offered to the own post.
inline constexpr Grant grab_grants[] = {
    {Role::grid_worker, {Reach::assigned}},
    {Role::building_head, {Reach::assigned}},
    {Role::clerk, {Reach::assigned}},
    {Role::handler, {Reach::assigned}},
    {Role::hotline_operator, {Reach::assigned}},
};
inline constexpr Permission may_grab{"cases.grab", "抢单接件", grab_grants};

/// How a matter went from hand to hand, and the reasons for it: staff only.
inline constexpr Grant handover_grants[] = {
    {Role::grid_worker, {Reach::area, Reach::assigned}},
    {Role::building_head, {Reach::assigned}},
    {Role::clerk, {Reach::area, Reach::assigned}},
    {Role::handler, {Reach::organisation, Reach::assigned}},
    {Role::leader, {Reach::area, Reach::organisation}},
    {Role::hotline_operator, {Reach::area, Reach::assigned}},
    {Role::administrator, {Reach::nothing}},
    {Role::auditor, {Reach::tenant}},
};
inline constexpr Permission may_read_handovers{"cases.handovers", "查看分拨和退回经过", handover_grants};

}  // namespace linli::cases
