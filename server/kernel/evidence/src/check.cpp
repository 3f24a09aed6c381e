#include "published.h"
#include "repository.h"

#include <linli/evidence/check.h>

#include <charconv>

namespace linli::evidence {
namespace {

using repository::LogRow;

constexpr std::size_t chunk = 16 * tile_width;

constexpr std::size_t most_findings = 20;  // a log

/// Tenant and log number of an origin; nothing for somebody else's.
std::optional<std::pair<TenantId, int>> place_of(std::string_view origin, std::string_view name) {
    if (origin.substr(0, name.size()) != name || origin.size() <= name.size() || origin[name.size()] != '/')
        return std::nullopt;
    const auto* at = origin.data() + name.size() + 1;
    const auto* end = origin.data() + origin.size();
    TenantId tenant;
    int log = 0;
    const auto first = std::from_chars(at, end, tenant.value);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '/') return std::nullopt;
    const auto second = std::from_chars(first.ptr + 1, end, log);
    if (second.ec != std::errc() || second.ptr != end) return std::nullopt;
    return std::pair(tenant, log);
}

bool holds(db::ReadTx& tx, const LogRow& log, const Checkpoint& published) {
    if (log.size < published.size || log.suite != published.suite) return false;
    repository::StoredTiles store(tx, log);
    const auto& suite = crypto::suite(log.suite);
    TileTree tree(suite, store);
    return root_of(suite, published.size, tree.reader()) == published.root;
}

/// Takes a tree as it is rebuilt and compares every tile that will not change any more with the stored one.
class ComparingTiles final : public TileStore {
public:
    ComparingTiles(TileStore& stored, std::function<void(TileId)> differs)
        : stored_(stored), differs_(std::move(differs)) {}

    std::string load(TileId id) override { return partial_[id]; }
    void save(TileId id, const std::string& hashes) override {
        if (hashes.size() < tile_width * Digest().bytes.size()) {
            partial_[id] = hashes;
            return;
        }
        compare(id, hashes);
        partial_.erase(id);
    }
    /// @return how many tiles the tree has
    std::int64_t finish() {
        for (const auto& [id, hashes] : partial_) compare(id, hashes);
        return compared_;
    }

private:
    void compare(TileId id, const std::string& hashes) {
        ++compared_;
        if (stored_.load(id) != hashes) differs_(id);
    }
    TileStore& stored_;
    std::function<void(TileId)> differs_;
    std::map<TileId, std::string> partial_;
    std::int64_t compared_ = 0;
};

/// Rebuilds one log.
class LogCheck {
public:
    LogCheck(db::ReadTx& tx, LogRow log, std::vector<Finding>& findings)
        : tx_(tx),
          log_(std::move(log)),
          suite_(crypto::suite(log_.suite)),
          frontier_(suite_),
          stored_(tx, log_),
          tiles_(stored_, [this](TileId id) { tile_differs(id); }),
          findings_(findings) {}

    void run() {
        checkpoints_ = repository::checkpoints(tx_, log_);
        check_roots();
        repository::each_leaf(tx_, log_, [this](const Leaf& leaf) { take(leaf); });
        flush();
        const auto tiles = tiles_.finish();
        if (frontier_.size() != log_.size) find("size", "叶子数与日志长度不符", "has not as many leaves as it says");
        if (repository::count_tiles(tx_, log_) != tiles) find("tiles", "瓦片数目不对", "has tiles too many or too few");
        if (next_checkpoint_ != checkpoints_.size())
            find("checkpoint", "检查点超出日志长度", "has a checkpoint beyond its end");
        check_signatures();
    }

private:
    void find(const std::string& code, const std::string& text, const std::string& text_en) {
        if (++found_ > most_findings) return;
        findings_.push_back(
            {code, "存证日志 " + log_.origin + "：" + text, "Evidence log " + log_.origin + " " + text_en});
    }
    void tile_differs(TileId id) {
        const auto name = std::to_string(id.level) + "/" + std::to_string(id.index);
        find("tile", "瓦片 " + name + " 与叶子不符", "stores tile " + name + " otherwise than its leaves say");
    }

    void take(const Leaf& leaf) {
        const auto index = frontier_.size();
        const auto number = std::to_string(*leaf.index);
        if (*leaf.index != index)
            find("gap", "缺少第 " + std::to_string(index) + " 号", "lacks number " + std::to_string(index));
        if (leaf.salt && leaf.content &&
            commitment(leaf.suite, *leaf.salt, statement(leaf.about, *leaf.content)) != leaf.commitment)
            find("leaf", "第 " + number + " 号内容被改动",
                 "holds at " + number + " another content than was committed to");
        const auto hash = leaf_hash(suite_, tree_entry(leaf.version, leaf.suite, leaf.commitment));
        frontier_.append(hash);
        pending_.push_back(hash);
        if (pending_.size() == chunk) flush();
        check_roots();
    }

    void flush() {
        TileTree(suite_, tiles_).append(frontier_.size() - pending_.size(), pending_);
        pending_.clear();
    }

    void check_roots() {
        while (next_checkpoint_ < checkpoints_.size() &&
               checkpoints_[next_checkpoint_].checkpoint.size == frontier_.size()) {
            if (checkpoints_[next_checkpoint_].checkpoint.root != frontier_.root())
                find("root", "长度 " + std::to_string(frontier_.size()) + " 的根与检查点不符",
                     "has another root at size " + std::to_string(frontier_.size()) + " than was signed");
            ++next_checkpoint_;
        }
    }

    void check_signatures() {
        const auto keys = repository::keys(tx_, log_.tenant);
        for (const auto& signed_one : checkpoints_) {
            const bool good = std::any_of(keys.begin(), keys.end(), [&](const Verifier& key) {
                return verify(signed_one.note, key) && signed_one.checkpoint.origin == log_.origin;
            });
            if (!good)
                find("signature", "长度 " + std::to_string(signed_one.checkpoint.size) + " 的检查点签名无效",
                     "has no good signature at size " + std::to_string(signed_one.checkpoint.size));
        }
    }

    db::ReadTx& tx_;
    const LogRow log_;
    const CryptoSuite& suite_;
    Frontier frontier_;
    repository::StoredTiles stored_;
    ComparingTiles tiles_;
    std::vector<Finding>& findings_;
    std::vector<SignedCheckpoint> checkpoints_;
    std::vector<Digest> pending_;
    std::size_t next_checkpoint_ = 0;
    std::size_t found_ = 0;
};

}  // namespace

std::vector<LostLog> lost_logs(db::ReadTx& tx, const std::filesystem::path& file, std::string_view name) {
    std::vector<LostLog> lost;
    for (const auto& [origin, published] : published::newest(file)) {
        const auto place = place_of(origin, name);
        if (!place) continue;
        const auto log = repository::find_log(tx, place->first, place->second);
        if (log && log->closed_for == repository::ClosedFor::restored) continue;
        if (!log || !holds(tx, *log, published))
            lost.push_back({place->first, place->second, published, log ? log->size : 0});
    }
    return lost;
}

std::map<std::int64_t, Finding> compare_with_published(db::ReadTx& tx, const std::filesystem::path& file,
                                                       std::string_view name) {
    std::map<std::int64_t, Finding> findings;
    for (const auto& log : lost_logs(tx, file, name)) {
        const auto sizes = std::to_string(log.published.size) + " / " + std::to_string(log.stored_size);
        findings.emplace(log.tenant.value,
                         Finding{"evidence/behind-published",
                                 "存证日志 " + log.published.origin + " 与已公布的检查点不一致（公布/现有长度 " +
                                     sizes + "），数据库可能由旧备份恢复",
                                 "Evidence log " + log.published.origin +
                                     " does not hold its published checkpoint (published/stored "
                                     "size " +
                                     sizes + "): the database may have been restored from an older backup"});
    }
    return findings;
}

std::vector<Finding> check_logs(db::ReadTx& tx) {
    std::vector<Finding> findings;
    for (const auto& log : repository::all_logs(tx)) {
        try {
            LogCheck(tx, log, findings).run();
        } catch (const repository::Damaged& damage) {
            findings.push_back({"damaged", "存证日志 " + log.origin + " 的记录已损坏",
                                "Evidence log " + log.origin + ": " + damage.what()});
        }
    }
    return findings;
}

}  // namespace linli::evidence
