#pragma once

#include <linli/base/id.h>

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace linli::exchange {

class CallService;

/// A thread for each line that has something to do: a partner who answers slowly holds up nobody else. What is due is
/// asked of the store, so nothing that was queued is forgotten when a process dies. Thread-safe.
class CallWorkers {
public:
    /// `calls` outlives the workers. @param lanes threads at most; further partners wait for a free one
    CallWorkers(CallService& calls, std::vector<TenantId> tenants, std::size_t lanes = 24);
    /// Ends after the attempts under way.
    ~CallWorkers();
    CallWorkers(const CallWorkers&) = delete;
    CallWorkers& operator=(const CallWorkers&) = delete;

    /// Looks now for what is due; otherwise every second.
    void wake();
    /// A sign of life on every line that is free, each on its own thread.
    void pulse();

private:
    using Line = std::pair<std::int64_t, std::string>;
    struct Lane;
    void watch(const std::stop_token& stop);
    void look(bool pulse);
    void begin(const Line& line, bool pulse);
    void run(const Line& line, bool pulse, const std::stop_token& stop);
    void sweep();

    CallService& calls_;
    const std::vector<TenantId> tenants_;
    const std::size_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool awake_ = false, pulse_ = false;
    std::map<Line, std::unique_ptr<Lane>> lanes_;  ///< only the watching thread touches it
    std::jthread watcher_;                         ///< last: it uses everything above
};

}  // namespace linli::exchange
