#pragma once

#include <linli/access/permission.h>

/// The functions of the imports room and who has them; nobody else does.
namespace linli::imports {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

/// Empty templates and what may stand in their columns: no data of anybody.
inline constexpr Grant template_grants[] = {
    {Role::grid_worker, {Reach::nothing}},
    {Role::clerk, {Reach::nothing}},
    {Role::leader, {Reach::nothing}},
    {Role::administrator, {Reach::nothing}},
};
inline constexpr Permission may_read_templates{"imports.templates", "查看导入模板", template_grants};

/// Sheets change a whole area's registers: clerks only, in their area.
inline constexpr Grant import_grants[] = {{Role::clerk, {Reach::area}}};
inline constexpr Permission may_import{"imports.import", "导入表格", import_grants};

/// How an import stands and what was found, without values.
inline constexpr Grant read_grants[] = {{Role::clerk, {Reach::area}}, {Role::leader, {Reach::area}}};
inline constexpr Permission may_read{"imports.read", "查看导入情况", read_grants};

/// The sheet itself, with marks: only for who sent it.
inline constexpr Grant take_back_grants[] = {{Role::clerk, {Reach::reported}}};
inline constexpr Permission may_take_back{"imports.take-back", "取回标注后的表格", take_back_grants};

inline constexpr Grant paper_grants[] = {{Role::grid_worker, {Reach::area}}, {Role::clerk, {Reach::area}}};
inline constexpr Permission may_enter_paper{"imports.paper", "录入纸质表单", paper_grants};

inline constexpr Grant request_grants[] = {{Role::clerk, {Reach::area}}};
inline constexpr Permission may_request_export{"imports.request-export", "申请导出", request_grants, true};

/// Whether names and numbers stand there in full is asked for with the request and decided by the second person.
inline constexpr Grant export_grants[] = {{Role::clerk, {Reach::area}}, {Role::leader, {Reach::area}}};
inline constexpr Permission may_read_exports{"imports.read-exports", "查看导出申请", export_grants};
inline constexpr Grant approve_grants[] = {{Role::leader, {Reach::area}}, {Role::clerk, {Reach::area}}};
inline constexpr Permission may_approve_export{"imports.approve-export", "审批导出", approve_grants};

inline constexpr Grant fetch_grants[] = {{Role::clerk, {Reach::reported}}};
inline constexpr Permission may_fetch_export{"imports.fetch-export", "下载导出文件", fetch_grants, true};

}  // namespace linli::imports
