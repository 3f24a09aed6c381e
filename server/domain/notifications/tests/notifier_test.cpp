#include <linli/notifications/notifier.h>

#include <linli/cases/joint.h>
#include <linli/cases/joint_permissions.h>
#include <linli/cases/oversight_permissions.h>
#include <linli/cases/supervision.h>
#include <linli/messaging/permissions.h>
#include <linli/messaging/sql.h>

#include <linli/testing/cases_house.h>
#include <linli/testing/messaging_house.h>

#include <gmock/gmock.h>

#include <algorithm>

namespace linli::notifications {
namespace {

using cases::Action;
using messaging::Channel;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class NotifierTest : public cases::CaseTest {
public:
    NotifierTest() : CaseTest({&messaging::sql()}) {}
    void SetUp() override {
        cases::CaseTest::SetUp();
        for (const int user : {resident, neighbour, worker, other_worker, clerk, operator_, handler})
            directory.book.emplace(user_id(user), messaging::Contact{"某人", "13800138000", "", ""});
        notifier.listen(relay);
    }
    void pass() {
        while (relay.run_once() > 0) {
        }
        for (const auto channel : messaging::all_channels)
            while (messages.work_once(tenant, channel)) {
            }
    }
    access::Scope me(int user) const {
        access::Actor a{.tenant = tenant, .role = access::Role::resident, .user = user_id(user)};
        return access::Gate::admit(a, messaging::may_read_inbox).value();
    }
    /// Titles in somebody's inbox, newest first.
    std::vector<std::string> titles(int user) {
        std::vector<std::string> out;
        const auto page = inbox.list(me(user), {}).value();
        for (const auto& one : page.items) out.push_back(one.title);
        return out;
    }
    std::string newest(int user) { return inbox.list(me(user), {}).value().items.at(0).text; }
    cases::Case worked_on(std::string text) {
        auto made = report(std::move(text));
        pass();
        clock.advance(std::chrono::minutes(1));
        return made;
    }
    void act(int user, cases::CaseId id, Action action, std::string words = {}) {
        cases::TakeStep in{.action = action};
        if (action == Action::resolve)
            in.result = std::move(words);
        else if (!words.empty())
            in.note = std::move(words);
        in.shown_to_reporter = action == Action::note;
        step(user, id, in).value();
        pass();
        clock.advance(std::chrono::minutes(1));
    }
    std::vector<messaging::Message> letters() {
        return database().read([&](db::ReadTx& tx) {
            return tx.all(
                "SELECT m.message_id, m.template_code, m.recipient_kind, m.state FROM messaging_message m"
                " ORDER BY m.message_id",
                {}, [](const db::Row& row) {
                    messaging::Message out;
                    out.id = row.get<messaging::MessageId>("message_id");
                    out.template_code = row.get<std::string>("template_code");
                    out.recipient_kind = row.get<messaging::RecipientKind>("recipient_kind");
                    out.state = row.get<messaging::MessageState>("state");
                    return out;
                });
        });
    }

    messaging::BookDirectory directory;
    messaging::MessagingParts parts{database(), clock,  clock,    ids,       vault,
                                    audit,      outbox, *cursors, directory, templates()};
    messaging::MessagingService messages{parts};
    messaging::InboxService inbox{parts, messages};
    messaging::TemplateService forms{parts};
    Notifier notifier{{vault, messages, directory}};
};
using Notifications = NotifierTest;
LINLI_BOTH_ENGINES(Notifications);

/// COVERS: INC-19, MSG-01
TEST_P(Notifications, OwnerAndReporterHearWhatConcernsThem) {
    const auto made = worked_on("楼道里垃圾堆了好几天没人清");
    EXPECT_THAT(titles(worker), ElementsAre("有新的事项交您办理"));
    EXPECT_THAT(newest(worker), HasSubstr(made.number));
    act(worker, made.id, Action::respond);
    act(worker, made.id, Action::ask, "请问是\n哪个单元？");
    EXPECT_EQ(newest(resident),
              "某人您好，您反映的" + made.number + "号事项需要您补充：请问是 哪个单元？ 请在“我的事项”中回复。");
    act(resident, made.id, Action::answer, "2单元");
    act(worker, made.id, Action::resolve, "已清理");
    EXPECT_THAT(titles(worker), ElementsAre("反映人已补充说明", "有新的事项交您办理"));
    EXPECT_THAT(titles(resident), ElementsAre("您反映的事项已有办理结果", "请补充信息"));
    EXPECT_THAT(newest(resident), HasSubstr("办理结果：已清理（已解决）"));
}

/// COVERS: INC-11, INC-25: closed is not solved, and a long answer does not cut off what it is worth.
TEST_P(Notifications, TheReporterHearsWhatTheResultIsWorth) {
    const auto made = worked_on("楼道里垃圾堆了好几天没人清");
    act(worker, made.id, Action::respond);
    std::string longer;
    for (int i = 0; i < 60; ++i) longer += "已函告建设单位。";
    cases::TakeStep in{.action = Action::resolve, .result = longer};
    in.resolution = cases::Resolution::unsolved;
    step(worker, made.id, in).value();
    pass();
    EXPECT_THAT(newest(resident), HasSubstr("…（未解决）"));
}

TEST_P(Notifications, AnEventThatIsHeardAgainTellsNothingTwice) {
    const auto made = worked_on("楼道里垃圾堆了好几天没人清");
    const auto before = letters().size();
    ASSERT_EQ(before, 1U);
    database().write([&](db::WriteTx& tx) {
        notifier.hear(tx, tenant, cases::CaseMoved{made.id, "dispatch", "dispatched", made.version, {}});
    });
    pass();
    EXPECT_EQ(letters().size(), before);
}

/// Only who agreed to short messages is sent one on top of the inbox.
TEST_P(Notifications, AnAnswerIsAShortMessageForWhoWantsThat) {
    const auto made = worked_on("楼道里垃圾堆了好几天没人清");
    act(worker, made.id, Action::respond);
    act(worker, made.id, Action::resolve, "已清理");
    std::vector<std::pair<std::string, messaging::MessageState>> seen;
    for (const auto& one : letters()) seen.emplace_back(one.template_code, one.state);
    EXPECT_THAT(seen, ::testing::UnorderedElementsAre(std::pair("case-assigned", messaging::MessageState::delivered),
                                                      std::pair("case-resolved", messaging::MessageState::delivered),
                                                      std::pair("case-resolved", messaging::MessageState::suppressed)));
}

/// Whoever rang the clerk has no inbox: the answer is a short message to the number that was left.
TEST_P(Notifications, ACallerIsAnsweredByTelephone) {
    cases::ReportOnBehalf in;
    in.report = words_of("楼道里垃圾堆了好几天没人清");
    in.report.channel = cases::Channel::phone;
    in.reporter_name = "王阿姨";
    in.reporter_phone = "13900139000";
    const auto made = service.report_on_behalf(as(clerk, cases::may_report_on_behalf), in).value();
    pass();
    act(worker, made.id, Action::respond);
    act(worker, made.id, Action::resolve, "已清理");
    const auto all = letters();
    const auto sent = std::find_if(
        all.begin(), all.end(), [](const auto& one) { return one.recipient_kind == messaging::RecipientKind::person; });
    ASSERT_NE(sent, all.end());
    EXPECT_EQ(sent->template_code, "case-resolved");
    EXPECT_THAT(titles(clerk), IsEmpty());
}

/// COVERS: INC-21
TEST_P(Notifications, AnAlarmReachesTheOwnerAndThenTheSupervisor) {
    const auto made = worked_on("楼道里垃圾堆了好几天没人清");
    const auto alarm = [&](std::string kind, std::int64_t rung, std::optional<UserId> told) {
        database().write([&](db::WriteTx& tx) {
            notifier.hear(tx, tenant,
                          cases::CaseAlarmed{made.id, "solution", std::move(kind), rung, {}, told, clock.now()});
        });
        pass();
        clock.advance(std::chrono::minutes(1));
    };
    alarm("warning", 0, {});
    alarm("breach", 0, {});
    alarm("rung", 1, user_id(clerk));
    alarm("rung", 2, {});  // nobody is there: a hole, which an administrator sees
    EXPECT_THAT(titles(worker), ElementsAre("事项已超时", "事项即将到期", "有新的事项交您办理"));
    EXPECT_THAT(titles(clerk), ElementsAre("事项超时，请督促办理"));
}

/// COVERS: INC-27
TEST_P(Notifications, HelpersAreAskedAndTheOwnerHearsOfTheirResult) {
    const auto made = worked_on("楼道里垃圾堆了好几天没人清");
    act(worker, made.id, Action::respond);
    const cases::AskSubtask in{.version = see(made.id).version,
                               .asked = "请检查楼道消防设施",
                               .due_at = clock.now() + std::chrono::hours(1),
                               .organisation_id = OrganisationId(id(20))};
    const auto task = service.joint().ask(as(worker, cases::may_share), made.id, in).value();
    pass();
    EXPECT_THAT(titles(handler), ElementsAre("请您协办"));
    clock.advance(std::chrono::minutes(1));
    const auto move = [&](cases::SubtaskMove how, std::optional<std::string> note) {
        service.joint().move(as(handler, cases::may_help), task.id, {how, std::move(note)}).value();
        pass();
    };
    move(cases::SubtaskMove::accept, {});
    clock.advance(std::chrono::hours(2));
    for (int i = 0; i < 5; ++i) service.raise_alarms(tenant);
    pass();
    for (const int user : {worker, handler}) EXPECT_EQ(std::ranges::count(titles(user), "协办任务已超期"), 1);
    clock.advance(std::chrono::minutes(1));
    move(cases::SubtaskMove::finish, "设施完好");
    EXPECT_EQ(newest(worker), "消防科已完成" + made.number + "号事项的协办任务，请查看结果。");
    EXPECT_EQ(std::ranges::count(titles(handler), "请您协办"), 1);
    EXPECT_EQ(titles(handler).size(), 2U);
}

/// COVERS: INC-06
TEST_P(Notifications, ASupervisionIsToldToTheOwnerAndItsAnswerToTheSupervisor) {
    const auto made = worked_on("楼道里垃圾堆了好几天没人清");
    act(worker, made.id, Action::respond);
    const auto told_before = titles(worker).size();
    const auto placed = service.supervising()
                            .place(as(operator_, cases::may_supervise), made.id,
                                   {.version = see(made.id).version, .asked = "请说明进展", .limit = 2})
                            .value();
    pass();
    EXPECT_THAT(newest(worker), HasSubstr(made.number + "号事项已被督办"));
    clock.advance(std::chrono::hours(4));  // over lunch
    for (int i = 0; i < 10; ++i) service.raise_alarms(tenant);
    pass();
    EXPECT_EQ(newest(operator_).substr(0, newest(operator_).find("已于")), "您对" + made.number + "号事项的督办");
    const auto move = [&](int user, cases::SupervisionMove how) {
        clock.advance(std::chrono::minutes(1));
        service.supervising().move(as(user, cases::may_move_supervision), placed.id, {how, "说明"}).value();
        pass();
    };
    move(worker, cases::SupervisionMove::answer);
    EXPECT_EQ(titles(operator_).at(0), "督办事项已有反馈");
    move(operator_, cases::SupervisionMove::ask_again);
    move(worker, cases::SupervisionMove::answer);
    move(operator_, cases::SupervisionMove::lift);
    EXPECT_EQ(titles(worker).at(0), "督办已解除");
    EXPECT_GE(titles(worker).size(), told_before + 3) << "asked twice and lifted, beside the clock";
}

/// COVERS: INC-25
TEST_P(Notifications, AStuckAnswerIsToldToItsOwner) {
    const auto made = worked_on("楼道里垃圾堆了好几天没人清");
    for (const auto* key : {"a/1", "a/1", "a/2"})
        database().write([&](db::WriteTx& tx) {
            notifier.answer_stuck(tx, tenant, {made.id, key, "12345热线", user_id(operator_)});
        });
    pass();
    EXPECT_EQ(titles(operator_).size(), 2U);
    EXPECT_THAT(newest(operator_), HasSubstr("12345热线"));
}

TEST_P(Notifications, ATenantSaysItInItsOwnWords) {
    messaging::SaveTemplate own;
    own.title = "交办";
    own.body = "请办理{number}";
    own.variables = {{"number", messaging::VariableType::text, "受理编号"}};
    const auto scope = [&](const access::Permission& permission, access::Role role, int user) {
        access::Actor a{.tenant = tenant, .role = role, .user = user_id(user)};
        return access::Gate::admit(a, permission).value();
    };
    const auto listed = forms.list(scope(messaging::may_draft, access::Role::clerk, clerk)).value();
    ASSERT_EQ(listed.items.size(), templates().size());
    EXPECT_FALSE(listed.items.at(0).drafted_by);
    auto foreign = own;
    foreign.body += "{reporter}";
    foreign.variables.push_back({"reporter", messaging::VariableType::text, "反映人"});
    EXPECT_TRUE(forms.save(scope(messaging::may_draft, access::Role::clerk, clerk), "case-assigned", foreign)
                    .is(messaging::bad_template));
    const auto draft =
        forms.save(scope(messaging::may_draft, access::Role::clerk, clerk), "case-assigned", own).value();
    forms
        .publish(scope(messaging::may_publish, access::Role::administrator, 90), "case-assigned",
                 {draft.edition, draft.version})
        .value();
    const auto made = worked_on("楼道里垃圾堆了好几天没人清");
    EXPECT_EQ(newest(worker), "请办理" + made.number);
    EXPECT_EQ(forms.list(scope(messaging::may_draft, access::Role::clerk, clerk)).value().items.size(),
              templates().size());
}

/// COVERS: issue 4 point 8 (who takes over hears of it, and of what waits)
TEST_P(Notifications, AChangeOfShiftIsToldOnceToEachSide) {
    const HandedShift shift{.id = ids.next_uuid(),
                            .from = user_id(worker),
                            .to = user_id(clerk),
                            .from_name = "李四",
                            .to_name = "张三",
                            .open = 7,
                            .overdue = 2,
                            .offered_at = clock.now()};
    const auto say = [&](ShiftMoment moment) {
        database().write([&](db::WriteTx& tx) { notifier.shift(tx, tenant, moment, shift); });
        pass();
        clock.advance(std::chrono::minutes(1));
    };
    say(ShiftMoment::offered);
    say(ShiftMoment::offered);
    EXPECT_THAT(titles(clerk), ElementsAre("请确认接班"));
    EXPECT_EQ(newest(clerk), "李四向您交班，在办7件，其中超时2件，请查看汇总并确认。");
    EXPECT_THAT(titles(worker), IsEmpty());
    say(ShiftMoment::waiting);
    EXPECT_THAT(titles(clerk), ElementsAre("交接班仍待您确认", "请确认接班"));
    EXPECT_THAT(titles(worker), ElementsAre("您的交班仍未确认"));
    EXPECT_THAT(newest(worker), HasSubstr("张三"));
    for (const auto moment : {ShiftMoment::declined, ShiftMoment::accepted}) say(moment);
    EXPECT_EQ(titles(worker).at(0), "您的交班已确认");
    say(ShiftMoment::withdrawn);
    EXPECT_EQ(titles(clerk).at(0), "交班已收回");
}

}  // namespace
}  // namespace linli::notifications
