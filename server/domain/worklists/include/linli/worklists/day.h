#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/cases/words.h>
#include <linli/json/field.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// What somebody does today, in which order, and why. @source beyond 11, issue 4 point 8, AS-04
namespace linli::worklists {

/// Where a piece of work comes from.
enum class JobKind {
    matter,        ///< a case for which the reader answers
    subtask,       ///< help that was asked of the reader or their body
    visit,         ///< a return visit
    verification,  ///< a doubtful record to be asked about at the door
    escalation,    ///< somebody else's broken promise that climbed to the reader
    supervision,   ///< one that the reader placed, or has to answer
    answer,        ///< an answer that a platform does not take
    hole,          ///< a vacant post or an unannounced year that promises fell into
    dispute,       ///< a colleague says that a figure is wrong
    handover       ///< a shift that waits for the reader's signature
};
constexpr std::array<std::string_view, 10> words(JobKind) {
    return {"matter",      "subtask", "visit", "verification", "escalation",
            "supervision", "answer",  "hole",  "dispute",      "handover"};
}

/// When to do it.
enum class Turn {
    first,  ///< a promise breaks, or somebody is in need
    today,
    later  ///< not today: it waits for somebody else, or there is time
};
constexpr std::array<std::string_view, 3> words(Turn) { return {"first", "today", "later"}; }

/// Why a piece of work stands where it stands.
enum class Why {
    urgent,
    answer_overdue,  ///< minutes since the first answer was due
    answer_due,      ///< minutes until it is
    unanswered,
    overdue,     ///< days since the result was due
    due_today,   ///< minutes until then
    due_soon,    ///< days until then
    nearby,      ///< other pieces of work within a short walk
    met_nobody,  ///< visits at which nobody was met
    waits,       ///< for the reporter; the clock rests
    has_time,    ///< days until it is due
    // What nobody else can do:
    climbed,               ///< the rung of the ladder
    arbitration,           ///< returned too often: the reader decides for good
    to_triage,             ///< nobody has it before the reader says who
    supervision_answered,  ///< the reader agrees or asks again
    supervision_late,      ///< the owner did not answer the reader's supervision
    supervision_owed,      ///< the reader owes the answer
    answer_stuck,          ///< whoever asked has not heard the result
    give_up,               ///< a colleague wants to give an answer up; a second person decides
    hole,                  ///< promises that fell into it
    dispute,               ///< days that it waits
    handover               ///< minutes that a colleague waits for the signature
};
constexpr std::array<std::string_view, 22> words(Why) {
    return {"urgent",           "answer_overdue",   "answer_due",   "unanswered", "overdue",
            "due_today",        "due_soon",         "nearby",       "met_nobody", "waits",
            "has_time",         "climbed",          "arbitration",  "to_triage",  "supervision_answered",
            "supervision_late", "supervision_owed", "answer_stuck", "give_up",    "hole",
            "dispute",          "handover"};
}

/// One reason with its weight. The points of a job add up to its place.
struct Reason {
    Why why = Why::urgent;
    std::int64_t amount = 0;  ///< in the unit of `why`
    int points = 0;
    std::string text;  ///< zh-CN

    static constexpr std::string_view schema_name = "DayReason";
    static constexpr auto fields() {
        return std::tuple{json::field("why", &Reason::why, "理由"), json::field("amount", &Reason::amount, "数量"),
                          json::field("points", &Reason::points, "分值"), json::field("text", &Reason::text, "说明")};
    }
};

/// A piece of work.
struct Job {
    JobKind kind = JobKind::matter;
    Uuid id;  ///< of what it is about; of a return visit and an escalation: of its matter; of a hole: made of its key
    std::optional<Uuid> case_id;
    std::optional<std::string> number;
    std::string title;
    Turn turn = Turn::today;
    int points = 0;
    std::vector<Reason> reasons;  ///< the weightiest first
    std::optional<Instant> due_at;
    std::optional<AreaId> grid_id;
    std::optional<double> lon, lat;
    std::optional<cases::State> state;  ///< of a matter

    static constexpr std::string_view schema_name = "DayJob";
    static constexpr auto fields() {
        using J = Job;
        return std::tuple{json::field("kind", &J::kind, "工作种类"),
                          json::field("id", &J::id, "编号"),
                          json::field("case_id", &J::case_id, "所属事项"),
                          json::field("number", &J::number, "受理编号"),
                          json::field("title", &J::title, "标题",
                                      {.sensitivity = json::Sensitivity::personal, .purpose = "办理反映的事项"}),
                          json::field("turn", &J::turn, "先后"),
                          json::field("points", &J::points, "排序分"),
                          json::field("reasons", &J::reasons, "排在这里的理由", {.max = 12}),
                          json::field("due_at_ms", &J::due_at, "到期时间"),
                          json::field("grid_id", &J::grid_id, "网格"),
                          json::field("lon", &J::lon, "经度"),
                          json::field("lat", &J::lat, "纬度"),
                          json::field("state", &J::state, "事项状态")};
    }
};

/// The day of one person, in the order in which it should be walked.
struct Day {
    Instant at{};
    std::vector<Job> jobs;
    std::int64_t first = 0, today = 0, later = 0;
    bool at_least = false;  ///< there is more than one day can hold

    static constexpr std::string_view schema_name = "WorkDay";
    static constexpr auto fields() {
        return std::tuple{json::field("at_ms", &Day::at, "生成时间"),
                          json::field("jobs", &Day::jobs, "工作", {.max = 2'000}),
                          json::field("first", &Day::first, "须先办"),
                          json::field("today", &Day::today, "今天办"),
                          json::field("later", &Day::later, "今天不必办"),
                          json::field("at_least", &Day::at_least, "实际更多，列到上限为止")};
    }
};

}  // namespace linli::worklists
