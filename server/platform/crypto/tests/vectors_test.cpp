#include "primitives.h"
#include "second.h"

#include <linli/base/text.h>
#include <linli/crypto/random.h>

#include <gtest/gtest.h>

namespace linli::crypto {
namespace {

using text::from_hex;
using text::to_hex;

const CryptoSuite& international = suite(Suite::international);
const CryptoSuite& guomi = suite(Suite::guomi);

/// COVERS: FIPS 180-4, vectors of the NIST example page
TEST(Vectors, Sha256) {
    EXPECT_EQ(international.hash("").hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(international.hash("abc").hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(international.hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").hex(),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(international.hash(std::string(1'000'000, 'a')).hex(),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/// COVERS: GB/T 32905-2016 annex A
TEST(Vectors, Sm3) {
    EXPECT_EQ(guomi.hash("abc").hex(), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    std::string sixty_four;
    for (int i = 0; i < 16; ++i) sixty_four += "abcd";
    EXPECT_EQ(guomi.hash(sixty_four).hex(), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    EXPECT_EQ(to_hex(second::sm3("abc")), guomi.hash("abc").hex());
}

TEST(Vectors, Sm3AgreesWithASecondImplementationAtEveryLength) {
    const auto bytes = random_bytes(200);
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
        const auto message = std::string_view(bytes).substr(0, size);
        ASSERT_EQ(guomi.hash(message).text(), second::sm3(message)) << size;
    }
}

/// COVERS: RFC 4231
TEST(Vectors, HmacSha256) {
    const auto mac = [](const std::string& key, const std::string& message) {
        return international.mac(key, {message}).hex();
    };
    EXPECT_EQ(mac(std::string(20, '\x0b'), "Hi There"),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(mac("Jefe", "what do ya want for nothing?"),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(mac(std::string(20, '\xaa'), std::string(50, '\xdd')),
              "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    EXPECT_EQ(mac(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Vectors, HmacSm3AgreesWithASecondImplementation) {
    const auto bytes = random_bytes(150);
    for (std::size_t key = 0; key <= 100; key += 5)
        for (std::size_t size = 0; size <= 150; size += 7) {
            const auto k = std::string_view(bytes).substr(0, key);
            const auto m = std::string_view(bytes).substr(0, size);
            ASSERT_EQ(guomi.mac(k, {m}).text(), second::hmac_sm3(k, m)) << key << " " << size;
        }
}

/// An empty key must not mean "the key of the last call".
TEST(Vectors, EmptyMacKeyIsItsOwnKey) {
    const auto empty = international.mac("", {"message"});
    static_cast<void>(international.mac("another key", {"message"}));
    EXPECT_EQ(international.mac("", {"message"}), empty);
    EXPECT_NE(international.mac("another key", {"message"}), empty);
}

/// COVERS: RFC 5869 annex A.1, A.2, A.3
TEST(Vectors, HkdfSha256) {
    const auto hkdf = [](const std::string& secret, const std::string& salt, const std::string& info,
                         std::size_t size) { return to_hex(international.derive(secret, salt, info, size).reveal()); };
    const auto run = [](int from, int until) {
        std::string bytes;
        for (int i = from; i <= until; ++i) bytes += static_cast<char>(i);
        return bytes;
    };
    EXPECT_EQ(hkdf(std::string(22, '\x0b'), run(0, 12), run(0xf0, 0xf9), 42),
              "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    EXPECT_EQ(hkdf(run(0, 0x4f), run(0x60, 0xaf), run(0xb0, 0xff), 82),
              "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
              "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    EXPECT_EQ(hkdf(std::string(22, '\x0b'), "", "", 42),
              "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    EXPECT_THROW(static_cast<void>(hkdf("x", "", "", 255 * 32 + 1)), CryptoFault);
}

TEST(Vectors, HkdfSm3AgreesWithASecondImplementation) {
    for (const std::size_t size : {1u, 31u, 32u, 33u, 48u, 100u})
        EXPECT_EQ(guomi.derive("secret", {}, "info", size).reveal(), second::hkdf_sm3("secret", "info", size)) << size;
}

TEST(Vectors, HasherTakesPiecesAndStartsAgain) {
    for (const auto* primitives : {&international, &guomi}) {
        const auto hasher = primitives->hasher();
        for (int round = 0; round < 2; ++round) {
            hasher->update("a");
            hasher->update("");
            hasher->update("bc");
            EXPECT_EQ(hasher->finish(), primitives->hash("abc"));
        }
        EXPECT_EQ(primitives->hash({"a", "", "bc"}), primitives->hash("abc"));
    }
}

/// COVERS: McGrew & Viega, test cases 13, 14 and 16 of the GCM specification
TEST(Vectors, Aes256Gcm) {
    const auto zero_key = *Key::from_bytes(std::string(32, '\0'));
    const std::string zero_nonce(12, '\0');
    EXPECT_EQ(to_hex(aes_gcm::encrypt(zero_key, zero_nonce, {}, "")), "530f8afbc74536b9a963b4f1c4cb738b");
    EXPECT_EQ(to_hex(aes_gcm::encrypt(zero_key, zero_nonce, {}, std::string(16, '\0'))),
              "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
    const auto key = *Key::from_bytes(from_hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
    const auto plain = from_hex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    EXPECT_EQ(to_hex(aes_gcm::encrypt(key, from_hex("cafebabefacedbaddecaf888"),
                                      {from_hex("feedfacedeadbeeffeedfacedeadbeef"), from_hex("abaddad2")}, plain)),
              "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
              "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
              "76fc6ece0f4e1768cddf8853bb2d551b");
}

/// One block of counter mode over zeros is the block cipher of the counter.
/// COVERS: GB/T 32907-2016 annex A.1
TEST(Vectors, Sm4) {
    const auto key = from_hex("0123456789abcdeffedcba9876543210");
    EXPECT_EQ(to_hex(sm4_hmac::ctr(key, key, std::string(16, '\0'))), "681edf34d206965e86b3e94f536e4246");
    EXPECT_EQ(to_hex(second::sm4_ctr(key, key, std::string(16, '\0'))), "681edf34d206965e86b3e94f536e4246");
}

TEST(Vectors, Sm4CtrAgreesWithASecondImplementationAcrossCounterOverflow) {
    const auto key = random_bytes(16);
    const auto bytes = random_bytes(100);
    for (const auto& counter : {random_bytes(16), std::string(16, '\xff'), std::string(15, '\xff') + '\xfe'})
        for (std::size_t size = 0; size <= bytes.size(); ++size) {
            const auto plain = std::string_view(bytes).substr(0, size);
            ASSERT_EQ(sm4_hmac::ctr(key, counter, plain), second::sm4_ctr(key, counter, plain)) << size;
        }
}

/// The whole sealed form of the national suite, put together by hand.
TEST(Vectors, GuomiSealedFormIsWhatTheHeaderSays) {
    const auto key = Key::random();
    const auto nonce = random_bytes(16);
    const std::string aad = "1|person|phone";
    const auto keys = second::hkdf_sm3(key.reveal(), "linli seal sm4-ctr hmac-sm3", 48);
    const auto cipher = second::sm4_ctr(keys.substr(0, 16), nonce, "13800000000");
    const std::string header{'\x01', '\x02'};
    const std::string length = std::string(7, '\0') + static_cast<char>(aad.size());
    auto expected = header + nonce + cipher;
    expected += second::hmac_sm3(keys.substr(16), header + length + aad + nonce + cipher);
    EXPECT_EQ(sm4_hmac::seal(key, nonce, aad, "13800000000"), expected);
}

/// COVERS: RFC 8032 §7.1 tests 1 and 2
TEST(Vectors, Ed25519) {
    struct Case {
        const char *seed, *public_key, *message, *signature;
    };
    for (const auto& [seed, public_key, message, signature] :
         {Case{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
               "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
               "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
               "d25bf5f0595bbe24655141438e7a100b"},
          Case{"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
               "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
               "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
               "387b2eaeb4302aeeb00d291612bb0c00"}}) {
        const auto key = ed25519::signing_key(from_hex(seed));
        EXPECT_EQ(to_hex(key->public_key()), public_key);
        EXPECT_EQ(to_hex(key->sign(from_hex(message))), signature);
        EXPECT_TRUE(international.verify(from_hex(public_key), from_hex(message), from_hex(signature)));
    }
}

/// COVERS: GB/T 32918.5-2017 annex A.2 (the recommended curve)
TEST(Vectors, Sm2) {
    const auto scalar = from_hex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");
    const auto public_key = from_hex(
        "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
        "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
    const auto signature = from_hex(
        "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
        "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
    EXPECT_TRUE(guomi.verify(public_key, "message digest", signature));
    EXPECT_TRUE(second::sm2_verify(public_key, "message digest", signature));
    const auto key = sm2::signing_key(scalar);
    EXPECT_EQ(to_hex(key->public_key()), to_hex(public_key));
    const auto ours = key->sign("another message");
    EXPECT_TRUE(second::sm2_verify(public_key, "another message", ours));
    EXPECT_FALSE(second::sm2_verify(public_key, "a third message", ours));
}

TEST(Vectors, Sm2SignaturesStandBeforeASecondVerifier) {
    for (int i = 0; i < 20; ++i) {
        const auto key = guomi.new_signing_key();
        const auto message = random_bytes(static_cast<std::size_t>(i) * 13);
        const auto signature = key->sign(message);
        ASSERT_EQ(signature.size(), 64u);
        ASSERT_TRUE(second::sm2_verify(key->public_key(), message, signature));
        ASSERT_TRUE(guomi.verify(key->public_key(), message, signature));
    }
}

}  // namespace
}  // namespace linli::crypto
