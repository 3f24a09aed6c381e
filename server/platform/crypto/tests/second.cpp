#include "second.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/obj_mac.h>

#include <algorithm>
#include <bit>
#include <memory>

namespace second {
namespace {

using Word = std::uint32_t;
using Words8 = std::array<Word, 8>;

std::uint8_t byte_at(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

Word word_at(std::string_view text, std::size_t i) {
    return static_cast<Word>(byte_at(text, i)) << 24 | static_cast<Word>(byte_at(text, i + 1)) << 16 |
           static_cast<Word>(byte_at(text, i + 2)) << 8 | byte_at(text, i + 3);
}

Word p0(Word x) { return x ^ std::rotl(x, 9) ^ std::rotl(x, 17); }
Word p1(Word x) { return x ^ std::rotl(x, 15) ^ std::rotl(x, 23); }

/// §5.3.3, the compression function.
Words8 compress(const Words8& v, std::string_view block) {
    std::array<Word, 68> w{};
    for (std::size_t j = 0; j < 16; ++j) w[j] = word_at(block, 4 * j);
    for (std::size_t j = 16; j < 68; ++j)
        w[j] = p1(w[j - 16] ^ w[j - 9] ^ std::rotl(w[j - 3], 15)) ^ std::rotl(w[j - 13], 7) ^ w[j - 6];
    auto [a, b, c, d, e, f, g, h] = v;
    for (std::size_t j = 0; j < 64; ++j) {
        const Word t = j < 16 ? 0x79cc4519u : 0x7a879d8au;
        const Word ss1 = std::rotl(std::rotl(a, 12) + e + std::rotl(t, static_cast<int>(j % 32)), 7);
        const Word ss2 = ss1 ^ std::rotl(a, 12);
        const Word ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
        const Word gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
        const Word tt1 = ff + d + ss2 + (w[j] ^ w[j + 4]);
        const Word tt2 = gg + h + ss1 + w[j];
        d = c, c = std::rotl(b, 9), b = a, a = tt1;
        h = g, g = std::rotl(f, 19), f = e, e = p0(tt2);
    }
    return {a ^ v[0], b ^ v[1], c ^ v[2], d ^ v[3], e ^ v[4], f ^ v[5], g ^ v[6], h ^ v[7]};
}

void append_word(std::string& text, Word word) {
    for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>(word >> shift & 255u);
}

/// Multiplication in GF(2^8) modulo x^8+x^7+x^6+x^5+x^4+x^2+1.
std::uint8_t times(unsigned a, unsigned b) {
    unsigned product = 0;
    for (; b != 0; b >>= 1) {
        if ((b & 1u) != 0) product ^= a;
        a <<= 1;
        if ((a & 0x100u) != 0) a ^= 0x1f5u;
    }
    return static_cast<std::uint8_t>(product);
}

std::uint8_t inverse(std::uint8_t x) {
    for (unsigned y = 1; y < 256; ++y)
        if (times(x, y) == 1) return static_cast<std::uint8_t>(y);
    return 0;
}

/// x -> A x + C with the cyclic matrix A of row 11010011 and C = 0xd3.
std::uint8_t affine(std::uint8_t x) {
    std::uint8_t y = 0;
    for (int i = 0; i < 8; ++i) {
        const auto row = std::rotl(static_cast<std::uint8_t>(0xd3), i - 7);
        if ((std::popcount(static_cast<unsigned>(row & x)) & 1) != 0) y = static_cast<std::uint8_t>(y | 1u << i);
    }
    return static_cast<std::uint8_t>(y ^ 0xd3u);
}

Word substitute(Word x) {
    static const auto box = [] {
        std::array<std::uint8_t, 256> made{};
        for (unsigned i = 0; i < 256; ++i) made[i] = affine(inverse(affine(static_cast<std::uint8_t>(i))));
        return made;
    }();
    return static_cast<Word>(box[x >> 24]) << 24 | static_cast<Word>(box[x >> 16 & 255u]) << 16 |
           static_cast<Word>(box[x >> 8 & 255u]) << 8 | box[x & 255u];
}

std::array<Word, 32> round_keys(std::string_view key) {
    static constexpr std::array<Word, 4> fk = {0xa3b1bac6u, 0x56aa3350u, 0x677d9197u, 0xb27022dcu};
    std::array<Word, 36> k{};
    for (std::size_t i = 0; i < 4; ++i) k[i] = word_at(key, 4 * i) ^ fk[i];
    std::array<Word, 32> keys{};
    for (Word i = 0; i < 32; ++i) {
        Word ck = 0;
        for (Word j = 0; j < 4; ++j) ck = ck << 8 | (4 * i + j) * 7 % 256;
        const Word b = substitute(k[i + 1] ^ k[i + 2] ^ k[i + 3] ^ ck);
        keys[i] = k[i + 4] = k[i] ^ b ^ std::rotl(b, 13) ^ std::rotl(b, 23);
    }
    return keys;
}

struct Free {
    void operator()(BIGNUM* n) const { BN_free(n); }
    void operator()(BN_CTX* c) const { BN_CTX_free(c); }
    void operator()(EC_GROUP* g) const { EC_GROUP_free(g); }
    void operator()(EC_POINT* p) const { EC_POINT_free(p); }
};
using Number = std::unique_ptr<BIGNUM, Free>;

Number number(std::string_view bytes) {
    return Number(
        BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()), nullptr));
}
Number hex(const char* digits) {
    BIGNUM* made = nullptr;
    BN_hex2bn(&made, digits);
    return Number(made);
}
std::string bytes_of(const BIGNUM* n) {
    std::string bytes(32, '\0');
    BN_bn2binpad(n, reinterpret_cast<unsigned char*>(bytes.data()), 32);
    return bytes;
}

constexpr const char* p_hex = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF";
constexpr const char* a_hex = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC";
constexpr const char* b_hex = "28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93";
constexpr const char* n_hex = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123";
constexpr const char* x_hex = "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7";
constexpr const char* y_hex = "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0";

/// e = SM3(Z ‖ M), Z = SM3(ENTL ‖ ID ‖ a ‖ b ‖ xG ‖ yG ‖ xA ‖ yA).
Number message_number(std::string_view public_key, std::string_view message) {
    std::string text{'\0', '\x80'};
    text += "1234567812345678";
    for (const char* part : {a_hex, b_hex, x_hex, y_hex}) text += bytes_of(hex(part).get());
    text += public_key.substr(1);
    return number(sm3(sm3(text).append(message)));
}

bool in_range(const BIGNUM* value, const BIGNUM* n) { return !BN_is_zero(value) && BN_cmp(value, n) < 0; }

}  // namespace

std::string sm3(std::string_view message) {
    std::string padded(message);
    padded += '\x80';
    while (padded.size() % 64 != 56) padded += '\0';
    const auto bits = static_cast<std::uint64_t>(message.size()) * 8;
    append_word(padded, static_cast<Word>(bits >> 32));
    append_word(padded, static_cast<Word>(bits));
    Words8 v = {0x7380166fu, 0x4914b2b9u, 0x172442d7u, 0xda8a0600u, 0xa96f30bcu, 0x163138aau, 0xe38dee4du, 0xb0fb0e4eu};
    for (std::size_t i = 0; i < padded.size(); i += 64) v = compress(v, std::string_view(padded).substr(i, 64));
    std::string digest;
    for (const auto word : v) append_word(digest, word);
    return digest;
}

std::string hmac_sm3(std::string_view key, std::string_view message) {
    std::string block = key.size() > 64 ? sm3(key) : std::string(key);
    block.resize(64, '\0');
    std::string inner;
    std::string outer;
    for (const char c : block) inner += static_cast<char>(c ^ 0x36), outer += static_cast<char>(c ^ 0x5c);
    return sm3(outer + sm3(inner.append(message)));
}

std::array<std::uint8_t, 16> sm4_block(std::string_view key, std::array<std::uint8_t, 16> block) {
    const auto keys = round_keys(key);
    const std::string_view text(reinterpret_cast<const char*>(block.data()), block.size());
    std::array<Word, 36> x{};
    for (std::size_t i = 0; i < 4; ++i) x[i] = word_at(text, 4 * i);
    for (std::size_t i = 0; i < 32; ++i) {
        const Word b = substitute(x[i + 1] ^ x[i + 2] ^ x[i + 3] ^ keys[i]);
        x[i + 4] = x[i] ^ b ^ std::rotl(b, 2) ^ std::rotl(b, 10) ^ std::rotl(b, 18) ^ std::rotl(b, 24);
    }
    std::string out;
    for (std::size_t i = 0; i < 4; ++i) append_word(out, x[35 - i]);
    std::copy(out.begin(), out.end(), block.begin());
    return block;
}

std::string sm4_ctr(std::string_view key, std::string_view counter, std::string_view text) {
    std::array<std::uint8_t, 16> count{};
    std::copy(counter.begin(), counter.end(), count.begin());
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        static thread_local std::array<std::uint8_t, 16> stream{};
        if (i % 16 == 0) {
            stream = sm4_block(key, count);
            for (std::size_t at = 16; at-- > 0 && ++count[at] == 0;) {
            }
        }
        out += static_cast<char>(byte_at(text, i) ^ stream[i % 16]);
    }
    return out;
}

std::string hkdf_sm3(std::string_view secret, std::string_view info, std::size_t length) {
    const auto prk = hmac_sm3(std::string(32, '\0'), secret);
    std::string out;
    std::string block;
    for (char counter = 1; out.size() < length; ++counter)
        out += block = hmac_sm3(prk, block.append(info).append(1, counter));
    return out.substr(0, length);
}

bool sm2_verify(std::string_view public_key, std::string_view message, std::string_view signature) {
    const std::unique_ptr<BN_CTX, Free> scratch(BN_CTX_new());
    const auto p = hex(p_hex), a = hex(a_hex), b = hex(b_hex), n = hex(n_hex), gx = hex(x_hex), gy = hex(y_hex);
    const std::unique_ptr<EC_GROUP, Free> group(EC_GROUP_new_curve_GFp(p.get(), a.get(), b.get(), scratch.get()));
    const std::unique_ptr<EC_POINT, Free> generator(EC_POINT_new(group.get())), key(EC_POINT_new(group.get())),
        first(EC_POINT_new(group.get())), second(EC_POINT_new(group.get()));
    const auto kx = number(public_key.substr(1, 32)), ky = number(public_key.substr(33));
    const auto r = number(signature.substr(0, 32)), s = number(signature.substr(32));
    if (!in_range(r.get(), n.get()) || !in_range(s.get(), n.get())) return false;
    if (EC_POINT_set_affine_coordinates(group.get(), generator.get(), gx.get(), gy.get(), scratch.get()) != 1 ||
        EC_POINT_set_affine_coordinates(group.get(), key.get(), kx.get(), ky.get(), scratch.get()) != 1)
        return false;
    const Number t(BN_new()), x(BN_new()), result(BN_new());
    BN_mod_add(t.get(), r.get(), s.get(), n.get(), scratch.get());
    if (BN_is_zero(t.get())) return false;
    EC_POINT_mul(group.get(), first.get(), nullptr, generator.get(), s.get(), scratch.get());
    EC_POINT_mul(group.get(), second.get(), nullptr, key.get(), t.get(), scratch.get());
    EC_POINT_add(group.get(), first.get(), first.get(), second.get(), scratch.get());
    if (EC_POINT_get_affine_coordinates(group.get(), first.get(), x.get(), nullptr, scratch.get()) != 1) return false;
    BN_mod_add(result.get(), message_number(public_key, message).get(), x.get(), n.get(), scratch.get());
    return BN_cmp(result.get(), r.get()) == 0;
}

}  // namespace second
