#include "primitives.h"

#include <linli/base/text.h>
#include <linli/crypto/random.h>
#include <linli/crypto/suite.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace linli::crypto {
namespace {

void require_seed(const Secret& seed) {
    if (seed.size() != seed_size) throw CryptoFault("a signing seed has 48 bytes");
}

class International final : public CryptoSuite {
public:
    Suite number() const override { return Suite::international; }
    Digest hash(std::initializer_list<std::string_view> parts) const override { return sha256().hash(parts); }
    std::unique_ptr<Hasher> hasher() const override { return sha256().hasher(); }
    Digest mac(std::string_view key, std::initializer_list<std::string_view> parts) const override {
        return sha256().mac(key, parts);
    }
    std::string seal(const Key& key, std::string_view aad, std::string_view plain) const override {
        return aes_gcm::seal(key, random_bytes(aes_gcm::nonce_size), aad, plain);
    }
    std::optional<std::string> open(const Key& key, std::string_view aad, std::string_view sealed) const override {
        return aes_gcm::open(key, aad, sealed);
    }
    std::size_t overhead() const override { return aes_gcm::overhead; }
    std::unique_ptr<SigningKey> new_signing_key() const override {
        return ed25519::signing_key(Key::random().reveal());
    }
    std::unique_ptr<SigningKey> signing_key(const Secret& seed) const override {
        require_seed(seed);
        return ed25519::signing_key(derive(seed.reveal(), {}, "linli ed25519", Key::size).reveal());
    }
    bool verify(std::string_view public_key, std::string_view message, std::string_view signature) const override {
        return ed25519::verify(public_key, message, signature);
    }
};

class Guomi final : public CryptoSuite {
public:
    Suite number() const override { return Suite::guomi; }
    Digest hash(std::initializer_list<std::string_view> parts) const override { return sm3().hash(parts); }
    std::unique_ptr<Hasher> hasher() const override { return sm3().hasher(); }
    Digest mac(std::string_view key, std::initializer_list<std::string_view> parts) const override {
        return sm3().mac(key, parts);
    }
    std::string seal(const Key& key, std::string_view aad, std::string_view plain) const override {
        return sm4_hmac::seal(key, random_bytes(sm4_hmac::nonce_size), aad, plain);
    }
    std::optional<std::string> open(const Key& key, std::string_view aad, std::string_view sealed) const override {
        return sm4_hmac::open(key, aad, sealed);
    }
    std::size_t overhead() const override { return sm4_hmac::overhead; }
    std::unique_ptr<SigningKey> new_signing_key() const override {
        auto seed = Secret::zeros(seed_size);
        fill_random(seed.data(), seed.size());
        return signing_key(seed);
    }
    std::unique_ptr<SigningKey> signing_key(const Secret& seed) const override {
        require_seed(seed);
        return sm2::signing_key(sm2::scalar_of(seed.reveal()).reveal());
    }
    bool verify(std::string_view public_key, std::string_view message, std::string_view signature) const override {
        return sm2::verify(public_key, message, signature);
    }
};

}  // namespace

std::string_view word(Suite suite) { return suite == Suite::guomi ? "guomi" : "international"; }

std::optional<Suite> suite_from_word(std::string_view text) {
    for (const auto suite : {Suite::international, Suite::guomi})
        if (word(suite) == text) return suite;
    return std::nullopt;
}

std::optional<Suite> suite_from_number(std::int64_t number) {
    for (const auto suite : {Suite::international, Suite::guomi})
        if (static_cast<std::int64_t>(suite) == number) return suite;
    return std::nullopt;
}

std::string Digest::hex() const { return text::to_hex(view()); }

std::optional<Digest> Digest::from_bytes(std::string_view bytes) {
    Digest digest;
    if (bytes.size() != digest.bytes.size()) return std::nullopt;
    std::memcpy(digest.bytes.data(), bytes.data(), bytes.size());
    return digest;
}

std::optional<Digest> Digest::from_hex(std::string_view hex) { return from_bytes(text::from_hex(hex)); }

Secret CryptoSuite::derive(std::string_view secret, std::string_view salt, std::string_view info,
                           std::size_t length) const {
    constexpr std::size_t block_size = 32;
    if (length > 255 * block_size) throw CryptoFault("HKDF gives at most 255 blocks");
    auto pseudo_random_key = mac(salt, {secret});  // an absent salt is a block of zeros, which HMAC pads to anyway
    auto out = Secret::zeros(length);
    Digest block;
    std::string_view previous;
    for (std::size_t done = 0, counter = 1; done < length; done += block_size, ++counter) {
        const char count = static_cast<char>(counter);
        block = mac(pseudo_random_key.view(), {previous, info, {&count, 1}});
        previous = block.view();
        std::memcpy(out.data() + done, block.bytes.data(), std::min(block_size, length - done));
    }
    wipe(block.bytes.data(), block.bytes.size());
    wipe(pseudo_random_key.bytes.data(), pseudo_random_key.bytes.size());
    return out;
}

Key CryptoSuite::derive_key(const Key& from, std::string_view info) const {
    return *Key::from_bytes(derive(from.reveal(), {}, info, Key::size).reveal());
}

const CryptoSuite& suite(Suite number) {
    static const International international;
    static const Guomi guomi;
    if (number == Suite::guomi) return guomi;
    return international;
}

std::optional<Suite> suite_of(std::string_view sealed) {
    if (sealed.size() < 2 || sealed[0] != seal_version) return std::nullopt;
    return suite_from_number(static_cast<unsigned char>(sealed[1]));
}

std::optional<std::string> open(const Key& key, std::string_view aad, std::string_view sealed) {
    const auto number = suite_of(sealed);
    if (!number) return std::nullopt;
    return suite(*number).open(key, aad, sealed);
}

}  // namespace linli::crypto
