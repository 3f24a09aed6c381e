#pragma once

#include <linli/quality/observations.h>

/// What signals mean for the register: pure. @source DAT-26, DAT-34, SEC-06
namespace linli::quality {

inline constexpr int recent_days = 90;
/// Litres of a month from which somebody lives behind a door: a dripping tap and a weekly visit stay below.
inline constexpr int lived_in_litres = 1'000;

/// Each kind may be compared for one purpose only; the purpose says how long it is kept.
constexpr Purpose purpose_of(SignalKind kind) {
    switch (kind) {
    case SignalKind::visit: return Purpose::visit;
    case SignalKind::sighting: return Purpose::activity;
    case SignalKind::attendance: return Purpose::attendance;
    case SignalKind::rental_contract:
    case SignalKind::migration_record:
    case SignalKind::death_record: return Purpose::filing;
    case SignalKind::water_month: return Purpose::device;
    }
    return Purpose::filing;
}

/// Somebody was there in person.
constexpr bool shows_person(SignalKind kind) {
    return kind == SignalKind::visit || kind == SignalKind::sighting || kind == SignalKind::attendance;
}
/// Something filed says that the person is not, or no longer, where the record has them.
constexpr bool contradicts(SignalKind kind) {
    return kind == SignalKind::death_record || kind == SignalKind::migration_record;
}
/// It speaks of a door; the others speak of a person.
constexpr bool about_door(SignalKind kind) { return kind == SignalKind::water_month; }

/// What the newest signal of a kind says, for people. @param litres of a meter
std::string says(SignalKind kind, std::string_view source, Date on, int litres);
/// The whole picture from its lines. A move that was filed before somebody came to live here says nothing.
void conclude(LastSeen& picture, Date today);

}  // namespace linli::quality
