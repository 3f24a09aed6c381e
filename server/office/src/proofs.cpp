#include "proofs.h"

#include <linli/audit/audit.h>
#include <linli/crypto/suite.h>
#include <linli/office/permissions.h>

namespace linli::office {
namespace {

CheckpointView shown(const evidence::SignedCheckpoint& in) {
    CheckpointView out;
    out.log = in.log;
    out.origin = in.checkpoint.origin;
    out.size = static_cast<std::int64_t>(in.checkpoint.size);
    out.root = in.checkpoint.root.hex();
    out.suite = crypto::word(in.checkpoint.suite);
    out.at = in.checkpoint.at;
    out.note = in.note;
    return out;
}

LeafView shown(const evidence::Leaf& in) {
    LeafView out;
    out.id = in.about.leaf;
    out.kind = in.about.kind;
    out.subject_id = in.about.subject;
    out.at = in.about.at;
    out.content = in.content;
    out.commitment = in.commitment.hex();
    out.log = in.log;
    if (in.index) out.index = static_cast<std::int64_t>(*in.index);
    return out;
}

}  // namespace

Result<CheckpointView> newest_checkpoint(const OfficeParts& parts, const access::Scope& scope) {
    const auto found =
        parts.database.read([&](db::ReadTx& tx) { return parts.evidence.checkpoint(tx, scope.tenant()); });
    if (!found) return refuse(no_checkpoint);
    return shown(*found);
}

CheckpointList checkpoints(const OfficeParts& parts, const access::Scope& scope, const AskCheckpoints& in) {
    return parts.database.read([&](db::ReadTx& tx) {
        CheckpointList out;
        auto log = in.log;
        if (!log)
            if (const auto newest = parts.evidence.checkpoint(tx, scope.tenant())) log = newest->log;
        if (!log) return out;
        const auto before = in.before ? std::optional(static_cast<std::uint64_t>(*in.before)) : std::nullopt;
        for (const auto& one : parts.evidence.checkpoints(tx, scope.tenant(), *log, before, in.limit))
            out.items.push_back(shown(one));
        return out;
    });
}

EvidenceLogs evidence_logs(const OfficeParts& parts, const access::Scope& scope) {
    return parts.database.read([&](db::ReadTx& tx) {
        EvidenceLogs out;
        for (const auto& log : parts.evidence.logs(tx, scope.tenant()))
            out.logs.push_back({log.number, log.origin, std::string(crypto::word(log.suite)),
                                static_cast<std::int64_t>(log.size), log.open});
        for (const auto& key : parts.evidence.keys(tx, scope.tenant())) out.keys.push_back(key.text());
        return out;
    });
}

Result<ConsistencyView> consistency(const OfficeParts& parts, const access::Scope& scope, const AskConsistency& in) {
    return parts.database.read([&](db::ReadTx& tx) -> Result<ConsistencyView> {
        LINLI_TRY(const auto found,
                  parts.evidence.consistency(tx, scope.tenant(), in.log, static_cast<std::uint64_t>(in.from_size),
                                             static_cast<std::uint64_t>(in.to_size)));
        ConsistencyView out;
        out.log = in.log;
        for (const auto& log : parts.evidence.logs(tx, scope.tenant()))
            if (log.number == in.log) out.origin = log.origin;
        out.from_size = in.from_size;
        out.to_size = in.to_size;
        for (const auto& hash : found.path) out.path.push_back(hash.hex());
        return out;
    });
}

LeafList leaves_about(const OfficeParts& parts, const access::Scope& scope, const Uuid& subject) {
    LeafList out;
    for (const auto& leaf :
         parts.database.read([&](db::ReadTx& tx) { return parts.evidence.leaves_about(tx, scope.tenant(), subject); }))
        out.items.push_back(shown(leaf));
    return out;
}

Result<std::string> leaf_pack(const OfficeParts& parts, const access::Scope& scope, evidence::LeafId id,
                              const AskPack& in) {
    std::vector<evidence::WitnessedSize> kept;
    if (in.kept_log && in.kept_size) kept.push_back({*in.kept_log, static_cast<std::uint64_t>(*in.kept_size)});
    LINLI_TRY(auto pack, parts.database.read([&](db::ReadTx& tx) {
        return parts.evidence.export_pack(tx, scope.tenant(), {id}, kept);
    }));
    parts.audit.disclosed(scope, {.kind = audit::Kind::export_,
                                  .operation = "exportEvidencePack",
                                  .subject_kind = "leaf",
                                  .subject = id.uuid(),
                                  .purpose = scope.actor().purpose.empty() ? "核验存证" : scope.actor().purpose});
    return pack;
}

}  // namespace linli::office
