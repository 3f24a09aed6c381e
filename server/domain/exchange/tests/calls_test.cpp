#include <linli/testing/exchange_house.h>

namespace linli::exchange {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class CallsTest : public ExchangeHouse {
protected:
    void line(const std::string& partner) {
        connect(partner, "http://127.0.0.1:1/" + partner);
        share_secret(partner, secret);
    }
    std::vector<PartnerCall> mine() { return calls.list(clerk(may_follow), {}).value().items; }
    std::int64_t used(const Agreement& agreement) {
        return agreements.find(admit(may_read_agreements, Role::auditor, clerk_id), agreement.id)->used;
    }
    /// What a partner's program sends.
    Result<PartnerAnswer> query(const std::string& partner, const Agreement& agreement, boost::json::object key,
                                std::vector<std::string> fields,
                                const std::function<void(protocol::Question&, std::string&)>& change = {}) {
        protocol::Question q;
        q.target = "/v1/partners/" + partner + "/queries";
        q.partner = partner;
        q.call = "c1";
        q.at = clock.now();
        q.nonce = protocol::new_nonce();
        const std::string body = "{}";
        auto signature = protocol::sign_question(crypto::Suite::international, secret, q, body);
        if (change) change(q, signature);
        return calls.answer_partner(access::Gate::system(tenant, "answer-partner"), q, "international", signature, body,
                                    {agreement.id, std::move(key), std::move(fields), ""});
    }
    boost::json::object by_number(const registry::PersonRow& who) { return {{"person.id_number", who.id_number}}; }
};
LINLI_BOTH_ENGINES(CallsTest);

TEST_P(CallsTest, WhatTheGateRefusesIsKeptAsRefusedWithEvidence) {
    line("police");
    const auto draft = try_draft("police_identity").value();
    EXPECT_TRUE(ask(draft, person.id.uuid(), {"police.registered_here"}).is(gate_refused));
    ASSERT_EQ(mine().size(), 1U);
    const auto kept = mine().front();
    EXPECT_EQ(kept.state, CallState::refused);
    EXPECT_EQ(kept.reason, word(Verdict::not_approved));
    EXPECT_THAT(leaves(kept.id.uuid()), ElementsAre("exchange.refused"));
    EXPECT_THAT(calls.due(tenant), IsEmpty());
    const auto agreement = step(draft, AgreementStep::approve).value();
    EXPECT_TRUE(ask(agreement, person.id.uuid(), {"person.phone"}).is(gate_refused));
    EXPECT_TRUE(ask(agreement, person.id.uuid(), {"police.registered_here"}).ok());
    EXPECT_THAT(calls.due(tenant), ElementsAre("police"));
    AskPartner unknown{ids.next<CallId>(), ids.next<AgreementId>(), person.id.uuid(), {"police.registered_here"}};
    EXPECT_TRUE(calls.ask(clerk(may_ask), unknown).is(gate_refused));
}

TEST_P(CallsTest, EvidenceNamesNobody) {
    line("police");
    const auto agreement = agree("police_identity");
    const auto asked = ask(agreement, person.id.uuid(), {"police.registered_here"}).value();
    EXPECT_TRUE(calls.work_once(tenant, "police"));
    const auto texts = database().read([&](db::ReadTx& tx) {
        std::string out;
        for (const auto& leaf : evidence.leaves_about(tx, tenant, asked.id.uuid())) out += leaf.content.value_or("");
        return out;
    });
    EXPECT_THAT(texts, HasSubstr("police.registered_here"));
    for (const auto& part : {person.id.text(), person.name, person.id_number, person.phone})
        EXPECT_THAT(texts, Not(HasSubstr(part)));
}

TEST_P(CallsTest, TheQuotaOfADayIsExact) {
    line("police");
    const auto agreement = agree("police_identity", [](auto& d) { d.quota = 2; });
    for (int i = 0; i < 2; ++i) EXPECT_TRUE(ask(agreement, person.id.uuid(), {"police.registered_here"}).ok());
    EXPECT_TRUE(ask(agreement, person.id.uuid(), {"police.registered_here"}).is(gate_refused));
    EXPECT_EQ(used(agreement), 2);
    clock.advance(std::chrono::hours(24));
    EXPECT_TRUE(ask(agreement, person.id.uuid(), {"police.registered_here"}).ok());
    EXPECT_EQ(used(agreement), 1);
}

TEST_P(CallsTest, ConsentIsAskedAtTheMomentOfLeaving) {
    line("property");
    const auto agreement = agree("property_fee_parking");
    EXPECT_TRUE(ask(agreement, person.id.uuid(), {"property.parking"}).is(gate_refused));
    const auto given = consent(person.id, "property_fee_sync");
    const auto asked = ask(agreement, person.id.uuid(), {"property.parking"}).value();
    withdraw(person.id, given);
    EXPECT_TRUE(calls.work_once(tenant, "property"));
    const auto now = read(asked.id);
    EXPECT_EQ(now.state, CallState::refused);
    EXPECT_EQ(now.reason, word(Verdict::no_consent));
    EXPECT_FALSE(now.left_at);
    EXPECT_EQ(now.attempts, 0);
}

TEST_P(CallsTest, AnAgreementThatEndsHoldsBackWhatWaits) {
    line("police");
    auto agreement = agree("police_identity");
    const auto asked = ask(agreement, person.id.uuid(), {"police.registered_here"}).value();
    agreement = step(agreement, AgreementStep::suspend).value();
    EXPECT_TRUE(calls.work_once(tenant, "police"));
    EXPECT_EQ(read(asked.id).reason, word(Verdict::suspended));
    EXPECT_FALSE(read(asked.id).left_at);
}

TEST_P(CallsTest, OnlyPeopleOfOnesOwnAreaAndOnlyOnesOwnQuestions) {
    line("police");
    const auto agreement = agree("police_identity");
    const auto elsewhere = admit(may_ask, Role::clerk, clerk_id, ids.next<AreaId>());
    const AskPartner in{ids.next<CallId>(), agreement.id, person.id.uuid(), {"police.registered_here"}};
    EXPECT_TRUE(calls.ask(elsewhere, in).is(access::not_found));
    const auto asked = calls.ask(clerk(may_ask), in).value();
    EXPECT_TRUE(calls.ask(clerk(may_ask), in).ok()) << "the same again";
    EXPECT_EQ(used(agreement), 1);
    const auto colleague = admit(may_follow, Role::clerk, ids.next<UserId>(), community);
    EXPECT_TRUE(calls.find(colleague, asked.id).is(access::not_found));
    EXPECT_THAT(calls.list(colleague, {}).value().items, IsEmpty());
}

TEST_P(CallsTest, AQueueIsBounded) {
    connect("police", "http://127.0.0.1:1/police", [](auto& c) { c.queue_limit = 2; });
    const auto agreement = agree("police_identity");
    EXPECT_TRUE(ask(agreement, person.id.uuid(), {"police.registered_here"}).is(no_line)) << "no secret yet";
    share_secret("police", secret);
    for (int i = 0; i < 2; ++i) EXPECT_TRUE(ask(agreement, person.id.uuid(), {"police.registered_here"}).ok());
    EXPECT_TRUE(ask(agreement, person.id.uuid(), {"police.registered_here"}).is(queue_full));
}

TEST_P(CallsTest, APartnerGetsAgreedFieldsMaskedAsAgreed) {
    line("police");
    const auto agreement = agree("police_residence");
    const auto got = query("police", agreement, by_number(person), {"person.name", "person.presence"}).value();
    EXPECT_TRUE(got.found);
    EXPECT_EQ(got.values.at("person.name").as_string(), "王**");
    EXPECT_EQ(got.values.at("person.presence").as_string(), "local");
    EXPECT_EQ(got.values.size(), 2U);
    EXPECT_FALSE(got.to_verify);
    doubted = {person.id.uuid()};
    EXPECT_TRUE(query("police", agreement, by_number(person), {"person.presence"})->to_verify);
    EXPECT_TRUE(query("police", agreement, by_number(person), {"person.phone"}).is(gate_refused));
    EXPECT_TRUE(query("police", agreement, {{"person.phone", "13800138000"}}, {"person.presence"}).is(gate_refused));
    const auto nobody = query("police", agreement, {{"person.id_number", "11010519491231002X"}}, {"person.presence"});
    EXPECT_FALSE(nobody.value().found);
    EXPECT_THAT(nobody.value().values, IsEmpty());
    audit.flush();
    const auto looks = database().read([&](db::ReadTx& tx) { return audit.looks_at(tx, tenant, person.id, 10); });
    ASSERT_EQ(looks.size(), 2U) << "the person learns that somebody asked";
    EXPECT_EQ(looks.front().entry.operation, "answerPartner");
}

TEST_P(CallsTest, APartnerWhoSignsWronglyLateOrTwiceIsTurnedAway) {
    line("police");
    const auto agreement = agree("police_residence");
    const auto try_it = [&](const std::function<void(protocol::Question&, std::string&)>& change) {
        return query("police", agreement, by_number(person), {"person.presence"}, change);
    };
    EXPECT_TRUE(
        try_it([](auto&, auto& signature) { signature[0] = signature[0] == 'a' ? 'b' : 'a'; }).is(bad_signature));
    EXPECT_TRUE(try_it([](auto& q, auto&) { q.call = "c2"; }).is(bad_signature));
    EXPECT_TRUE(try_it([](auto&, auto& signature) { signature.clear(); }).is(bad_signature));
    EXPECT_TRUE(try_it([](auto& q, auto& signature) {
                    q.at -= std::chrono::minutes(6);
                    signature = protocol::sign_question(crypto::Suite::international, secret, q, "{}");
                }).is(old_timestamp));
    const auto same_nonce = [](auto& q, auto& signature) {
        q.nonce = "AAAAAAAAAAAAAAAAAAAAAA";
        signature = protocol::sign_question(crypto::Suite::international, secret, q, "{}");
    };
    EXPECT_TRUE(try_it(same_nonce).ok());
    EXPECT_TRUE(try_it(same_nonce).is(replayed));
    EXPECT_TRUE(query("health", agreement, by_number(person), {"person.presence"}).is(bad_signature)) << "no such line";
}

TEST_P(CallsTest, AnAgreementOfAnotherPartnerOpensNothing) {
    line("police");
    line("civil_affairs");
    const auto agreement = agree("police_residence");
    EXPECT_TRUE(query("civil_affairs", agreement, by_number(person), {"person.presence"}).is(gate_refused));
    const auto ours = agree("police_identity");
    EXPECT_TRUE(query("police", ours, by_number(person), {"police.registered_here"}).is(gate_refused))
        << "an agreement by which we ask is none by which they ask";
}

TEST_P(CallsTest, NoRecordIsOpenedForAQuestionThatCannotPass) {
    line("police");
    const auto agreement = agree("police_residence");
    const auto opened = [&] {
        return database().read([&](db::ReadTx& tx) {
            return tx
                .one("SELECT count(subject_id) FROM exchange_call WHERE tenant_id = :tenant", {{"tenant", tenant}},
                     [](const db::Row& row) { return row.get<std::int64_t>(0); })
                .value();
        });
    };
    EXPECT_TRUE(query("police", agreement, by_number(person), {"person.phone"}).is(gate_refused));
    step(agreement, AgreementStep::suspend).value();
    EXPECT_TRUE(query("police", agreement, by_number(person), {"person.presence"}).is(gate_refused));
    EXPECT_EQ(opened(), 0);
}

TEST_P(CallsTest, APartnersQuotaIsExactAndTheirConsentIsOurs) {
    line("police");
    const auto agreement = agree("police_residence", [](auto& d) {
        d.quota = 1;
        d.consent = "activity_signals";
    });
    EXPECT_TRUE(query("police", agreement, by_number(person), {"person.presence"}).is(gate_refused));
    consent(person.id, "activity_signals");
    EXPECT_TRUE(query("police", agreement, by_number(person), {"person.presence"}).ok());
    EXPECT_TRUE(query("police", agreement, by_number(person), {"person.presence"}).is(gate_refused));
}

TEST_P(CallsTest, TheBoardSaysWhatIsOpenAndWhatIsNot) {
    line("police");
    agree("police_identity", [](auto& d) { d.until = Date::parse("2026-12-01"); });
    agree("health_follow_up");
    const auto board = calls.board(admit(may_read_agreements, Role::leader, clerk_id)).value();
    EXPECT_EQ(board.items.size(), 20U);
    const auto of = [&](std::string_view partner) {
        return *std::find_if(board.items.begin(), board.items.end(),
                             [&](const BoardLine& one) { return one.partner == partner; });
    };
    EXPECT_EQ(of("police").opening, Opening::partial) << "agreed and connected, never answered";
    EXPECT_EQ(of("police").agreement_ends, Date::parse("2026-12-01"));
    EXPECT_EQ(of("health").opening, Opening::blocked) << "no line";
    EXPECT_EQ(of("taxation").opening, Opening::blocked) << "no agreement";
}

}  // namespace
}  // namespace linli::exchange
