#include "procedure.h"

#include <linli/cases/answering.h>
#include <linli/events/outbox.h>

#include "clock_keeper.h"
#include "rules.h"
#include "supervising.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::Record;
using repository::StepRow;

/// Whether the result that stands was rated already: each result gets one verdict.
bool already_rated(const std::vector<StepRow>& steps) {
    bool rated = false;
    for (const auto& step : steps) {
        if (step.undone) continue;
        if (step.action == Action::resolve) rated = false;
        if (step.action == Action::rate) rated = true;
    }
    return rated;
}

}  // namespace

Outcome Procedure::rate(db::WriteTx& tx, const access::Scope& scope, Record& record, const RateCase& in) const {
    if (record.version != in.version) return refuse(changed_meanwhile);
    // Who reported on patrol and handled it themselves has no verdict to give.
    if (scope.actor().user != record.reporter || is_owner(scope, record)) return refuse(not_yours);
    if (record.master) return rate_followed(tx, scope, record, in);
    const auto next = next_state(record.state, Action::rate);
    if (!next || already_rated(repository::steps(tx, scope.tenant(), record.id)))
        return refuse(step_not_allowed, std::string(word(record.state)));
    const auto now = parts_.clock.now();
    StepRow step{.action = Action::rate, .note = in.comment, .is_public = true, .before = snapshot(record)};
    // A verdict is never turned away because a platform is down or somebody supervises: the matter closes afterwards.
    if (record.state == State::closed || !held_open(tx, scope.tenant(), record)) {
        record.state = *next;
        if (!record.closed_at) record.closed_at = now;
    }
    LINLI_CHECK(store(tx, scope, record, std::move(step), {}));
    repository::insert_rating(tx, scope.tenant(), record.id, record.version, in, now);
    parts_.outbox.publish(tx, address(scope.tenant(), record),
                          CaseRated{record.id, in.solved, in.speed, in.quality, in.attitude});
    const bool in_time = record.resolved_at && now <= *record.resolved_at + reopen_days(tx, scope.tenant());
    if (in.solved || !in_time) return Done{};
    // "Closed" is not "solved": the matter goes on at once.
    const TakeStep again{.action = Action::reopen,
                         .version = record.version,
                         .note = in.comment ? in.comment : std::optional<std::string>("反映人评价：未解决")};
    return take(tx, scope, record, again);
}

bool Procedure::held_open(db::ReadTx& tx, TenantId tenant, const Record& record) const {
    return !waited_for(tx, tenant, record).empty() || !nobody_supervises(tx, tenant, record.id);
}

std::vector<std::string> Procedure::waited_for(db::ReadTx& tx, TenantId tenant, const Record& record) const {
    if (parts_.closing == nullptr || !record.resolved_at) return {};
    return parts_.closing->waiting_for(tx, tenant, answered_with(tx, tenant, record.id), *record.resolved_at);
}

/// One answer, many reporters: each says what it is worth to them. Their own matter stays merged; "not solved" sends
/// the one that was answered on, whoever reported it first.
Outcome Procedure::rate_followed(db::WriteTx& tx, const access::Scope& scope, Record& record,
                                 const RateCase& in) const {
    const auto tenant = scope.tenant();
    const auto now = parts_.clock.now();
    auto master = repository::find(tx, access::Gate::system(tenant, "cases.follow"), *record.master).value();
    const auto steps = repository::steps(tx, tenant, record.id);
    const bool rated = std::any_of(steps.begin(), steps.end(), [&](const StepRow& one) {
        return one.action == Action::rate && master.resolved_at && one.taken_at >= *master.resolved_at;
    });
    if (rated || !master.resolved_at || !next_state(master.state, Action::rate))
        return refuse(step_not_allowed, std::string(word(master.state)));
    StepRow step{.action = Action::rate, .note = in.comment, .is_public = true, .before = snapshot(record)};
    LINLI_CHECK(store(tx, scope, record, std::move(step), {}));
    repository::insert_rating(tx, tenant, record.id, record.version, in, now);
    parts_.outbox.publish(tx, address(tenant, record),
                          CaseRated{record.id, in.solved, in.speed, in.quality, in.attitude});
    if (in.solved || now > *master.resolved_at + reopen_days(tx, tenant)) return Done{};
    StepRow again{.action = Action::reopen,
                  .note = in.comment ? in.comment : std::optional<std::string>("反映人评价：未解决"),
                  .is_public = true,
                  .before = snapshot(master)};
    LINLI_CHECK(reopen(tx, scope, master));
    master.state = State::handling;
    return store(tx, scope, master, std::move(again), {});
}

bool Procedure::settle(db::WriteTx& tx, const access::Scope& scope, Record& record) const {
    if (held_open(tx, scope.tenant(), record)) return false;
    const auto days = std::to_string(reopen_days(tx, scope.tenant()).count());
    const bool rated = already_rated(repository::steps(tx, scope.tenant(), record.id));
    StepRow step{
        .action = Action::close,
        .note = rated ? "反映人已评价，各来源平台均已收到结果，自动结案" : "满 " + days + " 日未提出异议，自动结案",
        .is_public = true,
        .before = snapshot(record)};
    record.state = next_state(record.state, Action::close).value();
    record.closed_at = parts_.clock.now();
    const auto stored = store(tx, scope, record, std::move(step), {});
    LINLI_INVARIANT(stored.ok(), "a case changed inside the transaction that closes it");
    return true;
}

}  // namespace linli::cases
