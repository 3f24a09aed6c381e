#pragma once

#include <linli/crypto/fault.h>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>
#include <string>
#include <string_view>

/// OpenSSL 3 with owners and faults; included by the .cpp files of this room only.
namespace linli::crypto::ssl {

template <auto Free>
struct Freer {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
template <class T, auto Free>
using Owner = std::unique_ptr<T, Freer<Free>>;

using Digest = Owner<EVP_MD, EVP_MD_free>;
using DigestContext = Owner<EVP_MD_CTX, EVP_MD_CTX_free>;
using Mac = Owner<EVP_MAC, EVP_MAC_free>;
using MacContext = Owner<EVP_MAC_CTX, EVP_MAC_CTX_free>;
using Cipher = Owner<EVP_CIPHER, EVP_CIPHER_free>;
using CipherContext = Owner<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;
using PublicKey = Owner<EVP_PKEY, EVP_PKEY_free>;
using PublicKeyContext = Owner<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Number = Owner<BIGNUM, BN_clear_free>;
using Group = Owner<EC_GROUP, EC_GROUP_free>;
using Point = Owner<EC_POINT, EC_POINT_free>;
using Signature = Owner<ECDSA_SIG, ECDSA_SIG_free>;
using ParamBuilder = Owner<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Params = Owner<OSSL_PARAM, OSSL_PARAM_free>;

/// Throws with OpenSSL's own words and empties its error queue.
[[noreturn]] inline void fail(const char* what) {
    char reason[256] = "no reason given";
    if (const auto code = ERR_get_error()) ERR_error_string_n(code, reason, sizeof reason);
    ERR_clear_error();
    throw CryptoFault(std::string(what) + ": " + reason);
}
inline void require(bool done, const char* what) {
    if (!done) fail(what);
}
template <class T>
T required(T owner, const char* what) {
    if (!owner) fail(what);
    return owner;
}

inline const unsigned char* in(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
inline unsigned char* out(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
/// EVP takes int lengths; nothing that is sealed in memory comes near.
inline int length_of(std::string_view bytes) {
    if (bytes.size() > 0x4000'0000) throw CryptoFault("more than 1 GiB in one piece");
    return static_cast<int>(bytes.size());
}

}  // namespace linli::crypto::ssl
