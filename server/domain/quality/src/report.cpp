#include <linli/quality/service.h>

#include "chart.h"
#include "repository.h"

#include <algorithm>
#include <map>

namespace linli::quality {
namespace {

constexpr int chart_days = 45;
constexpr std::chrono::hours trace{30 * 24};
constexpr std::chrono::hours last_day{24};

int permille(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : static_cast<int>((part * 1000 + whole / 2) / whole);
}

struct Course {
    std::map<Date, ChartPoint> days;
    std::map<AreaId, std::map<Date, ChartPoint>> grids;
};

std::map<AreaId, Course> courses(const std::vector<repository::DayLine>& lines) {
    std::map<AreaId, Course> out;
    for (const auto& line : lines) {
        auto& course = out[line.community];
        auto& day = course.days[line.day];
        day.rows += line.rows;
        day.wrong += line.wrong;
        course.grids[line.grid][line.day] = {line.rows, line.wrong};
    }
    return out;
}

ReportLine line_of(AreaId community, const Course& course) {
    ReportLine line;
    line.community_id = community;
    const auto last = std::prev(course.days.end());
    line.rows = last->second.rows;
    line.wrong = last->second.wrong;
    line.right = line.rows - line.wrong;
    line.score_permille = permille(line.right, line.rows);
    if (last != course.days.begin()) line.moved = line.wrong - std::prev(last)->second.wrong;
    for (const auto& [grid, days] : course.grids) {
        std::vector<ChartPoint> points;
        for (const auto& [day, point] : days) points.push_back(point);
        if (drift(points) != Drift::none) line.drifting_grids.push_back(grid);
    }
    return line;
}

}  // namespace

MorningReport QualityService::report(const access::Scope& scope) {
    const auto now = parts_.clock.now();
    const auto today = shanghai_date(now);
    MorningReport report;
    report.day = today;
    parts_.database.read([&](db::ReadTx& tx) {
        for (const auto& [community, course] :
             courses(repository::person_days(tx, scope, today.plus_days(-chart_days)))) {
            report.communities.push_back(line_of(community, course));
            report.rows += report.communities.back().rows;
            report.wrong += report.communities.back().wrong;
        }
        for (const auto& [community, fixed] : repository::spelled_right(tx, scope, now - last_day)) {
            report.fixed += fixed;
            for (auto& line : report.communities)
                if (line.community_id == community) line.fixed = fixed;
        }
        for (const auto& count : repository::task_counts(tx, scope, today, now - trace)) {
            report.task_minutes += count.minutes;
            report.error_minutes += count.error_minutes;
            for (auto& line : report.communities)
                if (line.community_id == count.community) {
                    line.open_tasks = count.open;
                    line.overdue_tasks = count.overdue;
                }
        }
    });
    report.right = report.rows - report.wrong;
    report.error_minutes_permille = permille(report.error_minutes, report.task_minutes);
    return report;
}

Scores QualityService::scores(const access::Scope& scope, const AskScores& in) {
    constexpr int most_days = 90;
    const auto until = in.until.value_or(shanghai_date(parts_.clock.now()));
    const auto from = std::max(in.from.value_or(until.plus_days(-30)), until.plus_days(-most_days));
    return parts_.database.read([&](db::ReadTx& tx) { return Scores{repository::points(tx, scope, from, until)}; });
}

}  // namespace linli::quality
