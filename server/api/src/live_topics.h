#pragma once

#include <linli/access/scope.h>
#include <linli/api/live.h>
#include <linli/events/event.h>

#include <optional>
#include <string>
#include <vector>

namespace linli::api {

/// What one caller may hear: for each topic the proof of permission, or nothing.
class Hearing {
public:
    Hearing(const access::Actor& actor, const std::vector<LiveTopic>& topics);

    const access::Actor& actor() const { return actor_; }
    bool hears_anything() const;
    /// Whether an event of `topic` is inside; decided by its address alone.
    bool covers(std::size_t topic, const events::Address& address) const;
    /// The same as a condition over `events_event`, for what is read from the store. Never empty.
    const access::Predicate& condition() const { return condition_; }

private:
    access::Actor actor_;
    std::vector<std::optional<access::Scope>> scopes_;
    access::Predicate condition_;
};

/// The topic of an event by its name. @return nothing for events that are not told
std::optional<std::size_t> topic_of(const std::vector<LiveTopic>& topics, std::string_view event);
/// Whether two capacities hear the same.
bool same_capacity(const access::Actor& one, const access::Actor& other);
/// @throws InvariantBroken for a room that could not stand in a condition
void check(const std::vector<LiveTopic>& topics);

}  // namespace linli::api
