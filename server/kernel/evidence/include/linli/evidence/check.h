#pragma once

#include <linli/db/database.h>
#include <linli/evidence/log.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace linli::evidence {

/// A log whose published checkpoint the store does not hold.
struct LostLog {
    TenantId tenant;
    int number = 0;
    Checkpoint published;
    std::uint64_t stored_size = 0;
};

/// What the store lacks of what was published to `file` under `name`; logs already given up are passed over.
std::vector<LostLog> lost_logs(db::ReadTx& tx, const std::filesystem::path& file, std::string_view name);

/// Compares the store with the checkpoints that were published to `file`: a store that is shorter, or has another
/// root at the same size, was restored from an older backup or tampered with. By tenant; empty when all is well or
/// nothing was published yet.
/// To be the first to use `tx`: the file is read before the snapshot is taken, or a server that publishes meanwhile
/// looks like one whose end was lost.
std::map<std::int64_t, Finding> compare_with_published(db::ReadTx& tx, const std::filesystem::path& file,
                                                       std::string_view name);

/// Rebuilds every log of every tenant from its leaves and compares each commitment, tile, checkpoint and signature
/// with what is stored. Reads all leaves once, about 100,000 a second; for `linli check`.
std::vector<Finding> check_logs(db::ReadTx& tx);

}  // namespace linli::evidence
