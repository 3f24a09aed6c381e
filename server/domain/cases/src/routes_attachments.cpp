#include "routes_attachments.h"

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/cases/permissions.h>
#include <linli/cases/service.h>
#include <linli/evidence/leaf.h>
#include <linli/files/answer.h>
#include <linli/http/files.h>

namespace linli::cases {
namespace {

http::Response proof_file(CaseId id, std::string pack) {
    http::Response out(200, "application/json", std::move(pack));
    out.header("Cache-Control", "no-store");
    out.header("Content-Disposition", http::attachment("case-" + id.text() + "-proof.json"));
    return out;
}

}  // namespace

using api::Call;
using api::Nothing;
using http::Method;

void mount_attachments(api::Desk& desk, CaseService& service) {
    desk.mount<Nothing, CaseFiles>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}/photos",
         .operation = "listCaseFiles",
         .summary = "事项的照片和附件",
         .permission = may_read,
         .refusals = {&access::not_found, &audit::overloaded},
         .description = "拍摄时间和位置只给办理人员看。"},
        [&](const Call& call, const Nothing&) { return service.files(call.scope(), call.id<CaseId>("case_id")); });
    desk.mount<Nothing, api::Raw>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}/photos/{file_id}",
         .operation = "getCasePhoto",
         .summary = "下载事项的照片或附件",
         .permission = may_read,
         .refusals = {&access::not_found, &audit::overloaded},
         .description = "已去除拍摄信息的副本；支持 Range 和 ETag。"},
        [&](const Call& call, const Nothing&) -> Result<api::Raw> {
            LINLI_TRY(auto opened,
                      service.open_file(call.scope(), call.id<CaseId>("case_id"), call.id<FileId>("file_id")));
            return api::Raw{files::answer(call.request(), opened.file, std::move(opened.served))};
        });
    desk.mount<Nothing, api::Raw>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}/proof",
         .operation = "exportCaseProof",
         .summary = "导出事项存证包",
         .permission = may_prove,
         .refusals = {&access::not_found, &evidence::not_numbered_yet},
         .pool = http::Pool::io,
         .description = "每一步的存证原文、盐值和包含证明，可用 linli verify 在没有网络的电脑上核验。"},
        [&](const Call& call, const Nothing&) -> Result<api::Raw> {
            const auto id = call.id<CaseId>("case_id");
            LINLI_TRY(auto pack, service.proof(call.scope(), id));
            return api::Raw{proof_file(id, std::move(pack))};
        });
}

}  // namespace linli::cases
