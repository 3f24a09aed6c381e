#pragma once

#include <linli/base/calendar.h>
#include <linli/cases/clocks.h>
#include <linli/cases/item.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <vector>

/// When a promise warns, breaks and climbs: pure, without a clock or a database.
namespace linli::cases {

/// Stages that were raised: nothing, the warning, the breach, then one for each rung.
inline constexpr int stage_warning = 1, stage_breach = 2;

/// One clock of a matter as it is stored.
struct ClockRow {
    CaseId case_id;
    ClockKind clock = ClockKind::response;
    std::int64_t round = 0;  ///< 0: written by a migration, not yet planned
    CalendarKind calendar = CalendarKind::office;
    Instant started_at{};
    Instant due_at{};
    std::chrono::milliseconds total{};  ///< working time that was promised; pauses come on top
    int stage = 0;
    std::optional<Instant> paused_at, stopped_at, next_alarm_at;
    bool operator==(const ClockRow&) const = default;
};

/// What a matter asks of one of its clocks after a step.
struct ClockDemand {
    bool running = false;
    std::optional<Instant> paused_since;
    Instant start{};
    Instant due{};
    CalendarKind calendar = CalendarKind::office;
};

/// The calendar on which an item's solution is promised: hours of the clock never rest. @source INC-12
constexpr CalendarKind solution_calendar(const Item& item) {
    return item.solve_limit_unit == LimitUnit::hours ? CalendarKind::always : item.calendar;
}

/// When four fifths of the promised working time have passed; what was given back for pauses moves it along.
/// @source INC-12 (warning at 80 %)
inline Instant warns_at(const ClockRow& row, const WorkingCalendar& calendar) {
    const auto left = calendar.between(row.started_at, row.due_at) - row.total / 5;
    return std::min(row.due_at, calendar.add(row.started_at, std::max(left, std::chrono::milliseconds(0))));
}

/// The moment of a stage; counted from the promise and not from when somebody looked, so that a late look changes
/// nothing. @return nothing above the ladder
inline std::optional<Instant> stage_at(const ClockRow& row, int stage, const WorkingCalendar& calendar,
                                       const std::vector<Rung>& ladder) {
    if (stage <= stage_warning) return warns_at(row, calendar);
    if (stage == stage_breach) return row.due_at;
    const auto rungs = static_cast<std::size_t>(stage - stage_breach);
    if (rungs > ladder.size()) return std::nullopt;
    std::chrono::minutes after{};
    for (std::size_t i = 0; i < rungs; ++i) after += ladder[i].after;
    return calendar.add(row.due_at, after);
}

/// What is due next of a clock that runs; nothing while it rests, after it stopped, and above the ladder.
inline std::optional<Instant> next_alarm(const ClockRow& row, const WorkingCalendar& calendar,
                                         const std::vector<Rung>& ladder) {
    if (row.stopped_at || row.paused_at) return std::nullopt;
    return stage_at(row, row.stage + 1, calendar, ladder);
}

/// The clock after a step, but for its next alarm. A due moment that moved without a pause is a new promise: its
/// warnings and breaches are counted anew. @param calendar that of the demand
inline ClockRow follow(ClockRow row, const ClockDemand& demand, const WorkingCalendar& calendar, Instant now) {
    const bool pausing = row.paused_at || demand.paused_since;
    const bool moved = demand.due != row.due_at && !pausing;
    if (row.round == 0 || demand.start != row.started_at || moved) {
        ++row.round;
        row.stage = 0;
        row.calendar = demand.calendar;
        row.started_at = demand.start;
        row.total = calendar.between(demand.start, demand.due);
    }
    row.due_at = demand.due;
    row.paused_at = demand.paused_since;
    if (demand.running)
        row.stopped_at.reset();
    else if (!row.stopped_at)
        row.stopped_at = now;
    return row;
}

}  // namespace linli::cases
