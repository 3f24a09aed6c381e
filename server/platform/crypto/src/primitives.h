#pragma once

#include <linli/crypto/suite.h>

/// What the two suites are put together from: one hash family, a cipher, a signature scheme.
namespace linli::crypto {

/// Hash, mac and incremental hash over one digest, fetched once; contexts live per thread.
class HashFamily {
public:
    virtual ~HashFamily() = default;
    virtual Digest hash(std::initializer_list<std::string_view> parts) const = 0;
    virtual Digest mac(std::string_view key, std::initializer_list<std::string_view> parts) const = 0;
    virtual std::unique_ptr<Hasher> hasher() const = 0;
};
const HashFamily& sha256();
const HashFamily& sm3();

/// Header of every ciphertext: version, suite.
inline constexpr char seal_version = 1;
std::string seal_header(Suite suite);

namespace aes_gcm {
inline constexpr std::size_t nonce_size = 12;
inline constexpr std::size_t tag_size = 16;
inline constexpr std::size_t overhead = 2 + nonce_size + tag_size;
std::string seal(const Key& key, std::string_view nonce, std::string_view aad, std::string_view plain);
std::optional<std::string> open(const Key& key, std::string_view aad, std::string_view sealed);
/// The bare cipher, for published vectors: ciphertext ‖ tag.
std::string encrypt(const Key& key, std::string_view nonce, std::initializer_list<std::string_view> aad,
                    std::string_view plain);
}  // namespace aes_gcm

namespace sm4_hmac {
inline constexpr std::size_t nonce_size = 16;
inline constexpr std::size_t tag_size = 32;
inline constexpr std::size_t overhead = 2 + nonce_size + tag_size;
std::string seal(const Key& key, std::string_view nonce, std::string_view aad, std::string_view plain);
std::optional<std::string> open(const Key& key, std::string_view aad, std::string_view sealed);
/// The bare cipher: encrypting and decrypting are the same. `key` has 16 bytes.
std::string ctr(std::string_view key, std::string_view nonce, std::string_view text);
}  // namespace sm4_hmac

namespace ed25519 {
/// `seed` is the 32-byte private key of RFC 8032.
std::unique_ptr<SigningKey> signing_key(std::string_view seed);
bool verify(std::string_view public_key, std::string_view message, std::string_view signature);
}  // namespace ed25519

namespace sm2 {
/// `scalar` is 1 <= d <= n-2, 32 bytes big-endian.
std::unique_ptr<SigningKey> signing_key(std::string_view scalar);
/// 48 random bytes to a scalar that is uniform to 2^-128.
/// @source GB/T 32918.1 §6.1 (the range); FIPS 186-5 A.2.1 (128 extra bits before the division)
Secret scalar_of(std::string_view seed);
bool verify(std::string_view public_key, std::string_view message, std::string_view signature);
}  // namespace sm2

}  // namespace linli::crypto
