#pragma once

#include <linli/access/absences.h>
#include <linli/cases/dispatch_permissions.h>
#include <linli/cases/dispatch_service.h>

#include "house.h"

namespace linli::cases {

/// The house of the cases with rules of dispatch: a second worker in the first grid, an arbiter in the street, two
/// administrators.
class DispatchTest : public CaseTest {
public:
    void SetUp() override {
        CaseTest::SetUp();
        database().write([&](db::WriteTx& tx) {
            const auto before = clock.now() - std::chrono::hours(1);
            give(tx, second, access::Role::grid_worker, area_id(5), area::Level::grid, before);
            give(tx, arbiter, access::Role::clerk, area_id(2), area::Level::street, before);
        });
    }
    access::Actor person(int user) const {
        auto a = actor(user);
        if (user == second) at(a, access::Role::grid_worker, 5, area::Level::grid, user);
        if (user == arbiter) at(a, access::Role::clerk, 2, area::Level::street, user);
        if (user == drafter || user == publisher) a.role = access::Role::administrator;
        return a;
    }
    access::Scope by(int user, const access::Permission& permission) const {
        return access::Gate::admit(person(user), permission).value();
    }
    Result<Case> act(int user, CaseId which, TakeStep in) {
        if (in.version == 0) in.version = see(which).version;
        return service.take_step(by(user, may_act), which, in);
    }

    static DispatchRule rule(const char* code, const char* condition, Target target, Strategy strategy) {
        DispatchRule out{.code = code, .name = code, .condition = condition, .target = target, .strategy = strategy};
        if (strategy == Strategy::grab) out.minutes = 15;
        return out;
    }
    static DispatchRule to_workers(const char* code, const char* condition, Strategy strategy) {
        auto out = rule(code, condition, Target::role, strategy);
        out.role = access::Role::grid_worker;
        out.level = area::Level::grid;
        return out;
    }
    static DispatchRule to_body(const char* code, const char* condition, const char* body) {
        auto out = rule(code, condition, Target::organisation, Strategy::assign);
        out.organisation = body;
        return out;
    }
    Simulation replay(std::int64_t edition) {
        const auto begun = dispatch.simulate(by(drafter, may_draft_rules), edition, {}).value();
        while (dispatch.run_once(tenant, 2)) {
        }
        return dispatch.simulation(by(drafter, may_read_rules), begun.id).value();
    }
    std::int64_t publish(std::vector<DispatchRule> rules, std::optional<Instant> from = {}) {
        const auto draft =
            dispatch.draft(by(drafter, may_draft_rules), {.note = "修订", .rules = std::move(rules)}).value();
        replay(draft.edition);
        return dispatch.publish(by(publisher, may_publish_rules), draft.edition, {draft.version, from}).value().edition;
    }
    CaseHandovers history(CaseId which) { return dispatch.handovers(by(operator_, may_read_handovers), which).value(); }
    void away(int user, std::chrono::hours length, std::optional<int> deputy) {
        database().write([&](db::WriteTx& tx) {
            access::Absence absence{user_id(user), clock.now(), clock.now() + length, {}, "年休假"};
            if (deputy) absence.deputy_id = user_id(*deputy);
            access::declare_absence(tx, tenant, absence, clock.now()).value();
        });
    }

    static constexpr const char* waste = "楼道里垃圾堆了好几天没人清";
    static constexpr const char* fire = "楼下消防栓坏了，漏水流了一地";
    static constexpr int second = 60, arbiter = 61, drafter = 62, publisher = 63;
    DispatchService dispatch{{database(), clock, ids, outbox, evidence, files, audit, vault, understanding, *cursors,
                              office, [](db::ReadTx&, TenantId, UserId) { return std::string("张三"); },
                              [](db::ReadTx&, TenantId, UserId) { return std::optional<std::string>(); }}};
};

}  // namespace linli::cases
