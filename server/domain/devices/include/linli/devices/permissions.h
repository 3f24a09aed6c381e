#pragma once

#include <linli/access/permission.h>

/// What a device sends is proven by its signature (`api::public_access`); these are the others.
namespace linli::devices {

inline constexpr access::Grant manage_grants[] = {{access::Role::administrator, {access::Reach::tenant}}};
/// Who registers devices, hands out their keys and says which event becomes which matter.
inline constexpr access::Permission may_manage{"devices.manage", "管理设备接入", manage_grants};

inline constexpr access::Grant submit_grants[] = {{access::Role::machine, {access::Reach::reported}}};
/// In which capacity a device reports, once its signature was checked. No route has it.
inline constexpr access::Permission may_submit{"devices.submit", "设备上报", submit_grants};

}  // namespace linli::devices
