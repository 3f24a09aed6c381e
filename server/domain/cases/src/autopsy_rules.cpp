#include "autopsy_rules.h"

#include <algorithm>
#include <cmath>

namespace linli::cases::autopsy {
namespace {

std::int64_t minutes(Instant::duration span) { return std::chrono::duration_cast<std::chrono::minutes>(span).count(); }

std::string spoken(std::int64_t span) {
    if (span < 60) return std::to_string(span) + " 分钟";
    if (span < 48 * 60) {
        const auto rest = span % 60;
        return std::to_string(span / 60) + " 小时" + (rest == 0 ? std::string() : " " + std::to_string(rest) + " 分钟");
    }
    return std::to_string(span / (24 * 60)) + " 天 " + std::to_string(span % (24 * 60) / 60) + " 小时";
}

std::string_view spoken(Phase phase) {
    switch (phase) {
    case Phase::understanding: return "待分拨";
    case Phase::response: return "待响应";
    case Phase::handling: return "办理";
    case Phase::reporter: return "等待反映人";
    case Phase::verdict: return "等待评价和结案";
    }
    return {};
}

std::string_view spoken(ClockKind clock) {
    switch (clock) {
    case ClockKind::response: return "首次响应";
    case ClockKind::update: return "进展告知";
    case ClockKind::solution: return "办结";
    case ClockKind::supervision: return "督办反馈";
    case ClockKind::outside: return "外单位答复";
    }
    return {};
}

std::string percent(double share) { return std::to_string(static_cast<int>(std::lround(share * 100))) + "%"; }

std::string who(const Holding& one) {
    if (one.phase == Phase::reporter) return "反映人";
    if (one.holder_name) return *one.holder_name;
    if (one.organisation_name) return *one.organisation_name;
    return one.holder_id ? "承办人" : "系统";
}

bool goes_on(const Holding& last, Phase phase, const Stand& stand) {
    return last.phase == phase && last.holder_id == stand.owner && last.organisation_id == stand.organisation;
}

/// Waiting for a verdict is nobody's delay.
bool weighs(const Holding& one) { return one.phase != Phase::verdict; }

void measure(Holding& one, const std::vector<Breach>& breaches, const WorkingCalendar& calendar, Instant now) {
    const auto end = one.until.value_or(now);
    one.elapsed_minutes = minutes(end - one.from);
    one.working_minutes = minutes(calendar.between(one.from, end));
    one.broke_promise = std::any_of(breaches.begin(), breaches.end(),
                                    [&](const Breach& breach) { return breach.at > one.from && breach.at <= end; });
}

std::vector<Holding> holdings(const std::vector<Stand>& stands) {
    std::vector<Holding> out;
    for (const auto& stand : stands) {
        const auto phase = phase_of(stand.state);
        const bool running = !out.empty() && !out.back().until;
        if (running && phase && goes_on(out.back(), *phase, stand)) {
            ++out.back().steps;
            continue;
        }
        if (running) out.back().until = stand.at;
        if (!phase) continue;
        Holding next;
        next.phase = *phase;
        next.holder_id = stand.owner;
        next.organisation_id = stand.organisation;
        next.from = stand.at;
        next.began_with = stand.action;
        next.why = stand.words;
        out.push_back(std::move(next));
    }
    return out;
}

std::vector<PhaseShare> shares(const Autopsy& whole) {
    std::vector<PhaseShare> out;
    for (const auto& one : whole.holdings) {
        auto found = std::find_if(out.begin(), out.end(), [&](const PhaseShare& s) { return s.phase == one.phase; });
        if (found == out.end()) found = out.insert(out.end(), PhaseShare{.phase = one.phase});
        found->elapsed_minutes += one.elapsed_minutes;
        found->working_minutes += one.working_minutes;
    }
    for (auto& one : out)
        if (whole.elapsed_minutes > 0)
            one.share = static_cast<double>(one.elapsed_minutes) / static_cast<double>(whole.elapsed_minutes);
    std::stable_sort(out.begin(), out.end(),
                     [](const PhaseShare& a, const PhaseShare& b) { return a.elapsed_minutes > b.elapsed_minutes; });
    return out;
}

std::optional<std::int64_t> longest(const std::vector<Holding>& all) {
    std::optional<std::int64_t> out;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (weighs(all[i]) && (!out || all[i].elapsed_minutes > all[static_cast<std::size_t>(*out)].elapsed_minutes))
            out = static_cast<std::int64_t>(i);
    return out;
}

}  // namespace

std::optional<Phase> phase_of(State state) {
    switch (state) {
    case State::reported:
    case State::triage: return Phase::understanding;
    case State::dispatched: return Phase::response;
    case State::handling: return Phase::handling;
    case State::waiting: return Phase::reporter;
    case State::resolved: return Phase::verdict;
    case State::closed:
    case State::declined:
    case State::withdrawn:
    case State::merged: return std::nullopt;
    }
    return std::nullopt;
}

Autopsy examine(const std::vector<Stand>& stands, const std::vector<Breach>& breaches, const WorkingCalendar& calendar,
                Instant now) {
    Autopsy out;
    out.holdings = holdings(stands);
    for (auto& one : out.holdings) {
        measure(one, breaches, calendar, now);
        out.elapsed_minutes += one.elapsed_minutes;
        out.working_minutes += one.working_minutes;
    }
    for (const auto& stand : stands) {
        out.handovers += stand.action == Action::send_back || stand.action == Action::transfer ? 1 : 0;
        out.reopenings += stand.action == Action::reopen ? 1 : 0;
    }
    out.phases = shares(out);
    out.longest = longest(out.holdings);
    return out;
}

void explain(Autopsy& out, const std::vector<Breach>& breaches) {
    for (const auto& breach : breaches)
        for (const auto& one : out.holdings)
            if (breach.at > one.from && (!one.until || breach.at <= *one.until))
                out.findings.push_back(std::string(spoken(breach.clock)) + "时限在" + who(one) + "手中（" +
                                       std::string(spoken(one.phase)) + "）到期");
    if (out.longest && out.elapsed_minutes > 0) {
        const auto& one = out.holdings[static_cast<std::size_t>(*out.longest)];
        const auto share = static_cast<double>(one.elapsed_minutes) / static_cast<double>(out.elapsed_minutes);
        out.findings.push_back("最长的一段在" + who(one) + "（" + std::string(spoken(one.phase)) + "），历时 " +
                               spoken(one.elapsed_minutes) + "，占全程 " + percent(share));
    }
    if (out.handovers > 0) out.findings.push_back("退回或转办 " + std::to_string(out.handovers) + " 次");
    if (out.reopenings > 0) out.findings.push_back("重办 " + std::to_string(out.reopenings) + " 次");
    for (const auto& one : out.phases)
        if (one.phase == Phase::reporter && one.elapsed_minutes > 0)
            out.findings.push_back("等待反映人答复 " + spoken(one.elapsed_minutes) + "，办结时限已相应顺延");
}

}  // namespace linli::cases::autopsy
