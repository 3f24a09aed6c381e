#include <linli/base/text.h>
#include <linli/crypto/password.h>
#include <linli/crypto/random.h>
#include <linli/crypto/totp.h>

#include <gtest/gtest.h>

namespace linli::crypto {
namespace {

TEST(Passwords, VerifyWhatWasHashed) {
    const auto stored = hash_password("正确的密码 pass", PasswordCost::minimal());
    EXPECT_EQ(stored.substr(0, 16), "$argon2id$v=19$m");
    EXPECT_TRUE(verify_password(stored, "正确的密码 pass"));
    EXPECT_FALSE(verify_password(stored, "正确的密码 Pass"));
    EXPECT_FALSE(verify_password(stored, ""));
    EXPECT_NE(hash_password("正确的密码 pass", PasswordCost::minimal()), stored) << "each has its own salt";
}

TEST(Passwords, InteractiveCostIsStoredInTheString) {
    const auto stored = hash_password("x");
    EXPECT_NE(stored.find("$m=65536,t=2,p=1$"), std::string::npos) << stored;
    EXPECT_TRUE(verify_password(stored, "x"));
    EXPECT_FALSE(needs_rehash(stored));
    EXPECT_TRUE(needs_rehash(hash_password("x", PasswordCost::minimal())));
    EXPECT_FALSE(needs_rehash(hash_password("x", PasswordCost::minimal()), PasswordCost::minimal()));
}

TEST(Passwords, RubbishIsNoHash) {
    const auto stored = hash_password("x", PasswordCost::minimal());
    for (const auto& rubbish : {std::string(), std::string("$argon2id$"), stored.substr(0, stored.size() / 2),
                                stored + "x", std::string(500, 'a'), std::string("plain"), stored + '\0'}) {
        EXPECT_FALSE(verify_password(rubbish, "x"));
        EXPECT_TRUE(needs_rehash(rubbish.size() > 150 ? rubbish : "no" + rubbish));
    }
    EXPECT_NO_THROW(spend_password_time("x", PasswordCost::minimal()));
}

/// The last six of the eight digits of the table.
/// COVERS: RFC 6238 annex B
TEST(Totp, PublishedCodes) {
    const Secret secret("12345678901234567890");
    const std::pair<std::int64_t, const char*> table[] = {{59, "287082"},         {1111111109, "081804"},
                                                          {1111111111, "050471"}, {1234567890, "005924"},
                                                          {2000000000, "279037"}, {20000000000, "353130"}};
    for (const auto& [seconds, code] : table)
        EXPECT_EQ(totp_code(secret, totp_step(from_ms(seconds * 1000))), code) << seconds;
}

TEST(Totp, AcceptsOneStepEarlyAndLateAndEachCodeOnce) {
    const Secret secret("12345678901234567890");
    const Instant now = from_ms(1'790'000'000'000);
    const auto step = totp_step(now);
    for (const int off : {-1, 0, 1}) EXPECT_EQ(match_totp(secret, totp_code(secret, step + off), now, {}), step + off);
    for (const int off : {-2, 2})
        EXPECT_EQ(match_totp(secret, totp_code(secret, step + off), now, {}), std::nullopt) << off;
    EXPECT_EQ(match_totp(secret, totp_code(secret, step), now, step), std::nullopt) << "used once already";
    EXPECT_EQ(match_totp(secret, totp_code(secret, step - 1), now, step), std::nullopt) << "older than the last used";
    EXPECT_EQ(match_totp(secret, totp_code(secret, step + 1), now, step), step + 1);
    EXPECT_EQ(match_totp(secret, "", now, {}), std::nullopt);
    EXPECT_EQ(match_totp(secret, totp_code(secret, step) + "0", now, {}), std::nullopt);
}

/// COVERS: RFC 4648 §10 (without padding)
TEST(Totp, Base32) {
    const std::pair<const char*, const char*> table[] = {{"", ""},
                                                         {"f", "MY"},
                                                         {"fo", "MZXQ"},
                                                         {"foo", "MZXW6"},
                                                         {"foob", "MZXW6YQ"},
                                                         {"fooba", "MZXW6YTB"},
                                                         {"foobar", "MZXW6YTBOI"}};
    for (const auto& [plain, encoded] : table) {
        EXPECT_EQ(to_base32(plain), encoded);
        EXPECT_EQ(from_base32(encoded), plain);
    }
    EXPECT_EQ(from_base32("mzxw 6ytb-oi"), "foobar");
    for (const auto* bad : {"M", "MZX", "MZXW6Y", "MZ", "1A", "MY======", "M!"})
        EXPECT_EQ(from_base32(bad), std::nullopt) << bad;
    const auto bytes = random_bytes(20);
    EXPECT_EQ(from_base32(to_base32(bytes)), bytes);
}

TEST(Totp, UriEscapesNames) {
    EXPECT_EQ(otpauth_uri("邻里 linli", "a@b", Secret("12345678901234567890")),
              "otpauth://totp/%E9%82%BB%E9%87%8C%20linli:a%40b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
              "&issuer=%E9%82%BB%E9%87%8C%20linli&algorithm=SHA1&digits=6&period=30");
    EXPECT_EQ(new_totp_secret().size(), 20u);
}

}  // namespace
}  // namespace linli::crypto
