#pragma once

#include <linli/evidence/checkpoint.h>
#include <linli/evidence/leaf.h>
#include <linli/json/field.h>

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// The proof pack: one JSON file that proves leaves to somebody who has neither the database nor the network.
/// Hashes and salts are hexadecimal digits. How to verify one by hand: docs of `linli verify`.
namespace linli::evidence {

inline constexpr std::string_view pack_format = "linli-evidence-pack/1";

/// That the first `from_size` leaves of a log were not changed until `to_size`.
struct PackConsistency {
    std::string origin;
    std::int64_t from_size = 0;
    std::int64_t to_size = 0;
    std::vector<std::string> path;

    static constexpr std::string_view schema_name = "EvidencePackConsistency";
    static constexpr auto fields() {
        return std::tuple{json::field("origin", &PackConsistency::origin, "日志名称"),
                          json::field("from_size", &PackConsistency::from_size, "旧长度", {.min = 0}),
                          json::field("to_size", &PackConsistency::to_size, "新长度", {.min = 0}),
                          json::field("path", &PackConsistency::path, "一致性证明", {.max = 128})};
    }
};

/// One leaf with its path. Salt and statement are absent once erased.
struct PackEntry {
    std::string origin;
    std::int64_t index = 0;
    int version = 0;
    int suite = 0;
    std::optional<std::string> salt;
    std::optional<std::string> statement;
    std::string commitment;
    std::vector<std::string> path;

    static constexpr std::string_view schema_name = "EvidencePackEntry";
    static constexpr auto fields() {
        return std::tuple{
            json::field("origin", &PackEntry::origin, "日志名称"),
            json::field("index", &PackEntry::index, "序号，从 0 开始", {.min = 0}),
            json::field("version", &PackEntry::version, "承诺格式版本"),
            json::field("suite", &PackEntry::suite, "密码套件编号：1 国际，2 国密"),
            json::field("salt", &PackEntry::salt, "盐；已删除时没有", {.optional = true}),
            json::field("statement", &PackEntry::statement, "存证内容原文；已删除时没有", {.optional = true}),
            json::field("commitment", &PackEntry::commitment, "承诺值"),
            json::field("path", &PackEntry::path, "包含证明", {.max = 64})};
    }
};

/// The whole file.
struct Pack {
    std::string format;
    std::vector<std::string> keys;         ///< verifiers as text
    std::vector<std::string> checkpoints;  ///< signed notes, one a log
    std::vector<PackConsistency> consistency;
    std::vector<PackEntry> entries;

    static constexpr std::string_view schema_name = "EvidencePack";
    static constexpr auto fields() {
        return std::tuple{json::field("format", &Pack::format, "格式"), json::field("keys", &Pack::keys, "公钥"),
                          json::field("checkpoints", &Pack::checkpoints, "签名的检查点"),
                          json::field("consistency", &Pack::consistency, "一致性证明"),
                          json::field("entries", &Pack::entries, "存证条目")};
    }
};

/// What the verifying side believes before it reads the pack.
struct Trust {
    std::vector<Verifier> keys;            ///< known from elsewhere: a printed sheet, the district's site
    std::vector<std::string> checkpoints;  ///< notes kept from earlier, by whoever verifies or by a witness
};

/// proven: in the tree, and the statement is the one committed to. erased: in the tree, its meaning destroyed.
/// refused: not proven.
enum class Verdict { proven, erased, refused };
constexpr std::array<std::string_view, 3> words(Verdict) { return {"proven", "erased", "refused"}; }

/// What became of one entry.
struct EntryReport {
    Verdict verdict = Verdict::refused;
    std::string origin;
    std::uint64_t index = 0;
    std::string statement;  ///< empty unless proven
};

/// The answer of `verify_pack`.
struct PackReport {
    /// Everything in the pack holds together and rests on `Trust`. Only then may it be relied on.
    bool good = false;
    /// Whether a trusted key or checkpoint vouches for every log; false with otherwise good proofs means that the
    /// pack proves itself only to those who believe the keys inside it.
    bool trusted = false;
    std::vector<EntryReport> entries;
    std::vector<Checkpoint> checkpoints;
    std::vector<Finding> findings;
};

/// Verifies without database and network. Never throws for what is in `text`.
PackReport verify_pack(std::string_view text, const Trust& trust);

}  // namespace linli::evidence
