#include "change_rules.h"
#include "changes_fixture.h"

#include <gmock/gmock.h>

#include <random>

namespace linli::registry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class MergeTest : public ChangesFixture {
protected:
    /// The son once more, from another list.
    PersonRow twin() {
        auto out = person(first);
        out.name = "王小明";
        out.source = "police";
        out.phone = "";
        out.occupation = "教师";
        out.registered_address = "云溪市北门街8号";
        out.confirmed = Date::parse("2024-05-01").value();
        return out;
    }
    ProposeChange same(PersonId stays, PersonId goes) {
        auto in = about(ChangeKind::merge, stays);
        in.other_id = goes.uuid();
        return in;
    }
    access::Scope merger() { return clerk(may_merge); }
};
LINLI_BOTH_ENGINES(MergeTest);

TEST_P(MergeTest, SideBySideSaysWhatStaysAndWhy) {
    const auto other = twin();
    keep(other);
    const auto found =
        changes.compare(merger(), SubjectKind::person, son.id.uuid(), CompareWith{other.id.uuid()}).value();
    const auto line = [&](std::string_view field) {
        for (const auto& one : found.items)
            if (one.field == field) return one;
        throw std::runtime_error("no such field");
    };
    EXPECT_EQ(line("person.name").winner, "same");
    EXPECT_EQ(line("person.phone").winner, "here");
    EXPECT_EQ(line("person.phone").here, "138****8000") << "masked beside each other, too";
    EXPECT_EQ(line("person.occupation").winner, "there");
    EXPECT_EQ(line("person.occupation").why, "保留记录没有此项");
    EXPECT_EQ(line("person.registered_address").winner, "there");
    EXPECT_THAT(line("person.registered_address").why, HasSubstr("公安人口信息"));
    EXPECT_TRUE(changes
                    .compare(admit(may_merge, actor(Role::clerk, second.grid)), SubjectKind::person, son.id.uuid(),
                             {other.id.uuid()})
                    .is(access::not_found));
}

TEST_P(MergeTest, ReferencesMoveAndComeBack) {
    const auto other = twin();
    const RelationRow also[] = {relation(other, homes[1])};
    const TagRow tags[] = {{other.id, "volunteer", "志愿者", other.since, {}, "社区登记", first, {}}};
    const auto place = [&] {
        MerchantRow m;
        m.id = ids.next<MerchantId>();
        m.uscc = "92640100MA7600000X";
        m.name = "兴隆牛肉面馆";
        m.since = m.licence_until = other.since;
        m.place = first;
        return m;
    }();
    LinkRow works;
    works.id = ids.next<LinkId>();
    works.kind = "works_at";
    works.from_id = other.id.uuid();
    works.to_id = place.id.uuid();
    works.from = other.since;
    works.source = "police";
    keep({.people = {&other, 1}, .relations = also, .tags = tags, .merchants = {&place, 1}, .links = {&works, 1}});
    const GiveConsent consent{ids.next<ConsentId>(), "activity_signals", 0, ConsentChannel::paper};
    ASSERT_TRUE(records.give_consent(clerk(may_keep_consents), other.id, consent).ok());

    const auto merged = changes.merge(merger(), same(son.id, other.id)).value();
    EXPECT_EQ(merged.state, RequestState::applied);
    EXPECT_THAT(heard, ElementsAre("moved"));
    EXPECT_EQ(read(other.id).standing, Standing::merged);
    EXPECT_EQ(read(other.id).merged_into, son.id);
    EXPECT_EQ(full(son.id).occupation, "教师");
    EXPECT_EQ(full(son.id).registered_address, other.registered_address) << "sealed again under the other key";
    EXPECT_EQ(full(son.id).phone, son.phone);
    EXPECT_THAT(read(son.id).tags, SizeIs(1));
    EXPECT_THAT(read(son.id).relations, SizeIs(2));
    EXPECT_EQ(lived_in(son.id), std::vector{homes[0].id}) << "the second home is disputed";
    EXPECT_THAT(records.links(clerk(may_read_person), son.id).value().items, SizeIs(1));
    EXPECT_THAT(records.consents(clerk(may_keep_consents), son.id).value().items, SizeIs(1));
    const auto listed = service.persons(clerk(may_list_persons), {}).value();
    for (const auto& line : listed.items) EXPECT_NE(line.id, other.id) << "a list shows each person once";
    EXPECT_TRUE(changes.merge(merger(), same(head.id, other.id)).is(record_ended));
    EXPECT_TRUE(changes.propose(visitor(), correct(other.id, "person.phone", "13900139000")).is(record_ended));

    clock.advance(std::chrono::hours(24 * 29));
    ASSERT_TRUE(decide(merged, RequestAction::undo, clerk(may_approve)).ok());
    EXPECT_THAT(heard, ElementsAre("moved", "undone"));
    EXPECT_FALSE(read(other.id).standing);
    EXPECT_THAT(read(other.id).tags, SizeIs(1));
    EXPECT_EQ(lived_in(other.id), std::vector{homes[1].id});
    EXPECT_THAT(read(son.id).tags, IsEmpty());
    EXPECT_EQ(full(son.id).occupation, son.occupation);
    EXPECT_EQ(full(son.id).registered_address, son.registered_address);
    EXPECT_THAT(records.consents(clerk(may_keep_consents), other.id).value().items, SizeIs(1));
}

TEST_P(MergeTest, AnErasedPersonIsErasedInEveryRecordThatWasTheirs) {
    const auto other = twin();
    keep(other);
    const auto merged = changes.merge(merger(), same(son.id, other.id)).value();
    database().write([&](db::WriteTx& tx) { changes.erase(tx, tenant, son.id); });
    EXPECT_FALSE(full(son.id).registered_address);
    EXPECT_FALSE(full(other.id).id_number);
    EXPECT_TRUE(decide(merged, RequestAction::undo, clerk(may_approve)).is(record_ended));
}

TEST_P(MergeTest, TheOnlyHeadDoesNotDisappearByAMerge) {
    auto other = twin();
    const auto merged = changes.merge(merger(), same(son.id, head.id));
    EXPECT_TRUE(merged.is(one_head_needed));
    EXPECT_FALSE(read(head.id).standing) << "nothing of it stays";
    EXPECT_THAT(heard, ElementsAre("moved")) << "told inside the transaction that was rolled back";
    EXPECT_TRUE(changes.merge(merger(), same(son.id, ids.next<PersonId>())).is(access::not_found));
    EXPECT_TRUE(changes.merge(merger(), same(son.id, son.id)).is(needs_more));
    keep(other);
    EXPECT_TRUE(changes.merge(merger(), about(ChangeKind::correction, son.id)).is(unknown_kind));
    EXPECT_TRUE(changes.propose(visitor(), same(son.id, other.id)).is(unknown_kind));
}

TEST_P(MergeTest, OneRecordBecomesTwo) {
    auto in = about(ChangeKind::split, son.id);
    in.other_id = ids.next_uuid();
    in.values = {{"person.name", "王晓明"}, {"person.sex", "male"}, {"person.birth_on", "1990-02-03"}};
    in.moving_relations = {read(son.id).relations[0].id};
    const auto done = changes.merge(merger(), in).value();
    const PersonId fresh(*in.other_id);
    EXPECT_EQ(read(fresh).name, "王晓明");
    EXPECT_EQ(lived_in(fresh), std::vector{homes[0].id});
    EXPECT_EQ(read(fresh).dwelling_id, homes[0].id);
    EXPECT_THAT(lived_in(son.id), IsEmpty());
    EXPECT_FALSE(read(son.id).dwelling_id);
    in.id = ids.next<RequestId>();
    EXPECT_TRUE(changes.merge(merger(), in).is(record_id_taken));
    in.other_id = ids.next_uuid();
    EXPECT_TRUE(changes.merge(merger(), in).is(no_such_part)) << "the relation went already";
    ASSERT_TRUE(decide(done, RequestAction::undo, clerk(may_approve)).ok());
    EXPECT_EQ(read(fresh).standing, Standing::withdrawn);
    EXPECT_EQ(lived_in(son.id), std::vector{homes[0].id});
}

TEST_P(MergeTest, UnitsAreMergedAndSplitAlike) {
    const auto shop = [&](const char* name, const char* uscc, const char* source) {
        MerchantRow m;
        m.id = ids.next<MerchantId>();
        m.uscc = uscc;
        m.name = name;
        m.phone = phone;
        m.since = m.licence_until = Date::parse("2027-01-01").value();
        m.source = source;
        m.place = first;
        return m;
    };
    const MerchantRow shops[] = {shop("兴隆面馆", "92640100MA7600000X", "community_register"),
                                 shop("兴隆牛肉面馆", "92640100MA7600000X", "market_regulation")};
    keep({.merchants = shops});
    auto in = about(ChangeKind::merge, PersonId(shops[0].id.uuid()));
    in.record_kind = SubjectKind::establishment;
    in.other_id = shops[1].id.uuid();
    const auto merged = changes.merge(merger(), in).value();
    const auto unit = [&](MerchantId id) { return records.establishment(clerk(may_read_establishments), id).value(); };
    EXPECT_EQ(unit(shops[0].id).name, "兴隆牛肉面馆");
    EXPECT_EQ(unit(shops[1].id).standing, Standing::merged);
    EXPECT_THAT(records.establishments(clerk(may_read_establishments), {}).value().items, SizeIs(1));
    ASSERT_TRUE(decide(merged, RequestAction::undo, clerk(may_approve)).ok());
    EXPECT_EQ(unit(shops[0].id).name, "兴隆面馆");

    in.id = ids.next<RequestId>();
    in.kind = ChangeKind::split;
    in.other_id = ids.next_uuid();
    in.values = {{"establishment.name", "兴隆二店"}, {"establishment.uscc", "91640100MA76000008"}};
    const auto refused = changes.merge(merger(), in);
    if (!refused.ok()) {
        EXPECT_EQ(refused.problem().type->code, "request/invalid-fields") << "the check character decides";
    } else {
        EXPECT_EQ(unit(MerchantId(*in.other_id)).name, "兴隆二店");
    }
}

/// Anything in any order by anybody: what must hold of the records holds afterwards (invariants.sql), whatever was
/// applied, refused or taken back on the way.
TEST_P(MergeTest, AnyWalkKeepsTheRecordsWhole) {
    std::mt19937 dice(GetParam() == db::Engine::sqlite ? 7 : 8);
    const auto pick = [&](std::size_t most) { return static_cast<std::size_t>(dice() % most); };
    std::vector<PersonId> people{head.id, son.id};
    for (int i = 0; i < 6; ++i) {
        auto more = twin();
        keep(more);
        people.push_back(more.id);
    }
    const access::Scope scopes[] = {clerk(may_approve), clerk(may_approve, area::Level::street),
                                    clerk(may_approve, area::Level::district)};
    const auto proposer = clerk(may_propose, area::Level::district);
    const auto merging = clerk(may_merge, area::Level::district);
    std::vector<ChangeRequest> open;
    std::map<std::string, int> outcomes;
    for (int step = 0; step < 700; ++step) {
        clock.advance(std::chrono::minutes(50 + static_cast<int>(pick(3000))));
        const auto who = people[pick(people.size())];
        if (pick(3) == 0 && !open.empty()) {
            const auto& request = open[pick(open.size())];
            const auto now = changes.find(proposer, request.id).value();
            const auto action = pick(3) == 0                         ? RequestAction::refuse
                                : now.state == RequestState::applied ? RequestAction::undo
                                                                     : RequestAction::approve;
            const auto done = decide(now, action, scopes[pick(3)]);
            ++outcomes[done.ok() ? "decided " + std::string(word(done.value().state))
                                 : std::string(done.problem().type->code)];
            continue;
        }
        constexpr ChangeKind kinds[] = {
            ChangeKind::correction, ChangeKind::move_in, ChangeKind::move_out, ChangeKind::death, ChangeKind::relation,
            ChangeKind::tag,        ChangeKind::link,    ChangeKind::merge,    ChangeKind::split, ChangeKind::birth};
        auto in = about(kinds[pick(std::size(kinds))], who);
        in.dwelling_id = homes[pick(3)].id;
        in.household_id = household.id;
        in.relation_kind = pick(2) == 0 ? RelationKind::owner : RelationKind::family;
        in.lives_here = pick(2) == 0;
        in.tag = pick(2) == 0 ? "volunteer" : "veteran";
        in.ends = pick(3) == 0;
        in.link_kind = pick(2) == 0 ? "spouse" : "guardian";
        in.other_id = people[pick(people.size())].uuid();
        if (pick(3) == 0) in.new_head_id = people[pick(people.size())];
        in.values = {{"person.occupation", "职业" + std::to_string(pick(5))}};
        if (pick(2) == 0) in.values.push_back({"person.phone", "1390013900" + std::to_string(pick(10))});
        if (in.kind == ChangeKind::split || in.kind == ChangeKind::birth) {
            in.values = {{"person.name", "新人"}, {"person.sex", "male"}, {"person.birth_on", "1999-01-01"}};
            const auto fresh = ids.next<PersonId>();
            in.kind == ChangeKind::split ? void(in.other_id = fresh.uuid()) : void(in.record_id = fresh.uuid());
            in.moving_tags = {"volunteer"};
            people.push_back(fresh);
        }
        const bool pair = in.kind == ChangeKind::merge || in.kind == ChangeKind::split;
        const auto made = pair ? changes.merge(merging, in) : changes.propose(proposer, in);
        if (made.ok()) open.push_back(made.value());
        ++outcomes[made.ok() ? std::string(word(made.value().state)) : std::string(made.problem().type->code)];
    }
    EXPECT_GT(outcomes["applied"], 30) << "a walk that does nothing shows nothing";
    EXPECT_GT(outcomes["decided undone"], 5);
    EXPECT_GT(outcomes["decided applied"], 5);
}

}  // namespace
}  // namespace linli::registry
