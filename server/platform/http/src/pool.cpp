#include "pool.h"

#include "patient_thread.h"

#include <algorithm>

namespace linli::http {

WorkerPool::WorkerPool(unsigned threads, std::size_t queue) : queue_limit_(std::max<std::size_t>(queue, 1)) {
    for (unsigned i = 0; i < std::max(threads, 1U); ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() { stop(); }

bool WorkerPool::reserve() {
    auto taken = waiting_.load();
    do {
        if (taken >= queue_limit_) return false;
    } while (!waiting_.compare_exchange_weak(taken, taken + 1));
    return true;
}

bool WorkerPool::submit(std::shared_ptr<Job> job) {
    if (!reserve()) return false;
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) return false;
        queue_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
}

void WorkerPool::submit_reserved(std::vector<std::shared_ptr<Job>>& jobs) {
    std::size_t wake = 0;
    {
        const std::lock_guard lock(mutex_);
        if (!stopping_)
            for (auto& job : jobs) queue_.push_back(std::move(job));
        wake = std::min(sleeping_, jobs.size());
    }
    jobs.clear();
    for (; wake > 0; --wake) wake_.notify_one();
}

void WorkerPool::work() {
    be_a_patient_thread();
    std::unique_lock lock(mutex_);
    while (true) {
        ++sleeping_;
        wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        --sleeping_;
        if (stopping_) return;
        auto job = std::move(queue_.front());
        queue_.pop_front();
        --waiting_;
        lock.unlock();
        job->run();
        job.reset();  // what the job owns may need time to go: not under the lock
        lock.lock();
    }
}

void WorkerPool::stop() {
    std::deque<std::shared_ptr<Job>> forgotten;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        forgotten.swap(queue_);
    }
    wake_.notify_all();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

}  // namespace linli::http
