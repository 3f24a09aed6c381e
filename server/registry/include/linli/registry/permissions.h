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

/// Whether somebody is here already, asked before they are entered: the same people who propose or bring in records.
inline constexpr Grant check_grants[] = {
    {Role::grid_worker, {Reach::area}},
    {Role::clerk, {Reach::area}},
};
inline constexpr Permission may_check_person{"registry.check-person", "录入前查重", check_grants, true};

/// Units and things are no secrets of anybody; telephones of units stay masked.
inline constexpr Grant establishment_grants[] = {
    {Role::grid_worker, {Reach::area}, true},
    {Role::clerk, {Reach::area}, true},
    {Role::leader, {Reach::area}},
    {Role::police_liaison, {Reach::area}},
};
inline constexpr Permission may_read_establishments{"registry.read-establishments", "查看单位", establishment_grants};

inline constexpr Grant object_grants[] = {
    {Role::grid_worker, {Reach::area}},
    {Role::clerk, {Reach::area}},
    {Role::leader, {Reach::area}},
    {Role::police_liaison, {Reach::area}},
};
inline constexpr Permission may_read_objects{"registry.read-objects", "查看设施和其他对象", object_grants};

inline constexpr Grant object_change_grants[] = {
    {Role::grid_worker, {Reach::area}},
    {Role::clerk, {Reach::area}},
};
inline constexpr Permission may_change_objects{"registry.change-objects", "登记和巡检设施", object_change_grants};

/// What somebody agreed to: their own, or taken down by those who knock at the door.
inline constexpr Grant consent_grants[] = {
    {Role::resident, {Reach::about_me}},
    {Role::grid_worker, {Reach::area}},
    {Role::clerk, {Reach::area}},
};
inline constexpr Permission may_keep_consents{"registry.keep-consents", "登记和撤回居民同意", consent_grants};

/// How far rows have followed a change of the tree: no content, like the tree itself.
inline constexpr Grant follow_grants[] = {
    {Role::clerk, {Reach::tenant}},
    {Role::leader, {Reach::tenant}},
    {Role::system_operator, {Reach::tenant}},
    {Role::administrator, {Reach::tenant}},
};
inline constexpr Permission may_read_follow_ups{"registry.read-area-follow-ups", "查看区域调整后的数据迁移进度",
                                                follow_grants};

inline constexpr Grant theme_grants[] = {
    {Role::grid_worker, {Reach::area}},
    {Role::clerk, {Reach::area}},
    {Role::leader, {Reach::area}},
};
inline constexpr Permission may_read_themes{"registry.read-themes", "查看六要素统计", theme_grants};

/// Proposes a change of a record; what the field asks for decides whether somebody must agree. @source DAT-40
inline constexpr Grant propose_grants[] = {
    {Role::resident, {Reach::about_me}, true},
    {Role::grid_worker, {Reach::area}, true},
    {Role::clerk, {Reach::area}, true},
};
inline constexpr Permission may_propose{"registry.propose-change", "提出变更申请", propose_grants};

/// Agrees to a change, or takes back one that was applied; how far one's word goes follows from the place of the post.
inline constexpr Grant approve_grants[] = {{Role::clerk, {Reach::area}, true}};
inline constexpr Permission may_approve{"registry.approve-change", "审批变更申请", approve_grants};

/// Says that two records are one, or that one is two.
inline constexpr Grant merge_grants[] = {{Role::clerk, {Reach::area}, true}};
inline constexpr Permission may_merge{"registry.merge", "合并和拆分记录", merge_grants};

}  // namespace linli::registry
