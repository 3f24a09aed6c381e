#include <linli/log/log.h>
#include <linli/testing/manual_clock.h>

#include "line.h"
#include "outlet.h"
#include "stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <condition_variable>
#include <fstream>
#include <limits>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace linli::log {
namespace {

using namespace std::chrono_literals;
using ::linli::testing::ManualClock;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

enum class Urgency { normal, urgent };
constexpr std::array<std::string_view, 2> words(Urgency) { return {"normal", "urgent"}; }
enum class Wordless { one };

struct Person {
    std::string name;
};
struct Secret {
    using never_logged = void;
    operator int() const { return 7; }
};
struct NamelessError : std::runtime_error {
    using never_logged = void;
    using std::runtime_error::runtime_error;
};

template <class T>
constexpr bool loggable = std::is_constructible_v<Field, std::string_view, const T&>;

static_assert(loggable<int> && loggable<bool> && loggable<double> && loggable<std::uint64_t>);
static_assert(loggable<UserId> && loggable<Uuid> && loggable<TenantId> && loggable<Urgency> && loggable<Instant>);
static_assert(loggable<Date> && loggable<std::chrono::seconds> && loggable<Text> && loggable<std::runtime_error>);
static_assert(loggable<char[4]>);
static_assert(!loggable<std::string> && !loggable<std::string_view> && !loggable<const char*> && !loggable<char>);
static_assert(!loggable<Person> && !loggable<Secret> && !loggable<NamelessError> && !loggable<Wordless>);
static_assert(!loggable<std::vector<int>> && !loggable<int[2]> && !loggable<void*>);

struct Captured {
    explicit Captured(Format format = Format::pairs, Level level = Level::debug)
        : clock(shanghai_instant(Date::parse("2026-11-21").value(), 9h + 5min + 7s + 42ms)),
          logger(options(format, level), clock) {}
    Options options(Format format, Level level) {
        Options made;
        made.format = format;
        made.level = level;
        made.sink = [this](std::string_view line) { lines.emplace_back(line); };
        return made;
    }
    std::vector<std::string> lines;
    ManualClock clock;
    Logger logger;
};

TEST(Log, PairsAreReadByPeople) {
    Captured log;
    const auto id = UserId::parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398f").value();
    log.logger.info("cases.dispatched", {{"user_id", id},
                                         {"urgency", Urgency::urgent},
                                         {"attempts", 2},
                                         {"ratio", 0.25},
                                         {"late", false},
                                         {"wait_ms", 1500us},
                                         {"engine", "sqlite"},
                                         {"due_on", Date::parse("2026-11-23").value()},
                                         {"reason", Text("disk \"full\"")}});
    EXPECT_THAT(log.lines,
                ElementsAre("2026-11-21T09:05:07.042+08:00 info cases.dispatched "
                            "user_id=017f22e2-79b0-7cc3-98c4-dc0c0c07398f urgency=urgent attempts=2 ratio=0.25 "
                            "late=false wait_ms=1.5 engine=sqlite due_on=2026-11-23 reason=\"disk \\\"full\\\"\""));
}

TEST(Log, JsonIsReadByPrograms) {
    Captured log(Format::json);
    log.logger.error("db.failed", {{"engine", "postgres"},
                                   {"rows", std::numeric_limits<std::uint64_t>::max()},
                                   {"least", std::numeric_limits<std::int64_t>::min()},
                                   {"tenant_id", TenantId{3}},
                                   {"ok", true},
                                   {"nan", std::numeric_limits<double>::quiet_NaN()},
                                   {"error", std::runtime_error("line 1\nline 2\t\x01\\")}});
    EXPECT_THAT(log.lines,
                ElementsAre(R"({"time":"2026-11-21T09:05:07.042+08:00","level":"error","event":"db.failed",)"
                            R"("engine":"postgres","rows":18446744073709551615,"least":-9223372036854775808,)"
                            R"("tenant_id":3,"ok":true,"nan":"nan","error":"line 1\nline 2\t\u0001\\"})"));
}

TEST(Log, LevelsBelowTheLimitAreNotWritten) {
    Captured log(Format::pairs, Level::warning);
    log.logger.debug("a.b");
    log.logger.info("a.b");
    log.logger.warning("a.c");
    log.logger.error("a.d");
    EXPECT_THAT(log.lines, ElementsAre(EndsWith("warning a.c"), EndsWith("error a.d")));
    Captured silent(Format::pairs, Level::off);
    silent.logger.error("a.d");
    EXPECT_TRUE(silent.lines.empty());
}

TEST(Log, LiteralsThatNeedQuotesGetThem) {
    Captured log;
    log.logger.info("a.b", {{"x", "two words"}, {"y", ""}, {"z", "a=b"}});
    EXPECT_THAT(log.lines, ElementsAre(EndsWith(R"(x="two words" y="" z="a=b")")));
}

/// Goal: the short way for harmless text gives what the long way gives.
TEST(Log, TextGoesTheShortWayOnlyWhenItIsHarmless) {
    Captured log;
    const auto written = [&](std::string_view text) {
        log.lines.clear();
        log.logger.info("a.b", {{"x", Text(text)}});
        return log.lines.at(0).substr(log.lines.at(0).find("x="));
    };
    EXPECT_EQ(written("/v1/cases/{case_id}"), R"(x="/v1/cases/{case_id}")");
    EXPECT_EQ(written("192.168.100.0/24"), R"(x="192.168.100.0/24")");
    EXPECT_EQ(written("138-1234-5678 x"), R"(x="***-****-**** x")");
    EXPECT_EQ(written("1234567890"), R"(x="1234567890")");
    EXPECT_EQ(written("12345678901"), R"(x="***********")");
    EXPECT_EQ(written("a\"b\\c\n"), R"(x="a\"b\\c\n")");
    EXPECT_EQ(written("邻里１３８１２３４５６７８"), "x=\"邻里***********\"");
}

TEST(Log, TimesOfOneSecondDifferInTheirMilliseconds) {
    Captured log;
    for (const auto step : {0ms, 1ms, 956ms, 1ms, 42ms}) {
        log.clock.advance(step);
        log.logger.info("a.b");
    }
    std::vector<std::string> times;
    for (const auto& line : log.lines) times.push_back(line.substr(17, 6));
    EXPECT_THAT(times, ElementsAre("07.042", "07.043", "07.999", "08.000", "08.042"));
}

TEST(Plain, StarsLongNumbers) {
    EXPECT_EQ(plain("call 13812345678 now"), "call *********** now");
    EXPECT_EQ(plain("id 11010519491231002X"), "id *****************X");
    EXPECT_EQ(plain("138 1234 5678"), "*** **** ****");
    EXPECT_EQ(plain("138-1234-5678"), "***-****-****");
    EXPECT_EQ(plain("１３８１２３４５６７８"), "***********");
    EXPECT_EQ(plain("port 8080 at 2026-11-21 09:05"), "port 8080 at 2026-11-21 09:05");
    EXPECT_EQ(plain("1234567890"), "1234567890");
    EXPECT_EQ(plain("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    EXPECT_EQ(plain(""), "");
}

TEST(Plain, CutsAndRepairs) {
    std::string many, kept;
    for (int i = 0; i < 500; ++i) many += "邻";
    for (int i = 0; i < 400; ++i) kept += "邻";
    EXPECT_EQ(plain(many), kept + "…");
    EXPECT_EQ(plain(kept), kept);
    EXPECT_EQ(plain("a\xFF"), "a\uFFFD");
    const auto number_at_the_cut = std::string(395, 'x') + "13812345678";
    EXPECT_THAT(plain(number_at_the_cut), Not(HasSubstr("138")));
}

TEST(Trace, FollowsTheThread) {
    Captured log;
    const std::string outer = "4bf92f3577b34da6a3ce929d0e0e4736";
    {
        const TraceScope scope(outer);
        log.logger.info("a.b", {{"n", 1}});
        {
            const TraceScope inner("00000000000000000000000000000001");
            EXPECT_EQ(TraceScope::current(), "00000000000000000000000000000001");
            const TraceScope forged("x\" level=error 4bf92f3577b34da6a");
            EXPECT_EQ(TraceScope::current(), "");
        }
        EXPECT_EQ(TraceScope::current(), outer);
        std::thread([] { EXPECT_EQ(TraceScope::current(), ""); }).join();
    }
    log.logger.info("a.b");
    EXPECT_THAT(log.lines, ElementsAre(EndsWith("a.b trace=" + outer + " n=1"), EndsWith("a.b")));
}

/// A folder of this test alone, removed afterwards.
class LogFile : public ::testing::Test {
protected:
    LogFile() { std::filesystem::create_directories(folder); }
    ~LogFile() override { std::filesystem::remove_all(folder); }
    std::vector<std::string> lines(const std::filesystem::path& path) const {
        std::ifstream file(path);
        std::vector<std::string> found;
        for (std::string line; std::getline(file, line);) found.push_back(line);
        return found;
    }
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("linli_log_test_" + std::to_string(getpid()));
    const ManualClock clock;
};

TEST_F(LogFile, ThreadsDoNotTearLines) {
    Options options;
    options.file = folder / "linli.log";
    {
        const Logger logger(options, clock);
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&logger, t] {
                for (int i = 0; i < 500; ++i) logger.info("a.b", {{"thread", t}, {"i", i}, {"end", "end"}});
            });
        for (auto& thread : threads) thread.join();
    }
    const auto written = lines(*options.file);
    EXPECT_EQ(written.size(), 2000U);
    for (const auto& line : written) EXPECT_THAT(line, EndsWith("end=end"));
}

TEST_F(LogFile, WarningsAreFlushedAtOnce) {
    Options options;
    options.file = folder / "linli.log";
    const Logger logger(options, clock);
    logger.warning("a.b");
    EXPECT_EQ(lines(*options.file).size(), 1U);
}

TEST_F(LogFile, LargeFilesArePutAside) {
    Options options;
    options.file = folder / "linli.log";
    options.file_bytes = 1000;
    options.kept_files = 2;
    const Logger logger(options, clock);
    for (int i = 0; i < 100; ++i) logger.info("a.b", {{"i", i}});
    logger.flush();
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        EXPECT_LE(entry.file_size(), 1000U);
        ++files;
    }
    EXPECT_EQ(files, 3U) << "the current file and two kept ones";
}

TEST_F(LogFile, UnwritablePlaceIsSaidAtOnce) {
    Options options;
    options.file = "/proc/linli/linli.log";
    EXPECT_THROW(Logger(options, clock), std::runtime_error);
}

/// Blocks of lines as an outlet writes them; a disk that can be stopped.
struct Disk {
    void write(std::string_view lines) {
        std::unique_lock lock(mutex);
        ++waiting;
        open.wait(lock, [this] { return !stuck; });
        --waiting;
        blocks.emplace_back(lines);
    }
    Outlet::Write writer() {
        return [this](std::string_view lines) {
            write(lines);
            return true;
        };
    }
    static std::string confess(std::uint64_t count) { return "dropped " + std::to_string(count); }
    void free() {
        {
            const std::lock_guard lock(mutex);
            stuck = false;
        }
        open.notify_all();
    }
    bool somebody_waits() {
        const std::lock_guard lock(mutex);
        return waiting > 0;
    }
    std::mutex mutex;
    std::condition_variable open;
    std::vector<std::string> blocks;
    int waiting = 0;
    bool stuck = false;
};

TEST(Outlet, GathersLinesIntoBlocksThatEndAtALine) {
    Disk disk;
    {
        Outlet outlet(disk.writer(), Disk::confess, 1000, 10);
        for (const auto* line : {"one", "two", "three", "a line that is longer than a block", "six"})
            EXPECT_TRUE(outlet.put(line));
        outlet.drain();
        EXPECT_THAT(disk.blocks, ElementsAre("one\ntwo", "three", "a line that is longer than a block", "six"));
        outlet.put("last");
    }
    EXPECT_EQ(disk.blocks.back(), "last") << "what waits is written at the end";
}

TEST(Outlet, WritesByItselfAfterAMoment) {
    Disk disk;
    Outlet outlet(disk.writer(), Disk::confess, 1000, 100);
    outlet.put("one");
    for (int i = 0; i < 1000; ++i) {
        std::this_thread::sleep_for(2ms);
        const std::lock_guard lock(disk.mutex);
        if (!disk.blocks.empty()) break;
    }
    const std::lock_guard lock(disk.mutex);
    EXPECT_THAT(disk.blocks, ElementsAre("one"));
}

/// Goal: with a disk that stands still, callers go on, memory stays bounded, and the loss is counted and said.
TEST(Outlet, DropsAndCountsWhenTheDiskStandsStill) {
    Disk disk;
    disk.stuck = true;
    Outlet outlet(disk.writer(), Disk::confess, 100, 1000);
    outlet.put("first");
    for (int i = 0; i < 1000 && !disk.somebody_waits(); ++i) std::this_thread::sleep_for(2ms);
    ASSERT_TRUE(disk.somebody_waits());
    int kept = 0;
    for (int i = 0; i < 50; ++i) kept += outlet.put("123456789") ? 1 : 0;
    EXPECT_EQ(kept, 10) << "a hundred bytes wait, not more";
    EXPECT_EQ(outlet.dropped(), 40U);
    disk.free();
    outlet.drain();
    EXPECT_THAT(disk.blocks.back(), "dropped 40");
    EXPECT_TRUE(outlet.put("after"));
    outlet.drain();
    EXPECT_THAT(disk.blocks.back(), "after") << "said once";
}

TEST(Outlet, CountsWhatTheDiskDidNotTake) {
    std::vector<std::string> blocks;
    bool full = true;
    Outlet outlet(
        [&](std::string_view lines) {
            if (!full) blocks.emplace_back(lines);
            return !full;
        },
        Disk::confess, 1000, 1000);
    outlet.put("one");
    outlet.put("two");
    outlet.drain();
    EXPECT_EQ(outlet.dropped(), 2U);
    full = false;
    outlet.put("three");
    outlet.drain();
    EXPECT_THAT(blocks, ElementsAre("three", "dropped 2"));
}

/// Goal: a pipe that nobody empties stops neither whoever logs nor the end of the program.
TEST(PatientStream, WaitsForNobodyWhoDoesNotRead) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    PatientStream stream(ends[1], 10ms);
    const std::string block(PatientStream::largest, 'x');
    int taken = 0;
    while (taken < 10'000 && stream.write(block)) ++taken;
    EXPECT_GT(taken, 0);
    EXPECT_LT(taken, 10'000);
    EXPECT_FALSE(stream.write("still full"));
    std::string read_back(block.size() * static_cast<std::size_t>(taken), ' ');
    for (std::size_t at = 0; at < read_back.size();) {
        const auto got = read(ends[0], read_back.data() + at, read_back.size() - at);
        ASSERT_GT(got, 0);
        at += static_cast<std::size_t>(got);
    }
    EXPECT_EQ(read_back.find_first_not_of('x'), std::string::npos) << "nothing was torn";
    EXPECT_TRUE(stream.write("room again"));
    close(ends[0]);
    close(ends[1]);
    EXPECT_FALSE(stream.write("gone"));
}

TEST(ProcessLogger, CanBeReplaced) {
    Captured log;
    set_process_logger(&log.logger);
    info("a.b", {{"n", 1}});
    debug("a.c");
    warning("a.d");
    error("a.e");
    set_process_logger(nullptr);
    EXPECT_EQ(log.lines.size(), 4U);
    EXPECT_TRUE(process_logger().writes(Level::info));
    EXPECT_FALSE(process_logger().writes(Level::debug));
}

}  // namespace
}  // namespace linli::log
