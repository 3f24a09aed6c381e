#include <linli/base/text.h>
#include <linli/evidence/merkle.h>
#include <linli/evidence/pack.h>
#include <linli/json/read.h>

#include <algorithm>
#include <map>

namespace linli::evidence {
namespace {

std::optional<Path> path_of(const std::vector<std::string>& digits) {
    Path path;
    for (const auto& hex : digits) {
        const auto hash = Digest::from_hex(hex);
        if (!hash) return std::nullopt;
        path.push_back(*hash);
    }
    return path;
}

/// One run over one pack.
class Verification {
public:
    Verification(const Pack& pack, const Trust& trust) : pack_(pack), trust_(trust) {}

    PackReport run() {
        if (pack_.format != pack_format) find("format", "存证包格式不受支持", "The pack has an unknown format");
        if (pack_.entries.empty()) find("empty", "存证包里没有条目", "The pack proves no entry");
        for (const auto& note : pack_.checkpoints) take_checkpoint(note);
        for (const auto& note : trust_.checkpoints) compare_with_witness(note);
        for (const auto& entry : pack_.entries) judge(entry);
        report_.trusted = !logs_.empty() && std::all_of(logs_.begin(), logs_.end(), [](const auto& log) {
            return log.second.vouched >= log.second.needed;
        });
        if (!report_.trusted)
            find("untrusted", "没有可信公钥或已留存检查点为日志担保，请与公布的公钥核对",
                 "No trusted key or kept checkpoint vouches for a log; compare the keys with the published ones");
        report_.good = report_.findings.empty();
        return std::move(report_);
    }

private:
    struct Log {
        Checkpoint checkpoint;
        std::uint64_t vouched = 0;  ///< leaves that a trusted key or a kept checkpoint stands for
        std::uint64_t needed = 1;   ///< leaves that the entries of the pack reach
    };

    void find(std::string code, std::string text, std::string text_en) {
        report_.findings.push_back({std::move(code), std::move(text), std::move(text_en)});
    }

    bool signed_by_pack_key(const std::string& note) const {
        return std::any_of(pack_.keys.begin(), pack_.keys.end(), [&](const auto& text) {
            const auto verifier = Verifier::parse(text);
            return verifier && verify(note, *verifier);
        });
    }
    bool signed_by_trusted_key(const std::string& note) const {
        return std::any_of(trust_.keys.begin(), trust_.keys.end(),
                           [&](const auto& verifier) { return verify(note, verifier).has_value(); });
    }

    void take_checkpoint(const std::string& note) {
        const auto checkpoint = read_unverified(note);
        if (!checkpoint) return find("checkpoint", "检查点格式错误", "A checkpoint cannot be read");
        const bool trusted = signed_by_trusted_key(note);
        if (!trusted && !signed_by_pack_key(note))
            return find("signature", "检查点 " + checkpoint->origin + " 的签名无效",
                        "The signature of checkpoint " + checkpoint->origin + " is not valid");
        report_.checkpoints.push_back(*checkpoint);
        if (!logs_.emplace(checkpoint->origin, Log{*checkpoint, trusted ? checkpoint->size : 0}).second)
            find("checkpoint", "同一日志出现两个检查点", "One log has two checkpoints");
    }

    /// A kept checkpoint vouches for what the pack shows to be an extension of it.
    void compare_with_witness(const std::string& note) {
        const auto kept = read_unverified(note);
        if (!kept) return find("witness", "留存的检查点格式错误", "A kept checkpoint cannot be read");
        const auto found = logs_.find(kept->origin);
        if (found == logs_.end()) return;
        const auto& now = found->second.checkpoint;
        if (kept->suite == now.suite && extends(*kept, now)) {
            found->second.vouched = std::max(found->second.vouched, kept->size);
            return;
        }
        find("history", "日志 " + kept->origin + " 与留存的检查点不一致，或存证包缺少一致性证明",
             "Log " + kept->origin + " is not shown to be an extension of the kept checkpoint");
    }

    bool extends(const Checkpoint& kept, const Checkpoint& now) const {
        const auto& suite = crypto::suite(now.suite);
        if (kept.size == now.size) return kept.root == now.root;
        return std::any_of(pack_.consistency.begin(), pack_.consistency.end(), [&](const PackConsistency& proof) {
            const auto path = path_of(proof.path);
            return path && proof.origin == now.origin && static_cast<std::uint64_t>(proof.from_size) == kept.size &&
                   static_cast<std::uint64_t>(proof.to_size) == now.size &&
                   verify_consistency(suite, kept.size, now.size, *path, kept.root, now.root);
        });
    }

    void judge(const PackEntry& entry) {
        if (const auto log = logs_.find(entry.origin); log != logs_.end())
            log->second.needed = std::max(log->second.needed, static_cast<std::uint64_t>(entry.index) + 1);
        EntryReport report{Verdict::refused, entry.origin, static_cast<std::uint64_t>(entry.index), {}};
        const auto reason = reason_to_refuse(entry);
        if (!reason.empty()) {
            find("entry", "第 " + std::to_string(entry.index) + " 号存证未通过验证",
                 "Entry " + std::to_string(entry.index) + " is refused: " + reason);
        } else if (entry.statement) {
            report.verdict = Verdict::proven;
            report.statement = *entry.statement;
        } else {
            report.verdict = Verdict::erased;
        }
        report_.entries.push_back(std::move(report));
    }

    /// Empty when the entry is in its tree and says what was committed to (or nothing at all).
    std::string reason_to_refuse(const PackEntry& entry) const {
        const auto log = logs_.find(entry.origin);
        if (log == logs_.end()) return "no good checkpoint for its log";
        const auto suite = crypto::suite_from_number(entry.suite);
        const auto committed = Digest::from_hex(entry.commitment);
        const auto path = path_of(entry.path);
        if (!suite || !committed || !path || entry.version != commitment_version) return "unknown form";
        if (entry.salt.has_value() != entry.statement.has_value()) return "salt or statement is missing";
        if (entry.statement) {
            const auto salt = text::from_hex(*entry.salt);
            if (salt.size() != salt_size) return "the salt has not 32 bytes";
            if (commitment(*suite, salt, *entry.statement) != *committed)
                return "the statement is not the one committed to";
        }
        const auto& checkpoint = log->second.checkpoint;
        const auto& tree = crypto::suite(checkpoint.suite);
        const auto leaf = leaf_hash(tree, tree_entry(entry.version, *suite, *committed));
        if (!verify_inclusion(tree, leaf, static_cast<std::uint64_t>(entry.index), checkpoint.size, *path,
                              checkpoint.root))
            return "it is not in the tree of the checkpoint";
        return {};
    }

    const Pack& pack_;
    const Trust& trust_;
    std::map<std::string, Log> logs_;
    PackReport report_;
};

}  // namespace

PackReport verify_pack(std::string_view text, const Trust& trust) {
    const auto pack = json::read_text<Pack>(text);
    if (!pack) {
        PackReport report;
        report.findings.push_back({"format", "文件不是存证包", "The file is no evidence pack"});
        return report;
    }
    return Verification(*pack, trust).run();
}

}  // namespace linli::evidence
