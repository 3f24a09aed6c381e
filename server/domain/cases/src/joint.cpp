#include "joint.h"

#include <linli/access/absences.h>
#include <linli/access/posts.h>
#include <linli/base/text.h>
#include <linli/cases/joint.h>
#include <linli/cases/joint_permissions.h>
#include <linli/cases/service.h>
#include <linli/events/outbox.h>
#include <linli/organisation/organisations.h>

#include "joint_rules.h"
#include "procedure.h"
#include "repository_joint.h"
#include "rules.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::Record;
using repository::StepRow;

constexpr std::string_view word_of(SubtaskState state) {
    switch (state) {
    case SubtaskState::asked: return "待接受";
    case SubtaskState::accepted: return "协办中";
    case SubtaskState::returned: return "已退回";
    case SubtaskState::done: return "已完成";
    case SubtaskState::withdrawn: return "已收回";
    }
    return "";
}

constexpr Action step_of(SubtaskMove move) {
    switch (move) {
    case SubtaskMove::accept: return Action::share_accept;
    case SubtaskMove::send_back: return Action::share_return;
    case SubtaskMove::finish: return Action::share_finish;
    case SubtaskMove::withdraw: return Action::share_withdraw;
    }
    return Action::share;
}

std::string name_of(const Subtask& task) {
    return "协办第 " + std::to_string(task.ordinal) + " 项（" + task.helper_name + "）";
}

/// Whoever was asked, and the colleagues of a body that was.
bool helps(const access::Scope& scope, const Subtask& task) {
    const auto& actor = scope.actor();
    if (actor.user == task.holder_id && actor.user) return true;
    return task.organisation_id && actor.organisation == task.organisation_id;
}

/// Returned and withdrawn ones show nothing of the matter any more.
bool opens_matter(const Subtask& task) {
    return task.state != SubtaskState::returned && task.state != SubtaskState::withdrawn;
}

/// The matter as it stands, under which a merged one is answered; not its own row.
std::optional<Record> standing(db::ReadTx& tx, TenantId tenant, CaseId id) {
    const auto all = access::Gate::system(tenant, "cases.joint");
    auto record = repository::find(tx, all, id);
    if (record && record->master) record = repository::find(tx, all, *record->master);
    return record;
}

bool finished(const Record& record) { return record.closed_at || record.resolved_at; }

/// Fills in who is asked. @refuses no_such_helper
Outcome name_helper(db::ReadTx& tx, const CaseParts& parts, TenantId tenant, const Record& record, const AskSubtask& in,
                    Subtask& task) {
    const auto now = parts.clock.now();
    if (in.organisation_id.has_value() == in.assignee_id.has_value()) return refuse(no_such_helper);
    if (in.organisation_id) {
        const auto body = organisation::find(tx, tenant, *in.organisation_id);
        if (!body || (body->valid_until && *body->valid_until <= now)) return refuse(no_such_helper);
        const auto holders = access::holders_at_organisation(tx, tenant, access::Role::handler, body->id, now);
        const bool there = std::any_of(holders.begin(), holders.end(), [&](const access::Holder& one) {
            return !one.away && one.user_id != record.owner;
        });
        if (!there) return refuse(no_such_helper);
        task.organisation_id = body->id;
        task.helper_name = body->name;
        return Done{};
    }
    const auto posts = access::posts_of(tx, tenant, *in.assignee_id, now);
    const bool fits = std::any_of(posts.begin(), posts.end(),
                                  [](const access::Post& post) { return may_help.granted_to(post.role) != nullptr; });
    if (!fits || in.assignee_id == record.owner || access::is_away(tx, tenant, *in.assignee_id, now))
        return refuse(no_such_helper);
    task.holder_id = in.assignee_id;
    task.helper_name = parts.name_of ? parts.name_of(tx, tenant, *in.assignee_id) : std::string();
    return Done{};
}

/// Tells the helper, or whoever is in charge of the matter when that one moved.
void tell(db::WriteTx& tx, const CaseParts& parts, TenantId tenant, const Record& record, const Subtask& task) {
    const bool by_helper = task.state != SubtaskState::asked && task.state != SubtaskState::withdrawn;
    const events::Address to{.tenant = tenant,
                             .aggregate = record.id.uuid(),
                             .version = record.version,
                             .organisation = by_helper ? record.organisation : task.organisation_id,
                             .owner = by_helper ? record.owner : task.holder_id};
    parts.outbox.publish(tx, to, CaseShared{task.case_id, task.id, std::string(word(task.state)), task.due_at});
}

/// A step on the timeline of colleagues, with its event, evidence and audit line.
Outcome journal_subtask(db::WriteTx& tx, const Procedure& procedure, const access::Scope& scope, Record& record,
                        Action action, std::string note, const std::vector<FileId>& files = {}) {
    StepRow step{.action = action, .note = std::move(note), .is_public = false, .before = snapshot(record)};
    return procedure.store(tx, scope, record, std::move(step), files);
}

}  // namespace

std::optional<Record> readable(db::ReadTx& tx, const access::Scope& scope, CaseId id) {
    if (auto record = repository::find(tx, scope, id)) return record;
    const auto reaches = scope.reaches();
    if (!scope.actor().user || (!reaches.has(access::Reach::assigned) && !reaches.has(access::Reach::organisation)))
        return std::nullopt;
    const auto tasks = repository::subtasks(tx, scope.tenant(), id);
    const bool mine = std::any_of(tasks.begin(), tasks.end(), [&](const Subtask& task) {
        return task.case_id == id && opens_matter(task) && helps(scope, task);
    });
    if (!mine) return std::nullopt;
    auto record = repository::find(tx, access::Gate::system(scope.tenant(), "cases.joint"), id);
    return record && !record->protected_at ? record : std::nullopt;
}

Outcome nobody_helps(db::ReadTx& tx, TenantId tenant, CaseId id) {
    std::vector<std::string> open;
    for (const auto& task : repository::subtasks(tx, tenant, id))
        if (task.required && (in_hand(task.state) || task.state == SubtaskState::returned))
            open.push_back(name_of(task) + std::string(word_of(task.state)));
    if (open.empty()) return Done{};
    return refuse(subtasks_open, text::join(open, "；") + "。请先完成，或由责任人收回");
}

Result<Subtask> JointHandling::ask(const access::Scope& scope, CaseId id, const AskSubtask& in) const {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Subtask> {
        const auto tenant = scope.tenant();
        auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        if (record->version != in.version) return refuse(changed_meanwhile);
        if (!shareable(record->state)) return refuse(step_not_allowed, std::string(word(record->state)));
        if (!is_owner(scope, *record) && !dispatches(scope, *record)) return refuse(not_yours);
        if (record->protected_at) return refuse(not_shareable);
        const auto now = parts_.clock.now();
        if (in.due_at <= now || in.due_at > latest_due(record->solve_by, parts_.office, now))
            return refuse(due_outside);
        const auto asked = repository::count_subtasks(tx, tenant, id);
        if (asked >= most_subtasks) return refuse(too_many_subtasks);
        Subtask task{.id = parts_.ids.next<SubtaskId>(), .case_id = id, .number = record->number};
        LINLI_CHECK(name_helper(tx, parts_, tenant, *record, in, task));
        task.ordinal = asked + 1;
        task.asked = in.asked;
        task.required = in.required;
        task.due_at = in.due_at;
        task.asked_by = scope.user();
        task.asked_at = task.moved_at = now;
        repository::insert_subtask(tx, tenant, task);
        LINLI_CHECK(journal_subtask(tx, procedure_, scope, *record, Action::share, name_of(task) + "：" + in.asked));
        tell(tx, parts_, tenant, *record, task);
        return task;
    });
}

Result<Subtask> JointHandling::move(const access::Scope& scope, SubtaskId id, const MoveSubtask& in) const {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Subtask> {
        const auto tenant = scope.tenant();
        auto task = repository::subtask(tx, tenant, id);
        auto record = task ? standing(tx, tenant, task->case_id) : std::nullopt;
        if (!record || record->protected_at) return refuse(access::not_found);
        const bool helper = opens_matter(*task) && helps(scope, *task);
        if (!helper && !repository::find(tx, scope, record->id)) return refuse(access::not_found);
        const bool in_charge = is_owner(scope, *record) || dispatches(scope, *record);
        if (!(in.move == SubtaskMove::withdraw ? in_charge : helper)) return refuse(not_yours);
        const auto next = next_state(task->state, in.move);
        if (!next || finished(*record)) return refuse(step_not_allowed, std::string(word_of(task->state)));
        if (in.move != SubtaskMove::accept && !in.note) return refuse(reason_needed);
        const auto before = task->state;
        task->state = *next;
        task->moved_at = parts_.clock.now();
        if (in.move == SubtaskMove::accept) task->holder_id = scope.user();
        if (in.note) task->answer = in.note;
        if (!repository::store_subtask(tx, tenant, *task, before)) return refuse(changed_meanwhile);
        auto note = name_of(*task) + std::string(word_of(task->state)) + (in.note ? "：" + *in.note : std::string());
        LINLI_CHECK(journal_subtask(tx, procedure_, scope, *record, step_of(in.move), std::move(note), in.files));
        for (const auto& file : in.files) {
            repository::insert_subtask_file(tx, tenant, task->id, {file, record->id}, record->version);
            task->files.push_back({file, record->id});
        }
        tell(tx, parts_, tenant, *record, *task);
        task->reminder = reminder(*task, parts_.office, task->moved_at);
        return *task;
    });
}

int raise_overdue_subtasks(const CaseParts& parts, TenantId tenant, int most) {
    constexpr std::chrono::days later{1};
    const auto now = parts.clock.now();
    const auto due =
        parts.database.read([&](db::ReadTx& tx) { return repository::due_subtasks(tx, tenant, now, most); });
    int raised = 0;
    for (const auto& seen : due)
        raised += parts.database.write([&](db::WriteTx& tx) {
            const auto task = repository::subtask(tx, tenant, seen.id);
            const auto record = task ? standing(tx, tenant, task->case_id) : std::nullopt;
            if (!record) return 0;
            const bool moot = finished(*record);
            if (!repository::plan_alarm(tx, tenant, seen, moot ? std::optional(now + later) : std::nullopt) || moot)
                return 0;
            repository::insert_subtask_alarm(tx, tenant, *task, record->owner, now);
            for (const bool to_owner : {false, true}) {
                const events::Address to{.tenant = tenant,
                                         .aggregate = record->id.uuid(),
                                         .version = record->version,
                                         .organisation = to_owner ? record->organisation : task->organisation_id,
                                         .owner = to_owner ? record->owner : task->holder_id};
                parts.outbox.publish(tx, to, CaseShared{task->case_id, task->id, "overdue", task->due_at});
            }
            return 1;
        });
    return raised;
}

Result<Subtasks> JointHandling::of_case(const access::Scope& scope, CaseId id) const {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Subtasks> {
        const bool office = repository::find(tx, scope, id).has_value();
        if (!office && !readable(tx, scope, id)) return refuse(access::not_found);
        Subtasks out{repository::subtasks(tx, scope.tenant(), id)};
        if (!office) std::erase_if(out.items, [&](const Subtask& task) { return !helps(scope, task); });
        for (auto& task : out.items) task.reminder = reminder(task, parts_.office, parts_.clock.now());
        return out;
    });
}

Subtasks JointHandling::mine(const access::Scope& scope) const {
    constexpr int shown = 100;
    return parts_.database.read([&](db::ReadTx& tx) {
        Subtasks out{repository::subtasks_of(tx, scope.tenant(), scope.user(), scope.actor().organisation, shown)};
        for (auto& task : out.items) task.reminder = reminder(task, parts_.office, parts_.clock.now());
        return out;
    });
}

}  // namespace linli::cases
