#include "repository.h"

#include <linli/base/text.h>
#include <linli/evidence/log.h>
#include <linli/evidence/pack.h>
#include <linli/json/write.h>

#include <map>
#include <set>

namespace linli::evidence {
namespace {

std::vector<std::string> hex_of(const Path& path) {
    std::vector<std::string> digits;
    for (const auto& hash : path) digits.push_back(hash.hex());
    return digits;
}

PackEntry entry_of(const Inclusion& inclusion) {
    const auto& leaf = inclusion.leaf;
    PackEntry entry;
    entry.origin = inclusion.in.checkpoint.origin;
    entry.index = static_cast<std::int64_t>(*leaf.index);
    entry.version = leaf.version;
    entry.suite = static_cast<int>(leaf.suite);
    if (leaf.salt && leaf.content) {
        entry.salt = text::to_hex(*leaf.salt);
        entry.statement = statement(leaf.about, *leaf.content);
    }
    entry.commitment = leaf.commitment.hex();
    entry.path = hex_of(inclusion.path);
    return entry;
}

}  // namespace

Result<std::string> EvidenceLog::export_pack(db::ReadTx& tx, TenantId tenant, const std::vector<LeafId>& leaves,
                                             const std::vector<WitnessedSize>& witnessed) const {
    Pack pack;
    pack.format = pack_format;
    std::map<int, SignedCheckpoint> used;
    for (const auto& id : leaves) {
        LINLI_TRY(const auto shown, inclusion(tx, tenant, id));
        pack.entries.push_back(entry_of(shown));
        used.emplace(shown.in.log, shown.in);
    }
    for (const auto& known : witnessed) {
        const auto newest = repository::newest_checkpoint(tx, tenant, known.log);
        if (!newest) return refuse(size_not_known);
        LINLI_TRY(const auto shown, consistency(tx, tenant, known.log, known.size, newest->checkpoint.size));
        pack.consistency.push_back({newest->checkpoint.origin, static_cast<std::int64_t>(shown.from),
                                    static_cast<std::int64_t>(shown.to), hex_of(shown.path)});
        used.emplace(known.log, *newest);
    }
    for (const auto& [number, checkpoint] : used) pack.checkpoints.push_back(checkpoint.note);
    for (const auto& verifier : repository::keys(tx, tenant))
        for (const auto& [number, checkpoint] : used)
            if (verify(checkpoint.note, verifier)) {
                pack.keys.push_back(verifier.text());
                break;
            }
    return json::write(pack, json::View::disclosed);
}

}  // namespace linli::evidence
