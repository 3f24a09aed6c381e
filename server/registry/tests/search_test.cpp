#include <linli/base/text.h>
#include <linli/events/relay.h>
#include <linli/registry/bulk.h>
#include <linli/registry/changes.h>
#include <linli/registry/search_sources.h>
#include <linli/search/permissions.h>
#include <linli/search/service.h>
#include <linli/search/sql.h>

#include "register.h"

#include <gmock/gmock.h>

namespace linli::registry {
namespace {

using search::Kind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

/// The one box over golden records.
class SearchTest : public RegisterTest {
protected:
    PersonRow named(const std::string& name, const area::Ancestors& place) {
        auto out = person(place);
        out.name = name;
        out.id_number.clear();
        out.phone.clear();
        return out;
    }
    search::SweepResult sweep() {
        database().write([&](db::WriteTx& tx) { index.mark_stale(tx, tenant); });
        return index.sweep(tenant, {}, 3);
    }
    search::Hits find(const access::Actor& who, const std::string& text, std::vector<Kind> kinds = {}, int limit = 10) {
        return box.find(admit(search::may_find, who), {text, std::move(kinds), limit}).value();
    }
    std::vector<Uuid> found(const access::Actor& who, const std::string& text, Kind kind = Kind::person) {
        std::vector<Uuid> out;
        for (const auto& group : find(who, text, {kind}).groups)
            for (const auto& hit : group.items) out.push_back(hit.record_id);
        return out;
    }
    /// Everything that the tables of the index hold, as bytes and as people read it.
    std::string contents() {
        return database().read([&](db::ReadTx& tx) {
            std::string all;
            for (const auto* sql : {"SELECT * FROM search_document", "SELECT * FROM search_posting",
                                    "SELECT * FROM search_place", "SELECT * FROM search_state"})
                tx.each(sql, {}, [&](const db::Row& row) {
                    for (int i = 0; i < row.columns(); ++i) all += row.null(i) ? "-" : row.shown(i) + " ";
                });
            tx.each("SELECT tokens FROM search_document", {}, [&](const db::Row& row) { all += row.bytes(0); });
            return all;
        });
    }
    std::int64_t postings() {
        return database().read(
            [&](db::ReadTx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM search_posting", {}).value(); });
    }
    /// What the rows say now, by the source they have.
    void change(db::WriteTx& tx, std::span<const PersonRow> before, std::span<const PersonRow> after) {
        std::vector<Revision<PersonRow>> rows;
        for (std::size_t i = 0; i < after.size(); ++i) rows.push_back({before[i], after[i]});
        const Saying saying{after[0].source, shanghai_date(clock.now()), {}, ids.next<RequestId>()};
        revise(tx, tenant, writer, saying, std::span<const Revision<PersonRow>>(rows), clock.now());
    }
    access::Actor worker_of(const area::Ancestors& place) { return actor(Role::grid_worker, place.grid); }

    std::vector<std::unique_ptr<search::Source>> sources = search_sources(vault);
    search::Index index{database(), vault, [&] {
                            std::vector<const search::Source*> out;
                            for (const auto& one : sources) out.push_back(one.get());
                            return out;
                        }()};
    search::SearchService box{database(), audit, index};
    access::Actor clerk = actor(Role::clerk, community, area::Level::community);
};
LINLI_BOTH_ENGINES(SearchTest);

TEST_P(SearchTest, OneBoxOverEverything) {
    const auto door = dwelling(first);
    const auto lan = person(first);
    MerchantRow shop;
    shop.id = ids.next<MerchantId>();
    shop.name = "桂兰便民超市";
    shop.uscc = "92110105MA01ABCD3E";
    shop.address = "长兴路8号";
    shop.since = shop.licence_until = Date::parse("2027-01-01").value();
    shop.place = first;
    ObjectRow lift{
        .id = ids.next<ObjectId>(), .kind = "lift", .code = "DT-01", .name = "桂兰楼电梯", .address = "书香苑"};
    lift.source = "property";
    lift.place = first;
    keep({.dwellings = {&door, 1}, .people = {&lan, 1}, .merchants = {&shop, 1}, .objects = {&lift, 1}});
    const auto swept = sweep();
    EXPECT_TRUE(swept.finished);
    EXPECT_EQ(swept.stored, 4);

    const auto hits = find(clerk, "桂兰");
    ASSERT_THAT(hits.groups, SizeIs(4));
    EXPECT_EQ(hits.groups[0].items.at(0).record_id, lan.id.uuid());
    EXPECT_THAT(hits.groups[0].items[0].title_marks, ElementsAre(search::Mark{1, 2}));
    EXPECT_THAT(hits.groups[1].items, IsEmpty());
    EXPECT_EQ(hits.groups[2].items.at(0).record_id, shop.id.uuid());
    EXPECT_EQ(hits.groups[3].items.at(0).record_id, lift.id.uuid());
    EXPECT_THAT(found(clerk, "书香苑12栋501", Kind::dwelling), ElementsAre(door.id.uuid()));
    EXPECT_THAT(found(clerk, "92110105MA01ABCD3E", Kind::establishment), ElementsAre(shop.id.uuid()));
    EXPECT_THAT(found(clerk, "dt-01", Kind::object), IsEmpty()) << "too short to be a number";
}

TEST_P(SearchTest, AWordAPinyinAnInitialASlip) {
    const PersonRow people[] = {person(first), named("单雄信", first), named("王贵兰", second), named("李秀英", first)};
    keep({.people = people});
    sweep();
    const auto lan = people[0].id.uuid(), shan = people[1].id.uuid(), gui = people[2].id.uuid();
    EXPECT_THAT(found(clerk, "王桂兰"), ElementsAre(lan, gui)) << "the very name first, then who sounds alike";
    EXPECT_THAT(found(clerk, "wangguilan"), UnorderedElementsAre(lan, gui));
    EXPECT_THAT(found(clerk, "wgl"), UnorderedElementsAre(lan, gui));
    EXPECT_THAT(found(clerk, "shan xiong xin"), ElementsAre(shan));
    EXPECT_THAT(found(clerk, "danxiongxin"), ElementsAre(shan));
    EXPECT_THAT(found(clerk, "wangguilang"), UnorderedElementsAre(lan, gui)) << "an ending people do not hear";
    EXPECT_THAT(found(clerk, "单雄言"), ElementsAre(shan));
    EXPECT_THAT(found(clerk, "13800138000"), ElementsAre(lan));
    EXPECT_THAT(found(clerk, "8000"), ElementsAre(lan));
    EXPECT_THAT(found(clerk, std::string(number)), ElementsAre(lan));
    EXPECT_THAT(found(clerk, "王桂兰 书香苑"), ElementsAre(lan));
    EXPECT_THAT(found(clerk, "赵六"), IsEmpty());
}

/// Many longer names begin with the pinyin of a short one. They are told apart by what the index holds, so that the few
/// who are meant are found among any number of them.
TEST_P(SearchTest, ASlipOfPinyinIsNotLostAmongLongerNames) {
    std::vector<PersonRow> people;
    for (int i = 0; i < 60; ++i) people.push_back(named("张伟华", first));
    people.push_back(named("张伟", second));
    people.push_back(named("ZHANG Wei", second));
    keep({.people = people});
    sweep();
    const auto hits = find(clerk, "zhagwei", {Kind::person}).groups.at(0);
    EXPECT_THAT(found(clerk, "zhagwei"), UnorderedElementsAre(people[60].id.uuid(), people[61].id.uuid()));
    EXPECT_TRUE(hits.complete);
    EXPECT_FALSE(hits.more);
}

/// The first look is for as many as are wanted; where they differ in worth, further ones may be better.
TEST_P(SearchTest, ABetterFitBehindTheFirstTenComesFirst) {
    std::vector<PersonRow> people;
    for (int i = 0; i < 5; ++i) people.push_back(named("文佳慧", first));
    for (int i = 0; i < 10; ++i) people.push_back(named("李佳慧", first));
    for (int i = 0; i < 5; ++i) people.push_back(named("佳慧", first));
    keep({.people = people});
    sweep();
    const auto hits = find(clerk, "jh", {Kind::person}).groups.at(0);
    ASSERT_THAT(hits.items, SizeIs(10));
    EXPECT_TRUE(hits.more);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(hits.items[i].title, "佳慧") << i;
}

TEST_P(SearchTest, OutsideTheScopeNobodyIsFoundNorCounted) {
    std::vector<PersonRow> people;
    for (int i = 0; i < 30; ++i) people.push_back(named("王桂兰", i % 3 == 0 ? first : second));
    keep({.people = people});
    sweep();
    const auto mine = find(worker_of(first), "王桂兰", {Kind::person}, 10).groups.at(0);
    EXPECT_THAT(mine.items, SizeIs(10));
    EXPECT_FALSE(mine.more) << "the others of the community do not count";
    for (const auto& hit : mine.items) EXPECT_EQ(hit.grid_id, first.grid);
    const auto theirs = find(worker_of(second), "王桂兰", {Kind::person}, 10).groups.at(0);
    EXPECT_THAT(theirs.items, SizeIs(10));
    EXPECT_TRUE(theirs.more);
    auto stranger = actor(Role::clerk, ids.next<AreaId>(), area::Level::community);
    EXPECT_THAT(found(stranger, "王桂兰"), IsEmpty());
    auto other = worker_of(first);
    other.tenant = TenantId{2};
    EXPECT_THAT(found(other, "王桂兰"), IsEmpty());
}

TEST_P(SearchTest, EachKindHasItsOwnRight) {
    const auto lan = person(first);
    const auto door = dwelling(first);
    keep({.dwellings = {&door, 1}, .people = {&lan, 1}});
    sweep();
    const auto leader = actor(Role::leader, community, area::Level::community);
    EXPECT_THAT(found(leader, "王桂兰"), IsEmpty());
    EXPECT_THAT(found(leader, "书香苑", Kind::dwelling), SizeIs(1));
    for (const auto& group : find(leader, "王桂兰").groups) EXPECT_NE(group.kind, Kind::person);
    const auto police = actor(Role::police_liaison, community, area::Level::community);
    EXPECT_THAT(found(police, "王桂兰"), IsEmpty()) << "by number only";
    const auto hits = find(police, "13800138000", {Kind::person}).groups.at(0).items;
    ASSERT_THAT(hits, SizeIs(1));
    EXPECT_EQ(hits[0].title, "王**");
    EXPECT_THAT(hits[0].title_marks, IsEmpty());
    EXPECT_THAT(hits[0].detail, Not(HasSubstr("501")));
    EXPECT_FALSE(access::Gate::admit(actor(Role::resident), search::may_find).ok());
    EXPECT_FALSE(access::Gate::admit(actor(Role::auditor), search::may_find).ok());
}

TEST_P(SearchTest, WhoMovesIsFoundThereAndNotHere) {
    auto lan = person(first);
    keep(lan);
    sweep();
    ASSERT_THAT(found(worker_of(first), "王桂兰"), SizeIs(1));
    const auto before = postings();
    const auto was = lan;
    lan.place = second;
    lan.name = "王桂芝";
    database().write([&](db::WriteTx& tx) {
        change(tx, {&was, 1}, {&lan, 1});
        const Uuid id = lan.id.uuid();
        index.refresh(tx, tenant, Kind::person, {&id, 1});
    });
    EXPECT_THAT(found(worker_of(first), "王桂芝"), IsEmpty());
    EXPECT_THAT(found(worker_of(second), "王桂芝"), SizeIs(1));
    EXPECT_THAT(found(clerk, "wangguilan"), IsEmpty());
    EXPECT_NEAR(static_cast<double>(postings()), static_cast<double>(before), 2) << "nothing of the old name is left";
}

TEST_P(SearchTest, TheErasedAreNotFoundAndLeaveNoToken) {
    const auto lan = person(first);
    keep(lan);
    sweep();
    ASSERT_GT(postings(), 0);
    ChangeService changes{{database(), clock, ids, vault, audit, outbox, evidence, lists, *cursors, {}}};
    database().write([&](db::WriteTx& tx) { changes.erase(tx, tenant, lan.id); });
    EXPECT_THAT(found(clerk, "王桂兰"), IsEmpty()) << "even before the index heard of it";
    events::Relay relay(database(), clock, tenant);
    relay.subscribe<RecordChanged>("search.records",
                                   [&](db::WriteTx& tx, const RecordChanged& event, const events::Envelope&) {
                                       index.refresh(tx, tenant, Kind::person, {&event.record_id, 1});
                                   });
    while (relay.run_once() > 0) {
    }
    EXPECT_EQ(postings(), 0);
}

TEST_P(SearchTest, NothingReadableLiesInTheIndex) {
    const auto lan = person(first);
    const auto door = dwelling(first);
    keep({.dwellings = {&door, 1}, .people = {&lan, 1}});
    sweep();
    const auto all = contents();
    EXPECT_GT(all.size(), 500U);
    for (const std::string word : {"王", "桂", "wang", "guilan", "wgl", "书香苑", "13800138000", "19491231"}) {
        EXPECT_THAT(all, Not(HasSubstr(word)));
        EXPECT_THAT(all, Not(HasSubstr(text::to_hex(word))));
    }
}

TEST_P(SearchTest, ASweepPutsRightWhatNobodyToldAndGoesOnWhereItWasStopped) {
    std::vector<PersonRow> people;
    for (int i = 0; i < 10; ++i) people.push_back(named("王桂兰", first));
    keep({.people = people});
    EXPECT_EQ(sweep().stored, 10);
    EXPECT_EQ(sweep().stored, 0) << "what is right is left alone";
    const PersonId gone = people[4].id;
    database().write([&](db::WriteTx& tx) { withdraw(tx, tenant, std::span(&gone, 1), {}, clock.now()); });
    EXPECT_EQ(sweep().removed, 1);
    database().write([&](db::WriteTx& tx) { tx.exec("DELETE FROM search_posting", {}); });
    EXPECT_EQ(sweep().stored, 0);
    index.rebuild(tenant);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(index.sweep(tenant, stop.get_token(), 3).finished);
    EXPECT_EQ(index.sweep(tenant, {}, 3).stored, 9);
    EXPECT_THAT(found(clerk, "王桂兰"), SizeIs(9));
    EXPECT_TRUE(index.sweep(tenant).finished);
}

TEST_P(SearchTest, EveryPostingBelongsToADocument) {
    std::vector<PersonRow> people;
    for (int i = 0; i < 40; ++i) people.push_back(named(i % 2 == 0 ? "欧阳修远" : "买买提·艾力", first));
    keep({.people = people});
    sweep();
    const auto before = people;
    for (auto& one : people) one.place = second;
    database().write([&](db::WriteTx& tx) { change(tx, before, people); });
    sweep();
    const auto lost = database().read([&](db::ReadTx& tx) {
        return tx.value<std::int64_t>(
            "SELECT count(*) FROM search_posting p WHERE NOT EXISTS (SELECT 1 FROM"
            " search_document d WHERE d.tenant_id = p.tenant_id AND d.spot = p.spot)",
            {});
    });
    EXPECT_EQ(lost, 0);
    EXPECT_THAT(found(worker_of(second), "oyxy"), SizeIs(10));
}

TEST_P(SearchTest, ASearchLeavesALineWithoutTheWord) {
    const auto lan = person(first);
    keep(lan);
    sweep();
    auto who = clerk;
    found(who, "王桂兰");
    audit.flush();
    const auto lines = database().read([&](db::ReadTx& tx) {
        return tx.all("SELECT operation, purpose, detail FROM audit_line", {}, [](const db::Row& row) {
            return row.get<std::string>("operation") + row.get<std::string>("detail");
        });
    });
    ASSERT_THAT(lines, SizeIs(1));
    EXPECT_EQ(lines[0], "searchEverything");
}

}  // namespace
}  // namespace linli::registry
