#include "duties.h"

#include <linli/cases/clocks.h>
#include <linli/cases/oversight_permissions.h>
#include <linli/cases/permissions.h>
#include <linli/cases/supervision.h>
#include <linli/crypto/suite.h>
#include <linli/worklists/permissions.h>

#include "repository.h"

#include <algorithm>
#include <array>
#include <utility>

namespace linli::worklists {
namespace {

using rules::Candidate;
using rules::Pending;

constexpr int most_of_a_kind = 100;

Candidate duty(JobKind kind, const Uuid& id, std::string title, Pending pending) {
    Candidate out;
    out.job.kind = kind;
    out.job.id = id;
    out.job.title = std::move(title);
    out.pending = pending;
    return out;
}

/// A hole is known by a text: the same text is the same id.
Uuid id_of(const cases::Hole& hole) {
    const auto digest = crypto::suite(crypto::Suite::international).hash(std::string(word(hole.kind)) + ":" + hole.key);
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(digest.bytes.begin(), bytes.size(), bytes.begin());
    return Uuid(bytes);
}

void add_climbed(const WorklistParts& parts, const access::Scope& scope, std::vector<Candidate>& all) {
    const auto watching = access::Gate::admit(scope.actor(), cases::may_watch);
    if (!watching) return;
    for (const auto& line : parts.cases.climbed(*watching)) {
        if (line.owner_id == scope.user()) continue;  // it is on the day as their own matter
        auto one =
            duty(JobKind::escalation, line.case_id.uuid(), "超时事项：" + line.number, {Why::climbed, line.rung});
        one.job.case_id = line.case_id.uuid();
        one.job.number = line.number;
        one.job.due_at = line.due_at;
        one.job.grid_id = line.grid_id;
        all.push_back(std::move(one));
    }
}

/// What the reader has to do about a supervision of theirs; nothing while others have to.
std::optional<Why> step_of(const cases::Supervision& s, UserId reader) {
    if (s.supervisor_id == reader && s.state == cases::SupervisionState::answered) return Why::supervision_answered;
    if (s.supervisor_id == reader && s.overdue) return Why::supervision_late;
    if (s.owner_id == reader && s.state == cases::SupervisionState::asked) return Why::supervision_owed;
    return std::nullopt;
}

void add_supervision(const WorklistParts& parts, const access::Scope& scope, std::vector<Candidate>& all) {
    const auto watching = access::Gate::admit(scope.actor(), cases::may_watch);
    if (!watching || !access::Gate::admit(scope.actor(), cases::may_move_supervision)) return;
    const auto page = parts.cases.supervising().list(*watching, {.mine = true, .limit = most_of_a_kind}).value();
    for (const auto& s : page.items) {
        const auto why = step_of(s, scope.user());
        if (!why) continue;
        auto one = duty(JobKind::supervision, s.id.uuid(), "督办：" + s.number, {*why, s.round});
        one.job.case_id = s.case_id.uuid();
        one.job.number = s.number;
        if (*why != Why::supervision_answered) one.job.due_at = s.due_at;
        all.push_back(std::move(one));
    }
}

void add_answers(const WorklistParts& parts, const access::Scope& scope, std::vector<Candidate>& all) {
    if (!parts.waiting_answers) return;
    for (const auto& answer : parts.waiting_answers(scope.actor())) {
        const auto why = answer.to_agree ? Why::give_up : Why::answer_stuck;
        auto one = duty(JobKind::answer, answer.id, "回传受阻：" + answer.platform, {why, 0});
        one.job.case_id = answer.case_id.uuid();
        all.push_back(std::move(one));
    }
}

void add_holes(const WorklistParts& parts, const access::Scope& scope, std::vector<Candidate>& all) {
    const auto reading = access::Gate::admit(scope.actor(), cases::may_read_holes);
    if (!reading) return;
    int taken = 0;
    const auto holes = parts.cases.holes(*reading);
    for (const auto& hole : holes.items) {
        const bool theirs = !hole.owner_id || hole.owner_id == scope.user();
        if (hole.closed_at || !theirs || ++taken > most_of_a_kind) continue;
        auto one = duty(JobKind::hole, id_of(hole), hole.reason, {Why::hole, hole.times});
        if (hole.case_id) one.job.case_id = hole.case_id->uuid();
        all.push_back(std::move(one));
    }
}

void add_disputes(const WorklistParts& parts, const access::Scope& scope, std::vector<Candidate>& all) {
    const auto deciding = access::Gate::admit(scope.actor(), may_see_loads);
    if (!deciding) return;
    const auto now = parts.clock.now();
    const auto open =
        parts.database.read([&](db::ReadTx& tx) { return repository::disputes(tx, *deciding, true, most_of_a_kind); });
    for (const auto& one : open) {
        if (one.user_id == scope.user()) continue;  // nobody decides about themselves
        const auto days = std::chrono::duration_cast<std::chrono::days>(now - one.made_at).count();
        all.push_back(duty(JobKind::dispute, one.id.uuid(), "工作量异议", {Why::dispute, days}));
    }
}

void add_handovers(const WorklistParts& parts, const access::Scope& scope, std::vector<Candidate>& all) {
    const auto taking = access::Gate::admit(scope.actor(), may_hand_over);
    if (!taking) return;
    const auto now = parts.clock.now();
    std::vector<HandoverLine> lines;
    parts.database.read([&](db::ReadTx& tx) {
        repository::page(tx, *taking, {.state = HandoverState::offered, .limit = most_of_a_kind}, {}, lines);
    });
    for (const auto& line : lines) {
        if (line.to_id != scope.user()) continue;
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(now - line.offered_at).count();
        all.push_back(duty(JobKind::handover, line.id.uuid(), "接班确认", {Why::handover, minutes}));
    }
}

}  // namespace

void add_duties(const WorklistParts& parts, const access::Scope& scope, std::vector<rules::Candidate>& all) {
    add_climbed(parts, scope, all);
    add_supervision(parts, scope, all);
    add_answers(parts, scope, all);
    add_holes(parts, scope, all);
    add_disputes(parts, scope, all);
    add_handovers(parts, scope, all);
}

}  // namespace linli::worklists
