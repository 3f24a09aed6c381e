#include <linli/quality/service.h>

#include <linli/audit/audit.h>
#include <linli/expectations/examine.h>
#include <linli/registry/changes.h>
#include <linli/registry/permissions.h>

#include "corrector.h"
#include "procedure.h"
#include "repository.h"

#include <algorithm>

namespace linli::quality {
namespace {

Outcome looked(audit::Audit& audit, const access::Scope& scope, std::string_view operation, std::string_view kind,
               std::optional<Uuid> subject) {
    return audit.looked(scope, {.kind = audit::Kind::read,
                                .operation = std::string(operation),
                                .subject_kind = std::string(kind),
                                .subject = subject,
                                .person = {},
                                .purpose = scope.actor().purpose,
                                .detail = {}});
}

void wrote(audit::Audit& audit, db::WriteTx& tx, const access::Scope& scope, std::string_view operation,
           std::string_view kind, const Uuid& subject, std::string detail) {
    audit.wrote(tx, scope,
                {.kind = audit::Kind::write,
                 .operation = std::string(operation),
                 .subject_kind = std::string(kind),
                 .subject = subject,
                 .person = {},
                 .purpose = {},
                 .detail = std::move(detail)});
}

Result<std::optional<api::PageKey>> position(const api::CursorSealer& cursors, const access::Scope& scope,
                                             std::string_view operation, const std::optional<std::string>& cursor) {
    if (!cursor) return std::optional<api::PageKey>();
    LINLI_TRY(const auto text, cursors.open(scope, operation, *cursor));
    auto key = api::PageKey::parse(text);
    if (!key) return refuse(api::bad_cursor);
    return key;
}

/// A value meets the rules when the expectations about that one field have nothing to say of it.
bool right(const expectations::Suite& suite, const std::string& field, const std::string& value, Date today) {
    expectations::Person person;
    person.name = "核实";
    if (field == "name") person.name = value;
    if (field == "phone") person.phone = value;
    if (field == "id_number") person.id_number = value;
    if (field == "sex") person.sex = value;
    if (field == "kin") person.kin = value;
    if (field == "presence") person.presence = value;
    if (field == "birth") person.birth = expectations::Day::read(value);
    if (field == "since") person.since = expectations::Day::read(value);
    if (field == "confirmed") person.confirmed = expectations::Day::read(value);
    expectations::Block block;
    block.people = {&person, 1};
    block.as_of = today;
    block.whole = false;
    const auto found = expectations::examine(suite, block);
    return std::none_of(found.begin(), found.end(), [&](const auto& f) { return f.field == field; });
}

}  // namespace

Result<api::Page<Finding>> QualityService::findings(const access::Scope& scope, const ListFindings& in) {
    const auto operation = "listFindings:" + (in.state ? std::string(word(*in.state)) : "all") + ":" +
                           std::to_string(in.error_class.value_or(0));
    LINLI_TRY(const auto after, position(parts_.cursors, scope, operation, in.cursor));
    LINLI_CHECK(looked(parts_.audit, scope, "listFindings", "finding", std::nullopt));
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<Finding>> {
        api::Page<Finding> page;
        const auto next = repository::findings(tx, scope, in, after, page.items);
        if (next) page.next = parts_.cursors.seal(scope, operation, next->text());
        return page;
    });
}

Result<Finding> QualityService::finding(const access::Scope& scope, FindingId id) {
    LINLI_CHECK(looked(parts_.audit, scope, "getFinding", "finding", id.uuid()));
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Finding> {
        auto stored = repository::finding(tx, scope, id);
        if (!stored) return refuse(access::not_found);
        return std::move(stored->finding);
    });
}

Result<Correction> QualityService::fix(const access::Scope& scope, FindingId id) {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Correction> {
        const auto stored = repository::finding(tx, scope, id);
        if (!stored) return refuse(access::not_found);
        auto done = Corrector(parts_, tx, scope).spell_right(*stored);
        if (!done) return refuse(nothing_to_fix);
        return std::move(*done);
    });
}

Result<Correction> QualityService::undo(const access::Scope& scope, FindingId id) {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Correction> {
        const auto stored = repository::finding(tx, scope, id);
        if (!stored) return refuse(access::not_found);
        const auto change = repository::last_change(tx, scope.tenant(), id);
        if (!change) return refuse(nothing_to_undo);
        Corrector(parts_, tx, scope).take_back(*change);
        const auto now = parts_.clock.now();
        repository::mark_undone(tx, scope.tenant(), change->id, now);
        repository::set_state(tx, scope.tenant(), id, FindingState::open, now);
        wrote(parts_.audit, tx, scope, "undoCorrection", change->subject, change->row, change->field);
        return Correction{change->id, id, change->field, change->cause, change->done_at, now};
    });
}

Result<api::Page<Task>> QualityService::tasks(const access::Scope& scope, const ListTasks& in) {
    const auto operation = "listTasks:" + (in.state ? std::string(word(*in.state)) : "all");
    LINLI_TRY(const auto after, position(parts_.cursors, scope, operation, in.cursor));
    LINLI_CHECK(looked(parts_.audit, scope, "listQualityTasks", "quality_task", std::nullopt));
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<Task>> {
        api::Page<Task> page;
        const auto next = repository::tasks(tx, scope, in, after, page.items);
        repository::add_reasons(tx, scope.tenant(), page.items);
        if (next) page.next = parts_.cursors.seal(scope, operation, next->text());
        return page;
    });
}

Result<Task> QualityService::task(const access::Scope& scope, TaskId id) {
    LINLI_CHECK(looked(parts_.audit, scope, "getQualityTask", "quality_task", id.uuid()));
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Task> {
        auto found = repository::task(tx, scope, id);
        if (!found) return refuse(access::not_found);
        std::vector<Task> one{std::move(*found)};
        repository::add_reasons(tx, scope.tenant(), one);
        return std::move(one.front());
    });
}

namespace {

/// What may be answered to this task; the answer must be one of the buttons.
bool offered(const Task& task, TaskOutcome outcome) {
    return std::any_of(task.answers.begin(), task.answers.end(),
                       [&](const Answer& answer) { return answer.outcome == outcome; });
}

/// Takes the step in memory. @refuses step_not_allowed, outcome_needed
Outcome advance(Task& task, const TakeTaskStep& in, Date today) {
    const auto next = next_state(task.state, in.action);
    if (!next) return refuse(step_not_allowed);
    if (in.action == TaskAction::finish && (!in.outcome || !offered(task, *in.outcome))) return refuse(outcome_needed);
    task.state = *next;
    task.minutes += in.minutes;
    task.outcome = in.action == TaskAction::finish ? in.outcome : std::nullopt;
    if (in.action == TaskAction::not_met) {
        constexpr int again = 3;
        ++task.tries;
        task.due = std::max(task.due, today.plus_days(again));
    }
    return Done{};
}

}  // namespace

Result<bool> QualityService::take_further(db::WriteTx& tx, const access::Scope& scope, const Task& task,
                                          const Finding& finding, const TakeTaskStep& in) {
    const bool gone = *in.outcome == TaskOutcome::moved_out || *in.outcome == TaskOutcome::deceased;
    if (!gone || parts_.changes == nullptr || finding.subject != "person") return true;
    LINLI_TRY(const auto proposing, access::Gate::admit(scope.actor(), registry::may_propose));
    registry::ProposeChange change;
    change.id = parts_.ids.next<registry::RequestId>();
    change.kind = *in.outcome == TaskOutcome::deceased ? registry::ChangeKind::death : registry::ChangeKind::move_out;
    change.record_id = finding.row;
    change.on = shanghai_date(parts_.clock.now());
    change.reason = "核实任务 " + task.id.text() + "：入户核实结果";
    const auto made = parts_.changes->propose(tx, proposing, change);
    // Somebody else was faster: it is in the register already.
    if (!made && made.is(registry::record_ended)) return true;
    if (!made) return refuse(made.problem());
    return made->state == registry::RequestState::applied;
}

Outcome QualityService::keep_step(db::WriteTx& tx, const access::Scope& scope, TaskId id, const TakeTaskStep& in) {
    auto task = repository::task(tx, scope, id);
    if (!task) return refuse(access::not_found);
    if (task->version != in.version) return refuse(changed_meanwhile);
    const auto now = parts_.clock.now();
    LINLI_CHECK(advance(*task, in, shanghai_date(now)));
    const auto stored = repository::finding(tx, scope, task->finding_id);
    if (!stored) return refuse(access::not_found);
    if (!repository::keep_task(tx, scope.tenant(), *task, in.note, scope.actor().user, now))
        return refuse(changed_meanwhile);
    wrote(parts_.audit, tx, scope, "takeQualityTaskStep", "quality_task", id.uuid(), std::string(word(in.action)));
    if (in.action == TaskAction::reopen)
        repository::set_state(tx, scope.tenant(), task->finding_id, FindingState::open, now);
    if (in.action != TaskAction::finish) return Done{};
    if (*in.outcome == TaskOutcome::corrected && in.value) {
        const auto& f = stored->finding;
        const bool fits = f.subject != "person" || right(parts_.suite, f.field, *in.value, shanghai_date(now));
        if (!fits) return refuse(value_not_right);
        Corrector corrector(parts_, tx, scope);
        if (corrector.needs_approval(f)) return refuse(approval_needed);
        if (!corrector.write(f, *in.value, CorrectionCause::verification, "home_visit")) return refuse(value_not_right);
    }
    LINLI_TRY(const auto settled, take_further(tx, scope, *task, stored->finding, in));
    if (settled) repository::set_state(tx, scope.tenant(), task->finding_id, after(*in.outcome), now);
    return Done{};
}

Result<Task> QualityService::take_step(const access::Scope& scope, TaskId id, const TakeTaskStep& in) {
    LINLI_CHECK(parts_.database.write([&](db::WriteTx& tx) { return keep_step(tx, scope, id, in); }));
    return task(scope, id);
}

}  // namespace linli::quality
