#include "stage_rules.h"

#include <algorithm>

namespace linli::cases {
namespace {

using Minutes = std::chrono::minutes;

MatterStage& at(MatterStages& all, Stage stage) { return all.stages[static_cast<std::size_t>(stage)]; }

void add(MatterStages& all, Stage stage, StageTrace trace) { at(all, stage).traces.push_back(trace); }

}  // namespace

std::optional<Stage> stage_of(Action action) {
    switch (action) {
    case Action::report: return Stage::sense;
    case Action::to_triage:
    case Action::merge:
    case Action::unmerge: return Stage::analyse;
    case Action::dispatch:
    case Action::send_back:
    case Action::transfer:
    case Action::share:
    case Action::share_accept:
    case Action::share_return:
    case Action::share_withdraw:
    case Action::forward:
    case Action::forward_give_up: return Stage::command;
    case Action::respond:
    case Action::note:
    case Action::ask:
    case Action::answer:
    case Action::resolve:
    case Action::rate:
    case Action::decline:
    case Action::withdraw:
    case Action::share_finish:
    case Action::forward_answer: return Stage::feedback;
    case Action::reopen:
    case Action::close:
    case Action::supervise:
    case Action::supervise_answer:
    case Action::supervise_again:
    case Action::supervise_lift: return Stage::supervise;
    case Action::undo: return std::nullopt;
    }
    return std::nullopt;
}

MatterStages in_stages(const std::vector<StageStep>& steps, const std::vector<Alarm>& alarms, Instant now) {
    MatterStages out;
    for (std::size_t i = 0; i < words(Stage{}).size(); ++i) out.stages.push_back({.stage = static_cast<Stage>(i)});
    std::array<Instant::duration, words(Stage{}).size()> stood{};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto stage = stage_of(steps[i].action);
        if (stage && !steps[i].undone) add(out, *stage, {.at = steps[i].at, .action = steps[i].action});
        const auto until = i + 1 < steps.size() ? steps[i + 1].at : now;
        if (const auto here = stage_of(steps[i].state))
            stood[static_cast<std::size_t>(*here)] += std::max(Instant::duration{}, until - steps[i].at);
    }
    for (const auto& alarm : alarms)
        add(out, stage_of(alarm.kind), {.at = alarm.raised_at, .alarm = alarm.kind, .clock = alarm.clock});
    for (auto& one : out.stages) {
        one.minutes = std::chrono::duration_cast<Minutes>(stood[static_cast<std::size_t>(one.stage)]).count();
        std::stable_sort(one.traces.begin(), one.traces.end(),
                         [](const StageTrace& a, const StageTrace& b) { return a.at < b.at; });
        if (one.traces.empty()) continue;
        one.first_at = one.traces.front().at;
        one.last_at = one.traces.back().at;
    }
    if (!steps.empty()) out.now = stage_of(steps.back().state);
    return out;
}

SolvedAt solved_at(std::optional<area::Level> level, bool property) {
    if (level) {
        if (*level == area::Level::district) return SolvedAt::district;
        return *level == area::Level::street ? SolvedAt::street : SolvedAt::community;
    }
    return property ? SolvedAt::community : SolvedAt::district;
}

}  // namespace linli::cases
