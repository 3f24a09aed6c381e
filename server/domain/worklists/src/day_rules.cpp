#include "day_rules.h"

#include <linli/base/date.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace linli::worklists::rules {
namespace {

constexpr int hardly_differs = 20;  // points
constexpr int must_be_first = 80;
constexpr int days_ahead = 3;

std::int64_t minutes(Instant::duration span) { return std::chrono::duration_cast<std::chrono::minutes>(span).count(); }

std::string spoken(std::int64_t span) {
    if (span < 60) return std::to_string(span) + " 分钟";
    return span < 2 * 24 * 60 ? std::to_string(span / 60) + " 小时" : std::to_string(span / (24 * 60)) + " 天";
}

/// Metres on the ground; a community is flat enough.
double metres(const Job& a, const Job& b) {
    constexpr double per_degree = 111'320;
    const double shrink = std::cos(*a.lat * std::numbers::pi / 180);
    return std::hypot((*a.lon - *b.lon) * per_degree * shrink, (*a.lat - *b.lat) * per_degree);
}

bool placed(const Job& job) { return job.lon && job.lat; }

void answer_reasons(const Candidate& c, Instant now, std::vector<Reason>& out) {
    constexpr int soon = 60;
    if (!c.unanswered) return;
    const auto left = c.respond_by ? minutes(*c.respond_by - now) : soon + 1;
    if (left < 0)
        out.push_back({Why::answer_overdue, -left, 110, "首次响应已超时 " + spoken(-left)});
    else if (left <= soon)
        out.push_back({Why::answer_due, left, 90, std::to_string(left) + " 分钟内须首次响应"});
    else
        out.push_back({Why::unanswered, left, 50, "尚未首次响应"});
}

void due_reasons(const Candidate& c, Instant now, std::vector<Reason>& out) {
    if (!c.job.due_at || c.waits) return;
    const auto days = (shanghai_date(*c.job.due_at).days() - shanghai_date(now).days()).count();
    if (*c.job.due_at < now) {
        const auto late = std::max<std::int64_t>(1, -days);
        out.push_back({Why::overdue, late, 100 + static_cast<int>(std::min<std::int64_t>(late, 20)),
                       days == 0 ? std::string("今天已到期") : "已超期 " + std::to_string(late) + " 天"});
    } else if (days == 0) {
        const auto left = minutes(*c.job.due_at - now);
        out.push_back({Why::due_today, left, 80, "今天到期，还有 " + spoken(left)});
    } else if (days <= days_ahead) {
        out.push_back({Why::due_soon, days, 40 - 5 * static_cast<int>(days), std::to_string(days) + " 天后到期"});
    } else {
        out.push_back({Why::has_time, days, 0, "还有 " + std::to_string(days) + " 天到期，今天不必办"});
    }
}

/// What nobody else can do. A matter without an owner and a colleague at the door wait worse than a paper.
void pending_reason(const Candidate& c, std::vector<Reason>& out) {
    if (!c.pending) return;
    const auto n = c.pending->amount;
    const auto say = [&](int points, std::string text) { out.push_back({c.pending->why, n, points, std::move(text)}); };
    switch (c.pending->why) {
    case Why::climbed:
        return say(60 + 5 * static_cast<int>(std::min<std::int64_t>(n, 4)),
                   "超时已上报到您（第 " + std::to_string(n) + " 级），须您督促");
    case Why::arbitration: return say(95, "多次退回，须由您裁定责任单位");
    case Why::to_triage: return say(70, "等您确定办理单位");
    case Why::supervision_answered: return say(75, "责任人已反馈，等您解除或再次督办");
    case Why::supervision_late: return say(50, "责任人逾期未反馈您的督办");
    case Why::supervision_owed: return say(55, "督办须您反馈");
    case Why::answer_stuck: return say(90, "答复没有送达，反映人还不知道结果");
    case Why::give_up: return say(65, "同事提出放弃回传，须第二人确认");
    case Why::hole: return say(80, "已有 " + std::to_string(n) + " 次落空，须您补上");
    case Why::dispute:
        return say(
            40 + static_cast<int>(std::min<std::int64_t>(n, 20)),
            n == 0 ? std::string("同事对工作量有异议，等您处理") : "同事的异议已等 " + std::to_string(n) + " 天");
    case Why::handover: return say(85, "同事等您确认接班，已 " + spoken(n));
    default: return;  // what every piece of work can have is said elsewhere
    }
}

std::int64_t neighbours(const std::vector<Candidate>& all, const Candidate& one) {
    if (!placed(one.job)) return 0;
    return std::count_if(all.begin(), all.end(), [&](const Candidate& other) {
        return &other != &one && !other.waits && placed(other.job) && metres(one.job, other.job) <= walk_metres;
    });
}

std::vector<Reason> reasons(const std::vector<Candidate>& all, const Candidate& one, Instant now) {
    std::vector<Reason> out;
    if (one.urgent) out.push_back({Why::urgent, 0, 120, "紧急事项"});
    pending_reason(one, out);
    answer_reasons(one, now, out);
    due_reasons(one, now, out);
    if (one.waits) out.push_back({Why::waits, 0, 0, "等待反映人答复，时限已暂停"});
    if (one.tries > 0)
        out.push_back(
            {Why::met_nobody, one.tries, 10, "已有 " + std::to_string(one.tries) + " 次未遇到人，换个时间去"});
    if (const auto near = neighbours(all, one); near > 0 && !one.waits)
        out.push_back({Why::nearby, near, static_cast<int>(std::min<std::int64_t>(near * 3, 15)),
                       "附近还有 " + std::to_string(near) + " 件，可以一并走到"});
    std::stable_sort(out.begin(), out.end(), [](const Reason& a, const Reason& b) { return a.points > b.points; });
    return out;
}

Turn turn_of(const Candidate& c, const Job& job) {
    if (c.waits && !c.urgent) return Turn::later;
    if (job.points >= must_be_first) return Turn::first;
    const bool has_time =
        std::any_of(job.reasons.begin(), job.reasons.end(), [](const Reason& r) { return r.why == Why::has_time; });
    return has_time && !c.unanswered ? Turn::later : Turn::today;
}

bool before(const Job& a, const Job& b) {
    if (a.turn != b.turn) return a.turn < b.turn;
    if (a.points != b.points) return a.points > b.points;
    if (a.due_at != b.due_at) return a.due_at.value_or(Instant::max()) < b.due_at.value_or(Instant::max());
    return a.id < b.id;
}

/// Of those whose points hardly differ from the first one left, the nearest to where the walk is.
void walk(std::vector<Job>& jobs) {
    for (std::size_t i = 1; i < jobs.size(); ++i) {
        const auto& here = jobs[i - 1];
        if (!placed(here)) continue;
        const auto from = jobs.begin() + static_cast<std::ptrdiff_t>(i);
        auto next = jobs.end();
        for (auto it = from; it != jobs.end() && it->turn == from->turn && from->points - it->points < hardly_differs;
             ++it)
            if (placed(*it) && (next == jobs.end() || metres(here, *it) < metres(here, *next))) next = it;
        if (next != jobs.end() && metres(here, *next) <= walk_metres) std::rotate(from, next, next + 1);
    }
}

}  // namespace

Day rank(std::vector<Candidate> candidates, Instant now) {
    Day out;
    out.at = now;
    for (const auto& one : candidates) {
        Job job = one.job;
        job.reasons = reasons(candidates, one, now);
        for (const auto& reason : job.reasons) job.points += reason.points;
        job.turn = turn_of(one, job);
        (job.turn == Turn::first ? out.first : job.turn == Turn::today ? out.today : out.later) += 1;
        out.jobs.push_back(std::move(job));
    }
    std::sort(out.jobs.begin(), out.jobs.end(), before);
    walk(out.jobs);
    return out;
}

}  // namespace linli::worklists::rules
