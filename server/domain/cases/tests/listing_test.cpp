#include <algorithm>
#include <set>

#include "house.h"
#include "listing_rules.h"
#include "rules.h"

namespace linli::cases {
namespace {

using Listing = CaseTest;
LINLI_BOTH_ENGINES(Listing);

using std::chrono::days;
using std::chrono::hours;

constexpr const char* waste = "楼道里垃圾堆了好几天没人清";
constexpr const char* fire = "楼下消防栓坏了一直漏水";

std::set<CaseId> ids_of(const api::Page<CaseLine>& page) {
    std::set<CaseId> out;
    for (const auto& line : page.items) out.insert(line.id);
    return out;
}

/// Goal: what no index finds is never looked for among everything.
TEST(ListingRules, WhatSiftsNeedsABound) {
    const auto now = Instant{};
    const struct {
        const char* name;
        ListCases in;
        bool below_district;
        bool expected;
    } rows[] = {
        {"nothing asked", {}, false, true},
        {"a state", {.state = State::closed}, false, true},
        {"a channel alone", {.channel = Channel::app}, false, false},
        {"a channel, open ones", {.open = true, .channel = Channel::app}, false, true},
        {"a channel of an open state", {.state = State::handling, .channel = Channel::app}, false, true},
        {"a channel of a closed state", {.state = State::closed, .channel = Channel::app}, false, false},
        {"a channel, mine", {.mine = true, .channel = Channel::app}, false, true},
        {"a channel in a street", {.channel = Channel::app}, true, true},
        {"urgency of an item", {.item_code = "x", .urgency = Urgency::urgent}, false, true},
        {"urgency in 92 days",
         {.urgency = Urgency::urgent, .reported_from = now, .reported_before = now + days(92)},
         false,
         true},
        {"urgency in 93 days",
         {.urgency = Urgency::urgent, .reported_from = now, .reported_before = now + days(93)},
         false,
         false},
        {"urgency from a day on", {.urgency = Urgency::urgent, .reported_from = now}, false, false},
        {"a number", {.channel = Channel::app, .number = "260921-ABCDEF"}, false, true},
    };
    for (const auto& row : rows) EXPECT_EQ(bounded(row.in, row.below_district), row.expected) << row.name;
}

TEST_P(Listing, ListsAreNarrowedByWhatStandsOnAMatter) {
    const auto dirty = report(waste);
    const auto wet = report(fire);
    const auto all = [&](ListCases in) { return ids_of(service.list(as(operator_, may_read), in).value()); };
    EXPECT_EQ(all({.item_code = "waste-01"}), std::set{dirty.id});
    EXPECT_EQ(all({.area_id = area_id(5)}), (std::set{dirty.id, wet.id}));
    EXPECT_TRUE(all({.area_id = area_id(7)}).empty());
    EXPECT_EQ(all({.organisation_id = OrganisationId(id(20))}), std::set{wet.id});
    EXPECT_EQ(all({.open = true, .channel = Channel::app}).size(), 2U);
    EXPECT_TRUE(all({.open = true, .channel = Channel::phone}).empty());
    EXPECT_EQ(all({.number = wet.number}), std::set{wet.id});
    EXPECT_EQ(all({.channel = Channel::phone, .number = " " + wet.number}), std::set{wet.id}) << "as it was typed";
    EXPECT_TRUE(all({.number = "260921-ABCDEF"}).empty());
    EXPECT_TRUE(all({.reported_from = clock.now() + hours(1)}).empty());
    EXPECT_EQ(all({.reported_before = clock.now() + hours(1)}).size(), 2U);
    EXPECT_TRUE(service.list(as(operator_, may_read), {.channel = Channel::app}).is(too_wide));
    EXPECT_TRUE(service.list(as(operator_, may_read), {.area_id = area_id(8)}).is(no_such_place)) << "a compound";
    EXPECT_TRUE(all({.area_id = area_id(99)}).empty());
}

TEST_P(Listing, MineAndOverdueFollowTheMatter) {
    const auto dirty = report(waste);
    const auto wet = report(fire);
    const auto of = [&](int user, ListCases in) { return ids_of(service.list(as(user, may_read), in).value()); };
    EXPECT_EQ(of(worker, {.mine = true}), std::set{dirty.id}) << "the other lies in the grid, too, but is another's";
    EXPECT_EQ(of(handler, {.mine = true}), std::set{wet.id});
    EXPECT_TRUE(of(worker, {.overdue = true}).empty());
    clock.advance(hours(1));  // the answer was promised within thirty minutes
    EXPECT_EQ(of(worker, {.mine = true, .overdue = true}), std::set{dirty.id});
    ASSERT_TRUE(step(worker, dirty.id, {.action = Action::respond}));
    EXPECT_TRUE(of(worker, {.mine = true, .overdue = true}).empty()) << "answered; the result is not due yet";
    clock.advance(days(2));
    EXPECT_EQ(of(worker, {.mine = true, .overdue = true}), std::set{dirty.id});
    ASSERT_TRUE(step(worker, dirty.id, {.action = Action::ask, .note = "请问在哪一层"}));
    EXPECT_TRUE(of(worker, {.mine = true, .overdue = true}).empty()) << "the reporter is asked, the clock rests";
    ASSERT_TRUE(step(clerk, dirty.id, {.action = Action::note, .note = "已电话联系"}));
    ASSERT_TRUE(step(worker, dirty.id, {.action = Action::respond}));
    ASSERT_TRUE(step(worker, dirty.id, {.action = Action::resolve, .result = "已清理"}));
    ASSERT_TRUE(step(clerk, dirty.id, {.action = Action::close}));
    EXPECT_TRUE(of(worker, {.mine = true}).empty());
}

TEST_P(Listing, ACursorBelongsToWhatNarrowedTheList) {
    for (int i = 0; i < 3; ++i) report(waste + std::to_string(i));
    ListCases in{.item_code = "waste-01", .limit = 2};
    const auto first = service.list(as(worker, may_read), in).value();
    ASSERT_TRUE(first.next);
    in.cursor = first.next;
    in.limit = 1;
    EXPECT_EQ(service.list(as(worker, may_read), in)->items.size(), 1U) << "pages may have another length";
    in.item_code = "fire-01";
    EXPECT_TRUE(service.list(as(worker, may_read), in).is(api::bad_cursor));
}

TEST_P(Listing, FewThatEndedOtherwiseAreFoundByTheirState) {
    const auto c = report(waste);
    ASSERT_TRUE(service.take_step(as(resident, may_act), c.id,
                                  {.action = Action::withdraw, .version = c.version, .note = "已经清了"}));
    EXPECT_EQ(ids_of(service.list(as(operator_, may_read), {.state = State::withdrawn}).value()), std::set{c.id});
    EXPECT_TRUE(service.list(as(operator_, may_read), {.state = State::declined})->items.empty());
}

std::set<Action> possible(const Case& seen) {
    std::set<Action> out;
    for (const auto& one : seen.possible.value())
        if (!one.held_up) out.insert(one.action);
    return out;
}

/// Goal: nobody is offered what would be refused, and everything that would not be.
TEST_P(Listing, EachSeesTheStepsThatAreTheirs) {
    using A = Action;
    const auto c = report(waste);
    const auto seen_by = [&](int user) { return possible(service.find(as(user, may_read), c.id).value()); };
    EXPECT_EQ(seen_by(worker), (std::set{A::respond, A::note, A::send_back, A::transfer}));
    EXPECT_EQ(seen_by(resident), (std::set{A::note, A::withdraw}));
    EXPECT_EQ(seen_by(clerk), std::set{A::note});
    ASSERT_TRUE(step(worker, c.id, {.action = A::respond}));
    EXPECT_EQ(seen_by(worker), (std::set{A::note, A::ask, A::send_back, A::transfer, A::resolve, A::undo}));
    clock.advance(undo_window + std::chrono::minutes(1));
    EXPECT_EQ(seen_by(worker), (std::set{A::note, A::ask, A::send_back, A::transfer, A::resolve}));
    const auto solved = step(worker, c.id, {.action = A::resolve, .result = "已清理"});
    EXPECT_EQ(possible(*solved), (std::set{A::note, A::undo})) << "also in the answer to a step";
    EXPECT_EQ(seen_by(clerk), (std::set{A::note, A::reopen, A::close}));
    EXPECT_EQ(seen_by(resident), (std::set{A::note, A::reopen, A::rate}));
    ASSERT_TRUE(service.rate(as(resident, may_report), c.id, {.version = see(c.id).version, .solved = true}));
    EXPECT_EQ(seen_by(resident), std::set{A::reopen});
    clock.advance(reopen_window + hours(1));
    EXPECT_TRUE(seen_by(resident).empty());
}

/// Goal: what `possible` offers and `take_step` takes are the same set, whatever happened before.
TEST_P(Listing, WhatIsOfferedIsTakenOnARandomWalk) {
    std::vector<CaseId> matters;
    for (const auto* text : {waste, fire, "有些事情想反映一下", waste, fire}) matters.push_back(report(text).id);
    std::uint64_t state = 20'261'123;
    const auto roll = [&](std::uint64_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((state >> 33) % below);
    };
    const int people[] = {resident, worker, clerk, operator_, handler};
    int tried = 0;
    for (int i = 0; i < 500; ++i) {
        const auto matter = matters[static_cast<std::size_t>(roll(5))];
        const auto person = people[roll(5)];
        const auto action = static_cast<Action>(roll(static_cast<std::uint64_t>(Action::merge)));
        const bool ends = action == Action::withdraw || action == Action::decline;
        if (action == Action::rate || (ends && roll(40) != 0)) continue;
        const auto seen = service.find(as(person, may_read), matter);
        const TakeStep in{.action = action,
                          .version = see(matter).version,
                          .note = "说明",
                          .result = "结果",
                          .item_code = "waste-01"};
        const auto outcome = service.take_step(as(person, may_act), matter, in);
        const bool offered = seen && possible(*seen).contains(action);
        const bool turned_down =
            !outcome && (outcome.is(step_not_allowed) || outcome.is(not_yours) || outcome.is(nothing_to_undo) ||
                         outcome.is(reopen_too_late) || outcome.is(decision_binds));
        EXPECT_FALSE(offered && turned_down) << word(action) << " " << outcome.problem().type->code;
        const bool given_back = action == Action::undo && !seen;  // what left the scope can still be taken back
        EXPECT_TRUE(offered || !outcome || given_back) << word(action) << " was taken and not offered";
        tried += outcome.ok() ? 1 : 0;
        clock.advance(std::chrono::minutes(roll(20)));
    }
    EXPECT_GT(tried, 20);
}

}  // namespace
}  // namespace linli::cases
