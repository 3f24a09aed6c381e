#include "files_test.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

namespace linli::files {
namespace {

using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class UpkeepTest : public FilesTest {};
LINLI_BOTH_ENGINES(UpkeepTest);

TEST_P(UpkeepTest, SweepForgetsWhatNothingClaimedWithinADay) {
    const auto claimed = upload(jpeg({}, 0, 40)).value();
    ASSERT_TRUE(claim(claimed, one_case).ok());
    const auto left = upload(jpeg({}, 0, 60)).value();
    clock.advance(hours(23));
    EXPECT_EQ(files->sweep(TenantId{1}), 0);
    const auto fresh = upload(jpeg({}, 0, 80)).value();
    clock.advance(hours(2));
    EXPECT_EQ(files->sweep(TenantId{1}), 1);
    EXPECT_FALSE(find_own(left, scope(ming)));
    EXPECT_FALSE(std::filesystem::exists(place(left)));
    EXPECT_TRUE(find_own(fresh, scope(ming)));
    EXPECT_TRUE(find_own(claimed, scope(ming)));
    EXPECT_EQ(copies(), 4);
    EXPECT_TRUE(files->check(TenantId{1}).empty());
}

TEST_P(UpkeepTest, SweepKeepsContentThatAnotherUploadNames) {
    const auto first = upload(jpeg()).value();
    clock.advance(hours(20));
    const auto second = upload(jpeg()).value();
    clock.advance(hours(5));
    EXPECT_EQ(files->sweep(TenantId{1}), 1);
    EXPECT_FALSE(find_own(first, scope(ming)));
    EXPECT_FALSE(files->served(second, TenantId{1}).empty());
}

/// A crash after the bytes were moved to their place and before the row was durable.
TEST_P(UpkeepTest, SweepRemovesBytesWithoutARow) {
    const auto kept = upload(jpeg()).value();
    const auto orphan = std::string(64, 'c');
    const auto shelf = scratch.path() / "store/1/cc";
    std::filesystem::create_directories(shelf);
    spill(shelf / (orphan + "-original"), "bytes");
    spill(shelf / (orphan + "-served"), "bytes");
    EXPECT_EQ(files->sweep(TenantId{1}), 1);
    EXPECT_TRUE(std::filesystem::is_empty(shelf));
    EXPECT_FALSE(files->original(kept, TenantId{1}).empty());
}

/// Goal: whatever the moment of the sweep, an acknowledged upload keeps its bytes.
TEST_P(UpkeepTest, SweepNeverTakesTheBytesOfAnUploadInFlight) {
    std::atomic<bool> stop{false};
    std::thread sweeper([&] {
        while (!stop) files->sweep(TenantId{1});
    });
    for (int i = 0; i < 60; ++i) {
        const auto file = upload(pdf(std::to_string(i % 3))).value();
        EXPECT_FALSE(files->original(file, TenantId{1}).empty());
        database().write([&](db::WriteTx& tx) {  // as if the day were over: the next sweep may take it
            tx.exec("UPDATE files_file SET uploaded_at_ms = 0 WHERE file_id <> :id", {{"id", file.id}});
        });
    }
    stop = true;
    sweeper.join();
    EXPECT_TRUE(files->check(TenantId{1}).empty());
}

TEST_P(UpkeepTest, CheckNamesWhatIsAlteredOrMissing) {
    const auto altered = upload(pdf("one")).value();
    const auto missing = upload(pdf("two")).value();
    upload(pdf("three")).value();
    auto bytes = slurp(place(altered));
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    spill(place(altered), bytes);
    std::filesystem::remove(place(missing));
    auto sentences = files->check(TenantId{1});
    EXPECT_THAT(sentences, ::testing::UnorderedElementsAre(
                               ::testing::AllOf(HasSubstr(altered.hash.substr(0, 12)), HasSubstr("altered")),
                               ::testing::AllOf(HasSubstr(missing.hash.substr(0, 12)), HasSubstr("missing"))));
    EXPECT_EQ(files->check(TenantId{1}, 1).size(), 1u);
    EXPECT_TRUE(files->check(TenantId{2}).empty());
}

TEST_P(UpkeepTest, CheckComparesTheBytesWithTheHash) {
    const auto file = upload(pdf()).value();
    const auto other = upload(pdf("y")).value();
    // Sealed for the right name by somebody who has the key, but another content.
    std::filesystem::copy_file(place(other), place(file), std::filesystem::copy_options::overwrite_existing);
    EXPECT_THAT(files->check(TenantId{1}), ElementsAre(HasSubstr("altered")));
}

TEST_P(UpkeepTest, ResealMakesAnOldKeyUnnecessary) {
    const auto photo = upload(jpeg()).value();
    const auto paper = upload(pdf()).value();
    keyring.add_generation(clock.now());
    EXPECT_EQ(files->reseal(TenantId{1}), 3);
    EXPECT_EQ(files->reseal(TenantId{1}), 0);
    keyring.change_index({keyring.newest(), keyring.suite()});
    keyring.retire(1);
    EXPECT_EQ(files->original(photo, TenantId{1}), jpeg());
    EXPECT_FALSE(files->served(photo, TenantId{1}).empty());
    EXPECT_EQ(files->original(paper, TenantId{1}), pdf());
    EXPECT_EQ(copies(), 3);
}

TEST_P(UpkeepTest, ResealFollowsAChangeOfSuite) {
    const auto file = upload(pdf()).value();
    keyring.change_suite(crypto::Suite::guomi);
    EXPECT_EQ(files->reseal(TenantId{1}), 1);
    EXPECT_EQ(files->original(file, TenantId{1}), pdf());
    EXPECT_TRUE(files->check(TenantId{1}).empty()) << "the hash stays what it was, and so does its suite";
    EXPECT_NE(upload(pdf("new")).value().suite, file.suite);
}

}  // namespace
}  // namespace linli::files
