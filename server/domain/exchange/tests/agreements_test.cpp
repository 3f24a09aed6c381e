#include <linli/testing/exchange_house.h>

namespace linli::exchange {
namespace {

class AgreementsTest : public ExchangeHouse {};
LINLI_BOTH_ENGINES(AgreementsTest);

TEST_P(AgreementsTest, EveryTemplateMakesAnAgreement) {
    const auto& forms = reference::built_in_list(*reference::shape_of(reference::lists::agreement_templates));
    for (const auto& form : forms.entries()) {
        const auto made = try_draft(form.code);
        ASSERT_TRUE(made.ok()) << form.code << " " << made.problem().detail;
        EXPECT_EQ(made.value().standing, Verdict::not_approved);
    }
    const auto& partners = reference::built_in_list(*reference::shape_of(reference::lists::partners));
    const auto all = agreements.list(admit(may_read_agreements, Role::auditor, ids.next<UserId>()), {}).value();
    EXPECT_EQ(all.items.size(), forms.entries().size());
    for (const auto& partner : partners.entries())
        EXPECT_TRUE(std::any_of(all.items.begin(), all.items.end(), [&](const Agreement& one) {
            return one.partner == partner.code;
        })) << partner.code;
}

TEST_P(AgreementsTest, WhoDraftsDoesNotApprove) {
    const auto draft = try_draft("police_identity").value();
    const auto own = admit(may_decide, Role::security_administrator, drafter_id);
    EXPECT_TRUE(agreements.take_step(own, draft.id, {AgreementStep::approve, "", draft.version}).is(own_draft));
    const auto approved = step(draft, AgreementStep::approve).value();
    EXPECT_EQ(approved.standing, Verdict::allowed);
    EXPECT_EQ(approved.approved_by, decider_id);
    EXPECT_TRUE(step(draft, AgreementStep::suspend).is(changed_meanwhile));
    const auto resumed = step(step(approved, AgreementStep::suspend).value(), AgreementStep::resume).value();
    const auto ended = step(resumed, AgreementStep::end).value();
    EXPECT_TRUE(step(ended, AgreementStep::resume).is(step_not_allowed));
    const auto read = agreements.find(admit(may_read_agreements, Role::leader, clerk_id), draft.id).value();
    EXPECT_EQ(read.steps.size(), 5U);
    EXPECT_THAT(leaves(draft.id.uuid()), ::testing::SizeIs(5));
}

TEST_P(AgreementsTest, ADraftIsChangedWholeAndOnlyWhileItIsOne) {
    auto draft = try_draft("police_identity").value();
    DraftAgreement in;
    in.id = draft.id;
    in.form = "police_identity";
    in.quota = 7;
    EXPECT_TRUE(agreements.draft(drafter(), in).ok()) << "the same again";
    in.version = draft.version;
    const auto changed = agreements.draft(drafter(), in).value();
    EXPECT_EQ(changed.quota, 7);
    EXPECT_TRUE(agreements.draft(drafter(), in).is(changed_meanwhile));
    const auto approved = step(changed, AgreementStep::approve).value();
    in.version = approved.version;
    EXPECT_TRUE(agreements.draft(drafter(), in).is(step_not_allowed));
}

struct BadDraft {
    const char* name;
    const char* form;
    std::function<void(DraftAgreement&)> change;
    const ProblemType* why;
};

TEST_P(AgreementsTest, TermsThatContradictTheCatalogueAreRefused) {
    const BadDraft cases[] = {
        {"a partner that is none", "police_identity", [](auto& d) { d.partner = "nobody"; }, &no_such_partner},
        {"no template", "nothing", [](auto&) {}, &bad_terms},
        {"ends before it begins", "police_identity",
         [](auto& d) {
             d.from = Date::parse("2026-05-02");
             d.until = Date::parse("2026-05-01");
         },
         &bad_terms},
        {"a field that is none", "police_identity", [](auto& d) { d.answers = {{"police.everything"}}; },
         &not_in_catalogue},
        {"a field of another partner", "police_identity", [](auto& d) { d.answers = {{"health.family_doctor"}}; },
         &not_in_catalogue},
        {"a field twice", "police_identity",
         [](auto& d) {
             d.answers = {{"police.registered_here"}, {"police.registered_here"}};
         },
         &not_in_catalogue},
        {"what is never shared", "police_residence", [](auto& d) { d.answers = {{"person.phone"}}; },
         &not_in_catalogue},
        {"a key of another kind", "police_identity", [](auto& d) { d.keys = {"establishment.uscc"}; },
         &not_in_catalogue},
        {"a partner who names nobody by number", "police_residence", [](auto& d) { d.keys = {"person.name"}; },
         &bad_terms},
        {"a consent that is none", "police_identity", [](auto& d) { d.consent = "anything"; }, &bad_terms},
    };
    for (const auto& one : cases) EXPECT_TRUE(try_draft(one.form, one.change).is(*one.why)) << one.name;
}

TEST_P(AgreementsTest, ALineHasASecretThatIsShownOnce) {
    const auto scope = drafter();
    EXPECT_TRUE(agreements.renew_secret(scope, "police").is(no_line));
    for (const auto* bad : {"ftp://police", "police.example", "http://u:p@police"}) {
        ConnectorSetup in;
        in.base_address = bad;
        EXPECT_TRUE(agreements.connect(scope, "police", in).is(bad_address)) << bad;
    }
    connect("police", "http://127.0.0.1:1/police");
    ConnectorSetup again;
    again.base_address = "http://127.0.0.1:2/police";
    EXPECT_TRUE(agreements.connect(scope, "police", again).is(changed_meanwhile));
    again.version = 1;
    EXPECT_EQ(agreements.connect(scope, "police", again).value().version, 2);
    EXPECT_FALSE(agreements.connectors(scope).value().items.front().has_secret);
    const auto shown = agreements.renew_secret(scope, "police").value().secret;
    EXPECT_EQ(shown.size(), 43U);
    EXPECT_TRUE(agreements.connectors(scope).value().items.front().has_secret);
    const auto stored = database().read([](db::ReadTx& tx) {
        return tx.one("SELECT secret FROM exchange_connector", {},
                      [](const db::Row& row) { return row.blob("secret"); });
    });
    std::string bytes;
    ASSERT_TRUE(text::from_base64url(shown, bytes));
    EXPECT_EQ(stored->find(bytes), std::string::npos) << "a secret lies sealed";
}

}  // namespace
}  // namespace linli::exchange
