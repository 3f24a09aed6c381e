#pragma once

#include <linli/access/permission.h>
#include <linli/base/result.h>

#include <span>

/// The functions of administration, who has them, and how it refuses. Three powers in three hands (三权分立): the
/// administrator keeps the trees and the settings, the security administrator gives and takes posts, the auditor reads
/// what both did. @source SEC-01, SEC-06, SEC-08
namespace linli::office {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

/// Names of places are public reference data of the tenant: residents choose where something happened.
inline constexpr Grant area_read_grants[] = {
    {Role::resident, {Reach::tenant}},
    {Role::merchant, {Reach::tenant}},
    {Role::grid_worker, {Reach::tenant}},
    {Role::building_head, {Reach::tenant}},
    {Role::clerk, {Reach::tenant}},
    {Role::handler, {Reach::tenant}},
    {Role::leader, {Reach::tenant}},
    {Role::auditor, {Reach::tenant}},
    {Role::family_doctor, {Reach::tenant}},
    {Role::police_liaison, {Reach::tenant}},
    {Role::hotline_operator, {Reach::tenant}},
    {Role::system_operator, {Reach::tenant}},
    {Role::administrator, {Reach::tenant}},
    {Role::security_administrator, {Reach::tenant}},
};
inline constexpr Permission may_read_areas{"office.read-areas", "查看区域", area_read_grants};

/// Bodies and their ties are for staff.
inline constexpr auto staff_read_grants = std::span(area_read_grants).subspan(2);
inline constexpr Permission may_read_organisations{"office.read-organisations", "查看单位", staff_read_grants};

inline constexpr Grant tree_grants[] = {{Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_change_areas{"office.change-areas", "调整区域", tree_grants};
inline constexpr Permission may_change_organisations{"office.change-organisations", "调整单位", tree_grants};

/// Who holds which post: in one's own area or organisation, or all for those who answer for the house.
inline constexpr Grant post_read_grants[] = {
    {Role::grid_worker, {Reach::area}},      {Role::clerk, {Reach::area}},
    {Role::handler, {Reach::organisation}},  {Role::leader, {Reach::area, Reach::organisation}},
    {Role::hotline_operator, {Reach::area}}, {Role::auditor, {Reach::tenant}},
    {Role::administrator, {Reach::tenant}},  {Role::security_administrator, {Reach::tenant}},
};
inline constexpr Permission may_read_posts{"office.read-posts", "查看岗位", post_read_grants};

inline constexpr Grant post_give_grants[] = {{Role::security_administrator, {Reach::tenant}}};
inline constexpr Permission may_give_posts{"office.give-posts", "授予和收回岗位", post_give_grants};

inline constexpr Grant explain_grants[] = {{Role::security_administrator, {Reach::tenant}},
                                           {Role::auditor, {Reach::tenant}}};
inline constexpr Permission may_explain{"office.explain-access", "解释访问权限", explain_grants};

inline constexpr Grant audit_grants[] = {{Role::auditor, {Reach::tenant}}};
inline constexpr Permission may_read_audit{"office.read-audit", "查看审计记录", audit_grants};
inline constexpr Permission may_read_evidence{"office.read-evidence", "查看存证", audit_grants};

inline constexpr Grant operation_grants[] = {{Role::system_operator, {Reach::tenant}},
                                             {Role::administrator, {Reach::tenant}}};
inline constexpr Permission may_operate{"office.operate", "查看和重试失败的投递", operation_grants};

inline constexpr Grant setting_read_grants[] = {{Role::system_operator, {Reach::tenant}},
                                                {Role::administrator, {Reach::tenant}},
                                                {Role::security_administrator, {Reach::tenant}},
                                                {Role::auditor, {Reach::tenant}}};
inline constexpr Permission may_read_settings{"office.read-settings", "查看设置", setting_read_grants};
inline constexpr Permission may_change_settings{"office.change-settings", "修改设置", tree_grants};

/// Only mounted where the database is marked simulated.
inline constexpr Permission may_drive_clock{"office.drive-clock", "推进模拟时钟", operation_grants};

/// Whoever may report or act may bring a photo with it.
inline constexpr Grant upload_grants[] = {
    {Role::resident, {Reach::reported}},
    {Role::merchant, {Reach::reported}},
    {Role::grid_worker, {Reach::reported}},
    {Role::building_head, {Reach::reported}},
    {Role::clerk, {Reach::reported}},
    {Role::handler, {Reach::reported}},
    {Role::hotline_operator, {Reach::reported}},
    {Role::family_doctor, {Reach::reported}},
    {Role::police_liaison, {Reach::reported}},
};
inline constexpr Permission may_upload{"office.upload", "上传附件", upload_grants};

/// The file's own room decides; this only says who may ask at all.
inline constexpr Grant file_read_grants[] = {
    {Role::resident, {Reach::nothing}},
    {Role::merchant, {Reach::nothing}},
    {Role::grid_worker, {Reach::nothing}},
    {Role::building_head, {Reach::nothing}},
    {Role::clerk, {Reach::nothing}},
    {Role::handler, {Reach::nothing}},
    {Role::leader, {Reach::nothing}},
    {Role::auditor, {Reach::nothing}},
    {Role::hotline_operator, {Reach::nothing}},
    {Role::family_doctor, {Reach::nothing}},
    {Role::police_liaison, {Reach::nothing}},
};
inline constexpr Permission may_read_files{"office.read-files", "下载附件", file_read_grants};

inline constexpr ProblemType not_siblings{"office/not-siblings", 422, "只能合并同一上级、同一层级的区域",
                                          "Only areas of one level under one parent can be merged"};
inline constexpr ProblemType tree_too_large{"office/tree-too-large", 422, "下级区域过多，请从下一级开始查看",
                                            "Too many areas; start further down"};
inline constexpr ProblemType map_too_wide{"office/map-too-wide", 422, "楼栋请在社区或网格内查看",
                                          "Buildings are shown within a community or a grid"};
inline constexpr ProblemType no_such_user{"office/no-such-user", 422, "没有这个工作人员账户",
                                          "There is no such member of staff"};
inline constexpr ProblemType own_post{"office/own-post", 409, "不能给自己授予岗位",
                                      "Nobody gives a post to themselves"};
inline constexpr ProblemType role_not_given{"office/role-not-given", 422, "该角色由系统登记，不能直接授予",
                                            "This role is not given by hand"};
inline constexpr ProblemType unknown_permission{"office/unknown-permission", 422, "没有这项功能",
                                                "There is no such function"};
inline constexpr ProblemType no_such_dead_letter{"office/no-such-dead-letter", 404, "没有这条失败的投递",
                                                 "There is no such dead letter"};
inline constexpr ProblemType no_such_setting{"office/no-such-setting", 404, "没有这项设置", "There is no such setting"};
inline constexpr ProblemType no_checkpoint{"office/no-checkpoint", 404, "还没有签名的检查点", "No checkpoint yet"};

}  // namespace linli::office
