#include "toucher.h"

#include <linli/log/log.h>

#include "repository_sessions.h"

namespace linli::identity {
namespace {

constexpr std::chrono::milliseconds gather{1'000};  ///< lines gather this long, then one commit keeps them all
constexpr std::size_t most_waiting = 100'000;

}  // namespace

Toucher::Toucher(db::Database& database) : database_(database), thread_([this] { work(); }) {}

Toucher::~Toucher() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_all();
    thread_.join();
}

void Toucher::saw(TenantId tenant, SessionId session, Instant at) {
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() >= most_waiting) return;
        waiting_[session] = {tenant, at};
    }
    arrived_.notify_one();
}

void Toucher::flush() {
    std::unique_lock lock(mutex_);
    ++flushing_;
    arrived_.notify_all();
    written_.wait(lock, [&] { return waiting_.empty() && !writing_; });
    --flushing_;
}

void Toucher::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        arrived_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        if (!stopping_) arrived_.wait_for(lock, gather, [&] { return stopping_ || flushing_ > 0; });
        const auto batch = std::exchange(waiting_, {});
        writing_ = true;
        lock.unlock();
        write(batch);
        lock.lock();
        writing_ = false;
        written_.notify_all();
    }
}

void Toucher::write(const Batch& batch) {
    try {
        database_.write([&](db::WriteTx& tx) {
            for (const auto& [session, seen] : batch) repository::touch(tx, seen.tenant, session, seen.at);
        });
    } catch (const std::exception& failure) {
        log::warning("identity.touch-failed", {{"sessions", batch.size()}, {"reason", failure}});
    }
}

}  // namespace linli::identity
