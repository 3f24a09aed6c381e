#include <linli/jobs/jobs.h>

#include <linli/base/date.h>
#include <linli/base/result.h>
#include <linli/log/log.h>

#include <algorithm>
#include <stdexcept>
#include <variant>

namespace linli::jobs {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds longest_pause{500};  // a simulated clock jumps without telling anybody
constexpr milliseconds one_day = std::chrono::hours(24);

/// When a job is due.
struct Every {
    milliseconds interval;
};
struct Daily {
    milliseconds time_of_day;
};
using Plan = std::variant<Every, Daily>;

milliseconds period(const Plan& plan) {
    const auto* const every = std::get_if<Every>(&plan);
    return every != nullptr ? every->interval : one_day;
}

Instant first_due(const Plan& plan, Instant now) {
    if (const auto* const every = std::get_if<Every>(&plan)) return now + every->interval;
    const auto time_of_day = std::get<Daily>(plan).time_of_day;
    const auto today = shanghai_instant(shanghai_date(now), time_of_day);
    return today > now ? today : today + one_day;  // Shanghai has no summer time
}

}  // namespace

struct Scheduler::Job {
    Job(std::string job_name, Plan when, Work what, metrics::Registry& registry)
        : name(std::move(job_name)),
          plan(when),
          work(std::move(what)),
          done_count(result_counter(registry, "done")),
          failed_count(result_counter(registry, "failed")),
          skipped_count(
              registry.counters({"linli_jobs_skipped_total", "Due times that passed unused.", {"job"}}).with({name})),
          run_seconds(registry.histograms({"linli_jobs_run_seconds", "Time a job ran.", {"job"}}).with({name})),
          last_success(registry.gauges({"linli_jobs_last_success_timestamp_seconds", "Last successful end.", {"job"}})
                           .with({name})) {}

    metrics::Counter result_counter(metrics::Registry& registry, std::string_view result) const {
        return registry.counters({"linli_jobs_runs_total", "Runs of jobs by result.", {"job", "result"}})
            .with({name, result});
    }

    const std::string name;
    const Plan plan;
    const Work work;
    metrics::Counter done_count, failed_count, skipped_count;
    metrics::Histogram run_seconds;
    metrics::Gauge last_success;
    // Below: guarded by the scheduler's mutex.
    Instant due{};
    bool running = false;
    std::thread::id runner;
    std::optional<Instant> last_start, last_end;
    std::optional<RunResult> last;
    std::uint64_t runs = 0, failures = 0, skipped = 0;
};

Scheduler::Scheduler(const Clock& clock, metrics::Registry& registry, std::size_t threads)
    : clock_(clock), registry_(registry), thread_count_(std::max<std::size_t>(threads, 1)) {}

Scheduler::~Scheduler() { stop(); }

void Scheduler::every(std::string name, milliseconds interval, Work work) {
    if (interval < milliseconds(1)) throw std::invalid_argument("job " + name + ": interval below a millisecond");
    add(std::make_unique<Job>(std::move(name), Every{interval}, std::move(work), registry_));
}

void Scheduler::daily(std::string name, milliseconds time_of_day, Work work) {
    if (time_of_day < milliseconds::zero() || time_of_day >= one_day)
        throw std::invalid_argument("job " + name + ": time outside the day");
    add(std::make_unique<Job>(std::move(name), Daily{time_of_day}, std::move(work), registry_));
}

void Scheduler::add(std::unique_ptr<Job> job) {
    {
        const std::lock_guard lock(mutex_);
        if (jobs_.contains(job->name)) throw std::invalid_argument("job " + job->name + " exists already");
        job->due = first_due(job->plan, clock_.now());
        const auto& name = job->name;
        jobs_.emplace(name, std::move(job));
    }
    changed_.notify_all();
}

void Scheduler::start() {
    const std::lock_guard lock(mutex_);
    if (!threads_.empty() || stop_.stop_requested()) throw InvariantBroken("a scheduler starts once");
    for (std::size_t i = 0; i < thread_count_; ++i) threads_.emplace_back([this] { serve(); });
}

void Scheduler::serve() {
    std::unique_lock lock(mutex_);
    while (!stop_.stop_requested()) {
        const auto now = clock_.now();
        if (auto* const job = take_due(now)) {
            lock.unlock();
            execute(*job);
            lock.lock();
        } else {
            changed_.wait_for(lock, pause(now));
        }
    }
}

std::size_t Scheduler::run_due() {
    // One look at the clock for all: a job that is slower than its interval would otherwise be due for ever.
    const auto now = clock_.now();
    std::size_t count = 0;
    for (;; ++count) {
        std::unique_lock lock(mutex_);
        auto* const job = stop_.stop_requested() ? nullptr : take_due(now);
        lock.unlock();
        if (job == nullptr) return count;
        execute(*job);
    }
}

RunResult Scheduler::run_now(std::string_view name) {
    std::unique_lock lock(mutex_);
    const auto found = jobs_.find(name);
    if (found == jobs_.end()) return RunResult::unknown;
    auto& job = *found->second;
    if (job.running && job.runner == std::this_thread::get_id()) return RunResult::busy;
    changed_.wait(lock, [&] { return !job.running || stop_.stop_requested(); });
    if (stop_.stop_requested()) return RunResult::stopped;
    begin(job, clock_.now());
    lock.unlock();
    return execute(job);
}

void Scheduler::wake() {
    const std::lock_guard lock(mutex_);
    changed_.notify_all();
}

void Scheduler::stop() {
    std::vector<std::thread> threads;
    {
        std::unique_lock lock(mutex_);
        stop_.request_stop();
        changed_.notify_all();
        changed_.wait(lock, [this] { return running_ == 0; });
        threads.swap(threads_);
    }
    for (auto& thread : threads) thread.join();
}

std::vector<JobStatus> Scheduler::status() const {
    const std::lock_guard lock(mutex_);
    std::vector<JobStatus> all;
    for (const auto& [name, job] : jobs_)
        all.push_back({name, job->running, job->due, job->last_start, job->last_end, job->last, job->runs,
                       job->failures, job->skipped});
    return all;
}

/// The idle job that has been due longest, marked as running and given its next due time; nullptr when none is due.
Scheduler::Job* Scheduler::take_due(Instant now) {
    Job* chosen = nullptr;
    for (const auto& entry : jobs_) {
        auto& job = *entry.second;
        // A clock that was set back must not silence a job for the time it went back.
        if (job.due - now > period(job.plan)) job.due = first_due(job.plan, now);
        if (!job.running && job.due <= now && (chosen == nullptr || job.due < chosen->due)) chosen = &job;
    }
    if (chosen == nullptr) return nullptr;
    const auto missed = (now - chosen->due) / period(chosen->plan);
    chosen->skipped += static_cast<std::uint64_t>(missed);
    chosen->skipped_count.add(static_cast<double>(missed));
    chosen->due += (missed + 1) * period(chosen->plan);
    begin(*chosen, now);
    return chosen;
}

void Scheduler::begin(Job& job, Instant now) {
    job.running = true;
    job.runner = std::this_thread::get_id();
    job.last_start = now;
    ++running_;
}

RunResult Scheduler::execute(Job& job) {
    const auto start = clock_.now();
    const auto result = attempt(job);
    const auto end = clock_.now();
    job.run_seconds.observe(std::max(end - start, milliseconds::zero()));
    (result == RunResult::done ? job.done_count : job.failed_count).add();
    if (result == RunResult::done) job.last_success.set(static_cast<double>(to_ms(end)) / 1000);
    const std::lock_guard lock(mutex_);
    job.running = false;
    job.runner = {};
    job.last_end = end;
    job.last = result;
    ++job.runs;
    job.failures += result == RunResult::failed ? 1 : 0;
    --running_;
    changed_.notify_all();
    return result;
}

RunResult Scheduler::attempt(const Job& job) const {
    try {
        job.work(stop_.get_token());
        return RunResult::done;
    } catch (const std::exception& error) {
        log::error("jobs.job-failed", {{"job", log::Text(job.name)}, {"error", error}});
    } catch (...) {
        log::error("jobs.job-failed", {{"job", log::Text(job.name)}, {"error", "not a standard exception"}});
    }
    return RunResult::failed;
}

/// Until the next job is due, but never long: see `longest_pause`.
milliseconds Scheduler::pause(Instant now) const {
    auto wait = longest_pause;
    for (const auto& entry : jobs_)
        if (!entry.second->running) wait = std::min(wait, entry.second->due - now);
    return std::max(wait, milliseconds(1));
}

}  // namespace linli::jobs
