#pragma once

#include <linli/access/permission.h>

/// The functions of quality and who has them; nobody else does.
namespace linli::quality {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

/// Reasons quote masked values, so they are for those who may also see the row.
inline constexpr Grant finding_grants[] = {
    {Role::grid_worker, {Reach::area}},
    {Role::clerk, {Reach::area}},
};
inline constexpr Permission may_list_findings{"quality.list-findings", "查看数据质量问题", finding_grants};

inline constexpr Grant task_grants[] = {
    {Role::grid_worker, {Reach::area}},
    {Role::clerk, {Reach::area}},
};
inline constexpr Permission may_work_tasks{"quality.work-tasks", "办理核实任务", task_grants};

/// Changes a record without asking anybody, and can be undone.
inline constexpr Grant fix_grants[] = {{Role::clerk, {Reach::area}}};
inline constexpr Permission may_fix{"quality.fix", "直接修正记录", fix_grants};

/// Brings a list from outside.
inline constexpr Grant reconcile_grants[] = {{Role::grid_worker, {Reach::area}}, {Role::clerk, {Reach::area}}};
inline constexpr Permission may_reconcile{"quality.reconcile", "比对外部名单", reconcile_grants};

/// Says what was seen: who stands at doors, keeps lists, or reads meters.
inline constexpr Grant signal_grants[] = {{Role::grid_worker, {Reach::area}}, {Role::clerk, {Reach::area}}};
inline constexpr Permission may_send_signals{"quality.send-signals", "报送核对线索", signal_grants};

/// What is known about when somebody was seen last: only with a reason, and only for who asks at that door.
inline constexpr Grant sign_grants[] = {{Role::grid_worker, {Reach::area}}, {Role::clerk, {Reach::area}}};
inline constexpr Permission may_see_signs{"quality.see-signs", "查看居民最近线索", sign_grants, true};

/// Says what is done about quality, by whom and until when.
inline constexpr Grant plan_grants[] = {{Role::clerk, {Reach::area}}};
inline constexpr Permission may_plan{"quality.plan", "提出和推进质量改进措施", plan_grants};

/// Counts only.
inline constexpr Grant report_grants[] = {
    {Role::grid_worker, {Reach::area}},
    {Role::clerk, {Reach::area}},
    {Role::leader, {Reach::area}},
};
inline constexpr Permission may_read_report{"quality.read-report", "查看数据质量晨报", report_grants};

}  // namespace linli::quality
