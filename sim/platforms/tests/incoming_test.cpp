#include "platform_house.h"

#include <linli/cases/problems.h>

namespace linli::channels {
namespace {

using cases::Action;
using cases::State;
using platforms::Sending;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class IncomingTest : public PlatformTest {
public:
    std::size_t cases_in_queue() { return gated.list(as(operator_, cases::may_read), {}).value().items.size(); }
    std::int64_t wrong_signatures() {
        std::int64_t out = 0;
        for (const auto& one : channels.platforms(administrator(may_read_board)).items) out += one.wrong_signatures;
        return out;
    }
    std::string last_note(cases::CaseId id) {
        const auto timeline = gated.timeline(as(operator_, cases::may_read), id).value();
        return timeline.steps.back().note.value_or("");
    }
};
LINLI_BOTH_ENGINES(IncomingTest);

/// COVERS: INC-22, INC-23
TEST_P(IncomingTest, AnOrderOfEitherPlatformIsACaseOfTheOneQueue) {
    for (const auto channel : {Channel::hotline, Channel::mailbox}) {
        const auto number = "NO-" + std::string(word(channel));
        const auto heard = send(channel, order(number));
        ASSERT_THAT(heard, SizeIs(1));
        EXPECT_EQ(heard[0].status, 200) << heard[0].body;
        EXPECT_TRUE(heard[0].rightly_signed) << "the platform can prove who answered";
        const auto seen = see(case_of(number));
        EXPECT_THAT(heard[0].body, HasSubstr(seen.number));
        EXPECT_EQ(word(seen.channel), word(channel));
        EXPECT_EQ(seen.item_code, "fire-01") << "understood and dispatched like any other";
        EXPECT_EQ(seen.owner_id, user_id(handler));
        const auto contact = gated.contact(as(operator_, cases::may_see_contact), seen.id).value();
        EXPECT_EQ(contact.name, "李女士");
        EXPECT_EQ(contact.phone, "13912345678");
    }
}

TEST_P(IncomingTest, TheSameOrderAgainIsOneCaseAndTheSameAnswer) {
    const auto twice = send(Channel::hotline, order("NO-1"), Sending::twice);
    ASSERT_THAT(twice, SizeIs(2));
    EXPECT_EQ(twice[0].status, 200);
    EXPECT_EQ(twice[1].status, 200);
    EXPECT_EQ(twice[0].body, twice[1].body);
    clock.advance(std::chrono::minutes(3));
    EXPECT_EQ(send(Channel::hotline, order("NO-1"))[0].status, 409) << "the same number with another deadline";
    auto another = order("NO-1");
    another.message_id = "M-other";
    EXPECT_EQ(send(Channel::hotline, another)[0].status, 200) << "the same matter under another message";
    EXPECT_EQ(cases_in_queue(), 1U);
    EXPECT_THAT(answers(case_of("NO-1")), SizeIs(1)) << "accepted once";
}

TEST_P(IncomingTest, WhoSignsWronglyIsRefusedAndCounted) {
    EXPECT_EQ(send(Channel::hotline, order("NO-1"), Sending::wrong_signature)[0].status, 401);
    EXPECT_EQ(send(Channel::mailbox, order("NO-2"), Sending::wrong_signature)[0].status, 401);
    EXPECT_EQ(send(Channel::mailbox, order("NO-2"), Sending::old_clock)[0].status, 401);
    EXPECT_EQ(wrong_signatures(), 2);
    EXPECT_EQ(platforms.send("nobody", order("NO-3"))[0].status, 401) << "who is no platform hears the same word";
    EXPECT_EQ(cases_in_queue(), 0U);
}

TEST_P(IncomingTest, WhatWasListenedToCannotBeSentAgain) {
    const auto heard = send(Channel::hotline, order("NO-1"), Sending::replayed);
    ASSERT_THAT(heard, SizeIs(2));
    EXPECT_EQ(heard[0].status, 200);
    EXPECT_EQ(heard[1].status, 409);
    EXPECT_THAT(heard[1].body, HasSubstr("channels/replayed"));
    clock.advance(std::chrono::minutes(11));
    EXPECT_EQ(channels.forget(tenant), 1);
}

TEST_P(IncomingTest, OneMessageNumberIsOneContent) {
    send(Channel::hotline, order("NO-1"));
    auto other = order("NO-1", "完全不同的事情");
    EXPECT_THAT(send(Channel::hotline, other)[0].body, HasSubstr("channels/message-differs"));
    other.message_id = "M-new";
    EXPECT_EQ(send(Channel::hotline, other)[0].status, 200);
    EXPECT_EQ(cases_in_queue(), 1U) << "one number is one matter";
    EXPECT_THAT(last_note(case_of("NO-1")), HasSubstr("市12345热线再次来件：完全不同的事情"));
}

TEST_P(IncomingTest, UrgingAndAddingLandOnTheCase) {
    const auto first = order("NO-1");
    send(Channel::hotline, first);
    const auto id = case_of("NO-1");
    EXPECT_EQ(send(Channel::hotline, more(first, Message::urge, "怎么还没人来"))[0].status, 200);
    EXPECT_THAT(last_note(id), HasSubstr("市12345热线催办：怎么还没人来"));
    step(handler, id, {.action = Action::respond}).value();
    cases::TakeStep ask{.action = Action::ask};
    ask.note = "在哪一栋？";
    step(handler, id, ask).value();
    EXPECT_EQ(send(Channel::hotline, more(first, Message::supplement, "3栋"))[0].status, 200);
    EXPECT_EQ(see(id).state, State::handling) << "what the citizen adds is the answer";
    EXPECT_THAT(answers(id), SizeIs(2)) << "accepted, and the question; their own words are not told back to them";
    EXPECT_EQ(send(Channel::hotline, more(order("NO-unknown"), Message::urge, "？"))[0].status, 404);
}

TEST_P(IncomingTest, UrgingAfterTheResultSendsTheMatterOn) {
    const auto first = order("NO-1");
    send(Channel::mailbox, first);
    const auto id = case_of("NO-1");
    resolve(id, "阀门已更换");
    work();
    EXPECT_EQ(send(Channel::mailbox, more(first, Message::urge, "还在漏"))[0].status, 200);
    EXPECT_EQ(see(id).state, State::handling);
    resolve(id, "管道已更换，不再漏水");
    work();
    const auto told = platforms.taken("mailbox");
    ASSERT_THAT(told, SizeIs(4));
    EXPECT_THAT(told[2].text, HasSubstr("重新办理"));
    EXPECT_THAT(told[3].text, HasSubstr("管道已更换"));
}

TEST_P(IncomingTest, AWithdrawnOrderWaitsForNothing) {
    const auto first = order("NO-1");
    send(Channel::hotline, first);
    const auto id = case_of("NO-1");
    EXPECT_EQ(send(Channel::hotline, more(first, Message::withdrawal, "已经修好了"))[0].status, 200);
    EXPECT_EQ(see(id).state, State::withdrawn);
    database().read([&](db::ReadTx& tx) {
        const cases::CaseId one[] = {id};
        EXPECT_THAT(gate.waiting_for(tx, tenant, one, clock.now()), IsEmpty());
    });
    EXPECT_EQ(send(Channel::hotline, more(first, Message::urge, "？"))[0].status, 200) << "kept, though nothing moves";
}

TEST_P(IncomingTest, ThePlatformsDeadlineHoldsWhenItIsShorter) {
    auto hurried = order("NO-1");
    hurried.answer_by = clock.now() + std::chrono::hours(3);
    send(Channel::hotline, hurried);
    EXPECT_EQ(see(case_of("NO-1")).solve_by, hurried.answer_by);
    auto patient = order("NO-2");
    patient.answer_by = clock.now() + std::chrono::hours(24 * 90);
    send(Channel::hotline, patient);
    EXPECT_LT(*see(case_of("NO-2")).solve_by, patient.answer_by) << "our own promise is shorter";
}

TEST_P(IncomingTest, WhoIsAnonymousThereIsAnonymousHere) {
    auto hidden = order("NO-1");
    hidden.anonymous = true;
    hidden.caller_name.reset();
    hidden.caller_phone.reset();
    send(Channel::mailbox, hidden);
    const auto contact = gated.contact(as(operator_, cases::may_see_contact), case_of("NO-1")).value();
    EXPECT_FALSE(contact.name);
    EXPECT_FALSE(contact.phone);
    auto masked = order("NO-2");
    masked.caller_phone = "139****5678";
    send(Channel::hotline, masked);
    const auto known = gated.contact(as(operator_, cases::may_see_contact), case_of("NO-2")).value();
    EXPECT_EQ(known.name, "李女士（139****5678）") << "as the platform knows them";
    EXPECT_FALSE(known.phone) << "it cannot be called";
}

TEST_P(IncomingTest, ASwitchedOffPlatformIsNobody) {
    auto off = setup(Channel::hotline, "http://127.0.0.1:1");
    off.enabled = false;
    off.version = 1;
    channels.connect(administrator(may_connect), "hotline", off).value();
    EXPECT_EQ(send(Channel::hotline, order("NO-1"))[0].status, 401);
}

}  // namespace
}  // namespace linli::channels
