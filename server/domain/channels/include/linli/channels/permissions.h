#pragma once

#include <linli/access/permission.h>

/// Who sees answers on their way, and who mends them. An answer is seen by whoever may see its case.
namespace linli::channels {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

inline constexpr Grant board_grants[] = {{Role::clerk, {Reach::nothing}},
                                         {Role::leader, {Reach::nothing}},
                                         {Role::hotline_operator, {Reach::nothing}},
                                         {Role::auditor, {Reach::tenant}},
                                         {Role::administrator, {Reach::tenant}}};
/// How each platform stands: counts, nothing of a case.
inline constexpr Permission may_read_board{"channels.board", "查看外部平台状态", board_grants};

inline constexpr Grant watch_grants[] = {{Role::clerk, {Reach::area, Reach::assigned}},
                                         {Role::leader, {Reach::area, Reach::organisation}},
                                         {Role::hotline_operator, {Reach::area, Reach::assigned}},
                                         {Role::handler, {Reach::organisation, Reach::assigned}},
                                         {Role::auditor, {Reach::tenant}},
                                         {Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_watch{"channels.watch", "查看平台回传", watch_grants};

inline constexpr Grant mend_grants[] = {{Role::clerk, {Reach::area, Reach::assigned}},
                                        {Role::hotline_operator, {Reach::area, Reach::assigned}},
                                        {Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_mend{"channels.mend", "处置受阻的平台回传", mend_grants};

inline constexpr Grant connect_grants[] = {{Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_connect{"channels.connect", "接入外部平台", connect_grants};

/// A platform's program: its signature is its proof.
inline constexpr Grant platform_grants[] = {{Role::anonymous, {Reach::nothing}}, {Role::machine, {Reach::nothing}}};
inline constexpr Permission may_send{"channels.send", "平台签名来件和回执", platform_grants};

/// In which capacity a platform's account reports, once its signature was verified. No route has it.
inline constexpr Grant submit_grants[] = {{Role::machine, {Reach::reported}}};
inline constexpr Permission may_submit{"channels.submit", "经外部平台上报", submit_grants};

}  // namespace linli::channels
