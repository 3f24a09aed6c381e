#include "routes.h"

#include <linli/api/desk.h>
#include <linli/office/permissions.h>

#include "audit_lines.h"

namespace linli::office {

void mount_audit(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<SearchAudit, api::Page<AuditLineView>>(
        {.method = http::Method::post,
         .path = "/v1/audit-searches",
         .operation = "searchAuditLines",
         .summary = "查询审计记录",
         .permission = may_read_audit,
         .refusals = {&api::bad_cursor, &audit::overloaded},
         .description = "按时间从新到旧；查询本身也会记入审计。条件严格时一页可能不满，但仍有下一页。"},
        [&](const api::Call& call, const SearchAudit& in) { return search_audit(parts, call.scope(), in); });
}

}  // namespace linli::office
