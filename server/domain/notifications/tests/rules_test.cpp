#include "rules.h"

#include <linli/base/text.h>

#include <gmock/gmock.h>

#include <optional>

namespace linli::notifications::rules {
namespace {

using cases::Action;
using cases::State;
using ::testing::IsEmpty;

struct Row {
    const char* why;
    Step step;
    std::optional<std::string_view> owner, reporter;
};

std::optional<std::string_view> form_for(const std::vector<Told>& all, bool owner) {
    for (const auto& one : all)
        if ((one.to == Party::owner) == owner) return one.form;
    return std::nullopt;
}

Step step(Action action, State state = State::handling) { return {.action = action, .state = state}; }
Step by_reporter(Action action) { return {.action = action, .state = State::handling, .by_reporter = true}; }
Step by_owner(Action action, bool note = true) {
    return {.action = action, .state = State::handling, .by_owner = true, .has_note = note};
}
Step handed(Action action, State state) { return {.action = action, .state = state, .hands_over = true}; }

/// COVERS: INC-19, MSG-01
TEST(NotificationRules, WhoHearsWhat) {
    const Row rows[] = {
        {"the system dispatched it", handed(Action::dispatch, State::dispatched), "case-assigned", {}},
        {"somebody has to decide", handed(Action::to_triage, State::triage), "case-to-triage", {}},
        {"given back, somebody has to decide", handed(Action::send_back, State::triage), "case-to-triage", {}},
        {"handed on", handed(Action::transfer, State::dispatched), "case-assigned", {}},
        {"handed on again meanwhile", step(Action::transfer, State::dispatched), {}, {}},
        {"grabbed: whoever has it did it",
         {.action = Action::dispatch, .state = State::dispatched, .by_owner = true, .hands_over = true},
         {},
         {}},
        {"asked", by_owner(Action::ask), {}, "case-asked"},
        {"answered", by_reporter(Action::answer), "case-answered", {}},
        {"added", by_reporter(Action::note), "case-answered", {}},
        {"a word for the reporter", by_owner(Action::note), {}, "case-progress"},
        {"a word for colleagues", by_owner(Action::note, false), {}, {}},
        {"answered for good", by_owner(Action::resolve), {}, "case-resolved"},
        {"not ours", by_owner(Action::decline), {}, "case-declined"},
        {"not solved, says the reporter", by_reporter(Action::reopen), "case-goes-on", {}},
        {"not solved, says a supervisor", step(Action::reopen), "case-goes-on", "case-reopened"},
        {"the answer was a slip", {.action = Action::undo, .by_owner = true, .takes_back = true}, {}, "case-reopened"},
        {"another slip", by_owner(Action::undo), {}, {}},
        {"taken back", by_reporter(Action::withdraw), "case-withdrawn", {}},
        {"joins another", {.action = Action::merge, .state = State::merged, .joins = true}, {}, "case-joined"},
        {"another joins it", step(Action::merge), {}, {}},
        {"closed by itself", step(Action::close, State::closed), {}, {}},
        {"responded", by_owner(Action::respond, false), {}, {}}};
    for (const auto& row : rows) {
        const auto all = told(row.step);
        EXPECT_EQ(form_for(all, true), row.owner) << row.why;
        EXPECT_EQ(form_for(all, false), row.reporter) << row.why;
    }
}

TEST(NotificationRules, TheAnswerGoesToEverybodyAnsweredWithIt) {
    EXPECT_EQ(told(by_owner(Action::resolve)).at(0).to, Party::reporters);
    EXPECT_EQ(told(by_owner(Action::ask)).at(0).to, Party::reporter);
    for (const auto action : {Action::forward, Action::forward_answer})
        EXPECT_EQ(told(by_owner(action)).at(0).to, Party::reporters) << "they all wait for the same body";
    EXPECT_THAT(told(step(Action::rate)), IsEmpty());
}

/// COVERS: issue 4 point 8
TEST(NotificationRules, AChangeOfShiftIsToldToWhoeverDidNotDoIt) {
    using enum ShiftMoment;
    EXPECT_EQ(shift_forms(offered), (std::vector<ShiftForm>{{"shift-offered", true}}));
    EXPECT_EQ(shift_forms(waiting), (std::vector<ShiftForm>{{"shift-unsigned", true}, {"shift-waiting", false}}));
    EXPECT_EQ(shift_forms(accepted), (std::vector<ShiftForm>{{"shift-accepted", false}}));
    EXPECT_EQ(shift_forms(declined), (std::vector<ShiftForm>{{"shift-declined", false}}));
    EXPECT_EQ(shift_forms(withdrawn), (std::vector<ShiftForm>{{"shift-withdrawn", true}}));
}

TEST(NotificationRules, AMessageIsOneLine) {
    EXPECT_EQ(brief("  已清理。\n请查看。\t"), "已清理。 请查看。");
    std::string longer;
    for (int i = 0; i < 300; ++i) longer += "字";
    EXPECT_EQ(text::code_points(brief(longer)), 200U);
    EXPECT_TRUE(brief(longer).ends_with("…"));
    EXPECT_EQ(brief(" \n "), "");
    EXPECT_TRUE(brief(longer, "（未解决）").ends_with("字…（未解决）"));
    EXPECT_EQ(text::code_points(brief(longer, "（未解决）")), 200U);
    EXPECT_EQ(brief("已清理", "（已解决）"), "已清理（已解决）");
}

}  // namespace
}  // namespace linli::notifications::rules
