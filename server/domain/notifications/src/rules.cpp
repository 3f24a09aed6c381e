#include "rules.h"

#include <linli/base/text.h>

#include <algorithm>

namespace linli::notifications::rules {
namespace {

using cases::Action;
using cases::State;
using messaging::Urgency;

constexpr std::size_t room = 200;

void tell_owner(const Step& step, std::vector<Told>& out) {
    if (step.by_owner) return;  // whoever did it knows
    const auto say = [&](std::string_view form) { out.push_back({.to = Party::owner, .form = form}); };
    switch (step.action) {
    case Action::to_triage:
    case Action::dispatch:
    case Action::send_back:
    case Action::transfer:
        if (step.hands_over) say(step.state == State::triage ? "case-to-triage" : "case-assigned");
        return;
    case Action::answer:
    case Action::note:
        if (step.by_reporter) say("case-answered");
        return;
    case Action::reopen: return say("case-goes-on");
    case Action::withdraw: return say("case-withdrawn");
    default: return;
    }
}

void tell_reporter(const Step& step, std::vector<Told>& out) {
    if (step.by_reporter) return;
    switch (step.action) {
    case Action::ask: out.push_back({Party::reporter, "case-asked", Urgency::important, true, false}); return;
    case Action::note:
        if (step.has_note) out.push_back({.to = Party::reporter, .form = "case-progress"});
        return;
    case Action::forward:  // words of the house about the one matter that they all wait for
    case Action::forward_answer:
        if (step.has_note) out.push_back({.to = Party::reporters, .form = "case-progress"});
        return;
    case Action::resolve: out.push_back({Party::reporters, "case-resolved", Urgency::important, false, true}); return;
    case Action::decline: out.push_back({Party::reporters, "case-declined", Urgency::important, false, true}); return;
    case Action::reopen: out.push_back({.to = Party::reporters, .form = "case-reopened"}); return;
    case Action::undo:
        if (step.takes_back) out.push_back({.to = Party::reporters, .form = "case-reopened"});
        return;
    case Action::merge:  // also a step of the matter that it joins, whose own reporter hears nothing of others
        if (step.joins) out.push_back({.to = Party::reporter, .form = "case-joined"});
        return;
    default: return;
    }
}

}  // namespace

std::vector<Told> told(const Step& step) {
    std::vector<Told> out;
    tell_owner(step, out);
    tell_reporter(step, out);
    return out;
}

std::string_view form_of(cases::SubtaskState state) {
    switch (state) {
    case cases::SubtaskState::asked: return "case-help-asked";
    case cases::SubtaskState::returned: return "case-help-returned";
    case cases::SubtaskState::done: return "case-help-done";
    case cases::SubtaskState::withdrawn: return "case-help-withdrawn";
    case cases::SubtaskState::accepted: break;
    }
    return {};
}

bool for_helpers(cases::SubtaskState state) {
    return state == cases::SubtaskState::asked || state == cases::SubtaskState::withdrawn;
}

bool can_be_late(cases::SubtaskState state) {
    return state == cases::SubtaskState::asked || state == cases::SubtaskState::accepted;
}

Oversight oversight_form(std::string_view what) {
    if (what == "asked") return {"case-supervised", false};
    if (what == "lifted") return {"case-supervision-lifted", false};
    if (what == "answered") return {"case-supervision-answered", true};
    if (what == "overdue") return {"case-supervision-overdue", true};
    if (what == "handed_on") return {"case-supervision-inherited", true};
    return {};
}

std::vector<ShiftForm> shift_forms(ShiftMoment moment) {
    switch (moment) {
    case ShiftMoment::offered: return {{"shift-offered", true}};
    case ShiftMoment::waiting: return {{"shift-unsigned", true}, {"shift-waiting", false}};
    case ShiftMoment::accepted: return {{"shift-accepted", false}};
    case ShiftMoment::declined: return {{"shift-declined", false}};
    case ShiftMoment::withdrawn: return {{"shift-withdrawn", true}};
    }
    return {};
}

std::string brief(std::string_view text, std::string_view after) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    const auto trimmed = text::trim(line);
    const auto left = room - std::min(room - 1, text::code_points(after));
    if (text::code_points(trimmed) <= left) return std::string(trimmed) + std::string(after);
    return std::string(text::prefix(trimmed, left - 1)) + "…" + std::string(after);
}

}  // namespace linli::notifications::rules
