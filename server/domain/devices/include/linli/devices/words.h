#pragma once

#include <linli/base/words.h>

#include <array>
#include <string_view>

namespace linli::devices {

/// What a device says. @source IOT-03, IOT-15, IOT-16
enum class EventKind {
    alarm,     ///< something is wrong
    clear,     ///< it is right again; the matter stays with its owner, who says what was done
    heartbeat  ///< still there
};
constexpr std::array<std::string_view, 3> words(EventKind) { return {"alarm", "clear", "heartbeat"}; }

/// The class of the alarm that the house itself raises when a device has been silent for too long.
inline constexpr std::string_view silent_class = "silent";

}  // namespace linli::devices
