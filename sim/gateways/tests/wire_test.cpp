#include "gateway_house.h"

#include <linli/http/client.h>

namespace linli::messaging {
namespace {

using gateways::Mood;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class WireTest : public GatewayTest {
protected:
    void patiently(GatewaySetup& setup) { setup.attempts = 3; }
    std::int64_t spent(Channel channel) {
        const auto report = templates.costs(admin(may_read_costs), {"2026-11", "2026-11"}).value();
        for (const auto& cost : report.items)
            if (cost.channel == channel) return cost.charged.value;
        return 0;
    }
};
LINLI_BOTH_ENGINES(WireTest);

TEST_P(WireTest, AMessageIsSentDeliveredAndPaidOnce) {
    line(Channel::sms);
    const auto id = enqueue(letter(resident, {Channel::sms})).value();
    work();
    EXPECT_EQ(read(id).state, MessageState::sent);
    EXPECT_EQ(spent(Channel::sms), 4);
    const auto held = gateways.inbox("sms");
    ASSERT_THAT(held, SizeIs(1));
    EXPECT_EQ(held.front().to, "13800138001");
    EXPECT_EQ(held.front().text, "王桂兰，网格员将于2026-11-02上门走访");
    EXPECT_THAT(gateways.send_receipts(), ElementsAre(204));
    const auto now = read(id);
    EXPECT_EQ(now.state, MessageState::delivered);
    ASSERT_THAT(now.deliveries, SizeIs(1));
    EXPECT_TRUE(now.deliveries.front().delivered_at);
    EXPECT_EQ(now.deliveries.front().charged, Fen{4});
    ASSERT_THAT(now.attempts, SizeIs(1));
    EXPECT_EQ(now.attempts.front().reply, Reply::accepted);
    EXPECT_EQ(spent(Channel::sms), 4) << "a receipt costs nothing more";
}

TEST_P(WireTest, EveryChannelHasItsGateway) {
    directory.book[resident].mail = "guilan@example.org";
    directory.book[resident].wechat = "o6_bmjrPTlm6_2sgVt7hMZOPfL2M";
    for (const auto channel : {Channel::sms, Channel::voice, Channel::mail, Channel::wechat}) {
        line(channel);
        const auto id = enqueue(letter(resident, {channel})).value();
        work();
        EXPECT_EQ(read(id).state, MessageState::sent) << word(channel);
        EXPECT_THAT(gateways.inbox(word(channel)), SizeIs(1)) << word(channel);
    }
    EXPECT_EQ(gateways.inbox("mail").front().to, "guilan@example.org");
    EXPECT_EQ(gateways.inbox("mail").front().title, "上门走访");
    line(Channel::broadcast);
    auto in = letter(resident, {Channel::broadcast});
    in.recipient = {RecipientKind::area, ids.next_uuid(), ""};
    enqueue(in).value();
    work();
    ASSERT_THAT(gateways.inbox("broadcast"), SizeIs(1));
    EXPECT_EQ(gateways.inbox("broadcast").front().to, in.recipient.id.text());
}

struct Misbehaviour {
    Mood mood;
    Reply reply;
    std::size_t reached;  ///< how often the recipient got it all the same
};

TEST_P(WireTest, NoMisbehaviourIsTakenForAcceptance) {
    const Misbehaviour cases[] = {
        {Mood::throttle, Reply::throttled, 0},
        {Mood::refuse, Reply::refused, 0},
        {Mood::fail, Reply::failed, 0},
        {Mood::wrong_signature, Reply::wrong_signature, 1},
        {Mood::unsigned_answer, Reply::wrong_signature, 1},
        {Mood::garbage, Reply::unreadable, 1},
        {Mood::other_delivery, Reply::unreadable, 1},
        {Mood::late_clock, Reply::wrong_signature, 1},
    };
    line(Channel::sms, [](auto& g) { g.attempts = 2; });
    for (const auto& one : cases) {
        const auto before = gateways.inbox("sms").size();
        gateways.set_mood("sms", one.mood);
        const auto id = enqueue(letter(resident, {Channel::sms})).value();
        work_off();
        const auto now = read(id);
        EXPECT_EQ(now.state, MessageState::failed) << word(one.mood);
        EXPECT_EQ(now.reason, word(one.reply)) << word(one.mood);
        EXPECT_EQ(now.attempts.size(), one.reply == Reply::refused ? 1U : 2U) << word(one.mood);
        EXPECT_EQ(gateways.inbox("sms").size() - before, one.reached) << word(one.mood);
        EXPECT_EQ(now.deliveries.front().charged, std::nullopt) << word(one.mood);
        // The receipt proves what the answer did not: it arrived, and costs.
        gateways.set_mood("sms", Mood::well);
        gateways.send_receipts();
        EXPECT_EQ(read(id).state, one.reached == 0 ? MessageState::failed : MessageState::delivered) << word(one.mood);
    }
    EXPECT_EQ(spent(Channel::sms), 5 * 4);
}

TEST_P(WireTest, ATroubleThatPassesEndsWithOneMessage) {
    line(Channel::sms, [](auto& g) { g.attempts = 3; });
    for (const auto mood : {Mood::throttle, Mood::fail, Mood::wrong_signature, Mood::garbage}) {
        gateways.set_mood("sms", mood, 1);
        const auto before = gateways.inbox("sms").size();
        const auto id = enqueue(letter(resident, {Channel::sms})).value();
        work_off();
        EXPECT_EQ(read(id).state, MessageState::sent) << word(mood);
        EXPECT_EQ(read(id).attempts.size(), 2U) << word(mood);
        EXPECT_EQ(gateways.inbox("sms").size() - before, 1U) << "the recipient got it once: " << word(mood);
    }
}

TEST_P(WireTest, AnAnswerThatComesTooLateIsAskedForAgain) {
    line(Channel::sms, [](auto& g) {
        g.attempts = 3;
        g.timeout_ms = 150;
    });
    gateways.set_mood("sms", Mood::silent, 1);
    const auto id = enqueue(letter(resident, {Channel::sms})).value();
    EXPECT_TRUE(messages.work_once(tenant, Channel::sms));
    EXPECT_EQ(read(id).reason, word(Reply::timed_out));
    // Patient now: what follows must not depend on how fast this machine is.
    GatewaySetup patient;
    patient.base_address = gateways.address() + "/sms";
    patient.version = 1;
    ASSERT_TRUE(templates.connect(admin(may_connect), Channel::sms, patient).ok());
    work_off();
    EXPECT_EQ(read(id).state, MessageState::sent);
    ASSERT_THAT(gateways.inbox("sms"), SizeIs(1));
    EXPECT_EQ(gateways.inbox("sms").front().times_sent, 2);
}

TEST_P(WireTest, TheChainGoesOnUntilSomebodyAcknowledges) {
    line(Channel::sms);
    line(Channel::voice);
    gateways.set_mood("voice", Mood::acknowledged);
    auto in = letter(resident, {Channel::app, Channel::sms, Channel::voice}, Urgency::urgent);
    in.must_acknowledge = true;
    in.escalate_after = std::chrono::minutes(10);
    const auto id = enqueue(in).value();
    work();
    EXPECT_EQ(read(id).step, 0);
    EXPECT_THAT(gateways.inbox("sms"), IsEmpty());
    clock.advance(std::chrono::minutes(10));
    work();
    EXPECT_THAT(gateways.inbox("sms"), SizeIs(1));
    EXPECT_THAT(gateways.inbox("voice"), IsEmpty());
    gateways.send_receipts();
    EXPECT_EQ(read(id).state, MessageState::delivered) << "delivered is not acknowledged";
    clock.advance(std::chrono::minutes(10));
    work();
    EXPECT_THAT(gateways.inbox("voice"), SizeIs(1));
    EXPECT_THAT(gateways.send_receipts(), ElementsAre(204, 204));
    EXPECT_EQ(read(id).state, MessageState::acknowledged);
    clock.advance(std::chrono::hours(1));
    work();
    EXPECT_THAT(read(id).deliveries, SizeIs(3)) << "nothing more";
}

TEST_P(WireTest, WhatDidNotArriveGoesTheNextWay) {
    line(Channel::sms);
    line(Channel::voice);
    gateways.set_mood("sms", Mood::undelivered);
    const auto id = enqueue(letter(resident, {Channel::sms, Channel::voice})).value();
    work();
    EXPECT_EQ(read(id).state, MessageState::sent);
    gateways.send_receipts();
    EXPECT_EQ(read(id).reason, "absent");
    work();
    EXPECT_THAT(gateways.inbox("voice"), SizeIs(1));
    EXPECT_EQ(read(id).state, MessageState::sent);
    EXPECT_EQ(read(id).step, 1);
}

TEST_P(WireTest, ReceiptsMayComeTwiceLateOrWronglySigned) {
    line(Channel::sms);
    gateways.set_mood("sms", Mood::double_receipt, 1);
    const auto twice = enqueue(letter(resident, {Channel::sms})).value();
    work();
    EXPECT_THAT(gateways.send_receipts(), ElementsAre(204, 204));
    EXPECT_EQ(read(twice).state, MessageState::delivered);
    const auto settled = read(twice).version;
    for (const auto mood : {Mood::wrong_receipt, Mood::old_receipt}) {
        gateways.set_mood("sms", mood, 1);
        const auto id = enqueue(letter(resident, {Channel::sms})).value();
        work();
        EXPECT_THAT(gateways.send_receipts(), ElementsAre(401)) << word(mood);
        EXPECT_EQ(read(id).state, MessageState::sent) << word(mood);
    }
    EXPECT_EQ(read(twice).version, settled);
    gateways.set_mood("sms", Mood::no_receipt, 1);
    const auto silent = enqueue(letter(resident, {Channel::sms})).value();
    work_off();
    EXPECT_EQ(read(silent).state, MessageState::sent) << "no news is not a failure";
    EXPECT_EQ(spent(Channel::sms), 4 * 4);
}

TEST_P(WireTest, AReceiptThatIsFasterThanTheAnswerIsKept) {
    line(Channel::sms, [](auto& g) { g.attempts = 3; });
    gateways.set_mood("sms", Mood::wrong_signature, 1);
    const auto id = enqueue(letter(resident, {Channel::sms})).value();
    EXPECT_TRUE(messages.work_once(tenant, Channel::sms));
    EXPECT_EQ(read(id).state, MessageState::queued) << "it will be tried again";
    gateways.send_receipts();
    EXPECT_EQ(read(id).state, MessageState::delivered);
    work_off();
    EXPECT_EQ(gateways.inbox("sms").front().times_sent, 1) << "no second attempt: it has arrived";
    EXPECT_EQ(spent(Channel::sms), 4);
}

TEST_P(WireTest, ReceiptsForOthersAreRefused) {
    line(Channel::sms);
    line(Channel::voice);
    const auto id = enqueue(letter(resident, {Channel::sms})).value();
    work();
    const auto tell = [&](std::string channel, std::string delivery, std::string body) {
        protocol::Envelope envelope{"/v1/message-receipts/" + channel, channel, std::move(delivery), clock.now(),
                                    protocol::new_nonce()};
        const auto secret = gateways::demo_secret(wire_seed, channel);
        const auto signature = protocol::sign_request(crypto::Suite::international, secret, envelope, body);
        return messages.receive(tenant, envelope, "international", signature, body);
    };
    const auto name = id.text() + ".0.0";
    const auto about = [](const std::string& delivery) {
        return R"({"delivery":")" + delivery + R"(","status":"acknowledged"})";
    };
    EXPECT_TRUE(tell("voice", name, about(name)).is(no_such_delivery)) << "another channel's delivery";
    EXPECT_TRUE(tell("sms", id.text() + ".0.1", about(id.text() + ".0.1")).is(no_such_delivery));
    EXPECT_TRUE(tell("sms", name, about(id.text() + ".0.1")).is(unreadable_receipt)) << "envelope and body differ";
    EXPECT_TRUE(tell("sms", name, "{}").is(unreadable_receipt));
    EXPECT_TRUE(tell("mail", name, about(name)).is(bad_signature)) << "no such gateway";
    EXPECT_EQ(read(id).state, MessageState::sent);
    EXPECT_TRUE(tell("sms", name, about(name)).ok());
    EXPECT_EQ(read(id).state, MessageState::acknowledged);
}

TEST_P(WireTest, WhatWasOnTheWireWhenItsProcessDiedIsSentAgainAndArrivesOnce) {
    line(Channel::sms);
    const auto id = enqueue(letter(resident, {Channel::sms})).value();
    work();
    // What a process leaves that was killed after the gateway took the message and before the answer was stored.
    database().write([&](db::WriteTx& tx) {
        tx.exec("UPDATE messaging_message SET state = 'sending', due_at_ms = :lost, finished_at_ms = NULL",
                {{"lost", clock.now() + std::chrono::seconds(35)}});
        tx.exec("UPDATE messaging_delivery SET state = 'sending', sent_at_ms = NULL", {});
    });
    MessagingService after_restart{parts()};
    EXPECT_FALSE(after_restart.work_once(tenant, Channel::sms)) << "it may still be under way";
    clock.advance(std::chrono::seconds(36));
    EXPECT_TRUE(after_restart.work_once(tenant, Channel::sms));
    EXPECT_EQ(read(id).state, MessageState::sent);
    ASSERT_THAT(gateways.inbox("sms"), SizeIs(1));
    EXPECT_EQ(gateways.inbox("sms").front().times_sent, 2) << "asked twice, delivered once";
    EXPECT_EQ(spent(Channel::sms), 4);
}

TEST_P(WireTest, AWrongSecretIsTurnedAwayByTheGateway) {
    connect(Channel::sms, gateways.address() + "/sms", [](auto& g) { g.attempts = 1; });
    const auto id = enqueue(letter(resident, {Channel::sms})).value();
    work();
    EXPECT_EQ(read(id).reason, word(Reply::refused));
    EXPECT_EQ(gateways.turned_away(), 1);
    EXPECT_THAT(gateways.inbox("sms"), IsEmpty());
}

TEST_P(WireTest, BothSuitesSpeak) {
    gateways::GatewayHouse guomi({.seed = wire_seed, .suite = crypto::Suite::guomi}, clock, ids);
    guomi.start();
    guomi.set_receipts_to("http://127.0.0.1:" + std::to_string(receiver->port()));
    connect(
        Channel::sms, guomi.address() + "/sms", [](auto& g) { g.suite = "guomi"; },
        gateways::demo_secret(wire_seed, "sms"));
    const auto id = enqueue(letter(resident, {Channel::sms})).value();
    work();
    EXPECT_THAT(guomi.send_receipts(), ElementsAre(204));
    EXPECT_EQ(read(id).state, MessageState::delivered);
}

TEST_P(WireTest, AMoodIsSetAndAnInboxReadOverTheWire) {
    http::Client client({.port = gateways.port()});
    http::Ask ask;
    ask.method = http::Method::put;
    ask.target = "/sms/mood";
    ask.body = R"({"mood":"refuse","times":1})";
    ask.content_type = "application/json";
    EXPECT_EQ(client.send(ask).status, 204);
    ask.body = R"({"mood":"sulking"})";
    EXPECT_EQ(client.send(ask).status, 422);
    line(Channel::sms);
    enqueue(letter(resident, {Channel::sms})).value();
    enqueue(letter(resident, {Channel::sms})).value();
    work();
    const auto answer = client.get("/sms/inbox");
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.body.find("13800138001"), std::string::npos);
    EXPECT_THAT(gateways.inbox("sms"), SizeIs(1)) << "the first was refused";
}

}  // namespace
}  // namespace linli::messaging
