#pragma once

#include <linli/access/permission.h>

/// Who reads the lists and who publishes a new version.
namespace linli::reference {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

inline constexpr Grant read_grants[] = {
    {Role::grid_worker, {Reach::tenant}},
    {Role::building_head, {Reach::tenant}},
    {Role::clerk, {Reach::tenant}},
    {Role::handler, {Reach::tenant}},
    {Role::leader, {Reach::tenant}},
    {Role::auditor, {Reach::tenant}},
    {Role::family_doctor, {Reach::tenant}},
    {Role::police_liaison, {Reach::tenant}},
    {Role::hotline_operator, {Reach::tenant}},
    {Role::administrator, {Reach::tenant}},
    {Role::resident, {Reach::tenant}},
    {Role::merchant, {Reach::tenant}},
};
inline constexpr Permission may_read{"reference.read", "查看代码集和数据资源目录", read_grants};

/// Which data are collected where and why: for those who answer for data, and for residents to know.
inline constexpr Permission may_read_forms{"reference.forms", "查看可填写的字段及其用途和依据", read_grants};

inline constexpr Grant publish_grants[] = {{Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_publish{"reference.publish", "发布代码集和数据资源目录", publish_grants};

}  // namespace linli::reference
