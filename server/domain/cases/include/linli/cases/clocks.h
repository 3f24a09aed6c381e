#pragma once

#include <linli/base/calendar.h>
#include <linli/base/ids.h>
#include <linli/cases/events.h>
#include <linli/cases/words.h>
#include <linli/json/field.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// The clocks of a matter, what they raise, and where the organisation has a hole.
/// @source INC-12, INC-20, INC-21, INC-26, AS-05, AS-10
namespace linli::cases {

/// What is promised to the reporter, or owed to a supervisor, and runs on a working calendar.
enum class ClockKind {
    response,     ///< until the owner answers for the first time
    update,       ///< while it is handled: until the next step that the reporter sees
    solution,     ///< until the result; rests while the reporter is asked
    supervision,  ///< until the owner answers whoever supervises the matter; never rests
    outside       ///< until a body outside answers; the owner is told, it climbs no ladder
};
constexpr std::array<std::string_view, 5> words(ClockKind) {
    return {"response", "update", "solution", "supervision", "outside"};
}

/// What a clock raises.
enum class AlarmKind {
    warning,  ///< four fifths of the working time have passed
    breach,   ///< the promised moment has passed
    rung      ///< a supervisor is told
};
constexpr std::array<std::string_view, 3> words(AlarmKind) { return {"warning", "breach", "rung"}; }

/// Who is told when a promise was broken. `deputy`: whoever acts in the owner's post, else the leader of the owner's
/// organisation, else of the community.
enum class Supervisor { deputy, community_clerk, street_leader, district_leader };
constexpr std::array<std::string_view, 4> words(Supervisor) {
    return {"deputy", "community_clerk", "street_leader", "district_leader"};
}

/// What is missing so that an alarm reaches nobody or a promise cannot be counted.
enum class HoleKind {
    no_supervisor,
    no_calendar,
    no_guardian,  ///< a protected report that nobody may send on
    no_overseer   ///< a supervision whose supervisor left and that nobody inherits
};
constexpr std::array<std::string_view, 4> words(HoleKind) {
    return {"no_supervisor", "no_calendar", "no_guardian", "no_overseer"};
}

/// One clock of a matter as it stands. Times are promises: a later change of rules, items or holidays leaves them.
struct CaseClock {
    ClockKind clock = ClockKind::response;
    std::int64_t round = 0;  ///< rises with each new promise
    Instant started_at{};
    Instant due_at{};
    std::optional<Instant> paused_at;
    std::optional<Instant> stopped_at;
    std::optional<Instant> next_alarm_at;
    bool warned = false;
    bool breached = false;

    static constexpr std::string_view schema_name = "CaseClock";
    static constexpr auto fields() {
        using C = CaseClock;
        return std::tuple{json::field("clock", &C::clock, "时限种类"),
                          json::field("round", &C::round, "第几次承诺"),
                          json::field("started_at_ms", &C::started_at, "起算时间"),
                          json::field("due_at_ms", &C::due_at, "到期时间"),
                          json::field("paused_at_ms", &C::paused_at, "暂停起点"),
                          json::field("stopped_at_ms", &C::stopped_at, "停止时间"),
                          json::field("next_alarm_at_ms", &C::next_alarm_at, "下一次提醒"),
                          json::field("warned", &C::warned, "已预警"),
                          json::field("breached", &C::breached, "已超时")};
    }
};

/// What a clock raised, as staff read it on the timeline; reporters never see it.
struct Alarm {
    ClockKind clock = ClockKind::response;
    std::int64_t round = 1;
    AlarmKind kind = AlarmKind::warning;
    int rung = 0;  ///< of the ladder, from 1; 0 for a warning and a breach
    std::optional<Supervisor> supervisor;
    std::optional<UserId> told_id;  ///< rung: who is told; nobody when that is a hole
    std::optional<UserId> owner_id;
    Instant due_at{};
    Instant raised_at{};

    static constexpr std::string_view schema_name = "CaseAlarm";
    static constexpr auto fields() {
        using A = Alarm;
        return std::tuple{json::field("clock", &A::clock, "时限种类"),
                          json::field("round", &A::round, "第几次承诺"),
                          json::field("kind", &A::kind, "提醒种类"),
                          json::field("rung", &A::rung, "升级层级，0 为未升级"),
                          json::field("supervisor", &A::supervisor, "升级对象"),
                          json::field("told_id", &A::told_id, "告知何人；升级而无人可告知时为空"),
                          json::field("owner_id", &A::owner_id, "当时的责任人"),
                          json::field("due_at_ms", &A::due_at, "到期时间"),
                          json::field("raised_at_ms", &A::raised_at, "提醒时间")};
    }
};

/// The clocks of a matter and what they raised.
struct CaseClocks {
    std::vector<CaseClock> clocks;
    std::vector<Alarm> alarms;  ///< oldest first
    static constexpr std::string_view schema_name = "CaseClocks";
    static constexpr auto fields() {
        return std::tuple{json::field("clocks", &CaseClocks::clocks, "时限"),
                          json::field("alarms", &CaseClocks::alarms, "提醒")};
    }
};

/// A running clock that was warned of or broken.
struct AlarmLine {
    CaseId case_id;
    std::string number;
    ClockKind clock = ClockKind::response;
    AlarmKind kind = AlarmKind::warning;  ///< the highest that was raised
    int rung = 0;
    Instant due_at{};
    std::optional<UserId> owner_id;
    std::optional<AreaId> grid_id;

    static constexpr std::string_view schema_name = "CaseAlarmLine";
    static constexpr auto fields() {
        using L = AlarmLine;
        return std::tuple{
            json::field("case_id", &L::case_id, "事项"),     json::field("number", &L::number, "受理编号"),
            json::field("clock", &L::clock, "时限种类"),     json::field("kind", &L::kind, "最高提醒"),
            json::field("rung", &L::rung, "升级层级"),       json::field("due_at_ms", &L::due_at, "到期时间"),
            json::field("owner_id", &L::owner_id, "责任人"), json::field("grid_id", &L::grid_id, "网格")};
    }
};

/// How many running promises of the caller's scope are near their end or broken, with the oldest of them.
struct AlarmOverview {
    std::int64_t warnings = 0;
    std::int64_t breaches = 0;
    bool at_least = false;  ///< counting ended at its bound: there are more
    std::vector<AlarmLine> items;
    static constexpr std::string_view schema_name = "CaseAlarmOverview";
    static constexpr auto fields() {
        using O = AlarmOverview;
        return std::tuple{json::field("warnings", &O::warnings, "临期"), json::field("breaches", &O::breaches, "超时"),
                          json::field("at_least", &O::at_least, "实际更多，计数到上限为止"),
                          json::field("items", &O::items, "最早到期的事项", {.max = 100})};
    }
};

/// Something missing in the organisation that somebody must repair. Names no person it is about.
struct Hole {
    HoleKind kind = HoleKind::no_supervisor;
    std::string key;     ///< `street_leader:<area>`, `deputy:<post>`, `2027`
    std::string reason;  ///< zh-CN
    std::string owner_role;
    std::optional<UserId> owner_id;
    std::optional<CaseId> case_id;  ///< a matter that fell into it
    std::int64_t times = 1;
    Instant opened_at{};
    Instant last_seen_at{};
    std::optional<Instant> closed_at;

    static constexpr std::string_view schema_name = "CaseHole";
    static constexpr auto fields() {
        using H = Hole;
        return std::tuple{json::field("kind", &H::kind, "缺什么"),
                          json::field("key", &H::key, "所缺之处"),
                          json::field("reason", &H::reason, "说明"),
                          json::field("owner_role", &H::owner_role, "由哪个角色补上"),
                          json::field("owner_id", &H::owner_id, "由谁补上"),
                          json::field("case_id", &H::case_id, "涉及的一件事项"),
                          json::field("times", &H::times, "出现次数"),
                          json::field("opened_at_ms", &H::opened_at, "发现时间"),
                          json::field("last_seen_at_ms", &H::last_seen_at, "最近一次"),
                          json::field("closed_at_ms", &H::closed_at, "补上的时间")};
    }
};

/// The open holes, the newest first, and those closed last.
struct Holes {
    std::vector<Hole> items;
    static constexpr std::string_view schema_name = "CaseHoles";
    static constexpr auto fields() { return std::tuple{json::field("items", &Holes::items, "缺口", {.max = 200})}; }
};

/// One rung: whom, and how much working time after the rung before (the first: after the breach).
struct Rung {
    Supervisor who = Supervisor::deputy;
    std::chrono::minutes after{};
    bool operator==(const Rung&) const = default;
};

/// `deputy:0 community_clerk:60 …`: at most six rungs, minutes of working time up to 30 calendar days.
/// @return nothing when `text` is not a ladder; the default one when it is empty
std::optional<std::vector<Rung>> parse_ladder(std::string_view text);

}  // namespace linli::cases
