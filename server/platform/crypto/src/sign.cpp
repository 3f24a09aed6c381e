#include "openssl.h"
#include "primitives.h"

#include <openssl/bn.h>

namespace linli::crypto {
namespace {

constexpr std::size_t signature_size = 64;

/// Verification answers false for whatever an outsider may send; OpenSSL's complaints are dropped.
bool quietly(bool verdict) {
    ERR_clear_error();
    return verdict;
}

class Ed25519Key final : public SigningKey {
public:
    explicit Ed25519Key(std::string_view seed)
        : key_(ssl::required(
              ssl::PublicKey(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, ssl::in(seed), seed.size())),
              "Ed25519 key")),
          public_(32, '\0') {
        std::size_t size = public_.size();
        ssl::require(EVP_PKEY_get_raw_public_key(key_.get(), ssl::out(public_), &size) == 1, "Ed25519 public key");
    }
    Suite suite() const override { return Suite::international; }
    const std::string& public_key() const override { return public_; }
    std::string sign(std::string_view message) const override {
        const ssl::DigestContext context(EVP_MD_CTX_new());
        std::string signature(signature_size, '\0');
        std::size_t size = signature.size();
        auto* const at = context.get();
        ssl::require(EVP_DigestSignInit_ex(at, nullptr, nullptr, nullptr, nullptr, key_.get(), nullptr) == 1 &&
                         EVP_DigestSign(at, ssl::out(signature), &size, ssl::in(message), message.size()) == 1,
                     "Ed25519 signature");
        return signature;
    }

private:
    ssl::PublicKey key_;
    std::string public_;
};

}  // namespace

namespace ed25519 {

std::unique_ptr<SigningKey> signing_key(std::string_view seed) { return std::make_unique<Ed25519Key>(seed); }

bool verify(std::string_view public_key, std::string_view message, std::string_view signature) {
    if (public_key.size() != 32 || signature.size() != signature_size) return false;
    const ssl::PublicKey key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, ssl::in(public_key), public_key.size()));
    const ssl::DigestContext context(EVP_MD_CTX_new());
    auto* const at = context.get();
    return quietly(key && context &&
                   EVP_DigestVerifyInit_ex(at, nullptr, nullptr, nullptr, nullptr, key.get(), nullptr) == 1 &&
                   EVP_DigestVerify(at, ssl::in(signature), signature.size(), ssl::in(message), message.size()) == 1);
}

}  // namespace ed25519

namespace sm2 {
namespace {

constexpr std::string_view signer_id = "1234567812345678";  // GM/T 0009-2012 §10
constexpr std::size_t field_size = 32;
constexpr std::size_t point_size = 1 + 2 * field_size;

const EC_GROUP* group() {
    static const auto curve = ssl::required(ssl::Group(EC_GROUP_new_by_curve_name(NID_sm2)), "SM2 curve");
    return curve.get();
}

ssl::Number number(std::string_view big_endian) {
    return ssl::required(ssl::Number(BN_bin2bn(ssl::in(big_endian), ssl::length_of(big_endian), nullptr)), "number");
}

std::string public_point(const BIGNUM* scalar) {
    const auto point = ssl::required(ssl::Point(EC_POINT_new(group())), "SM2 point");
    ssl::require(EC_POINT_mul(group(), point.get(), scalar, nullptr, nullptr, nullptr) == 1, "SM2 public key");
    std::string encoded(point_size, '\0');
    ssl::require(EC_POINT_point2oct(group(), point.get(), POINT_CONVERSION_UNCOMPRESSED, ssl::out(encoded), point_size,
                                    nullptr) == point_size,
                 "SM2 public key");
    return encoded;
}

/// @param scalar null for a public key. @return null when the point is not on the curve.
ssl::PublicKey imported(std::string_view point, const BIGNUM* scalar) {
    const ssl::ParamBuilder builder(OSSL_PARAM_BLD_new());
    ssl::require(
        OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0) == 1 &&
            OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) == 1,
        "SM2 parameters");
    if (scalar != nullptr)
        ssl::require(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar) == 1, "SM2 parameters");
    const ssl::Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    const ssl::PublicKeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr));
    EVP_PKEY* key = nullptr;
    const int selection = scalar != nullptr ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
    ssl::require(params && context && EVP_PKEY_fromdata_init(context.get()) == 1, "SM2 import");
    if (EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) != 1) return nullptr;
    return ssl::PublicKey(key);
}

/// The id goes into the hash before the message (GB/T 32918.2 §5.5). Set after initialising: OpenSSL before 3.0.20
/// refuses it among the parameters of the initialisation.
bool set_signer(EVP_PKEY_CTX* context) {
    return EVP_PKEY_CTX_set1_id(context, signer_id.data(), static_cast<int>(signer_id.size())) == 1;
}

/// OpenSSL speaks DER (GM/T 0009 §7.3), the log and the ciphertexts speak r‖s.
std::string raw_of(std::string_view der) {
    const auto* at = ssl::in(der);
    const auto pair =
        ssl::required(ssl::Signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()))), "SM2 signature");
    std::string raw(signature_size, '\0');
    ssl::require(BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), ssl::out(raw), field_size) == field_size &&
                     BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), ssl::out(raw) + field_size, field_size) == field_size,
                 "SM2 signature");
    return raw;
}

std::string der_of(std::string_view raw) {
    const auto pair = ssl::required(ssl::Signature(ECDSA_SIG_new()), "SM2 signature");
    auto r = number(raw.substr(0, field_size));
    auto s = number(raw.substr(field_size));
    ssl::require(ECDSA_SIG_set0(pair.get(), r.get(), s.get()) == 1, "SM2 signature");
    static_cast<void>(r.release());  // set0 took both
    static_cast<void>(s.release());
    std::string der(static_cast<std::size_t>(i2d_ECDSA_SIG(pair.get(), nullptr)), '\0');
    auto* at = ssl::out(der);
    i2d_ECDSA_SIG(pair.get(), &at);
    return der;
}

class Sm2Key final : public SigningKey {
public:
    explicit Sm2Key(std::string_view scalar) {
        const auto d = number(scalar);
        BN_set_flags(d.get(), BN_FLG_CONSTTIME);
        public_ = public_point(d.get());
        key_ = ssl::required(imported(public_, d.get()), "SM2 key");
    }
    Suite suite() const override { return Suite::guomi; }
    const std::string& public_key() const override { return public_; }
    std::string sign(std::string_view message) const override {
        const ssl::DigestContext context(EVP_MD_CTX_new());
        EVP_PKEY_CTX* signer = nullptr;  // belongs to the context
        std::string der(80, '\0');
        std::size_t size = der.size();
        ssl::require(EVP_DigestSignInit_ex(context.get(), &signer, "SM3", nullptr, nullptr, key_.get(), nullptr) == 1 &&
                         set_signer(signer) &&
                         EVP_DigestSign(context.get(), ssl::out(der), &size, ssl::in(message), message.size()) == 1,
                     "SM2 signature");
        return raw_of(std::string_view(der).substr(0, size));
    }

private:
    ssl::PublicKey key_;
    std::string public_;
};

}  // namespace

std::unique_ptr<SigningKey> signing_key(std::string_view scalar) { return std::make_unique<Sm2Key>(scalar); }

Secret scalar_of(std::string_view seed) {
    const auto scratch = ssl::required(ssl::Owner<BN_CTX, BN_CTX_free>(BN_CTX_secure_new()), "scratch");
    const auto wide = number(seed);
    const auto choices = ssl::required(ssl::Number(BN_dup(EC_GROUP_get0_order(group()))), "SM2 order");
    const auto scalar = ssl::required(ssl::Number(BN_new()), "number");
    BN_set_flags(wide.get(), BN_FLG_CONSTTIME);
    auto bytes = Secret::zeros(field_size);
    // d = 1 + (seed mod (n - 2)), so that 1 <= d <= n - 2: n - 1 has no inverse of 1 + d.
    ssl::require(
        BN_sub_word(choices.get(), 2) == 1 && BN_mod(scalar.get(), wide.get(), choices.get(), scratch.get()) == 1 &&
            BN_add_word(scalar.get(), 1) == 1 && BN_bn2binpad(scalar.get(), bytes.data(), field_size) == field_size,
        "SM2 scalar");
    return bytes;
}

bool verify(std::string_view public_key, std::string_view message, std::string_view signature) {
    if (public_key.size() != point_size || public_key[0] != 4 || signature.size() != signature_size) return false;
    const auto key = imported(public_key, nullptr);
    if (!key) return quietly(false);
    const auto der = der_of(signature);
    const ssl::DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* signer = nullptr;  // belongs to the context
    auto* const at = context.get();
    return quietly(EVP_DigestVerifyInit_ex(at, &signer, "SM3", nullptr, nullptr, key.get(), nullptr) == 1 &&
                   set_signer(signer) &&
                   EVP_DigestVerify(at, ssl::in(der), der.size(), ssl::in(message), message.size()) == 1);
}

}  // namespace sm2

}  // namespace linli::crypto
