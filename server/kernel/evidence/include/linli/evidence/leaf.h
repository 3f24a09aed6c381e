#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/base/result.h>
#include <linli/crypto/suite.h>

#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linli::evidence {

using LeafId = Id<struct EvidenceLeafTag>;

inline constexpr ProblemType leaf_not_found{"evidence/leaf-not-found", 404, "没有这条存证", "No such evidence"};
inline constexpr ProblemType not_numbered_yet{"evidence/not-numbered-yet", 409, "存证正在编号，请几秒后再试",
                                              "The evidence is being numbered; try again in a few seconds"};
inline constexpr ProblemType size_not_known{"evidence/size-not-known", 422, "存证日志没有这个长度",
                                            "The evidence log never had this size"};

/// Something found wrong, for people: a stable code and one sentence in both languages. No personal data.
struct Finding {
    std::string code;
    std::string text;
    std::string text_en;
};

/// What a leaf is about. The statement below binds all of it, so no column can be changed alone.
struct Subject {
    TenantId tenant;
    LeafId leaf;
    std::string kind;  ///< "cases.step": lower case, digits, '.', '-', '_'
    Uuid subject;      ///< the case, filing, certificate ...
    Instant at;
};

/// One stored leaf. Salt and content are absent once erased.
struct Leaf {
    Subject about;
    int version = 0;
    crypto::Suite suite = crypto::Suite::international;
    std::optional<std::string> salt;
    std::optional<std::string> content;  ///< canonical JSON
    crypto::Digest commitment;
    std::optional<int> log;  ///< absent until numbered
    std::optional<std::uint64_t> index;
};

/// JSON whose bytes are a function of its meaning: keys sorted, no white space, shortest escapes, integers only.
/// @throws InvariantBroken for a number with a fraction, an integer beyond ±2^53 or a key that is not ASCII.
/// @source RFC 8785 (the part of it that needs no floating point)
std::string canonical_json(const boost::json::value& value);

/// The text a leaf commits to: canonical JSON of who, what, when and `content` (itself canonical).
std::string statement(const Subject& about, std::string_view content);

inline constexpr int commitment_version = 1;
inline constexpr std::size_t salt_size = 32;
/// H(version ‖ suite ‖ salt ‖ statement). Without the salt nobody can tell what was committed to.
crypto::Digest commitment(crypto::Suite suite, std::string_view salt, std::string_view statement);
/// What the tree holds of a leaf: version ‖ suite ‖ commitment.
std::string tree_entry(int version, crypto::Suite suite, const crypto::Digest& commitment);

}  // namespace linli::evidence
