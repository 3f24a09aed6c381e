#include "house.h"

namespace linli::ledgers {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class LedgerTest : public LedgerHouse {
protected:
    /// The row of somebody in a ledger, by name.
    std::vector<std::string> cells_of(std::string_view code, const std::string& name, const ListLedger& in = {}) {
        const auto got = page(code, in);
        for (const auto& row : got.items)
            if (std::find(row.cells.begin(), row.cells.end(), name) != row.cells.end()) return row.cells;
        return {};
    }
    static ListLedger on(std::string_view as_of, std::optional<std::string_view> known = {}) {
        ListLedger in;
        in.as_of = day(as_of);
        if (known) in.known_on = day(*known);
        return in;
    }
};
LINLI_BOTH_ENGINES(LedgerTest);

TEST_P(LedgerTest, LongevityFollowsTheDay) {
    const auto old = person(first, "欧阳震华", "1936-02-29"), young = person(first, "王小明", "1990-01-01");
    auto gone = person(first, "赵大爷", "1930-01-01");
    keep(old);
    keep(young);
    keep(gone);
    noon("2026-03-10");
    auto death = about(registry::ChangeKind::death, gone.id);
    death.on = day("2026-03-05");
    ASSERT_TRUE(change(death).ok());
    EXPECT_THAT(names("longevity_allowance", on("2026-03-04")), ElementsAre("赵大爷", "欧阳震华"));
    EXPECT_THAT(names("longevity_allowance", on("2026-03-05", "2026-03-10")), ElementsAre("欧阳震华"));
    const auto before = cells_of("longevity_allowance", "欧阳震华", on("2026-02-28", "2026-03-10"));
    const auto after = cells_of("longevity_allowance", "欧阳震华", on("2026-03-01", "2026-03-10"));
    EXPECT_THAT(before, ::testing::Contains("80至89周岁"));
    EXPECT_THAT(before, ::testing::Contains("50.00"));
    EXPECT_THAT(after, ::testing::Contains("90至99周岁"));
    EXPECT_THAT(after, ::testing::Contains("100.00"));
}

TEST_P(LedgerTest, ARowSaysThatItsRecordIsToBeVerifiedAndStays) {
    const auto old = person(first, "欧阳震华", "1936-02-29"), other = person(first, "赵大爷", "1930-01-01");
    keep(old);
    keep(other);
    open = {other.id.uuid(), ids.next_uuid()};
    const auto rows = page("longevity_allowance", on("2026-03-04")).items;
    ASSERT_EQ(rows.size(), 2U);
    for (const auto& row : rows) EXPECT_EQ(row.to_verify, row.id == other.id.uuid());
}

TEST_P(LedgerTest, WhatIsLearntLaterDoesNotChangeAnEarlierDay) {
    const auto p = person(first, "王桂兰", "1960-05-05");
    keep(p);
    noon("2026-03-20");
    auto allowance = about(registry::ChangeKind::tag, p.id);
    allowance.tag = "minimum_allowance";
    allowance.on = day("2026-03-05");  // learnt on the 20th, true since the 5th
    ASSERT_TRUE(change(allowance).ok());
    noon("2026-04-10");
    EXPECT_THAT(names("minimum_allowance", on("2026-03-10")), IsEmpty()) << "not known on the 10th";
    EXPECT_THAT(names("minimum_allowance", on("2026-03-10", "2026-03-20")), ElementsAre("王桂兰"))
        << "true on the 10th, as known on the 20th";
    EXPECT_THAT(names("minimum_allowance", on("2026-03-04", "2026-03-20")), IsEmpty()) << "not true yet";
    auto end = about(registry::ChangeKind::tag, p.id);
    end.tag = "minimum_allowance";
    end.ends = true;
    end.on = day("2026-04-01");
    ASSERT_TRUE(change(end).ok());
    EXPECT_THAT(names("minimum_allowance", on("2026-04-05")), ElementsAre("王桂兰"))
        << "on the 5th of April nobody knew that it had ended";
    EXPECT_THAT(names("minimum_allowance", on("2026-04-05", "2026-04-10")), IsEmpty());
    EXPECT_THAT(names("minimum_allowance"), IsEmpty());
}

TEST_P(LedgerTest, CorrectionsMovesAndMergesAreRemembered) {
    const auto from = dwelling(first), to = dwelling(second);
    const auto p = person(first, "李四", "1940-01-01");
    const auto r = lives(p, from);
    const std::vector<registry::DwellingRow> doors{from, to};
    const auto t = tag(p, "veteran", "退役军人", "2021-01-01");
    keep({.dwellings = doors, .people = {&p, 1}, .relations = {&r, 1}, .tags = {&t, 1}});
    noon("2026-03-10");
    auto rename = about(registry::ChangeKind::correction, p.id);
    rename.values = {{"person.name", "李司"}};
    ASSERT_TRUE(change(rename).ok());
    noon("2026-03-12");
    auto move = about(registry::ChangeKind::move_in, p.id);
    move.dwelling_id = to.id;
    ASSERT_TRUE(change(move).ok());
    auto twin = person(second, "李司", "1940-01-01");
    keep(twin);
    noon("2026-03-20");
    auto merge = about(registry::ChangeKind::merge, twin.id);
    merge.other_id = p.id.uuid();
    auto merged = changes.merge(scope(registry::may_merge), merge);
    ASSERT_TRUE(merged.ok());
    if (merged->state == registry::RequestState::proposed) {
        const auto by = approver(UserId(ids.next_uuid()), *first.district, area::Level::district);
        ASSERT_TRUE(changes.decide(by, merged->id, {registry::RequestAction::approve, "", merged->version}).ok());
    }
    EXPECT_THAT(names("veterans", on("2026-03-05")), ElementsAre("李四"));
    EXPECT_THAT(names("veterans", on("2026-03-11")), ElementsAre("李司"));
    const auto grid = [&](std::string_view as_of) { return page("veterans", on(as_of)).items.at(0); };
    EXPECT_EQ(grid("2026-03-11").grid_id, first.grid);
    EXPECT_EQ(grid("2026-03-15").grid_id, second.grid);
    EXPECT_EQ(grid("2026-03-15").id, p.id.uuid());
    EXPECT_EQ(grid("2026-03-20").id, twin.id.uuid()) << "the tag went over to the record that stays";
    noon("2026-03-25");
    const auto stored = changes.find(scope(registry::may_approve), merged->id).value();
    ASSERT_TRUE(changes
                    .decide(approver(UserId(ids.next_uuid()), *first.district, area::Level::district), merged->id,
                            {registry::RequestAction::undo, "不是同一人", stored.version})
                    .ok());
    EXPECT_EQ(grid("2026-03-20").id, twin.id.uuid()) << "taking back changes nothing of the days before";
    EXPECT_EQ(grid("2026-03-25").id, p.id.uuid());
}

TEST_P(LedgerTest, DwellingsUnitsAndThings) {
    const auto rented = dwelling(first, registry::DwellingUse::rented), empty = dwelling(second);
    const auto owner = person(first, "房东甲", "1970-01-01"), tenant_person = person(first, "租客乙", "1995-01-01");
    auto owns = lives(owner, rented);
    owns.lives_here = false;
    const std::vector<registry::RelationRow> relations{owns,
                                                       lives(tenant_person, rented, registry::RelationKind::tenant)};
    const std::vector<registry::DwellingRow> doors{rented, empty};
    const std::vector<registry::PersonRow> people{owner, tenant_person};
    registry::MerchantRow shop;
    shop.id = ids.next<registry::MerchantId>();
    shop.name = "小王面馆";
    shop.kind = "individual_business";
    shop.venue = "small_restaurant";
    shop.owner_name = "王五";
    shop.phone = "13900139000";
    shop.since = day("2020-01-01");
    shop.licence_until = day("2026-03-31");
    shop.place = first;
    registry::ObjectRow lift;
    lift.id = ids.next<registry::ObjectId>();
    lift.kind = "lift";
    lift.code = "DT-1";
    lift.name = "1号楼1单元电梯";
    lift.inspect_by = day("2026-03-01");
    lift.source = "home_visit";
    lift.place = second;
    keep(
        {.dwellings = doors, .people = people, .relations = relations, .merchants = {&shop, 1}, .objects = {&lift, 1}});
    EXPECT_THAT(page("rental_dwellings").items.at(0).cells,
                ElementsAre("第一网格", rented.code, rented.address, "89.50", "1", "1", "2020-03-01", "房**", "租**"));
    ASSERT_EQ(page("vacant_dwellings").items.size(), 1U);
    EXPECT_EQ(page("vacant_dwellings").items.at(0).id, empty.id.uuid());
    EXPECT_THAT(page("small_venues").items.at(0).cells,
                ::testing::IsSupersetOf({"小王面馆", "小餐饮场所", "139****9000"}));
    EXPECT_THAT(page("licences_ending").items.at(0).cells, ::testing::Contains("29"));
    EXPECT_EQ(page("licences_ending", on("2026-03-01", "2026-03-02")).items.size(), 1U);
    EXPECT_THAT(page("licences_ending", on("2026-01-15", "2026-03-02")).items, IsEmpty()) << "75 days were left";
    EXPECT_THAT(page("key_facilities").items.at(0).cells, ::testing::Contains("电梯"));
    EXPECT_EQ(page("inspections_due").items.size(), 1U);
    const auto one = records.object(scope(registry::may_read_objects), lift.id).value();
    noon("2026-03-03");
    ASSERT_TRUE(records.inspect(scope(registry::may_change_objects), lift.id, {day("2026-03-03"), one.version}).ok());
    EXPECT_THAT(page("inspections_due").items, IsEmpty());
    EXPECT_EQ(page("inspections_due", on("2026-03-02")).items.size(), 1U) << "on the day before it was due";
}

TEST_P(LedgerTest, AScopeIsAProofAndMasksHold) {
    const auto mine = person(first, "王桂兰", "1940-01-01"), neighbour = person(second, "张三", "1941-01-01"),
               far = person(outside, "远方人", "1942-01-01");
    for (const auto& one : {mine, neighbour, far}) keep(one);
    EXPECT_THAT(names("elderly"), ElementsAre("王桂兰", "张三"));
    const auto grid = scope(may_read, Role::grid_worker, first.grid, area::Level::grid);
    EXPECT_EQ(service.rows(grid, "elderly", {})->items.size(), 1U);
    ListLedger in;
    in.area_id = *second.grid;
    EXPECT_THAT(names("elderly", in), ElementsAre("张三"));
    in.area_id = *outside.grid;
    EXPECT_TRUE(service.rows(scope(may_read), "elderly", in).is(place_not_yours));
    for (const auto& row : page("minimum_allowance").items)
        for (const auto& text : row.cells) EXPECT_NE(text, "13800138000");
    const auto cells = cells_of("longevity_allowance", "王桂兰");
    EXPECT_THAT(cells, ::testing::Contains("138****8000"));
    EXPECT_THAT(cells, ::testing::Not(::testing::Contains("11010519491231002X")));
    EXPECT_TRUE(access::Gate::admit(
                    [&] {
                        auto actor = scope(may_read).actor();
                        actor.purpose.clear();
                        return actor;
                    }(),
                    may_read)
                    .is(access::purpose_needed));
    ASSERT_TRUE(audit.flush());
    EXPECT_GT(database().read([](db::ReadTx& tx) {
        return tx
            .value<std::int64_t>(
                "SELECT count(*) FROM audit_line WHERE operation = 'listLedgerRows'"
                " AND purpose = '核对底账'",
                {})
            .value();
    }),
              0);
}

TEST_P(LedgerTest, PagesGoOnWithoutGapsAndTwice) {
    std::vector<registry::PersonRow> people;
    std::vector<registry::TagRow> tags;
    for (int i = 0; i < 60; ++i) {
        people.push_back(person(i % 2 == 0 ? first : second, "老人" + std::to_string(i), "1940-01-01"));
        tags.push_back(tag(people.back(), "veteran", "退役军人", "2020-01-01"));
        if (i % 3 == 0) tags.push_back(tag(people.back(), "party_member", "党员", "2020-01-01"));
    }
    keep({.people = people, .tags = tags});
    for (const auto* code : {"elderly", "veterans"})
        for (const int limit : {1, 7, 60, 200}) {
            ListLedger in;
            in.limit = limit;
            std::vector<Uuid> seen;
            for (const auto& row : all(code, in)) seen.push_back(row.id);
            EXPECT_EQ(seen.size(), 60U) << code << limit;
            std::sort(seen.begin(), seen.end());
            EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
        }
    ListLedger in;
    in.limit = 10;
    const auto got = page("elderly", in);
    in.cursor = got.next;
    EXPECT_TRUE(service.rows(scope(may_read), "veterans", in).is(api::bad_cursor)) << "bound to its ledger";
}

TEST_P(LedgerTest, TotalsByGridCommunityAndTier) {
    keep(person(first, "甲", "1944-01-01"));
    keep(person(first, "乙", "1934-01-01"));
    keep(person(second, "丙", "1924-01-01"));
    keep(person(outside, "丁", "1924-01-01"));
    const auto totals = service.totals(scope(may_count, Role::leader), "longevity_allowance", {}).value();
    EXPECT_EQ(totals.count, 3);
    EXPECT_EQ(totals.amount, Fen{45'000});
    std::vector<std::string> lines;
    for (const auto& one : totals.items)
        lines.push_back(one.area_name + " " + one.split_label + " " + std::to_string(one.count));
    EXPECT_THAT(lines, UnorderedElementsAre("书香社区 合计 3", "书香社区 80至89周岁 1", "书香社区 90至99周岁 1",
                                            "书香社区 100周岁及以上 1", "第一网格 合计 2", "第一网格 80至89周岁 1",
                                            "第一网格 90至99周岁 1", "第二网格 合计 1", "第二网格 100周岁及以上 1"));
}

TEST_P(LedgerTest, SaysWhoCameWhoLeftAndWhy) {
    const auto turning = person(first, "将满八十", "1946-03-15"), dying = person(first, "已故者", "1930-01-01"),
               staying = person(first, "一直在", "1935-01-01");
    for (const auto& one : {turning, dying, staying}) keep(one);
    noon("2026-03-20");
    ASSERT_TRUE(change(about(registry::ChangeKind::death, dying.id)).ok());
    noon("2026-03-22");
    auto fresh = person(second, "新来者", "1940-01-01");
    fresh.since = day("2026-03-21");
    keep(fresh);
    const auto got = service.compare(scope(may_read), "longevity_allowance", {.from = day("2026-03-10")}).value();
    EXPECT_EQ(got.before, 2);
    EXPECT_EQ(got.after, 3);
    EXPECT_EQ(got.came, 2);
    EXPECT_EQ(got.left, 1);
    std::vector<std::string> told;
    for (const auto& one : got.items)
        told.push_back(std::string(word(one.movement)) + " " + one.cells.at(1) + " " + one.why);
    EXPECT_THAT(told, UnorderedElementsAre("came 将满八十 2026-03-15满80周岁", "came 新来者 2026-03-22新登记",
                                           "left 已故者 2026-03-20去世"));
    CompareLedger in{.from = day("2026-03-10")};
    in.limit = 1;
    std::size_t pages = 0;
    do {
        const auto part = service.compare(scope(may_read), "longevity_allowance", in).value();
        EXPECT_EQ(part.items.size(), 1U);
        in.cursor = part.next;
        ++pages;
    } while (in.cursor);
    EXPECT_EQ(pages, 3U);
}

/// COVERS: DAT-22
TEST_P(LedgerTest, AColumnWithoutPurposeAndBasisIsNamed) {
    Definition d{.code = "phones",
                 .title = "电话名册",
                 .subject = Subject::person,
                 .purpose = "联系居民",
                 .basis = "社区信息采集制度",
                 .owner = "社区",
                 .conditions = {{.fact = "age", .any = {}, .from = 60, .until = {}}},
                 .columns = {{"person.name", {}}, {"person.phone", {}}, {"person.age", {}}, {"person.guardian", {}}},
                 .tiers = {},
                 .split = Split::none};
    testing::publish_catalogue(lists, tenant, worker, 0, [](auto& entries) {
        testing::without_entry("person.phone")(entries);
        testing::without_entry("person.birth_on")(entries);
    });
    const auto refused = service.define(scope(may_define), {d, 0});
    ASSERT_TRUE(refused.is(json::invalid_fields));
    std::vector<std::string> pointers;
    for (const auto& one : refused.problem().errors) pointers.push_back(one.pointer);
    EXPECT_THAT(pointers, ElementsAre("/definition/columns/1/field", "/definition/columns/2/field"));
    EXPECT_THAT(refused.problem().errors[0].message, ::testing::HasSubstr("手机号"));
    EXPECT_THAT(refused.problem().errors[1].message, ::testing::HasSubstr("person.birth_on"));
    d.columns = {{"person.name", {}}, {"person.guardian", {}}};
    EXPECT_TRUE(service.define(scope(may_define), {d, 0}).ok());
}

TEST_P(LedgerTest, AClerkDefinesAnother) {
    Definition d{.code = "young_veterans",
                 .title = "年轻退役军人台账",
                 .subject = Subject::person,
                 .purpose = "就业帮扶",
                 .basis = "《退役军人保障法》第三十八条",
                 .owner = "退役军人事务",
                 .conditions = {{.fact = "tag", .any = {"veteran"}, .from = {}, .until = {}},
                                {.fact = "age", .any = {}, .from = {}, .until = 40}},
                 .columns = {{"person.name", {}}, {"person.age", "年龄"}},
                 .tiers = {},
                 .split = Split::none};
    auto broken = d;
    broken.conditions[0].any = {"tall"};
    broken.columns[0].field = "person.shoe";
    const auto refused = service.define(scope(may_define), {broken, 0});
    ASSERT_TRUE(refused.is(json::invalid_fields));
    std::vector<std::string> pointers;
    for (const auto& one : refused.problem().errors) pointers.push_back(one.pointer);
    EXPECT_THAT(pointers, ElementsAre("/definition/conditions/0/any/0", "/definition/columns/0/field"));
    EXPECT_EQ(service.define(scope(may_define), {d, 0})->version, 1);
    EXPECT_TRUE(service.define(scope(may_define), {d, 0}).is(changed_meanwhile));
    const auto me = worker;
    worker = ids.next<UserId>();
    EXPECT_TRUE(service.define(scope(may_define), {d, 1}).is(not_yours));
    worker = me;
    const auto a = person(first, "小军", "1995-01-01"), b = person(first, "老军", "1955-01-01");
    const std::vector<registry::PersonRow> people{a, b};
    const std::vector<registry::TagRow> tags{tag(a, "veteran", "退役军人", "2020-01-01"),
                                             tag(b, "veteran", "退役军人", "2020-01-01")};
    keep({.people = people, .tags = tags});
    EXPECT_THAT(names("young_veterans"), ElementsAre("小军"));
    d.conditions[1].until = 90;
    EXPECT_EQ(service.define(scope(may_define), {d, 1})->version, 2);
    EXPECT_THAT(names("young_veterans"), UnorderedElementsAre("小军", "老军"));
    ListLedger first_version;
    first_version.version = 1;
    EXPECT_THAT(names("young_veterans", first_version), ElementsAre("小军")) << "the old definition stays";
    auto taken = d;
    taken.code = "elderly";
    EXPECT_TRUE(service.define(scope(may_define), {taken, 0}).is(not_yours));
    EXPECT_EQ(service.catalogue(scope(may_see_catalogue))->items.size(), built_in().size() + 1);
}

TEST_P(LedgerTest, DaysAreChecked) {
    EXPECT_TRUE(service.rows(scope(may_read), "elderly", on("2026-03-02", "2026-03-03")).is(day_to_come));
    EXPECT_TRUE(service.rows(scope(may_read), "elderly", on("1900-01-01")).is(day_too_far));
    EXPECT_TRUE(service.rows(scope(may_read), "elderly", on("2050-01-01")).is(day_too_far));
    EXPECT_TRUE(service.rows(scope(may_read), "nothing", {}).is(no_such_ledger));
    keep(person(first, "将满六十", "1966-06-01"));
    EXPECT_THAT(names("elderly"), IsEmpty());
    EXPECT_THAT(names("elderly", on("2026-06-01")), ElementsAre("将满六十")) << "a day to come, by what is known now";
}

}  // namespace
}  // namespace linli::ledgers
