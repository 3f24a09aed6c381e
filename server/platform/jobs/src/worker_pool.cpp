#include <linli/jobs/jobs.h>

#include <linli/log/log.h>

#include <algorithm>
#include <stdexcept>

namespace linli::jobs {
namespace {

PoolOptions checked(PoolOptions options) {
    if (options.threads == 0 || options.queue == 0)
        throw std::invalid_argument("worker pool " + options.name + " needs a thread and a place in the queue");
    return options;
}

metrics::Counter task_counter(metrics::Registry& registry, const std::string& pool, std::string_view result) {
    return registry.counters({"linli_jobs_tasks_total", "Tasks of worker pools by result.", {"pool", "result"}})
        .with({pool, result});
}

metrics::Histogram seconds(metrics::Registry& registry, const std::string& name, const std::string& help,
                           const std::string& pool) {
    return registry.histograms({name, help, {"pool"}}).with({pool});
}

}  // namespace

WorkerPool::WorkerPool(PoolOptions options, const Clock& clock, metrics::Registry& registry)
    : options_(checked(std::move(options))),
      clock_(clock),
      depth_gauge_(registry.gauges({"linli_jobs_queue_depth", "Tasks waiting in worker pools.", {"pool"}})
                       .with({options_.name})),
      wait_seconds_(
          seconds(registry, "linli_jobs_queue_wait_seconds", "Time between submitting and starting.", options_.name)),
      run_seconds_(seconds(registry, "linli_jobs_task_seconds", "Time a task ran.", options_.name)),
      done_(task_counter(registry, options_.name, "done")),
      failed_(task_counter(registry, options_.name, "failed")),
      refused_(task_counter(registry, options_.name, "refused")),
      dropped_(task_counter(registry, options_.name, "dropped")) {
    threads_.reserve(options_.threads);
    for (std::size_t i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
    drop_waiting();
    arrived_.notify_all();
    for (auto& thread : threads_) thread.join();
}

bool WorkerPool::submit(std::function<void()> task) {
    {
        const std::lock_guard lock(mutex_);
        if (!open_ || waiting_.size() >= options_.queue) {
            refused_.add();
            return false;
        }
        waiting_.push_back({std::move(task), std::string(log::TraceScope::current()), clock_.now()});
        depth_gauge_.set(static_cast<double>(waiting_.size()));
    }
    arrived_.notify_one();
    return true;
}

bool WorkerPool::drain(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    open_ = false;
    arrived_.notify_all();
    const bool finished = idle_.wait_for(lock, patience, [this] { return waiting_.empty() && running_ == 0; });
    lock.unlock();
    if (!finished) drop_waiting();
    return finished;
}

std::size_t WorkerPool::depth() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

void WorkerPool::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        arrived_.wait(lock, [this] { return !open_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        {
            const auto task = std::move(waiting_.front());
            waiting_.pop_front();
            depth_gauge_.set(static_cast<double>(waiting_.size()));
            ++running_;
            lock.unlock();
            run(task);
        }  // what the task captured ends outside the lock
        lock.lock();
        --running_;
        if (waiting_.empty() && running_ == 0) idle_.notify_all();
    }
}

void WorkerPool::run(const Task& task) {
    const log::TraceScope trace(task.trace);
    const auto start = clock_.now();
    wait_seconds_.observe(std::max(start - task.submitted, std::chrono::milliseconds::zero()));
    try {
        task.run();
        done_.add();
    } catch (const std::exception& error) {
        failed_.add();
        log::error("jobs.task-failed", {{"pool", log::Text(options_.name)}, {"error", error}});
    } catch (...) {
        failed_.add();
        log::error("jobs.task-failed", {{"pool", log::Text(options_.name)}, {"error", "not a standard exception"}});
    }
    run_seconds_.observe(std::max(clock_.now() - start, std::chrono::milliseconds::zero()));
}

void WorkerPool::drop_waiting() {
    std::deque<Task> dropped;  // what the tasks captured ends outside the lock
    {
        const std::lock_guard lock(mutex_);
        open_ = false;
        dropped.swap(waiting_);
        depth_gauge_.set(0);
    }
    if (dropped.empty()) return;
    dropped_.add(static_cast<double>(dropped.size()));
    log::warning("jobs.tasks-dropped", {{"pool", log::Text(options_.name)}, {"tasks", dropped.size()}});
}

}  // namespace linli::jobs
