#include "change_rules.h"
#include "changes_fixture.h"

#include <linli/json/read.h>

#include <gmock/gmock.h>

namespace linli::registry {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

struct StateCase {
    RequestState state;
    RequestAction action;
    bool enough;
    std::optional<RequestState> next;
};

TEST(ChangeRules, TheStateMachineIsATable) {
    using S = RequestState;
    using A = RequestAction;
    const StateCase known[] = {
        {S::proposed, A::approve, true, S::applied},    {S::proposed, A::approve, false, S::proposed},
        {S::proposed, A::refuse, true, S::refused},     {S::proposed, A::refuse, false, S::refused},
        {S::proposed, A::withdraw, true, S::withdrawn}, {S::proposed, A::withdraw, false, S::withdrawn},
        {S::applied, A::undo, true, S::undone},         {S::applied, A::undo, false, S::undone},
    };
    for (const auto state : {S::proposed, S::applied, S::refused, S::withdrawn, S::undone})
        for (const auto action : {A::propose, A::approve, A::refuse, A::withdraw, A::undo})
            for (const bool enough : {true, false}) {
                const auto found = std::find_if(std::begin(known), std::end(known), [&](const StateCase& one) {
                    return one.state == state && one.action == action && one.enough == enough;
                });
                const auto wanted = found == std::end(known) ? std::nullopt : found->next;
                EXPECT_EQ(next_state(state, action, enough), wanted) << word(state) << " " << word(action);
            }
}

TEST(ChangeRules, HowFarAWordGoes) {
    EXPECT_EQ(level_of(Role::clerk, true, area::Level::community), 1);
    EXPECT_EQ(level_of(Role::clerk, true, area::Level::street), 2);
    EXPECT_EQ(level_of(Role::clerk, true, area::Level::district), 3);
    EXPECT_EQ(level_of(Role::clerk, true, area::Level::grid), 0);
    EXPECT_EQ(level_of(Role::clerk, false, area::Level::district), 0);
    EXPECT_EQ(level_of(Role::grid_worker, true, area::Level::district), 0);
}

TEST(ChangeRules, PeriodsOverlapWhenADayIsInBoth) {
    const auto day = [](const char* text) { return Date::parse(text).value(); };
    const Period spring{day("2026-03-01"), day("2026-06-01")};
    EXPECT_TRUE(overlap(spring, {day("2026-05-31"), {}}));
    EXPECT_FALSE(overlap(spring, {day("2026-06-01"), {}})) << "the last day is not in it";
    EXPECT_FALSE(overlap(spring, {day("2025-01-01"), day("2026-03-01")}));
    EXPECT_TRUE(overlap(spring, {day("2025-01-01"), day("2026-03-02")}));
    EXPECT_TRUE(overlap({day("2020-01-01"), {}}, {day("2030-01-01"), {}}));
}

TEST(ChangeRules, AHouseholdHasOneHead) {
    EXPECT_TRUE(heads_fit(0, 0));
    EXPECT_TRUE(heads_fit(3, 1));
    EXPECT_FALSE(heads_fit(3, 0));
    EXPECT_FALSE(heads_fit(3, 2));
}

class ChangesTest : public ChangesFixture {};
LINLI_BOTH_ENGINES(ChangesTest);

TEST_P(ChangesTest, WhatNobodyHasToAgreeToIsAppliedAtOnce) {
    const auto in = correct(son.id, "person.phone", "13900139000");
    const auto scope = visitor();
    const auto made = changes.propose(scope, in).value();
    EXPECT_EQ(made.state, RequestState::applied);
    EXPECT_EQ(made.values[0].value, "139****9000") << "masked as everywhere";
    EXPECT_EQ(full(son.id).phone, "13900139000");
    EXPECT_EQ(changes.propose(scope, in).value().version, made.version) << "sent twice, done once";
    EXPECT_TRUE(changes.propose(visitor(), in).is(request_id_taken)) << "somebody else's id";
    const auto leaves =
        database().read([&](db::ReadTx& tx) { return evidence.leaves_about(tx, tenant, son.id.uuid()).size(); });
    EXPECT_EQ(leaves, 1U);
}

TEST_P(ChangesTest, ANameNeedsTheStreet) {
    const auto made = changes.propose(visitor(), correct(son.id, "person.name", "王小鸣")).value();
    EXPECT_EQ(made.state, RequestState::proposed);
    EXPECT_EQ(made.needed, 2);
    EXPECT_EQ(read(son.id).name, "王小明");
    const auto first_step = decide(made, RequestAction::approve, clerk(may_approve)).value();
    EXPECT_EQ(first_step.state, RequestState::proposed);
    EXPECT_EQ(first_step.given, 1);
    EXPECT_TRUE(decide(first_step, RequestAction::approve, clerk(may_approve)).is(level_too_low));
    EXPECT_TRUE(decide(made, RequestAction::approve, clerk(may_approve, area::Level::street)).is(record_changed));
    const auto done = decide(first_step, RequestAction::approve, clerk(may_approve, area::Level::street)).value();
    EXPECT_EQ(done.state, RequestState::applied);
    EXPECT_THAT(done.steps, SizeIs(3));
    EXPECT_EQ(read(son.id).name, "王小鸣");
    const auto fields = records.fields(clerk(may_read_person), SubjectKind::person, son.id.uuid(), {}).value();
    EXPECT_TRUE(fields.items[0].decided) << "no register outranks what people decided";
}

TEST_P(ChangesTest, NobodyApprovesTheirOwnAndOnlyTheProposerWithdraws) {
    const auto who = actor(Role::clerk, street, area::Level::street);
    const auto made = changes.propose(admit(may_propose, who), correct(son.id, "person.name", "王小鸣")).value();
    EXPECT_TRUE(decide(made, RequestAction::approve, admit(may_approve, who)).is(own_request));
    EXPECT_TRUE(decide(made, RequestAction::withdraw, clerk(may_approve)).is(step_not_allowed));
    EXPECT_TRUE(decide(made, RequestAction::undo, clerk(may_approve)).is(step_not_allowed));
    const DecideRequest withdraw{RequestAction::withdraw, "", made.version};
    EXPECT_EQ(changes.withdraw(admit(may_propose, who), made.id, withdraw).value().state, RequestState::withdrawn);
    EXPECT_EQ(read(son.id).name, "王小明");
    const auto other = changes.propose(visitor(), correct(son.id, "person.name", "王小鸣")).value();
    EXPECT_EQ(decide(other, RequestAction::refuse, clerk(may_approve)).value().state, RequestState::refused);
    EXPECT_THAT(changes.list(clerk(may_propose), {}).value().items, IsEmpty());
    EXPECT_THAT(changes.list(clerk(may_propose), {.state = RequestState::refused}).value().items, SizeIs(1));
}

TEST_P(ChangesTest, BadProposalsAreRefusedWithEveryFault) {
    auto in = correct(son.id, "person.id_number", "110105194912310021");
    in.values.push_back({"person.sex", "none"});
    in.values.push_back({"person.ethnicity", "火星族"});
    in.values.push_back({"person.phone", "call me"});
    const auto refused = changes.propose(visitor(), in);
    ASSERT_TRUE(refused.is(json::invalid_fields));
    EXPECT_THAT(refused.problem().errors, SizeIs(4));
    EXPECT_TRUE(changes.propose(visitor(), correct(son.id, "person.wish", "x")).is(no_such_field));
    EXPECT_TRUE(changes.propose(visitor(), about(ChangeKind::correction, son.id)).is(needs_more));
    auto tomorrow = correct(son.id, "person.occupation", "教师");
    tomorrow.on = tomorrow.on.plus_days(1);
    EXPECT_TRUE(changes.propose(visitor(), tomorrow).is(day_to_come));
    EXPECT_TRUE(changes.propose(worker(may_propose, second), correct(son.id, "person.occupation", "教师"))
                    .is(access::not_found));
}

/// COVERS: DAT-22
TEST_P(ChangesTest, AFieldWithoutPurposeAndBasisIsNotChanged) {
    testing::publish_catalogue(lists, tenant, UserId(ids.next_uuid()), 0, testing::without_entry("person.ethnicity"));
    auto in = correct(son.id, "person.occupation", "教师");
    in.values.push_back({"person.ethnicity", "汉族"});
    const auto refused = changes.propose(visitor(), in);
    ASSERT_TRUE(refused.is(json::invalid_fields));
    ASSERT_THAT(refused.problem().errors, SizeIs(1));
    EXPECT_EQ(refused.problem().errors[0].pointer, "/values/1/field");
    EXPECT_THAT(refused.problem().errors[0].message, ::testing::HasSubstr("person.ethnicity"));
    in.values.pop_back();
    EXPECT_TRUE(changes.propose(visitor(), in).ok());
}

TEST_P(ChangesTest, ResidentsSpeakForThemselvesAndSomebodyLooksAtIt) {
    auto who = actor(Role::resident);
    who.person = son.id;
    const auto scope = admit(may_propose, who);
    auto in = correct(son.id, "person.phone", "13900139000");
    in.source = "police";
    const auto made = changes.propose(scope, in).value();
    EXPECT_EQ(made.source, "resident_self") << "nobody speaks for a register";
    EXPECT_EQ(made.state, RequestState::proposed);
    EXPECT_TRUE(changes.propose(scope, correct(head.id, "person.phone", "13900139000")).is(access::not_found));
    EXPECT_TRUE(changes.propose(scope, about(ChangeKind::death, son.id)).is(access::not_allowed));
    EXPECT_TRUE(decide(made, RequestAction::approve, clerk(may_approve)).ok());
    EXPECT_EQ(full(son.id).phone, "13900139000");
}

TEST_P(ChangesTest, MovingTakesPersonAndTagsAlongAndIsTakenBack) {
    auto tag = about(ChangeKind::tag, son.id);
    tag.tag = "volunteer";
    ASSERT_EQ(changes.propose(visitor(), tag).value().state, RequestState::applied);
    auto move = about(ChangeKind::move_in, son.id);
    move.dwelling_id = homes[2].id;
    const auto scope = admit(may_propose, actor(Role::clerk, community, area::Level::community));
    const auto moved = changes.propose(scope, move).value();
    EXPECT_EQ(moved.state, RequestState::applied);
    EXPECT_EQ(read(son.id).grid_id, second.grid);
    EXPECT_EQ(read(son.id).dwelling_id, homes[2].id);
    EXPECT_EQ(read(son.id).address, homes[2].local_address);
    EXPECT_EQ(lived_in(son.id), std::vector{homes[2].id});
    EXPECT_EQ(read(son.id).tags[0].basis, "《志愿服务条例》");
    EXPECT_TRUE(service.person(worker(may_read_person, first), son.id).is(access::not_found)) << "gone from the grid";

    clock.advance(std::chrono::hours(1));
    ASSERT_EQ(changes.decide(admit(may_approve, scope.actor()), moved.id, {RequestAction::undo, "", 1}).value().state,
              RequestState::undone);
    EXPECT_EQ(read(son.id).grid_id, first.grid);
    EXPECT_EQ(read(son.id).address, son.address);
    EXPECT_EQ(lived_in(son.id), std::vector{homes[0].id});
    EXPECT_THAT(read(son.id).tags, SizeIs(1));
}

TEST_P(ChangesTest, WhatChangedSinceIsNotSimplyTakenBack) {
    auto move = about(ChangeKind::move_in, son.id);
    move.dwelling_id = homes[1].id;
    const auto one = changes.propose(visitor(), move).value();
    clock.advance(std::chrono::hours(1));
    move.id = ids.next<RequestId>();
    move.dwelling_id = homes[0].id;
    const auto two = changes.propose(visitor(), move).value();
    EXPECT_TRUE(decide(one, RequestAction::undo, clerk(may_approve)).is(changed_since));
    EXPECT_TRUE(decide(two, RequestAction::undo, clerk(may_approve)).ok());
    EXPECT_TRUE(decide(one, RequestAction::undo, clerk(may_approve)).ok()) << "one after the other";
    EXPECT_EQ(lived_in(son.id), std::vector{homes[0].id});
    clock.advance(std::chrono::hours(24));
    move.id = ids.next<RequestId>();
    move.dwelling_id = homes[1].id;
    const auto late = changes.propose(visitor(), move).value();
    clock.advance(undo_for + std::chrono::minutes(1));
    EXPECT_TRUE(decide(late, RequestAction::undo, clerk(may_approve)).is(undo_too_late));
}

TEST_P(ChangesTest, AChildIsBornAndAHeadDies) {
    const PersonId child = ids.next<PersonId>();
    auto born = about(ChangeKind::birth, child);
    born.dwelling_id = homes[0].id;
    born.household_id = household.id;
    born.values = {{"person.name", "王安安"}, {"person.sex", "female"}, {"person.kin", "granddaughter"}};
    const auto request = changes.propose(visitor(), born).value();
    EXPECT_EQ(request.state, RequestState::proposed);
    EXPECT_TRUE(service.person(clerk(may_read_person), child).is(access::not_found)) << "not before somebody agreed";
    const auto done = decide(request, RequestAction::approve, clerk(may_approve)).value();
    EXPECT_EQ(read(child).name, "王安安");
    EXPECT_EQ(read(child).age, 0);
    EXPECT_EQ(lived_in(child), std::vector{homes[0].id});

    auto death = about(ChangeKind::death, head.id);
    const auto street_clerk = clerk(may_approve, area::Level::street);
    const auto alone = changes.propose(visitor(), death).value();
    EXPECT_TRUE(decide(alone, RequestAction::approve, street_clerk).is(one_head_needed));
    death.id = ids.next<RequestId>();
    death.new_head_id = son.id;
    const auto with_heir = changes.propose(visitor(), death).value();
    ASSERT_TRUE(decide(with_heir, RequestAction::approve, street_clerk).ok());
    EXPECT_EQ(read(head.id).standing, Standing::deceased);
    EXPECT_THAT(lived_in(head.id), IsEmpty());
    EXPECT_EQ(read(son.id).kin, Kin::head);
    EXPECT_TRUE(changes.propose(visitor(), about(ChangeKind::move_out, head.id)).is(record_ended));

    clock.advance(std::chrono::hours(1));
    EXPECT_TRUE(decide(done, RequestAction::undo, street_clerk).ok());
    EXPECT_EQ(read(child).standing, Standing::withdrawn);
}

TEST_P(ChangesTest, RelationsTagsAndLinksKeepTheirRules) {
    auto owns = about(ChangeKind::relation, son.id);
    owns.dwelling_id = homes[1].id;
    owns.relation_kind = RelationKind::owner;
    owns.lives_here = false;
    ASSERT_TRUE(changes.propose(visitor(), owns).ok());
    owns.id = ids.next<RequestId>();
    EXPECT_TRUE(changes.propose(visitor(), owns).is(relation_overlaps));
    owns.dwelling_id = homes[2].id;
    EXPECT_TRUE(changes.propose(visitor(), owns).is(no_such_part)) << "a door of another grid";

    auto tag = about(ChangeKind::tag, son.id);
    tag.tag = "disabled_person";
    EXPECT_EQ(changes.propose(visitor(), tag).value().needed, 1) << "what is sensitive is looked at";
    tag.id = ids.next<RequestId>();
    tag.tag = "veteran";
    ASSERT_TRUE(changes.propose(visitor(), tag).ok());
    tag.id = ids.next<RequestId>();
    EXPECT_TRUE(changes.propose(visitor(), tag).is(relation_overlaps));
    tag.id = ids.next<RequestId>();
    tag.ends = true;
    clock.advance(std::chrono::hours(24));
    tag.on = shanghai_date(clock.now());
    ASSERT_TRUE(changes.propose(visitor(), tag).ok());
    EXPECT_THAT(read(son.id).tags, IsEmpty());

    auto spouse = about(ChangeKind::link, son.id);
    spouse.link_kind = "spouse";
    spouse.other_id = head.id.uuid();
    const auto one = changes.propose(visitor(), spouse).value();
    ASSERT_TRUE(decide(one, RequestAction::approve, clerk(may_approve)).ok());
    spouse.id = ids.next<RequestId>();
    const auto two = changes.propose(visitor(), spouse).value();
    EXPECT_TRUE(decide(two, RequestAction::approve, clerk(may_approve)).is(relation_overlaps));
    EXPECT_THAT(records.links(clerk(may_read_person), head.id).value().items, SizeIs(1));
}

TEST_P(ChangesTest, WhatIsProposedLiesSealed) {
    auto in = correct(son.id, "person.name", "欧阳小鸣");
    ASSERT_TRUE(changes.propose(visitor(), in).ok());
    const auto stored = database().read([](db::ReadTx& tx) {
        std::string all;
        tx.each("SELECT content FROM registry_request", {}, [&](const db::Row& row) { all += row.bytes(0); });
        tx.each("SELECT payload FROM events_event", {}, [&](const db::Row& row) { all += row.text(0); });
        return all;
    });
    EXPECT_THAT(stored, Not(HasSubstr("欧阳")));
    database().write([&](db::WriteTx& tx) { changes.erase(tx, tenant, son.id); });
    const auto read = changes.find(visitor(), in.id).value();
    EXPECT_THAT(read.values, IsEmpty());
    EXPECT_TRUE(decide(decide(read, RequestAction::approve, clerk(may_approve)).value(), RequestAction::approve,
                       clerk(may_approve, area::Level::street))
                    .is(record_ended));
}

}  // namespace
}  // namespace linli::registry
