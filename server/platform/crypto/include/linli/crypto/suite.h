#pragma once

#include <linli/base/words.h>
#include <linli/crypto/fault.h>
#include <linli/crypto/secret.h>

#include <array>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Two suites behind one interface; which one a deployment uses is fixed at `init`.
///
/// |           | international | guomi 国密                                         |
/// |-----------|---------------|----------------------------------------------------|
/// | hash      | SHA-256       | SM3 (GB/T 32905)                                   |
/// | mac       | HMAC-SHA-256  | HMAC-SM3                                           |
/// | seal      | AES-256-GCM   | SM4-CTR (GB/T 32907), then HMAC-SM3, separate keys |
/// | signature | Ed25519       | SM2 (GB/T 32918), id 1234567812345678              |
/// | kdf       | HKDF-SHA-256  | HKDF-SM3                                           |
namespace linli::crypto {

/// The numbers are written into every ciphertext, leaf and checkpoint: never renumber.
enum class Suite : std::uint8_t { international = 1, guomi = 2 };

using linli::word;
/// "international" or "guomi".
std::string_view word(Suite suite);
/// The suite of that word. @return nothing for another word
std::optional<Suite> suite_from_word(std::string_view text);
/// The suite of that number. @return nothing for another number
std::optional<Suite> suite_from_number(std::int64_t number);

/// 256 bits of hash or mac.
struct Digest {
    std::array<std::uint8_t, 32> bytes{};

    std::string_view view() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
    std::string text() const { return std::string(view()); }
    std::string hex() const;
    /// @return nothing unless `bytes` holds exactly 32 bytes.
    static std::optional<Digest> from_bytes(std::string_view bytes);
    static std::optional<Digest> from_hex(std::string_view hex);
    /// Not constant-time: hashes are public. Compare macs with `same_bytes(a.view(), b.view())`.
    auto operator<=>(const Digest&) const = default;
};

/// A hash of bytes that arrive in pieces. Not thread-safe; one object may be used again after `finish`.
class Hasher {
public:
    virtual ~Hasher() = default;
    virtual void update(std::string_view bytes) = 0;
    virtual Digest finish() = 0;
};

/// A private key ready to sign. Thread-safe.
class SigningKey {
public:
    virtual ~SigningKey() = default;
    virtual Suite suite() const = 0;
    /// 64 bytes: R‖S of RFC 8032, or r‖s of GB/T 32918.2 as two 32-byte big-endian numbers.
    virtual std::string sign(std::string_view message) const = 0;
    /// 32 bytes of RFC 8032, or 65 bytes 04‖x‖y of GB/T 32918.1.
    virtual const std::string& public_key() const = 0;
};

/// One suite's primitives. Stateless and thread-safe; contexts are kept per thread.
/// Every call @throws CryptoFault when the library fails, never because of what an outsider sent.
class CryptoSuite {
public:
    virtual ~CryptoSuite() = default;
    virtual Suite number() const = 0;

    virtual Digest hash(std::initializer_list<std::string_view> parts) const = 0;
    Digest hash(std::string_view bytes) const { return hash({bytes}); }
    virtual std::unique_ptr<Hasher> hasher() const = 0;
    virtual Digest mac(std::string_view key, std::initializer_list<std::string_view> parts) const = 0;
    Digest mac(const Key& key, std::string_view message) const { return mac(key.reveal(), {message}); }

    /// Encrypts and authenticates `plain`, and authenticates `aad` beside it. The nonce is random (96 or 128 bits):
    /// one key should seal fewer than 2^32 messages. The answer is `overhead()` bytes longer than `plain`:
    ///     version 1 ‖ suite ‖ nonce 12|16 ‖ ciphertext ‖ tag 16|32
    virtual std::string seal(const Key& key, std::string_view aad, std::string_view plain) const = 0;
    /// @return nothing when one bit of key, `aad` or `sealed` is not the one that was sealed.
    virtual std::optional<std::string> open(const Key& key, std::string_view aad, std::string_view sealed) const = 0;
    virtual std::size_t overhead() const = 0;

    virtual std::unique_ptr<SigningKey> new_signing_key() const = 0;
    /// The same 48 secret bytes always give the same key pair. @throws CryptoFault unless `seed` has 48 bytes.
    virtual std::unique_ptr<SigningKey> signing_key(const Secret& seed) const = 0;
    /// False for a wrong signature and for bytes that are no key or no signature at all.
    virtual bool verify(std::string_view public_key, std::string_view message, std::string_view signature) const = 0;

    /// HKDF (RFC 5869) over the suite's mac. @throws CryptoFault when `length` exceeds 255 × 32.
    Secret derive(std::string_view secret, std::string_view salt, std::string_view info, std::size_t length) const;
    Key derive_key(const Key& from, std::string_view info) const;
};

/// The primitives of a suite; they live as long as the program.
const CryptoSuite& suite(Suite number);

/// The suite that a ciphertext names. @return nothing when it is no ciphertext of ours.
std::optional<Suite> suite_of(std::string_view sealed);
/// Opens with the suite that the ciphertext names.
std::optional<std::string> open(const Key& key, std::string_view aad, std::string_view sealed);

inline constexpr std::size_t seed_size = 48;

}  // namespace linli::crypto
