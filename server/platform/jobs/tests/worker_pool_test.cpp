#include <linli/jobs/jobs.h>
#include <linli/log/log.h>
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
using ::testing::HasSubstr;

/// Keeps a worker busy until the test lets it go.
class Gate {
public:
    void open() { opened_.set_value(); }
    std::function<void()> task() {
        return [this] {
            entered_.set_value();
            future_.wait();
        };
    }
    void wait_until_entered() { entered_.get_future().wait(); }

private:
    std::promise<void> entered_, opened_;
    std::shared_future<void> future_ = opened_.get_future().share();
};

class WorkerPoolTest : public ::testing::Test {
protected:
    ManualClock clock;
    metrics::Registry registry;
};

TEST_F(WorkerPoolTest, RunsEverythingBeforeDrainReturns) {
    WorkerPool pool({"test", 3, 1000}, clock, registry);
    std::atomic<int> sum = 0;
    for (int i = 1; i <= 500; ++i) ASSERT_TRUE(pool.submit([&sum, i] { sum += i; }));
    EXPECT_TRUE(pool.drain(10s));
    EXPECT_EQ(sum, 125'250);
    EXPECT_FALSE(pool.submit([] {})) << "a drained pool takes nothing";
    EXPECT_THAT(registry.text(), HasSubstr("linli_jobs_tasks_total{pool=\"test\",result=\"done\"} 500\n"));
}

TEST_F(WorkerPoolTest, OneThreadKeepsTheOrder) {
    WorkerPool pool({"test", 1, 100}, clock, registry);
    std::vector<int> order;
    for (int i = 0; i < 50; ++i) ASSERT_TRUE(pool.submit([&order, i] { order.push_back(i); }));
    EXPECT_TRUE(pool.drain(10s));
    EXPECT_EQ(order.size(), 50U);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST_F(WorkerPoolTest, FullQueueRefuses) {
    WorkerPool pool({"test", 1, 2}, clock, registry);
    Gate gate;
    ASSERT_TRUE(pool.submit(gate.task()));
    gate.wait_until_entered();
    EXPECT_TRUE(pool.submit([] {}));
    EXPECT_TRUE(pool.submit([] {}));
    EXPECT_FALSE(pool.submit([] {}));
    EXPECT_EQ(pool.depth(), 2U);
    EXPECT_THAT(registry.text(), HasSubstr("linli_jobs_queue_depth{pool=\"test\"} 2\n"));
    EXPECT_THAT(registry.text(), HasSubstr("result=\"refused\"} 1\n"));
    gate.open();
    EXPECT_TRUE(pool.drain(10s));
    EXPECT_THAT(registry.text(), HasSubstr("linli_jobs_queue_depth{pool=\"test\"} 0\n"));
}

TEST_F(WorkerPoolTest, MeasuresWaiting) {
    WorkerPool pool({"test", 1, 2}, clock, registry);
    Gate gate;
    ASSERT_TRUE(pool.submit(gate.task()));
    gate.wait_until_entered();
    ASSERT_TRUE(pool.submit([] {}));
    clock.advance(3s);
    gate.open();
    EXPECT_TRUE(pool.drain(10s));
    EXPECT_THAT(registry.text(), HasSubstr("linli_jobs_queue_wait_seconds_sum{pool=\"test\"} 3\n"));
    EXPECT_THAT(registry.text(), HasSubstr("linli_jobs_task_seconds_sum{pool=\"test\"} 3\n"));
}

TEST_F(WorkerPoolTest, DrainHasADeadline) {
    std::atomic<bool> ran = false;
    Gate gate;
    {
        WorkerPool pool({"test", 1, 10}, clock, registry);
        ASSERT_TRUE(pool.submit(gate.task()));
        gate.wait_until_entered();
        ASSERT_TRUE(pool.submit([&ran] { ran = true; }));
        EXPECT_FALSE(pool.drain(10ms));
        EXPECT_EQ(pool.depth(), 0U);
        gate.open();
    }
    EXPECT_FALSE(ran) << "what waited past the deadline is dropped";
    EXPECT_THAT(registry.text(), HasSubstr("result=\"dropped\"} 1\n"));
}

TEST_F(WorkerPoolTest, FailuresAreCountedAndHarmless) {
    std::vector<std::string> lines;
    log::Options options;
    options.sink = [&lines](std::string_view line) { lines.emplace_back(line); };
    log::Logger logger(options, clock);
    log::set_process_logger(&logger);
    {
        WorkerPool pool({"test", 1, 10}, clock, registry);
        const log::TraceScope trace("4bf92f3577b34da6a3ce929d0e0e4736");
        ASSERT_TRUE(pool.submit([] { throw std::runtime_error("no disk"); }));
        ASSERT_TRUE(pool.submit([] { throw 7; }));
        ASSERT_TRUE(pool.submit([] {}));
        EXPECT_TRUE(pool.drain(10s));
    }
    log::set_process_logger(nullptr);
    EXPECT_THAT(registry.text(), HasSubstr("result=\"failed\"} 2\n"));
    EXPECT_THAT(registry.text(), HasSubstr("result=\"done\"} 1\n"));
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_THAT(lines[0], HasSubstr("trace=4bf92f3577b34da6a3ce929d0e0e4736 pool=\"test\" error=\"no disk\""));
}

TEST_F(WorkerPoolTest, DestructionJoinsAndDrops) {
    for (int round = 0; round < 50; ++round) {
        std::atomic<int> started = 0;
        WorkerPool pool({"test", 2, 100}, clock, registry);
        for (int i = 0; i < 20; ++i) (void)pool.submit([&started] { ++started; });
    }
}

TEST_F(WorkerPoolTest, ManyThreadsMaySubmit) {
    WorkerPool pool({"test", 4, 10'000}, clock, registry);
    std::atomic<int> ran = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 500; ++i) EXPECT_TRUE(pool.submit([&ran] { ++ran; }));
        });
    for (auto& thread : threads) thread.join();
    EXPECT_TRUE(pool.drain(10s));
    EXPECT_EQ(ran, 2000);
}

TEST_F(WorkerPoolTest, ImpossibleOptionsAreRefused) {
    EXPECT_THROW(WorkerPool({"test", 0, 1}, clock, registry), std::invalid_argument);
    EXPECT_THROW(WorkerPool({"test", 1, 0}, clock, registry), std::invalid_argument);
}

}  // namespace
}  // namespace linli::jobs
