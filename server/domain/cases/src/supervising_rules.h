#pragma once

#include <linli/access/scope.h>
#include <linli/cases/supervision.h>

#include <optional>
#include <string_view>

/// Who may supervise what, and how a supervision moves: pure.
namespace linli::cases {

inline constexpr std::int64_t most_supervisions = 20;  ///< ever placed on a matter

/// The state after `move`, or nothing when it is not possible.
constexpr std::optional<SupervisionState> next_state(SupervisionState state, SupervisionMove move) {
    using enum SupervisionState;
    switch (move) {
    case SupervisionMove::answer: return state == asked ? std::optional(answered) : std::nullopt;
    case SupervisionMove::ask_again: return state == answered ? std::optional(asked) : std::nullopt;
    case SupervisionMove::lift: return state != lifted ? std::optional(lifted) : std::nullopt;
    }
    return std::nullopt;
}

/// Whether the move says why: lifting what was answered agrees with the answer.
constexpr bool needs_note(SupervisionState state, SupervisionMove move) {
    return move != SupervisionMove::lift || state == SupervisionState::asked;
}

/// Whether a post may supervise at a level. `area` is where it stands, if anywhere. @source INC-06
constexpr bool supervises(access::Role role, std::optional<area::Level> area, SupervisionLevel level) {
    const bool above_community = area && *area <= area::Level::street;
    switch (role) {
    case access::Role::leader: return level != SupervisionLevel::listed || above_community;
    case access::Role::clerk:
        return level == SupervisionLevel::reminder || (level == SupervisionLevel::order && above_community);
    case access::Role::hotline_operator: return level != SupervisionLevel::listed;
    default: return false;
    }
}

/// Whether somebody answers for the matter, and its end is not agreed yet.
constexpr bool supervisable(State state) {
    using enum State;
    return state == triage || state == dispatched || state == handling || state == waiting || state == resolved;
}

constexpr std::string_view name_of(SupervisionLevel level) {
    switch (level) {
    case SupervisionLevel::reminder: return "提醒";
    case SupervisionLevel::order: return "督办";
    case SupervisionLevel::listed: return "挂牌督办";
    }
    return "";
}

constexpr std::string_view word_of(SupervisionState state) {
    switch (state) {
    case SupervisionState::asked: return "待反馈";
    case SupervisionState::answered: return "已反馈，待督办人确认";
    case SupervisionState::lifted: return "已解除";
    }
    return "";
}

constexpr Action step_of(SupervisionMove move) {
    switch (move) {
    case SupervisionMove::answer: return Action::supervise_answer;
    case SupervisionMove::ask_again: return Action::supervise_again;
    case SupervisionMove::lift: return Action::supervise_lift;
    }
    return Action::supervise;
}

}  // namespace linli::cases
