#include <linli/notifications/notifier.h>

#include <linli/cases/answering.h>
#include <linli/cases/clocks.h>
#include <linli/cases/parties.h>
#include <linli/events/relay.h>

#include "rules.h"

namespace linli::notifications {
namespace {

using cases::Parties;
using messaging::Channel;
using messaging::RecipientKind;

constexpr std::size_t distinct_part = 24;        ///< of an id as text: what does not come from the time
constexpr std::chrono::minutes unread_for{120};  ///< a question that nobody read goes out as a short message

bool by_reporter(const Parties& p) { return p.actor == p.reporter && !p.contact; }

rules::Step step_of(const Parties& p, cases::Action action, cases::State state) {
    return {.action = action,
            .state = state,
            .by_reporter = by_reporter(p),
            .by_owner = p.owner && p.actor == p.owner,
            .has_note = p.note && !rules::brief(*p.note).empty(),
            .hands_over = p.hands_over,
            .takes_back = p.takes_back_answer,
            .joins = p.master.has_value()};
}

/// Whether it brings words of a colleague along.
bool speaks(cases::Action action) {
    using enum cases::Action;
    return action == ask || action == note || action == resolve || action == decline || action == forward ||
           action == forward_answer;
}

/// What the step says to the reporter: the one result, or its note.
std::string text_of(const Parties& p, cases::Action action) {
    const auto worth = p.resolution ? "（" + cases::told_as(*p.resolution) + "）" : std::string();
    if (action == cases::Action::resolve && !rules::brief(p.result.value_or("")).empty())
        return rules::brief(*p.result, worth);
    if (action == cases::Action::resolve) return {};
    if (action == cases::Action::decline) return rules::brief(p.note.value_or("不属于本单位职责范围。"), worth);
    return rules::brief(p.note.value_or(""));
}

std::string clock_name(std::string_view clock) {
    switch (from_word<cases::ClockKind>(clock).value_or(cases::ClockKind::solution)) {
    case cases::ClockKind::response: return "首次响应时限";
    case cases::ClockKind::update: return "进展反馈时限";
    case cases::ClockKind::supervision: return "督办反馈时限";
    case cases::ClockKind::outside: return "外部单位答复期限";
    case cases::ClockKind::solution: break;
    }
    return "办结时限";
}

std::string_view form_of(const cases::CaseAlarmed& alarm) {
    if (alarm.kind == word(cases::AlarmKind::warning)) return "case-warning";
    return alarm.kind == word(cases::AlarmKind::breach) ? "case-breach" : "case-escalated";
}

/// A platform tells its own citizens; a device reads nothing; who stays unnamed follows by tracking code.
bool reached_elsewhere(const Parties& p) {
    using enum cases::Channel;
    return p.identity != cases::ReporterIdentity::named || p.channel == hotline || p.channel == mailbox ||
           p.channel == device;
}

}  // namespace

/// One thing to say.
struct Notifier::Telling {
    rules::Told told;
    std::string key;
    boost::json::object values;
    std::optional<UserId> owner;  ///< who acts when it does not arrive; nobody: the recipient

    messaging::Enqueue letter() const {
        messaging::Enqueue out;
        out.key = key;
        out.template_code = std::string(told.form);
        out.variables = values;
        out.urgency = told.urgency;
        out.chain = {Channel::app};
        return out;
    }
};

void Notifier::listen(events::Relay& relay) {
    relay.subscribe({"notifications.tell-people",
                     {std::string(cases::CaseMoved::name), std::string(cases::CaseAlarmed::name),
                      std::string(cases::CaseShared::name), std::string(cases::CaseSupervised::name)},
                     [this, tenant = relay.tenant()](db::WriteTx& tx, const events::Envelope& event) {
                         if (event.name == cases::CaseMoved::name)
                             hear(tx, tenant, events::read_event<cases::CaseMoved>(event.payload));
                         else if (event.name == cases::CaseShared::name)
                             hear(tx, tenant, events::read_event<cases::CaseShared>(event.payload), event.occurred_at);
                         else if (event.name == cases::CaseSupervised::name)
                             hear(tx, tenant, events::read_event<cases::CaseSupervised>(event.payload));
                         else
                             hear(tx, tenant, events::read_event<cases::CaseAlarmed>(event.payload));
                     }},
                    true);
}

void Notifier::hear(db::WriteTx& tx, TenantId tenant, const cases::CaseMoved& moved) {
    const auto action = from_word<cases::Action>(moved.action);
    const auto state = from_word<cases::State>(moved.state);
    if (!action || !state) return;  // of a later release
    const auto p = cases::parties(tx, tenant, parts_.vault, moved.case_id, moved.version);
    LINLI_INVARIANT(p.has_value(), "a step of a matter that is not there");
    for (const auto& one : rules::told(step_of(*p, *action, *state))) {
        Telling telling{
            .told = one,
            .key = "notify/" + std::string(one.form) + "/" + moved.case_id.text() + "/" + std::to_string(moved.version),
            .values = {{"number", p->number}, {"due", to_ms(p->respond_by)}},
            .owner = p->owner};
        if (one.to == rules::Party::owner) {
            if (p->owner) tell_account(tx, tenant, *p->owner, telling);
            continue;
        }
        if (speaks(*action)) {
            const auto text = text_of(*p, *action);
            if (text.empty()) continue;  // taken back meanwhile
            telling.values["text"] = text;
        }
        if (one.to == rules::Party::reporter) {
            tell_reporter(tx, tenant, moved.case_id, moved.version, telling);
            continue;
        }
        for (const auto& id : cases::answered_with(tx, tenant, moved.case_id))
            tell_reporter(tx, tenant, id, moved.version, telling);
    }
}

void Notifier::hear(db::WriteTx& tx, TenantId tenant, const cases::CaseAlarmed& alarmed) {
    const auto p = cases::parties(tx, tenant, parts_.vault, alarmed.case_id, 1);
    LINLI_INVARIANT(p.has_value(), "an alarm of a matter that is not there");
    const auto form = form_of(alarmed);
    const auto who = form == "case-escalated" ? alarmed.told_id : p->owner;
    if (!who) return;  // a hole that an administrator sees
    const Telling telling{
        .told = {.to = rules::Party::owner, .form = form, .urgency = messaging::Urgency::important},
        .key = "notify/" + std::string(form) + "/" + alarmed.case_id.text() + "/" + alarmed.clock + "/" +
               std::to_string(to_ms(alarmed.due_at)) + "/" + std::to_string(alarmed.rung),
        .values = {{"number", p->number}, {"clock", clock_name(alarmed.clock)}, {"due", to_ms(alarmed.due_at)}},
        .owner = who};
    tell_account(tx, tenant, *who, telling);
}

void Notifier::hear(db::WriteTx& tx, TenantId tenant, const cases::CaseShared& shared, Instant at) {
    const auto h = cases::helpers(tx, tenant, shared.subtask_id, at);
    LINLI_INVARIANT(h.has_value(), "a sub-task that is not there");
    const bool late = shared.state == "overdue" && rules::can_be_late(h->state);
    const auto form = late ? std::string_view("case-help-late") : rules::form_of(h->state);
    if (form.empty() || (!late && word(h->state) != shared.state)) return;  // moved on: the next event tells that
    auto whom = late || rules::for_helpers(h->state) ? h->asked : std::vector<UserId>{};
    if ((late || !rules::for_helpers(h->state)) && h->owner) whom.push_back(*h->owner);
    const auto name = rules::brief(h->helper_name);
    for (const auto& who : whom) {
        const Telling telling{.told = {.to = rules::Party::owner, .form = form},
                              .key = "notify/" + std::string(form) + "/" + shared.subtask_id.text() + "/" +
                                     who.text().substr(distinct_part),
                              .values = {{"number", h->number},
                                         {"helper", name.empty() ? "协办人" : name},
                                         {"due", to_ms(shared.due_at)}},
                              .owner = who};
        tell_account(tx, tenant, who, telling);
    }
}

void Notifier::hear(db::WriteTx& tx, TenantId tenant, const cases::CaseSupervised& supervised) {
    const auto o = cases::overseen(tx, tenant, supervised.supervision_id);
    LINLI_INVARIANT(o.has_value(), "a supervision that is not there");
    const auto what = rules::oversight_form(supervised.state);
    const auto who = what.to_supervisor ? std::optional(o->supervisor) : o->owner;
    // What moved on meanwhile is told by the next event.
    const auto state = from_word<cases::SupervisionState>(supervised.state);
    if (what.form.empty() || !who || (state && *state != o->state)) return;
    const Telling telling{
        .told = {.to = rules::Party::owner, .form = what.form, .urgency = messaging::Urgency::important},
        .key = "notify/" + std::string(what.form) + "/" + supervised.supervision_id.text() + "/" +
               std::to_string(supervised.round) + "/" + who->text().substr(distinct_part),
        .values = {{"number", o->number}, {"level", o->level}, {"due", to_ms(supervised.due_at)}},
        .owner = who};
    tell_account(tx, tenant, *who, telling);
}

void Notifier::shift(db::WriteTx& tx, TenantId tenant, ShiftMoment moment, const HandedShift& handed) {
    for (const auto& [form, to_taker] : rules::shift_forms(moment)) {
        const auto who = to_taker ? handed.to : handed.from;
        const auto name = rules::brief(to_taker ? handed.from_name : handed.to_name);
        boost::json::object values{{"colleague", name.empty() ? "同事" : name}};
        if (moment == ShiftMoment::offered) {
            values["open"] = handed.open;
            values["overdue"] = handed.overdue;
        }
        if (moment == ShiftMoment::waiting) values["at"] = to_ms(handed.offered_at);
        tell_account(tx, tenant, who,
                     {.told = {.to = rules::Party::owner, .form = form, .urgency = messaging::Urgency::important},
                      .key = "notify/" + std::string(form) + "/" + handed.id.text(),
                      .values = std::move(values),
                      .owner = who});
    }
}

void Notifier::answer_stuck(db::WriteTx& tx, TenantId tenant, const StuckAnswer& stuck) {
    const auto p = cases::parties(tx, tenant, parts_.vault, stuck.case_id, 1);
    LINLI_INVARIANT(p.has_value(), "an answer to a matter that is not there");
    const Telling telling{
        .told = {.to = rules::Party::owner, .form = "case-answer-stuck", .urgency = messaging::Urgency::important},
        .key = "notify/case-answer-stuck/" + stuck.key,
        .values = {{"number", p->number}, {"platform", rules::brief(stuck.platform)}},
        .owner = stuck.owner};
    tell_account(tx, tenant, stuck.owner, telling);
}

/// Into the inbox; a question that stays unread, and an answer to whoever wants that, also by telephone.
void Notifier::tell_account(db::WriteTx& tx, TenantId tenant, UserId who, const Telling& telling) {
    auto letter = telling.letter();
    letter.recipient = {RecipientKind::account, who.uuid(), {}};
    letter.owner = telling.owner.value_or(who);
    if (telling.told.must_answer) {
        letter.chain.push_back(Channel::sms);
        letter.must_acknowledge = true;
        letter.escalate_after = unread_for;
    }
    if (telling.told.by_telephone) {
        auto copy = letter;
        copy.key += "/sms";
        copy.chain = {Channel::sms};
        copy.urgency = messaging::Urgency::ordinary;
        send(tx, tenant, std::move(copy));
    }
    send(tx, tenant, std::move(letter));
}

void Notifier::tell_reporter(db::WriteTx& tx, TenantId tenant, cases::CaseId id, std::int64_t version,
                             const Telling& telling) {
    const auto p = cases::parties(tx, tenant, parts_.vault, id, version);
    LINLI_INVARIANT(p.has_value(), "a matter that is answered is not there");
    if (reached_elsewhere(*p)) return;
    auto mine = telling;
    mine.values["number"] = p->number;
    mine.key += "/" + id.text().substr(distinct_part);
    if (!p->contact) {
        const UserId account[] = {p->reporter};
        if (!parts_.directory.contacts(tx, tenant, account).empty()) tell_account(tx, tenant, p->reporter, mine);
        return;
    }
    if (!p->phone || !mine.owner) return;  // nobody left a way, or nobody would hear that it failed
    auto letter = mine.letter();
    letter.recipient = {RecipientKind::person, p->contact->uuid(), *p->phone};
    letter.chain = {Channel::sms};
    letter.urgency = messaging::Urgency::important;  // who rang us wants the answer
    letter.owner = *mine.owner;
    send(tx, tenant, std::move(letter));
}

/// What cannot be addressed any more (an erased person, a telephone that is none) is told to nobody.
void Notifier::send(db::WriteTx& tx, TenantId tenant, messaging::Enqueue message) {
    const auto done = parts_.messages.enqueue(tx, tenant, message);
    LINLI_INVARIANT(done || done.is(messaging::bad_recipient), "a message about a matter does not fit its form");
}

}  // namespace linli::notifications
