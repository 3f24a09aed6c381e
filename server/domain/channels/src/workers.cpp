#include <linli/channels/workers.h>

#include <linli/channels/service.h>
#include <linli/log/log.h>

#include <atomic>

namespace linli::channels {
namespace {

constexpr std::chrono::seconds look_again{1};

}  // namespace

/// A thread that works off one platform of one tenant and ends when nothing is due.
struct ChannelWorkers::Lane {
    std::atomic<bool> done{false};
    std::jthread thread;
};

ChannelWorkers::ChannelWorkers(ChannelService& channels, std::vector<TenantId> tenants, std::size_t lanes)
    : channels_(channels),
      tenants_(std::move(tenants)),
      most_(lanes),
      watcher_([this](const std::stop_token& stop) { watch(stop); }) {}

ChannelWorkers::~ChannelWorkers() {
    watcher_.request_stop();
    wake();
    watcher_.join();
    for (auto& [key, lane] : lanes_) lane->thread.request_stop();
}

void ChannelWorkers::wake() {
    {
        const std::lock_guard lock(mutex_);
        awake_ = true;
    }
    changed_.notify_one();
}

void ChannelWorkers::watch(const std::stop_token& stop) {
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
            log::error("channels.watch-failed", {{"reason", failure}});
        }
    }
}

void ChannelWorkers::look() {
    for (auto it = lanes_.begin(); it != lanes_.end();) it = it->second->done ? lanes_.erase(it) : std::next(it);
    for (const auto tenant : tenants_)
        for (auto& platform : channels_.due(tenant)) {
            const LaneKey key{tenant.value, std::move(platform)};
            if (lanes_.size() < most_ && lanes_.count(key) == 0) begin(key);
        }
}

void ChannelWorkers::begin(const LaneKey& key) {
    auto& lane = lanes_.emplace(key, std::make_unique<Lane>()).first->second;
    auto* self = lane.get();
    self->thread = std::jthread([this, key, self](const std::stop_token& stop) {
        try {
            while (!stop.stop_requested() && channels_.work_once(TenantId{key.first}, key.second)) {
            }
        } catch (const std::exception& failure) {
            log::error("channels.lane-failed", {{"platform", log::Text(key.second)}, {"reason", failure}});
        }
        self->done = true;
        // What was queued while this lane ended is found by the next look, at the latest in a second.
    });
}

}  // namespace linli::channels
