#include <linli/base/date.h>
#include <linli/base/result.h>
#include <linli/jobs/jobs.h>
#include <linli/testing/manual_clock.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>

namespace linli::jobs {
namespace {

using namespace std::chrono_literals;
using ::linli::testing::ManualClock;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Instant at(const char* date, std::chrono::milliseconds time_of_day) {
    return shanghai_instant(Date::parse(date).value(), time_of_day);
}

class SchedulerTest : public ::testing::Test {
protected:
    JobStatus status(std::string_view name) const {
        for (const auto& job : scheduler.status())
            if (job.name == name) return job;
        throw std::out_of_range("no such job");
    }
    /// Gives the threads a second of real time to make `done` true.
    template <class Done>
    static bool soon(Done done) {
        for (int i = 0; i < 200 && !done(); ++i) std::this_thread::sleep_for(5ms);
        return done();
    }

    ManualClock clock{at("2026-11-21", 8h)};
    metrics::Registry registry;
    Scheduler scheduler{clock, registry, 2};
};

TEST_F(SchedulerTest, IntervalsLieOnAGrid) {
    std::vector<std::string> times;
    scheduler.every("tick", 10min, [&] {
        times.push_back(shanghai_text(clock.now()));
        clock.advance(3min);  // the length of a run does not move the grid
    });
    EXPECT_EQ(scheduler.run_due(), 0U);
    for (int minute = 0; minute < 40; ++minute) {
        clock.advance(1min);
        scheduler.run_due();
    }
    EXPECT_THAT(times, ElementsAre("2026-11-21 08:10", "2026-11-21 08:20", "2026-11-21 08:30", "2026-11-21 08:40",
                                   "2026-11-21 08:50"));
}

TEST_F(SchedulerTest, MissedTimesAreMadeUpForOnce) {
    int runs = 0;
    scheduler.every("tick", 10min, [&] { ++runs; });
    clock.advance(35min);
    EXPECT_EQ(scheduler.run_due(), 1U);
    EXPECT_EQ(scheduler.run_due(), 0U);
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(status("tick").skipped, 2U);
    EXPECT_EQ(status("tick").next_due, at("2026-11-21", 8h + 40min));
    EXPECT_THAT(registry.text(), HasSubstr("linli_jobs_skipped_total{job=\"tick\"} 2\n"));
}

TEST_F(SchedulerTest, DailyJobsFollowShanghai) {
    int early = 0, late = 0;
    scheduler.daily("early", 2h + 30min, [&] { ++early; });
    scheduler.daily("late", 22h, [&] { ++late; });
    EXPECT_EQ(status("early").next_due, at("2026-11-22", 2h + 30min)) << "half past two is over for today";
    EXPECT_EQ(status("late").next_due, at("2026-11-21", 22h));
    for (int hour = 0; hour < 48; ++hour) {
        clock.advance(1h);
        scheduler.run_due();
    }
    EXPECT_EQ(early, 2);
    EXPECT_EQ(late, 2);
    EXPECT_EQ(status("late").next_due, at("2026-11-23", 22h));
}

TEST_F(SchedulerTest, DueJobsRunInOrderOfTheirTimes) {
    std::vector<std::string> order;
    scheduler.daily("a", 12h, [&] { order.emplace_back("a"); });
    scheduler.daily("b", 10h, [&] { order.emplace_back("b"); });
    scheduler.daily("c", 11h, [&] { order.emplace_back("c"); });
    clock.advance(6h);
    EXPECT_EQ(scheduler.run_due(), 3U);
    EXPECT_THAT(order, ElementsAre("b", "c", "a"));
}

TEST_F(SchedulerTest, ClockSetBackSilencesNobody) {
    int runs = 0;
    scheduler.every("tick", 10min, [&] { ++runs; });
    clock.advance(-std::chrono::hours(24));
    scheduler.run_due();
    clock.advance(10min);
    EXPECT_EQ(scheduler.run_due(), 1U);
}

TEST_F(SchedulerTest, RunNowTellsWhatHappened) {
    int runs = 0;
    scheduler.every("good", 1h, [&] { ++runs; });
    scheduler.every("bad", 1h, [] { throw std::runtime_error("no disk"); });
    scheduler.every("odd", 1h, [] { throw 7; });
    RunResult inner = RunResult::done;
    scheduler.every("self", 1h, [&] { inner = scheduler.run_now("self"); });
    EXPECT_EQ(scheduler.run_now("good"), RunResult::done);
    EXPECT_EQ(scheduler.run_now("bad"), RunResult::failed);
    EXPECT_EQ(scheduler.run_now("odd"), RunResult::failed);
    EXPECT_EQ(scheduler.run_now("self"), RunResult::done);
    EXPECT_EQ(inner, RunResult::busy);
    EXPECT_EQ(scheduler.run_now("none"), RunResult::unknown);
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(status("good").next_due, at("2026-11-21", 9h)) << "the due time stays";
    EXPECT_EQ(status("bad").failures, 1U);
    EXPECT_EQ(status("bad").last, RunResult::failed);
    EXPECT_THAT(registry.text(), HasSubstr("linli_jobs_runs_total{job=\"bad\",result=\"failed\"} 1\n"));
    EXPECT_THAT(registry.text(), HasSubstr("linli_jobs_runs_total{job=\"good\",result=\"done\"} 1\n"));
    scheduler.stop();
    EXPECT_EQ(scheduler.run_now("good"), RunResult::stopped);
    EXPECT_EQ(scheduler.run_due(), 0U);
}

TEST_F(SchedulerTest, StatusIsComplete) {
    scheduler.every("tick", 1h, [&] { clock.advance(2s); });
    EXPECT_FALSE(status("tick").last_start);
    clock.advance(1h);
    scheduler.run_due();
    const auto tick = status("tick");
    EXPECT_FALSE(tick.running);
    EXPECT_EQ(tick.last_start, at("2026-11-21", 9h));
    EXPECT_EQ(tick.last_end, at("2026-11-21", 9h) + 2s);
    EXPECT_EQ(tick.last, RunResult::done);
    EXPECT_EQ(tick.runs, 1U);
    EXPECT_THAT(registry.text(), HasSubstr("linli_jobs_run_seconds_sum{job=\"tick\"} 2\n"));
    EXPECT_THAT(registry.text(), HasSubstr("linli_jobs_last_success_timestamp_seconds{job=\"tick\"} 17"));
}

TEST_F(SchedulerTest, ThreadsNoticeAMovedClock) {
    std::atomic<int> runs = 0;
    scheduler.every("tick", 10min, [&] { ++runs; });
    scheduler.start();
    clock.advance(10min);
    scheduler.wake();
    EXPECT_TRUE(soon([&] { return runs == 1; }));
    clock.advance(10min);  // nobody wakes them now
    EXPECT_TRUE(soon([&] { return runs == 2; }));
    EXPECT_THROW(scheduler.start(), InvariantBroken);
}

/// Two threads, a wall of due times, `run_now` from outside: at no moment two runs of one job.
TEST_F(SchedulerTest, JobsNeverOverlapWithThemselves) {
    std::atomic<int> inside = 0, most = 0, runs = 0;
    const auto work = [&] {
        const auto now = ++inside;
        if (now > most) most = now;
        std::this_thread::sleep_for(1ms);
        --inside;
        ++runs;
    };
    scheduler.every("tick", 1ms, work);
    scheduler.start();
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i) {
                clock.advance(5ms);
                scheduler.wake();
                EXPECT_EQ(scheduler.run_now("tick"), RunResult::done);
                scheduler.run_due();
                (void)scheduler.status();
            }
        });
    for (auto& thread : threads) thread.join();
    scheduler.stop();
    EXPECT_EQ(most, 1);
    EXPECT_GE(runs, 60);
    EXPECT_EQ(status("tick").runs, static_cast<std::uint64_t>(runs));
}

TEST_F(SchedulerTest, SlowJobDoesNotHoldUpOthers) {
    std::promise<void> release;
    auto released = release.get_future().share();
    std::atomic<int> quick = 0;
    scheduler.every("slow", 1min, [released] { released.wait(); });
    scheduler.every("quick", 1min, [&] { ++quick; });
    scheduler.start();
    clock.advance(1min);
    scheduler.wake();
    EXPECT_TRUE(soon([&] { return quick == 1; }));
    EXPECT_TRUE(soon([&] { return status("slow").running; }));
    clock.advance(1min);
    scheduler.wake();
    EXPECT_TRUE(soon([&] { return quick == 2; }));
    release.set_value();
}

TEST_F(SchedulerTest, StopAsksAndWaits) {
    std::atomic<bool> started = false, finished = false;
    scheduler.every("long", 1min, [&](const std::stop_token& stop) {
        started = true;
        while (!stop.stop_requested()) std::this_thread::sleep_for(1ms);
        finished = true;
    });
    scheduler.start();
    clock.advance(1min);
    scheduler.wake();
    ASSERT_TRUE(soon([&] { return started.load(); }));
    scheduler.stop();
    EXPECT_TRUE(finished);
    scheduler.stop();
    EXPECT_THROW(scheduler.start(), InvariantBroken);
}

TEST_F(SchedulerTest, MistakesAreRefused) {
    scheduler.every("tick", 1h, [] {});
    EXPECT_THROW(scheduler.every("tick", 1h, [] {}), std::invalid_argument);
    EXPECT_THROW(scheduler.every("x", 0ms, [] {}), std::invalid_argument);
    EXPECT_THROW(scheduler.daily("x", 24h, [] {}), std::invalid_argument);
    EXPECT_THROW(scheduler.daily("x", -1ms, [] {}), std::invalid_argument);
}

}  // namespace
}  // namespace linli::jobs
