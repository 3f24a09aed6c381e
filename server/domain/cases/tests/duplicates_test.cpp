#include "house.h"

#include <linli/cases/duplicates.h>
#include <linli/json/write.h>

#include <gmock/gmock.h>

#include <random>

namespace linli::cases {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

class DuplicatesTest : public CaseTest {
public:
    Duplicates& duplicates() { return service.duplicates(); }

    Case report_by(int user, std::string text, std::optional<std::string> address = "书香苑3号楼") {
        const auto made = service.report(as(user, may_report), words_of(std::move(text), std::move(address))).value();
        while (relay.run_once() > 0) {
        }
        clock.advance(std::chrono::minutes(3));
        return see(made.id);
    }
    /// A hydrant by four doors.
    std::vector<Case> four_doors() {
        return {report_by(resident, "3栋楼下消防栓漏水，水流了一地"),
                report_by(neighbour, "3号楼楼下的消防栓坏了一直漏水"),
                report_by(operator_, "来电反映书香苑3栋消防栓漏水"), report_by(worker, "巡查发现3号楼消防栓漏水")};
    }
    MergeCases all(const std::vector<Case>& cases) {
        MergeCases in;
        for (const auto& c : cases) in.cases.push_back({c.id, see(c.id).version});
        return in;
    }
    Result<Merge> merge(const std::vector<Case>& cases, int user = clerk) {
        return duplicates().merge(as(user, may_dispatch), all(cases));
    }
    Result<Merge> undo(MergeId id, int user = clerk) {
        return duplicates().undo(as(user, may_dispatch), id, {"不是同一件事"});
    }
    std::string text_of(Case c) {
        c.version = 1;
        return json::write(c, json::View::disclosed);
    }
};
using DuplicateCases = DuplicatesTest;
LINLI_BOTH_ENGINES(DuplicateCases);

/// COVERS: INC-24, AS-07 (four doors, one master, one owner, four reporters)
TEST_P(DuplicateCases, FourDoorsBecomeOneMatter) {
    const auto cases = four_doors();
    const auto proposed = duplicates().resembling(as(clerk, may_dispatch), cases[3].id).value().items;
    ASSERT_EQ(proposed.size(), 3U);
    for (const auto& one : proposed) EXPECT_FALSE(one.reasons.empty());

    const auto merged = merge(cases).value();
    EXPECT_EQ(merged.master_id, cases[0].id) << "the one reported first";
    EXPECT_EQ(merged.case_ids.size(), 3U);
    EXPECT_EQ(see(cases[0].id).owner_id, cases[0].owner_id);
    for (std::size_t i = 1; i < cases.size(); ++i) {
        EXPECT_EQ(see(cases[i].id).state, State::merged);
        EXPECT_FALSE(see(cases[i].id).owner_id.has_value()) << "one accountable owner";
        EXPECT_EQ(see(cases[i].id).master_id, cases[0].id);
    }
    EXPECT_EQ(duplicates().merges(as(clerk, may_dispatch), cases[2].id).value().reporters, 4);
    EXPECT_TRUE(duplicates().resembling(as(clerk, may_dispatch), cases[0].id).value().items.empty())
        << "what was merged is not proposed again";
}

/// COVERS: INC-11 (each reporter keeps number, promise and receipt and sees the steps)
TEST_P(DuplicateCases, EachReporterFollowsUnderTheirOwnNumber) {
    const auto cases = four_doors();
    merge(cases).value();
    clock.advance(std::chrono::minutes(5));
    step(handler, cases[0].id, {.action = Action::respond}).value();
    step(handler, cases[0].id, {.action = Action::note, .note = "反映人家住302", .shown_to_reporter = true}).value();
    step(handler, cases[0].id, {.action = Action::resolve, .result = "已更换阀门"}).value();

    const auto mine = service.find(as(neighbour, may_read), cases[1].id).value();
    EXPECT_EQ(mine.number, cases[1].number);
    EXPECT_EQ(mine.respond_by, cases[1].respond_by);
    EXPECT_EQ(mine.text, cases[1].text);
    EXPECT_FALSE(mine.master_id.has_value());
    ASSERT_TRUE(mine.followed);
    EXPECT_EQ(mine.followed->state, State::resolved);
    EXPECT_EQ(mine.followed->result, "已更换阀门");
    EXPECT_THAT(service.receipt(as(neighbour, may_read), cases[1].id).value(), HasSubstr(cases[1].number));

    const auto seen = service.timeline(as(neighbour, may_read), cases[1].id).value().steps;
    EXPECT_EQ(seen.back().action, Action::resolve);
    EXPECT_EQ(seen.back().note, "已更换阀门");
    for (const auto& one : seen) EXPECT_EQ(one.note.value_or("").find("302"), std::string::npos);
    EXPECT_TRUE(service.find(as(neighbour, may_read), cases[0].id).is(access::not_found)) << "not the other's own";
}

/// COVERS: AS-07 (merging never lowers the age of the oldest report; the earliest promise stands)
TEST_P(DuplicateCases, TheEarliestPromiseStands) {
    const auto slow = report_by(resident, "公积金怎么提取，需要什么材料");  // answered within four hours
    const auto quick = report_by(neighbour, "3栋楼下消防栓漏水，水流了一地");
    ASSERT_LT(quick.respond_by, slow.respond_by);
    ASSERT_LT(*quick.solve_by, *slow.solve_by);
    const auto merged = merge({quick, slow}).value();
    const auto master = see(merged.master_id);
    EXPECT_EQ(master.id, slow.id);
    EXPECT_EQ(master.reported_at, slow.reported_at);
    EXPECT_EQ(master.respond_by, quick.respond_by);
    EXPECT_EQ(master.solve_by, quick.solve_by);
    step(operator_, slow.id, {.action = Action::note, .note = "稍后改派"}).value();
    ASSERT_TRUE(step(fund_handler, slow.id, {.action = Action::transfer, .note = "归网格", .item_code = "waste-01"}));
    EXPECT_LE(see(slow.id).respond_by, quick.respond_by) << "another item does not forget those who follow";
    EXPECT_LE(*see(slow.id).solve_by, *quick.solve_by);
}

TEST_P(DuplicateCases, UndoingMovesExactlyBack) {
    const auto cases = four_doors();
    step(handler, cases[1].id, {.action = Action::respond}).value();
    step(handler, cases[1].id, {.action = Action::ask, .note = "请问哪个单元"}).value();
    std::vector<std::string> before;
    for (const auto& c : cases) before.push_back(text_of(see(c.id)));
    const auto merged = merge(cases).value();
    clock.advance(std::chrono::hours(30));
    const auto undone = undo(merged.id, operator_).value();
    EXPECT_EQ(undone.undone_by, user_id(operator_));
    for (std::size_t i = 0; i < cases.size(); ++i) EXPECT_EQ(text_of(see(cases[i].id)), before[i]);
    EXPECT_TRUE(undo(merged.id).is(not_separable)) << "once";
    EXPECT_EQ(duplicates().merges(as(clerk, may_dispatch), cases[0].id).value().reporters, 1);
    EXPECT_TRUE(merge(cases).ok()) << "and may be merged again";
}

TEST_P(DuplicateCases, FollowersComeAlongAndGoBack) {
    const auto cases = four_doors();
    const auto young = merge({cases[2], cases[3]}).value();
    const auto old = merge({cases[0], cases[2]}).value();
    EXPECT_EQ(see(cases[3].id).master_id, cases[0].id);
    EXPECT_TRUE(undo(young.id).is(not_separable)) << "the later merge goes back first";
    ASSERT_TRUE(undo(old.id));
    EXPECT_EQ(see(cases[3].id).master_id, cases[2].id);
    ASSERT_TRUE(undo(young.id));
    EXPECT_EQ(see(cases[3].id).state, State::dispatched);
}

TEST_P(DuplicateCases, OnlyWhatIsInHandAndInScopeIsMerged) {
    const auto cases = four_doors();
    EXPECT_TRUE(merge({cases[0], cases[0]}).is(not_mergeable));
    auto stale = all({cases[0], cases[1]});
    stale.cases[0].version = 1;
    EXPECT_TRUE(duplicates().merge(as(clerk, may_dispatch), stale).is(changed_meanwhile));
    const auto elsewhere = report_by(neighbour, "楼道里垃圾堆了好几天没人清", "盈北第一网格");
    EXPECT_TRUE(merge({cases[0], elsewhere}).is(access::not_found)) << "another community than the clerk's";
    ASSERT_TRUE(merge({cases[0], elsewhere}, operator_));
    EXPECT_TRUE(merge({cases[1], elsewhere}, operator_).is(not_mergeable)) << "it follows another already";
    EXPECT_TRUE(step(worker, elsewhere.id, {.action = Action::respond}).is(access::not_found));
    EXPECT_TRUE(service
                    .take_step(as(resident, may_act), cases[0].id,
                               {.action = Action::withdraw, .version = see(cases[0].id).version})
                    .is(others_wait));
}

/// COVERS: INC-24 (before sending), FixMyStreet #1677
TEST_P(DuplicateCases, ADraftIsToldWhatIsInHandWithoutPersonalData) {
    const auto known =
        report_by(resident, "李建国家楼下3栋消防栓漏水，水流了一地，电话13987654321", "书香苑3号楼1单元302");
    DraftReport draft{.text = "3栋消防栓在漏水"};
    draft.place = Place{.address = "书香苑3号楼"};
    const auto found = duplicates().handled(as(neighbour, may_report), draft).items;
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].id, known.id);
    EXPECT_EQ(found[0].item_name, "消防栓损坏漏水");
    EXPECT_EQ(found[0].place_name, "书香第一网格");
    EXPECT_EQ(found[0].reporters, 1);
    const auto text = json::write(found[0], json::View::disclosed);
    for (const char* secret : {"李建国", "1398", "302", "单元", "水流了一地"})
        EXPECT_THAT(text, Not(HasSubstr(secret)));
    EXPECT_THAT(text, Not(HasSubstr(known.number)));

    draft.text = "请问公积金怎么提取";
    draft.place.reset();
    EXPECT_TRUE(duplicates().handled(as(neighbour, may_report), draft).items.empty());
}

TEST_P(DuplicateCases, TheReportersWordIsAReason) {
    const auto first = report_by(resident, "3栋楼下消防栓漏水，水流了一地");
    const auto mine = report_by(neighbour, "3号楼楼下的消防栓坏了一直漏水");
    const auto far = report_by(resident, "楼道里垃圾堆了好几天没人清", "盈北第一网格");
    const auto say = [&](int user, CaseId id, CaseId other, resemblance::Opinion answer) {
        return duplicates().answer(as(user, may_report), id, {other, answer});
    };
    const auto before = duplicates().resembling(as(clerk, may_dispatch), first.id).value().items.at(0);
    ASSERT_TRUE(say(neighbour, mine.id, first.id, resemblance::Opinion::same));
    const auto after = duplicates().resembling(as(clerk, may_dispatch), first.id).value().items.at(0);
    EXPECT_GT(after.score, before.score);
    EXPECT_THAT(after.reasons, Contains("反映人认为是同一件事"));
    EXPECT_TRUE(say(neighbour, mine.id, far.id, resemblance::Opinion::same).is(access::not_found)) << "was not shown";
    EXPECT_TRUE(say(neighbour, first.id, mine.id, resemblance::Opinion::same).is(access::not_found)) << "not theirs";
    EXPECT_EQ(see(mine.id).state, State::dispatched) << "a word merges nothing";
}

/// COVERS: INC-20, issue 4 point 3
TEST_P(DuplicateCases, WhatManyReportIsHot) {
    constexpr const char* others[] = {"公积金怎么提取", "路灯不亮", "广场舞声音太大",
                                      "想办居住证",     "水压不足", "井盖松动"};
    for (int i = 0; i < 6; ++i) {
        report_by(i % 2 == 0 ? resident : neighbour, "书香苑3号楼电梯又停了，老人下不了楼");
        report_by(resident, others[i], std::nullopt);
    }
    const auto hot = duplicates().hot(as(operator_, may_see_hot_issues), {});
    ASSERT_FALSE(hot.items.empty());
    EXPECT_THAT(hot.items[0].title, HasSubstr("电梯"));
    EXPECT_EQ(hot.items[0].reports, 6);
    EXPECT_EQ(hot.items[0].reporters, 2);
    EXPECT_EQ(hot.items.size(), 1U) << "what one person says once is not hot";
    clock.advance(std::chrono::days(40));
    EXPECT_TRUE(duplicates().hot(as(operator_, may_see_hot_issues), {}).items.empty());
}

/// COVERS: INC-12, INC-24 (nothing is raised of a matter that follows another, and its own promise stays)
TEST_P(DuplicateCases, ClocksStopWhileAMatterFollowsAnother) {
    const auto cases = four_doors();
    const auto running = [&](CaseId which) {
        return database().read([&](db::ReadTx& tx) {
            return tx
                .one(
                    "SELECT count(*) FROM cases_clock WHERE tenant_id = :tenant AND case_id = :id AND stopped_at_ms IS"
                    " NULL",
                    {{"tenant", tenant}, {"id", which}}, [](const db::Row& row) { return row.get<std::int64_t>(0); })
                .value();
        });
    };
    const auto before = running(cases[2].id);
    EXPECT_GT(before, 0);
    const auto merged = merge(cases).value();
    EXPECT_EQ(running(cases[2].id), 0);
    EXPECT_GT(running(cases[0].id), 0) << "the master's clocks go on";
    EXPECT_EQ(see(cases[2].id).respond_by, cases[2].respond_by);
    EXPECT_EQ(see(cases[2].id).solve_by, cases[2].solve_by);
    for (const auto action : {Action::dispatch, Action::note, Action::send_back, Action::transfer})
        EXPECT_FALSE(step(operator_, cases[2].id, {.action = action, .note = "说明"}).ok());
    undo(merged.id).value();
    EXPECT_EQ(running(cases[2].id), before);
}

/// A year of clerks in a minute: merges, undoings and steps in any order. The invariants of the room are checked after
/// it, and after each act that every open matter has one owner and that no promise was put off.
TEST_P(DuplicateCases, ARandomWalkKeepsOneOwnerAndEveryPromise) {
    std::mt19937 random(20260921);
    const auto any = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
    std::vector<Case> cases;
    for (int i = 0; i < 12; ++i)
        cases.push_back(
            report_by(i % 2 == 0 ? resident : neighbour, i % 3 == 0 ? "3栋消防栓漏水" : "楼道里垃圾堆了好几天没人清"));
    std::vector<MergeId> merges;
    for (int act = 0; act < 120; ++act) {
        clock.advance(std::chrono::minutes(7));
        const auto& a = cases[any(cases.size())];
        const auto& b = cases[any(cases.size())];
        switch (any(4)) {
        case 0:
            if (const auto merged = merge({a, b}, operator_)) merges.push_back(merged->id);
            break;
        case 1:
            if (!merges.empty()) undo(merges[any(merges.size())], operator_).ok();
            break;
        case 2: step(any(2) == 0 ? handler : worker, a.id, {.action = Action::respond}).ok(); break;
        default: step(operator_, a.id, {.action = Action::note, .note = "催办"}).ok(); break;
        }
        for (const auto& first : cases) {
            const auto c = see(first.id);
            EXPECT_EQ(c.owner_id.has_value(), c.state != State::merged);
            if (!c.master_id) continue;
            const auto master = see(*c.master_id);
            EXPECT_LE(master.reported_at, c.reported_at);
            EXPECT_LE(master.respond_by, c.respond_by);
            EXPECT_LE(master.solve_by.value_or(Instant::max()), c.solve_by.value_or(Instant::max()));
        }
    }
    for (auto last = merges.rbegin(); last != merges.rend(); ++last) undo(*last, operator_).ok();
    for (const auto& c : cases) {
        EXPECT_EQ(see(c.id).owner_id, c.owner_id);
        EXPECT_EQ(see(c.id).respond_by, c.respond_by);
        EXPECT_EQ(see(c.id).solve_by, c.solve_by);
    }
}

}  // namespace
}  // namespace linli::cases
