#pragma once

#include <linli/access/permission.h>

/// The functions of the registry and who has them; nobody else does. Auditors and administrators see no content.
namespace linli::registry {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

/// Names are read in full by those who knock at the door.
inline constexpr Grant person_list_grants[] = {
    {Role::grid_worker, {Reach::area}, true},
    {Role::clerk, {Reach::area}, true},
};
inline constexpr Permission may_list_persons{"registry.list-persons", "查看居民列表", person_list_grants};

/// One person; telephone and identity number stay masked for everybody here.
inline constexpr Grant person_grants[] = {
    {Role::resident, {Reach::about_me}, true}, {Role::grid_worker, {Reach::area}, true},
    {Role::clerk, {Reach::area}, true},        {Role::police_liaison, {Reach::area}},
    {Role::family_doctor, {Reach::area}},
};
inline constexpr Permission may_read_person{"registry.read-person", "查看居民信息", person_grants};

inline constexpr Grant disclosure_grants[] = {
    {Role::resident, {Reach::about_me}},
    {Role::grid_worker, {Reach::area}},
    {Role::clerk, {Reach::area}},
    {Role::police_liaison, {Reach::area}},
};
inline constexpr Permission may_disclose_person{"registry.disclose-person", "查看居民完整信息", disclosure_grants,
                                                true};

inline constexpr Grant dwelling_list_grants[] = {
    {Role::grid_worker, {Reach::area}},
    {Role::clerk, {Reach::area}},
    {Role::leader, {Reach::area}},
    {Role::police_liaison, {Reach::area}},
};
inline constexpr Permission may_list_dwellings{"registry.list-dwellings", "查看房屋列表", dwelling_list_grants};

/// Who lives behind a door.
inline constexpr Grant dwelling_grants[] = {
    {Role::grid_worker, {Reach::area}, true},
    {Role::clerk, {Reach::area}, true},
    {Role::police_liaison, {Reach::area}},
};
inline constexpr Permission may_read_dwelling{"registry.read-dwelling", "查看房屋及居住人员", dwelling_grants};

inline constexpr Grant search_grants[] = {
    {Role::grid_worker, {Reach::area}},
    {Role::clerk, {Reach::area}},
    {Role::police_liaison, {Reach::area}},
    {Role::family_doctor, {Reach::area}},
};
inline constexpr Permission may_search{"registry.search", "按手机号或证件号查找居民", search_grants};

}  // namespace linli::registry
