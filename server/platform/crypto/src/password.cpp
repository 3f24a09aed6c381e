#include <linli/crypto/fault.h>
#include <linli/crypto/password.h>

#include <sodium.h>

#include <array>
#include <cstring>

namespace linli::crypto {
namespace {

void start_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) throw CryptoFault("libsodium does not start");
}

/// libsodium wants the stored string in a buffer of its full length, ended by zeros.
std::array<char, crypto_pwhash_STRBYTES> padded(std::string_view stored) {
    std::array<char, crypto_pwhash_STRBYTES> buffer{};
    std::memcpy(buffer.data(), stored.data(), stored.size());
    return buffer;
}

bool plausible(std::string_view stored) {
    return stored.size() < crypto_pwhash_STRBYTES && stored.find('\0') == std::string_view::npos &&
           stored.substr(0, 10) == "$argon2id$";
}

}  // namespace

PasswordCost PasswordCost::interactive() {
    return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

PasswordCost PasswordCost::minimal() { return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN}; }

std::string hash_password(std::string_view password, PasswordCost cost) {
    start_sodium();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost.passes, cost.memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw CryptoFault("no memory for Argon2id");
    return text.data();
}

bool verify_password(std::string_view stored, std::string_view password) {
    start_sodium();
    if (!plausible(stored)) return false;
    const auto buffer = padded(stored);
    return crypto_pwhash_str_verify(buffer.data(), password.data(), password.size()) == 0;
}

bool needs_rehash(std::string_view stored, PasswordCost cost) {
    start_sodium();
    if (!plausible(stored)) return true;
    const auto buffer = padded(stored);
    return crypto_pwhash_str_needs_rehash(buffer.data(), cost.passes, cost.memory_bytes) != 0;
}

void spend_password_time(std::string_view password, PasswordCost cost) {
    start_sodium();
    static constexpr std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
    std::array<unsigned char, 32> discarded{};
    if (crypto_pwhash(discarded.data(), discarded.size(), password.data(), password.size(), salt.data(), cost.passes,
                      cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw CryptoFault("no memory for Argon2id");
    sodium_memzero(discarded.data(), discarded.size());
}

}  // namespace linli::crypto
