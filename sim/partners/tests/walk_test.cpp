#include <linli/testing/exchange_house.h>

#include <linli/partners/house.h>

#include <random>

namespace linli::exchange {
namespace {

constexpr std::uint64_t walk_seed = 11;

/// Agreements, consents and questions in any order, with partners in any mood. What reached a partner is compared with
/// a model of what was agreed and consented at that moment; the model knows nothing of the store.
class WalkTest : public ExchangeHouse {
protected:
    struct Agreed {
        Agreement now;
        std::string partner;
        std::string field;
        bool needs_consent = false;
    };
    void SetUp() override {
        partners.start();
        people = {person, somebody("110105195012310", "李建国"), somebody("110105195112310", "欧阳娜娜")};
        for (const auto& [form, partner, field, consent] :
             {std::tuple{"police_identity", "police", "police.registered_here", false},
              std::tuple{"property_fee_parking", "property", "property.parking", true}}) {
            connect(partner, partners.address() + "/" + partner, [](auto& c) { c.attempts = 3; });
            share_secret(partner, partners::demo_secret(walk_seed, partner));
            all.push_back({try_draft(form, [](auto& d) { d.quota = 25; }).value(), partner, field, consent});
        }
    }
    std::size_t pick(std::size_t count) { return random() % count; }

    void take_a_step() {
        auto& one = all[pick(all.size())];
        const AgreementStep steps[] = {AgreementStep::approve, AgreementStep::suspend, AgreementStep::resume};
        const auto what = steps[pick(3)];
        const auto expected = after(one.now.state, what);
        auto got = step(one.now, what);
        EXPECT_EQ(got.ok(), expected.has_value());
        if (got) one.now = std::move(got).value();
    }
    void change_consent() {
        const auto& who = people[pick(people.size())];
        const auto at = consents.find(who.id);
        if (at == consents.end())
            consents.emplace(who.id, consent(who.id, "property_fee_sync"));
        else {
            withdraw(who.id, at->second);
            consents.erase(at);
        }
    }
    void ask_something() {
        const auto& one = all[pick(all.size())];
        const auto& who = people[pick(people.size())];
        const bool beyond = pick(8) == 0;
        const auto asked = ask(one.now, who.id.uuid(), {beyond ? std::string("person.phone") : one.field});
        const bool may = may_pass(one, who.id) && !beyond;
        if (asked.ok()) {
            EXPECT_TRUE(may) << "let in against the model";
            subject_of[asked->id.text()] = who.id;
        } else if (may) {
            EXPECT_EQ(asked.problem().detail, sentence(Verdict::quota_used_up));
        }
    }
    bool may_pass(const Agreed& one, PersonId who) const {
        return one.now.state == AgreementState::approved && (!one.needs_consent || consents.count(who) != 0);
    }
    void let_one_leave() {
        const auto& one = all[pick(all.size())];
        using partners::Mood;
        constexpr Mood moods[] = {Mood::well, Mood::well, Mood::fail, Mood::garbage, Mood::stale, Mood::throttle};
        partners.set_mood(one.partner, moods[pick(6)], 1);
        const auto before = partners.seen().size();
        calls.work_once(tenant, one.partner);
        const auto seen = partners.seen();
        ASSERT_LE(seen.size(), before + 1);
        if (seen.size() == before) return;
        ++left;
        const auto& last = seen.back();
        const auto subject = subject_of.find(last.call);
        ASSERT_NE(subject, subject_of.end()) << "something left that was never let in";
        EXPECT_TRUE(may_pass(one, subject->second)) << "left without agreement or consent at that moment";
        EXPECT_EQ(last.fields, std::vector<std::string>{one.field}) << "beyond the agreed fields";
    }

    std::mt19937_64 random{2026};
    partners::PartnerHouse partners{{.seed = walk_seed}, clock, ids};
    std::vector<registry::PersonRow> people;
    std::vector<Agreed> all;
    std::map<PersonId, registry::ConsentId> consents;
    std::map<std::string, PersonId> subject_of;  ///< by call
    int left = 0;
};
LINLI_BOTH_ENGINES(WalkTest);

TEST_P(WalkTest, NothingLeavesWithoutAgreementAndConsentAtThatMoment) {
    for (int i = 0; i < 600; ++i) {
        switch (pick(8)) {
        case 0: take_a_step(); break;
        case 1: change_consent(); break;
        case 2:
        case 3: ask_something(); break;
        case 4: clock.advance(std::chrono::minutes(pick(90))); break;
        default: let_one_leave();
        }
        if (HasFatalFailure() || HasNonfatalFailure()) FAIL() << "at step " << i;
    }
    EXPECT_GT(left, 30) << "a walk on which nothing leaves shows nothing";
}

}  // namespace
}  // namespace linli::exchange
