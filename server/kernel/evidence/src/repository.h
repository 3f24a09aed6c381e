#pragma once

#include "tiles.h"

#include <linli/db/database.h>
#include <linli/evidence/log.h>

#include <optional>
#include <string>
#include <vector>

/// All SQL of the room.
namespace linli::evidence::repository {

/// succeeded: ended in order, the next log names it. restored: its published end is lost.
enum class ClosedFor { succeeded, restored };
constexpr std::array<std::string_view, 2> words(ClosedFor) { return {"succeeded", "restored"}; }

/// A row says what no program of ours wrote.
class Damaged : public db::StoreFault {
public:
    using db::StoreFault::StoreFault;
};

struct LogRow {
    TenantId tenant;
    int number = 0;
    crypto::Suite suite = crypto::Suite::international;
    std::string origin;
    std::uint64_t size = 0;
    std::optional<ClosedFor> closed_for;
};

void insert_leaf(db::WriteTx& tx, const Leaf& leaf);
std::optional<Leaf> find_leaf(db::ReadTx& tx, TenantId tenant, const LeafId& id);
std::vector<Leaf> leaves_about(db::ReadTx& tx, TenantId tenant, const Uuid& subject);
bool erase_leaf(db::WriteTx& tx, TenantId tenant, const LeafId& id, Instant at);
/// Every numbered leaf of a log in order.
void each_leaf(db::ReadTx& tx, const LogRow& log, const std::function<void(const Leaf&)>& visit);

std::vector<TenantId> tenants_with_new_leaves(db::ReadTx& tx);
/// Numbers up to `count` pending leaves from log.size on, oldest first. @return their tree hashes, in order
std::vector<Digest> number_leaves(db::WriteTx& tx, const LogRow& log, int count);

/// Gives one leaf of the same transaction the number log.size. @return its tree hash
Digest number_leaf(db::WriteTx& tx, const LogRow& log, const LeafId& id);

std::vector<LogRow> all_logs(db::ReadTx& tx);
/// Newest first.
std::vector<LogRow> logs_of(db::ReadTx& tx, TenantId tenant);
std::optional<LogRow> find_log(db::ReadTx& tx, TenantId tenant, int number);
std::optional<LogRow> newest_log(db::ReadTx& tx, TenantId tenant);
/// Locks the tenant's open log for the rest of the transaction. @return nothing when none was open; when another
/// process has just closed one and opened the next, asking again finds that.
std::optional<LogRow> lock_open_log(db::WriteTx& tx, TenantId tenant);
/// Harmless when somebody else opened one meanwhile.
void open_log(db::WriteTx& tx, const LogRow& log, Instant at);
void close_log(db::WriteTx& tx, const LogRow& log, ClosedFor reason, Instant at);
void set_size(db::WriteTx& tx, const LogRow& log);

/// Keeps the checkpoint; of the same log and hour only this one.
void insert_checkpoint(db::WriteTx& tx, const LogRow& log, const SignedCheckpoint& checkpoint);
std::optional<SignedCheckpoint> newest_checkpoint(db::ReadTx& tx, TenantId tenant, int log);
std::vector<SignedCheckpoint> checkpoints(db::ReadTx& tx, const LogRow& log);
/// Newest first.
std::vector<SignedCheckpoint> checkpoints_below(db::ReadTx& tx, TenantId tenant, int log,
                                                std::optional<std::uint64_t> before, int limit);
void insert_key(db::WriteTx& tx, TenantId tenant, const Verifier& verifier, Instant at);
std::vector<Verifier> keys(db::ReadTx& tx, TenantId tenant);
std::int64_t count_tiles(db::ReadTx& tx, const LogRow& log);

/// Tiles of one log within a transaction; saving needs a WriteTx.
class StoredTiles final : public TileStore {
public:
    StoredTiles(db::ReadTx& tx, const LogRow& log) : tx_(tx), write_(nullptr), log_(log) {}
    StoredTiles(db::WriteTx& tx, const LogRow& log) : tx_(tx), write_(&tx), log_(log) {}
    std::string load(TileId id) override;
    void save(TileId id, const std::string& hashes) override;

private:
    db::ReadTx& tx_;
    db::WriteTx* write_;
    LogRow log_;
};

}  // namespace linli::evidence::repository
