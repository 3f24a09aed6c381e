#include <linli/access/posts.h>
#include <linli/area/areas.h>
#include <linli/cases/permissions.h>
#include <linli/quality/work.h>
#include <linli/worklists/service.h>

#include "places.h"
#include "team.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace linli::worklists {
namespace {

constexpr std::size_t most_staff = 5'000;

constexpr std::string_view staffing_definition =
    "在岗人数：在该区域及其下级区域有岗位的网格员、楼栋长、社区工作者、处置人员、坐席和民警，一人多岗计一人；在册居民："
    "最近一次"
    "夜间检查时的人员记录数；人均为两者之比，倍数以全部区域的人均为 1";

using People = std::unordered_set<UserId>;

std::optional<double> each(std::int64_t amount, std::int64_t workers) {
    if (workers == 0) return std::nullopt;
    return static_cast<double>(amount) / static_cast<double>(workers);
}

area::Level below(area::Level level) {
    switch (level) {
    case area::Level::district: return area::Level::street;
    case area::Level::street: return area::Level::community;
    default: return area::Level::grid;
    }
}

/// Where the caller stands, or the area that is asked about. @refuses access::not_found
Result<area::Area> top_of(db::ReadTx& tx, const access::Scope& scope, const AskStaffing& in) {
    const auto id = in.area_id ? in.area_id : scope.actor().area;
    const auto top = id ? area::find(tx, scope.tenant(), *id) : std::nullopt;
    if (!top || top->level > area::Level::grid || !scope.covers(top->ancestors, {}, {}, {}, {}))
        return refuse(access::not_found);
    return *top;
}

/// Who works where, each person once in every place above their posts.
class Teams {
public:
    Teams(const std::vector<area::Area>& areas, area::Level by) : by_(by) {
        for (const auto& one : areas) places_.emplace(one.id, one.ancestors);
    }
    void add(const access::Post& post) {
        all_.insert(post.user_id);
        const auto place = post.area_id ? places_.find(*post.area_id) : places_.end();
        if (place == places_.end()) return;
        if (const auto& child = place->second.at(by_)) below_[*child].insert(post.user_id);
    }
    std::int64_t all() const { return static_cast<std::int64_t>(all_.size()); }
    std::int64_t of(AreaId child) const {
        const auto found = below_.find(child);
        return found == below_.end() ? 0 : static_cast<std::int64_t>(found->second.size());
    }

private:
    area::Level by_;
    std::map<AreaId, area::Ancestors> places_;
    std::map<AreaId, People> below_;
    People all_;
};

using Amounts = std::map<AreaId, std::int64_t>;

Amounts amounts(const std::vector<quality::PlaceCount>& counts) {
    Amounts out;
    for (const auto& one : counts) out[one.area] += one.count;
    return out;
}

/// Open matters by place, as far as the caller may count them.
Amounts open_matters(cases::CaseService& service, const access::Scope& scope, std::optional<AreaId> top,
                     area::Level by) {
    Amounts out;
    const auto counting = access::Gate::admit(scope.actor(), cases::may_see_measures);
    if (!counting) return out;
    const auto counts = service.stage_counts(*counting, {top, by});
    if (!counts) return out;
    for (const auto& one : counts->items)
        if (one.area_id) out[*one.area_id] += one.sense + one.analyse + one.command + one.feedback + one.supervise;
    return out;
}

std::int64_t of(const Amounts& amounts, AreaId id) {
    const auto found = amounts.find(id);
    return found == amounts.end() ? 0 : found->second;
}

void reckon(StaffedPlace& place) {
    if (place.residents) place.residents_each = each(*place.residents, place.workers);
    place.open_each = each(place.matters + place.checks, place.workers);
}

/// The last days of the months before, and today; oldest first.
std::vector<Date> month_ends(Date today, int months) {
    std::vector<Date> out{today};
    auto first = today.plus_days(1 - static_cast<int>(static_cast<unsigned>(today.ymd().day())));
    while (static_cast<int>(out.size()) < months) {
        const auto last = first.plus_days(-1);
        out.push_back(last);
        first = last.plus_days(1 - static_cast<int>(static_cast<unsigned>(last.ymd().day())));
    }
    std::reverse(out.begin(), out.end());
    return out;
}

/// One question as it is worked out, within one read.
class Reckoning {
public:
    Reckoning(db::ReadTx& tx, TenantId tenant, const area::Area& top)
        : tx_(tx),
          tenant_(tenant),
          top_(top),
          by_(below(top.level)),
          areas_(areas_below(tx, tenant, top)),
          ids_(ids_of(areas_)) {}

    std::vector<access::Post> posts_at(Instant at) const {
        return access::posts_at(tx_, tenant_, ids_, team::workers(), at, most_staff + 1);
    }
    void places(const std::vector<access::Post>& posts, const Amounts& matters, Date today, Staffing& out) const {
        Teams teams(areas_, by_);
        for (const auto& post : posts) teams.add(post);
        const auto residents = amounts(quality::people_by(tx_, tenant_, top_, by_, today));
        const auto checks = amounts(quality::open_tasks_by(tx_, tenant_, top_, by_));
        out.all = {.area_id = top_.id, .name = top_.name, .workers = teams.all()};
        for (const auto& one : areas_) {
            if (one.level != by_) continue;
            StaffedPlace place{.area_id = one.id, .name = one.name, .workers = teams.of(one.id)};
            if (!residents.empty()) place.residents = of(residents, one.id);
            place.matters = of(matters, one.id);
            place.checks = of(checks, one.id);
            reckon(place);
            out.places.push_back(std::move(place));
        }
        sum_up(out);
    }
    StaffedMonth month(Date day, const std::vector<access::Post>& posts) const {
        StaffedMonth out{.on = day};
        People people;
        for (const auto& post : posts) people.insert(post.user_id);
        out.workers = static_cast<std::int64_t>(people.size());
        const auto then = quality::people_by(tx_, tenant_, top_, by_, day);
        if (then.empty()) return out;
        out.residents = 0;
        for (const auto& one : then) *out.residents += one.count;
        out.residents_each = each(*out.residents, out.workers);
        return out;
    }

private:
    static void sum_up(Staffing& out) {
        for (const auto& place : out.places) {
            if (place.residents) out.all.residents = out.all.residents.value_or(0) + *place.residents;
            out.all.matters += place.matters;
            out.all.checks += place.checks;
        }
        reckon(out.all);
        out.all.load = out.all.residents_each ? std::optional(1.0) : std::nullopt;
        for (auto& place : out.places)
            if (place.residents_each && out.all.residents_each.value_or(0) > 0)
                place.load = *place.residents_each / *out.all.residents_each;
        // Where nobody works weighs most.
        std::stable_sort(out.places.begin(), out.places.end(), [](const StaffedPlace& a, const StaffedPlace& b) {
            if ((a.workers == 0) != (b.workers == 0)) return a.workers == 0;
            return a.load.value_or(0) > b.load.value_or(0);
        });
    }

    db::ReadTx& tx_;
    TenantId tenant_;
    const area::Area& top_;
    area::Level by_;
    std::vector<area::Area> areas_;
    std::vector<AreaId> ids_;
};

}  // namespace

/// A body has people and matters, no residents.
Staffing WorklistService::staffing_of_body(const access::Scope& scope, int months) {
    const auto now = parts_.clock.now();
    const auto today = shanghai_date(now);
    Staffing out{.definition = std::string(staffing_definition)};
    out.all.name = "本单位";
    for (const auto& [place, count] : open_matters(parts_.cases, scope, {}, area::Level::community))
        out.all.matters += count;
    parts_.database.read([&](db::ReadTx& tx) {
        for (const auto day : month_ends(today, months)) {
            const auto posts = access::posts_in(tx, scope.tenant(), *scope.actor().organisation, team::workers(),
                                                day == today ? now : shanghai_instant(day.plus_days(1)), most_staff);
            out.months.push_back({.on = day, .workers = static_cast<std::int64_t>(team::people(posts).size())});
        }
    });
    out.all.workers = out.months.back().workers;
    reckon(out.all);
    return out;
}

Result<Staffing> WorklistService::staffing(const access::Scope& scope, const AskStaffing& in) {
    if (!in.area_id && !scope.actor().area && scope.actor().organisation) return staffing_of_body(scope, in.months);
    const auto now = parts_.clock.now();
    const auto today = shanghai_date(now);
    LINLI_TRY(const auto top, parts_.database.read([&](db::ReadTx& tx) { return top_of(tx, scope, in); }));
    const auto matters = open_matters(parts_.cases, scope, top.id, below(top.level));
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Staffing> {
        const Reckoning reckoning(tx, scope.tenant(), top);
        const auto posts = reckoning.posts_at(now);
        if (posts.size() > most_staff) return refuse(team_too_large);
        Staffing out{.definition = std::string(staffing_definition)};
        reckoning.places(posts, matters, today, out);
        for (const auto day : month_ends(today, in.months))
            out.months.push_back(
                reckoning.month(day, day == today ? posts : reckoning.posts_at(shanghai_instant(day.plus_days(1)))));
        return out;
    });
}

}  // namespace linli::worklists
