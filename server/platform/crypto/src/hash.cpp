#include "openssl.h"
#include "primitives.h"

namespace linli::crypto {
namespace {

struct Sha256 {
    static constexpr const char* name = "SHA256";
};
struct Sm3 {
    static constexpr const char* name = "SM3";
};

template <class Kind>
const EVP_MD* fetched_digest() {
    static const auto digest = ssl::required(ssl::Digest(EVP_MD_fetch(nullptr, Kind::name, nullptr)), Kind::name);
    return digest.get();
}

template <class Kind>
void start(EVP_MD_CTX* context) {
    ssl::require(EVP_DigestInit_ex2(context, fetched_digest<Kind>(), nullptr) == 1, Kind::name);
}

Digest finished(EVP_MD_CTX* context) {
    Digest digest;
    unsigned length = 0;
    ssl::require(EVP_DigestFinal_ex(context, digest.bytes.data(), &length) == 1 && length == digest.bytes.size(),
                 "digest");
    return digest;
}

ssl::DigestContext new_context() { return ssl::required(ssl::DigestContext(EVP_MD_CTX_new()), "digest context"); }

template <class Kind>
class IncrementalHasher final : public Hasher {
public:
    IncrementalHasher() : context_(new_context()) { start<Kind>(context_.get()); }
    void update(std::string_view bytes) override {
        ssl::require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1, Kind::name);
    }
    Digest finish() override {
        const auto digest = finished(context_.get());
        start<Kind>(context_.get());
        return digest;
    }

private:
    ssl::DigestContext context_;
};

/// A mac context whose digest is chosen once; each use sets the key only.
template <class Kind>
EVP_MAC_CTX* mac_context() {
    thread_local const auto context = [] {
        const auto mac = ssl::required(ssl::Mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr)), "HMAC");
        auto made = ssl::required(ssl::MacContext(EVP_MAC_CTX_new(mac.get())), "HMAC context");
        std::string name(Kind::name);
        const OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0),
                                     OSSL_PARAM_construct_end()};
        ssl::require(EVP_MAC_CTX_set_params(made.get(), params) == 1, Kind::name);
        return made;
    }();
    return context.get();
}

template <class Kind>
class Family final : public HashFamily {
public:
    Digest hash(std::initializer_list<std::string_view> parts) const override {
        thread_local const auto context = new_context();
        start<Kind>(context.get());
        for (const auto part : parts)
            ssl::require(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1, Kind::name);
        return finished(context.get());
    }

    Digest mac(std::string_view key, std::initializer_list<std::string_view> parts) const override {
        auto* const context = mac_context<Kind>();
        // OpenSSL reads an empty key as "keep the last one"; HMAC pads keys with zeros, so one zero byte says the same.
        const auto used = key.empty() ? std::string_view("\0", 1) : key;
        ssl::require(EVP_MAC_init(context, ssl::in(used), used.size(), nullptr) == 1, "HMAC key");
        for (const auto part : parts) ssl::require(EVP_MAC_update(context, ssl::in(part), part.size()) == 1, "HMAC");
        Digest digest;
        std::size_t length = 0;
        ssl::require(EVP_MAC_final(context, digest.bytes.data(), &length, digest.bytes.size()) == 1, "HMAC");
        return digest;
    }

    std::unique_ptr<Hasher> hasher() const override { return std::make_unique<IncrementalHasher<Kind>>(); }
};

}  // namespace

const HashFamily& sha256() {
    static const Family<Sha256> family;
    return family;
}

const HashFamily& sm3() {
    static const Family<Sm3> family;
    return family;
}

}  // namespace linli::crypto
