#include <linli/access/posts.h>
#include <linli/area/areas.h>
#include <linli/worklists/service.h>

#include "places.h"
#include "team.h"

#include <algorithm>

namespace linli::worklists {
namespace {

constexpr std::size_t most_people = 1'000;

constexpr std::string_view definition =
    "分子：核实任务（因数据差错或疑点派出）办结的分值；分母：在岗人员全部工作痕迹的分值；分值按设置“worklists."
    "points”计";

/// Who works in the area that is asked about, else where the caller stands. @refuses access::not_found
Result<std::vector<access::Post>> posts_of(db::ReadTx& tx, const access::Scope& scope, const AskDataErrors& in,
                                           Instant now) {
    const auto tenant = scope.tenant();
    const auto& actor = scope.actor();
    const auto id = in.area_id ? in.area_id : actor.area;
    if (!id && actor.organisation)
        return access::posts_in(tx, tenant, *actor.organisation, team::workers(), now, most_people + 1);
    const auto top = id ? area::find(tx, tenant, *id) : std::nullopt;
    if (!top || !scope.covers(top->ancestors, {}, {}, {}, {})) return refuse(access::not_found);
    return access::posts_at(tx, tenant, ids_of(areas_below(tx, tenant, *top)), team::workers(), now, most_people + 1);
}

Date monday_of(Date day) { return day.plus_days(1 - static_cast<int>(day.weekday())); }

std::optional<double> share_of(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

void add(const rules::Piece& piece, const rules::Points& points, DataErrorShare& out) {
    const auto worth = piece.count * points.of(piece.kind) + piece.urgent * points.urgent;
    const bool check = piece.kind == Work::verification;
    const auto weeks = (piece.on.days() - out.weeks.front().from.days()).count() / 7;
    auto& week = out.weeks.at(static_cast<std::size_t>(weeks));
    week.pieces += piece.count;
    week.points += worth;
    week.checks += check ? piece.count : 0;
    week.check_points += check ? worth : 0;
}

void sum_up(DataErrorShare& out) {
    for (auto& week : out.weeks) {
        week.share = share_of(week.check_points, week.points);
        out.pieces += week.pieces;
        out.points += week.points;
        out.checks += week.checks;
        out.check_points += week.check_points;
    }
    out.share = share_of(out.check_points, out.points);
}

}  // namespace

Result<DataErrorShare> WorklistService::data_errors(const access::Scope& scope, const AskDataErrors& in) {
    const auto now = parts_.clock.now();
    const auto today = shanghai_date(now);
    return parts_.database.read([&](db::ReadTx& tx) -> Result<DataErrorShare> {
        const auto tenant = scope.tenant();
        LINLI_TRY(const auto posts, posts_of(tx, scope, in, now));
        const auto people = team::people(posts);
        if (people.size() > most_people) return refuse(team_too_large);
        DataErrorShare out{.definition = std::string(definition), .people = static_cast<std::int64_t>(people.size())};
        const auto first = monday_of(today).plus_days(-7 * (in.weeks - 1));
        for (int i = 0; i < in.weeks; ++i) out.weeks.push_back({.from = first.plus_days(7 * i)});
        const auto points = team::points_of(tx, tenant);
        for (const auto& [user, pieces] : team::pieces(tx, tenant, people, first, today))
            for (const auto& piece : pieces) add(piece, points, out);
        sum_up(out);
        return out;
    });
}

}  // namespace linli::worklists
