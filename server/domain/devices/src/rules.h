#pragma once

#include <linli/base/clock.h>
#include <linli/cases/words.h>
#include <linli/devices/types.h>

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>

/// What a device's word means: pure, without a clock or a database.
namespace linli::devices {

/// Whether a matter still waits for the answer that a further alarm would ask for.
constexpr bool unanswered(cases::State state) {
    using enum cases::State;
    return state == reported || state == triage || state == dispatched || state == handling || state == waiting ||
           state == merged;
}

/// Whether an alarm belongs to the matter that the last one of its class made. `state` is unknown while that matter is
/// being written by somebody else; after a minute nobody is any more.
/// @param first, last when the alarm of that class rang
inline bool joins(const EventRule& rule, Instant first, Instant last, Instant now, std::optional<cases::State> state) {
    constexpr std::chrono::minutes being_written{1};
    if (!state) return now < first + being_written;
    return unanswered(*state) && now < last + std::chrono::minutes(rule.join_minutes);
}

/// The rule of a class that the table does not know: words decide, else a person.
inline EventRule rule_without(const std::string& event_class) {
    return {event_class, event_class == silent_class ? "设备失联" : "设备报警 " + event_class, {}, 1'440};
}

/// What the matter says.
inline std::string words_of(const Device& device, const EventRule& rule, const std::optional<double>& reading) {
    auto out = rule.name + "：" + device.about.name;
    if (device.about.address) out += "，" + *device.about.address;
    if (reading) {
        char number[32];
        std::snprintf(number, sizeof number, "%.6g", *reading);
        out += "。读数 " + std::string(number);
    }
    return out;
}

}  // namespace linli::devices
