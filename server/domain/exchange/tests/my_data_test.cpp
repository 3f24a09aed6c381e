#include <linli/testing/exchange_house.h>

#include <linli/exchange/links.h>
#include <linli/exchange/my_data.h>
#include <linli/json/read.h>
#include <linli/registry/changes.h>
#include <linli/registry/service.h>

namespace linli::exchange {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class MyDataTest : public ExchangeHouse {
protected:
    access::Scope me(std::optional<PersonId> who, const access::Permission& permission = may_see_own) {
        access::Actor actor;
        actor.tenant = tenant;
        actor.role = Role::resident;
        actor.user = my_account;
        actor.person = who;
        actor.purpose = "本人查询";
        return access::Gate::admit(actor, permission).value();
    }
    access::Scope mine() { return me(person.id); }
    Result<Claim> claim(const std::string& name, const std::string& number) {
        return my_data.claim(me({}, may_claim_record), {ids.next<LinkClaimId>(), name, number});
    }
    /// The file of a copy as JSON.
    boost::json::object copy_of(const OwnCopy& copy) {
        return json::parse(my_data.fetch_copy(mine(), copy.id, CopyFormat::json).value())->as_object();
    }

    std::filesystem::path folder = std::filesystem::temp_directory_path() / ("linli-own-" + std::to_string(::getpid()));
    registry::RegistryService people{{database(), clock, vault, audit, *cursors}};
    registry::ChangeService changes{{database(), clock, ids, vault, audit, outbox, evidence, lists, *cursors, {}}};
    std::string my_telephone = "13800138000";
    std::map<UserId, PersonId> linked;
    MyDataService my_data{parts(),
                          {people, changes, [this](db::ReadTx&, TenantId, UserId) { return my_telephone; },
                           [this](db::WriteTx&, const access::Scope&, UserId user, PersonId who) -> Outcome {
                               linked[user] = who;
                               return Done{};
                           },
                           folder}};
    UserId my_account = ids.next<UserId>();
};
LINLI_BOTH_ENGINES(MyDataTest);

TEST_P(MyDataTest, ISeeWhatIsHeldAndWhoSaidSo) {
    const auto all = my_data.all(mine()).value();
    EXPECT_EQ(all.person_id, person.id);
    const auto name = std::find_if(all.record.begin(), all.record.end(),
                                   [](const registry::FieldView& one) { return one.field == "person.name"; });
    ASSERT_NE(name, all.record.end());
    EXPECT_EQ(name->value, "王桂兰");
    EXPECT_EQ(name->source_label, "社区居民台账");
    EXPECT_TRUE(my_data.all(me({})).is(not_linked));
}

TEST_P(MyDataTest, NobodySeesAnother) {
    const auto other = somebody("110105195012310", "李建国");
    const auto all = my_data.all(me(other.id)).value();
    EXPECT_EQ(all.person_id, other.id);
    const auto copy = my_data.take_copy(mine(), {ids.next<OwnCopyId>()}).value();
    EXPECT_TRUE(my_data.fetch_copy(me(other.id), copy.id, CopyFormat::json).is(access::not_found));
    const auto theirs = consent(other.id, "push_messages");
    EXPECT_TRUE(my_data.withdraw(mine(), theirs).is(access::not_found));
}

TEST_P(MyDataTest, ISeeWhoLookedByPostAndNotByName) {
    const auto scope = admit(registry::may_read_person, Role::clerk, clerk_id, community);
    ASSERT_TRUE(people.person(scope, person.id).ok());
    audit.flush();
    const auto looks = my_data.looks(mine()).value().items;
    ASSERT_THAT(looks, SizeIs(1));
    EXPECT_EQ(looks.front().who, access::title(Role::clerk));
    EXPECT_EQ(looks.front().purpose, "核对居民身份");
    EXPECT_FALSE(looks.front().by_me);
    my_data.all(mine()).value();
    audit.flush();
    EXPECT_TRUE(my_data.looks(mine()).value().items.front().by_me);
}

TEST_P(MyDataTest, ACorrectionWaitsForApproval) {
    const auto request =
        my_data.correct(mine(), {ids.next<registry::RequestId>(), "person.occupation", "退休", "已退休"}).value();
    EXPECT_EQ(request.state, registry::RequestState::proposed) << "what residents say of themselves is looked at";
    EXPECT_EQ(request.source, "resident_self");
    EXPECT_TRUE(my_data.correct(mine(), {ids.next<registry::RequestId>(), "person.nothing", "x", "试试"})
                    .is(registry::no_such_field));
}

TEST_P(MyDataTest, ACopyHoldsEverythingInFullAndIsGoneAfterADay) {
    const auto copy = my_data.take_copy(mine(), {ids.next<OwnCopyId>()}).value();
    const auto content = copy_of(copy);
    EXPECT_EQ(content.at("person").as_object().at("id_number").as_string(), person.id_number);
    EXPECT_THAT(my_data.fetch_copy(mine(), copy.id, CopyFormat::xlsx).value(), ::testing::StartsWith("PK"));
    EXPECT_TRUE(std::filesystem::is_empty(folder)) << "no plain file stays behind";
    database().read([&](db::ReadTx& tx) {
        tx.each("SELECT json FROM exchange_own_copy", {},
                [&](const db::Row& row) { EXPECT_THAT(row.blob("json"), Not(HasSubstr(person.id_number))); });
    });
    const auto again = my_data.take_copy(mine(), {ids.next<OwnCopyId>()}).value();
    EXPECT_TRUE(my_data.fetch_copy(mine(), copy.id, CopyFormat::json).is(access::not_found)) << "one at a time";
    clock.advance(std::chrono::hours(25));
    EXPECT_TRUE(my_data.fetch_copy(mine(), again.id, CopyFormat::json).is(access::not_found));
    EXPECT_EQ(calls.forget(tenant), 1);
}

TEST_P(MyDataTest, WithdrawingShutsTheGateAtOnce) {
    connect("property", "http://127.0.0.1:1/property");
    share_secret("property", secret);
    const auto agreement = agree("property_fee_parking");
    const auto given = consent(person.id, "property_fee_sync");
    const auto waiting = ask(agreement, person.id.uuid(), {"property.parking"}).value();
    ASSERT_TRUE(my_data.withdraw(mine(), given).ok());
    EXPECT_TRUE(ask(agreement, person.id.uuid(), {"property.parking"}).is(gate_refused));
    calls.work_once(tenant, "property");
    EXPECT_EQ(read(waiting.id).state, CallState::refused);
    const auto shares = my_data.shares(mine()).value().items;
    ASSERT_THAT(shares, SizeIs(2));
    EXPECT_EQ(shares.front().partner, "物业服务企业");
    EXPECT_THAT(shares.front().labels, ElementsAre("停车位状态"));
    EXPECT_EQ(shares.front().why, sentence(Verdict::no_consent));
    EXPECT_TRUE(my_data.withdraw(mine(), given).is(registry::consent_ended));
}

TEST_P(MyDataTest, NameNumberAndTelephoneTogetherLinkAtOnce) {
    const auto got = claim("王桂兰", person.id_number).value();
    EXPECT_EQ(got.state, ClaimState::linked);
    EXPECT_EQ(got.proof, ClaimProof::telephone);
    EXPECT_FALSE(got.person_id) << "the resident needs no id of a record";
    EXPECT_EQ(linked.at(my_account), person.id);
    EXPECT_TRUE(my_data.claim(me(person.id, may_claim_record), {}).is(linked_already));
    EXPECT_THAT(leaves(got.id.uuid()), ElementsAre("exchange.record-claim"));
}

TEST_P(MyDataTest, WithoutTheTelephoneAClerkDecidesAtTheCounter) {
    my_telephone = "13900139000";
    const auto waiting = claim("王桂兰", person.id_number).value();
    EXPECT_EQ(waiting.state, ClaimState::waiting);
    EXPECT_THAT(linked, IsEmpty());
    const auto elsewhere = admit(may_confirm_record, Role::clerk, clerk_id, ids.next<AreaId>());
    EXPECT_THAT(my_data.claims(elsewhere, {}).value().items, IsEmpty());
    EXPECT_TRUE(my_data.decide_claim(elsewhere, waiting.id, {true, 1}).is(access::not_found));
    const auto listed = my_data.claims(clerk(may_confirm_record), {}).value().items;
    ASSERT_THAT(listed, SizeIs(1));
    EXPECT_EQ(listed.front().person_id, person.id);
    const auto decided = my_data.decide_claim(clerk(may_confirm_record), waiting.id, {true, 1}).value();
    EXPECT_EQ(decided.proof, ClaimProof::counter);
    EXPECT_EQ(linked.at(my_account), person.id);
    EXPECT_TRUE(my_data.decide_claim(clerk(may_confirm_record), waiting.id, {false, 2}).is(changed_meanwhile));
    EXPECT_THAT(my_data.claims(clerk(may_confirm_record), {}).value().items, IsEmpty());
}

/// The record that somebody waits for is merged into another, and apart again.
TEST_P(MyDataTest, WhoWaitsFollowsTheRecordThatStands) {
    my_telephone = "13900139000";
    const auto waiting = claim("王桂兰", person.id_number).value();
    const auto twin = somebody("11010519500101001", "王桂蓝");
    const auto waits_for = [&] {
        return my_data.claims(clerk(may_confirm_record), {}).value().items.front().person_id;
    };
    const auto moved = database().write([&](db::WriteTx& tx) { return move_claims(tx, tenant, person.id, twin.id); });
    EXPECT_THAT(moved, ElementsAre(waiting.id.text()));
    EXPECT_EQ(waits_for(), twin.id);
    database().write([&](db::WriteTx& tx) { give_back_claims(tx, tenant, person.id, twin.id, moved); });
    EXPECT_EQ(waits_for(), person.id);
    database().write([&](db::WriteTx& tx) { move_claims(tx, tenant, person.id, twin.id); });
    const auto decided = my_data.decide_claim(clerk(may_confirm_record), waiting.id, {true, 4});
    ASSERT_TRUE(decided.ok()) << decided.problem().type->code;
    EXPECT_EQ(linked.at(my_account), twin.id);
    database().write([&](db::WriteTx& tx) { give_back_claims(tx, tenant, person.id, twin.id, moved); });
    EXPECT_EQ(linked.at(my_account), twin.id) << "what was decided stays";
}

TEST_P(MyDataTest, ProofsThatDifferLinkNothing) {
    EXPECT_TRUE(claim("王小兰", person.id_number).is(proofs_differ));
    EXPECT_TRUE(claim("王桂兰", "11010519500101001X").is(proofs_differ));
    EXPECT_TRUE(claim("王桂兰", "not a number at all").is(proofs_differ));
    const auto twin = somebody("110105194912310", "王桂兰");
    EXPECT_TRUE(claim("王桂兰", person.id_number).is(proofs_differ)) << "two records with one number: nobody guesses";
    EXPECT_THAT(linked, IsEmpty());
}

}  // namespace
}  // namespace linli::exchange
