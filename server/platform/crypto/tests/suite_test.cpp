#include "primitives.h"

#include <linli/base/text.h>
#include <linli/crypto/random.h>
#include <linli/crypto/suite.h>

#include <gtest/gtest.h>

#include <set>
#include <thread>

namespace linli::crypto {
namespace {

/// Everything a suite promises, asked of both.
class SuiteTest : public testing::TestWithParam<Suite> {
protected:
    const CryptoSuite& primitives = suite(GetParam());
};

TEST_P(SuiteTest, OpensWhatItSealed) {
    const auto key = Key::random();
    for (const std::size_t size : {0u, 1u, 15u, 16u, 17u, 1000u, 100'000u}) {
        const auto plain = random_bytes(size);
        const auto sealed = primitives.seal(key, "aad", plain);
        EXPECT_EQ(sealed.size(), size + primitives.overhead());
        EXPECT_EQ(suite_of(sealed), GetParam());
        EXPECT_EQ(primitives.open(key, "aad", sealed), plain);
        EXPECT_EQ(open(key, "aad", sealed), plain) << "the suite is picked from the ciphertext";
    }
}

TEST_P(SuiteTest, SealsTheSameTextDifferentlyEachTime) {
    const auto key = Key::random();
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(primitives.seal(key, "", "13800000000"));
    EXPECT_EQ(seen.size(), 1000u);
}

/// Every bit of header, nonce, ciphertext and tag, of `aad` and of the key.
TEST_P(SuiteTest, RefusesEveryChangedBit) {
    const auto key = Key::random();
    const std::string aad = "1|018f0000-0000-7000-8000-000000000001|id_number";
    const auto sealed = primitives.seal(key, aad, "340102199001011234");
    const auto flipped = [](std::string bytes, std::size_t bit) {
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
        return bytes;
    };
    for (std::size_t bit = 0; bit < 8 * sealed.size(); ++bit)
        ASSERT_FALSE(open(key, aad, flipped(sealed, bit))) << "sealed bit " << bit;
    for (std::size_t bit = 0; bit < 8 * aad.size(); ++bit)
        ASSERT_FALSE(open(key, flipped(aad, bit), sealed)) << "aad bit " << bit;
    for (std::size_t bit = 0; bit < 8 * Key::size; ++bit)
        ASSERT_FALSE(open(*Key::from_bytes(flipped(std::string(key.reveal()), bit)), aad, sealed)) << "key bit " << bit;
}

TEST_P(SuiteTest, RefusesEveryShorterOrLongerText) {
    const auto key = Key::random();
    const auto sealed = primitives.seal(key, "aad", "text");
    for (std::size_t size = 0; size < sealed.size(); ++size)
        ASSERT_FALSE(open(key, "aad", std::string_view(sealed).substr(0, size))) << size;
    EXPECT_FALSE(open(key, "aad", sealed + '\0'));
    EXPECT_FALSE(open(key, "aad ", sealed));
    EXPECT_FALSE(open(key, "", sealed));
}

/// Bytes may not wander between what is authenticated only and what is encrypted.
TEST_P(SuiteTest, BindsTheBorderBetweenAadAndCiphertext) {
    const auto key = Key::random();
    auto sealed = primitives.seal(key, "aad", "text");
    const std::size_t nonce = GetParam() == Suite::guomi ? 16 : 12;
    const auto moved = sealed.substr(2, nonce);
    EXPECT_FALSE(open(key, "aad" + moved, sealed.substr(0, 2) + sealed.substr(2 + nonce)));
}

TEST_P(SuiteTest, OneSuiteDoesNotOpenTheOther) {
    const auto key = Key::random();
    const auto other = GetParam() == Suite::guomi ? Suite::international : Suite::guomi;
    EXPECT_FALSE(suite(other).open(key, "", primitives.seal(key, "", "text")));
}

TEST_P(SuiteTest, VerifiesOwnSignaturesOnly) {
    const auto key = primitives.new_signing_key();
    const auto other = primitives.new_signing_key();
    const std::string message = "linli/1\n3\nroot\n";
    const auto signature = key->sign(message);
    EXPECT_EQ(key->suite(), GetParam());
    EXPECT_EQ(signature.size(), 64u);
    EXPECT_TRUE(primitives.verify(key->public_key(), message, signature));
    EXPECT_FALSE(primitives.verify(other->public_key(), message, signature));
    for (std::size_t i = 0; i < message.size(); ++i) {
        auto changed = message;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(primitives.verify(key->public_key(), changed, signature)) << i;
    }
    for (std::size_t bit = 0; bit < 8 * signature.size(); bit += 3) {
        auto changed = signature;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
        EXPECT_FALSE(primitives.verify(key->public_key(), message, changed)) << bit;
    }
}

/// Whatever an outsider sends, verification answers false and does not throw.
TEST_P(SuiteTest, VerifyingRubbishIsFalse) {
    const auto key = primitives.new_signing_key();
    for (const auto size : {0, 1, 31, 32, 33, 63, 64, 65, 66})
        for (const char fill : {'\0', '\x04', '\xff'}) {
            const std::string rubbish(static_cast<std::size_t>(size), fill);
            EXPECT_FALSE(primitives.verify(rubbish, "m", key->sign("m"))) << size;
            EXPECT_FALSE(primitives.verify(key->public_key(), "m", rubbish)) << size;
        }
    auto off_curve = key->public_key();
    off_curve.back() = static_cast<char>(off_curve.back() ^ 1);
    EXPECT_FALSE(primitives.verify(off_curve, "m", key->sign("m")));
}

TEST_P(SuiteTest, TheSameSeedGivesTheSameKeyPair) {
    const auto bytes = random_bytes(seed_size);
    const auto first = primitives.signing_key(Secret(bytes));
    const auto again = primitives.signing_key(Secret(bytes));
    EXPECT_EQ(first->public_key(), again->public_key());
    EXPECT_TRUE(primitives.verify(first->public_key(), "m", again->sign("m")));
    EXPECT_NE(first->public_key(), primitives.signing_key(Secret(random_bytes(seed_size)))->public_key());
    EXPECT_THROW(static_cast<void>(primitives.signing_key(Secret("short"))), CryptoFault);
}

/// Contexts live per thread: many threads on one suite and one signing key disturb nobody.
TEST_P(SuiteTest, ServesManyThreads) {
    const auto key = Key::random();
    const auto signer = primitives.new_signing_key();
    const auto expected = primitives.mac(key, "message");
    std::vector<std::thread> threads;
    std::array<bool, 4> good{};
    for (std::size_t t = 0; t < good.size(); ++t)
        threads.emplace_back([&, t] {
            bool all = true;
            for (int i = 0; i < 200; ++i) {
                const auto text = std::to_string(i);
                all = all && open(key, text, primitives.seal(key, text, text)) == text;
                all = all && primitives.mac(key, "message") == expected;
                if (i % 20 == 0) all = all && primitives.verify(signer->public_key(), text, signer->sign(text));
            }
            good[t] = all;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_TRUE(std::all_of(good.begin(), good.end(), [](bool g) { return g; }));
}

INSTANTIATE_TEST_SUITE_P(Both, SuiteTest, testing::Values(Suite::international, Suite::guomi),
                         [](const auto& instance) { return std::string(word(instance.param)); });

TEST(Suites, AreNamedAndNumbered) {
    EXPECT_EQ(suite_from_word("international"), Suite::international);
    EXPECT_EQ(suite_from_word("guomi"), Suite::guomi);
    EXPECT_EQ(suite_from_word(""), std::nullopt);
    EXPECT_EQ(suite_from_number(2), Suite::guomi);
    EXPECT_EQ(suite_from_number(0), std::nullopt);
    EXPECT_EQ(suite_from_number(258), std::nullopt);
    EXPECT_EQ(suite_of(""), std::nullopt);
    EXPECT_EQ(suite_of("\x02\x01 from a later version"), std::nullopt);
}

/// The scalar stays in 1 .. n-2 at both ends of the seed space.
TEST(Suites, Sm2ScalarsStayInRange) {
    EXPECT_EQ(text::to_hex(sm2::scalar_of(std::string(48, '\0')).reveal()), std::string(63, '0') + "1");
    // n - 3 gives n - 2; n - 2 wraps to 1.
    const auto seed = [](const char* last) { return std::string(16, '\0') + text::from_hex(last); };
    EXPECT_EQ(
        text::to_hex(sm2::scalar_of(seed("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54120")).reveal()),
        "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54121");
    EXPECT_EQ(
        text::to_hex(sm2::scalar_of(seed("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54121")).reveal()),
        std::string(63, '0') + "1");
}

TEST(Secrets, AreWipedWhenMovedFrom) {
    auto key = Key::random();
    const auto kept = std::string(key.reveal());
    const auto moved = std::move(key);
    EXPECT_EQ(moved.reveal(), kept);
    EXPECT_EQ(key.reveal(), std::string(32, '\0'));  // NOLINT(bugprone-use-after-move)
    std::string bytes = "password";
    const auto secret = Secret::take(bytes);
    EXPECT_EQ(secret.reveal(), "password");
    EXPECT_TRUE(bytes.empty());
    EXPECT_FALSE(Key::from_bytes(std::string(31, 'x')));
}

TEST(Secrets, CompareByContent) {
    EXPECT_TRUE(same_bytes("abc", "abc"));
    EXPECT_FALSE(same_bytes("abc", "abd"));
    EXPECT_FALSE(same_bytes("abc", "ab"));
    EXPECT_TRUE(same_bytes("", ""));
}

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
    out << value;
};
static_assert(Printable<std::string> && !Printable<Secret> && !Printable<Key>);
static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_constructible_v<Key>);

/// A byte modulo ten would favour 0 to 5 by 1.6 per cent; ten standard deviations are 0.5.
TEST(Random, DigitsAreDigitsAndEven) {
    const auto digits = random_digits(1'000'000);
    ASSERT_EQ(digits.size(), 1'000'000u);
    std::array<std::int64_t, 10> counts{};
    for (const char digit : digits) ++counts.at(static_cast<std::size_t>(digit - '0'));
    std::int64_t low = 0;
    for (std::size_t digit = 0; digit < 10; ++digit) {
        EXPECT_NEAR(static_cast<double>(counts[digit]), 100'000, 3'000) << digit;
        if (digit < 6) low += counts[digit];
    }
    EXPECT_NEAR(static_cast<double>(low), 600'000, 5'000);
}

TEST(Random, TokensAreLongAndDifferent) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(token());
    EXPECT_EQ(seen.size(), 1000u);
    std::string bytes;
    EXPECT_EQ(seen.begin()->size(), 43u);
    EXPECT_TRUE(text::from_base64url(*seen.begin(), bytes));
    EXPECT_EQ(bytes.size(), 32u);
    EXPECT_TRUE(random_bytes(0).empty());
}

}  // namespace
}  // namespace linli::crypto
