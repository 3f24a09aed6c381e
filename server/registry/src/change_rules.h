#pragma once

#include <linli/access/permission.h>
#include <linli/area/types.h>
#include <linli/base/date.h>
#include <linli/registry/changes.h>

#include <span>

/// What a change may do: total functions without clock or store.
namespace linli::registry {

/// The state machine of a change request; `enough`: the level that agreed is the one that is needed.
/// @return nothing for an action that the state does not know. @source DAT-40
constexpr std::optional<RequestState> next_state(RequestState state, RequestAction action, bool enough) {
    switch (state) {
    case RequestState::proposed:
        if (action == RequestAction::approve) return enough ? RequestState::applied : RequestState::proposed;
        if (action == RequestAction::refuse) return RequestState::refused;
        if (action == RequestAction::withdraw) return RequestState::withdrawn;
        return std::nullopt;
    case RequestState::applied:
        return action == RequestAction::undo ? std::optional(RequestState::undone) : std::nullopt;
    default: return std::nullopt;
    }
}

/// How far somebody's word goes: a clerk agrees for the community, the street or the district of the post.
constexpr int level_of(access::Role role, bool placed, area::Level level) {
    if (role != access::Role::clerk || !placed) return 0;
    switch (level) {
    case area::Level::district: return 3;
    case area::Level::street: return 2;
    case area::Level::community: return 1;
    default: return 0;
    }
}

/// From a day until the day before another, or open.
struct Period {
    Date from;
    std::optional<Date> until;
};
constexpr bool overlap(const Period& a, const Period& b) {
    return (!b.until || a.from < *b.until) && (!a.until || b.from < *a.until);
}

/// A household without people has no head; any other has exactly one. @source error class 9 of the quality engine
constexpr bool heads_fit(std::size_t members, std::size_t heads) { return members == 0 ? heads == 0 : heads == 1; }

/// How long a merge, a split or any other applied change can be taken back.
inline constexpr std::chrono::days undo_for{30};

}  // namespace linli::registry
