#pragma once

#include <linli/access/permission.h>

/// Reading is public, reporting is proven by the client's key (both `api::public_access`); these are the others.
namespace linli::open311 {

inline constexpr access::Grant manage_grants[] = {{access::Role::administrator, {access::Reach::tenant}}};
/// Who hands out keys and says what a service asks.
inline constexpr access::Permission may_manage{"open311.manage", "管理 Open311 接口", manage_grants};

/// In which capacity a program of others reports, once its key was recognised. No route has it.
inline constexpr access::Grant submit_grants[] = {{access::Role::machine, {access::Reach::reported}}};
inline constexpr access::Permission may_submit{"open311.submit", "经 Open311 上报", submit_grants};

}  // namespace linli::open311
