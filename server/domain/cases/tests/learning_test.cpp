#include "house.h"
#include "repository.h"

#include <linli/base/text.h>
#include <linli/cases/learning.h>
#include <linli/cases/settings.h>
#include <linli/tenant/tenants.h>

#include <algorithm>
#include <random>

namespace linli::cases {
namespace {

/// A community that calls things by names of its own, which no list can know.
class Learning : public CaseTest {
public:
    /// Closed matters in the order they were closed; every third is about a hydrant, called a water vat here.
    void close_many(int count) {
        std::mt19937_64 numbers(5);
        const auto pick = [&](std::initializer_list<const char*> of) { return *(of.begin() + numbers() % of.size()); };
        database().write([&](db::WriteTx& tx) {
            for (int i = 0; i < count; ++i) {
                const auto where = std::string(pick({"南门", "北门", "三号楼", "菜场边", "学校旁", "河边"})) +
                                   std::to_string(numbers() % 900);
                const auto tail = pick({"麻烦看看", "已经两天了", "老人走路不方便", "请尽快", "谢谢", "影响大家"});
                const std::string what = i % 3 == 0 ? pick({"大水缸冒水", "大水缸歪了", "大水缸盖子没了"})
                                         : i % 3 == 1 ? pick({"四害窝没人扫", "四害窝臭", "四害窝满了"})
                                                      : pick({"小金库怎么拿出来", "小金库取钱", "小金库要什么材料"});
                close_one(tx, where + what + "，" + tail,
                          i % 3 == 0 ? "fire-01" : (i % 3 == 1 ? "waste-01" : "fund-01"), i);
            }
        });
    }
    void close_one(db::WriteTx& tx, const std::string& text, const std::string& item, int minutes) {
        repository::Record c;
        c.id = ids.next<CaseId>();
        c.number = "N" + std::to_string(minutes);
        c.state = State::closed;
        c.title = std::string(text::prefix(text, 8));
        c.main_report = ids.next<ReportId>();
        c.item_code = item;
        c.place.district = area_id(1);
        c.reporter = user_id(resident);
        c.reported_at = clock.now();
        c.closed_at = clock.now() + std::chrono::minutes(minutes);
        repository::insert(tx, tenant, c);
        repository::Report report;
        report.id = c.main_report;
        report.case_id = c.id;
        report.reporter = c.reporter;
        report.text = text;
        repository::insert_report(tx, tenant, report);
        repository::StepRow step;
        step.id = ids.next<StepId>();
        step.case_id = c.id;
        step.action = Action::close;
        step.state = State::closed;
        repository::insert_step(tx, tenant, step);
    }
    Result<HistoryReport> learn(bool keep = true) {
        return learn_from_history(database(), audit, tenant, clock.now(),
                                  {.name = "书香社区", .date = "2026-09-21", .keep = keep});
    }
    void set(std::string_view name, std::string_view content) {
        database().write([&](db::WriteTx& tx) { tenant::set_setting(tx, tenant, name, content, clock.now()); });
    }
};
LINLI_BOTH_ENGINES(Learning);

constexpr auto local_words = "南门那个大水缸又冒水了，麻烦看看";

/// COVERS: INC-08, AIX-01 (learns from the community's own history)
TEST_P(Learning, TheCommunitysOwnWordsAreLearntWithoutARestart) {
    EXPECT_NE(report(local_words).item_code, "fire-01") << "no list knows what a water vat is here";
    close_many(300);
    const auto learnt = learn().value();
    EXPECT_EQ(learnt.closed, 300);
    EXPECT_EQ(learnt.held_out, 60);
    EXPECT_LT(learnt.list.first, 0.7);
    EXPECT_GT(learnt.together.first, 0.95);
    EXPECT_GT(learnt.weight, 0.4);
    EXPECT_EQ(learnt.edition, 1);
    EXPECT_EQ(learnt.card.messages, 300);

    const auto c = report(local_words);  // the same running server
    EXPECT_EQ(c.item_code, "fire-01");
    const auto proposals = service.suggestions(as(operator_, may_dispatch), c.id).value();
    EXPECT_EQ(proposals.list_edition, 1);
    EXPECT_EQ(proposals.model_edition, 1);
    const auto& words = proposals.items.front().reasons;
    EXPECT_TRUE(std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word.find("水缸") != std::string::npos;
    })) << "the words that decided are shown";

    set(learnt_model_setting, switched_off);
    const auto without = report(local_words);
    EXPECT_NE(without.item_code, "fire-01") << "the tenant switched the model off";
    EXPECT_NE(service.suggestions(as(operator_, may_dispatch), without.id).value().model_edition, 1);

    const auto overview = service.overview(as(clerk, may_read_understanding));
    EXPECT_FALSE(overview.learnt_model);
    ASSERT_TRUE(overview.model);
    EXPECT_EQ(overview.model->edition, 1);
    EXPECT_EQ(overview.model->closed, 300);
    EXPECT_GT(overview.model->together_first, overview.model->list_first);
}

TEST_P(Learning, OnlyMeasuringKeepsNothing) {
    close_many(240);
    const auto measured = learn(false).value();
    EXPECT_EQ(measured.edition, 0);
    EXPECT_GT(measured.together.first, 0.9);
    EXPECT_FALSE(service.overview(as(clerk, may_read_understanding)).model);
}

TEST_P(Learning, OldModelsAreForgotten) {
    close_many(200);
    for (int i = 1; i <= 5; ++i) EXPECT_EQ(learn().value().edition, i);
    const auto kept = database().read(
        [&](db::ReadTx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM cases_model", {}).value(); });
    EXPECT_EQ(kept, 3);
    EXPECT_EQ(service.overview(as(clerk, may_read_understanding)).model->edition, 5);
}

TEST_P(Learning, AHandfulOfMattersTeachesNothing) {
    close_many(199);
    EXPECT_TRUE(learn().is(too_little_history));
}

TEST_P(Learning, ATenantMaySwitchProposalsOrDispatchingOff) {
    set(automatic_dispatch_setting, switched_off);
    const auto shown = report("楼下消防栓坏了，漏水流了一地");
    EXPECT_EQ(shown.state, State::triage);
    EXPECT_EQ(shown.triage_reason, TriageReason::by_choice);
    EXPECT_EQ(shown.owner_id, user_id(clerk)) << "a named person decides";
    EXPECT_EQ(service.suggestions(as(clerk, may_dispatch), shown.id).value().items.front().item_code, "fire-01");
    set(suggestions_setting, switched_off);
    const auto silent = report("楼下消防栓坏了，漏水流了一地");
    EXPECT_EQ(silent.triage_reason, TriageReason::by_choice);
    EXPECT_TRUE(service.suggestions(as(clerk, may_dispatch), silent.id).value().items.empty());
    auto chosen = words_of("请来看看");
    chosen.item_code = "waste-01";
    const auto made = service.report(as(resident, may_report), chosen).value();
    while (relay.run_once() > 0) {
    }
    EXPECT_EQ(see(made.id).state, State::dispatched) << "what the reporter chose needs no proposal";
}

TEST_P(Learning, TheThresholdIsTheTenantsOwn) {
    set(threshold_setting, "0.99");
    EXPECT_EQ(service.overview(as(clerk, may_read_understanding)).threshold, 0.99);
    EXPECT_TRUE(fits_threshold("0.99") && fits_threshold("") && fits_switch("off") && fits_switch("on"));
    EXPECT_FALSE(fits_switch("maybe"));
    for (const auto* nonsense : {"", "2", "0.1", "high", "0.7x", "nan"}) {
        EXPECT_EQ(fits_threshold(nonsense), *nonsense == 0) << nonsense;
        set(threshold_setting, nonsense);
        EXPECT_EQ(service.overview(as(clerk, may_read_understanding)).threshold, 0.6) << nonsense;
    }
}

/// COVERS: INC-08 (how often people decide otherwise)
TEST_P(Learning, TheOverrideRateCountsWhatPeopleChanged) {
    const auto first = report("楼下消防栓坏了，漏水流了一地");
    ASSERT_TRUE(step(handler, first.id, {.action = Action::respond}));
    const auto second = report("楼下消防栓没有盖子，漏水");
    ASSERT_EQ(second.item_code, "fire-01");
    ASSERT_TRUE(step(handler, second.id, {.action = Action::send_back, .note = "不是消防栓，是垃圾"}));
    EXPECT_EQ(service.overview(as(clerk, may_read_understanding)).figures.decided, 1) << "nobody has taken it on yet";
    ASSERT_TRUE(step(clerk, second.id, {.action = Action::dispatch, .item_code = "waste-01"}));
    ASSERT_TRUE(step(worker, second.id, {.action = Action::respond}));

    const auto overview = service.overview(as(clerk, may_read_understanding));
    EXPECT_EQ(overview.figures.decided, 2);
    EXPECT_EQ(overview.figures.first_right, 1);
    EXPECT_EQ(overview.figures.by_system, 2);
    EXPECT_EQ(overview.figures.by_system_changed, 1);
    EXPECT_DOUBLE_EQ(overview.figures.override_rate, 0.5);
    ASSERT_EQ(overview.corrections.size(), 1U);
    EXPECT_EQ(overview.corrections[0].proposed_code, "fire-01");
    EXPECT_EQ(overview.corrections[0].decided_name, "垃圾堆放");

    clock.advance(std::chrono::days(91));
    EXPECT_EQ(service.overview(as(clerk, may_read_understanding)).figures.decided, 0);
}

TEST_P(Learning, WhatLeavesTheListStaysReadable) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    ASSERT_EQ(c.item_code, "waste-01");
    auto shorter = list();
    shorter.erase(shorter.begin() + 1);
    database().write([&](db::WriteTx& tx) {
        store_items(tx, tenant, shorter);
        store_classes(tx, tenant, {{"c1", "消防", Direction::safety}});
    });
    database().read([&](db::ReadTx& tx) { service.refresh(tx, tenant); });
    EXPECT_EQ(see(c.id).item_name, "垃圾堆放") << "the case still says what it is about";
    const auto now = service.items(as(clerk, may_read_items));
    EXPECT_EQ(now.items.size(), 4U);
    ASSERT_EQ(now.classes.size(), 1U);
    EXPECT_EQ(now.classes[0].direction, Direction::safety);
    auto chosen = words_of("请来看看");
    chosen.item_code = "waste-01";
    EXPECT_TRUE(service.report(as(resident, may_report), chosen).is(unknown_item));
    EXPECT_NE(report("楼道里垃圾堆了好几天没人清").item_code, "waste-01");
}

/// COVERS: DAT-56
TEST_P(Learning, OverlapsOfTheListAreThoseOfTheEditionInUse) {
    const auto asked = [&] { return service.item_overlaps(as(clerk, may_read_understanding)); };
    EXPECT_EQ(asked().items, 5);
    EXPECT_EQ(asked().unowned, std::vector<std::string>{"waste-01"});
    EXPECT_TRUE(asked().overlaps.empty());
    auto owned = list();
    owned[1].owner_department = "fund";
    owned[2].keywords += ";垃圾";
    owned.pop_back();
    database().write([&](db::WriteTx& tx) { store_items(tx, tenant, owned); });
    EXPECT_EQ(asked().items, 4) << "an item that left the list does not count";
    EXPECT_TRUE(asked().unowned.empty());
    ASSERT_EQ(asked().overlaps.size(), 1U);
    EXPECT_EQ(asked().overlaps[0].one.code, "fund-01");
    EXPECT_EQ(asked().overlaps[0].other.code, "waste-01");
    EXPECT_EQ(asked().overlaps[0].owners, OverlapOwners::joint) << "one body, in two capacities";
}

TEST_P(Learning, SomeItemsAreForStaffToPick) {
    auto in = words_of("请来检查");
    in.item_code = "fire-09";
    EXPECT_TRUE(service.report(as(resident, may_report), in).is(unknown_item));
    EXPECT_TRUE(service.report(as(clerk, may_report), in));
    EXPECT_EQ(service.items(as(resident, may_read_items)).items.size(), 4U);
    EXPECT_EQ(service.items(as(clerk, may_read_items)).items.size(), 5U);
}

}  // namespace
}  // namespace linli::cases
