#include <linli/cases/duplicates.h>
#include <linli/http/rate_limit.h>
#include <linli/open311/permissions.h>
#include <linli/open311/service.h>
#include <linli/open311/settings.h>
#include <linli/open311/sql.h>
#include <linli/tenant/tenants.h>

#include <linli/testing/cases_house.h>

namespace linli::open311 {
namespace {

class Open311Test : public cases::CaseTest {
public:
    Open311Test() : CaseTest({&open311::sql()}) {}
    void SetUp() override {
        cases::CaseTest::SetUp();
        relay.subscribe<cases::CaseMoved>(
            "open311.follow-cases", [&](db::WriteTx& tx, const cases::CaseMoved& e, const events::Envelope& envelope) {
                open311.hear(tx, tenant, e, envelope.occurred_at);
            });
        key = open311.add_client(administrator(), {"外部程序"}).api_key;
    }
    access::Scope administrator() const {
        access::Actor a{.tenant = tenant, .role = access::Role::administrator, .user = user_id(90)};
        return access::Gate::admit(a, may_manage).value();
    }
    Result<Element> post(const std::string& more) {
        return open311.report(tenant, read_form("api_key=" + key + "&" + more).value());
    }
    void settle_events() {
        while (relay.run_once() > 0) {
        }
    }
    static std::string text(const Result<Element>& answer) {
        return answer ? write(*answer, Format::json) : write(error_document(answer.problem()), Format::json);
    }
    static std::string field(const std::string& json, const std::string& name) {
        const auto at = json.find("\"" + name + "\":\"");
        if (at == std::string::npos) return {};
        const auto from = at + name.size() + 4;
        return json.substr(from, json.find('"', from) - from);
    }
    /// A request over Open311 that was merged into what a resident had told before.
    struct Merged {
        cases::CaseId master;
        std::string number;
        cases::MergeId merge;
    };
    Merged merged() {
        Merged out{report("书香苑消防栓漏水").id, {}, {}};
        clock.advance(std::chrono::minutes(4));
        out.number = field(text(post(leak)), "service_request_id");
        settle_events();
        cases::MergeCases both;
        const auto lines = service.list(as(operator_, cases::may_read), {}).value();
        for (const auto& line : lines.items) both.cases.push_back({line.id, see(line.id).version});
        out.merge = service.duplicates().merge(as(operator_, cases::may_dispatch), both).value().id;
        settle_events();
        return out;
    }
    void answer(cases::CaseId id) {
        clock.advance(std::chrono::minutes(5));
        ASSERT_TRUE(step(handler, id, {.action = cases::Action::respond}));
        ASSERT_TRUE(step(handler, id, {.action = cases::Action::resolve, .result = "已更换阀门"}));
        settle_events();
    }
    std::string list(const std::string& query) { return text(open311.requests(tenant, read_form(query).value())); }

    static constexpr const char* leak =
        "service_code=fire-01&lat=30.5&long=104.5&address_string=%E4%B9%A6%E9%A6%99%E8%8B%91"
        "&description=%E6%B6%88%E9%98%B2%E6%A0%93%E6%BC%8F%E6%B0%B4";
    std::string key;
    Open311Service open311{{database(), clock, clock, ids, audit, vault, service}};
};
LINLI_BOTH_ENGINES(Open311Test);

TEST_P(Open311Test, AReportBecomesACaseAndComesBack) {
    const auto answer = text(post(std::string(leak) + "&last_name=%E5%BC%A0&first_name=%E4%B8%89&phone=13912345678"));
    const auto number = field(answer, "service_request_id");
    ASSERT_EQ(number.size(), 13u) << answer;
    settle_events();
    const auto one = text(open311.request(tenant, number));
    EXPECT_EQ(field(one, "status"), "open");
    EXPECT_EQ(field(one, "service_code"), "fire-01");
    EXPECT_EQ(field(one, "agency_responsible"), "消防科");
    EXPECT_FALSE(field(one, "expected_datetime").empty());
    EXPECT_EQ(field(list("status=open"), "service_request_id"), number);
    EXPECT_EQ(list("status=closed"), "[]");
}

TEST_P(Open311Test, NothingPersonalIsPublic) {
    const auto number =
        field(text(post(std::string(leak) + "&last_name=%E5%BC%A0&phone=13912345678")), "service_request_id");
    settle_events();
    const auto shown = text(open311.request(tenant, number)) + list("");
    for (const auto* secret : {"13912345678", "\"张", "书香苑", "外部程序", "消防栓漏水\"", "张三"})
        EXPECT_EQ(shown.find(secret), std::string::npos) << secret << " in " << shown;
    database().write(
        [&](db::WriteTx& tx) { tenant::set_setting(tx, tenant, publish_words_setting, "on", clock.now()); });
    EXPECT_NE(text(open311.request(tenant, number)).find("书香苑"), std::string::npos);
}

TEST_P(Open311Test, TheCaseIsTheClientsWithTheSealedContact) {
    const auto number =
        field(text(post(std::string(leak) + "&last_name=%E5%BC%A0&first_name=%E4%B8%89&phone=13912345678")),
              "service_request_id");
    settle_events();
    const auto lines = service.list(as(operator_, cases::may_read), {}).value();
    ASSERT_EQ(lines.items.size(), 1u);
    const auto seen = see(lines.items[0].id);
    EXPECT_EQ(seen.channel, cases::Channel::open311);
    EXPECT_EQ(seen.item_code, "fire-01");
    EXPECT_EQ(seen.reporter_id, open311.clients(administrator()).items.at(0).id);
    const auto contact = service.contact(as(operator_, cases::may_see_contact), seen.id).value();
    EXPECT_EQ(contact.name, "张三");
    EXPECT_EQ(contact.phone, "13912345678");
}

TEST_P(Open311Test, AKeyIsNeededAndCanBeTakenBack) {
    EXPECT_TRUE(open311.report(tenant, read_form(leak).value()).is(bad_key));
    EXPECT_TRUE(open311.report(tenant, read_form(std::string("api_key=x&") + leak).value()).is(bad_key));
    EXPECT_TRUE(open311.report(TenantId{2}, read_form("api_key=" + key + "&" + leak).value()).is(bad_key));
    const auto client = open311.clients(administrator()).items.at(0);
    ASSERT_TRUE(open311.revoke(administrator(), client.id));
    ASSERT_TRUE(open311.revoke(administrator(), client.id));
    EXPECT_TRUE(post(leak).is(bad_key));
    EXPECT_TRUE(open311.revoke(administrator(), user_id(77)).is(access::not_found));
}

TEST_P(Open311Test, AKeyMayNotAskTooOften) {
    int taken = 0;
    for (int i = 0; i < 70; ++i) taken += post("service_code=none").is(no_service) ? 1 : 0;
    EXPECT_EQ(taken, 60);
    clock.advance(std::chrono::seconds(2));
    EXPECT_TRUE(post("service_code=none").is(no_service));
}

TEST_P(Open311Test, RefusesLikeTheSpecification) {
    EXPECT_TRUE(post("lat=1&long=1").is(bad_argument));
    EXPECT_TRUE(post("service_code=nothing&lat=1&long=1").is(no_service));
    EXPECT_TRUE(post("service_code=fire-09&lat=1&long=1").is(no_service));  // not open to residents
    EXPECT_TRUE(post("service_code=fire-01").is(bad_argument));
    EXPECT_TRUE(post(std::string(leak) + std::string(20, '+') + "&description=x&media_url=javascript:alert(1)")
                    .is(bad_argument));
    EXPECT_TRUE(open311.request(tenant, "1").is(no_request));
    EXPECT_TRUE(open311.token(tenant, "1").is(no_token));
    EXPECT_TRUE(open311.service(tenant, "nothing").is(no_service));
    EXPECT_TRUE(open311.requests(tenant, read_form("status=fixed").value()).is(bad_argument));
    EXPECT_TRUE(open311.requests(tenant, read_form("page=0").value()).is(bad_argument));
    EXPECT_EQ(list(""), "[]");  // nothing was kept of what was refused
}

TEST_P(Open311Test, ABatchServiceAnswersWithAToken) {
    ServiceSetup setup{Mode::batch, {{"N", true, Datatype::number, true, "几盏", {}, {}}}};
    ASSERT_TRUE(open311.set_up(administrator(), "fire-01", setup));
    EXPECT_TRUE(open311.set_up(administrator(), "nothing", setup).is(no_service));
    const auto listed = write(open311.services(tenant), Format::json);
    EXPECT_NE(listed.find(R"("metadata":true,"type":"batch")"), std::string::npos) << listed;
    EXPECT_EQ(listed.find("fire-09"), std::string::npos);
    EXPECT_NE(text(open311.service(tenant, "fire-01")).find(R"("code":"N")"), std::string::npos);
    EXPECT_TRUE(post(leak).is(bad_argument));  // the attribute is required
    const auto token = field(text(post(std::string(leak) + "&attribute[N]=2")), "token");
    ASSERT_EQ(token.size(), 43u);
    const auto number = field(text(open311.token(tenant, token)), "service_request_id");
    EXPECT_TRUE(open311.request(tenant, number));
}

TEST_P(Open311Test, UpdatesFollowTheCase) {
    const auto number = field(text(post(leak)), "service_request_id");
    settle_events();
    const auto id = service.list(as(operator_, cases::may_read), {}).value().items.at(0).id;
    ASSERT_TRUE(step(handler, id, {.action = cases::Action::respond}));
    ASSERT_TRUE(step(handler, id, {.action = cases::Action::resolve, .result = "已更换阀门"}));
    settle_events();
    const auto updates = text(open311.updates(tenant, read_form("").value()));
    EXPECT_NE(updates.find("已办结：已更换阀门（已解决）"), std::string::npos) << updates;
    EXPECT_NE(updates.find("责任单位正在办理"), std::string::npos);
    EXPECT_EQ(field(updates, "service_request_id"), number);
    const auto closed = list("status=closed&service_code=fire-01,waste-01");
    EXPECT_EQ(field(closed, "status_notes"), "已更换阀门（已解决）");
    EXPECT_EQ(list("status=open"), "[]");
    EXPECT_EQ(list("service_code=waste-01"), "[]");
    EXPECT_EQ(field(list("service_request_id=" + number + ",1"), "service_request_id"), number);
    clock.advance(std::chrono::hours(24 * 91));
    EXPECT_EQ(list(""), "[]");
}

TEST_P(Open311Test, AMergedRequestHasTheAnswerOfTheMatterItFollows) {
    const auto two = merged();
    EXPECT_EQ(field(list("status=open"), "status_notes"), "已并入同一件事，一并办理");
    answer(two.master);
    EXPECT_EQ(list("status=open"), "[]");
    const auto one = text(open311.request(tenant, two.number));
    EXPECT_EQ(field(one, "status"), "closed");
    EXPECT_EQ(field(one, "status_notes"), "已更换阀门（已解决）");
    EXPECT_EQ(field(one, "agency_responsible"), "消防科");
    EXPECT_EQ(field(list("status=closed"), "service_request_id"), two.number);
    const auto updates = text(open311.updates(tenant, read_form("").value()));
    EXPECT_NE(updates.find(two.number + "-m"), std::string::npos) << updates;
    EXPECT_NE(updates.find("已办结：已更换阀门（已解决）"), std::string::npos) << updates;
    EXPECT_NE(updates.find("已并入同一件事，一并办理"), std::string::npos) << updates;
}

TEST_P(Open311Test, ARequestTakenOutOfAnotherMatterStandsForItself) {
    const auto two = merged();
    ASSERT_TRUE(service.duplicates().undo(as(operator_, cases::may_dispatch), two.merge, {"是另一个消防栓"}));
    settle_events();
    answer(two.master);
    EXPECT_EQ(field(list("status=open"), "service_request_id"), two.number);
    EXPECT_EQ(text(open311.updates(tenant, read_form("").value())).find("-m"), std::string::npos);
}

}  // namespace
}  // namespace linli::open311
