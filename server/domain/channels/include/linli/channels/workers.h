#pragma once

#include <linli/base/id.h>

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace linli::channels {

class ChannelService;

/// A thread for each platform that has something to hear: one that answers slowly holds up no other. What is due is
/// asked of the store, so nothing that was queued is forgotten when a process dies. Thread-safe.
class ChannelWorkers {
public:
    /// `channels` outlives the workers. @param lanes threads at most; further platforms wait for a free one
    ChannelWorkers(ChannelService& channels, std::vector<TenantId> tenants, std::size_t lanes = 8);
    /// Ends after the attempts under way.
    ~ChannelWorkers();
    ChannelWorkers(const ChannelWorkers&) = delete;
    ChannelWorkers& operator=(const ChannelWorkers&) = delete;

    /// Looks now for what is due; otherwise every second.
    void wake();

private:
    using LaneKey = std::pair<std::int64_t, std::string>;
    struct Lane;
    void watch(const std::stop_token& stop);
    void look();
    void begin(const LaneKey& key);

    ChannelService& channels_;
    const std::vector<TenantId> tenants_;
    const std::size_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool awake_ = false;
    std::map<LaneKey, std::unique_ptr<Lane>> lanes_;  ///< only the watching thread touches it
    std::jthread watcher_;                            ///< last: starts when everything else is there
};

}  // namespace linli::channels
