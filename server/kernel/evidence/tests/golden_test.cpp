#include <linli/evidence/pack.h>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace linli::evidence {
namespace {

std::string golden(const std::string& name) {
    std::ifstream file(std::string(LINLI_ROOT) + "/server/kernel/evidence/tests/golden/" + name, std::ios::binary);
    EXPECT_TRUE(file) << name;
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Packs are kept in drawers for decades. These were written by the first version, and a script that shares no code
/// with ours (Python's hashes, the openssl command) has verified them; they must stay good for ever.
class GoldenPack : public ::testing::TestWithParam<const char*> {};

TEST_P(GoldenPack, StaysGood) {
    const std::string name = GetParam();
    const auto key = Verifier::parse(golden(name + ".key"));
    ASSERT_TRUE(key);
    for (const auto& trust : {Trust{{*key}, {}}, Trust{{*key}, {golden(name + ".checkpoint")}}}) {
        const auto report = verify_pack(golden(name + ".json"), trust);
        EXPECT_TRUE(report.good);
        ASSERT_EQ(report.entries.size(), 5u);
        EXPECT_EQ(report.entries[0].verdict, Verdict::proven);
        EXPECT_EQ(report.entries[1].verdict, Verdict::erased);
        EXPECT_EQ(report.entries[4].index, 299u);
        EXPECT_NE(report.entries[4].statement.find(R"("step":299)"), std::string::npos);
    }
    const auto by_checkpoint = verify_pack(golden(name + ".json"), {{}, {golden(name + ".checkpoint")}});
    EXPECT_FALSE(by_checkpoint.trusted) << "three entries are younger than the kept checkpoint of 120";
}

INSTANTIATE_TEST_SUITE_P(Both, GoldenPack, ::testing::Values("international", "guomi"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace linli::evidence
