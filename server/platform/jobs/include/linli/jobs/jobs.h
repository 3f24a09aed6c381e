#pragma once

#include <linli/base/clock.h>
#include <linli/metrics/metrics.h>

#include <array>
#include <chrono>
#include <concepts>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

/// Background work with a name, a bound and an end. Failures are logged and counted, never lost and never fatal.
namespace linli::jobs {

struct PoolOptions {
    std::string name;          ///< label of its metrics
    std::size_t threads = 2;   ///< tasks that run at the same time; at least 1
    std::size_t queue = 1024;  ///< tasks that may wait; at least 1
};

/// Threads that work off a bounded queue in order of arrival. Thread-safe.
class WorkerPool {
public:
    /// `clock` is the real clock and measures waiting; it and `registry` outlive the pool.
    /// @throws std::invalid_argument for zero threads or a zero queue.
    WorkerPool(PoolOptions options, const Clock& clock, metrics::Registry& registry);
    /// Drops what waits and joins what runs; call `drain` first to be graceful.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// @return false when the queue is full or the pool is draining: the task was not taken, tell the caller.
    /// The task runs under the trace id of the submitting thread; what it throws is logged and counted.
    [[nodiscard]] bool submit(std::function<void()> task);
    /// Takes no more tasks and waits until all are done, at most `patience`. Not from within a task.
    /// @return false when time ran out; waiting tasks were then dropped and running ones may still run.
    bool drain(std::chrono::milliseconds patience);
    /// Tasks that wait.
    std::size_t depth() const;

private:
    struct Task {
        std::function<void()> run;
        std::string trace;
        Instant submitted;
    };
    void work();
    void run(const Task& task);
    void drop_waiting();

    const PoolOptions options_;
    const Clock& clock_;
    metrics::Gauge depth_gauge_;
    metrics::Histogram wait_seconds_, run_seconds_;
    metrics::Counter done_, failed_, refused_, dropped_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_, idle_;
    std::deque<Task> waiting_;
    std::size_t running_ = 0;
    bool open_ = true;
    std::vector<std::thread> threads_;
};

/// What a job does: a callable without arguments, or with the stop token that a long job looks at between steps.
class Work {
public:
    template <class F>
    requires std::invocable<F&> Work(F work)
        : run_([work = std::move(work)](const std::stop_token&) mutable { work(); }) {}
    template <class F>
    requires std::invocable<F&, const std::stop_token&> Work(F work) : run_(std::move(work)) {}
    void operator()(const std::stop_token& stop) const { run_(stop); }

private:
    std::function<void(const std::stop_token&)> run_;
};

enum class RunResult { done, failed, busy, unknown, stopped };
constexpr std::array<std::string_view, 5> words(RunResult) { return {"done", "failed", "busy", "unknown", "stopped"}; }

/// What an operator sees of one job; times are those of the scheduler's clock.
struct JobStatus {
    std::string name;
    bool running;
    Instant next_due;
    std::optional<Instant> last_start;
    std::optional<Instant> last_end;  ///< of the last finished run
    std::optional<RunResult> last;    ///< done or failed
    std::uint64_t runs, failures;
    std::uint64_t skipped;  ///< due times that passed while the job or the machine was busy
};

/// Runs named jobs at their times. A job never overlaps with itself; due times lie on a grid that does not drift with
/// the length of the runs. Due times that were missed are made up for by one run. Thread-safe.
class Scheduler {
public:
    /// `clock` decides when a job is due (domain clock for community rules, real clock for housekeeping). It and
    /// `registry` outlive the scheduler. `threads` jobs run at the same time.
    Scheduler(const Clock& clock, metrics::Registry& registry, std::size_t threads = 4);
    ~Scheduler();
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    /// First due one interval from now. @throws std::invalid_argument for a name taken or an interval below 1 ms.
    void every(std::string name, std::chrono::milliseconds interval, Work work);
    /// Due each day at `time_of_day` after Shanghai midnight.
    /// @throws std::invalid_argument for a name taken or a time outside the day.
    void daily(std::string name, std::chrono::milliseconds time_of_day, Work work);

    /// Starts the threads, once. Without it `run_due` and `run_now` still work, in the caller's thread.
    void start();
    /// Runs what is due now, each job once, one after the other, in the caller's thread: simulations and tests.
    /// @return the number of jobs run
    std::size_t run_due();
    /// Runs a job now in the caller's thread, after a run in progress has ended; its due time stays.
    /// `busy` when called from within that job itself.
    RunResult run_now(std::string_view name);
    /// Looks at the clock at once; otherwise a moved clock is noticed within half a second.
    void wake();
    /// Starts nothing more, asks running jobs to stop, waits for them, joins. Not from within a job.
    void stop();

    std::vector<JobStatus> status() const;

private:
    struct Job;
    void add(std::unique_ptr<Job> job);
    void serve();
    Job* take_due(Instant now);
    void begin(Job& job, Instant now);
    RunResult execute(Job& job);
    RunResult attempt(const Job& job) const;
    std::chrono::milliseconds pause(Instant now) const;

    const Clock& clock_;
    metrics::Registry& registry_;
    const std::size_t thread_count_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::string, std::unique_ptr<Job>, std::less<>> jobs_;
    std::size_t running_ = 0;
    std::stop_source stop_;
    std::vector<std::thread> threads_;
};

}  // namespace linli::jobs
