#include <linli/cases/request_replay.h>

#include <linli/base/date.h>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace linli::cases {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Instant utc(int year, unsigned month, unsigned day, int hour, int minute = 0) {
    return Instant(Date::of(year, month, day)->days()) + hours(hour) + minutes(minute);
}

/// Local times without zone: summer time, the hour that autumn repeats, the hour that spring leaves out.
TEST(RequestReplay, ReadsBostonsWallClocks) {
    EXPECT_EQ(boston_moment("2011-07-01 01:32:33")->at, utc(2011, 7, 1, 5, 32) + std::chrono::seconds(33));
    EXPECT_EQ(boston_moment("2011-12-31 23:00:00")->at, utc(2012, 1, 1, 4));
    const auto twice = boston_moment("2011-11-06 01:30:00").value();
    EXPECT_TRUE(twice.ambiguous);
    EXPECT_EQ(twice.at, utc(2011, 11, 6, 5, 30)) << "the first of the two";
    EXPECT_EQ(boston_moment("2011-11-06 02:00:00")->at, utc(2011, 11, 6, 7));
    const auto never = boston_moment("2012-03-11 02:30:00").value();
    EXPECT_TRUE(never.skipped);
    EXPECT_EQ(never.at, boston_moment("2012-03-11 03:30:00")->at) << "an hour later";
    EXPECT_EQ(boston_moment("2012-03-11 01:59:59")->at, utc(2012, 3, 11, 6, 59) + std::chrono::seconds(59));
    for (const auto* nonsense : {"", "2011-07-01", "2011-07-01T01:32:33", "2011-02-30 01:00:00", "2011-07-01 24:00:00",
                                 "2006-07-01 01:00:00", "2011-07-01 1a:00:00"})
        EXPECT_FALSE(boston_moment(nonsense)) << nonsense;
}

class ReplayFile : public ::testing::Test {
protected:
    std::string path = std::filesystem::temp_directory_path() / ("linli-replay-" + std::to_string(::getpid()));
    ~ReplayFile() override { std::filesystem::remove(path); }
    Result<RequestReplay> replay(const std::string& rows) {
        std::ofstream(path) << "id,open_dt,target_dt,closed_dt,ontime,reason\n" << rows;
        return replay_requests(path);
    }
};

TEST_F(ReplayFile, SaysWhatCountsAndWhatDoesNot) {
    const auto found = replay(
                           "1,2011-07-01 08:00:00,2011-07-02 08:00:00,2011-07-02 08:00:00,ONTIME,Trees\n"
                           "2,2011-07-01 08:00:00,2011-07-02 08:00:00,2011-07-02 08:00:01,OVERDUE,\"Trees\"\n"
                           "3,2011-07-01 08:00:00,2011-07-03 08:00:00,,OVERDUE,\"Street\nLights\"\n"
                           "4,2011-07-01 08:00:00,,2011-07-09 08:00:00,ONTIME,Trees\n"
                           "5,2011-08-01 08:00:00,2012-07-02 08:00:00,,,Trees\n"
                           "6,2011-08-01 08:00:00,2011-08-02 08:00:00,2011-08-01 09:00:00,OVERDUE,Trees\n")
                           .value();
    EXPECT_EQ(found.rows, 6);
    EXPECT_EQ(std::pair(found.on_time.kept, found.on_time.promised), std::pair(std::int64_t{2}, std::int64_t{4}));
    EXPECT_EQ(found.on_time.share, 0.5);
    EXPECT_EQ(found.open_overdue, 1);
    EXPECT_EQ(found.open_running, 1) << "nobody knows yet";
    EXPECT_EQ(found.without_target, 1);
    EXPECT_EQ(found.as_of, boston_moment("2011-08-01 09:00:00")->at);
    EXPECT_EQ(found.warnings, 3);
    EXPECT_EQ(found.breaches, 2);
    EXPECT_EQ(found.rungs, 5) << "one at once for the second late; all four for the one that stayed open";
    EXPECT_EQ(found.differs, 3) << "no target, no flag, a wrong flag";
    ASSERT_EQ(found.classes.size(), 2U);
    EXPECT_EQ(found.classes[0].name, "Street\nLights");
    ASSERT_EQ(found.months.size(), 2U);
    EXPECT_EQ(found.months[1].kept, 1);
}

TEST_F(ReplayFile, RefusesWhatItCannotRead) {
    EXPECT_TRUE(replay("1,2011-07-01 08:00,,,,x\n").is(bad_requests));
    EXPECT_TRUE(replay("1,2011-07-01 08:00:00,,\n").is(bad_requests));
    EXPECT_TRUE(replay("1,\"2011-07-01 08:00:00,,,,x\n").is(bad_requests)) << "a quote without end";
    EXPECT_FALSE(replay_requests(path + ".missing").ok());
}

}  // namespace
}  // namespace linli::cases
