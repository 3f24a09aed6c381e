#include "gateway_house.h"

#include <random>

namespace linli::messaging {
namespace {

using gateways::Mood;

/// Messages, moods, receipts, wishes, acknowledgements, lost processes and time in any order. What reached recipients
/// is compared with what a model says may have reached them; the model knows nothing of the store.
class WalkTest : public GatewayTest {
protected:
    struct Known {
        MessageId id;
        UserId to;
        Urgency urgency;
        bool must = false;
    };
    void SetUp() override {
        GatewayTest::SetUp();
        for (const auto channel : {Channel::sms, Channel::voice})
            line(channel, [](auto& g) {
                g.attempts = 2;
                g.daily_cap = 3;
            });
        people = {resident, neighbour, somebody("欧阳娜娜", "13800138003")};
    }
    std::size_t pick(std::size_t count) { return random() % count; }

    void write_something() {
        using C = Channel;
        const std::vector<Channel> chains[] = {{C::app}, {C::sms}, {C::app, C::sms, C::voice}, {C::sms, C::voice}};
        Known one{{}, people[pick(people.size())], static_cast<Urgency>(pick(3)), pick(2) == 0};
        auto in = letter(one.to, chains[pick(4)], one.urgency);
        in.must_acknowledge = one.must;
        in.escalate_after = std::chrono::minutes(10);
        one.id = enqueue(in).value();
        if (pick(4) == 0) {
            EXPECT_EQ(enqueue(in).value(), one.id);
        }
        all.push_back(one);
    }
    void change_wishes() {
        const auto who = people[pick(people.size())];
        const std::vector<Channel> some[] = {{}, {Channel::sms}, {Channel::voice}, {Channel::sms, Channel::voice}};
        const auto which = pick(4);
        prefer(who, some[which], some[3 - which]);
        refused[who] = {some[3 - which].begin(), some[3 - which].end()};
    }
    void change_mood() {
        const std::string channel = pick(2) == 0 ? "sms" : "voice";
        gateways.set_mood(channel, static_cast<Mood>(pick(16)), static_cast<int>(1 + pick(3)));
    }
    void let_one_leave() {
        const auto channel = all_channels[pick(3)];
        const auto before = held(channel);
        messages.work_once(tenant, channel);
        const auto now = held(channel);
        ASSERT_LE(now.size(), before.size() + 1);
        if (now.size() == before.size()) return;
        ++left;
        const auto& last = now.back();
        const auto known = std::find_if(all.begin(), all.end(),
                                        [&](const Known& one) { return last.delivery.substr(0, 36) == one.id.text(); });
        ASSERT_NE(known, all.end()) << "something left that nobody wrote";
        if (known->urgency == Urgency::urgent) return;
        EXPECT_EQ(refused[known->to].count(channel), 0U) << "left against a wish";
        const auto minute = std::chrono::floor<std::chrono::minutes>(shanghai_time_of_day(clock.now())).count();
        EXPECT_TRUE(minute >= 8 * 60 && minute < 22 * 60) << "left at night";
    }
    std::vector<gateways::Held> held(Channel channel) { return gateways.inbox(word(channel)); }
    void acknowledge_one() {
        const auto who = people[pick(people.size())];
        const auto list = inbox.list(me(who), {}).value().items;
        if (!list.empty()) inbox.mark(me(who), list[pick(list.size())].id, {true}).value();
    }
    /// A process died with messages on the wire.
    void lose_a_process() {
        if (all.empty()) return;
        const auto& one = all[pick(all.size())];
        database().write([&](db::WriteTx& tx) {
            if (tx.exec("UPDATE messaging_message SET state = 'sending', finished_at_ms = NULL, due_at_ms = :now,"
                        " version = version + 1 WHERE message_id = :id AND state = 'sent'",
                        {{"now", clock.now() + std::chrono::seconds(30)}, {"id", one.id}}) == 1)
                tx.exec("UPDATE messaging_delivery SET state = 'sending' WHERE message_id = :id AND state = 'sent'",
                        {{"id", one.id}});
        });
    }
    void check_ends() {
        std::size_t open = 0;
        for (const auto& one : all) {
            const auto now = read(one.id);
            const bool ended = now.state != MessageState::queued && now.state != MessageState::sending;
            open += ended && !now.due_at ? 0 : 1;
            if (now.state == MessageState::failed) {
                EXPECT_EQ(now.owner, clerk_id) << "a task without an owner";
                EXPECT_FALSE(now.reason.empty());
            }
        }
        EXPECT_EQ(open, 0U) << "stuck";
        std::set<std::string> once;
        for (const auto channel : {Channel::sms, Channel::voice})
            for (const auto& one : held(channel)) EXPECT_TRUE(once.insert(one.delivery).second) << "arrived twice";
    }

    std::mt19937_64 random{2026};
    std::vector<UserId> people;
    std::vector<Known> all;
    std::map<UserId, std::set<Channel>> refused;
    int left = 0;
};
LINLI_BOTH_ENGINES(WalkTest);

TEST_P(WalkTest, NothingIsSentTwiceNothingIsLostNothingIsStuck) {
    for (int i = 0; i < 700; ++i) {
        switch (pick(12)) {
        case 0:
        case 1: write_something(); break;
        case 2: change_wishes(); break;
        case 3: change_mood(); break;
        case 4: clock.advance(std::chrono::minutes(pick(180))); break;
        case 5: gateways.send_receipts(); break;
        case 6: acknowledge_one(); break;
        case 7: lose_a_process(); break;
        default: let_one_leave();
        }
        if (HasFatalFailure() || HasNonfatalFailure()) FAIL() << "at step " << i;
    }
    EXPECT_GT(left, 20) << "a walk on which nothing leaves shows nothing";
    for (const auto* channel : {"sms", "voice"}) gateways.set_mood(channel, Mood::well);
    for (int hour = 0; hour < 72; ++hour) {
        work();
        gateways.send_receipts();
        clock.advance(std::chrono::minutes(30));
    }
    check_ends();
}

}  // namespace
}  // namespace linli::messaging
