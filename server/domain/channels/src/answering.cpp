#include "service_impl.h"

#include <linli/events/relay.h>

#include <algorithm>

/// What happens to a case, told to the platforms that wait for it.
namespace linli::channels {
namespace {

using cases::Action;
using repository::AnswerRow;
using repository::OrderRow;

constexpr std::string_view goes_on = "您反映的事项正在重新办理，办理结果将再次答复。";
constexpr std::string_view joined = "与他人反映的同一事项合并办理，办理结果将一并答复。";
constexpr std::string_view taken_back = "此前的办理结果已撤回，正在继续办理，办理结果将再次答复。";

bool is_open(cases::State state) {
    using enum cases::State;
    return state == reported || state == triage || state == dispatched || state == handling || state == waiting;
}

/// What a step tells, and whether it tells those who only follow the matter, too: what was written for one reporter
/// goes to nobody else.
struct Words {
    Reply reply = Reply::progress;
    std::string text;
    bool for_all = false;
    std::optional<Conclusion> conclusion = std::nullopt;
};

/// What the result or the refusal that stands is worth.
std::optional<Conclusion> conclusion_of(const cases::AnswerFacts& facts) {
    if (!facts.resolution) return std::nullopt;  // written before results had a worth
    switch (facts.resolution->resolution) {
    case cases::Resolution::solved: return Conclusion::solved;
    case cases::Resolution::partly: return Conclusion::partly;
    case cases::Resolution::unsolved: return Conclusion::unsolved;
    case cases::Resolution::not_accepted: return Conclusion::not_accepted;
    }
    return std::nullopt;
}

std::optional<Words> words_of(Action action, const cases::AnswerFacts& facts, bool was_answered) {
    switch (action) {
    case Action::ask:
    case Action::note:
        if (!facts.note) return std::nullopt;
        return Words{Reply::progress, *facts.note, false};
    case Action::resolve:
        if (!facts.result) return std::nullopt;  // taken back meanwhile
        return Words{Reply::result, *facts.result, true, conclusion_of(facts)};
    case Action::decline:
        return Words{Reply::returned, facts.note.value_or("不属于本单位职责范围。"), true, conclusion_of(facts)};
    case Action::forward:  // words of the house: to whom it went, by when that answers
        if (!facts.note) return std::nullopt;
        return Words{Reply::progress, *facts.note, true, Conclusion::forwarded};
    case Action::forward_answer:
        if (!facts.note) return std::nullopt;
        return Words{Reply::progress, *facts.note, true};
    case Action::reopen: return Words{Reply::progress, std::string(goes_on), true};
    case Action::merge:  // also a step of the matter that it joins, whose own reporter hears nothing of others
        if (!facts.master) return std::nullopt;
        return Words{Reply::progress, std::string(joined), false};
    case Action::undo:
        if (!was_answered) return std::nullopt;
        return Words{Reply::progress, std::string(taken_back), true};
    default: return std::nullopt;
    }
}

/// Answers of the round that is under way.
std::vector<AnswerRow> this_round(std::vector<AnswerRow> rows, std::int64_t round) {
    rows.erase(std::remove_if(rows.begin(), rows.end(), [&](const AnswerRow& row) { return row.round != round; }),
               rows.end());
    return rows;
}

std::vector<Delivery> deliveries_of(const std::vector<AnswerRow>& rows) {
    std::vector<Delivery> out;
    for (const auto& row : rows) out.push_back(repository::delivery_of(row));
    return out;
}

}  // namespace

void ChannelService::Impl::queued(db::WriteTx& tx) {
    tx.after_commit([this] {
        const std::lock_guard lock(mutex);
        if (wake) wake();
    });
}

void ChannelService::Impl::tell(db::WriteTx& tx, TenantId tenant, const OrderRow& order, const cases::AnswerFacts& own,
                                const Telling& telling) {
    const auto platform = repository::platform(tx, tenant, order.platform);
    LINLI_INVARIANT(platform.has_value(), "an order of a platform that is not there");
    const auto all = repository::answers(tx, tenant, order.id);
    if (!may_follow(deliveries_of(this_round(all, order.round)), telling.reply)) return;
    const auto now = parts.clock.now();
    const Facts facts{.case_number = own.number,
                      .text = telling.text,
                      .at = telling.reply == Reply::accepted ? order.received_at : now,
                      .anonymous = order.anonymous,
                      .staff = own.staff,
                      .conclusion = telling.conclusion,
                      .reason = telling.reason};
    AnswerRow row;
    row.view.id = parts.ids.next<AnswerId>();
    row.view.platform = order.platform;
    row.view.case_id = order.case_id;
    row.view.reply = telling.reply;
    row.view.conclusion = telling.conclusion;
    row.view.owner = platform->view.owner;
    row.view.created_at = now;
    row.order = order.id;
    row.round = order.round;
    row.seq = all.empty() ? 1 : all.back().seq + 1;
    row.about_case = telling.about_case;
    row.about_version = telling.about_version;
    row.about = telling.about;
    row.words = parts.vault.seal(tx, tenant, PersonId(order.id.uuid()), words_field,
                                 compose(platform->view.channel, telling.reply, facts));
    if (!repository::insert(tx, tenant, row)) return;  // told already
    release(tx, tenant, order.id);
    queued(tx);
}

void ChannelService::Impl::release(db::WriteTx& tx, TenantId tenant, OrderId order) {
    for (auto& row : repository::answers(tx, tenant, order)) {
        if (finished(row.view.state)) continue;
        if (row.view.state == DeliveryState::waiting && !row.view.due_at) {
            row.view.due_at = parts.clock.now();
            repository::update(tx, tenant, row);
        }
        return;
    }
}

/// A matter that was answered goes on: what never left is not sent; what left is followed by another round.
void ChannelService::Impl::reopen(db::WriteTx& tx, TenantId tenant, OrderRow& order) {
    const auto rows = this_round(repository::answers(tx, tenant, order.id), order.round);
    const auto final_word =
        std::find_if(rows.begin(), rows.end(), [](const auto& row) { return last(row.view.reply); });
    if (final_word == rows.end()) return;
    if (final_word->view.state == DeliveryState::waiting && final_word->tries == 0) {
        repository::drop_answer(tx, tenant, final_word->view.id);
        return;
    }
    repository::set_round(tx, tenant, order.id, ++order.round);
}

void ChannelService::listen(events::Relay& relay) {
    relay.subscribe({"channels.tell-platforms",
                     {std::string(cases::CaseReported::name), std::string(cases::CaseMoved::name)},
                     [this, tenant = relay.tenant()](db::WriteTx& tx, const events::Envelope& event) {
                         if (event.name == cases::CaseReported::name)
                             hear(tx, tenant, events::read_event<cases::CaseReported>(event.payload),
                                  event.occurred_at);
                         else
                             hear(tx, tenant, events::read_event<cases::CaseMoved>(event.payload), event.occurred_at);
                     }});
}

void ChannelService::hear(db::WriteTx& tx, TenantId tenant, const cases::CaseReported& reported, Instant at) {
    const cases::CaseId one[] = {reported.case_id};
    const auto orders = repository::orders_of(tx, tenant, one);
    if (orders.empty()) return;
    const auto facts = cases::answer_facts(tx, tenant, reported.case_id, 1);
    LINLI_INVARIANT(facts.has_value(), "a report of a case that is not there");
    for (const auto& order : orders) {
        const auto mine = repository::locked(tx, tenant, order.id);
        impl_->tell(tx, tenant, *mine, *facts, {Reply::accepted, {}, {}, {}, reported.case_id, 1, at});
    }
}

void ChannelService::hear(db::WriteTx& tx, TenantId tenant, const cases::CaseMoved& moved, Instant at) {
    const auto action = from_word<Action>(moved.action);
    const auto state = from_word<cases::State>(moved.state);
    LINLI_INVARIANT(action && state, "an event names an action or a state that cases does not have");
    const auto orders = repository::orders_of(tx, tenant, cases::answered_with(tx, tenant, moved.case_id));
    if (orders.empty()) return;
    const auto facts = cases::answer_facts(tx, tenant, moved.case_id, moved.version);
    LINLI_INVARIANT(facts.has_value(), "a step of a case that is not there");
    const bool goes_on_again = is_open(*state) && (*action == Action::reopen || *action == Action::undo);
    for (const auto& order : orders) {
        auto mine = repository::locked(tx, tenant, order.id);
        const auto before = mine->round;
        if (goes_on_again) impl_->reopen(tx, tenant, *mine);
        const auto words = words_of(*action, *facts, mine->round != before);
        const bool own = mine->case_id == moved.case_id;
        if (!words || (!own && !words->for_all)) continue;
        // A follower is answered under its own number.
        const auto mine_facts = own ? facts : cases::answer_facts(tx, tenant, mine->case_id, 0);
        auto told = mine_facts.value_or(*facts);
        told.staff = facts->staff;
        const bool forwarded = words->conclusion == Conclusion::forwarded;
        const auto reason = facts->resolution && !forwarded ? facts->resolution->reason_name : std::nullopt;
        impl_->tell(tx, tenant, *mine, told,
                    {words->reply, words->text, words->conclusion, reason.value_or(""), moved.case_id, moved.version,
                     facts->resolved_at.value_or(at)});
    }
}

}  // namespace linli::channels
