#pragma once

#include <linli/base/id.h>
#include <linli/messaging/words.h>

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace linli::messaging {

class MessagingService;

/// A thread for each lane (tenant and channel) that has something to do: a gateway that answers slowly holds up no
/// other channel. What is due is asked of the store, so nothing that was queued is forgotten when a process dies.
/// Thread-safe.
class MessageWorkers {
public:
    /// `messages` outlives the workers.
    MessageWorkers(MessagingService& messages, std::vector<TenantId> tenants);
    /// Ends after the attempts under way.
    ~MessageWorkers();
    MessageWorkers(const MessageWorkers&) = delete;
    MessageWorkers& operator=(const MessageWorkers&) = delete;

    /// Looks now for what is due; otherwise every second.
    void wake();

private:
    using LaneKey = std::pair<std::int64_t, Channel>;
    struct Lane;
    void watch(const std::stop_token& stop);
    void look();
    void begin(const LaneKey& key);

    MessagingService& messages_;
    const std::vector<TenantId> tenants_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool awake_ = false;
    std::map<LaneKey, std::unique_ptr<Lane>> lanes_;  ///< only the watching thread touches it
    std::jthread watcher_;                            ///< last: starts when everything else is there
};

}  // namespace linli::messaging
