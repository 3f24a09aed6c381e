#pragma once

#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/evidence/checkpoint.h>
#include <linli/evidence/leaf.h>
#include <linli/evidence/merkle.h>
#include <linli/json/field.h>

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace linli::evidence {

/// A checkpoint as it was signed and published.
struct SignedCheckpoint {
    int log = 0;
    Checkpoint checkpoint;
    std::string note;
};

/// Shows that one leaf is in the tree of a checkpoint.
struct Inclusion {
    Leaf leaf;
    SignedCheckpoint in;
    Path path;
};

/// Shows that a log only grew between two sizes.
struct Consistency {
    int log = 0;
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    Path path;
};

/// A log of a tenant: the newest grows, the older ones ended.
struct LogLine {
    int number = 0;
    std::string origin;
    crypto::Suite suite = crypto::Suite::international;
    std::uint64_t size = 0;
    bool open = false;
};

/// A size of a log that somebody already holds a checkpoint of.
struct WitnessedSize {
    int log = 0;
    std::uint64_t size = 0;
};

/// Records what must be provable later, and proves it. Holds no personal data: content names things by id, and what
/// people wrote enters as a hash. Thread-safe; each call is part of the caller's transaction.
/// @source FIL-09, ARC-03; RFC 9162
class EvidenceLog {
public:
    /// @param suite of new commitments
    EvidenceLog(const Clock& clock, IdSource& ids, crypto::Suite suite) : clock_(clock), ids_(ids), suite_(suite) {}

    /// Writes a leaf into the causing transaction: kept with it or not at all. It takes no lock and no number; the
    /// sequencer numbers it within seconds.
    /// @param content ids, words, integers and hashes only
    LeafId record(db::WriteTx& tx, TenantId tenant, std::string_view kind, const Uuid& subject,
                  const boost::json::object& content) const;

    /// @refuses leaf_not_found
    Result<Leaf> leaf(db::ReadTx& tx, TenantId tenant, const LeafId& id) const;
    /// All leaves about one thing, oldest first.
    std::vector<Leaf> leaves_about(db::ReadTx& tx, TenantId tenant, const Uuid& subject) const;
    /// Destroys salt and content. The commitment stays in the tree and proves nothing any more but that something was
    /// recorded. @refuses leaf_not_found
    Outcome erase(db::WriteTx& tx, TenantId tenant, const LeafId& id) const;

    /// The newest checkpoint of the tenant's newest log that has one.
    std::optional<SignedCheckpoint> checkpoint(db::ReadTx& tx, TenantId tenant) const;
    std::optional<SignedCheckpoint> checkpoint(db::ReadTx& tx, TenantId tenant, int log) const;
    /// The logs of a tenant, newest first.
    std::vector<LogLine> logs(db::ReadTx& tx, TenantId tenant) const;
    /// Kept checkpoints of a log, newest first, below `before` leaves when given.
    std::vector<SignedCheckpoint> checkpoints(db::ReadTx& tx, TenantId tenant, int log,
                                              std::optional<std::uint64_t> before, int limit) const;
    /// Every key that ever signed for the tenant, oldest first.
    std::vector<Verifier> keys(db::ReadTx& tx, TenantId tenant) const;
    /// Leads from the leaf to the newest checkpoint of its log. @refuses leaf_not_found, not_numbered_yet
    Result<Inclusion> inclusion(db::ReadTx& tx, TenantId tenant, const LeafId& id) const;
    /// @refuses size_not_known unless from <= to <= size of the log
    Result<Consistency> consistency(db::ReadTx& tx, TenantId tenant, int log, std::uint64_t from,
                                    std::uint64_t to) const;

    /// Everything an auditor needs to verify `leaves` without this server: statements, salts, paths, checkpoints, keys,
    /// and for each of `witnessed` the proof that the log of then is the beginning of (or contains) the log of now.
    /// JSON; see `pack.h`. @refuses leaf_not_found, not_numbered_yet, size_not_known
    Result<std::string> export_pack(db::ReadTx& tx, TenantId tenant, const std::vector<LeafId>& leaves,
                                    const std::vector<WitnessedSize>& witnessed = {}) const;

private:
    const Clock& clock_;
    IdSource& ids_;
    crypto::Suite suite_;
};

}  // namespace linli::evidence
