#pragma once

#include <linli/access/permission.h>

namespace linli::search {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

/// The box itself. What it shows of each kind is decided by the permission of that kind, so that nobody finds here what
/// they do not see elsewhere. @source DAT-51
inline constexpr Grant find_grants[] = {
    {Role::grid_worker, {Reach::area}},      {Role::clerk, {Reach::area}},
    {Role::handler, {Reach::organisation}},  {Role::leader, {Reach::area, Reach::organisation}},
    {Role::hotline_operator, {Reach::area}}, {Role::police_liaison, {Reach::area}},
    {Role::family_doctor, {Reach::area}},
};
inline constexpr Permission may_find{"search.find", "全域搜索", find_grants};

}  // namespace linli::search
