#pragma once

#include <linli/base/clock.h>
#include <linli/crypto/suite.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Signed tree heads as text that people can read, print and keep:
///
///     linli.example/evidence/1/1              origin: deployment / tenant / log
///     70000                                   leaves
///     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
///     suite international
///     time 1790000000000
///
///     — linli.example/evidence Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5
///
/// The signature line holds the key's name and base64 of its 4-byte id and the signature over everything above the
/// empty line. With Ed25519 any tool that reads C2SP checkpoints verifies it.
/// @source C2SP tlog-checkpoint, C2SP signed-note; for SM2 the signature type 0xff with the name below
namespace linli::evidence {

struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    crypto::Digest root;
    crypto::Suite suite = crypto::Suite::international;  ///< of the tree's hash
    Instant at{};
};

/// Whose signature is believed. As text: `name+id+base64(type ‖ key)`.
struct Verifier {
    std::string name;  ///< the origin of every log it may speak for begins with this name and '/'
    crypto::Suite suite = crypto::Suite::international;
    std::string public_key;

    /// 8 hex digits of the hash of name, newline, type and key.
    std::string id() const;
    std::string text() const;
    /// @return nothing unless `text` is well formed and its id agrees.
    static std::optional<Verifier> parse(std::string_view text);
};

/// The note, signed by each of `signers` (at least one) under `name`.
std::string sign(const Checkpoint& checkpoint, std::string_view name,
                 std::span<const crypto::SigningKey* const> signers);
/// Reads without believing. @return nothing unless the text has exactly the form above.
std::optional<Checkpoint> read_unverified(std::string_view note);
/// @return the checkpoint when `verifier` signed it and may speak for its origin.
std::optional<Checkpoint> verify(std::string_view note, const Verifier& verifier);

/// RFC 4648 base64 with padding, as notes want it.
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

}  // namespace linli::evidence
