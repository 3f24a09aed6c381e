#pragma once

#include <linli/access/permission.h>

/// The functions of the cases room and who has them; nobody else does.
namespace linli::cases {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

inline constexpr Grant report_grants[] = {
    {Role::resident, {Reach::reported}},
    {Role::merchant, {Reach::reported}},
    {Role::grid_worker, {Reach::area, Reach::reported}},
    {Role::building_head, {Reach::reported}},
    {Role::clerk, {Reach::area, Reach::reported}},
    {Role::hotline_operator, {Reach::area, Reach::reported}},
    {Role::family_doctor, {Reach::reported}},
    {Role::police_liaison, {Reach::reported}},
};
inline constexpr Permission may_report{"cases.report", "上报事项", report_grants};

inline constexpr Grant on_behalf_grants[] = {
    {Role::grid_worker, {Reach::area, Reach::reported}},
    {Role::clerk, {Reach::area, Reach::reported}},
    {Role::hotline_operator, {Reach::area, Reach::reported}},
};
inline constexpr Permission may_report_on_behalf{"cases.report-on-behalf", "代他人上报事项", on_behalf_grants};

inline constexpr Grant read_grants[] = {
    {Role::resident, {Reach::reported}},
    {Role::merchant, {Reach::reported}},
    {Role::grid_worker, {Reach::area, Reach::assigned, Reach::reported}},
    {Role::building_head, {Reach::assigned, Reach::reported}},
    {Role::clerk, {Reach::area, Reach::assigned, Reach::reported}},
    {Role::handler, {Reach::organisation, Reach::assigned}},
    {Role::leader, {Reach::area, Reach::organisation}},
    {Role::hotline_operator, {Reach::area, Reach::assigned, Reach::reported}},
    {Role::family_doctor, {Reach::reported}},
    {Role::police_liaison, {Reach::reported, Reach::assigned}},
    {Role::auditor, {Reach::tenant}},
};
inline constexpr Permission may_read{"cases.read", "查看事项", read_grants};

inline constexpr Grant act_grants[] = {
    {Role::resident, {Reach::reported}},
    {Role::merchant, {Reach::reported}},
    {Role::grid_worker, {Reach::area, Reach::assigned, Reach::reported}},
    {Role::building_head, {Reach::assigned, Reach::reported}},
    {Role::clerk, {Reach::area, Reach::assigned, Reach::reported}},
    {Role::handler, {Reach::organisation, Reach::assigned}},
    {Role::hotline_operator, {Reach::area, Reach::assigned, Reach::reported}},
    {Role::police_liaison, {Reach::assigned, Reach::reported}},
};
inline constexpr Permission may_act{"cases.act", "办理事项", act_grants};

/// Decides item, place and owner of what the system did not dispatch itself.
inline constexpr Grant dispatch_grants[] = {
    {Role::clerk, {Reach::area, Reach::assigned}},
    {Role::hotline_operator, {Reach::area, Reach::assigned}},
};
inline constexpr Permission may_dispatch{"cases.dispatch", "分拨事项", dispatch_grants};

/// What is reported again and again, for whoever plans for a place.
inline constexpr Grant hot_grants[] = {
    {Role::clerk, {Reach::area}},
    {Role::hotline_operator, {Reach::area}},
    {Role::leader, {Reach::area, Reach::organisation}},
};
inline constexpr Permission may_see_hot_issues{"cases.hot-issues", "查看热点问题", hot_grants};

/// Who may read a matter may also take home what proves it.
inline constexpr Permission may_prove{"cases.prove", "导出事项存证", read_grants};

inline constexpr Grant contact_grants[] = {
    {Role::grid_worker, {Reach::assigned}},
    {Role::clerk, {Reach::area, Reach::assigned}},
    {Role::handler, {Reach::assigned}},
    {Role::hotline_operator, {Reach::area, Reach::reported}},
};
inline constexpr Permission may_see_contact{"cases.contact", "查看反映人联系方式", contact_grants, true};

/// Who reported a matter unnamed, and the first wording of a protected report: two people of two roles, with a purpose.
inline constexpr Grant unseal_grants[] = {
    {Role::auditor, {Reach::tenant}},
    {Role::security_administrator, {Reach::tenant}},
};
inline constexpr Permission may_unseal{"cases.unseal", "申请或批准启封反映人身份", unseal_grants};
inline constexpr Permission may_see_sealed{"cases.see-sealed", "查看已启封的反映人身份", unseal_grants, true};

inline constexpr Grant item_grants[] = {
    {Role::resident, {Reach::nothing}},       {Role::merchant, {Reach::nothing}},
    {Role::grid_worker, {Reach::nothing}},    {Role::building_head, {Reach::nothing}},
    {Role::clerk, {Reach::nothing}},          {Role::handler, {Reach::nothing}},
    {Role::leader, {Reach::nothing}},         {Role::hotline_operator, {Reach::nothing}},
    {Role::auditor, {Reach::nothing}},        {Role::administrator, {Reach::nothing}},
    {Role::police_liaison, {Reach::nothing}}, {Role::family_doctor, {Reach::nothing}},
};
inline constexpr Permission may_read_items{"cases.items", "查看责任清单", item_grants};

/// Counts only, no matter of anybody: how well the proposals do.
inline constexpr Grant understanding_grants[] = {
    {Role::clerk, {Reach::area}},
    {Role::hotline_operator, {Reach::area}},
    {Role::leader, {Reach::area, Reach::organisation}},
    {Role::auditor, {Reach::tenant}},
    {Role::administrator, {Reach::tenant}},
};
inline constexpr Permission may_read_understanding{"cases.understanding", "查看识别效果", understanding_grants};

/// Counts and shares only, no matter of anybody: what a place promises and keeps.
inline constexpr Permission may_see_measures{"cases.measures", "查看环节计数和治理比率", understanding_grants};

/// Whether promises are kept: for those who keep them and those who answer for that, never for reporters.
inline constexpr Grant watch_grants[] = {
    {Role::grid_worker, {Reach::area, Reach::assigned}}, {Role::building_head, {Reach::assigned}},
    {Role::clerk, {Reach::area, Reach::assigned}},       {Role::handler, {Reach::organisation, Reach::assigned}},
    {Role::leader, {Reach::area, Reach::organisation}},  {Role::hotline_operator, {Reach::area, Reach::assigned}},
    {Role::police_liaison, {Reach::assigned}},           {Role::auditor, {Reach::tenant}},
};
inline constexpr Permission may_watch{"cases.watch", "查看事项时限和预警", watch_grants};

/// Posts nobody holds and years nobody announced.
inline constexpr Grant hole_grants[] = {
    {Role::administrator, {Reach::tenant}},
    {Role::auditor, {Reach::tenant}},
};
inline constexpr Permission may_read_holes{"cases.holes", "查看时限升级的缺口", hole_grants};

}  // namespace linli::cases
