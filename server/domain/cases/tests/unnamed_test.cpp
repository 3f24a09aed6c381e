#include <linli/cases/duplicates.h>
#include <linli/cases/unnamed.h>
#include <linli/organisation/organisations.h>

#include "house.h"
#include "shield.h"
#include "tracking_code.h"

namespace linli::cases {
namespace {

using std::chrono::hours;

const std::string seed = "Zp3Yv0Qk8mT1rW6uB9dXfA";

class UnnamedTest : public CaseTest {
protected:
    ReportUnnamed words(std::string text, ReporterIdentity identity, bool is_protected = false) {
        ReportUnnamed in{.report = words_of(std::move(text)), .identity = identity, .is_protected = is_protected};
        if (identity == ReporterIdentity::pseudonymous) in.tracking_seed = seed;
        return in;
    }
    access::Scope public_as(std::optional<int> user) const {
        access::Actor who = user ? actor(*user) : access::Actor{};
        who.tenant = tenant;
        return access::Gate::admit(who, api::public_access).value();
    }
    UnnamedReceipt send(const ReportUnnamed& in) {
        const auto made = service.report_unnamed(public_as(resident), in).value();
        while (relay.run_once() > 0) {
        }
        return made;
    }
    TrackingKey key(const UnnamedReceipt& made) { return {made.number, made.tracking_code.value_or("")}; }
    repository::Record stored(CaseId which) {
        return database().read(
            [&](db::ReadTx& tx) { return repository::find(tx, access::Gate::system(tenant, "test"), which).value(); });
    }
    /// Everything that stands in the case tables, the audit, the events and the evidence.
    std::string everything_written() {
        std::string out;
        for (const auto* table : {"cases_case", "cases_report", "cases_step", "cases_tracking", "cases_rating",
                                  "cases_against", "audit_line", "events_event", "evidence_leaf"})
            database().read([&](db::ReadTx& tx) {
                tx.each("SELECT * FROM " + std::string(table), {}, [&](const db::Row& row) {
                    for (int i = 0; i < row.columns(); ++i) out += row.shown(i) + "\n";
                });
            });
        return out;
    }
    auto named(std::string text) {
        auto in = words(std::move(text), ReporterIdentity::pseudonymous, true);
        return in;
    }
    access::Scope sealed(access::Role role, int user, const access::Permission& permission) const {
        access::Actor who;
        who.tenant = tenant;
        who.role = role;
        who.user = user_id(user);
        who.purpose = "核实线索";
        return access::Gate::admit(who, permission).value();
    }
};
using Unnamed = UnnamedTest;
LINLI_BOTH_ENGINES(Unnamed);

TEST_P(Unnamed, APseudonymousReporterFollowsByNumberAndCode) {
    const auto made = send(words("楼道里垃圾堆了好几天没人清", ReporterIdentity::pseudonymous));
    ASSERT_TRUE(made.tracking_code.has_value());
    EXPECT_EQ(made.tracking_code->size(), 19U) << *made.tracking_code;
    auto seen = service.track(tenant, key(made));
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->matter.state, State::dispatched) << "handled like every other matter";
    EXPECT_EQ(seen->matter.owner_id, user_id(worker));
    EXPECT_EQ(seen->matter.identity, ReporterIdentity::pseudonymous);
    EXPECT_FALSE(seen->matter.reporter_id.has_value());

    const auto id = seen->matter.id;
    ASSERT_TRUE(step(worker, id, {.action = Action::respond}));
    ASSERT_TRUE(step(worker, id, {.action = Action::ask, .note = "哪一层？"}));
    const auto answered = service.answer_tracked(tenant, {key(made), "三楼"});
    ASSERT_TRUE(answered);
    EXPECT_EQ(answered->matter.state, State::handling) << "their word ends the waiting";
    const auto done = step(worker, id, {.action = Action::resolve, .result = "已清理"}).value();
    const auto rated = service.rate_tracked(tenant, {key(made), {.version = done.version, .solved = true}});
    ASSERT_TRUE(rated);
    EXPECT_EQ(rated->matter.state, State::closed);
    EXPECT_EQ(rated->timeline.steps.back().action, Action::rate);
}

/// COVERS: INC-11: what a named reporter may do after an answer, a code may do too.
TEST_P(Unnamed, TheCodeShowsWhatTheAnswerIsWorthAndReopens) {
    const auto made = send(words("楼道里垃圾堆了好几天没人清", ReporterIdentity::pseudonymous));
    const auto id = service.track(tenant, key(made))->matter.id;
    const auto actions = [&] {
        std::vector<Action> out;
        const auto matter = service.track(tenant, key(made)).value().matter;
        for (const auto& one : *matter.possible) out.push_back(one.action);
        return out;
    };
    EXPECT_EQ(actions(), std::vector{Action::note}) << "what needs an account is not offered";
    ASSERT_TRUE(step(worker, id, {.action = Action::respond}));
    TakeStep in{.action = Action::resolve, .result = "已函告建设单位"};
    in.resolution = Resolution::unsolved;
    const auto done = step(worker, id, in).value();
    const auto seen = service.track(tenant, key(made)).value();
    EXPECT_EQ(seen.matter.result, "已函告建设单位");
    EXPECT_EQ(seen.matter.resolution->resolution, Resolution::unsolved);
    EXPECT_EQ(actions(), (std::vector{Action::note, Action::reopen, Action::rate}));
    EXPECT_TRUE(service.reopen_tracked(tenant, {{made.number, "AAAA-AAAA-AAAA-AAAA"}, done.version, "还在"})
                    .is(access::not_found));
    const auto rated = service.rate_tracked(tenant, {key(made), {.version = done.version, .solved = true}}).value();
    EXPECT_EQ(rated.matter.state, State::closed);
    EXPECT_TRUE(service.reopen_tracked(tenant, {key(made), done.version, "还在"}).is(changed_meanwhile));
    const auto again = service.reopen_tracked(tenant, {key(made), rated.matter.version, "又堆起来了"}).value();
    EXPECT_EQ(again.matter.state, State::handling) << "a verdict that was given too soon";
    EXPECT_FALSE(again.matter.resolution);
    EXPECT_EQ(again.timeline.steps.back().note, "又堆起来了");
    const auto last = step(worker, id, {.action = Action::resolve, .result = "已清理"}).value();
    clock.advance(hours(24 * 16));
    EXPECT_TRUE(service.reopen_tracked(tenant, {key(made), last.version, "还在"}).is(reopen_too_late));
}

TEST_P(Unnamed, AWrongCodeAndAnUnknownNumberAreTheSameAnswer) {
    const auto made = send(words("楼道里垃圾堆了好几天没人清", ReporterIdentity::pseudonymous));
    const auto other = send(words("公积金怎么提取", ReporterIdentity::pseudonymous));
    EXPECT_TRUE(service.track(tenant, {made.number, "AAAA-AAAA-AAAA-AAAA"}).is(access::not_found));
    EXPECT_TRUE(service.track(tenant, {made.number, *other.tracking_code}).is(access::not_found));
    EXPECT_TRUE(service.track(tenant, {"260921-ZZZZZZ", *made.tracking_code}).is(access::not_found));
    EXPECT_TRUE(service.track(TenantId{2}, key(made)).is(access::not_found));
    EXPECT_TRUE(service.answer_tracked(tenant, {{made.number, "x"}, "?"}).is(access::not_found));
    const auto plain = report("楼道里垃圾堆了好几天没人清");
    EXPECT_TRUE(service.track(tenant, {plain.number, ""}).is(access::not_found)) << "a named matter has no code";
    auto sloppy = *made.tracking_code;
    for (auto& c : sloppy) c = static_cast<char>(std::tolower(c));
    EXPECT_TRUE(service.track(tenant, {made.number, " " + sloppy + " "}).ok()) << "copied by hand";
}

TEST_P(Unnamed, NothingLeadsToTheAccount) {
    auto in = words("楼道里垃圾堆了好几天没人清", ReporterIdentity::pseudonymous);
    in.reporter_name = "李四";
    in.reporter_phone = "13700001111";
    const auto made = send(in);
    send(words("有人乱丢东西", ReporterIdentity::anonymous));
    const auto id = service.track(tenant, key(made))->matter.id;
    const auto written = everything_written();
    for (const auto& secret :
         {user_id(resident).text(), *made.tracking_code, seed, std::string("李四"), std::string("13700001111")})
        EXPECT_EQ(written.find(secret), std::string::npos) << "a trace of the reporter is kept: " << secret;
    EXPECT_TRUE(service.find(as(resident, may_read), id).is(access::not_found)) << "not even in their own list";
    EXPECT_TRUE(service.contact(as(operator_, may_see_contact), id).is(identity_sealed));
}

TEST_P(Unnamed, WhatWouldTellWhoTheyAreIsRefused) {
    auto contact = words("有人乱丢东西", ReporterIdentity::anonymous);
    contact.reporter_phone = "13700001111";
    EXPECT_TRUE(service.report_unnamed(public_as({}), contact).is(would_name_you));
    auto photo = words("有人乱丢东西", ReporterIdentity::pseudonymous);
    photo.report.files = {FileId(id(99))};
    EXPECT_TRUE(service.report_unnamed(public_as(resident), photo).is(would_name_you));
    EXPECT_TRUE(service.report_unnamed(public_as({}), words("有人乱丢东西", ReporterIdentity::pseudonymous))
                    .is(access::not_signed_in))
        << "a pseudonym is proven once";
    auto seedless = words("有人乱丢东西", ReporterIdentity::pseudonymous);
    seedless.tracking_seed.reset();
    EXPECT_TRUE(service.report_unnamed(public_as(resident), seedless).is(seed_needed));
    auto unknown = words("有人乱丢东西", ReporterIdentity::anonymous);
    unknown.against = {OrganisationId(id(99))};
    EXPECT_TRUE(service.report_unnamed(public_as({}), unknown).is(organisation::no_such_organisation));
}

TEST_P(Unnamed, TheSameSentTwiceIsOneMatterWithOneCode) {
    const auto in = words("楼道里垃圾堆了好几天没人清", ReporterIdentity::pseudonymous);
    const auto first = send(in);
    const auto again = send(in);
    EXPECT_EQ(first.number, again.number);
    EXPECT_EQ(first.tracking_code, again.tracking_code);
    auto guessed = in;
    guessed.tracking_seed = "AAAAAAAAAAAAAAAAAAAAAA";
    EXPECT_TRUE(service.report_unnamed(public_as(resident), guessed).is(id_taken))
        << "who knows id and words still gets no code";
    const auto unnamed = words("有人乱丢东西", ReporterIdentity::anonymous);
    EXPECT_EQ(send(unnamed).number, send(unnamed).number);
    EXPECT_FALSE(send(unnamed).tracking_code.has_value());
}

TEST_P(Unnamed, AnAnonymousReporterIsNeitherAskedNorCalled) {
    const auto in = words("楼道里垃圾堆了好几天没人清", ReporterIdentity::anonymous);
    send(in);
    ASSERT_TRUE(step(worker, in.report.id, {.action = Action::respond}));
    EXPECT_TRUE(step(worker, in.report.id, {.action = Action::ask, .note = "哪一层？"}).is(nobody_to_ask));
    EXPECT_TRUE(step(worker, in.report.id, {.action = Action::resolve, .result = "已清理"}).ok());
}

TEST_P(Unnamed, AProtectedReportIsSeenByNobodyWhoIsNotInCharge) {
    const auto in = named("垃圾清运的人收钱，打电话给13812345678可以核实");
    const auto made = send(in);
    const auto which = in.report.id;
    EXPECT_EQ(stored(which).triage_reason, TriageReason::guarded);
    EXPECT_EQ(stored(which).owner, user_id(operator_));
    for (const int user : {worker, clerk, handler, steward})
        EXPECT_TRUE(service.find(as(user, may_read), which).is(access::not_found)) << user;
    access::Actor auditor;
    auditor.tenant = tenant;
    auditor.role = access::Role::auditor;
    auditor.user = user_id(60);
    EXPECT_TRUE(service.find(access::Gate::admit(auditor, may_read).value(), which).is(access::not_found));
    EXPECT_TRUE(service.list(as(clerk, may_read), {})->items.empty());
    EXPECT_EQ(see(which).text, "垃圾清运的人收钱，打电话给***可以核实");
    EXPECT_TRUE(service.contact(as(operator_, may_see_contact), which).is(access::not_found));
    EXPECT_TRUE(see(which).is_protected);

    // One person is named; they see it, their office does not; the guardian goes on seeing it.
    EXPECT_TRUE(step(operator_, which, {.action = Action::dispatch, .item_code = "waste-01"}).is(kept_out))
        << "no rule chooses";
    ASSERT_TRUE(step(operator_, which,
                     {.action = Action::dispatch, .item_code = "waste-01", .assignee = user_id(fund_handler)}));
    EXPECT_TRUE(service.find(as(fund_handler, may_read), which).ok());
    EXPECT_TRUE(service.find(as(operator_, may_read), which).ok());
    EXPECT_TRUE(service.find(as(handler, may_read), which).is(access::not_found));
    ASSERT_TRUE(step(fund_handler, which, {.action = Action::respond}));
    ASSERT_TRUE(step(fund_handler, which, {.action = Action::send_back, .note = "不归我们"}));
    EXPECT_TRUE(service.find(as(fund_handler, may_read), which).is(access::not_found));
    EXPECT_EQ(stored(which).owner, user_id(operator_));
    EXPECT_TRUE(service.track(tenant, key(made)).ok());
}

TEST_P(Unnamed, TheReportedPartyIsKeptOutOfTheDispatch) {
    auto in = named("消防科的人来检查就要请吃饭");
    in.against = {OrganisationId(id(21))};
    send(in);
    const auto which = in.report.id;
    const auto give = [&](int user) {
        return step(operator_, which, {.action = Action::dispatch, .item_code = "waste-01", .assignee = user_id(user)});
    };
    EXPECT_TRUE(give(handler).is(kept_out)) << "their body is named in the report";
    EXPECT_TRUE(give(fund_handler).is(kept_out)) << "the reporter named their body beside the words";
    EXPECT_TRUE(give(clerk).ok());
    EXPECT_TRUE(
        step(clerk, which, {.action = Action::transfer, .note = "请接", .assignee = user_id(handler)}).is(kept_out))
        << "nor later";
}

TEST_P(Unnamed, WhereEverybodyMayBeMeantAnAdministratorHears) {
    const auto in = named("张三收了别人的钱");  // everybody of this house has that name
    send(in);
    EXPECT_EQ(stored(in.report.id).state, State::triage);
    EXPECT_EQ(stored(in.report.id).owner, std::nullopt);
    access::Actor administrator;
    administrator.tenant = tenant;
    administrator.role = access::Role::administrator;
    administrator.user = user_id(61);
    const auto scope = access::Gate::admit(administrator, may_read_holes).value();
    ASSERT_EQ(service.holes(scope).items.size(), 1U);
    EXPECT_EQ(service.holes(scope).items[0].kind, HoleKind::no_guardian);
    EXPECT_EQ(service.check_holes(tenant), 0);

    renamed = "李明";
    EXPECT_GE(service.carry_on(tenant), 1);
    EXPECT_EQ(stored(in.report.id).owner, user_id(operator_));
    EXPECT_EQ(service.check_holes(tenant), 1);
}

TEST_P(Unnamed, ProtectedMattersAreNeitherProposedNorMergedNorSearched) {
    const auto in = named("楼道里垃圾堆了好几天没人清");
    send(in);
    const auto open = report("楼道里垃圾堆了好几天没人清");
    EXPECT_TRUE(service.duplicates().resembling(as(clerk, may_dispatch), open.id)->items.empty());
    EXPECT_TRUE(service.duplicates().hot(as(clerk, may_see_hot_issues), {}).items.empty());
    const auto mine = see(in.report.id);
    EXPECT_TRUE(
        service.duplicates()
            .merge(as(operator_, may_dispatch), {.cases = {{mine.id, mine.version}, {open.id, see(open.id).version}}})
            .is(not_mergeable));
}

TEST_P(Unnamed, TwoPeopleOfTwoRolesOpenWhatWasSealed) {
    auto in = named("垃圾清运的人收钱，打电话给13812345678可以核实");
    in.reporter_name = "李四";
    const auto made = send(in);
    using access::Role;
    const auto asker = sealed(Role::auditor, 60, may_unseal);
    const auto plain = report("楼道里垃圾堆了好几天没人清");
    EXPECT_TRUE(service.ask_unsealing(asker, {plain.number, "核实线索"}).is(access::not_found));
    const auto asked = service.ask_unsealing(asker, {made.number, "核实线索"}).value();
    const auto look = [&] { return service.unsealed(sealed(Role::auditor, 60, may_see_sealed), asked.id); };
    EXPECT_TRUE(look().is(consent_needed));
    EXPECT_TRUE(service.decide_unsealing(asker, asked.id, {true, "同意"}).is(consent_needed));
    EXPECT_TRUE(
        service.decide_unsealing(sealed(Role::auditor, 62, may_unseal), asked.id, {true, "同意"}).is(consent_needed))
        << "another role as well";
    const auto second = sealed(Role::security_administrator, 63, may_unseal);
    ASSERT_TRUE(service.decide_unsealing(second, asked.id, {true, "有据"}));
    EXPECT_TRUE(service.decide_unsealing(second, asked.id, {false, "反悔"}).is(consent_needed));
    EXPECT_TRUE(service.unsealed(sealed(Role::security_administrator, 63, may_see_sealed), asked.id).is(consent_needed))
        << "only who asked";
    const auto opened = look();
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->account, user_id(resident));
    EXPECT_EQ(opened->name, "李四");
    EXPECT_EQ(opened->wording, in.report.text);
    clock.advance(hours(25));
    EXPECT_TRUE(look().is(consent_needed)) << "a day, not for ever";
    EXPECT_EQ(service.unsealings(asker).items.size(), 1U);
}

TEST(Shield, RatherTooManyThanOneTooFew) {
    const shield::Candidate who{
        "王小明", "书香第一网格网格员", {"安居物业服务有限公司", "安居"}, OrganisationId(Uuid{})};
    EXPECT_TRUE(shield::may_be_reported("王小明态度恶劣", {}, who));
    EXPECT_TRUE(shield::may_be_reported("安居的保安打人", {}, who));
    EXPECT_TRUE(shield::may_be_reported("书香第一网格网格员不来", {}, who));
    EXPECT_FALSE(shield::may_be_reported("有人打人", {}, who));
    EXPECT_TRUE(shield::may_be_reported("有人打人", {OrganisationId(Uuid{})}, who));
    EXPECT_FALSE(shield::may_be_reported("王", {}, {"王", "", {""}, std::nullopt})) << "one character names nobody";
}

TEST(TrackingCode, IsReadAsItIsCopied) {
    const auto code = printed_code(std::string(16, '\x5a'));
    EXPECT_EQ(code.size(), 19U);
    EXPECT_EQ(typed_code(code), typed_code(" " + code));
    EXPECT_EQ(typed_code("ab0-1８"), "ABOIB");
}

}  // namespace
}  // namespace linli::cases
