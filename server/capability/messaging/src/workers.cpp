#include <linli/messaging/workers.h>

#include <linli/log/log.h>
#include <linli/messaging/service.h>

namespace linli::messaging {
namespace {

constexpr std::chrono::seconds look_again{1};

}  // namespace

/// A thread that works off one channel of one tenant and ends when nothing is due.
struct MessageWorkers::Lane {
    std::atomic<bool> done{false};
    std::jthread thread;
};

MessageWorkers::MessageWorkers(MessagingService& messages, std::vector<TenantId> tenants)
    : messages_(messages),
      tenants_(std::move(tenants)),
      watcher_([this](const std::stop_token& stop) { watch(stop); }) {}

MessageWorkers::~MessageWorkers() {
    watcher_.request_stop();
    wake();
    watcher_.join();
    for (auto& [key, lane] : lanes_) lane->thread.request_stop();
}

void MessageWorkers::wake() {
    {
        const std::lock_guard lock(mutex_);
        awake_ = true;
    }
    changed_.notify_one();
}

void MessageWorkers::watch(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, look_again, [&] { return awake_ || stop.stop_requested(); });
            awake_ = false;
        }
        if (stop.stop_requested()) return;
        try {
            look();
        } catch (const std::exception& failure) {
            log::error("messaging.watch-failed", {{"reason", failure}});
        }
    }
}

void MessageWorkers::look() {
    for (auto it = lanes_.begin(); it != lanes_.end();) it = it->second->done ? lanes_.erase(it) : std::next(it);
    for (const auto tenant : tenants_)
        for (const auto channel : all_channels) {
            const LaneKey key{tenant.value, channel};
            if (lanes_.count(key) == 0 && messages_.due(tenant, channel)) begin(key);
        }
}

void MessageWorkers::begin(const LaneKey& key) {
    auto& lane = lanes_.emplace(key, std::make_unique<Lane>()).first->second;
    auto* self = lane.get();
    self->thread = std::jthread([this, key, self](const std::stop_token& stop) {
        try {
            while (!stop.stop_requested() && messages_.work_once(TenantId{key.first}, key.second)) {
            }
        } catch (const std::exception& failure) {
            log::error("messaging.lane-failed", {{"channel", key.second}, {"reason", failure}});
        }
        self->done = true;
        // What was queued while this lane ended is found by the next look, at the latest in a second.
    });
}

}  // namespace linli::messaging
