#include "house.h"
#include "rules.h"

namespace linli::cases {
namespace {

/// Results, verdicts and steps taken back.
class Verdicts : public CaseTest {
public:
    /// A matter of the grid worker, resolved.
    Case resolved() {
        const auto c = report("楼道里垃圾堆了好几天没人清");
        step(worker, c.id, {.action = Action::respond}).value();
        return step(worker, c.id, {.action = Action::resolve, .result = "已清理"}).value();
    }
    Result<Case> rate(int user, const Case& c, bool solved, std::optional<std::string> comment = {}) {
        return service.rate(
            as(user, may_report), c.id,
            {.version = see(c.id).version, .solved = solved, .speed = 4, .comment = std::move(comment)});
    }
};
LINLI_BOTH_ENGINES(Verdicts);

/// COVERS: INC-11 (rating)
TEST_P(Verdicts, ARatingIsShownAndGivenOnce) {
    const auto c = resolved();
    EXPECT_FALSE(c.rating.has_value());
    const auto rated = rate(resident, c, true, "很快，谢谢").value();
    ASSERT_TRUE(rated.rating);
    EXPECT_TRUE(rated.rating->solved);
    EXPECT_EQ(rated.rating->speed, 4);
    EXPECT_EQ(see(c.id).rating->comment, "很快，谢谢");
    const auto seen = service.timeline(as(resident, may_read), c.id).value();
    EXPECT_EQ(seen.steps.back().note, "很快，谢谢") << "the reporter's own words";
    EXPECT_TRUE(rate(resident, c, false).is(step_not_allowed)) << "one verdict for one result";
}

TEST_P(Verdicts, NobodyIsRobbedOfTheVerdictByClosingFirst) {
    const auto c = resolved();
    ASSERT_TRUE(step(clerk, c.id, {.action = Action::close}));
    const auto rated = rate(resident, c, false, "没有清干净").value();
    EXPECT_EQ(rated.state, State::handling) << "not solved: it goes on";
    EXPECT_FALSE(rated.rating->solved);
    const auto again = step(worker, c.id, {.action = Action::resolve, .result = "重新清理"}).value();
    EXPECT_EQ(rate(resident, again, true)->state, State::closed) << "the new result gets its own verdict";
}

TEST_P(Verdicts, ALateVerdictIsHeardButMovesNothing) {
    const auto c = resolved();
    clock.advance(reopen_window + std::chrono::hours(1));
    const auto rated = rate(resident, c, false).value();
    EXPECT_EQ(rated.state, State::closed);
    EXPECT_FALSE(rated.rating->solved);
}

TEST_P(Verdicts, WhoHandledItGivesNoVerdict) {
    auto found = words_of("楼道里垃圾堆了好几天没人清");
    found.channel = Channel::patrol;
    const auto made = service.report(as(worker, may_report), found).value();
    while (relay.run_once() > 0) {
    }
    ASSERT_EQ(see(made.id).owner_id, user_id(worker)) << "found on patrol in the worker's own grid";
    ASSERT_TRUE(step(worker, made.id, {.action = Action::respond}));
    const auto done = step(worker, made.id, {.action = Action::resolve, .result = "已清理"}).value();
    EXPECT_TRUE(rate(worker, done, true).is(not_yours));
    EXPECT_TRUE(rate(neighbour, done, true).is(access::not_found));
}

TEST_P(Verdicts, WhatNobodyQuestionsIsClosedInTheEnd) {
    const auto c = resolved();
    EXPECT_EQ(service.settle(tenant), 0);
    clock.advance(reopen_window + std::chrono::minutes(1));
    EXPECT_EQ(service.settle(tenant), 1);
    EXPECT_EQ(service.settle(tenant), 0);
    EXPECT_EQ(see(c.id).state, State::closed);
    EXPECT_EQ(rate(resident, c, true)->rating->speed, 4) << "a verdict may still come";
}

TEST_P(Verdicts, TakingBackGoesStepByStep) {
    const auto c = resolved();
    ASSERT_TRUE(step(worker, c.id, {.action = Action::note, .note = "照片稍后补"}));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::undo})) << "the note";
    const auto back = step(worker, c.id, {.action = Action::undo}).value();
    EXPECT_EQ(back.state, State::handling) << "then the result";
    EXPECT_EQ(step(worker, c.id, {.action = Action::undo})->state, State::dispatched) << "then the response";
    EXPECT_FALSE(see(c.id).responded_at.has_value());
    EXPECT_TRUE(step(worker, c.id, {.action = Action::undo}).is(nothing_to_undo)) << "the dispatch was not theirs";
    const auto all = service.timeline(as(clerk, may_read), c.id).value();
    EXPECT_EQ(std::count_if(all.steps.begin(), all.steps.end(), [](const Step& s) { return s.undone; }), 3)
        << "staff see what was taken back";
}

TEST_P(Verdicts, WhoGaveAMatterAwayByMistakeGetsItBack) {
    const auto c = report("楼下消防栓坏了，漏水流了一地");
    const auto given = step(
        handler, c.id,
        {.action = Action::transfer, .note = "公积金的事", .item_code = "fund-01", .assignee = user_id(fund_handler)});
    ASSERT_TRUE(given);
    EXPECT_TRUE(service.find(as(handler, may_read), c.id).is(access::not_found)) << "out of their hands and sight";
    const TakeStep undo{.action = Action::undo, .version = given->version};
    EXPECT_TRUE(service.take_step(as(other_worker, may_act), c.id, undo).is(access::not_found)) << "not for others";
    const auto back = service.take_step(as(handler, may_act), c.id, undo).value();
    EXPECT_EQ(back.owner_id, user_id(handler));
    EXPECT_EQ(back.item_code, "fire-01");

    const auto again = step(
        handler, c.id,
        {.action = Action::transfer, .note = "公积金的事", .item_code = "fund-01", .assignee = user_id(fund_handler)});
    ASSERT_TRUE(step(fund_handler, c.id, {.action = Action::respond}));
    EXPECT_TRUE(service.take_step(as(handler, may_act), c.id, {.action = Action::undo, .version = again->version + 1})
                    .is(access::not_found))
        << "somebody acted on it";
}

TEST_P(Verdicts, AReporterMayTakeBackTheWithdrawal) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    ASSERT_EQ(step(resident, c.id, {.action = Action::withdraw})->state, State::withdrawn);
    const auto back = step(resident, c.id, {.action = Action::undo}).value();
    EXPECT_EQ(back.state, State::dispatched);
    EXPECT_EQ(back.owner_id, user_id(worker));
}

TEST_P(Verdicts, NoAnswerIsNoDeadEnd) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond}));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::ask, .note = "在哪一层？"}));
    clock.advance(std::chrono::hours(1));
    const auto on = step(worker, c.id, {.action = Action::respond, .note = "已到现场找到"}).value();
    EXPECT_EQ(on.state, State::handling);
    EXPECT_EQ(*on.solve_by, *c.solve_by + std::chrono::hours(1)) << "the time of waiting is given back";
}

TEST_P(Verdicts, AReportersOwnNoteIsOnTheirTimeline) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    ASSERT_TRUE(step(resident, c.id, {.action = Action::note, .note = "三楼也有"}));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::note, .note = "同一户上月也堆过"}));
    const auto seen = service.timeline(as(resident, may_read), c.id).value();
    ASSERT_FALSE(seen.steps.empty());
    EXPECT_EQ(seen.steps.back().note, "三楼也有") << "and colleagues' notes are not";
}

/// A neighbour by trade is still a neighbour: who only reported a matter reads it as a reporter.
TEST_P(Verdicts, StaffWhoOnlyReportedReadAsReporters) {
    const auto made = service.report(as(other_worker, may_report), words_of("楼道里垃圾堆了好几天没人清")).value();
    while (relay.run_once() > 0) {
    }
    ASSERT_EQ(see(made.id).owner_id, user_id(worker)) << "another grid";
    ASSERT_TRUE(step(worker, made.id, {.action = Action::note, .note = "只给同事看"}));
    const auto theirs = service.timeline(as(other_worker, may_read), made.id).value();
    const auto ours = service.timeline(as(worker, may_read), made.id).value();
    EXPECT_EQ(theirs.steps.size() + 1, ours.steps.size());
    for (const auto& s : theirs.steps) EXPECT_FALSE(s.actor_name.has_value());
}

/// COVERS: INC-11 (printed receipt)
TEST_P(Verdicts, TheReceiptSaysThePromiseAndEscapesWords) {
    auto in = words_of("<b>垃圾</b>堆了好几天没人清");
    in.title = "垃圾堆放<script>";
    const auto made = service.report(as(resident, may_report), in).value();
    const auto early = service.receipt(as(resident, may_read), made.id).value();
    EXPECT_NE(early.find(made.number), std::string::npos);
    EXPECT_NE(early.find("分拨后确定"), std::string::npos);
    EXPECT_EQ(early.find("<script>"), std::string::npos);
    while (relay.run_once() > 0) {
    }
    const auto later = service.receipt(as(resident, may_read), made.id).value();
    EXPECT_NE(later.find("9 月 21 日（周一）10:30 前"), std::string::npos) << "first answer";
    EXPECT_NE(later.find("9 月 21 日（周一）15:30 前"), std::string::npos) << "four working hours, over lunch";
    EXPECT_TRUE(service.receipt(as(neighbour, may_read), made.id).is(access::not_found));
}

/// COVERS: INC-22 (address or choice → grid)
TEST_P(Verdicts, AChosenPlaceIsTaken) {
    auto in = words_of("楼道里垃圾堆了好几天没人清", "书香苑");  // the words say grid 5
    in.place->area_id = area_id(6);
    const auto made = service.report(as(resident, may_report), in).value();
    EXPECT_EQ(made.grid_id, area_id(6));
    while (relay.run_once() > 0) {
    }
    EXPECT_EQ(see(made.id).grid_id, area_id(6)) << "the reporter chose; words do not overrule";
    auto wide = words_of("楼道里垃圾堆了好几天没人清", "书香苑");
    wide.place->area_id = area_id(3);
    const auto community = service.report(as(resident, may_report), wide).value();
    while (relay.run_once() > 0) {
    }
    EXPECT_EQ(see(community.id).grid_id, area_id(5)) << "words may say more than the choice";
}

TEST_P(Verdicts, ADispatcherConfirmsAPlaceThatExists) {
    const auto c = report("楼道里垃圾堆了好几天没人清", "某某路那边");
    ASSERT_EQ(c.triage_reason, TriageReason::place_not_recognised);
    EXPECT_TRUE(step(operator_, c.id, {.action = Action::dispatch, .place = Place{.address = "不存在的地方"}})
                    .is(place_needed));
    const auto sent = step(operator_, c.id, {.action = Action::dispatch, .place = Place{.address = "书香苑"}}).value();
    EXPECT_EQ(sent.address, "书香苑");
    EXPECT_EQ(sent.grid_id, area_id(5));
    const auto back = step(operator_, c.id, {.action = Action::undo}).value();
    EXPECT_EQ(back.address, "某某路那边");
    EXPECT_FALSE(back.grid_id.has_value());
}

TEST_P(Verdicts, ANumberFindsItsMatterWithinTheScope) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    report("另一件事情");
    const auto found = [&](int user, std::string number) {
        return service.list(as(user, may_read), {.number = std::move(number)}).value().items;
    };
    ASSERT_EQ(found(operator_, c.number).size(), 1U);
    EXPECT_EQ(found(operator_, c.number).front().id, c.id);
    std::string typed = c.number;
    typed.erase(6, 1);
    EXPECT_EQ(found(resident, typed).size(), 1U) << "without the hyphen";
    EXPECT_TRUE(found(neighbour, c.number).empty()) << "somebody else's number tells nothing";
}

}  // namespace
}  // namespace linli::cases
