#pragma once

#include <linli/cases/duplicates.h>
#include <linli/cases/oversight_permissions.h>
#include <linli/cases/supervision.h>

#include "house.h"

namespace linli::cases {

/// The house of the room with people above the owners, who supervise.
class SupervisionTest : public CaseTest {
protected:
    using Level = area::Level;
    using hours = std::chrono::hours;
    using minutes = std::chrono::minutes;

    void SetUp() override {
        CaseTest::SetUp();
        relay.subscribe<CaseSupervised>("test.hear", [&](db::WriteTx&, const CaseSupervised& e,
                                                         const events::Envelope&) { heard.push_back(e.state); });
        database().write([&](db::WriteTx& tx) {
            give(tx, street_clerk, access::Role::clerk, area_id(2), Level::street, clock.now());
            give(tx, street_leader, access::Role::leader, area_id(2), Level::street, clock.now());
            give(tx, other_leader, access::Role::leader, area_id(4), Level::community, clock.now());
        });
    }
    access::Actor who(int user) const {
        auto a = actor(user);
        if (user == street_clerk) at(a, access::Role::clerk, 2, Level::street, user);
        if (user == street_leader || user == second_leader) at(a, access::Role::leader, 2, Level::street, user);
        if (user == other_leader) at(a, access::Role::leader, 4, Level::community, user);
        return a;
    }
    access::Scope by(int user, const access::Permission& permission) const {
        return access::Gate::admit(who(user), permission).value();
    }
    Supervising& supervising() { return service.supervising(); }
    Case handled(std::string text = "楼道里垃圾堆了好几天没人清") {
        const auto c = report(std::move(text));
        return step(worker, c.id, {.action = Action::respond}).value();
    }
    PlaceSupervision wanted(CaseId which, SupervisionLevel level = SupervisionLevel::order) {
        return {.version = see(which).version, .level = level, .asked = "请说明为什么还没有清理", .limit = 2};
    }
    Result<Supervision> place(int user, CaseId which, PlaceSupervision in) {
        return supervising().place(by(user, may_supervise), which, in);
    }
    Supervision placed(CaseId which, int user = street_leader, SupervisionLevel level = SupervisionLevel::order) {
        return place(user, which, wanted(which, level)).value();
    }
    Result<Supervision> move(int user, SupervisionId which, SupervisionMove how, std::optional<std::string> note = {}) {
        return supervising().move(by(user, may_move_supervision), which, {how, std::move(note)});
    }
    std::vector<Supervision> list(int user, ListSupervisions in = {}) {
        return supervising().list(by(user, may_watch), in).value().items;
    }
    std::vector<Supervision> of(CaseId which) {
        return supervising().of_case(by(operator_, may_watch), which).value().items;
    }
    Result<Case> finish(CaseId which) { return step(worker, which, {.action = Action::resolve, .result = "已清理"}); }
    Result<Case> close(CaseId which) { return step(clerk, which, {.action = Action::close}); }
    Merge merged(CaseId first, CaseId second) {
        const MergeCases both{.cases = {{first, see(first).version}, {second, see(second).version}}};
        return service.duplicates().merge(as(clerk, may_dispatch), both).value();
    }
    std::optional<CaseClock> clock_of(CaseId which) {
        const auto seen = service.clocks(as(operator_, may_watch), which).value();
        for (const auto& one : seen.clocks)
            if (one.clock == ClockKind::supervision) return one;
        return std::nullopt;
    }
    bool running(CaseId which) {
        const auto found = clock_of(which);
        return found && !found->stopped_at;
    }
    void pass() {
        while (relay.run_once() > 0) {
        }
    }
    void leave_post(int user) {
        database().write(
            [&](db::WriteTx& tx) { access::end(tx, tenant, PostId(id(100 + user)), clock.now()).value(); });
        clock.advance(minutes(1));
    }

    static constexpr int street_clerk = 50, street_leader = 51, other_leader = 52, second_leader = 53;
    std::vector<std::string> heard;
};
}  // namespace linli::cases
