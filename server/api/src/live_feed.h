#pragma once

#include <linli/events/relay.h>

#include "live_listener.h"

#include <condition_variable>
#include <map>
#include <thread>

namespace linli::api {

/// The thread that reads events and offers them. Listeners and wake-ups come from any thread, everything else happens
/// on its own.
class LiveFeed {
public:
    LiveFeed(db::Database& database, Authenticator& authenticator, std::vector<LiveTopic> topics, LiveLimits limits);
    ~LiveFeed() { stop(); }

    void join(std::shared_ptr<Listener> listener);
    /// The relay numbered events up to `head`.
    void advanced(TenantId tenant, std::int64_t head);
    /// Somebody has left.
    void wake();
    void stop();
    std::size_t listeners() const { return listeners_; }
    std::size_t behind() const { return behind_; }

private:
    using Listeners = std::vector<std::shared_ptr<Listener>>;
    /// The listeners of one tenant and the number up to which those who are level were offered everything.
    struct Feed {
        std::int64_t position = 0;
        std::int64_t head = 0;
        Listeners listeners;
    };

    void run(const std::stop_token& stop);
    void collect();
    void turn();
    void drop_the_gone();
    void check_sessions();
    void check_session(Listener& listener);
    void open_feeds();
    void fan_out(TenantId tenant, Feed& feed);
    void offer_all(Feed& feed, const std::vector<events::Envelope>& events);
    void seat_newcomers();
    bool catch_up(TenantId tenant, const Feed& feed, Listener& listener);
    std::chrono::milliseconds patience() const;

    db::Database& database_;
    Authenticator& authenticator_;
    const std::vector<LiveTopic> topics_;
    const LiveLimits limits_;

    std::mutex mutex_;
    std::condition_variable_any wake_;
    bool awake_ = false;
    Listeners arrived_;
    std::map<std::int64_t, std::int64_t> heads_;

    // The thread's own.
    Listeners newcomers_;
    std::map<std::int64_t, std::int64_t> told_heads_;
    std::map<std::int64_t, Feed> feeds_;
    bool progress_ = false;                        ///< somebody who is behind can go on at once
    std::chrono::steady_clock::time_point due_{};  ///< of the next session to look at, or listener to expire
    std::atomic<std::size_t> listeners_{0}, behind_{0};
    std::jthread thread_;
};

}  // namespace linli::api
