#include "house.h"
#include "rules.h"

namespace linli::cases {
namespace {

using Cases = CaseTest;
LINLI_BOTH_ENGINES(Cases);

/// COVERS: INC-05, INC-10, INC-11, INC-27
TEST_P(Cases, WalksFromReportToRating) {
    const auto c = report("楼下消防栓坏了，漏水流了一地");
    EXPECT_EQ(c.state, State::dispatched);
    EXPECT_EQ(c.item_code, "fire-01");
    EXPECT_EQ(c.owner_id, user_id(handler));
    EXPECT_EQ(c.grid_id, area_id(5));
    EXPECT_EQ(c.respond_by, clock.now() + std::chrono::minutes(30));

    clock.advance(std::chrono::minutes(11));
    EXPECT_EQ(step(handler, c.id, {.action = Action::respond})->state, State::handling);
    clock.advance(std::chrono::hours(1));
    const auto solved = step(handler, c.id, {.action = Action::resolve, .result = "已更换阀门，不再漏水"});
    ASSERT_TRUE(solved);
    EXPECT_EQ(solved->state, State::resolved);
    const auto rated = service.rate(as(resident, may_report), c.id, {.version = solved->version, .solved = true});
    ASSERT_TRUE(rated);
    EXPECT_EQ(rated->state, State::closed);

    const auto seen = service.timeline(as(resident, may_read), c.id).value();
    ASSERT_EQ(seen.steps.size(), 5U);
    EXPECT_EQ(seen.steps[3].note, "已更换阀门，不再漏水");
    for (const auto& s : seen.steps) EXPECT_FALSE(s.actor_name.has_value()) << "residents see posts, not names";
}

/// COVERS: INC-10 (property → property company), INC-13 (local first)
TEST_P(Cases, APropertyMatterGoesToTheCompanyOfTheCompound) {
    EXPECT_EQ(report("电梯又停了，老人下不了楼").owner_id, user_id(steward));
    const auto elsewhere = report("电梯又停了，老人下不了楼", "书香第二网格");
    EXPECT_NE(elsewhere.owner_id, user_id(steward)) << "no company on record there";
    EXPECT_EQ(elsewhere.owner_id, user_id(clerk)) << "the community answers for it";
}

TEST_P(Cases, AnUnsolvedRatingGoesOnAtOnce) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    EXPECT_EQ(c.owner_id, user_id(worker)) << "a grid item goes to the worker of the grid";
    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond}));
    const auto done = step(worker, c.id, {.action = Action::resolve, .result = "已清理"}).value();
    const auto rated = service.rate(as(resident, may_report), c.id, {.version = done.version, .solved = false}).value();
    EXPECT_EQ(rated.state, State::handling);
    EXPECT_FALSE(rated.result.has_value());
    EXPECT_EQ(see(c.id).closed_at, std::nullopt);
}

/// COVERS: INC-09 (below the threshold a human decides), INC-22 (a grid is never invented)
TEST_P(Cases, WhatIsNotUnderstoodGoesToANamedHuman) {
    const auto vague = report("有些事情想反映一下，希望领导重视");
    EXPECT_EQ(vague.state, State::triage);
    EXPECT_EQ(vague.triage_reason, TriageReason::low_confidence);
    EXPECT_EQ(vague.owner_id, user_id(clerk)) << "the clerk of the community that was recognised";

    const auto nowhere = report("楼道里垃圾堆了好几天没人清", "某某路那边");
    EXPECT_EQ(nowhere.triage_reason, TriageReason::place_not_recognised);
    EXPECT_FALSE(nowhere.grid_id.has_value());
    EXPECT_EQ(nowhere.owner_id, user_id(operator_));

    const auto anywhere = report("公积金怎么提取，需要什么材料", std::nullopt);
    EXPECT_EQ(anywhere.state, State::dispatched) << "a department answers for a subject, no grid needed";
    EXPECT_EQ(anywhere.owner_id, user_id(fund_handler));
}

TEST_P(Cases, ADispatcherNamesItemPlaceAndOwner) {
    const auto c = report("有些事情想反映一下，希望领导重视", std::nullopt);
    EXPECT_TRUE(step(operator_, c.id, {.action = Action::dispatch}).is(unknown_item));
    const auto sent = step(operator_, c.id,
                           {.action = Action::dispatch, .item_code = "waste-01", .place = Place{.address = "书香苑"}});
    ASSERT_TRUE(sent);
    EXPECT_EQ(sent->owner_id, user_id(worker));
    EXPECT_EQ(sent->grid_id, area_id(5));
    EXPECT_TRUE(step(operator_, c.id, {.action = Action::respond}).is(not_yours)) << "only the owner answers";
}

TEST_P(Cases, TheSameIdTwiceIsOneReport) {
    const auto in = words_of("楼下消防栓漏水");
    const auto first = service.report(as(resident, may_report), in).value();
    const auto again = service.report(as(resident, may_report), in).value();
    EXPECT_EQ(again.number, first.number);
    auto other = in;
    other.text = "完全不同的事情";
    EXPECT_TRUE(service.report(as(resident, may_report), other).is(id_taken));
    EXPECT_TRUE(service.report(as(neighbour, may_report), in).is(id_taken)) << "somebody else's id tells nothing";
}

TEST_P(Cases, ARowOutsideTheScopeIsNotFound) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    EXPECT_TRUE(service.find(as(neighbour, may_read), c.id).is(access::not_found));
    EXPECT_TRUE(service.find(as(other_worker, may_read), c.id).is(access::not_found));
    EXPECT_TRUE(service.take_step(as(other_worker, may_act), c.id, {.action = Action::note, .version = 2, .note = "x"})
                    .is(access::not_found));
    EXPECT_TRUE(service.list(as(other_worker, may_read), {}).value().items.empty());
    EXPECT_EQ(service.list(as(worker, may_read), {}).value().items.size(), 1U);
}

TEST_P(Cases, TwoPeopleCannotOverwriteEachOther) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond, .version = c.version}));
    EXPECT_TRUE(step(worker, c.id, {.action = Action::respond, .version = c.version}).is(changed_meanwhile));
}

/// COVERS: AS-10 (asking the reporter rests the clock)
TEST_P(Cases, AskingRestsTheSolutionClock) {
    const auto c = report("楼道里垃圾堆了好几天没人清");  // four working hours from ten: 14:00 + half an hour of lunch
    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond}));
    EXPECT_TRUE(step(worker, c.id, {.action = Action::ask}).is(reason_needed));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::ask, .note = "在哪一层？"}));
    clock.advance(std::chrono::hours(1));
    const auto answered = step(resident, c.id, {.action = Action::answer, .note = "三层"});
    ASSERT_TRUE(answered);
    EXPECT_EQ(*answered->solve_by, *c.solve_by + std::chrono::hours(1));
    EXPECT_EQ(answered->state, State::handling);
}

TEST_P(Cases, AMistakenTapIsTakenBack) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond}));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::resolve, .result = "点错了"}));
    EXPECT_TRUE(step(clerk, c.id, {.action = Action::undo}).is(nothing_to_undo)) << "only one's own step";
    const auto back = step(worker, c.id, {.action = Action::undo}).value();
    EXPECT_EQ(back.state, State::handling);
    EXPECT_FALSE(back.result.has_value());
    const auto seen = service.timeline(as(resident, may_read), c.id).value();
    for (const auto& s : seen.steps)
        EXPECT_NE(s.action, Action::resolve) << "the reporter never sees what was taken back";
    ASSERT_TRUE(step(worker, c.id, {.action = Action::resolve, .result = "已清理"}));
    clock.advance(undo_window + std::chrono::minutes(1));
    EXPECT_TRUE(step(worker, c.id, {.action = Action::undo}).is(nothing_to_undo));
}

TEST_P(Cases, WhoHandledDoesNotConfirm) {
    const auto c = report("有些事情想反映一下，希望领导重视");
    ASSERT_TRUE(step(clerk, c.id, {.action = Action::dispatch, .item_code = "waste-01", .assignee = user_id(clerk)}));
    ASSERT_TRUE(step(clerk, c.id, {.action = Action::respond}));
    ASSERT_TRUE(step(clerk, c.id, {.action = Action::resolve, .result = "已处理完毕"}));
    EXPECT_TRUE(step(clerk, c.id, {.action = Action::close}).is(not_yours));
    EXPECT_EQ(step(operator_, c.id, {.action = Action::close})->state, State::closed);
}

TEST_P(Cases, ReopeningHasAnEndCountedFromTheResult) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond}));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::resolve, .result = "已清理"}));
    clock.advance(reopen_window - std::chrono::hours(1));
    ASSERT_TRUE(step(resident, c.id, {.action = Action::note, .note = "谢谢"})) << "a note does not move the window";
    clock.advance(std::chrono::hours(2));
    EXPECT_TRUE(step(resident, c.id, {.action = Action::reopen, .note = "又堆起来了"}).is(reopen_too_late));
}

TEST_P(Cases, AContactIsSealedMaskedAndErasable) {
    const auto made = service.report_on_behalf(as(operator_, may_report_on_behalf),
                                               {words_of("楼下消防栓漏水"), "王小明", "13812345678"});
    ASSERT_TRUE(made);
    const auto found = service.contact(as(operator_, may_see_contact), made->id).value();
    EXPECT_EQ(found.phone, "13812345678");
    EXPECT_EQ(json::write(found), R"({"name":"王**","phone":"138****5678"})") << "masked unless disclosed";
    const auto plain = database().read([&](db::ReadTx& tx) {
        return tx.value<std::int64_t>(
            "SELECT count(*) FROM cases_report WHERE contact_phone IS NOT NULL AND phone_index IS NOT NULL", {});
    });
    EXPECT_EQ(plain, 1);
    EXPECT_TRUE(service.contact(as(worker, may_see_contact), made->id).is(access::not_found)) << "not the owner";
}

TEST_P(Cases, WhoReportedByThemselvesCanBeCalledBack) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    EXPECT_EQ(service.contact(as(worker, may_see_contact), c.id)->phone, "13987654321");
    EXPECT_TRUE(service.contact(as(other_worker, may_see_contact), c.id).is(access::not_found));
}

TEST_P(Cases, PagesNeitherSkipNorRepeat) {
    std::set<CaseId> all;
    for (int i = 0; i < 7; ++i) {
        all.insert(report("楼道里垃圾堆了好几天没人清，第" + std::to_string(i) + "次").id);
        clock.advance(std::chrono::seconds(i % 2));  // some share a millisecond
    }
    std::set<CaseId> seen;
    ListCases in{.limit = 3};
    for (int pages = 0; pages < 10; ++pages) {
        const auto page = service.list(as(worker, may_read), in).value();
        for (const auto& line : page.items) EXPECT_TRUE(seen.insert(line.id).second);
        if (!page.next) break;
        in.cursor = page.next;
    }
    EXPECT_EQ(seen, all);
    EXPECT_TRUE(service.list(as(clerk, may_read), in).is(api::bad_cursor)) << "another post's cursor";
}

/// Goal: no order of people and actions breaks an invariant (checked when the test ends).
TEST_P(Cases, RandomWalkKeepsTheInvariants) {
    std::vector<CaseId> cases;
    for (const auto* text : {"楼下消防栓坏了漏水", "楼道里垃圾堆了好几天没人清", "有些事情想反映一下"})
        cases.push_back(report(text).id);
    std::uint64_t state = 20'261'121;  // printed by being here: the walk is the same each time
    const auto roll = [&](std::uint64_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((state >> 33) % below);
    };
    const int people[] = {resident, worker, clerk, operator_, handler};
    int taken = 0;
    for (int i = 0; i < 400; ++i) {
        const auto id = cases[static_cast<std::size_t>(roll(3))];
        const auto action = static_cast<Action>(roll(static_cast<std::uint64_t>(Action::share)));
        const bool ends = action == Action::withdraw || action == Action::decline;
        if (ends && roll(12) != 0) continue;  // a walk that ends at once shows little
        TakeStep in{.action = action, .note = "说明", .result = "结果", .item_code = "waste-01"};
        if (roll(4) == 0) in.note.reset();
        const auto person = people[roll(5)];
        in.version = see(id).version - (roll(10) == 0 ? 1 : 0);
        taken += service.take_step(as(person, may_act), id, in).ok() ? 1 : 0;
        clock.advance(std::chrono::minutes(roll(90)));
    }
    EXPECT_GT(taken, 20);
}

}  // namespace
}  // namespace linli::cases
