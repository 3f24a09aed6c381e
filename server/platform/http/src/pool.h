#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace linli::http {

/// Work for a pool. run() must not throw.
class Job {
public:
    virtual ~Job() = default;
    virtual void run() = 0;
};

/// A fixed number of threads behind a queue that has an end. Thread-safe.
class WorkerPool {
public:
    WorkerPool(unsigned threads, std::size_t queue);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// @return false when the queue is full or the pool has stopped; the job is not taken then.
    bool submit(std::shared_ptr<Job> job);
    /// Takes a place in the queue for a job that comes in a moment with submit_reserved(). @return false when full.
    bool reserve();
    /// Brings jobs whose places are reserved, under one lock: the price of a hand-over is mostly the lock and
    /// the waking. Leaves `jobs` empty.
    void submit_reserved(std::vector<std::shared_ptr<Job>>& jobs);
    /// True when submit() would refuse now.
    bool full() const { return waiting_ >= queue_limit_; }
    std::size_t waiting() const { return waiting_; }
    /// Forgets what waits, ends what runs, joins.
    void stop();

private:
    void work();

    const std::size_t queue_limit_;
    std::atomic<std::size_t> waiting_{0};  ///< places taken: queued or reserved
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::shared_ptr<Job>> queue_;
    std::size_t sleeping_ = 0;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace linli::http
