#include <linli/base/text.h>
#include <linli/crypto/keyring.h>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <thread>

namespace linli::crypto {
namespace {

namespace fs = std::filesystem;
const Instant now = from_ms(1'790'000'000'000);

class KeyringTest : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "linli-keyring-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder = pattern;
        path = folder / "master.keys";
    }
    void TearDown() override { fs::remove_all(folder); }
    std::string content() const {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    void write(const std::string& text) const {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    }

    fs::path folder;
    fs::path path;
};

TEST_F(KeyringTest, ComesBackFromItsFile) {
    const auto made = Keyring::create(path, Suite::guomi, now);
    const auto loaded = Keyring::load(path);
    EXPECT_EQ(loaded.suite(), Suite::guomi);
    EXPECT_EQ(loaded.generations(), std::vector<int>{1});
    EXPECT_EQ(loaded.key(Purpose::seal).reveal(), made.key(Purpose::seal).reveal());
    EXPECT_EQ(loaded.fingerprint(), made.fingerprint());
    EXPECT_EQ(loaded.signing_key()->public_key(), made.signing_key()->public_key());
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(KeyringTest, NeverOverwritesAFile) {
    static_cast<void>(Keyring::create(path, Suite::international, now));
    const auto before = content();
    EXPECT_THROW(static_cast<void>(Keyring::create(path, Suite::international, now)), CryptoFault);
    EXPECT_EQ(content(), before);
}

TEST_F(KeyringTest, RefusesAFileThatOthersMayRead) {
    static_cast<void>(Keyring::create(path, Suite::international, now));
    for (const mode_t mode : {0640u, 0604u, 0620u, 0602u, 0611u, 0644u}) {
        ASSERT_EQ(::chmod(path.c_str(), mode), 0);
        EXPECT_THROW(static_cast<void>(Keyring::load(path)), CryptoFault) << std::oct << mode;
    }
    ASSERT_EQ(::chmod(path.c_str(), 0400), 0);
    EXPECT_NO_THROW(static_cast<void>(Keyring::load(path)));
}

TEST_F(KeyringTest, RefusesMissingLinkedCutAndChangedFiles) {
    EXPECT_THROW(static_cast<void>(Keyring::load(path)), CryptoFault);
    auto ring = Keyring::create(path, Suite::international, now);
    static_cast<void>(ring.add_generation(now));
    const auto good = content();
    for (std::size_t size = 0; size < good.size(); ++size) {
        write(good.substr(0, size));
        ASSERT_THROW(static_cast<void>(Keyring::load(path)), CryptoFault) << size;
    }
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto changed = good;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        write(changed);
        ASSERT_THROW(static_cast<void>(Keyring::load(path)), CryptoFault) << at;
    }
    write(good);
    EXPECT_NO_THROW(static_cast<void>(Keyring::load(path)));
    fs::create_symlink(path, folder / "link");
    EXPECT_THROW(static_cast<void>(Keyring::load(folder / "link")), CryptoFault);
}

TEST_F(KeyringTest, FaultsNameTheFileButNoKey) {
    static_cast<void>(Keyring::create(path, Suite::international, now));
    const auto good = content();
    write(good + "x");
    try {
        static_cast<void>(Keyring::load(path));
        FAIL() << "a changed file was accepted";
    } catch (const CryptoFault& fault) {
        const std::string said = fault.what();
        EXPECT_NE(said.find("master.keys"), std::string::npos);
        const auto key_line = text::split(good, '\n')[3];
        EXPECT_EQ(said.find(text::split(key_line, ' ')[3]), std::string::npos);
    }
}

TEST_F(KeyringTest, RotatesAndRetires) {
    auto ring = Keyring::create(path, Suite::international, now);
    const auto old = std::string(ring.key(Purpose::seal).reveal());
    EXPECT_THROW(ring.retire(1), CryptoFault) << "the newest key is in use";
    EXPECT_EQ(ring.add_generation(now), 2);
    EXPECT_EQ(ring.key(Purpose::seal, 1, Suite::international).reveal(), old);
    EXPECT_NE(ring.key(Purpose::seal).reveal(), old);
    const auto loaded = Keyring::load(path);
    EXPECT_EQ(loaded.newest(), 2);
    EXPECT_EQ(loaded.key(Purpose::seal).reveal(), ring.key(Purpose::seal).reveal());
    EXPECT_THROW(ring.retire(1), CryptoFault) << "the indexes still need it";
    EXPECT_THROW(ring.change_index({7, Suite::international}), CryptoFault);
    ring.change_index({2, Suite::international});
    ring.retire(1);
    EXPECT_THROW(static_cast<void>(ring.key(Purpose::seal, 1, Suite::international)), CryptoFault);
    EXPECT_EQ(Keyring::load(path).generations(), std::vector<int>{2});
    EXPECT_EQ(Keyring::load(path).index(), (IndexKey{2, Suite::international}));
    EXPECT_THROW(ring.retire(7), CryptoFault);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1) << "no scratch file stays";
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(KeyringTest, ChangesSuiteAndKeepsTheOldKeys) {
    auto ring = Keyring::create(path, Suite::international, now);
    const auto before = std::string(ring.key(Purpose::seal).reveal());
    ring.change_suite(Suite::guomi);
    EXPECT_EQ(Keyring::load(path).suite(), Suite::guomi);
    EXPECT_EQ(Keyring::load(path).index(), (IndexKey{1, Suite::international})) << "indexes are not remade by this";
    EXPECT_NE(ring.key(Purpose::seal).reveal(), before);
    EXPECT_EQ(ring.key(Purpose::seal, 1, Suite::international).reveal(), before);
}

// ---- several processes ----------------------------------------------------------------------------------------

TEST_F(KeyringTest, ARunningProcessLearnsANewGenerationAtOnce) {
    auto tool = Keyring::create(path, Suite::international, now);
    const auto server = Keyring::load(path);
    const auto before = server.version();
    EXPECT_FALSE(server.refresh());
    EXPECT_EQ(server.version(), before);
    EXPECT_EQ(tool.add_generation(now), 2);
    EXPECT_EQ(server.newest(), 1) << "nothing was asked yet";
    EXPECT_EQ(server.key(Purpose::seal, 2, Suite::international).reveal(), tool.key(Purpose::seal).reveal())
        << "what is sealed under a new generation opens before anybody refreshed";
    EXPECT_EQ(server.newest(), 2);
    EXPECT_GT(server.version(), before);
    EXPECT_EQ(tool.add_generation(now), 3);
    EXPECT_TRUE(server.has(3));
    EXPECT_EQ(tool.add_generation(now), 4);
    EXPECT_TRUE(server.refresh());
    EXPECT_EQ(server.newest(), 4);
    EXPECT_FALSE(server.has(5));
    EXPECT_THROW(static_cast<void>(server.key(Purpose::seal, 5, Suite::international)), CryptoFault);
    tool.retire(2);
    EXPECT_TRUE(server.refresh());
    EXPECT_FALSE(server.has(2));
}

/// Two administrators rotate at the same time: whoever comes second begins from what the first one wrote.
TEST_F(KeyringTest, NoGenerationIsLostWhenTwoAddOne) {
    auto one = Keyring::create(path, Suite::international, now);
    auto two = Keyring::load(path);
    std::vector<std::thread> both;
    for (auto* ring : {&one, &two})
        both.emplace_back([ring] {
            for (int i = 0; i < 20; ++i) static_cast<void>(ring->add_generation(now));
        });
    for (auto& thread : both) thread.join();
    const auto loaded = Keyring::load(path);
    EXPECT_EQ(loaded.generations().size(), 41u);
    EXPECT_TRUE(one.refresh() || two.refresh());
    for (const int generation : loaded.generations()) {
        EXPECT_EQ(one.fingerprint(generation), loaded.fingerprint(generation)) << generation;
        EXPECT_EQ(two.fingerprint(generation), loaded.fingerprint(generation)) << generation;
    }
}

TEST_F(KeyringTest, KeysOfAnotherDeploymentAreNotTakenOver) {
    const auto server = Keyring::create(path, Suite::international, now);
    const auto before = std::string(server.key(Purpose::seal).reveal());
    fs::remove(path);
    auto foreign = Keyring::create(path, Suite::international, now);
    static_cast<void>(foreign.add_generation(now));
    EXPECT_THROW(static_cast<void>(server.refresh()), CryptoFault);
    EXPECT_THROW(static_cast<void>(server.key(Purpose::seal, 2, Suite::international)), CryptoFault);
    EXPECT_EQ(server.key(Purpose::seal).reveal(), before) << "what was known stays in use";
    fs::remove(path);
    EXPECT_THROW(static_cast<void>(server.refresh()), CryptoFault);
    EXPECT_EQ(server.newest(), 1);
}

TEST_F(KeyringTest, RemembersWhenAGenerationWasMade) {
    auto ring = Keyring::create(path, Suite::international, now);
    static_cast<void>(ring.add_generation(now + std::chrono::hours(24)));
    EXPECT_NE(ring.made(1), ring.made(2));
    EXPECT_EQ(Keyring::load(path).made(2), ring.made(2));
    EXPECT_THROW(static_cast<void>(ring.made(3)), CryptoFault);
}

TEST(Keyring, EveryPurposeGenerationAndSuiteHasItsOwnKey) {
    auto ring = Keyring::ephemeral(Suite::international);
    static_cast<void>(ring.add_generation(now));
    std::map<std::string, int> seen;
    for (std::size_t purpose = 0; purpose < words(Purpose{}).size(); ++purpose)
        for (const int generation : ring.generations())
            for (const auto suite : {Suite::international, Suite::guomi})
                ++seen[std::string(ring.key(static_cast<Purpose>(purpose), generation, suite).reveal())];
    EXPECT_EQ(seen.size(), words(Purpose{}).size() * 4);
    EXPECT_NE(ring.fingerprint(1), ring.fingerprint(2));
    EXPECT_EQ(ring.fingerprint(), ring.fingerprint(1));
    EXPECT_NE(Keyring::ephemeral(Suite::international).fingerprint(), ring.fingerprint());
}

}  // namespace
}  // namespace linli::crypto
