#include <linli/imports/links.h>

#include "house.h"

namespace linli::imports {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class ImportEntryTest : public ImportTest {};
LINLI_BOTH_ENGINES(ImportEntryTest);

TEST_P(ImportEntryTest, WhoeverIsHereAlreadyWaitsForAWord) {
    step(checked(write(good)), ImportStep::apply);
    auto again = people()[0];  // the same person, from a source that knows no number
    const auto sheet = "姓名,性别,出生日期,联系电话,现住址\n" + again.name + ",女," + again.birth.text() + "," +
                       again.phone + "," + again.address + "\n赵六,男,1991-02-03,,\n";
    const auto one = checked(write(sheet, "other.csv"));
    EXPECT_EQ(one.rows_wrong, 0);
    const auto listed = found(one);
    const auto doubt = std::find_if(listed.begin(), listed.end(), [](const auto& f) { return f.error_class == 5; });
    ASSERT_NE(doubt, listed.end());
    EXPECT_EQ(doubt->row, 2);
    EXPECT_THAT(doubt->fix, HasSubstr(again.id.text()));
    EXPECT_THAT(doubt->why, Not(HasSubstr(again.name)));
    const auto applied = step(one, ImportStep::apply);
    EXPECT_EQ(applied.rows_applied, 1) << "nobody said that she is somebody else";
    EXPECT_THAT(people(), SizeIs(4));

    const auto more = checked(write(sheet + "\n", "third.csv"));
    ASSERT_TRUE(service.step(clerk(), more.id, {ImportStep::apply, more.version, true}).ok());
    run();
    EXPECT_EQ(see(more.id).rows_applied, 2);
    EXPECT_GE(count("SELECT count(*) FROM registry_distinct"), 1);
    EXPECT_GE(count("SELECT count(*) FROM audit_line WHERE detail LIKE '%doubtful rows said to be other people'"), 1);
}

TEST_P(ImportEntryTest, WhatASourceCallsSomebodyFollowsAMergeAndComesBack) {
    step(checked(write(good)), ImportStep::apply);
    const auto all = people();
    const auto from = all[0].id.uuid(), into = all[1].id.uuid();
    const auto of = [&](const Uuid& target) {
        return database().read([&](db::ReadTx& tx) {
            return tx.value<std::int64_t>("SELECT count(*) FROM imports_link WHERE target_id = :target",
                                          {{"target", target}});
        });
    };
    ASSERT_EQ(of(from), 1);
    const auto moved = database().write([&](db::WriteTx& tx) { return move_links(tx, tenant, from, into); });
    EXPECT_EQ(of(from), 0);
    EXPECT_EQ(of(into), 2);
    database().write([&](db::WriteTx& tx) { give_back_links(tx, tenant, from, into, moved); });
    EXPECT_EQ(of(from), 1) << "exactly what had moved";
    EXPECT_EQ(of(into), 1);
}

TEST_P(ImportEntryTest, APaperFormAsksToo) {
    step(checked(write(good)), ImportStep::apply);
    const auto known = people()[0];
    EnterPaper in{.id = ids.next<ImportId>(), .form = "population", .area_id = area_id(3)};
    in.values = {{"name", known.name}, {"sex", "女"}, {"birth", known.birth.text()}, {"phone", known.phone}};
    const auto asked = service.enter(clerk(may_enter_paper), in).value();
    EXPECT_FALSE(asked.stored);
    ASSERT_FALSE(asked.findings.empty());
    EXPECT_EQ(asked.findings[0].error_class, 5);
    in.distinct = true;
    EXPECT_TRUE(service.enter(clerk(may_enter_paper), in).value().stored);
    EXPECT_EQ(count("SELECT count(*) FROM registry_distinct"), 1);
}

}  // namespace
}  // namespace linli::imports
