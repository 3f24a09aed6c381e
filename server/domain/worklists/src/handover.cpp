#include <linli/access/posts.h>
#include <linli/audit/audit.h>
#include <linli/base/date.h>
#include <linli/cases/permissions.h>
#include <linli/cases/problems.h>
#include <linli/crypto/suite.h>
#include <linli/evidence/log.h>
#include <linli/json/write.h>
#include <linli/quality/permissions.h>
#include <linli/quality/work.h>
#include <linli/worklists/permissions.h>
#include <linli/worklists/service.h>

#include "repository.h"

#include <boost/json/object.hpp>

#include <algorithm>
#include <map>

namespace linli::worklists {
namespace {

constexpr std::string_view evidence_kind = "worklists.shift-handover";
constexpr std::size_t most_tasks_summed = 200;
constexpr std::chrono::minutes unsigned_for{30};
constexpr int most_reminded = 100;

HandedMatter handed(const cases::CaseLine& line) {
    HandedMatter out;
    out.case_id = line.id;
    out.number = line.number;
    out.state = line.state;
    out.urgency = line.urgency;
    out.due_at = line.responded_at ? line.solve_by : std::optional(line.respond_by);
    return out;
}

bool overdue(const cases::CaseLine& line, Instant now) {
    if (!line.responded_at && line.respond_by < now) return true;
    return !line.paused_since && line.solve_by && *line.solve_by < now;
}

std::string hash(std::string_view text) { return crypto::suite(crypto::Suite::international).hash(text).hex(); }

/// What both sign: who, to whom, what was in hand, and what was said, as hashes.
boost::json::object content(const Handover& h) {
    boost::json::object out{{"handover", h.id.text()},
                            {"from", h.from_id.text()},
                            {"to", h.to_id.text()},
                            {"state", word(h.state)},
                            {"summary_sha256", hash(json::write(h.summary, json::View::disclosed))}};
    if (h.words) out.emplace("words_sha256", hash(*h.words));
    if (h.answer) out.emplace("answer_sha256", hash(*h.answer));
    return out;
}

bool holds_a_post(db::ReadTx& tx, TenantId tenant, UserId user, Instant now) {
    const auto posts = access::posts_of(tx, tenant, user, now);
    return std::any_of(posts.begin(), posts.end(),
                       [](const access::Post& post) { return may_hand_over.granted_to(post.role) != nullptr; });
}

HandoverState state_after(HandoverMove move) {
    switch (move) {
    case HandoverMove::accept: return HandoverState::accepted;
    case HandoverMove::decline: return HandoverState::declined;
    case HandoverMove::withdraw: return HandoverState::withdrawn;
    }
    return HandoverState::withdrawn;
}

HandoverNews news_of(HandoverState state) {
    switch (state) {
    case HandoverState::offered: return HandoverNews::offered;
    case HandoverState::accepted: return HandoverNews::accepted;
    case HandoverState::declined: return HandoverNews::declined;
    case HandoverState::withdrawn: return HandoverNews::withdrawn;
    }
    return HandoverNews::offered;
}

/// The highest alarm of each matter that still runs, as the caller may see it.
std::map<cases::CaseId, cases::AlarmKind> alarms(cases::CaseService& service, const access::Scope& scope) {
    std::map<cases::CaseId, cases::AlarmKind> out;
    const auto watching = access::Gate::admit(scope.actor(), cases::may_watch);
    if (!watching) return out;
    const auto seen = service.alarms(*watching);
    for (const auto& line : seen.items) {
        const auto [found, fresh] = out.try_emplace(line.case_id, line.kind);
        if (!fresh) found->second = std::max(found->second, line.kind);
    }
    return out;
}

}  // namespace

ShiftSummary WorklistService::summary(const access::Scope& scope) {
    ShiftSummary out;
    out.at = parts_.clock.now();
    const auto raised = alarms(parts_.cases, scope);
    for (const auto& line : matters(scope, out.at_least)) {
        auto one = handed(line);
        if (const auto alarm = raised.find(line.id); alarm != raised.end()) one.alarm = alarm->second;
        out.open += 1;
        out.unanswered += line.responded_at ? 0 : 1;
        out.overdue += overdue(line, out.at) ? 1 : 0;
        out.urgent += line.urgency == cases::Urgency::urgent ? 1 : 0;
        out.matters.push_back(std::move(one));
    }
    std::stable_sort(out.matters.begin(), out.matters.end(), [](const HandedMatter& a, const HandedMatter& b) {
        return a.due_at.value_or(Instant::max()) < b.due_at.value_or(Instant::max());
    });
    if (const auto asking = access::Gate::admit(scope.actor(), quality::may_work_tasks)) {
        const auto today = shanghai_date(out.at);
        const auto tasks =
            parts_.database.read([&](db::ReadTx& tx) { return quality::due_tasks(tx, *asking, most_tasks_summed); });
        out.verifications =
            std::count_if(tasks.begin(), tasks.end(), [&](const quality::DueTask& task) { return task.due <= today; });
    }
    return out;
}

void WorklistService::fill_names(db::ReadTx& tx, TenantId tenant, Handover& out) const {
    out.from_name = parts_.name_of(tx, tenant, out.from_id);
    out.to_name = parts_.name_of(tx, tenant, out.to_id);
}

void WorklistService::tell(db::WriteTx& tx, TenantId tenant, HandoverNews news, const Handover& handover) const {
    if (parts_.tell) parts_.tell(tx, tenant, news, handover);
}

int WorklistService::remind(TenantId tenant) {
    const auto now = parts_.clock.now();
    const auto waiting = parts_.database.read(
        [&](db::ReadTx& tx) { return repository::unsigned_since(tx, tenant, now - unsigned_for, most_reminded); });
    int told = 0;
    for (const auto id : waiting)
        told += parts_.database.write([&](db::WriteTx& tx) {
            if (!repository::remind(tx, tenant, id, now)) return 0;  // signed meanwhile, or another process was faster
            auto found = repository::handover(tx, tenant, id).value();
            fill_names(tx, tenant, found);
            tell(tx, tenant, HandoverNews::waiting, found);
            return 1;
        });
    return told;
}

void WorklistService::sign(db::WriteTx& tx, const access::Scope& scope, const Handover& handover) const {
    parts_.evidence.record(tx, scope.tenant(), evidence_kind, handover.id.uuid(), content(handover));
    parts_.audit.wrote(tx, scope,
                       {.kind = audit::Kind::write,
                        .operation = "shiftHandover",
                        .subject_kind = "shift_handover",
                        .subject = handover.id.uuid(),
                        .detail = std::string(word(handover.state))});
}

Result<Handover> WorklistService::offer(const access::Scope& scope, const OfferHandover& in) {
    auto made = Handover{.id = in.id, .from_id = scope.user(), .to_id = in.to_id, .summary = summary(scope)};
    made.words = in.words;
    made.offered_at = made.summary.at;
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Handover> {
        const auto tenant = scope.tenant();
        if (auto before = repository::handover(tx, scope, in.id); before && before->from_id == scope.user()) {
            fill_names(tx, tenant, *before);
            return std::move(*before);
        }
        if (in.to_id == scope.user() || !holds_a_post(tx, tenant, in.to_id, made.offered_at))
            return refuse(no_such_colleague);
        if (!repository::insert(tx, tenant, made)) return refuse(handover_open);
        sign(tx, scope, made);
        fill_names(tx, tenant, made);
        tell(tx, tenant, HandoverNews::offered, made);
        return made;
    });
}

Result<Handover> WorklistService::move(const access::Scope& scope, HandoverId id, const MoveHandover& in) {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Handover> {
        auto found = repository::handover(tx, scope, id);
        const bool leaves = found && found->from_id == scope.user();
        if (!found || leaves != (in.move == HandoverMove::withdraw)) return refuse(access::not_found);
        if (found->state != HandoverState::offered) return refuse(answered_already);
        if (in.move == HandoverMove::decline && !in.words) return refuse(cases::reason_needed);
        found->state = state_after(in.move);
        found->answer = in.words;
        found->ended_at = parts_.clock.now();
        if (!repository::end(tx, scope.tenant(), *found)) return refuse(answered_already);
        sign(tx, scope, *found);
        fill_names(tx, scope.tenant(), *found);
        tell(tx, scope.tenant(), news_of(found->state), *found);
        return std::move(*found);
    });
}

Result<api::Page<HandoverLine>> WorklistService::handovers(const access::Scope& scope, const ListHandovers& in) {
    const auto operation = "listShiftHandovers:" + (in.state ? std::string(word(*in.state)) : "all");
    std::optional<api::PageKey> after;
    if (in.cursor) {
        LINLI_TRY(const auto text, parts_.cursors.open(scope, operation, *in.cursor));
        after = api::PageKey::parse(text);
        if (!after) return refuse(api::bad_cursor);
    }
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<HandoverLine>> {
        api::Page<HandoverLine> page;
        const auto next = repository::page(tx, scope, in, after, page.items);
        if (next) page.next = parts_.cursors.seal(scope, operation, next->text());
        return page;
    });
}

Result<Handover> WorklistService::handover(const access::Scope& scope, HandoverId id) {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Handover> {
        auto found = repository::handover(tx, scope, id);
        if (!found) return refuse(access::not_found);
        fill_names(tx, scope.tenant(), *found);
        return std::move(*found);
    });
}

}  // namespace linli::worklists
