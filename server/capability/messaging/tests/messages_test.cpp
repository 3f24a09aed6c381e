#include <linli/testing/messaging_house.h>

#include <linli/messaging/workers.h>

#include <thread>

namespace linli::messaging {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class MessagesTest : public MessagingHouse {
protected:
    std::vector<InboxMessage> mine(UserId user) { return inbox.list(me(user), {}).value().items; }
    access::Scope owner(UserId user) { return admit(may_resolve, Role::clerk, user); }
};
LINLI_BOTH_ENGINES(MessagesTest);

TEST_P(MessagesTest, AMessageLiesInTheInboxOnceAndSealed) {
    const auto in = letter(resident, {Channel::app});
    const auto id = enqueue(in).value();
    EXPECT_EQ(enqueue(in).value(), id) << "the same key is the same message";
    work();
    ASSERT_THAT(mine(resident), SizeIs(1));
    EXPECT_EQ(mine(resident).front().text, "王桂兰，网格员将于2026-11-02上门走访");
    EXPECT_THAT(mine(neighbour), IsEmpty());
    EXPECT_EQ(read(id).state, MessageState::delivered);
    EXPECT_THAT(event_names(), ElementsAre("messaging.message-arrived.v1"));
    database().read([](db::ReadTx& tx) {
        tx.each("SELECT content FROM messaging_inbox", {},
                [](const db::Row& row) { EXPECT_EQ(row.blob("content").find("王桂兰"), std::string::npos); });
        tx.each("SELECT variables FROM messaging_message", {},
                [](const db::Row& row) { EXPECT_EQ(row.blob("variables").find("2026-11-02"), std::string::npos); });
        tx.each("SELECT payload FROM events_event", {},
                [](const db::Row& row) { EXPECT_EQ(row.get<std::string>("payload").find("王"), std::string::npos); });
    });
}

TEST_P(MessagesTest, AMessageIsKeptTogetherWithWhatCausedIt) {
    const auto in = letter(resident, {Channel::app});
    EXPECT_THROW(database().write([&](db::WriteTx& tx) {
        messages.enqueue(tx, tenant, in).value();
        throw std::runtime_error("the cause failed");
    }),
                 std::runtime_error);
    work();
    EXPECT_THAT(mine(resident), IsEmpty());
}

TEST_P(MessagesTest, WhatCannotBeSentIsRefusedAtOnce) {
    const auto refused = [&](const std::function<void(Enqueue&)>& change) {
        auto in = letter(resident, {Channel::app});
        change(in);
        return enqueue(in);
    };
    EXPECT_TRUE(refused([](auto& in) { in.template_code = "none"; }).is(no_such_template));
    EXPECT_TRUE(refused([](auto& in) { in.variables["day"] = "morgen"; }).is(bad_variables));
    EXPECT_TRUE(refused([](auto& in) { in.chain = {Channel::broadcast}; }).is(bad_chain));
    EXPECT_TRUE(refused([](auto& in) {
                    in.recipient.kind = RecipientKind::person;
                    in.chain = {Channel::sms};
                }).is(bad_recipient))
        << "a person needs a telephone";
    database().write([&](db::WriteTx& tx) { vault.erase(tx, tenant, PersonId(resident.uuid())); });
    EXPECT_TRUE(refused([](auto&) {}).is(bad_recipient)) << "erased";
}

TEST_P(MessagesTest, ReadingAndAcknowledgingAreTwoThings) {
    auto in = letter(resident, {Channel::app});
    in.must_acknowledge = true;
    const auto id = enqueue(in).value();
    work();
    EXPECT_EQ(inbox.count(me(resident))->unread, 1);
    EXPECT_TRUE(inbox.mark(me(neighbour), id, {true}).is(access::not_found)) << "not one's own";
    EXPECT_TRUE(inbox.mark(me(resident), id, {false})->read_at);
    EXPECT_EQ(inbox.count(me(resident))->unread, 0);
    EXPECT_EQ(read(id).state, MessageState::delivered) << "read is not understood";
    const auto marked = inbox.mark(me(resident), id, {true}).value();
    EXPECT_TRUE(marked.acknowledged_at);
    EXPECT_EQ(marked.text, "王桂兰，网格员将于2026-11-02上门走访");
    EXPECT_EQ(read(id).state, MessageState::acknowledged);
    clock.advance(hours(3));
    work();
    EXPECT_EQ(read(id).state, MessageState::acknowledged) << "the chain ended";
    EXPECT_THAT(event_names(), ElementsAre("messaging.message-arrived.v1", "messaging.message-acknowledged.v1"));
}

TEST_P(MessagesTest, WhatNobodyAcknowledgesBecomesSomebodysTask) {
    auto in = letter(resident, {Channel::app});
    in.must_acknowledge = true;
    in.escalate_after = minutes(10);
    const auto id = enqueue(in).value();
    work();
    clock.advance(minutes(9));
    work();
    EXPECT_EQ(read(id).state, MessageState::delivered);
    clock.advance(minutes(1));
    work();
    EXPECT_EQ(read(id).state, MessageState::failed);
    EXPECT_EQ(read(id).reason, "not_acknowledged");
    EXPECT_THAT(event_names(), ElementsAre("messaging.message-arrived.v1", "messaging.message-failed.v1"));
    const auto dead = messages.dead(owner(clerk_id), {}).value().items;
    ASSERT_THAT(dead, SizeIs(1));
    EXPECT_EQ(dead.front().id, id);
    EXPECT_THAT(messages.dead(owner(neighbour), {}).value().items, IsEmpty()) << "only the owner's";
    EXPECT_THAT(messages.dead(admin(may_resolve), {}).value().items, SizeIs(1));
    // Late, but understood: nobody needs to act any more.
    EXPECT_TRUE(inbox.mark(me(resident), id, {true}).ok());
    EXPECT_THAT(messages.dead(owner(clerk_id), {}).value().items, IsEmpty());
}

TEST_P(MessagesTest, TheOwnerTriesAgainOrGivesUpWithAReason) {
    const auto id = enqueue(letter(resident, {Channel::sms})).value();
    work();
    auto now = read(id);
    EXPECT_EQ(now.state, MessageState::failed);
    EXPECT_EQ(now.reason, word(Verdict::no_gateway));
    EXPECT_TRUE(messages.resolve(owner(neighbour), id, {DeadStep::retry, "", now.version}).is(access::not_found));
    EXPECT_TRUE(messages.resolve(owner(clerk_id), id, {DeadStep::retry, "", now.version - 1}).is(changed_meanwhile));
    const auto again = messages.resolve(owner(clerk_id), id, {DeadStep::retry, "", now.version}).value();
    EXPECT_EQ(again.round, 1);
    EXPECT_EQ(again.state, MessageState::queued);
    work();
    now = read(id);
    EXPECT_EQ(now.state, MessageState::failed);
    ASSERT_THAT(now.deliveries, SizeIs(2)) << "each round is kept";
    EXPECT_TRUE(messages.resolve(owner(clerk_id), id, {DeadStep::give_up, "", now.version}).is(reason_needed));
    EXPECT_TRUE(messages.resolve(owner(clerk_id), id, {DeadStep::give_up, "已当面告知", now.version}).ok());
    EXPECT_THAT(messages.dead(owner(clerk_id), {}).value().items, IsEmpty());
    now = read(id);
    EXPECT_TRUE(messages.resolve(owner(clerk_id), id, {DeadStep::retry, "", now.version}).is(step_not_allowed));
}

TEST_P(MessagesTest, AtNightOnlyTheUrgentLeaves) {
    connect(Channel::sms, "http://127.0.0.1:1/sms", [](auto& g) { g.attempts = 1; });
    clock.set(from_ms(1'793'545'200'000));  // 2026-11-01 23:00
    const auto important = enqueue(letter(resident, {Channel::sms})).value();
    const auto urgent = enqueue(letter(resident, {Channel::sms}, Urgency::urgent)).value();
    work();
    EXPECT_EQ(read(important).state, MessageState::queued);
    EXPECT_EQ(read(important).reason, word(Verdict::quiet_hours));
    EXPECT_EQ(read(important).due_at, from_ms(1'793'577'600'000)) << "08:00 in Shanghai";
    EXPECT_EQ(read(urgent).reason, word(Reply::unreachable)) << "it tried";
    clock.advance(hours(9));
    work();
    EXPECT_EQ(read(important).reason, word(Reply::unreachable)) << "in the morning it tries, too";
}

TEST_P(MessagesTest, WhoSaidNothingGetsNothingOrdinary) {
    connect(Channel::sms, "http://127.0.0.1:1/sms", [](auto& g) { g.attempts = 1; });
    const auto silent = enqueue(letter(resident, {Channel::sms}, Urgency::ordinary)).value();
    prefer(neighbour, {Channel::sms});
    const auto allowed = enqueue(letter(neighbour, {Channel::sms}, Urgency::ordinary)).value();
    work();
    EXPECT_EQ(read(silent).state, MessageState::suppressed);
    EXPECT_EQ(read(silent).reason, word(Verdict::not_consented));
    EXPECT_EQ(read(allowed).reason, word(Reply::unreachable));
    prefer(neighbour, {}, {Channel::sms});
    const auto refused = enqueue(letter(neighbour, {Channel::sms}, Urgency::important)).value();
    work();
    EXPECT_EQ(read(refused).reason, word(Verdict::refused_by_recipient));
    EXPECT_TRUE(inbox.set_preferences(me(neighbour), {{Channel::sms}, {Channel::sms}, 0, 0, 2}).is(bad_chain));
    EXPECT_TRUE(inbox.set_preferences(me(neighbour), {{}, {}, 0, 0, 0}).is(changed_meanwhile));
}

TEST_P(MessagesTest, TheDailyCapIsExactAndEndsWithTheDay) {
    connect(Channel::sms, "http://127.0.0.1:1/sms", [](auto& g) {
        g.attempts = 2;
        g.daily_cap = 2;
    });
    prefer(resident, {Channel::sms});
    std::vector<MessageId> sent;
    for (int i = 0; i < 3; ++i) sent.push_back(enqueue(letter(resident, {Channel::sms}, Urgency::ordinary)).value());
    work();
    clock.advance(std::chrono::seconds(5));
    work();
    EXPECT_EQ(read(sent[0]).reason, word(Reply::unreachable)) << "a second attempt does not count again";
    EXPECT_EQ(read(sent[1]).reason, word(Reply::unreachable));
    EXPECT_EQ(read(sent[2]).reason, word(Verdict::capped));
    EXPECT_EQ(read(sent[2]).state, MessageState::suppressed);
    clock.advance(hours(24));
    const auto tomorrow = enqueue(letter(resident, {Channel::sms}, Urgency::ordinary)).value();
    work();
    EXPECT_NE(read(tomorrow).reason, word(Verdict::capped));
}

TEST_P(MessagesTest, WhoeverIsErasedGetsNothingMoreAndNothingIsStuck) {
    connect(Channel::sms, "http://127.0.0.1:1/sms");
    Enqueue in = letter(resident, {Channel::sms});
    in.recipient = {RecipientKind::person, ids.next_uuid(), "13900139000"};
    const auto id = enqueue(in).value();
    database().write([&](db::WriteTx& tx) { vault.erase(tx, tenant, PersonId(in.recipient.id)); });
    work();
    EXPECT_EQ(read(id).state, MessageState::suppressed);
    EXPECT_EQ(read(id).reason, word(Verdict::erased));
}

TEST_P(MessagesTest, ManyWorkersOnOneStoreSendEachMessageOnce) {
    // As many servers on one store do: each has services of its own.
    MessagingService second{parts()};
    std::vector<MessageId> all;
    for (int i = 0; i < 40; ++i) all.push_back(enqueue(letter(resident, {Channel::app})).value());
    std::vector<std::thread> threads;
    for (auto* service : {&messages, &second, &messages, &second})
        threads.emplace_back([this, service] {
            while (service->work_once(tenant, Channel::app)) {
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_THAT(inbox.list(me(resident), {{}, 200}).value().items, SizeIs(40));
    EXPECT_THAT(event_names(), SizeIs(40)) << "each arrived once";
    for (const auto& id : all) EXPECT_EQ(read(id).state, MessageState::delivered);
}

TEST_P(MessagesTest, AnInboxIsReadInPages) {
    for (int i = 0; i < 7; ++i) {
        enqueue(letter(resident, {Channel::app})).value();
        if (i % 3 == 0) clock.advance(minutes(1));
        work();
    }
    std::set<MessageId> seen;
    ListMessages page{{}, 3};
    std::vector<std::size_t> sizes;
    do {
        const auto got = inbox.list(me(resident), page).value();
        for (const auto& one : got.items) seen.insert(one.id);
        sizes.push_back(got.items.size());
        page.cursor = got.next;
    } while (page.cursor);
    EXPECT_THAT(sizes, ElementsAre(3, 3, 1));
    EXPECT_THAT(seen, SizeIs(7));
    page.cursor = "nonsense";
    EXPECT_TRUE(inbox.list(me(resident), page).is(api::bad_cursor));
}

TEST_P(MessagesTest, WorkersFindWhatWasQueued) {
    MessageWorkers workers(messages, {tenant});
    messages.on_queued([&] { workers.wake(); });
    const auto id = enqueue(letter(resident, {Channel::app})).value();
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (read(id).state != MessageState::delivered && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_EQ(read(id).state, MessageState::delivered);
    messages.on_queued({});
}

TEST_P(MessagesTest, HalfAYearLaterItIsForgotten) {
    const auto id = enqueue(letter(resident, {Channel::app})).value();
    work();
    clock.advance(hours(24 * 179));
    EXPECT_EQ(messages.forget(tenant), 0);
    EXPECT_THAT(mine(resident), SizeIs(1));
    clock.advance(hours(24 * 2));
    EXPECT_GT(messages.forget(tenant), 0);
    EXPECT_THAT(mine(resident), IsEmpty());
    EXPECT_TRUE(messages.find(admin(may_follow), id).is(access::not_found));
}

}  // namespace
}  // namespace linli::messaging
