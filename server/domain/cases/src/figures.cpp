#include <linli/area/areas.h>

#include "repository_clocks.h"
#include "repository_figures.h"
#include "service_impl.h"
#include "stage_rules.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::CountedPlace;

/// The place that is asked for. @refuses no_such_place for one of which no counts are kept
Result<std::optional<CountedPlace>> counted_place(db::ReadTx& tx, TenantId tenant, const std::optional<AreaId>& id) {
    if (!id) return std::optional<CountedPlace>();
    const auto area = area::find(tx, tenant, *id);
    if (!area || area->level > area::Level::grid) return refuse(no_such_place);
    return std::optional(CountedPlace{*id, area->level});
}

void count(StageCount& to, const repository::StateCount& one) {
    to.supervised += one.supervised;
    switch (stage_of(one.state).value_or(Stage::supervise)) {
    case Stage::sense: to.sense += one.matters; return;
    case Stage::analyse: to.analyse += one.matters; return;
    case Stage::command: to.command += one.matters; return;
    case Stage::feedback: to.feedback += one.matters; return;
    case Stage::supervise: to.supervise += one.matters; return;
    }
}

Measure share(MeasureKind kind, std::string name, std::string definition, std::int64_t counted, std::int64_t of) {
    Measure out{kind, std::move(name), std::move(definition), counted, of, std::nullopt};
    if (of > 0) out.share = static_cast<double>(counted) / static_cast<double>(of);
    return out;
}

std::vector<Measure> shares(const repository::PromiseCounts& p, const std::array<std::int64_t, 3>& solved) {
    const auto community = solved[static_cast<std::size_t>(SolvedAt::community)];
    const auto street = solved[static_cast<std::size_t>(SolvedAt::street)];
    const auto results = community + street + solved[static_cast<std::size_t>(SolvedAt::district)];
    const std::string matters = "期内上报的事项（不含已并入其他事项的和反映人撤回的）";
    const std::string solved_ones = "期内结论为“已解决”、未被撤销的办理结果，每次结果各计一次";
    return {
        share(MeasureKind::landed, "件件有着落", "分子：已有责任人或已说明不予受理的；分母：" + matters, p.landed,
              p.matters),
        share(MeasureKind::answered, "事事有回音",
              "分子：已首次响应或已说明不予受理的；分母：" + matters + "中已响应或已到首次响应时限的", p.answered,
              p.answer_due),
        share(MeasureKind::answered_in_time, "首次响应及时率",
              "分子：在首次响应时限内响应的；分母：" + matters + "中已响应或已到首次响应时限的", p.in_time,
              p.answer_due),
        share(MeasureKind::found_by_staff, "主动发现率",
              "分子：最先由巡查或设备发现、早于居民反映的；分母：" + matters + "；同一事项以最先一件为准",
              p.found_by_staff, p.matters),
        share(MeasureKind::solved_in_community, "社区内解决率",
              "分子：由网格、社区或物业给出结果的；分母：" + solved_ones, community, results),
        share(MeasureKind::solved_in_street, "街道内解决率", "分子：由街道及以下给出结果的；分母：" + solved_ones,
              community + street, results),
    };
}

}  // namespace

Result<MatterStages> CaseService::stages(const access::Scope& scope, CaseId id) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<MatterStages> {
        if (!repository::find(tx, scope, id)) return refuse(access::not_found);
        std::vector<StageStep> steps;
        for (const auto& row : repository::steps(tx, scope.tenant(), id))
            steps.push_back({row.taken_at, row.action, row.state, row.undone});
        return in_stages(steps, repository::alarms(tx, scope.tenant(), id), self.parts.clock.now());
    });
}

Result<StageCounts> CaseService::stage_counts(const access::Scope& scope, const AskStageCounts& in) {
    auto& self = *impl_;
    if (in.level != area::Level::street && in.level != area::Level::community && in.level != area::Level::grid)
        return refuse(no_such_place);
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<StageCounts> {
        LINLI_TRY(const auto place, counted_place(tx, scope.tenant(), in.area_id));
        StageCounts out;
        out.at = self.parts.clock.now();
        for (const auto& one : repository::open_by_state(tx, scope, place, in.level)) {
            if (out.items.empty() || out.items.back().area_id != one.area) out.items.push_back({.area_id = one.area});
            count(out.items.back(), one);
            count(out.all, one);
        }
        // Engines differ in where nothing is sorted.
        std::stable_partition(out.items.begin(), out.items.end(),
                              [](const StageCount& one) { return one.area_id.has_value(); });
        return out;
    });
}

Result<Measures> CaseService::measures(const access::Scope& scope, const AskMeasures& in) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<Measures> {
        LINLI_TRY(const auto place, counted_place(tx, scope.tenant(), in.area_id));
        Measures out;
        out.until = self.parts.clock.now();
        out.since = out.until - std::chrono::days(in.days);
        out.items = shares(repository::promise_counts(tx, scope, place, out.since, out.until),
                           repository::solved_by_level(tx, scope, place, out.since, out.until));
        return out;
    });
}

}  // namespace linli::cases
