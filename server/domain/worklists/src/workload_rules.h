#pragma once

#include <linli/cases/work.h>
#include <linli/worklists/workload.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

/// What a piece of work weighs: pure.
namespace linli::worklists::rules {

inline constexpr std::chrono::days longest_load{92};
inline constexpr std::size_t kinds = 11;

/// Points of each kind, and what an urgent matter adds to each piece.
struct Points {
    std::array<int, kinds> each{2, 2, 1, 1, 5, 3, 1, 2, 2, 4, 4};  // in the order of Work
    int urgent = 2;
    int of(Work kind) const { return each[static_cast<std::size_t>(kind)]; }
};
/// @return nothing when `text` is not a list of points; the default ones when it is empty
std::optional<Points> parse_points(std::string_view text);

/// @return nothing for steps that are no work: the reporter's own words, what the system does, what takes back
std::optional<Work> work_of(cases::Action action);

/// What was done, of one person.
struct Piece {
    Date on;
    Work kind = Work::note;
    std::int64_t count = 0;
    std::int64_t urgent = 0;
};
/// Fills kinds, days, pieces and points.
void tally(const std::vector<Piece>& pieces, const Points& points, Load& out);
/// What accepted disputes add.
std::int64_t corrected(const std::vector<Dispute>& disputes, const Points& points);

bool fits(Date from, Date until);

}  // namespace linli::worklists::rules
