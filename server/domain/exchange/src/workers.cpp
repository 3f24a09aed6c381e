#include <linli/exchange/workers.h>

#include <linli/exchange/service.h>
#include <linli/log/log.h>

namespace linli::exchange {
namespace {

constexpr std::chrono::seconds look_again{1};

}  // namespace

/// A thread that works off one line and ends when nothing is due.
struct CallWorkers::Lane {
    std::atomic<bool> done{false};
    std::jthread thread;
};

CallWorkers::CallWorkers(CallService& calls, std::vector<TenantId> tenants, std::size_t lanes)
    : calls_(calls),
      tenants_(std::move(tenants)),
      most_(lanes),
      watcher_([this](const std::stop_token& stop) { watch(stop); }) {}

CallWorkers::~CallWorkers() {
    watcher_.request_stop();
    wake();
    watcher_.join();
    for (auto& [line, lane] : lanes_) lane->thread.request_stop();
}

void CallWorkers::wake() {
    {
        const std::lock_guard lock(mutex_);
        awake_ = true;
    }
    changed_.notify_one();
}

void CallWorkers::pulse() {
    {
        const std::lock_guard lock(mutex_);
        pulse_ = true;
    }
    wake();
}

void CallWorkers::watch(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        bool pulse = false;
        {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, look_again, [&] { return awake_ || stop.stop_requested(); });
            awake_ = false;
            pulse = std::exchange(pulse_, false);
        }
        if (stop.stop_requested()) return;
        try {
            look(pulse);
        } catch (const std::exception& failure) {
            log::error("exchange.watch-failed", {{"reason", failure}});
        }
    }
}

void CallWorkers::sweep() {
    for (auto it = lanes_.begin(); it != lanes_.end();) it = it->second->done ? lanes_.erase(it) : std::next(it);
}

void CallWorkers::look(bool pulse) {
    sweep();
    for (const auto tenant : tenants_) {
        for (const auto& partner : calls_.due(tenant)) begin({tenant.value, partner}, false);
        if (!pulse) continue;
        for (const auto& partner : calls_.lines(tenant)) begin({tenant.value, partner}, true);
    }
}

void CallWorkers::begin(const Line& line, bool pulse) {
    if (lanes_.count(line) != 0 || lanes_.size() >= most_) return;
    auto& lane = lanes_.emplace(line, std::make_unique<Lane>()).first->second;
    auto* self = lane.get();
    self->thread = std::jthread([this, line, pulse, self](const std::stop_token& stop) {
        try {
            run(line, pulse, stop);
        } catch (const std::exception& failure) {
            log::error("exchange.lane-failed", {{"partner", log::Text(line.second)}, {"reason", failure}});
        }
        self->done = true;
        // What was queued while this lane ended is found by the next look, at the latest in a second.
    });
}

void CallWorkers::run(const Line& line, bool pulse, const std::stop_token& stop) {
    const TenantId tenant{line.first};
    if (pulse) calls_.pulse(tenant, line.second);
    while (!stop.stop_requested() && calls_.work_once(tenant, line.second)) {
    }
}

}  // namespace linli::exchange
