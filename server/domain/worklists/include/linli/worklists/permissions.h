#pragma once

#include <linli/access/permission.h>

/// The functions of the worklists room and who has them; nobody else does.
namespace linli::worklists {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

/// Everybody who handles matters. What stands on a list is read by the permissions of its own room.
inline constexpr Grant staff_grants[] = {
    {Role::grid_worker, {Reach::assigned}},
    {Role::building_head, {Reach::assigned}},
    {Role::clerk, {Reach::assigned}},
    {Role::handler, {Reach::assigned}},
    {Role::hotline_operator, {Reach::assigned}},
    {Role::police_liaison, {Reach::assigned}},
};
/// Also who only supervises or repairs: what waits for them alone is their day.
inline constexpr Grant day_grants[] = {
    {Role::grid_worker, {Reach::assigned}},
    {Role::building_head, {Reach::assigned}},
    {Role::clerk, {Reach::assigned}},
    {Role::handler, {Reach::assigned}},
    {Role::hotline_operator, {Reach::assigned}},
    {Role::police_liaison, {Reach::assigned}},
    {Role::leader, {Reach::nothing}},
    {Role::administrator, {Reach::nothing}},
};
inline constexpr Permission may_see_own_day{"worklists.own-day", "查看本人今日工作", day_grants};
inline constexpr Permission may_see_own_load{"worklists.own-load", "查看本人工作量并提出异议", staff_grants};
inline constexpr Permission may_hand_over{"worklists.hand-over", "交接班", staff_grants};

/// Counts of what colleagues did, for whoever answers for their load; never where they are.
inline constexpr Grant load_grants[] = {
    {Role::clerk, {Reach::area}},
    {Role::leader, {Reach::area, Reach::organisation}},
};
inline constexpr Permission may_see_loads{"worklists.see-loads", "查看下属岗位工作量、处理异议", load_grants};

}  // namespace linli::worklists
