#pragma once

#include <linli/identity/types.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the room decides, without store or clock.
namespace linli::identity::rules {

inline constexpr std::int64_t free_failures = 5;

/// How long an account name rests after its n-th failure in a row: nothing before the fifth, then a minute, doubled by
/// each further failure up to an hour. @source GB/T 22239-2019 8.1.4.1 b (identification: handling of failed sign-ins)
constexpr std::chrono::milliseconds rest_after(std::int64_t failures) {
    if (failures < free_failures) return std::chrono::milliseconds(0);
    const auto doublings = std::min<std::int64_t>(failures - free_failures, 6);
    return std::min<std::chrono::milliseconds>(std::chrono::minutes(std::int64_t{1} << doublings),
                                               std::chrono::hours(1));
}

/// What matters of an account for the next step.
struct Standing {
    bool totp_enrolled = false;
    bool must_change_password = false;
    bool totp_required = false;
};

/// What stands between a session and being active. @param second_step_done the code was right, or none was needed.
inline std::vector<Duty> duties(const Standing& standing, bool second_step_done) {
    if (standing.totp_enrolled && !second_step_done) return {Duty::enter_totp};
    std::vector<Duty> open;
    if (standing.must_change_password) open.push_back(Duty::change_password);
    if (standing.totp_required && !standing.totp_enrolled) open.push_back(Duty::enrol_totp);
    return open;
}

inline SessionState state_of(const std::vector<Duty>& open) {
    if (open.empty()) return SessionState::active;
    return open.front() == Duty::enter_totp ? SessionState::needs_totp : SessionState::must_change;
}

/// Lower case, `a-z 0-9 . _ -`, 3 to 40 characters, beginning with a letter. @return nothing for anything else.
std::optional<std::string> normal_login(std::string_view typed);

/// Why a password is not good enough, in words for people; nothing when it is.
/// At least ten characters of three kinds (or sixteen of any), not the login name, not a row of one character.
/// @source GB/T 22239-2019 8.1.4.1 a (complexity of identification information)
std::optional<std::string> weakness(std::string_view password, std::string_view login_name);

/// "Chrome · Windows": what people need to know their sessions apart, and no more of the header.
std::string device_of(std::string_view user_agent);

/// A password to hand over on paper: four groups of four from an alphabet without look-alikes, 80 bits.
std::string initial_password();
/// A recovery code: two groups of five from the same alphabet, 50 bits.
std::string recovery_code();
/// As people copy them: lower case, without spaces and hyphens.
std::string normal_code(std::string_view typed);

}  // namespace linli::identity::rules
