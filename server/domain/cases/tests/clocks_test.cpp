#include <linli/cases/events.h>
#include <linli/cases/settings.h>
#include <linli/tenant/tenants.h>

#include "house.h"

#include <thread>

namespace linli::cases {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// The house of the room with leaders, a ladder of minutes, and the job that raises what is due.
class ClockTest : public CaseTest {
protected:
    void SetUp() override {
        CaseTest::SetUp();
        relay.subscribe<CaseAlarmed>("test.hear", [&](db::WriteTx&, const CaseAlarmed& e, const events::Envelope&) {
            heard.push_back(e.clock + "/" + e.kind + (e.supervisor ? "/" + *e.supervisor : ""));
        });
        database().write([&](db::WriteTx& tx) {
            give(tx, street_leader, access::Role::leader, area_id(2), area::Level::street, clock.now());
            give(tx, district_leader, access::Role::leader, area_id(1), area::Level::district, clock.now());
            give(tx, administrator, access::Role::administrator, area_id(1), area::Level::district, clock.now());
        });
        set(ladder_setting, "deputy:0 community_clerk:15 street_leader:60 district_leader:120");
    }
    void set(std::string_view name, std::string_view content) {
        database().write([&](db::WriteTx& tx) { tenant::set_setting(tx, tenant, name, content, clock.now()); });
    }
    void name_deputy() {
        database().write([&](db::WriteTx& tx) {
            const access::Deputy deputy{PostId(id(100 + worker)), user_id(neighbour), clock.now(),
                                        clock.now() + hours(9'000), "A/B 角"};
            access::name_deputy(tx, tenant, deputy, clock.now()).value();
        });
    }
    access::Scope leader(int where, area::Level level, const access::Permission& permission) const {
        access::Actor who;
        who.tenant = tenant;
        who.user = user_id(street_leader);
        at(who, access::Role::leader, where, level, street_leader);
        return access::Gate::admit(who, permission).value();
    }
    /// Runs the job until nothing is due, as it does each second.
    int raise() {
        int all = 0;
        for (int i = 0; i < 20; ++i) all += service.raise_alarms(tenant);
        while (relay.run_once() > 0) {
        }
        return all;
    }
    int raise_after(std::chrono::milliseconds passed) { return clock.advance(passed), raise(); }
    std::vector<Alarm> alarms(CaseId which) { return service.timeline(as(operator_, may_read), which).value().alarms; }
    CaseClock clock_of(CaseId which, ClockKind kind) {
        const auto seen = service.clocks(as(operator_, may_watch), which).value();
        for (const auto& one : seen.clocks)
            if (one.clock == kind) return one;
        ADD_FAILURE() << "no such clock";
        return {};
    }
    Holes holes() {
        access::Actor who;
        who.tenant = tenant;
        who.user = user_id(administrator);
        who.role = access::Role::administrator;
        return service.holes(access::Gate::admit(who, may_read_holes).value());
    }
    std::vector<std::string> open_holes() {
        std::vector<std::string> out;
        for (const auto& hole : holes().items)
            if (!hole.closed_at) out.push_back(hole.key);
        return out;
    }
    Case waste() { return report("楼道里垃圾堆了好几天没人清"); }

    static constexpr int street_leader = 50, district_leader = 51, administrator = 52;
    std::vector<std::string> heard;
};
using Clocks = ClockTest;
LINLI_BOTH_ENGINES(Clocks);

/// COVERS: AS-05 (no answer: 24 minutes warning, 30 minutes breach, deputy, clerk; the tile counts one with its link)
TEST_P(Clocks, SilenceWarnsBreaksAndClimbs) {
    const auto c = waste();
    name_deputy();
    EXPECT_EQ(raise_after(minutes(24) - std::chrono::milliseconds(1)), 0);
    EXPECT_EQ(raise_after(std::chrono::milliseconds(1)), 1);
    EXPECT_EQ(heard, std::vector<std::string>{"response/warning"});
    auto tile = service.alarms(leader(2, area::Level::street, may_watch));
    EXPECT_EQ(std::pair(tile.warnings, tile.breaches), std::pair(std::int64_t{1}, std::int64_t{0}));

    EXPECT_EQ(raise_after(minutes(6)), 2) << "the breach, and the deputy at once";
    EXPECT_EQ(raise_after(minutes(15)), 1);
    EXPECT_EQ(raise(), 0) << "each once";
    const auto seen = alarms(c.id);
    ASSERT_EQ(seen.size(), 4U);
    EXPECT_EQ(seen[1].kind, AlarmKind::breach);
    EXPECT_EQ(seen[1].due_at, c.respond_by);
    EXPECT_EQ(seen[2].told_id, user_id(neighbour)) << "who acts in the owner's post";
    EXPECT_EQ(seen[3].told_id, user_id(clerk));
    EXPECT_EQ(seen[3].rung, 2);
    tile = service.alarms(leader(2, area::Level::street, may_watch));
    EXPECT_EQ(tile.breaches, 1);
    ASSERT_EQ(tile.items.size(), 1U);
    EXPECT_EQ(tile.items[0].case_id, c.id);
    EXPECT_EQ(service.alarms(leader(4, area::Level::community, may_watch)).breaches, 0) << "another community";

    EXPECT_TRUE(service.timeline(as(resident, may_read), c.id)->alarms.empty()) << "reporters see steps only";
    EXPECT_FALSE(access::Gate::admit(actor(resident), may_watch).ok());
    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond}));
    EXPECT_EQ(service.alarms(leader(2, area::Level::street, may_watch)).breaches, 0) << "the answer stops the clock";
    EXPECT_EQ(alarms(c.id).size(), 4U) << "what happened stays";
    EXPECT_EQ(raise_after(minutes(30)), 0);
}

TEST_P(Clocks, AnAnswerInTimeIsSilent) {
    const auto c = waste();
    clock.advance(minutes(11));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond}));
    EXPECT_EQ(raise_after(hours(1)), 0);
    EXPECT_TRUE(clock_of(c.id, ClockKind::response).stopped_at);
    ASSERT_TRUE(step(worker, c.id, {.action = Action::resolve, .result = "已清理"}));
    EXPECT_EQ(raise_after(hours(24 * 20)), 0);
    EXPECT_FALSE(clock_of(c.id, ClockKind::solution).next_alarm_at);
}

/// COVERS: AS-10 (promise = limit + pause + holiday; both answers stay after reopening inside 72 hours)
TEST_P(Clocks, ThePromiseIsLimitPauseAndHoliday) {
    office =
        WorkingCalendar({{minutes(510), minutes(720)}, {minutes(810), minutes(1080)}},
                        HolidayTable::parse_csv("date,kind,name\n2026-10-01,off,国庆\n2026-10-02,off,国庆\n"
                                                "2026-10-05,off,国庆\n2026-10-06,off,国庆\n2026-10-07,off,国庆\n"));
    set(reopen_days_setting, "3");
    const auto on = [](int month, int day, int hour) {
        return shanghai_instant(*Date::of(2026, static_cast<unsigned>(month), static_cast<unsigned>(day)), hours(hour));
    };
    clock.set(on(9, 29, 10));
    const auto c = report("楼下消防栓坏了，漏水流了一地");  // two working days: 30 September and 8 October
    EXPECT_EQ(c.solve_by, on(10, 8, 18));
    ASSERT_TRUE(step(handler, c.id, {.action = Action::respond}));
    clock.set(on(9, 30, 9));
    ASSERT_TRUE(step(handler, c.id, {.action = Action::ask, .note = "哪一栋？"}));
    raise();
    EXPECT_TRUE(clock_of(c.id, ClockKind::solution).paused_at);
    clock.set(on(10, 8, 9));  // one working day later
    EXPECT_EQ(raise(), 0) << "nothing is due while the reporter is asked";
    ASSERT_TRUE(step(resident, c.id, {.action = Action::note, .note = "三号楼"})) << "any word of theirs is the answer";
    const auto resumed = see(c.id);
    EXPECT_EQ(resumed.state, State::handling);
    EXPECT_EQ(resumed.solve_by, on(10, 9, 18)) << "limit + pause + holiday";
    EXPECT_EQ(clock_of(c.id, ClockKind::solution).due_at, *resumed.solve_by);
    EXPECT_EQ(clock_of(c.id, ClockKind::solution).round, 1) << "a pause is no new promise";

    ASSERT_TRUE(step(handler, c.id, {.action = Action::resolve, .result = "已拧紧阀门"}));
    clock.advance(hours(71));
    ASSERT_TRUE(step(resident, c.id, {.action = Action::reopen, .note = "又漏了"}));
    EXPECT_EQ(clock_of(c.id, ClockKind::solution).started_at, clock.now());
    EXPECT_EQ(clock_of(c.id, ClockKind::solution).round, 2) << "a second promise";
    ASSERT_TRUE(step(handler, c.id, {.action = Action::resolve, .result = "已更换阀门"}));
    std::vector<std::string> answers;
    const auto seen = service.timeline(as(resident, may_read), c.id).value();
    for (const auto& one : seen.steps)
        if (one.action == Action::resolve) answers.push_back(*one.note);
    EXPECT_EQ(answers, (std::vector<std::string>{"已拧紧阀门", "已更换阀门"}));
    clock.advance(hours(73));
    EXPECT_TRUE(step(resident, c.id, {.action = Action::reopen, .note = "又漏了"}).is(reopen_too_late));
}

/// COVERS: INC-26 (staff forget to tell)
TEST_P(Clocks, DaysWithoutAWordToTheReporterAreNoticed) {
    set(update_days_setting, "2");
    const auto c = report("公积金怎么提取，需要什么材料", std::nullopt);  // five working days
    ASSERT_TRUE(step(fund_handler, c.id, {.action = Action::respond}));
    const auto due = clock_of(c.id, ClockKind::update).due_at;
    EXPECT_EQ(due, shanghai_instant(*Date::of(2026, 9, 23), hours(18)));
    clock.set(due - hours(20));
    ASSERT_TRUE(step(fund_handler, c.id, {.action = Action::note, .note = "内部备注"}));
    EXPECT_EQ(clock_of(c.id, ClockKind::update).due_at, due) << "colleagues' notes are no word to the reporter";
    ASSERT_TRUE(step(resident, c.id, {.action = Action::note, .note = "有消息吗"}));
    EXPECT_EQ(clock_of(c.id, ClockKind::update).due_at, due) << "nor is the reporter's own question";
    clock.set(due);
    raise();
    EXPECT_TRUE(clock_of(c.id, ClockKind::update).breached);
    ASSERT_TRUE(step(fund_handler, c.id, {.action = Action::note, .note = "材料正在审核", .shown_to_reporter = true}));
    EXPECT_FALSE(clock_of(c.id, ClockKind::update).breached) << "told; counted anew";
}

TEST_P(Clocks, PromisesStayWhenRulesAndListsChange) {
    const auto c = waste();
    const auto solution = clock_of(c.id, ClockKind::solution).due_at;
    auto changed = list();
    for (auto& one : changed) one.solve_limit = 1, one.response_limit_minutes = 5;
    database().write([&](db::WriteTx& tx) { store_items(tx, tenant, changed); });
    office = WorkingCalendar({{minutes(0), minutes(60)}}, HolidayTable{});
    database().read([&](db::ReadTx& tx) { service.refresh(tx, tenant); });
    clock.advance(minutes(10));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::note, .note = "看过"}));
    EXPECT_EQ(clock_of(c.id, ClockKind::solution).due_at, solution);
    EXPECT_EQ(clock_of(c.id, ClockKind::response).due_at, c.respond_by);
    EXPECT_EQ(clock_of(c.id, ClockKind::response).round, 1);
}

TEST_P(Clocks, AVacantPlaceIsSomebodysTaskUntilItIsFilled) {
    const auto c = waste();
    raise_after(minutes(30));
    const auto seen = alarms(c.id);
    ASSERT_EQ(seen.size(), 3U);
    EXPECT_EQ(seen[2].supervisor, Supervisor::deputy);
    EXPECT_FALSE(seen[2].told_id) << "nobody acts in the post and no leader is there";
    ASSERT_EQ(open_holes(), std::vector<std::string>{"deputy:" + PostId(id(100 + worker)).text()});
    const auto hole = holes().items.front();
    EXPECT_EQ(hole.owner_id, user_id(administrator));
    EXPECT_EQ(hole.case_id, c.id);
    EXPECT_FALSE(hole.reason.empty());
    raise_after(minutes(15));
    EXPECT_EQ(alarms(c.id).back().told_id, user_id(clerk)) << "the ladder goes on";
    service.check_holes(tenant);
    EXPECT_EQ(open_holes().size(), 2U) << "the vacant post, and the calendar of the test knows no year";
    name_deputy();
    EXPECT_EQ(service.check_holes(tenant), 1);
    EXPECT_EQ(open_holes(), std::vector<std::string>{"2026"});
}

TEST_P(Clocks, AYearNobodyAnnouncedIsSomebodysTask) {
    service.check_holes(tenant);
    EXPECT_EQ(open_holes(), std::vector<std::string>{"2026"});
    service.check_holes(tenant);
    EXPECT_EQ(holes().items.front().times, 1) << "looked at again, not found again";
    office = WorkingCalendar({{minutes(510), minutes(720)}, {minutes(810), minutes(1080)}},
                             HolidayTable::parse_csv("date,kind,name\n2026-10-01,off,国庆\n"));
    EXPECT_EQ(service.check_holes(tenant), 1);
    EXPECT_TRUE(open_holes().empty());
    clock.set(shanghai_instant(*Date::of(2026, 12, 31), hours(10)));
    waste();
    ASSERT_TRUE(report("楼下消防栓坏了，漏水流了一地").solve_by);  // a promise that reaches into January
    service.check_holes(tenant);
    EXPECT_EQ(open_holes(), std::vector<std::string>{"2027"});
}

TEST_P(Clocks, AMistakenAnswerSetsTheClockGoingAgain) {
    const auto c = waste();
    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond}));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::undo}));
    EXPECT_FALSE(clock_of(c.id, ClockKind::response).stopped_at);
    EXPECT_EQ(raise_after(minutes(24)), 1);
}

/// A store that dies once before it commits, as a process does that is killed.
class Dying final : public db::Database {
public:
    explicit Dying(db::Database& inner) : inner_(inner) {}
    struct Killed : std::exception {};
    int die_in = -1;  ///< writes until then; below zero: never

    db::Engine engine() const override { return inner_.engine(); }
    void migrate(std::span<const db::ModuleSql* const> modules, Instant now) override { inner_.migrate(modules, now); }
    void backup_to(const std::string& path) override { inner_.backup_to(path); }

protected:
    void run_read(const std::function<void(db::ReadTx&)>& body) override { inner_.read(body); }
    void run_write(const std::function<bool(db::WriteTx&)>& body) override {
        (void)inner_.write([&](db::WriteTx& tx) -> Outcome {
            if (!body(tx)) return refuse(changed_meanwhile);
            if (die_in >= 0 && die_in-- == 0) throw Killed();
            return Done{};
        });
    }

private:
    db::Database& inner_;
};

class ClockFaults : public ClockTest {
protected:
    CaseService process(db::Database& over) {
        return CaseService({over, clock, ids, outbox, evidence, files, audit, vault, understanding, *cursors, office,
                            [](db::ReadTx&, TenantId, UserId) { return std::string("张三"); },
                            [](db::ReadTx&, TenantId, UserId) { return std::optional<std::string>(); }});
    }
    std::int64_t count(const char* what) {
        return *database().read(
            [&](db::ReadTx& tx) { return tx.value<std::int64_t>(std::string("SELECT count(*) FROM ") + what, {}); });
    }
};
LINLI_BOTH_ENGINES(ClockFaults);

TEST_P(ClockFaults, WhatAKilledProcessLeftIsRaisedOnceByTheNext) {
    const auto c = waste();
    clock.advance(minutes(24));
    Dying store(database());
    store.die_in = 0;
    auto killed = process(store);
    EXPECT_EQ(killed.raise_alarms(tenant), 0) << "between taking it and committing";
    EXPECT_TRUE(alarms(c.id).empty());
    EXPECT_EQ(raise(), 1);
    EXPECT_EQ(killed.raise_alarms(tenant), 0) << "done already";
    EXPECT_EQ(heard.size(), 1U);
}

TEST_P(ClockFaults, TwoProcessesRaiseEachStageOnce) {
    for (int i = 0; i < 12; ++i) waste();
    clock.advance(minutes(31));
    std::atomic<int> raised{0};
    {
        std::vector<std::jthread> processes;
        for (int i = 0; i < 2; ++i)
            processes.emplace_back([&] {
                auto mine = process(database());
                for (int round = 0; round < 6; ++round) raised += mine.raise_alarms(tenant);
            });
    }
    EXPECT_EQ(raised.load(), 36) << "a warning, a breach and the deputy of each";
    EXPECT_EQ(count("cases_alarm"), 36);
    raise();
    EXPECT_EQ(heard.size(), 36U);
}

/// Goal: no order of steps, kills, late looks and changed rules breaks an invariant (checked when the test ends), and
/// every alarm was heard exactly once.
TEST_P(ClockFaults, RandomWalkWithKillsKeepsTheInvariants) {
    std::vector<CaseId> cases;
    for (const auto* text : {"楼下消防栓坏了漏水", "楼道里垃圾堆了好几天没人清", "有些事情想反映一下"})
        cases.push_back(report(text).id);
    Dying store(database());
    auto other = process(store);
    std::uint64_t state = 20'261'122;  // the same walk each time
    const auto roll = [&](std::uint64_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((state >> 33) % below);
    };
    const int people[] = {resident, worker, clerk, operator_, handler};
    const char* ladders[] = {"", "deputy:0", "community_clerk:5 street_leader:5 district_leader:5"};
    for (int i = 0; i < 400; ++i) {
        const auto id = cases[static_cast<std::size_t>(roll(3))];
        const auto action = static_cast<Action>(roll(words(Action{}).size()));
        const bool ends = action == Action::withdraw || action == Action::decline;
        TakeStep in{
            .action = action, .version = see(id).version, .note = "说明", .result = "结果", .item_code = "waste-01"};
        if (!ends || roll(12) == 0) {
            store.die_in = roll(6) == 0 ? 0 : -1;
            try {
                (void)other.take_step(as(people[roll(5)], may_act), id, in);
            } catch (const Dying::Killed&) {
            }
        }
        clock.advance(minutes(roll(90)));
        store.die_in = roll(3) == 0 ? roll(3) : -1;
        if (roll(2) == 0) other.raise_alarms(tenant);
        if (roll(20) == 0) set(ladder_setting, ladders[roll(3)]);
        if (roll(20) == 0) service.check_holes(tenant);
    }
    store.die_in = -1;
    raise_after(hours(24 * 30));
    EXPECT_GT(count("cases_alarm"), 20);
    EXPECT_EQ(count("cases_alarm"), static_cast<std::int64_t>(heard.size()));
    EXPECT_EQ(count("cases_clock WHERE next_alarm_at_ms < 1"), 0);
}

}  // namespace
}  // namespace linli::cases
