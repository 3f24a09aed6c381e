#include "supervising.h"

#include <linli/base/text.h>
#include <linli/cases/oversight_permissions.h>
#include <linli/cases/supervision.h>
#include <linli/events/outbox.h>

#include "clock_keeper.h"
#include "procedure.h"
#include "repository_oversight.h"
#include "repository_reasons.h"
#include "rules.h"
#include "supervising_rules.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::Record;
using repository::StepRow;
using repository::SupervisionRow;

std::string called(const Supervision& s) {
    return std::string(name_of(s.level)) + "第 " + std::to_string(s.ordinal) + " 次（督办人 " + s.supervisor_name +
           "）";
}

/// In person, or in the post from which it was placed.
bool is_supervisor(const access::Scope& scope, const SupervisionRow& row) {
    const auto& actor = scope.actor();
    return actor.user == row.shown.supervisor_id || actor.post == row.supervisor_post;
}

void tell_of(db::WriteTx& tx, const CaseParts& parts, TenantId tenant, const Record& record, const Supervision& s,
             std::string_view what) {
    const bool to_owner = what == word(SupervisionState::asked) || what == word(SupervisionState::lifted);
    const events::Address to{.tenant = tenant,
                             .aggregate = record.id.uuid(),
                             .version = record.version,
                             .organisation = to_owner ? record.organisation : std::nullopt,
                             .owner = to_owner ? record.owner : std::optional(s.supervisor_id)};
    parts.outbox.publish(tx, to, CaseSupervised{record.id, s.id, std::string(what), s.round, s.due_at});
}

Outcome journal_oversight(db::WriteTx& tx, const Procedure& procedure, const access::Scope& scope, Record& record,
                          Action action, std::string note) {
    StepRow step{.action = action, .note = std::move(note), .is_public = false, .before = snapshot(record)};
    return procedure.store(tx, scope, record, std::move(step), {});
}

Outcome may_place(db::ReadTx& tx, const access::Scope& scope, const Record& record, const PlaceSupervision& in) {
    const auto& actor = scope.actor();
    if (record.version != in.version) return refuse(changed_meanwhile);
    if (!supervisable(record.state)) return refuse(step_not_allowed, std::string(word(record.state)));
    const auto level = actor.area ? std::optional(actor.area_level) : std::nullopt;
    if (!actor.post || is_owner(scope, record) || !supervises(actor.role, level, in.level)) return refuse(not_yours);
    if (record.protected_at) return refuse(not_supervisable);
    const auto live = repository::live_supervisions(tx, scope.tenant(), record.id);
    const auto same = std::find_if(live.begin(), live.end(), [&](const auto& one) { return one.level == in.level; });
    if (same != live.end()) return refuse(already_supervised, called(*same));
    if (repository::count_supervisions(tx, scope.tenant(), record.id) >= most_supervisions)
        return refuse(too_many_supervisions);
    return Done{};
}

/// As much time again as was given before.
void begin_round(Supervision& s, const WorkingCalendar& calendar, Instant now) {
    const auto given = calendar.between(s.asked_at, s.due_at);
    s.asked_at = now;
    s.due_at = calendar.add(now, given);
    ++s.round;
}

void apply(Supervision& s, SupervisionMove move, const std::optional<std::string>& note,
           const WorkingCalendar& calendar, Instant now) {
    switch (move) {
    case SupervisionMove::answer:
        s.answer = note;
        s.answered_at = now;
        return;
    case SupervisionMove::ask_again:
        s.note = note;
        begin_round(s, calendar, now);
        return;
    case SupervisionMove::lift:
        s.note = note;
        s.lifted_at = now;
        return;
    }
}

bool late(const Supervision& s, Instant now) { return s.state == SupervisionState::asked && s.due_at <= now; }

}  // namespace

Outcome nobody_supervises(db::ReadTx& tx, TenantId tenant, CaseId id) {
    std::vector<std::string> open;
    for (const auto& one : repository::live_supervisions(tx, tenant, id))
        open.push_back(called(one) + std::string(word_of(one.state)));
    if (open.empty()) return Done{};
    return refuse(under_supervision, text::join(open, "；") + "。请先由督办人解除");
}

void supervising::tell_overdue(db::WriteTx& tx, const CaseParts& parts, TenantId tenant, const Record& record) {
    for (const auto& one : repository::live_supervisions(tx, tenant, record.id))
        if (late(one, parts.clock.now())) tell_of(tx, parts, tenant, record, one, "overdue");
}

Result<Supervision> Supervising::place(const access::Scope& scope, CaseId id, const PlaceSupervision& in) const {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Supervision> {
        const auto tenant = scope.tenant();
        auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        LINLI_CHECK(may_place(tx, scope, *record, in));
        const auto list = repository::reasons(tx, tenant, ReasonKind::supervision);
        if (!reason_fits(list, in.reason_code)) return refuse(unknown_reason);
        const auto item = record->item_code ? items_.find(tx, tenant, *record->item_code) : std::nullopt;
        const auto now = parts_.clock.now();
        SupervisionRow row{.shown = {.id = parts_.ids.next<SupervisionId>(), .case_id = id, .number = record->number},
                           .placed_on = id,
                           .supervisor_post = *scope.actor().post};
        if (list.edition > 0) row.edition = list.edition;
        row.calendar =
            in.limit_unit == LimitUnit::hours ? CalendarKind::always : (item ? item->calendar : CalendarKind::office);
        auto& s = row.shown;
        s.ordinal = repository::count_supervisions(tx, tenant, id) + 1;
        s.level = in.level;
        s.reason_code = in.reason_code;
        s.asked = in.asked;
        s.supervisor_id = scope.user();
        if (parts_.name_of) s.supervisor_name = parts_.name_of(tx, tenant, scope.user());
        s.placed_at = s.asked_at = now;
        s.due_at = limit_end(in.limit_unit, in.limit, calendar_for(row.calendar, parts_), now);
        repository::insert_supervision(tx, tenant, row);
        LINLI_CHECK(journal_oversight(tx, procedure_, scope, *record, Action::supervise, called(s) + "：" + in.asked));
        tell_of(tx, parts_, tenant, *record, s, word(s.state));
        return repository::supervision(tx, tenant, s.id).value().shown;
    });
}

Result<Supervision> Supervising::move(const access::Scope& scope, SupervisionId id, const MoveSupervision& in) const {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Supervision> {
        const auto tenant = scope.tenant();
        auto row = repository::supervision(tx, tenant, id);
        auto record = row ? repository::find(tx, scope, row->shown.case_id) : std::nullopt;
        if (!record) return refuse(access::not_found);
        const bool owner = is_owner(scope, *record);
        // Who came to own what they supervised does not also agree with themselves.
        if (!(in.move == SupervisionMove::answer ? owner : !owner && is_supervisor(scope, *row)))
            return refuse(not_yours);
        auto& s = row->shown;
        const auto before = s.state;
        const auto next = next_state(before, in.move);
        if (!next || record->closed_at) return refuse(step_not_allowed, std::string(word_of(before)));
        if (needs_note(before, in.move) && !in.note) return refuse(reason_needed);
        apply(s, in.move, in.note, calendar_for(row->calendar, parts_), parts_.clock.now());
        s.state = *next;
        if (!repository::store_supervision(tx, tenant, *row, before)) return refuse(changed_meanwhile);
        auto note = called(s) + std::string(word_of(s.state)) + (in.note ? "：" + *in.note : std::string());
        LINLI_CHECK(journal_oversight(tx, procedure_, scope, *record, step_of(in.move), std::move(note)));
        tell_of(tx, parts_, tenant, *record, s, word(s.state));
        return s;
    });
}

Result<Supervisions> Supervising::of_case(const access::Scope& scope, CaseId id) const {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Supervisions> {
        if (!repository::find(tx, scope, id)) return refuse(access::not_found);
        Supervisions out{repository::supervisions(tx, scope.tenant(), id)};
        for (auto& one : out.items) one.overdue = late(one, parts_.clock.now());
        return out;
    });
}

Result<api::Page<Supervision>> Supervising::list(const access::Scope& scope, const ListSupervisions& in) const {
    const std::string operation = "listCaseSupervisions:" + (in.state ? std::string(word(*in.state)) : "live") +
                                  (in.overdue ? ":overdue" : "") + (in.mine ? ":mine" : "");
    std::optional<api::PageKey> after;
    if (in.cursor) {
        LINLI_TRY(const auto text, parts_.cursors.open(scope, operation, *in.cursor));
        after = api::PageKey::parse(text);
        if (!after) return refuse(api::bad_cursor);
    }
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<Supervision>> {
        const auto now = parts_.clock.now();
        api::Page<Supervision> page;
        const auto next = repository::supervision_page(tx, scope, in, now, after, page.items);
        for (auto& one : page.items) one.overdue = late(one, now);
        if (next) page.next = parts_.cursors.seal(scope, operation, next->text());
        return page;
    });
}

}  // namespace linli::cases
