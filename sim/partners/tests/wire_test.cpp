#include <linli/testing/exchange_house.h>

#include <linli/exchange/workers.h>
#include <linli/http/client.h>
#include <linli/partners/house.h>

#include <thread>

namespace linli::exchange {
namespace {

using partners::Mood;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::uint64_t seed = 7;

/// The services on one end of real sockets, the simulated partners on the other. Both look at the same clock.
class WireTest : public ExchangeHouse {
protected:
    void SetUp() override { partners.start(); }
    void line(const std::string& partner, int attempts = 3, int timeout_ms = 5'000) {
        connect(partner, partners.address() + "/" + partner, [&](auto& c) {
            c.attempts = attempts;
            c.timeout_ms = timeout_ms;
        });
        share_secret(partner, partners::demo_secret(seed, partner));
    }
    /// Works off what is due, as time goes by, until nothing waits any more.
    void work_off(const std::string& partner) {
        for (int i = 0; i < 40; ++i) {
            while (calls.work_once(tenant, partner)) {
            }
            clock.advance(std::chrono::seconds(31));
        }
    }
    PartnerCall ask_police() { return ask(identity, person.id.uuid(), {"police.registered_here"}).value(); }
    Result<PartnerAnswer> answer(CallId id) { return calls.answer(clerk(may_read_answer), id); }

    partners::PartnerHouse partners{{.seed = seed, .silence = std::chrono::milliseconds(1'000)}, clock, ids};
    Agreement identity = agree("police_identity");
};
LINLI_BOTH_ENGINES(WireTest);

TEST_P(WireTest, AQuestionIsAnsweredAndItsAnswerLiesSealed) {
    line("police");
    const auto asked = ask_police();
    EXPECT_TRUE(calls.work_once(tenant, "police"));
    const auto now = read(asked.id);
    EXPECT_EQ(now.state, CallState::answered);
    EXPECT_TRUE(now.has_answer);
    const auto got = answer(asked.id).value();
    EXPECT_TRUE(got.found);
    const auto key = "person.id_number=" + person.id_number + "\nperson.name=" + person.name + "\n";
    EXPECT_EQ(got.values.at("police.registered_here").as_string(),
              partners::invented(seed, "police.registered_here", key));
    ASSERT_THAT(partners.seen(), SizeIs(1));
    EXPECT_THAT(partners.seen().front().keys, ElementsAre("person.id_number", "person.name"));
    EXPECT_THAT(partners.seen().front().fields, ElementsAre("police.registered_here"));
    EXPECT_THAT(leaves(asked.id.uuid()), ElementsAre("exchange.sent", "exchange.finished"));
    database().read([](db::ReadTx& tx) {
        tx.each("SELECT answer FROM exchange_call", {}, [](const db::Row& row) {
            EXPECT_EQ(row.blob("answer").find("registered_here"), std::string::npos) << "an answer lies sealed";
        });
    });
}

struct Misbehaviour {
    Mood mood;
    Reply reply;
    CallState end;  ///< when it never ends
};

TEST_P(WireTest, NoMisbehaviourBecomesAnAnswer) {
    const Misbehaviour cases[] = {
        {Mood::throttle, Reply::throttled, CallState::dead},
        {Mood::refuse, Reply::refused, CallState::dead},
        {Mood::fail, Reply::failed, CallState::dead},
        {Mood::wrong_signature, Reply::wrong_signature, CallState::dead},
        {Mood::unsigned_answer, Reply::wrong_signature, CallState::dead},
        {Mood::other_call, Reply::unreadable, CallState::dead},
        {Mood::garbage, Reply::unreadable, CallState::dead},
        {Mood::late_clock, Reply::wrong_signature, CallState::dead},
    };
    line("police", 2);
    for (const auto& one : cases) {
        const auto before = partners.seen().size();
        partners.set_mood("police", one.mood);
        const auto asked = ask_police();
        work_off("police");
        const auto now = read(asked.id);
        EXPECT_EQ(now.state, one.end) << word(one.mood);
        EXPECT_EQ(now.reason, word(one.reply)) << word(one.mood);
        EXPECT_FALSE(now.has_answer) << word(one.mood);
        EXPECT_TRUE(answer(asked.id).is(no_answer_yet));
        const std::size_t tries = one.reply == Reply::refused ? 1 : 2;
        EXPECT_EQ(partners.seen().size() - before, tries) << word(one.mood);
        partners.set_mood("police", Mood::well);
        calls.pulse(tenant, "police");
    }
}

TEST_P(WireTest, ATroubleThatPassesEndsWithOneAnswer) {
    line("police");
    for (const auto mood : {Mood::throttle, Mood::fail, Mood::wrong_signature, Mood::garbage}) {
        partners.set_mood("police", mood, 1);
        const auto asked = ask_police();
        work_off("police");
        EXPECT_EQ(read(asked.id).state, CallState::answered) << word(mood);
        EXPECT_EQ(read(asked.id).attempts, 2) << word(mood);
    }
    const auto seen = partners.seen();
    ASSERT_THAT(seen, SizeIs(8));
    for (std::size_t i = 0; i < seen.size(); i += 2) {
        EXPECT_EQ(seen[i].call, seen[i + 1].call) << "one question has one name, however often it is sent";
        EXPECT_NE(seen[i].nonce, seen[i + 1].nonce);
        EXPECT_TRUE(seen[i + 1].repeated);
    }
}

TEST_P(WireTest, AnAnswerThatComesTooLateIsAskedForAgain) {
    line("police", 3, 150);
    partners.set_mood("police", Mood::silent, 1);
    const auto asked = ask_police();
    EXPECT_TRUE(calls.work_once(tenant, "police"));
    EXPECT_EQ(read(asked.id).reason, word(Reply::timed_out));
    EXPECT_EQ(read(asked.id).state, CallState::failed);
    // Patient now: what follows must not depend on how fast this machine is.
    ConnectorSetup patient;
    patient.base_address = partners.address() + "/police";
    patient.version = 1;
    ASSERT_TRUE(agreements.connect(drafter(), "police", patient).ok());
    work_off("police");
    EXPECT_EQ(read(asked.id).state, CallState::answered);
}

TEST_P(WireTest, TheSecondHalfOfADoubleAnswerIsNotTakenForTheNext) {
    line("police", 1);
    const auto first_call = ask_police();
    work_off("police");
    EXPECT_EQ(read(first_call.id).state, CallState::answered);
    partners.set_mood("police", Mood::stale, 1);
    const auto second_call = ask_police();
    work_off("police");
    EXPECT_EQ(read(second_call.id).state, CallState::dead);
    EXPECT_EQ(read(second_call.id).reason, word(Reply::wrong_signature));
}

TEST_P(WireTest, WhatAPartnerTellsBeyondTheQuestionIsNotKept) {
    line("police");
    partners.set_mood("police", Mood::chatty);
    const auto asked = ask_police();
    work_off("police");
    const auto got = answer(asked.id).value();
    EXPECT_EQ(got.values.size(), 1U);
    EXPECT_EQ(got.values.if_contains("person.phone"), nullptr);
}

TEST_P(WireTest, AWrongSecretIsTurnedAwayByThePartner) {
    line("police", 1);
    share_secret("police", secret);
    const auto asked = ask_police();
    work_off("police");
    EXPECT_EQ(read(asked.id).state, CallState::dead);
    EXPECT_THAT(partners.seen(), IsEmpty());
    EXPECT_EQ(partners.turned_away(), 1);
}

TEST_P(WireTest, ABreakerSparesAPartnerAndComesBack) {
    line("police", 20);
    partners.set_mood("police", Mood::fail);
    const auto asked = ask_police();
    for (int i = 0; i < 10; ++i) {
        while (calls.work_once(tenant, "police")) {
        }
        clock.advance(std::chrono::seconds(2));
    }
    EXPECT_EQ(partners.seen().size(), 3U) << "three failures in a row open it";
    auto board = calls.board(admit(may_read_agreements, Role::leader, clerk_id)).value();
    const auto police = [&] { return board.items.front(); };
    EXPECT_EQ(police().breaker, BreakerState::open);
    EXPECT_EQ(police().opening, Opening::partial);
    EXPECT_EQ(police().waiting, 1);
    EXPECT_EQ(police().errors_per_mille, 1'000);
    partners.set_mood("police", Mood::well);
    work_off("police");
    EXPECT_EQ(read(asked.id).state, CallState::answered);
    board = calls.board(admit(may_read_agreements, Role::leader, clerk_id)).value();
    EXPECT_EQ(police().breaker, BreakerState::closed);
    EXPECT_EQ(police().opening, Opening::opened);
    EXPECT_TRUE(police().p95_ms);
    EXPECT_EQ(police().waiting, 0);
}

TEST_P(WireTest, ADeadPartnerIsUnreachable) {
    line("police", 1);
    partners.stop();
    const auto asked = ask_police();
    work_off("police");
    EXPECT_EQ(read(asked.id).reason, word(Reply::unreachable));
}

TEST_P(WireTest, AQuestionThatWasOnTheWireWhenItsProcessDiedIsSentAgain) {
    line("police");
    const auto asked = ask_police();
    // What a process leaves that was killed after the question counted as sent and before any answer was stored.
    database().write([&](db::WriteTx& tx) {
        tx.exec("UPDATE exchange_call SET state = 'sent', attempts = 1, due_at_ms = :lost, left_at_ms = :now",
                {{"lost", clock.now() + std::chrono::seconds(35)}, {"now", clock.now()}});
    });
    CallService after_restart{parts()};
    EXPECT_FALSE(after_restart.work_once(tenant, "police")) << "it may still be under way";
    clock.advance(std::chrono::seconds(36));
    EXPECT_TRUE(after_restart.work_once(tenant, "police"));
    EXPECT_EQ(read(asked.id).state, CallState::answered);
    EXPECT_EQ(partners.seen().front().call, asked.id.text());
}

TEST_P(WireTest, BothSuitesSpeak) {
    partners::PartnerHouse guomi({.seed = seed, .suite = crypto::Suite::guomi}, clock, ids);
    guomi.start();
    connect("police", guomi.address() + "/police", [](auto& c) { c.suite = "guomi"; });
    share_secret("police", partners::demo_secret(seed, "police"));
    const auto asked = ask_police();
    work_off("police");
    EXPECT_EQ(read(asked.id).state, CallState::answered);
}

TEST_P(WireTest, ErasureAndWithdrawalDestroyAnswers) {
    line("property");
    const auto agreement = agree("property_fee_parking");
    const auto given = consent(person.id, "property_fee_sync");
    const auto asked = ask(agreement, person.id.uuid(), {"property.parking"}).value();
    work_off("property");
    ASSERT_TRUE(read(asked.id).has_answer);
    withdraw(person.id, given);
    EXPECT_TRUE(answer(asked.id).is(no_answer_yet)) << "at once, before anybody destroyed it";
    EXPECT_GE(calls.forget(tenant), 1);
    EXPECT_FALSE(read(asked.id).has_answer);
}

TEST_P(WireTest, AnAnswerIsKeptAsLongAsAgreed) {
    line("police");
    const auto asked = ask_police();
    work_off("police");
    clock.advance(std::chrono::hours(24 * 29));
    calls.forget(tenant);
    EXPECT_TRUE(read(asked.id).has_answer);
    clock.advance(std::chrono::hours(24 * 3));
    calls.forget(tenant);
    EXPECT_FALSE(read(asked.id).has_answer);
}

TEST_P(WireTest, EveryLineHasAWorkerAndASlowPartnerHoldsUpNobody) {
    const auto relief = agree("civil_affairs_relief");
    line("police");
    line("civil_affairs");
    partners.set_mood("police", Mood::silent);
    std::vector<CallId> slow, quick;
    for (int i = 0; i < 3; ++i) {
        slow.push_back(ask_police().id);
        quick.push_back(ask(relief, person.id.uuid(), {"civil_affairs.minimum_allowance"}).value().id);
    }
    CallWorkers workers(calls, {tenant});
    calls.on_queued([&] { workers.wake(); });
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    const auto all_quick = [&] {
        return std::all_of(quick.begin(), quick.end(),
                           [&](CallId id) { return read(id).state == CallState::answered; });
    };
    while (!all_quick() && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_TRUE(all_quick());
    partners.set_mood("police", Mood::well);
    calls.on_queued({});
}

TEST_P(WireTest, AMoodIsSetOverTheWire) {
    http::Client client({.port = partners.port()});
    http::Ask ask;
    ask.method = http::Method::put;
    ask.target = "/police/mood";
    ask.body = R"({"mood":"refuse","times":1})";
    ask.content_type = "application/json";
    EXPECT_EQ(client.send(ask).status, 204);
    ask.body = R"({"mood":"sulking"})";
    EXPECT_EQ(client.send(ask).status, 422);
    line("police");
    const auto asked = ask_police();
    work_off("police");
    EXPECT_EQ(read(asked.id).reason, word(Reply::refused));
}

}  // namespace
}  // namespace linli::exchange
