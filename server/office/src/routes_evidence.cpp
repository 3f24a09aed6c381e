#include "routes.h"

#include <linli/api/desk.h>
#include <linli/http/files.h>
#include <linli/office/permissions.h>

#include "proofs.h"

namespace linli::office {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

/// Checkpoints hold nothing of anybody: whoever keeps one is a witness.
void mount_public(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<Nothing, CheckpointView>(
        {.method = Method::get,
         .path = "/v1/evidence/checkpoint",
         .operation = "getCheckpoint",
         .summary = "最新的存证检查点",
         .permission = api::public_access,
         .refusals = {&no_checkpoint},
         .description = "任何人都可以留存；日后可用来证明日志没有被改动。"},
        [&](const Call& call, const Nothing&) { return newest_checkpoint(parts, call.scope()); });
    desk.mount<AskCheckpoints, CheckpointList>(
        {.method = Method::get,
         .path = "/v1/evidence/checkpoints",
         .operation = "listCheckpoints",
         .summary = "历次存证检查点",
         .permission = api::public_access,
         .description = "每小时保留最后一个，新的在前。"},
        [&](const Call& call, const AskCheckpoints& in) -> Result<CheckpointList> {
            return checkpoints(parts, call.scope(), in);
        });
    desk.mount<Nothing, EvidenceLogs>(
        {.method = Method::get,
         .path = "/v1/evidence/logs",
         .operation = "listEvidenceLogs",
         .summary = "存证日志和签名公钥",
         .permission = api::public_access},
        [&](const Call& call, const Nothing&) -> Result<EvidenceLogs> { return evidence_logs(parts, call.scope()); });
    desk.mount<AskConsistency, ConsistencyView>(
        {.method = Method::get,
         .path = "/v1/evidence/consistency",
         .operation = "proveConsistency",
         .summary = "两个检查点之间的一致性证明",
         .permission = api::public_access,
         .refusals = {&evidence::size_not_known}},
        [&](const Call& call, const AskConsistency& in) { return consistency(parts, call.scope(), in); });
}

}  // namespace

void mount_evidence(api::Desk& desk, const OfficeParts& parts) {
    mount_public(desk, parts);
    desk.mount<AskLeaves, LeafList>({.method = Method::get,
                                     .path = "/v1/evidence/leaves",
                                     .operation = "listEvidenceLeaves",
                                     .summary = "某一对象的存证",
                                     .permission = may_read_evidence},
                                    [&](const Call& call, const AskLeaves& in) -> Result<LeafList> {
                                        return leaves_about(parts, call.scope(), in.subject_id);
                                    });
    desk.mount<AskPack, api::Raw>(
        {.method = Method::get,
         .path = "/v1/evidence/leaves/{leaf_id}/pack",
         .operation = "exportEvidencePack",
         .summary = "导出一条存证的证明",
         .permission = may_read_evidence,
         .refusals = {&evidence::leaf_not_found, &evidence::not_numbered_yet, &evidence::size_not_known},
         .pool = http::Pool::io,
         .description = "可用 linli verify 在没有网络的电脑上核验。"},
        [&](const Call& call, const AskPack& in) -> Result<api::Raw> {
            const auto id = call.id<evidence::LeafId>("leaf_id");
            LINLI_TRY(auto pack, leaf_pack(parts, call.scope(), id, in));
            auto response = http::Response(200, "application/json", std::move(pack));
            response.header("Cache-Control", "no-store");
            response.header("Content-Disposition", http::attachment("evidence-" + id.text() + ".json"));
            return api::Raw{std::move(response)};
        });
}

}  // namespace linli::office
