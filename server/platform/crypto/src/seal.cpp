#include "openssl.h"
#include "primitives.h"

#include <array>

namespace linli::crypto {
namespace {

const EVP_CIPHER* fetched(ssl::Cipher& cipher, const char* name) {
    cipher = ssl::required(ssl::Cipher(EVP_CIPHER_fetch(nullptr, name, nullptr)), name);
    return cipher.get();
}

const EVP_CIPHER* aes_256_gcm() {
    static ssl::Cipher owner;
    static const EVP_CIPHER* const cipher = fetched(owner, "AES-256-GCM");
    return cipher;
}

const EVP_CIPHER* sm4_ctr() {
    static ssl::Cipher owner;
    static const EVP_CIPHER* const cipher = fetched(owner, "SM4-CTR");
    return cipher;
}

/// One context a thread; reset after each use, so that no key schedule outlives the call.
class CipherUse {
public:
    CipherUse() : context_(shared()) {}
    ~CipherUse() { EVP_CIPHER_CTX_reset(context_); }
    CipherUse(const CipherUse&) = delete;
    CipherUse& operator=(const CipherUse&) = delete;
    EVP_CIPHER_CTX* get() const { return context_; }

private:
    static EVP_CIPHER_CTX* shared() {
        thread_local const auto context = ssl::required(ssl::CipherContext(EVP_CIPHER_CTX_new()), "cipher context");
        return context.get();
    }
    EVP_CIPHER_CTX* context_;
};

void update(EVP_CIPHER_CTX* context, unsigned char* out, std::string_view in) {
    int written = 0;
    if (!in.empty())
        ssl::require(EVP_CipherUpdate(context, out, &written, ssl::in(in), ssl::length_of(in)) == 1, "cipher");
}

/// The parts of a ciphertext, when its header, length and suite are right.
struct Parts {
    std::string_view header, nonce, cipher, tag;
};

std::optional<Parts> split(std::string_view sealed, Suite suite, std::size_t nonce_size, std::size_t tag_size) {
    if (sealed.size() < 2 + nonce_size + tag_size || sealed.substr(0, 2) != seal_header(suite)) return std::nullopt;
    const auto cipher_size = sealed.size() - 2 - nonce_size - tag_size;
    return Parts{sealed.substr(0, 2), sealed.substr(2, nonce_size), sealed.substr(2 + nonce_size, cipher_size),
                 sealed.substr(sealed.size() - tag_size)};
}

}  // namespace

std::string seal_header(Suite suite) { return {seal_version, static_cast<char>(suite)}; }

namespace aes_gcm {

std::string encrypt(const Key& key, std::string_view nonce, std::initializer_list<std::string_view> aad,
                    std::string_view plain) {
    const CipherUse use;
    ssl::require(EVP_EncryptInit_ex2(use.get(), aes_256_gcm(), key.data(), ssl::in(nonce), nullptr) == 1,
                 "AES-256-GCM");
    for (const auto part : aad) update(use.get(), nullptr, part);
    std::string out(plain.size() + tag_size, '\0');
    update(use.get(), ssl::out(out), plain);
    int written = 0;
    ssl::require(EVP_EncryptFinal_ex(use.get(), ssl::out(out) + plain.size(), &written) == 1, "AES-256-GCM");
    ssl::require(EVP_CIPHER_CTX_ctrl(use.get(), EVP_CTRL_AEAD_GET_TAG, static_cast<int>(tag_size),
                                     ssl::out(out) + plain.size()) == 1,
                 "AES-256-GCM tag");
    return out;
}

std::string seal(const Key& key, std::string_view nonce, std::string_view aad, std::string_view plain) {
    const auto header = seal_header(Suite::international);
    std::string sealed = header;
    sealed.reserve(overhead + plain.size());
    sealed += nonce;
    sealed += encrypt(key, nonce, {header, aad}, plain);
    return sealed;
}

std::optional<std::string> open(const Key& key, std::string_view aad, std::string_view sealed) {
    const auto parts = split(sealed, Suite::international, nonce_size, tag_size);
    if (!parts) return std::nullopt;
    const CipherUse use;
    ssl::require(EVP_DecryptInit_ex2(use.get(), aes_256_gcm(), key.data(), ssl::in(parts->nonce), nullptr) == 1,
                 "AES-256-GCM");
    update(use.get(), nullptr, parts->header);
    update(use.get(), nullptr, aad);
    std::string plain(parts->cipher.size(), '\0');
    update(use.get(), ssl::out(plain), parts->cipher);
    std::array<unsigned char, tag_size> tag{};
    parts->tag.copy(reinterpret_cast<char*>(tag.data()), tag_size);
    ssl::require(EVP_CIPHER_CTX_ctrl(use.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(tag_size), tag.data()) == 1,
                 "AES-256-GCM tag");
    int written = 0;
    std::array<unsigned char, 16> none{};
    if (EVP_DecryptFinal_ex(use.get(), none.data(), &written) == 1) return plain;
    wipe(plain);
    ERR_clear_error();
    return std::nullopt;
}

}  // namespace aes_gcm

namespace sm4_hmac {
namespace {

/// Encrypting and authenticating never share a key.
struct Keys {
    Secret cipher;
    Secret mac;
};

Keys keys_of(const Key& key) {
    const auto both = suite(Suite::guomi).derive(key.reveal(), {}, "linli seal sm4-ctr hmac-sm3", 48);
    return {Secret(both.reveal().substr(0, 16)), Secret(both.reveal().substr(16))};
}

/// The lengths stand in front, so that bytes cannot move between `aad` and ciphertext.
Digest tag_of(const Keys& keys, std::string_view aad, const Parts& parts) {
    std::array<char, 8> aad_size{};
    for (std::size_t i = 0; i < aad_size.size(); ++i)
        aad_size[i] = static_cast<char>(static_cast<std::uint64_t>(aad.size()) >> (8 * (7 - i)));
    return sm3().mac(keys.mac.reveal(),
                     {parts.header, {aad_size.data(), aad_size.size()}, aad, parts.nonce, parts.cipher});
}

}  // namespace

std::string ctr(std::string_view key, std::string_view nonce, std::string_view text) {
    const CipherUse use;
    ssl::require(EVP_EncryptInit_ex2(use.get(), sm4_ctr(), ssl::in(key), ssl::in(nonce), nullptr) == 1, "SM4-CTR");
    std::string out(text.size(), '\0');
    update(use.get(), ssl::out(out), text);
    return out;
}

std::string seal(const Key& key, std::string_view nonce, std::string_view aad, std::string_view plain) {
    const auto keys = keys_of(key);
    const auto header = seal_header(Suite::guomi);
    const auto cipher = ctr(keys.cipher.reveal(), nonce, plain);
    std::string sealed = header;
    sealed.reserve(overhead + plain.size());
    sealed.append(nonce).append(cipher);
    return sealed.append(tag_of(keys, aad, {header, nonce, cipher, {}}).view());
}

std::optional<std::string> open(const Key& key, std::string_view aad, std::string_view sealed) {
    const auto parts = split(sealed, Suite::guomi, nonce_size, tag_size);
    if (!parts) return std::nullopt;
    const auto keys = keys_of(key);
    if (!same_bytes(tag_of(keys, aad, *parts).view(), parts->tag)) return std::nullopt;
    return ctr(keys.cipher.reveal(), parts->nonce, parts->cipher);
}

}  // namespace sm4_hmac

}  // namespace linli::crypto
