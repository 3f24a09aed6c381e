#include "platform_house.h"

#include <linli/cases/dispatch_permissions.h>
#include <linli/cases/dispatch_service.h>
#include <linli/cases/duplicates.h>
#include <linli/cases/forwarding.h>
#include <linli/cases/problems.h>
#include <linli/cases/reasons.h>

#include <thread>

namespace linli::channels {
namespace {

using cases::Action;
using cases::State;
using platforms::Mood;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class AnswersTest : public PlatformTest {
public:
    cases::CaseId reported(Channel channel, const std::string& number) {
        EXPECT_EQ(send(channel, order(number))[0].status, 200);
        return case_of(number);
    }
    static AnswerLine last_of(const std::vector<AnswerLine>& lines) { return lines.back(); }
    AnswerLine result_of(cases::CaseId id) { return last_of(answers(id)); }
    Result<AnswerLine> mend(int user, const AnswerLine& line, StuckStep step, std::string note = {}) {
        return channels.step(administrator(may_mend, user), line.id, {step, line.version, std::move(note)});
    }
};
LINLI_BOTH_ENGINES(AnswersTest);

/// COVERS: INC-25
TEST_P(AnswersTest, OneResultGoesToEachPlatformInItsOwnWords) {
    for (const auto channel : {Channel::hotline, Channel::mailbox}) {
        const auto id = reported(channel, "NO-" + std::string(word(channel)));
        resolve(id, "阀门已更换，路面已清扫");
        work();
        const auto told = platforms.taken(word(channel));
        ASSERT_THAT(told, SizeIs(2));
        EXPECT_THAT(told[0].text, HasSubstr(see(id).number));
        EXPECT_THAT(told[1].text, HasSubstr("阀门已更换，路面已清扫。"));
        EXPECT_EQ(told[1].text.starts_with("尊敬的市民"), channel == Channel::mailbox);
        EXPECT_EQ(told[1].kind, channel == Channel::hotline ? "04" : "答复");
        const auto line = result_of(id);
        EXPECT_EQ(line.state, DeliveryState::receipted);
        EXPECT_EQ(line.receipt_no, "R-" + told[1].key.substr(0, 8));
        EXPECT_EQ(close(id)->state, State::closed);
    }
}

/// COVERS: INC-11, INC-25 (what the result is worth reaches whoever asked)
TEST_P(AnswersTest, EachPlatformCountsHowItEndedAndWhereItWent) {
    access::Actor somebody{.tenant = tenant, .role = access::Role::administrator, .user = user_id(60)};
    const auto publisher = access::Gate::admit(somebody, cases::may_publish_rules).value();
    service.reasons().publish(publisher, cases::ReasonKind::unsolved, {0, {{"disputed", "权属争议"}}}).value();
    service.forwarding()
        .publish(publisher, {0, {{"water", "云溪水务公司", cases::OutsideWay::telephone, "96115"}}})
        .value();
    for (const auto channel : {Channel::hotline, Channel::mailbox}) {
        const bool hotline = channel == Channel::hotline;
        const auto id = reported(channel, "NO-" + std::string(word(channel)));
        step(handler, id, {.action = Action::respond}).value();
        const auto out =
            service.forwarding()
                .forward(as(handler, cases::may_forward), id,
                         {see(id).version, "water", "属水务公司", "请更换阀门", clock.now() + std::chrono::hours(24)})
                .value();
        service.forwarding()
            .move(as(handler, cases::may_forward), out.id,
                  {.move = cases::ForwardMove::answer, .note = "已排期", .answered_by = "抢修班"})
            .value();
        cases::TakeStep done{.action = Action::resolve, .result = "阀门待更换"};
        done.resolution = cases::Resolution::partly;
        done.reason_code = "disputed";
        step(handler, id, done).value();
        settle_events();
        work();
        const auto told = platforms.taken(word(channel));
        ASSERT_THAT(told, SizeIs(4));
        EXPECT_EQ(told[0].outcome, "");
        EXPECT_EQ(told[1].outcome, hotline ? "5" : "转外部单位");
        EXPECT_THAT(told[1].text, HasSubstr("已转请云溪水务公司处理"));
        EXPECT_EQ(told[2].outcome, "") << "its answer is progress";
        EXPECT_EQ(told[3].outcome, hotline ? "2" : "部分解决");
        EXPECT_THAT(told[3].text, HasSubstr("权属争议"));
        EXPECT_EQ(result_of(id).conclusion, Conclusion::partly) << "and staff see it";
        EXPECT_EQ(close(id)->state, State::closed);
    }
}

struct Misbehaviour {
    Mood mood;
    Attempt last;
    bool at_once;  ///< stuck without another try
};

/// COVERS: INC-26
TEST_P(AnswersTest, NoMisbehaviourIsTakenForAReceipt) {
    const Misbehaviour known[] = {{Mood::silent, Attempt::no_answer, false},
                                  {Mood::down, Attempt::no_answer, false},
                                  {Mood::fail, Attempt::no_answer, false},
                                  {Mood::refuse, Attempt::refused, true},
                                  {Mood::wrong_signature, Attempt::wrong_signature, false},
                                  {Mood::garbage, Attempt::no_answer, false},
                                  {Mood::other_answer, Attempt::wrong_signature, false},
                                  {Mood::never, Attempt::taken, false}};
    for (const auto& one : known) {
        const auto number = "NO-" + std::to_string(static_cast<int>(one.mood));
        const auto id = reported(Channel::mailbox, number);
        work();
        resolve(id, "已处理完毕");
        platforms.set_mood("mailbox", one.mood);
        work_off();
        const auto line = result_of(id);
        EXPECT_EQ(line.state, DeliveryState::stuck) << number;
        EXPECT_EQ(line.last_attempt, one.last) << number;
        EXPECT_EQ(line.attempts, one.at_once ? 1 : 3) << number;
        EXPECT_EQ(line.owner, user_id(90)) << "somebody's task";
        EXPECT_TRUE(close(id).is(cases::not_delivered)) << number;
        platforms.set_mood("mailbox", Mood::well);
        ASSERT_TRUE(mend(90, line, StuckStep::retry)) << number;
        work();
        EXPECT_EQ(result_of(id).state, DeliveryState::receipted) << number;
        EXPECT_EQ(close(id)->state, State::closed) << number;
    }
    for (const auto& one : platforms.taken("mailbox"))
        EXPECT_TRUE(one.times_sent == 1 || one.kind == "答复") << "the platform knows the key";
}

TEST_P(AnswersTest, AReceiptMayComeLaterAndTwice) {
    const auto id = reported(Channel::hotline, "NO-1");
    work();
    resolve(id, "已处理完毕");
    platforms.set_mood("hotline", Mood::later_twice, 1);
    work();
    EXPECT_EQ(result_of(id).state, DeliveryState::waiting);
    EXPECT_TRUE(close(id).is(cases::not_delivered));
    EXPECT_THAT(platforms.send_receipts(), ElementsAre(204, 204));
    EXPECT_EQ(result_of(id).state, DeliveryState::receipted);
    EXPECT_EQ(close(id)->state, State::closed);
}

TEST_P(AnswersTest, AReceiptThatIsSignedWronglyIsNone) {
    const auto id = reported(Channel::hotline, "NO-1");
    work();
    resolve(id, "已处理完毕");
    platforms.set_mood("hotline", Mood::later_wrong, 1);
    work();
    EXPECT_THAT(platforms.send_receipts(), ElementsAre(422));
    EXPECT_EQ(result_of(id).state, DeliveryState::waiting);
    EXPECT_EQ(channels.platforms(administrator(may_read_board)).items[0].wrong_signatures, 1);
}

TEST_P(AnswersTest, TheRefusalNamesThePlatform) {
    const auto id = reported(Channel::mailbox, "NO-1");
    platforms.set_mood("mailbox", Mood::down);
    resolve(id, "已处理完毕");
    work();
    const auto refused = close(id);
    ASSERT_TRUE(refused.is(cases::not_delivered));
    EXPECT_EQ(refused.problem().detail, "尚未收到回执：市民信箱");
}

TEST_P(AnswersTest, WhatIsOpenHoldsUpWhatIsBehindIt) {
    const auto id = reported(Channel::hotline, "NO-1");
    platforms.set_mood("hotline", Mood::down);
    resolve(id, "已处理完毕");
    work_off();
    EXPECT_THAT(platforms.taken("hotline"), IsEmpty());
    const auto lines = answers(id);
    ASSERT_THAT(lines, SizeIs(2));
    EXPECT_EQ(lines[0].state, DeliveryState::stuck);
    EXPECT_EQ(lines[1].attempts, 0) << "the result does not overtake the acceptance";
    platforms.set_mood("hotline", Mood::well);
    mend(90, lines[0], StuckStep::retry).value();
    work();
    const auto told = platforms.taken("hotline");
    ASSERT_THAT(told, SizeIs(2));
    EXPECT_EQ(told[0].kind, "01");
    EXPECT_EQ(told[1].kind, "04");
}

TEST_P(AnswersTest, GivingUpTakesTwoPeopleAndAReason) {
    const auto id = reported(Channel::mailbox, "NO-1");
    work();
    platforms.set_mood("mailbox", Mood::refuse);
    resolve(id, "已处理完毕");
    work();
    const auto line = result_of(id);
    EXPECT_TRUE(mend(90, line, StuckStep::agree).is(reason_needed));
    EXPECT_TRUE(mend(90, line, StuckStep::ask_give_up, " ").is(reason_needed));
    const auto asked = mend(90, line, StuckStep::ask_give_up, "平台已停用").value();
    EXPECT_TRUE(mend(91, line, StuckStep::agree).is(changed_meanwhile));
    EXPECT_TRUE(mend(90, asked, StuckStep::agree).is(same_person));
    EXPECT_TRUE(close(id).is(cases::not_delivered));
    const auto done = mend(91, asked, StuckStep::agree).value();
    EXPECT_EQ(done.state, DeliveryState::given_up);
    EXPECT_EQ(close(id)->state, State::closed);
    EXPECT_TRUE(mend(90, done, StuckStep::retry).is(not_stuck));
}

TEST_P(AnswersTest, WhatIsStuckIsSeenByWhoMayAndTakenOver) {
    const auto id = reported(Channel::mailbox, "NO-1");
    platforms.set_mood("mailbox", Mood::refuse);
    work();
    EXPECT_THAT(channels.stuck(as(operator_, may_watch)).items, SizeIs(1));
    EXPECT_THAT(channels.stuck(as(clerk, may_watch)).items, SizeIs(1)) << "the clerk of the community where it is";
    EXPECT_THAT(channels.stuck(as(fund_handler, may_watch)).items, IsEmpty()) << "another department";
    const auto line = last_of(answers(id));
    EXPECT_TRUE(channels.of_case(as(fund_handler, may_watch), id).is(access::not_found));
    const auto mine = channels.step(as(clerk, may_mend), line.id, {StuckStep::take_over, line.version, ""}).value();
    EXPECT_EQ(mine.owner, user_id(clerk));
    const auto board = channels.platforms(administrator(may_read_board)).items;
    ASSERT_THAT(board, SizeIs(2));
    EXPECT_EQ(board[1].stuck, 1);
    EXPECT_EQ(board[0].stuck, 0);
    EXPECT_EQ(board[1].owner_name, "张三");
}

TEST_P(AnswersTest, ADeclinedMatterGoesBackWithItsReason) {
    auto vague = order("NO-1", "有些事情想反映一下，希望领导重视");
    vague.title = "反映情况";
    send(Channel::hotline, vague);
    const auto id = case_of("NO-1");
    cases::TakeStep in{.action = Action::decline};
    in.note = "属于供电公司职责，请拨打95598";
    step(operator_, id, in).value();
    settle_events();
    work();
    const auto told = platforms.taken("hotline");
    ASSERT_THAT(told, SizeIs(2));
    EXPECT_EQ(told[1].kind, "02");
    EXPECT_THAT(told[1].text, HasSubstr("95598"));
}

TEST_P(AnswersTest, AResultThatWasTakenBackBeforeItLeftIsNotSent) {
    const auto id = reported(Channel::hotline, "NO-1");
    work();
    step(handler, id, {.action = Action::respond}).value();
    cases::TakeStep done{.action = Action::resolve};
    done.result = "点错了";
    step(handler, id, done).value();
    step(handler, id, {.action = Action::undo}).value();
    settle_events();
    work();
    EXPECT_THAT(platforms.taken("hotline"), SizeIs(1));
    resolve(id, "阀门已更换");
    work();
    EXPECT_THAT(platforms.taken("hotline").back().text, HasSubstr("阀门已更换"));
    EXPECT_EQ(close(id)->state, State::closed);
}

TEST_P(AnswersTest, AVerdictIsHeardThoughAPlatformIsDown) {
    const auto id = reported(Channel::hotline, "NO-1");
    work();
    platforms.set_mood("hotline", Mood::down);
    resolve(id, "已处理完毕");
    work();
    EXPECT_EQ(gated.settle(tenant), 0);
    clock.advance(std::chrono::hours(24 * 16));
    EXPECT_EQ(gated.settle(tenant), 0) << "nobody objected, but the citizen was not answered";
    platforms.set_mood("hotline", Mood::well);
    const auto line = result_of(id);
    if (line.state == DeliveryState::stuck) mend(90, line, StuckStep::retry).value();
    work_off(3);
    EXPECT_EQ(gated.settle(tenant), 1);
    EXPECT_EQ(see(id).state, State::closed);
}

TEST_P(AnswersTest, TwoServersSendNothingTwiceAtOnce) {
    constexpr int orders = 12;
    for (int i = 0; i < orders; ++i) reported(Channel::hotline, "NO-" + std::to_string(i));
    ChannelService other({database(), clock, clock, ids, vault, audit, evidence, gated,
                          [](db::ReadTx&, TenantId, UserId) { return std::string(); }});
    const auto run = [&](ChannelService& server) {
        while (server.work_once(tenant, "hotline")) {
        }
    };
    std::thread first([&] { run(channels); });
    std::thread second([&] { run(other); });
    first.join();
    second.join();
    const auto told = platforms.taken("hotline");
    EXPECT_THAT(told, SizeIs(orders));
    for (const auto& one : told) EXPECT_EQ(one.times_sent, 1);
}

TEST_P(AnswersTest, WhatWasOnTheWireWhenItsProcessDiedIsSentAgainUnderTheSameKey) {
    const auto id = reported(Channel::hotline, "NO-1");
    platforms.set_mood("hotline", Mood::silent, 1);  // it arrives, but nobody is there to hear the answer
    work();
    EXPECT_EQ(last_of(answers(id)).state, DeliveryState::waiting);
    clock.advance(std::chrono::seconds(5));
    work();
    const auto told = platforms.taken("hotline");
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].times_sent, 2);
    EXPECT_EQ(last_of(answers(id)).state, DeliveryState::receipted);
}

/// COVERS: AS-07, INC-24
TEST_P(AnswersTest, OneResultAnswersEverybodyWhoReportedTheSame) {
    const auto first = reported(Channel::hotline, "NO-1");
    clock.advance(std::chrono::minutes(12));
    const auto second = reported(Channel::mailbox, "NO-2");
    const auto third = report("楼下消防栓漏水，流到路面上了").id;
    cases::MergeCases in;
    for (const auto id : {first, second, third}) in.cases.push_back({id, see(id).version});
    const auto merge = gated.duplicates().merge(as(operator_, cases::may_dispatch), in);
    ASSERT_TRUE(merge) << merge.problem().detail;
    ASSERT_EQ(merge->master_id, first);
    settle_events();
    const auto urge = more(order("NO-2"), Message::urge, "还没来修");
    EXPECT_EQ(send(Channel::mailbox, urge)[0].status, 200);
    const auto timeline = gated.timeline(as(operator_, cases::may_read), first).value();
    EXPECT_THAT(timeline.steps.back().note.value_or(""), HasSubstr("市民信箱催办：还没来修"));
    platforms.set_mood("mailbox", Mood::down);
    resolve(first, "阀门已更换，路面已清扫");
    work_off();
    EXPECT_EQ(close(first).problem().detail, "尚未收到回执：市民信箱");
    platforms.set_mood("mailbox", Mood::well);
    for (const auto& line : channels.stuck(administrator(may_watch)).items) mend(90, line, StuckStep::retry).value();
    work_off(3);
    const auto letters = platforms.taken("mailbox");
    ASSERT_THAT(letters, SizeIs(3));
    EXPECT_THAT(letters[1].text, HasSubstr("合并办理"));
    EXPECT_THAT(letters[2].text, HasSubstr("阀门已更换，路面已清扫。"));
    EXPECT_THAT(letters[2].text, HasSubstr(see(second).number)) << "each under its own number";
    EXPECT_THAT(platforms.taken("hotline").back().text, HasSubstr("阀门已更换，路面已清扫。"));
    EXPECT_EQ(close(first)->state, State::closed);
}

}  // namespace
}  // namespace linli::channels
