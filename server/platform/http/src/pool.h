#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <condition_variable>
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
    /// True when submit() would refuse now.
    bool full() const;
    std::size_t waiting() const;
    /// Forgets what waits, ends what runs, joins.
    void stop();

private:
    void work();

    const std::size_t queue_limit_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::shared_ptr<Job>> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace linli::http
