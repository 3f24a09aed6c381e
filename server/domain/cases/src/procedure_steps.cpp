#include "procedure.h"

#include <linli/base/text.h>
#include <linli/cases/permissions.h>

#include "clock_keeper.h"
#include "forwarding.h"
#include "joint.h"
#include "merging.h"
#include "repository_duplicates.h"
#include "rules.h"
#include "shield.h"
#include "supervising.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::Record;
using repository::StepRow;

bool reason_missing(const TakeStep& in) {
    using enum Action;
    const bool asks = in.action == send_back || in.action == transfer || in.action == decline || in.action == ask ||
                      in.action == note || in.action == reopen || in.action == answer;
    return asks && !in.note;
}

/// The newest step that counts: neither taken back nor itself a taking back.
const StepRow* last_standing(const std::vector<StepRow>& steps) {
    const auto found = std::find_if(steps.rbegin(), steps.rend(),
                                    [](const StepRow& step) { return !step.undone && step.action != Action::undo; });
    return found == steps.rend() ? nullptr : &*found;
}

}  // namespace

bool is_owner(const access::Scope& scope, const Record& record) {
    const auto& actor = scope.actor();
    return (record.owner && actor.user == record.owner) || (record.owner_post && actor.post == record.owner_post);
}

bool dispatches(const access::Scope& scope, const Record& record) {
    const auto wider = access::Gate::admit(scope.actor(), may_dispatch);
    if (!wider) return false;
    return record.guardian == scope.actor().user ||
           wider->covers(record.place, record.department, record.organisation, record.owner, {});
}

bool Procedure::right_hand(const access::Scope& scope, const Record& record, Action action) const {
    const bool reporter = scope.actor().user == record.reporter;
    const auto dispatcher = [&] { return dispatches(scope, record); };
    switch (hand_of(action)) {
    case Hand::reporter: return reporter;
    case Hand::owner: return is_owner(scope, record);
    case Hand::dispatcher: return dispatcher();
    case Hand::system: return false;
    case Hand::anyone_in_scope:
        // Who handled a matter does not also confirm that it is done (AS-10).
        if (action == Action::close) return !is_owner(scope, record) && dispatcher();
        if (action == Action::reopen) return reporter || dispatcher();
        return true;
    }
    return false;
}

/// A person says where it is: what was reported stays in the report, the case shows the confirmed place.
Outcome Procedure::confirm_place(db::ReadTx& tx, TenantId tenant, Record& record, const Place& place) const {
    const auto found = parts_.understanding.locate(tx, tenant, place, {});
    if (!found) return refuse(place_needed);
    record.place = found->place;
    record.compound = found->compound;
    if (place.address) record.address = place.address;
    if (place.lon && place.lat) record.lon = place.lon, record.lat = place.lat;
    return Done{};
}

Choice Procedure::chosen(db::WriteTx& tx, TenantId tenant, const Record& record, const Item& item,
                         const TakeStep& in) const {
    if (record.protected_at && !in.assignee) return {};
    if (in.assignee) {
        const auto owner = owner_named(tx, tenant, *in.assignee, record.place, parts_.clock.now());
        if (owner && record.protected_at &&
            (owner->holder.deputy || shield::kept_out(tx, parts_, tenant, record, *owner)))
            return {};
        return owner ? chosen_by_hand(*owner, "人工指定承办人") : Choice{};
    }
    const auto report = repository::main_report(tx, tenant, record);
    return dispatching_.choose(tx, tenant, parts_, items_, record, item, report ? report->text : std::string(),
                               Offering::at_once);
}

Outcome Procedure::dispatch_to(db::WriteTx& tx, const access::Scope& scope, Record& record, const TakeStep& in) const {
    const auto tenant = scope.tenant();
    if (in.place) LINLI_CHECK(confirm_place(tx, tenant, record, *in.place));
    const auto code = in.item_code ? in.item_code : record.item_code;
    if (!code) return refuse(unknown_item);
    const auto item = in.item_code ? items_.in_use(tx, tenant, *code) : items_.find(tx, tenant, *code);
    if (!item) return refuse(unknown_item);
    const auto choice = chosen(tx, tenant, record, *item, in);
    if (!choice.owner) return refuse(record.protected_at ? kept_out : no_such_assignee);
    if (record.item_code != code || !record.solve_by) {
        start_clocks(record, *item);
        keep_promises(tx, tenant, record);
    }
    put_in_charge(record, *choice.owner);
    record.triage_reason = TriageReason::none;
    Dispatching::remember(tx, tenant, record.id, record.version + 1, choice, parts_.clock.now());
    return Done{};
}

Outcome Procedure::send_back(db::WriteTx& tx, const access::Scope& scope, Record& record) const {
    if (record.protected_at) {
        guard(tx, scope.tenant(), record, record.owner);
        record.triage_reason = TriageReason::sent_back;
        return Done{};
    }
    const auto dispatcher = find_dispatcher(tx, scope.tenant(), record.place, parts_.clock.now());
    if (!dispatcher) return refuse(no_such_assignee);
    put_in_charge(record, *dispatcher);
    record.triage_reason = TriageReason::sent_back;
    return Done{};
}

Outcome Procedure::reopen(db::WriteTx& tx, const access::Scope& scope, Record& record) const {
    const auto now = parts_.clock.now();
    if (!record.resolved_at || now > *record.resolved_at + reopen_days(tx, scope.tenant()))
        return refuse(reopen_too_late);
    record.resolved_at.reset();
    record.closed_at.reset();
    record.result.reset();
    if (record.item_code)
        if (const auto item = items_.find(tx, scope.tenant(), *record.item_code))
            record.solve_by = solve_by(*item, calendar_of(*item), now);  // a second promise, not the broken first one
    return Done{};
}

void Procedure::resume(db::ReadTx& tx, TenantId tenant, Record& record) const {
    if (record.paused_since && record.solve_by && record.item_code) {
        const auto item = items_.find(tx, tenant, *record.item_code);
        const auto& calendar = calendar_for(item ? solution_calendar(*item) : CalendarKind::office, parts_);
        const auto before = *record.solve_by;
        record.solve_by = after_pause(calendar, before, *record.paused_since, parts_.clock.now());
        // What somebody outside promised does not wait for the reporter.
        if (record.answer_by) record.solve_by = std::max(before, std::min(*record.solve_by, *record.answer_by));
    }
    record.paused_since.reset();
}

Outcome Procedure::apply(db::WriteTx& tx, const access::Scope& scope, Record& record, const TakeStep& in) const {
    const auto now = parts_.clock.now();
    if (record.paused_since && in.action != Action::note) resume(tx, scope.tenant(), record);
    switch (in.action) {
    case Action::dispatch:
    case Action::transfer: return dispatch_to(tx, scope, record, in);
    case Action::send_back: return send_back(tx, scope, record);
    case Action::reopen: return reopen(tx, scope, record);
    case Action::respond:
        if (!record.responded_at) record.responded_at = now;
        return Done{};
    case Action::ask: record.paused_since = now; return Done{};
    case Action::resolve:
        if (!in.result) return refuse(result_needed);
        record.result = in.result;
        record.resolved_at = now;
        return Done{};
    case Action::close:
    case Action::decline:
    case Action::withdraw: record.closed_at = now; return Done{};
    default: return Done{};  // words alone, or a call of its own that next_state() kept out
    }
    return Done{};
}

bool Procedure::may_take_back(const std::vector<StepRow>& steps, UserId user) const {
    const auto* last = last_standing(steps);
    return last != nullptr && last->actor == user && undoable(last->action) &&
           parts_.clock.now() <= last->taken_at + undo_window;
}

Outcome Procedure::undo(db::WriteTx& tx, const access::Scope& scope, Record& record, const TakeStep& in) const {
    const auto steps = repository::steps(tx, scope.tenant(), record.id);
    if (!may_take_back(steps, scope.user())) return refuse(nothing_to_undo);
    const auto* last = last_standing(steps);
    StepRow step{.action = Action::undo, .note = in.note, .before = snapshot(record)};
    restore(record, last->before);
    offer_again(tx, scope.tenant(), record);
    repository::mark_undone(tx, scope.tenant(), record.id, last->version);
    return store(tx, scope, record, std::move(step), {});
}

std::optional<Record> Procedure::given_away(db::ReadTx& tx, const access::Scope& scope, CaseId id) const {
    auto record = repository::find(tx, access::Gate::system(scope.tenant(), "cases.undo"), id);
    if (!record) return std::nullopt;
    return may_take_back(repository::steps(tx, scope.tenant(), id), scope.user()) ? record : std::nullopt;
}

Outcome Procedure::check_others(db::ReadTx& tx, TenantId tenant, const Record& record, Action action) const {
    if (action == Action::close)
        if (const auto waiting = waited_for(tx, tenant, record); !waiting.empty())
            return refuse(not_delivered, "尚未收到回执：" + text::join(waiting, "、"));
    if (action == Action::close || action == Action::decline) LINLI_CHECK(nobody_supervises(tx, tenant, record.id));
    if (action == Action::resolve) LINLI_CHECK(nobody_helps(tx, tenant, record.id));
    if (action == Action::resolve || action == Action::close || action == Action::decline)
        LINLI_CHECK(nobody_outside_owes(tx, tenant, record.id));
    if (action == Action::withdraw && repository::follower_promises(tx, tenant, record.id).count > 0)
        return refuse(others_wait);
    return Done{};
}

Outcome Procedure::take(db::WriteTx& tx, const access::Scope& scope, Record& record, const TakeStep& wanted) const {
    auto in =
        wanted;  // whatever the reporter writes while we wait for them is the answer (anchors: any inbound message)
    if (in.action == Action::note && record.state == State::waiting && scope.actor().user == record.reporter)
        in.action = Action::answer;
    if (record.version != in.version) return refuse(changed_meanwhile);
    if (in.action == Action::undo) return undo(tx, scope, record, in);
    if (in.action == Action::rate) return refuse(step_not_allowed);  // the rating has its own route
    const auto next = next_state(record.state, in.action);
    if (!next) return refuse(step_not_allowed, std::string(word(record.state)));
    if (!right_hand(scope, record, in.action)) return refuse(not_yours);
    LINLI_CHECK(check_others(tx, scope.tenant(), record, in.action));
    if (reason_missing(in)) return refuse(reason_needed);
    if (in.action == Action::ask && record.identity == ReporterIdentity::anonymous) return refuse(nobody_to_ask);
    if (in.action == Action::send_back || in.action == Action::transfer) {
        LINLI_TRY(const bool disputed, charge(tx, scope, record, in));
        if (disputed) return to_arbiter(tx, scope, record, in);
    }
    LINLI_CHECK(check_arbiter(tx, scope, record, in));
    LINLI_CHECK(conclude(tx, scope, record, in));

    const bool mine = scope.actor().user == record.reporter;  // nobody's own words are hidden from them
    StepRow step{.action = in.action,
                 .note = in.note,
                 .is_public = shown_to_reporter(in.action) || in.shown_to_reporter || mine,
                 .before = snapshot(record)};
    LINLI_CHECK(apply(tx, scope, record, in));
    record.state = *next;
    if (in.action == Action::resolve) step.note = in.result;
    return store(tx, scope, record, std::move(step), in.files);
}

}  // namespace linli::cases
