#pragma once

#include <linli/base/clock.h>
#include <linli/base/date.h>
#include <linli/base/ids.h>
#include <linli/json/field.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Workload from the traces that work leaves anyway: weighted, visible to whoever did it, open to dispute. Counts only:
/// nobody is ranked and nobody's way is followed. @source DSH-07, beyond 15
namespace linli::worklists {

using DisputeId = Id<struct WorkDisputeTag>;

/// Kinds of work that count.
enum class Work {
    report,        ///< reported on patrol or for somebody else
    dispatch,      ///< sent to whoever answers
    respond,       ///< first word to the reporter
    note,          ///< told or written down on the way, asked the reporter
    resolve,       ///< handled to a result
    decline,       ///< explained why it is not ours, and where to go
    hand_on,       ///< returned or transferred
    follow_up,     ///< confirmed, closed, sent on again
    merge,         ///< joined what is one matter, or took it apart
    help,          ///< did a sub-task of somebody else's matter
    verification,  ///< asked at the door and settled a doubt
};
constexpr std::array<std::string_view, 11> words(Work) {
    return {"report",  "dispatch",  "respond", "note", "resolve",     "decline",
            "hand_on", "follow_up", "merge",   "help", "verification"};
}

/// What stands in the tenant's setting: points of each kind, and what an urgent matter adds.
inline constexpr std::string_view points_setting = "worklists.points";
/// What administration should accept: `resolve:5 help:4 urgent:2`, each kind once, 0 to 100; an empty text is the
/// default.
bool fits_points(std::string_view content);

/// Days of Shanghai, both included; at most 92.
struct AskLoad {
    Date from, until;

    static constexpr std::string_view schema_name = "AskWorkload";
    static constexpr auto fields() {
        return std::tuple{json::field("from", &AskLoad::from, "起始日期"),
                          json::field("until", &AskLoad::until, "截止日期，含当日")};
    }
};

/// Whose loads: of those who stand at an area and directly below it, or in an organisation.
struct AskLoads {
    Date from, until;
    std::optional<AreaId> area_id;
    std::optional<OrganisationId> organisation_id;

    static constexpr std::string_view schema_name = "AskWorkloads";
    static constexpr auto fields() {
        using A = AskLoads;
        return std::tuple{
            json::field("from", &A::from, "起始日期"), json::field("until", &A::until, "截止日期，含当日"),
            json::field("area_id", &A::area_id, "区域：其本级和下一级的岗位"),
            json::field("organisation_id", &A::organisation_id, "单位，与区域二选一；都不填即本岗位所在")};
    }
};

/// One kind of work in a period.
struct LoadLine {
    Work kind = Work::note;
    std::int64_t pieces = 0;
    std::int64_t urgent = 0;  ///< of them on urgent matters
    int points_each = 0;
    std::int64_t points = 0;

    static constexpr std::string_view schema_name = "WorkloadLine";
    static constexpr auto fields() {
        using L = LoadLine;
        return std::tuple{json::field("kind", &L::kind, "工作种类"), json::field("pieces", &L::pieces, "件数"),
                          json::field("urgent", &L::urgent, "其中紧急"),
                          json::field("points_each", &L::points_each, "每件分值"),
                          json::field("points", &L::points, "分值")};
    }
};

/// One day of it.
struct LoadDay {
    Date on;
    std::int64_t pieces = 0;
    std::int64_t points = 0;

    static constexpr std::string_view schema_name = "WorkloadDay";
    static constexpr auto fields() {
        using D = LoadDay;
        return std::tuple{json::field("on", &D::on, "日期"), json::field("pieces", &D::pieces, "件数"),
                          json::field("points", &D::points, "分值")};
    }
};

/// How a dispute stands.
enum class DisputeState { open, accepted, declined };
constexpr std::array<std::string_view, 3> words(DisputeState) { return {"open", "accepted", "declined"}; }

/// "This day says less than I did": the traces stay as they are, what was accepted is counted beside them.
struct Dispute {
    DisputeId id;
    UserId user_id;
    std::optional<std::string> user_name;
    Date on;
    Work kind = Work::note;
    std::int64_t recorded = 0;  ///< pieces when it was disputed
    std::int64_t claimed = 0;   ///< pieces as the worker says
    std::string why;
    DisputeState state = DisputeState::open;
    Instant made_at{};
    std::optional<UserId> decided_by;
    std::optional<Instant> decided_at;
    std::optional<std::string> answer;

    static constexpr std::string_view schema_name = "WorkDispute";
    static constexpr auto fields() {
        using D = Dispute;
        return std::tuple{json::field("id", &D::id, "异议"),
                          json::field("user_id", &D::user_id, "提出人"),
                          json::field("user_name", &D::user_name, "提出人姓名"),
                          json::field("on", &D::on, "日期"),
                          json::field("kind", &D::kind, "工作种类"),
                          json::field("recorded", &D::recorded, "提出时系统记录的件数"),
                          json::field("claimed", &D::claimed, "本人认为的件数"),
                          json::field("why", &D::why, "说明"),
                          json::field("state", &D::state, "处理状态"),
                          json::field("made_at_ms", &D::made_at, "提出时间"),
                          json::field("decided_by_id", &D::decided_by, "处理人"),
                          json::field("decided_at_ms", &D::decided_at, "处理时间"),
                          json::field("answer", &D::answer, "处理意见")};
    }
};

/// What somebody did in a period.
struct Load {
    UserId user_id;
    std::optional<std::string> name;
    std::optional<std::string> post;  ///< title, in the list of a team
    std::int64_t pieces = 0;
    std::int64_t points = 0;
    std::int64_t corrected = 0;  ///< points that accepted disputes add (or take away)
    std::int64_t open_disputes = 0;
    std::vector<LoadLine> lines;    ///< kinds that occurred
    std::vector<LoadDay> days;      ///< days with work; not in the list of a team
    std::vector<Dispute> disputes;  ///< of the period; not in the list of a team

    static constexpr std::string_view schema_name = "Workload";
    static constexpr auto fields() {
        using L = Load;
        return std::tuple{json::field("user_id", &L::user_id, "何人"),
                          json::field("name", &L::name, "姓名"),
                          json::field("post", &L::post, "岗位"),
                          json::field("pieces", &L::pieces, "件数"),
                          json::field("points", &L::points, "分值"),
                          json::field("corrected", &L::corrected, "异议成立更正的分值"),
                          json::field("open_disputes", &L::open_disputes, "待处理的异议"),
                          json::field("lines", &L::lines, "分种类", {.max = 16}),
                          json::field("days", &L::days, "分日", {.max = 92}),
                          json::field("disputes", &L::disputes, "异议", {.max = 200})};
    }
};

/// Of a team, in the order of their posts: it is no ranking.
struct Loads {
    std::vector<Load> items;
    bool at_least = false;  ///< there are more posts than one answer holds

    static constexpr std::string_view schema_name = "Workloads";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &Loads::items, "各岗位", {.max = 500}),
                          json::field("at_least", &Loads::at_least, "实际更多，列到上限为止")};
    }
};

/// One piece of work as it was left behind.
struct Trace {
    Instant at{};
    Work kind = Work::note;
    bool urgent = false;
    std::optional<Uuid> case_id, task_id;
    std::optional<std::string> number;

    static constexpr std::string_view schema_name = "WorkTrace";
    static constexpr auto fields() {
        using T = Trace;
        return std::tuple{json::field("at_ms", &T::at, "时间"),
                          json::field("kind", &T::kind, "工作种类"),
                          json::field("urgent", &T::urgent, "紧急"),
                          json::field("case_id", &T::case_id, "事项"),
                          json::field("task_id", &T::task_id, "核实任务"),
                          json::field("number", &T::number, "受理编号")};
    }
};

/// Which day.
struct AskTraces {
    Date on;
    static constexpr std::string_view schema_name = "AskWorkTraces";
    static constexpr auto fields() { return std::tuple{json::field("on", &AskTraces::on, "日期")}; }
};

/// Everything that one's own day is counted from.
struct Traces {
    Date on;
    std::vector<Trace> items;
    bool at_least = false;
    static constexpr std::string_view schema_name = "WorkTraces";
    static constexpr auto fields() {
        return std::tuple{json::field("on", &Traces::on, "日期"),
                          json::field("items", &Traces::items, "痕迹", {.max = 1'000}),
                          json::field("at_least", &Traces::at_least, "实际更多，列到上限为止")};
    }
};

/// What a worker says about one kind of work of one day.
struct MakeDispute {
    DisputeId id;  ///< made by the client; sending it again is harmless
    Date on;
    Work kind = Work::note;
    std::int64_t claimed = 0;
    std::string why;
    static constexpr std::string_view schema_name = "MakeWorkDispute";
    static constexpr auto fields() {
        using M = MakeDispute;
        return std::tuple{json::field("id", &M::id, "客户端生成的 UUIDv7，兼作幂等键"),
                          json::field("on", &M::on, "哪一天"), json::field("kind", &M::kind, "工作种类"),
                          json::field("claimed", &M::claimed, "应有的件数", {.min = 0, .max = 1'000}),
                          json::field("why", &M::why, "说明", {.min = 4, .max = 500})};
    }
};

/// The decision of somebody else.
struct DecideDispute {
    bool accept = false;
    std::string answer;
    static constexpr std::string_view schema_name = "DecideWorkDispute";
    static constexpr auto fields() {
        return std::tuple{json::field("accept", &DecideDispute::accept, "异议成立"),
                          json::field("answer", &DecideDispute::answer, "处理意见", {.min = 2, .max = 500})};
    }
};

/// Open ones first, each part newest first.
struct Disputes {
    std::vector<Dispute> items;
    static constexpr std::string_view schema_name = "WorkDisputes";
    static constexpr auto fields() { return std::tuple{json::field("items", &Disputes::items, "异议", {.max = 200})}; }
};

}  // namespace linli::worklists
