#pragma once

#include <linli/access/permission.h>

/// The functions of the ledgers and who has them; nobody else does.
namespace linli::ledgers {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

/// Which ledgers there are and what they ask for: no data of anybody.
inline constexpr Grant catalogue_grants[] = {
    {Role::grid_worker, {Reach::nothing}},
    {Role::clerk, {Reach::nothing}},
    {Role::leader, {Reach::nothing}},
    {Role::auditor, {Reach::nothing}},
};
inline constexpr Permission may_see_catalogue{"ledgers.catalogue", "查看台账目录和定义", catalogue_grants};

/// A definition says what may be asked, not what is answered: whoever reads a ledger still needs rows in their area.
inline constexpr Grant define_grants[] = {{Role::clerk, {Reach::nothing}}};
inline constexpr Permission may_define{"ledgers.define", "定义台账", define_grants};

/// Lists of people by a trait: each look needs a purpose, is audited, and shows names to those who knock at the door.
inline constexpr Grant read_grants[] = {
    {Role::grid_worker, {Reach::area}, true},
    {Role::clerk, {Reach::area}, true},
};
inline constexpr Permission may_read{"ledgers.read", "查看台账", read_grants, true};

/// Counts only.
inline constexpr Grant count_grants[] = {
    {Role::grid_worker, {Reach::area}},
    {Role::clerk, {Reach::area}},
    {Role::leader, {Reach::area}},
};
inline constexpr Permission may_count{"ledgers.count", "查看台账统计", count_grants};

}  // namespace linli::ledgers
