#pragma once

#include <linli/evidence/log.h>
#include <linli/json/field.h>
#include <linli/office/office.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// The evidence log as strangers and auditors see it.
namespace linli::office {

/// A signed tree head; the note is the text to keep and to compare.
struct CheckpointView {
    int log = 0;
    std::string origin;
    std::int64_t size = 0;
    std::string root;
    std::string suite;
    Instant at{};
    std::string note;
    static constexpr std::string_view schema_name = "Checkpoint";
    static constexpr auto fields() {
        using V = CheckpointView;
        return std::tuple{json::field("log", &V::log, "日志序号"),
                          json::field("origin", &V::origin, "日志名称"),
                          json::field("size", &V::size, "存证条数"),
                          json::field("root", &V::root, "根哈希（十六进制）"),
                          json::field("suite", &V::suite, "密码套件"),
                          json::field("at_ms", &V::at, "签名时间"),
                          json::field("note", &V::note, "签名的检查点原文，请留存")};
    }
};

/// Kept checkpoints, newest first: the last of each hour. Older ones: `before` the smallest size of this page.
struct CheckpointList {
    std::vector<CheckpointView> items;
    static constexpr std::string_view schema_name = "CheckpointList";
    static constexpr auto fields() { return std::tuple{json::field("items", &CheckpointList::items, "检查点")}; }
};

/// Which checkpoints.
struct AskCheckpoints {
    std::optional<int> log;
    std::optional<std::int64_t> before;
    int limit = 50;
    static constexpr std::string_view schema_name = "AskCheckpoints";
    static constexpr auto fields() {
        using V = AskCheckpoints;
        return std::tuple{json::field("log", &V::log, "日志序号，默认为最新的日志", {.min = 1}),
                          json::field("before", &V::before, "只列出长度小于此数的", {.min = 0}),
                          json::field("limit", &V::limit, "最多条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// A log of the tenant.
struct EvidenceLogView {
    int number = 0;
    std::string origin;
    std::string suite;
    std::int64_t size = 0;
    bool open = false;
    static constexpr std::string_view schema_name = "EvidenceLog";
    static constexpr auto fields() {
        using V = EvidenceLogView;
        return std::tuple{json::field("number", &V::number, "序号"), json::field("origin", &V::origin, "日志名称"),
                          json::field("suite", &V::suite, "密码套件"), json::field("size", &V::size, "存证条数"),
                          json::field("open", &V::open, "仍在增长")};
    }
};

/// All logs of the tenant and every key that ever signed.
struct EvidenceLogs {
    std::vector<EvidenceLogView> logs;
    std::vector<std::string> keys;
    static constexpr std::string_view schema_name = "EvidenceLogs";
    static constexpr auto fields() {
        return std::tuple{json::field("logs", &EvidenceLogs::logs, "存证日志，最新的在前"),
                          json::field("keys", &EvidenceLogs::keys, "签名公钥，请与公布的核对")};
    }
};

/// Between which sizes.
struct AskConsistency {
    int log = 1;
    std::int64_t from_size = 0;
    std::int64_t to_size = 0;
    static constexpr std::string_view schema_name = "AskConsistency";
    static constexpr auto fields() {
        using V = AskConsistency;
        return std::tuple{json::field("log", &V::log, "日志序号", {.min = 1}),
                          json::field("from_size", &V::from_size, "旧长度", {.min = 0}),
                          json::field("to_size", &V::to_size, "新长度", {.min = 0})};
    }
};

/// That the log of `from_size` leaves is the beginning of the log of `to_size`. @source RFC 9162 §2.1.4
struct ConsistencyView {
    int log = 0;
    std::string origin;
    std::int64_t from_size = 0;
    std::int64_t to_size = 0;
    std::vector<std::string> path;
    static constexpr std::string_view schema_name = "ConsistencyProof";
    static constexpr auto fields() {
        using V = ConsistencyView;
        return std::tuple{json::field("log", &V::log, "日志序号"), json::field("origin", &V::origin, "日志名称"),
                          json::field("from_size", &V::from_size, "旧长度"),
                          json::field("to_size", &V::to_size, "新长度"),
                          json::field("path", &V::path, "一致性证明（十六进制）")};
    }
};

/// What one leaf says; nothing of its salt.
struct LeafView {
    evidence::LeafId id;
    std::string kind;
    Uuid subject_id;
    Instant at{};
    std::optional<std::string> content;
    std::string commitment;
    std::optional<int> log;
    std::optional<std::int64_t> index;
    static constexpr std::string_view schema_name = "EvidenceLeaf";
    static constexpr auto fields() {
        using V = LeafView;
        return std::tuple{json::field("id", &V::id, "存证"),
                          json::field("kind", &V::kind, "种类"),
                          json::field("subject_id", &V::subject_id, "关于"),
                          json::field("at_ms", &V::at, "时间"),
                          json::field("content", &V::content, "内容，已删除时没有"),
                          json::field("commitment", &V::commitment, "承诺值"),
                          json::field("log", &V::log, "日志序号，编号前没有"),
                          json::field("index", &V::index, "在日志中的位置，编号前没有")};
    }
};

/// Leaves, oldest first.
struct LeafList {
    std::vector<LeafView> items;
    static constexpr std::string_view schema_name = "EvidenceLeaves";
    static constexpr auto fields() { return std::tuple{json::field("items", &LeafList::items, "存证，先发生的在前")}; }
};

/// About what.
struct AskLeaves {
    Uuid subject_id;
    static constexpr std::string_view schema_name = "AskLeaves";
    static constexpr auto fields() { return std::tuple{json::field("subject_id", &AskLeaves::subject_id, "关于")}; }
};

/// A checkpoint that the asker kept: the pack then proves that nothing before it was changed.
struct AskPack {
    std::optional<int> kept_log;
    std::optional<std::int64_t> kept_size;
    static constexpr std::string_view schema_name = "AskPack";
    static constexpr auto fields() {
        return std::tuple{json::field("kept_log", &AskPack::kept_log, "留存检查点的日志序号", {.min = 1}),
                          json::field("kept_size", &AskPack::kept_size, "留存检查点的长度", {.min = 0})};
    }
};

/// @refuses no_checkpoint
Result<CheckpointView> newest_checkpoint(const OfficeParts& parts, const access::Scope& scope);
CheckpointList checkpoints(const OfficeParts& parts, const access::Scope& scope, const AskCheckpoints& in);
EvidenceLogs evidence_logs(const OfficeParts& parts, const access::Scope& scope);
/// @refuses evidence::size_not_known
Result<ConsistencyView> consistency(const OfficeParts& parts, const access::Scope& scope, const AskConsistency& in);
LeafList leaves_about(const OfficeParts& parts, const access::Scope& scope, const Uuid& subject);
/// For `linli verify`; the export is audited before the answer.
/// @refuses evidence::leaf_not_found, evidence::not_numbered_yet, evidence::size_not_known
Result<std::string> leaf_pack(const OfficeParts& parts, const access::Scope& scope, evidence::LeafId id,
                              const AskPack& in);

}  // namespace linli::office
