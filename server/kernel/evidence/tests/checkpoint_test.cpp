#include <linli/base/text.h>
#include <linli/evidence/checkpoint.h>
#include <linli/evidence/leaf.h>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

namespace linli::evidence {
namespace {

std::string canonical(const char* text) { return canonical_json(boost::json::parse(text)); }

/// COVERS: RFC 8785 §3.2 (without numbers that have fractions)
TEST(CanonicalJson, IsAFunctionOfTheMeaning) {
    EXPECT_EQ(canonical(R"({ "b" : [1, -2, true, null], "a":{"z":"","y":{}} })"),
              R"({"a":{"y":{},"z":""},"b":[1,-2,true,null]})");
    EXPECT_EQ(canonical(R"(["\u20ac$\u000F\nA'B\"\\\\\"\/邻"])"), "[\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/邻\"]");
    EXPECT_EQ(canonical(R"("\u0008\u0009\u000a\u000b\u000c\u000d\u001f\u007f")"),
              "\"\\b\\t\\n\\u000b\\f\\r\\u001f\x7f\"");
    EXPECT_EQ(canonical("9007199254740992"), "9007199254740992");
    EXPECT_THROW(canonical("9007199254740993"), InvariantBroken);
    EXPECT_THROW(canonical("18446744073709551615"), InvariantBroken);
    EXPECT_THROW(canonical("1.5"), InvariantBroken);
    EXPECT_THROW(canonical(R"({"键":1})"), InvariantBroken);
}

TEST(Commitment, BindsEveryPart) {
    Subject about{TenantId{1}, *LeafId::parse("018f0000-0000-7000-8000-000000000001"), "cases.step",
                  *Uuid::parse("018f0000-0000-7000-8000-000000000002"), from_ms(1'790'000'000'000)};
    const auto text = statement(about, R"({"state":"closed"})");
    EXPECT_EQ(text, R"({"at_ms":1790000000000,"content":{"state":"closed"},"kind":"cases.step",)"
                    R"("leaf":"018f0000-0000-7000-8000-000000000001","subject":"018f0000-0000-7000-8000-000000000002",)"
                    R"("tenant":1})");
    EXPECT_EQ(canonical(text.c_str()), text) << "the statement is canonical itself";
    const std::string salt(salt_size, 's');
    const auto made = commitment(crypto::Suite::international, salt, text);
    EXPECT_EQ(made, crypto::suite(crypto::Suite::international).hash("\x01\x01" + salt + text));
    EXPECT_NE(made, commitment(crypto::Suite::guomi, salt, text));
    EXPECT_NE(made, commitment(crypto::Suite::international, std::string(salt_size, 't'), text));
    EXPECT_EQ(tree_entry(1, crypto::Suite::guomi, made), "\x01\x02" + made.text());
    about.kind = "a\"b";
    EXPECT_THROW(statement(about, "{}"), InvariantBroken);
}

class CheckpointTest : public ::testing::TestWithParam<crypto::Suite> {
protected:
    const crypto::CryptoSuite& suite = crypto::suite(GetParam());
    const std::unique_ptr<crypto::SigningKey> key = suite.new_signing_key();
    const Verifier verifier{"linli.example/evidence", GetParam(), key->public_key()};
    const Checkpoint checkpoint{"linli.example/evidence/1/1", 70'000, suite.hash("root"), GetParam(),
                                from_ms(1'790'000'000'000)};
    std::string note() const {
        const crypto::SigningKey* signers[] = {key.get()};
        return sign(checkpoint, verifier.name, signers);
    }
};

INSTANTIATE_TEST_SUITE_P(Both, CheckpointTest, ::testing::Values(crypto::Suite::international, crypto::Suite::guomi),
                         [](const auto& instance) { return std::string(word(instance.param)); });

TEST_P(CheckpointTest, ReadsAsDocumented) {
    const auto text = note();
    const auto lines = linli::text::split(text, '\n');
    ASSERT_EQ(lines.size(), 8u);
    EXPECT_EQ(lines[0], "linli.example/evidence/1/1");
    EXPECT_EQ(lines[1], "70000");
    EXPECT_EQ(lines[2], to_base64(checkpoint.root.view()));
    EXPECT_EQ(lines[3], "suite " + std::string(word(GetParam())));
    EXPECT_EQ(lines[4], "time 1790000000000");
    EXPECT_EQ(lines[5], "");
    EXPECT_EQ(lines[6].substr(0, 27), "\xe2\x80\x94 linli.example/evidence ");
    const auto signature = from_base64(lines[6].substr(27));
    ASSERT_TRUE(signature);
    EXPECT_EQ(signature->size(), 68u);
    EXPECT_EQ(linli::text::to_hex(signature->substr(0, 4)), verifier.id());
}

TEST_P(CheckpointTest, VerifiesWithItsKeyOnly) {
    const auto good = verify(note(), verifier);
    ASSERT_TRUE(good);
    EXPECT_EQ(good->origin, checkpoint.origin);
    EXPECT_EQ(good->size, checkpoint.size);
    EXPECT_EQ(good->root, checkpoint.root);
    EXPECT_EQ(good->at, checkpoint.at);
    EXPECT_FALSE(verify(note(), {verifier.name, GetParam(), suite.new_signing_key()->public_key()}));
    EXPECT_FALSE(verify(note(), {"linli.example/other", GetParam(), key->public_key()}));
    EXPECT_FALSE(verify(note(), {"linli.example/evid", GetParam(), key->public_key()})) << "a name is a whole step";
}

/// One changed byte anywhere: not read, or not verified.
TEST_P(CheckpointTest, RefusesEveryChangedByte) {
    const auto good = note();
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto changed = good;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(verify(changed, verifier)) << at;
    }
    for (std::size_t size = 0; size + 1 < good.size(); ++size) EXPECT_FALSE(verify(good.substr(0, size), verifier));
    EXPECT_FALSE(read_unverified("a\n01\n" + to_base64(checkpoint.root.view()) + "\nsuite guomi\ntime 1\n\n"));
}

TEST_P(CheckpointTest, ServesBothKeysWhileOneIsReplaced) {
    const auto fresh = suite.new_signing_key();
    const crypto::SigningKey* signers[] = {key.get(), fresh.get()};
    const auto both = sign(checkpoint, verifier.name, signers);
    EXPECT_TRUE(verify(both, verifier));
    EXPECT_TRUE(verify(both, {verifier.name, GetParam(), fresh->public_key()}));
}

TEST_P(CheckpointTest, KeysTravelAsText) {
    const auto text = verifier.text();
    const auto parsed = Verifier::parse(text);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->name, verifier.name);
    EXPECT_EQ(parsed->suite, GetParam());
    EXPECT_EQ(parsed->public_key, verifier.public_key);
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto changed = text;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(Verifier::parse(changed)) << at;
    }
    EXPECT_FALSE(Verifier::parse(""));
    EXPECT_FALSE(Verifier::parse("a+b"));
}

/// The key of the C2SP signed-note specification's own example.
/// COVERS: C2SP signed-note, "Verifier keys"
TEST(Verifiers, PublishedKey) {
    const std::string text = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    const auto parsed = Verifier::parse(text);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->name, "sum.golang.org");
    EXPECT_EQ(parsed->id(), "033de0ae");
}

/// COVERS: RFC 4648 §10
TEST(Base64, PublishedVectors) {
    const std::pair<const char*, const char*> table[] = {{"", ""},        {"f", "Zg=="},          {"fo", "Zm8="},
                                                         {"foo", "Zm9v"}, {"foobar", "Zm9vYmFy"}, {"\xfb\xff", "+/8="}};
    for (const auto& [plain, encoded] : table) {
        EXPECT_EQ(to_base64(plain), encoded);
        EXPECT_EQ(from_base64(encoded), plain);
    }
    for (const auto* bad : {"Zg", "Zg=", "Zh==", "-_8=", "Z g=", "Zg==="}) EXPECT_FALSE(from_base64(bad)) << bad;
}

}  // namespace
}  // namespace linli::evidence
