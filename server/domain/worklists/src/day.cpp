#include <linli/base/date.h>
#include <linli/cases/joint.h>
#include <linli/cases/joint_permissions.h>
#include <linli/cases/permissions.h>
#include <linli/quality/permissions.h>
#include <linli/quality/work.h>
#include <linli/worklists/service.h>

#include "day_rules.h"
#include "duties.h"

namespace linli::worklists {
namespace {

using rules::Candidate;

constexpr int matter_pages = 3;
constexpr int matters_a_page = 200;
constexpr std::size_t most_tasks = 200;

Candidate of_matter(const cases::CaseLine& line) {
    Candidate out;
    out.job.kind = JobKind::matter;
    out.job.id = line.id.uuid();
    out.job.case_id = line.id.uuid();
    out.job.number = line.number;
    out.job.title = line.title;
    out.job.due_at = line.solve_by;
    out.job.grid_id = line.grid_id;
    out.job.lon = line.lon;
    out.job.lat = line.lat;
    out.job.state = line.state;
    out.urgent = line.urgency == cases::Urgency::urgent;
    out.unanswered = !line.responded_at;
    out.respond_by = line.respond_by;
    out.waits = line.state == cases::State::waiting;
    if (line.state == cases::State::triage) {  // nobody else has it: the first answer is to say who does
        const bool decides = line.triage_reason == cases::TriageReason::arbitration;
        out.pending = rules::Pending{decides ? Why::arbitration : Why::to_triage, 0};
    }
    return out;
}

Candidate of_subtask(const cases::Subtask& task) {
    Candidate out;
    out.job.kind = JobKind::subtask;
    out.job.id = task.id.uuid();
    out.job.case_id = task.case_id.uuid();
    out.job.number = task.number;
    out.job.title = task.asked;
    out.job.due_at = task.due_at;
    return out;
}

Candidate of_visit(const cases::Visit& visit) {
    Candidate out;
    out.job.kind = JobKind::visit;
    out.job.id = visit.case_id.uuid();
    out.job.case_id = visit.case_id.uuid();
    out.job.number = visit.number;
    out.job.title = "回访：" + visit.number;
    out.job.due_at = visit.due_at;
    out.tries = visit.attempts;
    return out;
}

/// Due at the end of its day: nobody is asked at a door at midnight.
Candidate of_task(const quality::DueTask& task) {
    Candidate out;
    out.job.kind = JobKind::verification;
    out.job.id = task.id.uuid();
    out.job.title = "核实：" + task.class_title;
    out.job.due_at = shanghai_instant(task.due.plus_days(1)) - std::chrono::milliseconds(1);
    out.job.grid_id = task.grid_id;
    out.tries = task.tries;
    return out;
}

}  // namespace

std::vector<cases::CaseLine> WorklistService::matters(const access::Scope& scope, bool& at_least) {
    std::vector<cases::CaseLine> out;
    const auto reading = access::Gate::admit(scope.actor(), cases::may_read);
    if (!reading) return out;
    cases::ListCases asked{.mine = true, .limit = matters_a_page};
    for (int i = 0; i < matter_pages; ++i) {
        const auto page = parts_.cases.list(*reading, asked).value();  // its cursors are the server's own
        for (const auto& line : page.items)
            if (line.state != cases::State::resolved) out.push_back(line);
        asked.cursor = page.next;
        if (!page.next) return out;
    }
    at_least = true;
    return out;
}

Day WorklistService::day(const access::Scope& scope) {
    std::vector<Candidate> all;
    bool at_least = false;
    for (const auto& line : matters(scope, at_least)) all.push_back(of_matter(line));
    if (const auto helping = access::Gate::admit(scope.actor(), cases::may_help)) {
        const auto subtasks = parts_.cases.joint().mine(*helping);
        for (const auto& task : subtasks.items) all.push_back(of_subtask(task));
    }
    if (const auto visiting = access::Gate::admit(scope.actor(), cases::may_dispatch)) {
        const auto visits = parts_.cases.visits(*visiting);
        for (const auto& visit : visits.items)
            if (visit.verifier_id == scope.user()) all.push_back(of_visit(visit));
    }
    const auto asking = access::Gate::admit(scope.actor(), quality::may_work_tasks);
    if (asking && scope.role() == access::Role::grid_worker) {  // who stands at the doors; others only answer for it
        const auto tasks =
            parts_.database.read([&](db::ReadTx& tx) { return quality::due_tasks(tx, *asking, most_tasks + 1); });
        for (std::size_t i = 0; i < std::min(tasks.size(), most_tasks); ++i) all.push_back(of_task(tasks[i]));
        at_least = at_least || tasks.size() > most_tasks;
    }
    add_duties(parts_, scope, all);
    auto out = rules::rank(std::move(all), parts_.clock.now());
    out.at_least = at_least;
    return out;
}

}  // namespace linli::worklists
