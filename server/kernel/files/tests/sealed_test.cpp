#include "sealed.h"
#include "pictures.h"
#include "text_bytes.h"

#include <gtest/gtest.h>

namespace linli::files {
namespace {

using crypto::Keyring;
using crypto::Suite;

std::string pattern(std::size_t size) {
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>((i * 31 + i / 977) & 0xFFU);
    return text;
}

class Sealed : public ::testing::TestWithParam<Suite> {
protected:
    void write(const std::string& plain) {
        std::filesystem::remove(path);
        write_sealed(create_file(path), keyring, name, Text(plain));
    }
    std::string read(const CopyName& as) {
        const auto reader = open_sealed(path, keyring, as);
        return reader->read(0, reader->size());
    }

    Scratch scratch;
    std::filesystem::path path = scratch.path() / "copy";
    Keyring keyring = Keyring::ephemeral(GetParam());
    CopyName name{TenantId{3}, std::string(64, 'a'), Copy::original};
};

TEST_P(Sealed, GivesBackWhatWasWritten) {
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, chunk_size - 1, chunk_size, chunk_size + 1, 3 * chunk_size + 7}) {
        const auto plain = pattern(size);
        write(plain);
        EXPECT_TRUE(read(name) == plain) << size;
        EXPECT_EQ(sealed_under(path).suite, GetParam());
    }
}

TEST_P(Sealed, ReadsAnyPlace) {
    const auto plain = pattern(2 * chunk_size + 100);
    write(plain);
    const auto reader = open_sealed(path, keyring, name);
    for (const auto& [offset, most] : {std::pair<std::size_t, std::size_t>{0, 10},
                                       {chunk_size - 3, 6},
                                       {plain.size() - 5, 50},
                                       {100, 2 * chunk_size},
                                       {chunk_size, 1},
                                       {plain.size(), 4},
                                       {plain.size() + 9, 4}}) {
        const auto wanted = offset < plain.size() ? plain.substr(offset, most) : std::string();
        EXPECT_TRUE(reader->read(offset, most) == wanted) << offset << "+" << most;
    }
}

TEST_P(Sealed, HidesItsBytes) {
    write("a letter that nobody else may read");
    EXPECT_EQ(slurp(path).find("letter"), std::string::npos);
}

/// Goal: no byte of a stored copy can be changed without notice.
TEST_P(Sealed, FindsEveryChangedByte) {
    write(pattern(40));
    const auto good = slurp(path);
    for (std::size_t i = 0; i < good.size(); ++i) {
        auto bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 1);
        spill(path, bad);
        EXPECT_THROW(read(name), db::StoreFault) << "byte " << i;
    }
}

TEST_P(Sealed, FindsCutPaddedAndSwappedChunks) {
    write(pattern(3 * chunk_size));
    const auto good = slurp(path);
    const auto sealed = chunk_size + crypto::suite(GetParam()).overhead();
    spill(path, good.substr(0, good.size() - 1));
    EXPECT_THROW(read(name), db::StoreFault);
    spill(path, good.substr(0, good.size() - sealed));
    EXPECT_THROW(read(name), db::StoreFault);
    spill(path, good + "x");
    EXPECT_THROW(read(name), db::StoreFault);
    spill(path, good.substr(0, 24) + good.substr(24 + sealed, sealed) + good.substr(24, sealed) +
                    good.substr(24 + 2 * sealed));
    EXPECT_THROW(read(name), db::StoreFault);
}

TEST_P(Sealed, BelongsToOneContentOfOneTenant) {
    write("x");
    for (const auto& other :
         {CopyName{TenantId{4}, name.hash, name.copy}, CopyName{name.tenant, std::string(64, 'b'), name.copy},
          CopyName{name.tenant, name.hash, Copy::served}})
        EXPECT_THROW(read(other), db::StoreFault);
    keyring = Keyring::ephemeral(GetParam());
    EXPECT_THROW(read(name), db::StoreFault) << "a foreign key";
}

TEST_P(Sealed, StaysReadableUnderAnOlderKey) {
    write("older");
    keyring.add_generation(from_ms(1'790'000'000'000));
    EXPECT_EQ(read(name), "older");
    EXPECT_EQ(sealed_under(path).generation, 1);
    write("newer");
    EXPECT_EQ(sealed_under(path).generation, 2);
    EXPECT_EQ(read(name), "newer");
}

TEST_P(Sealed, AMissingFileIsAFaultOfTheStore) { EXPECT_THROW(read(name), db::StoreFault); }

INSTANTIATE_TEST_SUITE_P(Suites, Sealed, ::testing::Values(Suite::international, Suite::guomi),
                         [](const auto& suite) { return std::string(crypto::word(suite.param)); });

}  // namespace
}  // namespace linli::files
