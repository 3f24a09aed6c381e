#include "day_rules.h"

#include <linli/base/date.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace linli::worklists::rules {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

const Instant ten = shanghai_instant(*Date::of(2026, 9, 21), hours(10));

Candidate piece(int n) {
    Candidate out;
    out.job.id = Uuid({1, 2, 3, 4, 5, 6, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(n)});
    out.job.title = "事项" + std::to_string(n);
    return out;
}

Candidate due_in(int n, Instant::duration span) {
    auto out = piece(n);
    out.job.due_at = ten + span;
    return out;
}

Reason first_reason(const Candidate& one) { return rank({one}, ten).jobs.front().reasons.front(); }

/// COVERS: issue 4 point 8 (ranked day with reasons)
TEST(DayRules, EachReasonSaysItsWeight) {
    auto urgent = piece(1);
    urgent.urgent = true;
    auto late_answer = piece(2);
    late_answer.unanswered = true;
    late_answer.respond_by = ten - minutes(25);
    auto answer = late_answer;
    answer.respond_by = ten + minutes(20);
    auto quiet = late_answer;
    quiet.respond_by = ten + hours(3);
    auto waits = due_in(3, -days(2));
    waits.waits = true;
    auto met_nobody = piece(4);
    met_nobody.tries = 2;
    const struct {
        const char* name;
        Candidate in;
        Why why;
        std::int64_t amount;
        int points;
        const char* text;
    } rows[] = {
        {"urgent", urgent, Why::urgent, 0, 120, "紧急事项"},
        {"answer overdue", late_answer, Why::answer_overdue, 25, 110, "首次响应已超时 25 分钟"},
        {"answer due", answer, Why::answer_due, 20, 90, "20 分钟内须首次响应"},
        {"unanswered", quiet, Why::unanswered, 180, 50, "尚未首次响应"},
        {"overdue for days", due_in(1, -days(3)), Why::overdue, 3, 103, "已超期 3 天"},
        {"overdue for a year", due_in(1, -days(365)), Why::overdue, 365, 120, "已超期 365 天"},
        {"overdue today", due_in(1, -hours(1)), Why::overdue, 1, 101, "今天已到期"},
        {"due today", due_in(1, hours(5)), Why::due_today, 300, 80, "今天到期，还有 5 小时"},
        {"due tomorrow", due_in(1, hours(20)), Why::due_soon, 1, 35, "1 天后到期"},
        {"due in three days", due_in(1, days(3)), Why::due_soon, 3, 25, "3 天后到期"},
        {"has time", due_in(1, days(9)), Why::has_time, 9, 0, "还有 9 天到期，今天不必办"},
        {"waits", waits, Why::waits, 0, 0, "等待反映人答复，时限已暂停"},
        {"met nobody", met_nobody, Why::met_nobody, 2, 10, "已有 2 次未遇到人，换个时间去"},
    };
    for (const auto& row : rows) {
        const auto got = first_reason(row.in);
        EXPECT_EQ(got.why, row.why) << row.name;
        EXPECT_EQ(got.amount, row.amount) << row.name;
        EXPECT_EQ(got.points, row.points) << row.name;
        EXPECT_EQ(got.text, row.text) << row.name;
    }
}

/// COVERS: issue 4 point 8 (ranked day of who supervises, dispatches, decides)
TEST(DayRules, WhatNobodyElseCanDoSaysItsWeight) {
    const struct {
        Why why;
        std::int64_t amount;
        int points;
        Turn turn;
        const char* text;
    } rows[] = {
        {Why::climbed, 1, 65, Turn::today, "超时已上报到您（第 1 级），须您督促"},
        {Why::climbed, 6, 80, Turn::first, "超时已上报到您（第 6 级），须您督促"},
        {Why::arbitration, 0, 95, Turn::first, "多次退回，须由您裁定责任单位"},
        {Why::to_triage, 0, 70, Turn::today, "等您确定办理单位"},
        {Why::supervision_answered, 2, 75, Turn::today, "责任人已反馈，等您解除或再次督办"},
        {Why::supervision_late, 1, 50, Turn::today, "责任人逾期未反馈您的督办"},
        {Why::supervision_owed, 1, 55, Turn::today, "督办须您反馈"},
        {Why::answer_stuck, 0, 90, Turn::first, "答复没有送达，反映人还不知道结果"},
        {Why::give_up, 0, 65, Turn::today, "同事提出放弃回传，须第二人确认"},
        {Why::hole, 3, 80, Turn::first, "已有 3 次落空，须您补上"},
        {Why::dispute, 0, 40, Turn::today, "同事对工作量有异议，等您处理"},
        {Why::dispute, 45, 60, Turn::today, "同事的异议已等 45 天"},
        {Why::handover, 90, 85, Turn::first, "同事等您确认接班，已 1 小时"},
    };
    for (const auto& row : rows) {
        auto one = piece(1);
        one.pending = Pending{row.why, row.amount};
        const auto job = rank({one}, ten).jobs.front();
        ASSERT_EQ(job.reasons.size(), 1U) << row.text;
        EXPECT_EQ(job.reasons[0].why, row.why) << row.text;
        EXPECT_EQ(job.reasons[0].amount, row.amount) << row.text;
        EXPECT_EQ(job.reasons[0].text, row.text);
        EXPECT_EQ(job.points, row.points) << row.text;
        EXPECT_EQ(job.turn, row.turn) << row.text;
    }
    auto late = due_in(1, -days(2));
    late.pending = Pending{Why::supervision_late, 1};
    EXPECT_EQ(rank({late}, ten).jobs.front().points, 50 + 102) << "reasons add up as for everybody";
}

TEST(DayRules, WhatBreaksComesFirstAndWhatWaitsLast) {
    auto waits = due_in(1, -days(1));
    waits.waits = true;
    const auto day = rank({due_in(2, days(9)), waits, due_in(3, days(1)), due_in(4, -days(1))}, ten);
    ASSERT_EQ(day.jobs.size(), 4U);
    EXPECT_EQ(day.jobs[0].id, piece(4).job.id);
    EXPECT_EQ(day.jobs[0].turn, Turn::first);
    EXPECT_EQ(day.jobs[1].id, piece(3).job.id);
    EXPECT_EQ(day.jobs[1].turn, Turn::today);
    EXPECT_EQ(day.jobs[2].turn, Turn::later);
    EXPECT_EQ(day.jobs[3].turn, Turn::later);
    EXPECT_EQ((std::array{day.first, day.today, day.later}), (std::array<std::int64_t, 3>{1, 1, 2}));
}

/// Goal: what hardly differs is done on one walk.
TEST(DayRules, NearOnesFollowEachOther) {
    const auto at = [](int n, double lon, double lat, int left) {
        auto out = due_in(n, days(left));
        out.job.lon = lon;
        out.job.lat = lat;
        return out;
    };
    // 1 and 3 stand at one corner, 2 and 4 at another one, a kilometre away.
    const auto day =
        rank({at(1, 112.9, 28.2, 1), at(2, 112.91, 28.2, 1), at(3, 112.9001, 28.2, 2), at(4, 112.9101, 28.2, 2)}, ten);
    std::vector<Uuid> order;
    for (const auto& job : day.jobs) order.push_back(job.id);
    EXPECT_EQ(order, (std::vector{piece(1).job.id, piece(3).job.id, piece(2).job.id, piece(4).job.id}));
    EXPECT_EQ(day.jobs[0].reasons.back().text, "附近还有 1 件，可以一并走到");
}

/// Goal: nothing is lost or doubled, turns never mix, points are what the reasons add up to.
RC_GTEST_PROP(DayRules, ADayHoldsEverythingOnce, ()) {
    std::vector<Candidate> all;
    const auto count = *rc::gen::inRange(0, 60);
    for (int i = 0; i < count; ++i) {
        auto one = piece(i);
        if (*rc::gen::inRange(0, 3) > 0) one.job.due_at = ten + minutes(*rc::gen::inRange(-20'000, 20'000));
        if (*rc::gen::inRange(0, 2) > 0) {
            one.job.lon = 112.9 + *rc::gen::inRange(0, 40) / 10'000.0;
            one.job.lat = 28.2 + *rc::gen::inRange(0, 40) / 10'000.0;
        }
        one.urgent = *rc::gen::inRange(0, 5) == 0;
        one.unanswered = *rc::gen::inRange(0, 3) == 0;
        one.waits = !one.unanswered && *rc::gen::inRange(0, 4) == 0;
        if (*rc::gen::inRange(0, 3) == 0) {
            const auto which =
                *rc::gen::inRange<int>(static_cast<int>(Why::climbed), static_cast<int>(Why::handover) + 1);
            one.pending = Pending{static_cast<Why>(which), *rc::gen::inRange<std::int64_t>(0, 100)};
        }
        all.push_back(std::move(one));
    }
    const auto day = rank(all, ten);
    std::set<Uuid> seen;
    for (const auto& job : day.jobs) {
        seen.insert(job.id);
        int points = 0;
        for (const auto& reason : job.reasons) points += reason.points;
        RC_ASSERT(points == job.points);
    }
    RC_ASSERT(seen.size() == all.size());
    RC_ASSERT(day.jobs.size() == all.size());
    RC_ASSERT(
        std::is_sorted(day.jobs.begin(), day.jobs.end(), [](const Job& a, const Job& b) { return a.turn < b.turn; }));
    const auto again = rank(all, ten);
    for (std::size_t i = 0; i < day.jobs.size(); ++i) RC_ASSERT(day.jobs[i].id == again.jobs[i].id);
}

}  // namespace
}  // namespace linli::worklists::rules
