#include <linli/testing/messaging_house.h>

namespace linli::messaging {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

class NoticesTest : public MessagingHouse {
protected:
    void SetUp() override {
        district = add_area(area::Level::district, {}, "d1");
        street = add_area(area::Level::street, district, "s1");
        community = add_area(area::Level::community, street, "c1");
        other = add_area(area::Level::community, street, "c2");
    }
    AreaId add_area(area::Level level, std::optional<AreaId> parent, const std::string& code) {
        area::NewArea in;
        in.id = ids.next<AreaId>();
        in.level = level;
        in.parent_id = parent;
        in.code = code;
        in.name = code;
        database().write([&](db::WriteTx& tx) { area::add(tx, tenant, in, clock.now()).value(); });
        return in.id;
    }
    access::Scope sender() { return admit(may_notify, Role::clerk, clerk_id, community); }
    SendNotice notice(std::vector<Channel> chain) {
        SendNotice in;
        in.id = ids.next<NoticeId>();
        in.template_code = "visit";
        in.variables = {{"day", "2026-11-02"}};
        in.chain = std::move(chain);
        in.urgency = Urgency::important;
        return in;
    }
    AreaId district, street, community, other;
};
LINLI_BOTH_ENGINES(NoticesTest);

TEST_P(NoticesTest, ADryRunSaysWhoWouldGetItAndWhatItCosts) {
    connect(Channel::sms, "http://127.0.0.1:1/sms");
    std::vector<UserId> people{resident, neighbour, somebody("没有电话", "")};
    for (int i = 0; i < 1'500; ++i) people.push_back(somebody("居民", "139" + std::to_string(10'000'000 + i)));
    directory.areas[community] = people;
    prefer(neighbour, {}, {Channel::sms});
    auto in = notice({Channel::sms});
    in.areas = {community};
    directory.asked = 0;
    const auto plan = messages.plan(sender(), in).value();
    EXPECT_EQ(plan.recipients, 1'503);
    EXPECT_EQ(plan.at_once, 1'501);
    EXPECT_EQ(plan.unreachable, 2);
    ASSERT_THAT(plan.first_channel, SizeIs(1));
    EXPECT_EQ(plan.first_channel.front().count, 1'501);
    EXPECT_EQ(plan.cost, Fen{1'501 * 4});
    ASSERT_THAT(plan.left_out, SizeIs(2));
    EXPECT_EQ(plan.left_out[0].reason, word(Verdict::no_address));
    EXPECT_EQ(plan.left_out[1].reason, word(Verdict::refused_by_recipient));
    EXPECT_LE(directory.asked, 3) << "no question for each person";
    EXPECT_FALSE(messages.due(tenant, Channel::sms)) << "a dry run sends nothing";
}

TEST_P(NoticesTest, ANoticeIsOneMessageForEachRecipientHoweverOftenItIsSent) {
    const auto post = ids.next<PostId>();
    directory.posts[post] = neighbour;
    auto in = notice({Channel::app});
    in.accounts = {resident};
    in.posts = {post};
    const auto sent = messages.send_notice(sender(), in).value();
    EXPECT_EQ(sent.recipients, 2);
    EXPECT_EQ(messages.send_notice(sender(), in)->recipients, 2);
    EXPECT_TRUE(messages.send_notice(admin(may_notify), in).is(id_taken));
    work();
    EXPECT_THAT(inbox.list(me(resident), {}).value().items, SizeIs(1));
    ASSERT_THAT(inbox.list(me(neighbour), {}).value().items, SizeIs(1));
    EXPECT_EQ(inbox.list(me(neighbour), {}).value().items.front().text, "李建国，网格员将于2026-11-02上门走访");
    const auto found = messages.find_notice(admit(may_follow, Role::clerk, clerk_id), in.id).value();
    ASSERT_THAT(found.states, SizeIs(1));
    EXPECT_EQ(found.states.front().state, MessageState::delivered);
    EXPECT_EQ(found.states.front().count, 2);
    EXPECT_TRUE(messages.find_notice(admit(may_follow, Role::clerk, neighbour), in.id).is(access::not_found));
}

TEST_P(NoticesTest, NobodyWritesBeyondTheirOwnArea) {
    directory.areas[community] = {resident};
    directory.areas[other] = {neighbour};
    auto in = notice({Channel::app});
    in.areas = {other};
    EXPECT_TRUE(messages.plan(sender(), in).is(outside_area));
    EXPECT_TRUE(messages.send_notice(sender(), in).is(outside_area));
    EXPECT_TRUE(messages.plan(admin(may_notify), in).ok());
    in.areas = {ids.next<AreaId>()};
    EXPECT_TRUE(messages.plan(admin(may_notify), in).is(outside_area)) << "no such place";
    in.areas = {};
    EXPECT_TRUE(messages.plan(sender(), in).is(nobody));
    in.areas = {community};
    in.chain = {Channel::app, Channel::broadcast};
    EXPECT_TRUE(messages.plan(sender(), in).is(bad_chain));
}

TEST_P(NoticesTest, ABroadcastGoesToPlaces) {
    auto in = notice({Channel::broadcast});
    in.areas = {community, community};
    const auto sent = messages.send_notice(sender(), in).value();
    EXPECT_EQ(sent.recipients, 1);
    work();
    const auto found = messages.find_notice(admin(may_follow), in.id).value();
    ASSERT_THAT(found.states, SizeIs(1));
    EXPECT_EQ(found.states.front().reason, word(Verdict::no_gateway)) << "visible as failed, not lost";
}

TEST_P(NoticesTest, TheVariablesOfANoticeLieSealed) {
    auto in = notice({Channel::app});
    in.accounts = {resident};
    messages.send_notice(sender(), in).value();
    database().read([](db::ReadTx& tx) {
        tx.each("SELECT variables FROM messaging_notice", {},
                [](const db::Row& row) { EXPECT_EQ(row.blob("variables").find("2026-11-02"), std::string::npos); });
    });
}

}  // namespace
}  // namespace linli::messaging
