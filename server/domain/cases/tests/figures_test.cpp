#include <linli/cases/dispatch_permissions.h>
#include <linli/cases/duplicates.h>
#include <linli/cases/oversight_permissions.h>
#include <linli/cases/supervision.h>

#include "house.h"
#include "stage_rules.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <set>

namespace linli::cases {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::ElementsAre;

constexpr const char* dirty = "楼道里垃圾堆了好几天没人清";

/// COVERS: INC-06
TEST(StageRules, EveryStepBelongsToOneStageAndEveryOpenStateStandsInOne) {
    using enum Stage;
    for (std::size_t i = 0; i < words(Action{}).size(); ++i) {
        const auto action = static_cast<Action>(i);
        EXPECT_EQ(stage_of(action).has_value(), action != Action::undo) << word(action);
    }
    EXPECT_EQ(stage_of(Action::report), sense);
    EXPECT_EQ(stage_of(Action::to_triage), analyse);
    EXPECT_EQ(stage_of(Action::dispatch), command);
    EXPECT_EQ(stage_of(Action::forward), command);
    EXPECT_EQ(stage_of(Action::resolve), feedback);
    EXPECT_EQ(stage_of(Action::supervise), supervise);
    EXPECT_EQ(stage_of(AlarmKind::warning), analyse);
    EXPECT_EQ(stage_of(AlarmKind::breach), supervise);
    EXPECT_EQ(stage_of(AlarmKind::rung), supervise);
    const std::optional<Stage> stands[] = {sense, analyse, command, feedback, feedback, supervise, {}, {}, {}, {}};
    for (std::size_t i = 0; i < words(State{}).size(); ++i)
        EXPECT_EQ(stage_of(static_cast<State>(i)), stands[i]) << word(static_cast<State>(i));
}

TEST(StageRules, WhoGivesAResultStandsSomewhere) {
    EXPECT_EQ(solved_at(area::Level::grid, false), SolvedAt::community);
    EXPECT_EQ(solved_at(area::Level::community, false), SolvedAt::community);
    EXPECT_EQ(solved_at(area::Level::compound, false), SolvedAt::community);
    EXPECT_EQ(solved_at(area::Level::street, false), SolvedAt::street);
    EXPECT_EQ(solved_at(area::Level::district, false), SolvedAt::district);
    EXPECT_EQ(solved_at({}, true), SolvedAt::community) << "the property company of the compound";
    EXPECT_EQ(solved_at({}, false), SolvedAt::district) << "a department of the district";
}

/// Goal: no minute is lost or counted twice, whatever happened.
TEST(StageRules, TheMinutesOfAllStagesAreTheLifeOfTheMatter) {
    std::mt19937_64 random(11);
    const auto any = [&](int below) { return static_cast<int>(random() % static_cast<std::uint64_t>(below)); };
    for (int round = 0; round < 200; ++round) {
        std::vector<StageStep> steps{{from_ms(0), Action::report, State::reported, false}};
        auto at = from_ms(0);
        const State open[] = {State::triage, State::dispatched, State::handling, State::waiting, State::resolved};
        for (int i = 0; i < any(20); ++i) {
            at += minutes(any(300));
            steps.push_back({at, static_cast<Action>(1 + any(29)), open[any(5)], any(4) == 0});
        }
        const auto now = at + minutes(7);
        const auto seen = in_stages(steps, {}, now);
        std::int64_t all = 0;
        std::size_t traces = 0;
        for (const auto& stage : seen.stages) all += stage.minutes, traces += stage.traces.size();
        EXPECT_EQ(all, std::chrono::duration_cast<minutes>(now - from_ms(0)).count());
        EXPECT_EQ(traces, static_cast<std::size_t>(std::count_if(steps.begin(), steps.end(), [](const StageStep& s) {
                      return !s.undone && s.action != Action::undo;
                  })));
    }
}

class FiguresTest : public CaseTest {
protected:
    StageCounts counts(int user = operator_, AskStageCounts in = {}) {
        return service.stage_counts(as(user, may_see_measures), in).value();
    }
    Measure measure(MeasureKind kind, int user = operator_, AskMeasures in = {}) {
        const auto all = service.measures(as(user, may_see_measures), in).value();
        for (const auto& one : all.items)
            if (one.measure == kind) return one;
        throw std::runtime_error("no such measure");
    }
    void expect(MeasureKind kind, std::int64_t counted, std::int64_t of) {
        const auto seen = measure(kind);
        EXPECT_EQ(seen.counted, counted) << word(kind);
        EXPECT_EQ(seen.of, of) << word(kind);
        EXPECT_EQ(seen.share.has_value(), of > 0) << word(kind);
    }
    Case on_patrol(std::string text) {
        auto in = words_of(std::move(text));
        in.channel = Channel::patrol;
        const auto made = service.report(as(worker, may_report), in).value();
        while (relay.run_once() > 0) {
        }
        return see(made.id);
    }
    void solve(int user, CaseId id) {
        step(user, id, {.action = Action::respond}).value();
        step(user, id, {.action = Action::resolve, .result = "已处理"}).value();
    }
};
using Figures = FiguresTest;
LINLI_BOTH_ENGINES(Figures);

/// COVERS: INC-06
TEST_P(Figures, AMatterIsReadInFiveStages) {
    const auto c = report(dirty);
    clock.advance(minutes(40));
    while (service.raise_alarms(tenant) > 0) {
    }
    PlaceSupervision wanted{.version = see(c.id).version, .asked = "请说明进展"};
    wanted.level = SupervisionLevel::reminder;
    ASSERT_TRUE(service.supervising().place(as(clerk, may_supervise), c.id, wanted));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond}));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::note, .note = "记错了"}));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::undo}));
    clock.advance(minutes(20));
    const auto seen = service.stages(as(worker, may_watch), c.id).value();
    ASSERT_EQ(seen.stages.size(), 5U);
    EXPECT_EQ(seen.now, Stage::feedback);
    const auto actions = [&](Stage stage) {
        std::vector<Action> out;
        for (const auto& one : seen.stages[static_cast<std::size_t>(stage)].traces)
            if (one.action) out.push_back(*one.action);
        return out;
    };
    EXPECT_THAT(actions(Stage::sense), ElementsAre(Action::report));
    EXPECT_THAT(actions(Stage::command), ElementsAre(Action::dispatch));
    EXPECT_THAT(actions(Stage::feedback), ElementsAre(Action::respond)) << "what was taken back is none";
    EXPECT_THAT(actions(Stage::supervise), ElementsAre(Action::supervise));
    const auto& warned = seen.stages[static_cast<std::size_t>(Stage::analyse)].traces;
    EXPECT_TRUE(
        std::any_of(warned.begin(), warned.end(), [](const StageTrace& t) { return t.alarm == AlarmKind::warning; }));
    EXPECT_EQ(seen.stages[static_cast<std::size_t>(Stage::command)].minutes, 40);
    EXPECT_EQ(seen.stages[static_cast<std::size_t>(Stage::feedback)].minutes, 20);
    EXPECT_TRUE(service.stages(as(other_worker, may_watch), c.id).is(access::not_found));
}

/// COVERS: INC-06
TEST_P(Figures, OpenMattersAreCountedByStageAndPlaceWithinReach) {
    const auto first = report(dirty), second = report(dirty), third = report(dirty);
    ASSERT_TRUE(step(worker, first.id, {.action = Action::respond}));
    solve(worker, second.id);
    ASSERT_EQ(report("楼道里垃圾堆了好几天没人清", "某某路那边").state, State::triage);
    PlaceSupervision wanted{.version = see(third.id).version, .asked = "请说明进展"};
    wanted.level = SupervisionLevel::reminder;
    ASSERT_TRUE(service.supervising().place(as(clerk, may_supervise), third.id, wanted));
    const auto seen = counts();
    EXPECT_EQ(seen.all.analyse, 1);
    EXPECT_EQ(seen.all.command, 1);
    EXPECT_EQ(seen.all.feedback, 1);
    EXPECT_EQ(seen.all.supervise, 1);
    EXPECT_EQ(seen.all.supervised, 1);
    ASSERT_EQ(seen.items.size(), 2U);
    EXPECT_EQ(seen.items[0].area_id, area_id(3));
    EXPECT_FALSE(seen.items[1].area_id) << "not placed yet: last";
    EXPECT_EQ(counts(operator_, {.area_id = area_id(3)}).all.analyse, 0);
    EXPECT_EQ(counts(operator_, {.area_id = area_id(4)}).all.command, 0);
    EXPECT_EQ(counts(clerk).all.feedback, 1);
    EXPECT_TRUE(
        service.stage_counts(as(operator_, may_see_measures), {.level = area::Level::building}).is(no_such_place));
    EXPECT_TRUE(service.stage_counts(as(operator_, may_see_measures), {.area_id = AreaId(id(99))}).is(no_such_place));
    step(operator_, second.id, {.action = Action::close}).value();
    EXPECT_EQ(counts().all.supervise, 0) << "what has ended stands nowhere";
}

/// COVERS: INC-20, INC-34
TEST_P(Figures, SharesSayWhatIsCountedOfWhat) {
    expect(MeasureKind::landed, 0, 0);
    const auto found = on_patrol(dirty);
    const auto told = report(dirty);
    expect(MeasureKind::found_by_staff, 1, 2);
    expect(MeasureKind::landed, 2, 2);
    expect(MeasureKind::answered, 0, 0);
    ASSERT_TRUE(step(worker, found.id, {.action = Action::respond}));
    expect(MeasureKind::answered, 1, 1);
    expect(MeasureKind::answered_in_time, 1, 1);
    clock.advance(hours(1));
    expect(MeasureKind::answered, 1, 2);
    ASSERT_TRUE(step(worker, told.id, {.action = Action::respond}));
    expect(MeasureKind::answered, 2, 2);
    expect(MeasureKind::answered_in_time, 1, 2);

    const auto same = report(dirty);
    const MergeCases both{.cases = {{found.id, see(found.id).version}, {same.id, see(same.id).version}}};
    ASSERT_TRUE(service.duplicates().merge(as(clerk, may_dispatch), both));
    expect(MeasureKind::found_by_staff, 1, 2);
    const auto gone = report(dirty);
    ASSERT_TRUE(step(resident, gone.id, {.action = Action::withdraw, .note = "已自行解决"}));
    expect(MeasureKind::landed, 2, 2);
    const auto refused = report("楼道里垃圾堆了好几天没人清", "某某路那边");
    ASSERT_TRUE(step(operator_, refused.id, {.action = Action::decline, .note = "请向公积金中心反映"}));
    expect(MeasureKind::landed, 3, 3);
    expect(MeasureKind::answered, 3, 3);
    EXPECT_EQ(measure(MeasureKind::landed, operator_, {.area_id = area_id(4)}).of, 0) << "another community";
    EXPECT_FALSE(measure(MeasureKind::landed).definition.empty());
    clock.advance(hours(24 * 31));
    expect(MeasureKind::landed, 0, 0);
}

/// COVERS: INC-17
TEST_P(Figures, WhereAMatterWasSolvedIsKeptWithItsResult) {
    const auto small = report(dirty), big = report(dirty), part = report(dirty);
    solve(worker, small.id);
    TakeStep give{.action = Action::transfer, .note = "请街道协调", .assignee = user_id(handler)};
    ASSERT_TRUE(step(worker, big.id, give));
    solve(handler, big.id);
    ASSERT_TRUE(step(worker, part.id, {.action = Action::respond}));
    TakeStep half{.action = Action::resolve, .result = "部分清理"};
    half.resolution = Resolution::partly;
    ASSERT_TRUE(step(worker, part.id, half));
    expect(MeasureKind::solved_in_community, 1, 2);
    ASSERT_TRUE(step(worker, small.id, {.action = Action::undo}));
    expect(MeasureKind::solved_in_community, 0, 1);
    ASSERT_TRUE(step(worker, small.id, {.action = Action::resolve, .result = "已清理"}));
    expect(MeasureKind::solved_in_community, 1, 2);
    EXPECT_EQ(measure(MeasureKind::solved_in_street).of, 2);
}

}  // namespace
}  // namespace linli::cases
