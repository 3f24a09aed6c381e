#include "workload_rules.h"

#include <algorithm>
#include <charconv>

namespace linli::worklists {

bool fits_points(std::string_view content) { return rules::parse_points(content).has_value(); }

namespace rules {
namespace {

constexpr int most_points = 100;

/// `resolve:5` @return false for anything else
bool take(std::string_view word_and_points, Points& out, std::array<bool, kinds + 1>& seen) {
    const auto colon = word_and_points.find(':');
    if (colon == std::string_view::npos) return false;
    const auto name = word_and_points.substr(0, colon), figure = word_and_points.substr(colon + 1);
    int value = 0;
    const auto [end, error] = std::from_chars(figure.data(), figure.data() + figure.size(), value);
    if (error != std::errc{} || end != figure.data() + figure.size() || value < 0 || value > most_points) return false;
    const auto kind = from_word<Work>(name);
    if (!kind && name != "urgent") return false;
    auto& once = seen[kind ? static_cast<std::size_t>(*kind) : kinds];
    if (once) return false;
    once = true;
    (kind ? out.each[static_cast<std::size_t>(*kind)] : out.urgent) = value;
    return true;
}

}  // namespace

std::optional<Points> parse_points(std::string_view text) {
    Points out;
    std::array<bool, kinds + 1> seen{};
    while (!text.empty()) {
        const auto blank = std::min(text.find(' '), text.size());
        if (blank > 0 && !take(text.substr(0, blank), out, seen)) return std::nullopt;
        text.remove_prefix(std::min(blank + 1, text.size()));
    }
    return out;
}

std::optional<Work> work_of(cases::Action action) {
    using A = cases::Action;
    switch (action) {
    case A::report: return Work::report;
    case A::dispatch:
    case A::forward: return Work::dispatch;
    case A::respond: return Work::respond;
    case A::note:
    case A::ask:
    case A::share:
    case A::supervise_answer:
    case A::forward_answer: return Work::note;
    case A::resolve: return Work::resolve;
    case A::decline: return Work::decline;
    case A::send_back:
    case A::transfer: return Work::hand_on;
    case A::reopen:
    case A::close:
    case A::supervise:
    case A::supervise_again:
    case A::supervise_lift: return Work::follow_up;
    case A::merge:
    case A::unmerge: return Work::merge;
    case A::share_finish: return Work::help;
    case A::to_triage:
    case A::answer:
    case A::rate:
    case A::withdraw:
    case A::undo:
    case A::share_accept:
    case A::share_return:
    case A::share_withdraw:
    case A::forward_give_up: return std::nullopt;
    }
    return std::nullopt;
}

void tally(const std::vector<Piece>& pieces, const Points& points, Load& out) {
    for (const auto& piece : pieces) {
        const auto worth = piece.count * points.of(piece.kind) + piece.urgent * points.urgent;
        auto line = std::find_if(out.lines.begin(), out.lines.end(),
                                 [&](const LoadLine& one) { return one.kind == piece.kind; });
        if (line == out.lines.end())
            line = out.lines.insert(out.lines.end(), {.kind = piece.kind, .points_each = points.of(piece.kind)});
        line->pieces += piece.count;
        line->urgent += piece.urgent;
        line->points += worth;
        auto day =
            std::find_if(out.days.begin(), out.days.end(), [&](const LoadDay& one) { return one.on == piece.on; });
        if (day == out.days.end()) day = out.days.insert(out.days.end(), {.on = piece.on});
        day->pieces += piece.count;
        day->points += worth;
        out.pieces += piece.count;
        out.points += worth;
    }
    std::sort(out.lines.begin(), out.lines.end(), [](const auto& a, const auto& b) { return a.kind < b.kind; });
    std::sort(out.days.begin(), out.days.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
}

std::int64_t corrected(const std::vector<Dispute>& disputes, const Points& points) {
    std::int64_t out = 0;
    for (const auto& one : disputes)
        if (one.state == DisputeState::accepted) out += (one.claimed - one.recorded) * points.of(one.kind);
    return out;
}

bool fits(Date from, Date until) { return from <= until && until.days() - from.days() < longest_load; }

}  // namespace rules
}  // namespace linli::worklists
