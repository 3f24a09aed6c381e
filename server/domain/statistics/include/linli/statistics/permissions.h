#pragma once

#include <linli/access/permission.h>

namespace linli::statistics {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

/// Counts only, nobody's row. @source DAT-52
inline constexpr Grant tabulate_grants[] = {
    {Role::clerk, {Reach::area}},
    {Role::leader, {Reach::area}},
};
inline constexpr Permission may_tabulate{"statistics.tabulate", "交叉统计", tabulate_grants};

/// Sensitive dimensions: ethnic group, marital status, sensitive tags.
inline constexpr Grant sensitive_grants[] = {{Role::clerk, {Reach::area}}};
inline constexpr Permission may_tabulate_sensitive{"statistics.tabulate-sensitive", "按敏感维度交叉统计",
                                                   sensitive_grants};

}  // namespace linli::statistics
