#include "live_feed.h"

#include <linli/log/log.h>

#include <algorithm>

namespace linli::api {
namespace {

using std::chrono::milliseconds;
using Moment = std::chrono::steady_clock::time_point;

constexpr int fan_out_batch = 500;
constexpr int catch_up_batch = 200;
/// So many numbers are looked at in one turn for one who is behind, whatever is in its scope.
constexpr std::int64_t catch_up_window = 5'000;
constexpr milliseconds full_queue_pause{50};
constexpr milliseconds store_pause{1'000};

}  // namespace

LiveFeed::LiveFeed(db::Database& database, Authenticator& authenticator, std::vector<LiveTopic> topics,
                   LiveLimits limits)
    : database_(database),
      authenticator_(authenticator),
      topics_(std::move(topics)),
      limits_(limits),
      thread_([this](std::stop_token stop) { run(stop); }) {}

void LiveFeed::join(std::shared_ptr<Listener> listener) {
    {
        const std::lock_guard lock(mutex_);
        arrived_.push_back(std::move(listener));
        awake_ = true;
    }
    wake_.notify_one();
}

void LiveFeed::advanced(TenantId tenant, std::int64_t head) {
    {
        const std::lock_guard lock(mutex_);
        auto& known = heads_[tenant.value];
        known = std::max(known, head);
        awake_ = true;
    }
    wake_.notify_one();
}

void LiveFeed::wake() {
    {
        const std::lock_guard lock(mutex_);
        awake_ = true;
    }
    wake_.notify_one();
}

void LiveFeed::stop() { thread_ = {}; }

void LiveFeed::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            const auto due = [this] { return awake_; };
            if (listeners_ == 0 && newcomers_.empty())
                wake_.wait(lock, stop, due);
            else
                wake_.wait_for(lock, stop, patience(), due);
            awake_ = false;
            for (auto& listener : arrived_) newcomers_.push_back(std::move(listener));
            arrived_.clear();
            for (const auto& [tenant, head] : heads_) told_heads_[tenant] = head;
        }
        if (stop.stop_requested()) return;
        try {
            turn();
        } catch (const std::exception& failure) {
            // The store is away: nobody is told anything on stale knowledge, everybody stays where they are.
            log::warning("live.waiting", {{"reason", failure}});
            std::unique_lock lock(mutex_);
            wake_.wait_for(lock, stop, store_pause, [] { return false; });
        }
    }
}

milliseconds LiveFeed::patience() const {
    if (progress_) return milliseconds(0);
    const auto left = std::chrono::ceil<milliseconds>(due_ - std::chrono::steady_clock::now());
    return std::clamp(left, milliseconds(0), behind_ > 0 ? full_queue_pause : limits_.recheck);
}

void LiveFeed::turn() {
    progress_ = false;
    drop_the_gone();
    check_sessions();
    open_feeds();
    for (auto& [tenant, feed] : feeds_) fan_out(TenantId{tenant}, feed);
    seat_newcomers();
    due_ = std::chrono::steady_clock::now() + limits_.recheck;
    std::size_t all = 0, behind = 0;
    for (auto& [tenant, feed] : feeds_)
        for (const auto& listener : feed.listeners) {
            if (!listener->level && catch_up(TenantId{tenant}, feed, *listener)) progress_ = true;
            if (listener->gone()) continue;
            ++all;
            if (!listener->level) ++behind;
            due_ = std::min({due_, listener->check_at, listener->expires_at});
        }
    listeners_ = all;
    behind_ = behind;
}

/// A feed that nobody listens to is forgotten: no event is read for nobody.
void LiveFeed::drop_the_gone() {
    const auto gone = [](const auto& listener) { return listener->gone(); };
    std::erase_if(newcomers_, gone);
    for (auto& [tenant, feed] : feeds_) std::erase_if(feed.listeners, gone);
    std::erase_if(feeds_, [](const auto& entry) { return entry.second.listeners.empty(); });
}

void LiveFeed::check_sessions() {
    const auto now = std::chrono::steady_clock::now();
    for (auto& [tenant, feed] : feeds_)
        for (const auto& listener : feed.listeners) {
            if (listener->expires_at <= now) listener->expire();
            if (listener->check_at > now || listener->gone()) continue;
            check_session(*listener);
            listener->check_at = now + limits_.recheck;
        }
    drop_the_gone();
}

void LiveFeed::check_session(Listener& listener) {
    const auto actor = authenticator_.watch(*listener.credentials);
    if (!actor)
        listener.send_away(actor.problem());
    else if (!actor->user)
        listener.send_away({&access::not_signed_in, {}, {}});
    else if (!same_capacity(*actor, listener.hearing.actor()))
        listener.send_back();
    else
        return;
    listener.leave();
}

/// Makes sure that newcomers find a feed that knows its head. A number beyond the head may come from a process that
/// numbered more than we have heard of: the store knows.
void LiveFeed::open_feeds() {
    for (const auto& [tenant, head] : told_heads_)
        if (const auto feed = feeds_.find(tenant); feed != feeds_.end())
            feed->second.head = std::max(feed->second.head, head);
    for (const auto& newcomer : newcomers_) {
        const auto tenant = newcomer->hearing.actor().tenant;
        const auto known = feeds_.find(tenant.value);
        if (known != feeds_.end() && newcomer->position.value_or(0) <= known->second.head) continue;
        const auto head = database_.read([&](db::ReadTx& tx) { return events::head_of(tx, tenant); });
        const auto [feed, fresh] = feeds_.try_emplace(tenant.value);
        feed->second.head = std::max(feed->second.head, head);
        if (fresh) feed->second.position = head;
    }
}

void LiveFeed::fan_out(TenantId tenant, Feed& feed) {
    while (feed.position < feed.head) {
        if (std::none_of(feed.listeners.begin(), feed.listeners.end(), [](const auto& l) { return l->level; })) {
            feed.position = feed.head;  // nobody to tell now: who is behind is read for
            break;
        }
        const auto events = database_.read(
            [&](db::ReadTx& tx) { return events::read_after(tx, tenant, feed.position, fan_out_batch); });
        if (events.empty()) break;
        offer_all(feed, events);
        feed.position = events.back().stream;
        feed.head = std::max(feed.head, feed.position);
    }
}

void LiveFeed::offer_all(Feed& feed, const std::vector<events::Envelope>& events) {
    for (const auto& event : events) {
        const auto topic = topic_of(topics_, event.name);
        if (!topic) continue;
        const Told told(event, topics_[*topic].kind);
        for (const auto& listener : feed.listeners) {
            if (!listener->level || listener->gone() || !listener->hearing.covers(*topic, event.address)) continue;
            if (listener->take(told) == Listener::Taken::yes) continue;
            listener->level = false;
            listener->position = event.stream - 1;
        }
    }
    for (const auto& listener : feed.listeners) {
        if (!listener->level || listener->gone()) continue;
        listener->position = events.back().stream;
        listener->settle(events.back().stream, true);
    }
}

void LiveFeed::seat_newcomers() {
    for (auto& newcomer : newcomers_) {
        auto& feed = feeds_.at(newcomer->hearing.actor().tenant.value);
        if (newcomer->position && *newcomer->position > feed.position) {
            newcomer->reset(feed.position);
            newcomer->position = feed.position;
        }
        const bool now = !newcomer->position;
        if (now) newcomer->position = feed.position;
        newcomer->level = *newcomer->position == feed.position;
        newcomer->check_at = std::chrono::steady_clock::now() + limits_.recheck;
        if (newcomer->level) newcomer->settle(feed.position, true);
        feed.listeners.push_back(std::move(newcomer));
    }
    newcomers_.clear();
}

/// @return whether it is worth going on at once
bool LiveFeed::catch_up(TenantId tenant, const Feed& feed, Listener& listener) {
    if (listener.gone() || !listener.ready()) return false;
    const auto from = listener.position.value_or(0);
    const auto until = std::min(feed.position, from + catch_up_window);
    const auto& wanted = listener.hearing.condition();
    auto params = wanted.params;
    params.emplace_back("live_until", until);
    const auto events = database_.read([&](db::ReadTx& tx) {
        return events::read_after(tx, tenant, from, catch_up_batch, "stream <= :live_until AND (" + wanted.sql + ")",
                                  params);
    });
    for (const auto& event : events) {
        const auto topic = topic_of(topics_, event.name);
        LINLI_INVARIANT(topic.has_value(), "an event without a topic was read for a listener");
        if (listener.take(Told(event, topics_[*topic].kind)) == Listener::Taken::yes) continue;
        listener.position = event.stream - 1;
        listener.settle(event.stream - 1, false);
        return false;
    }
    const bool all = std::ssize(events) < catch_up_batch;
    listener.position = all ? until : events.back().stream;
    listener.level = *listener.position == feed.position;
    listener.settle(*listener.position, listener.level);
    return !listener.level;
}

}  // namespace linli::api
