#include "repository.h"

#include <linli/crypto/random.h>
#include <linli/evidence/log.h>

namespace linli::evidence {

LeafId EvidenceLog::record(db::WriteTx& tx, TenantId tenant, std::string_view kind, const Uuid& subject,
                           const boost::json::object& content) const {
    Leaf leaf;
    leaf.about = {tenant, ids_.next<LeafId>(), std::string(kind), subject, clock_.now()};
    leaf.version = commitment_version;
    leaf.suite = suite_;
    leaf.salt = crypto::random_bytes(salt_size);
    leaf.content = canonical_json(content);
    leaf.commitment = commitment(suite_, *leaf.salt, statement(leaf.about, *leaf.content));
    repository::insert_leaf(tx, leaf);
    return leaf.about.leaf;
}

Result<Leaf> EvidenceLog::leaf(db::ReadTx& tx, TenantId tenant, const LeafId& id) const {
    auto found = repository::find_leaf(tx, tenant, id);
    if (!found) return refuse(leaf_not_found);
    return std::move(*found);
}

std::vector<Leaf> EvidenceLog::leaves_about(db::ReadTx& tx, TenantId tenant, const Uuid& subject) const {
    return repository::leaves_about(tx, tenant, subject);
}

Outcome EvidenceLog::erase(db::WriteTx& tx, TenantId tenant, const LeafId& id) const {
    if (!repository::erase_leaf(tx, tenant, id, clock_.now()) && !repository::find_leaf(tx, tenant, id))
        return refuse(leaf_not_found);
    return Done{};
}

std::optional<SignedCheckpoint> EvidenceLog::checkpoint(db::ReadTx& tx, TenantId tenant, int log) const {
    return repository::newest_checkpoint(tx, tenant, log);
}

std::optional<SignedCheckpoint> EvidenceLog::checkpoint(db::ReadTx& tx, TenantId tenant) const {
    const auto log = repository::newest_log(tx, tenant);
    if (!log) return std::nullopt;
    for (int number = log->number; number > 0; --number)
        if (auto found = repository::newest_checkpoint(tx, tenant, number)) return found;
    return std::nullopt;
}

std::vector<LogLine> EvidenceLog::logs(db::ReadTx& tx, TenantId tenant) const {
    std::vector<LogLine> lines;
    for (const auto& log : repository::logs_of(tx, tenant))
        lines.push_back({log.number, log.origin, log.suite, log.size, !log.closed_for});
    return lines;
}

std::vector<SignedCheckpoint> EvidenceLog::checkpoints(db::ReadTx& tx, TenantId tenant, int log,
                                                       std::optional<std::uint64_t> before, int limit) const {
    return repository::checkpoints_below(tx, tenant, log, before, limit);
}

std::vector<Verifier> EvidenceLog::keys(db::ReadTx& tx, TenantId tenant) const { return repository::keys(tx, tenant); }

Result<Inclusion> EvidenceLog::inclusion(db::ReadTx& tx, TenantId tenant, const LeafId& id) const {
    LINLI_TRY(auto found, leaf(tx, tenant, id));
    if (!found.log) return refuse(not_numbered_yet);
    const auto log = repository::find_log(tx, tenant, *found.log);
    auto in = repository::newest_checkpoint(tx, tenant, *found.log);
    LINLI_INVARIANT(log && in && *found.index < in->checkpoint.size, "a numbered leaf lies under a checkpoint");
    repository::StoredTiles store(tx, *log);
    const auto& suite = crypto::suite(log->suite);
    TileTree tree(suite, store);
    auto path = inclusion_path(suite, *found.index, in->checkpoint.size, tree.reader());
    return Inclusion{std::move(found), std::move(*in), std::move(path)};
}

Result<Consistency> EvidenceLog::consistency(db::ReadTx& tx, TenantId tenant, int number, std::uint64_t from,
                                             std::uint64_t to) const {
    const auto log = repository::find_log(tx, tenant, number);
    if (!log || from > to || to > log->size) return refuse(size_not_known);
    repository::StoredTiles store(tx, *log);
    const auto& suite = crypto::suite(log->suite);
    TileTree tree(suite, store);
    return Consistency{number, from, to, consistency_path(suite, from, to, tree.reader())};
}

}  // namespace linli::evidence
