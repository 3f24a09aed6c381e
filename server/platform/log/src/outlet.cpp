#include "outlet.h"

#include <algorithm>
#include <csignal>

namespace linli::log {
namespace {

constexpr std::chrono::milliseconds gathering{50};

}  // namespace

Outlet::Outlet(Write write, Confess confess, std::size_t limit_bytes, std::size_t block_bytes)
    : write_(std::move(write)), confess_(std::move(confess)), limit_bytes_(limit_bytes), block_bytes_(block_bytes) {}

Outlet::~Outlet() {
    thread_ = {};
    drain();
}

bool Outlet::put(std::string_view line) {
    std::call_once(started_, [this] { start(); });
    std::size_t before = 0, after = 0;
    {
        const std::lock_guard lock(mutex_);
        before = waiting_.size();
        if (before + line.size() + 1 > limit_bytes_) {
            ++dropped_;
            return false;
        }
        waiting_.append(line).push_back('\n');
        after = waiting_.size();
    }
    // Waking costs more than writing a line: once for a batch, and once more when it grows fast.
    if (before == 0 || (before < limit_bytes_ / 2 && after >= limit_bytes_ / 2)) wake_.notify_one();
    return true;
}

/// Signals stay with the threads that wait for them: a stop signal that lands here would end the program.
void Outlet::start() {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void Outlet::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
            wake_.wait_for(lock, stop, gathering, [this] { return waiting_.size() >= limit_bytes_ / 2; });
        }
        drain();
    }
}

void Outlet::drain() {
    const std::lock_guard lock(writing_);
    std::uint64_t dropped = 0;
    {
        const std::lock_guard buffer(mutex_);
        out_.swap(waiting_);
        dropped = dropped_;
    }
    const auto lost = write_out();
    out_.clear();
    dropped_ += lost;
    dropped += lost;
    if (dropped != confessed_ && write_(confess_(dropped - confessed_))) confessed_ = dropped;
}

std::uint64_t Outlet::write_out() {
    std::uint64_t lost = 0;
    std::string_view rest = out_;
    while (!rest.empty()) {
        auto end = rest.size() - 1;  // of the last line
        if (end > block_bytes_) {
            const auto last = rest.rfind('\n', block_bytes_);
            end = last != std::string_view::npos ? last : rest.find('\n');
        }
        const auto block = rest.substr(0, end);
        if (!write_(block)) lost += static_cast<std::uint64_t>(std::count(block.begin(), block.end(), '\n')) + 1;
        rest.remove_prefix(end + 1);
    }
    return lost;
}

}  // namespace linli::log
