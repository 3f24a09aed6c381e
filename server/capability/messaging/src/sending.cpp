#include <linli/messaging/service.h>

#include <linli/json/read.h>
#include <linli/json/write.h>
#include <linli/log/log.h>
#include <linli/messaging/events.h>

#include "address.h"
#include "charges.h"
#include "forms.h"
#include "repository.h"
#include "secrets.h"
#include "template_text.h"

#include <algorithm>

namespace linli::messaging {
namespace {

using repository::GatewayRow;
using repository::MessageRow;
using std::chrono::milliseconds;

/// Beyond its own patience a message on the wire counts as lost: its process died.
constexpr std::chrono::seconds lost_after{30};

/// Spread without a random source: the same message at the same attempt always waits as long.
int spread_of(const MessageRow& row) {
    const auto& bytes = row.view.id.uuid().bytes();
    return (bytes[15] * 256 + bytes[14] + static_cast<int>(row.attempts) * 389) % 1'000;
}

std::string_view address_of(const Contact& contact, Channel channel) {
    switch (channel) {
    case Channel::sms:
    case Channel::voice: return contact.phone;
    case Channel::mail: return contact.mail;
    case Channel::wechat: return contact.wechat;
    default: return {};
    }
}

std::string body_of(const MessageRow& row, std::string_view to, const Rendered& rendered) {
    const boost::json::object body{{"delivery", row.delivery().text()},
                                   {"to", to},
                                   {"title", rendered.title},
                                   {"text", rendered.text},
                                   {"acknowledge", row.view.must_acknowledge}};
    std::string out;
    json::append(out, boost::json::value(body));
    return out;
}

/// One line of the log: channel and words, nothing of anybody.
void say(std::string_view event, const MessageRow& row) {
    log::info(event, {{"message", row.view.id},
                      {"channel", row.channel()},
                      {"state", row.view.state},
                      {"reason", log::Text(row.view.reason)}});
}

Delivery fresh_delivery(const MessageRow& row, Instant now) {
    Delivery out;
    out.round = row.view.round;
    out.step = row.view.step;
    out.channel = row.channel();
    out.began_at = now;
    return out;
}

void store(db::WriteTx& tx, TenantId tenant, MessageRow& row) {
    LINLI_INVARIANT(repository::update(tx, tenant, row), "a locked message went on without us");
}

}  // namespace

/// What is known about one step at this moment.
struct MessagingService::Judged {
    rules::Judgement judgement;
    std::optional<GatewayRow> gateway{};
    std::string secret{}, base_address{};
    std::string name{}, address{};  ///< of the recipient
    Rendered rendered{};
    std::int64_t cap = 0;
};

/// One delivery on the wire.
struct MessagingService::Flight {
    DeliveryName name;
    std::int64_t version = 0;
    Outgoing out;
};

std::string MessagingService::simulator_address() const {
    const std::lock_guard lock(simulator_mutex_);
    return simulator_;
}

/// Empty when the gateway cannot be reached by any means.
std::string MessagingService::real_address(const GatewayRow& gateway) const {
    const auto address = read_address(gateway.view.base_address);
    if (!address) return {};
    if (!address->simulator) return gateway.view.base_address;
    const auto simulator = simulator_address();
    return simulator.empty() ? std::string() : simulator + address->path;
}

/// Where the step would go, and how the recipient is addressed there.
void MessagingService::find_address(db::ReadTx& tx, TenantId tenant, const MessageRow& row, Judged& out) const {
    const auto& v = row.view;
    switch (v.recipient_kind) {
    case RecipientKind::account: {
        const UserId user(v.recipient_id);
        auto contacts = parts_.directory.contacts(tx, tenant, {&user, 1});
        const auto found = contacts.find(user);
        if (found == contacts.end()) return;
        out.address = row.channel() == Channel::app ? v.recipient_id.text()
                                                    : std::string(address_of(found->second, row.channel()));
        out.name = found->second.name;
        return;
    }
    case RecipientKind::person:
        if (row.address)
            out.address =
                parts_.vault.open(tx, tenant, PersonId(v.recipient_id), address_field, *row.address).value_or("");
        return;
    case RecipientKind::area: out.address = v.recipient_id.text(); return;
    }
}

/// @return whether the channel can be used at all
bool MessagingService::find_gateway(db::ReadTx& tx, TenantId tenant, Channel channel, Judged& out) const {
    if (channel == Channel::app) return true;
    out.gateway = repository::gateway(tx, tenant, channel);
    if (!out.gateway) return false;
    out.secret = open_secret(tx, parts_.vault, tenant, *out.gateway).value_or("");
    out.base_address = real_address(*out.gateway);
    out.cap = out.gateway->view.daily_cap;
    return out.gateway->view.enabled && !out.secret.empty() && !out.base_address.empty();
}

/// The values of the variables as JSON; nothing when the recipient was erased.
std::optional<std::string> MessagingService::open_values(db::ReadTx& tx, TenantId tenant, const MessageRow& row) const {
    const PersonId recipient(row.view.recipient_id);
    if (row.variables) return parts_.vault.open(tx, tenant, recipient, variables_field, *row.variables);
    const auto notice = row.view.notice_id ? repository::notice(tx, tenant, *row.view.notice_id) : std::nullopt;
    if (!notice || parts_.vault.erased(tx, tenant, recipient)) return std::nullopt;
    return parts_.vault.open(tx, tenant, PersonId(row.view.notice_id->uuid()), notice_field, notice->variables);
}

MessagingService::Judged MessagingService::judge_step(db::ReadTx& tx, TenantId tenant, const MessageRow& row) const {
    const auto& v = row.view;
    const auto channel = row.channel();
    const auto now = parts_.clock.now();
    Judged out;
    rules::Circumstance c;
    c.channel = channel;
    c.urgency = v.urgency;
    c.connected = find_gateway(tx, tenant, channel, out);
    c.daily_cap = out.cap;
    const auto values = open_values(tx, tenant, row);
    c.erased = !values;
    find_address(tx, tenant, row, out);
    c.has_address = !out.address.empty();
    if (const auto wishes = repository::preferences(tx, tenant, {&v.recipient_id, 1}); !wishes.empty()) {
        c.consent = wishes.begin()->second.consent(channel);
        c.quiet = wishes.begin()->second.quiet();
    }
    const auto used = repository::usage(tx, tenant, {&v.recipient_id, 1}, shanghai_date(now));
    if (const auto at = used.find({v.recipient_id, channel}); at != used.end()) c.used_today = at->second;
    c.counted = row.attempts > 0;
    out.judgement = rules::judge(c, now);
    if (out.judgement.verdict != Verdict::go) return out;
    const auto form = forms::edition(tx, tenant, v.template_code, v.edition, parts_.built_in);
    LINLI_INVARIANT(form.has_value(), "a message without its template");
    const auto parsed = json::parse(*values);
    auto filling = fill(form->variables, parsed.value().as_object()).value();
    filling.insert_or_assign(std::string(recipient_variable), out.name.empty() ? "居民" : out.name);
    out.rendered = render(*form, channel, filling);
    return out;
}

/// In one transaction: takes the due message, lets the rules speak at this moment, and does what they say.
std::optional<MessagingService::Flight> MessagingService::advance(db::WriteTx& tx, TenantId tenant, Channel channel,
                                                                  bool& worked) {
    const auto now = parts_.clock.now();
    const auto id = repository::next_due(tx, tenant, channel, now);
    if (!id) return std::nullopt;
    worked = true;
    auto row = repository::locked(tx, tenant, *id);
    // Another process was faster.
    if (!row || !row->view.due_at || *row->view.due_at > now || row->channel() != channel) return std::nullopt;
    if (row->view.state == MessageState::sent || row->view.state == MessageState::delivered) {
        go_on(tx, tenant, *row, "not_acknowledged");
        return std::nullopt;
    }
    auto judged = judge_step(tx, tenant, *row);
    auto& verdict = judged.judgement.verdict;
    const bool counted_now = rules::counts(channel, row->view.urgency) && row->attempts == 0;
    if (verdict == Verdict::go && counted_now &&
        !repository::use(tx, tenant, row->view.recipient_id, channel, shanghai_date(now), judged.cap))
        verdict = Verdict::capped;
    if (verdict == Verdict::quiet_hours) {
        row->view.state = MessageState::queued;
        row->view.reason = word(verdict);
        row->view.due_at = judged.judgement.hold_until;
        store(tx, tenant, *row);
    } else if (verdict != Verdict::go) {
        pass_over(tx, tenant, *row, verdict);
    } else if (channel == Channel::app) {
        put_in_inbox(tx, tenant, *row, judged);
    } else {
        return take_off(tx, tenant, *row, judged);
    }
    return std::nullopt;
}

std::optional<MessagingService::Flight> MessagingService::take_off(db::WriteTx& tx, TenantId tenant, MessageRow& row,
                                                                   const Judged& judged) {
    const auto now = parts_.clock.now();
    const auto& gateway = judged.gateway->view;
    auto delivery = repository::delivery(tx, tenant, row.delivery()).value_or(fresh_delivery(row, now));
    row.view.state = MessageState::sending;
    row.view.reason.clear();
    row.view.due_at = now + milliseconds(gateway.timeout_ms) + lost_after;
    delivery.state = MessageState::sending;
    delivery.reason.clear();
    delivery.attempts = ++row.attempts;
    delivery.units = rules::units(row.channel(), judged.rendered.text);
    repository::put(tx, tenant, row.view.id, delivery, gateway.price);
    store(tx, tenant, row);
    Flight flight{row.delivery(), row.view.version, {}};
    auto& out = flight.out;
    out.base_address = judged.base_address;
    out.suite = crypto::suite_from_word(gateway.suite).value_or(crypto::Suite::international);
    out.secret = judged.secret;
    out.timeout_ms = gateway.timeout_ms;
    out.envelope.target = read_address(judged.base_address)->path + "/messages";
    out.envelope.channel = word(row.channel());
    out.envelope.delivery = row.delivery().text();
    out.envelope.at = parts_.real_clock.now();
    out.envelope.nonce = protocol::new_nonce();
    out.body = body_of(row, judged.address, judged.rendered);
    return flight;
}

/// The message is somewhere; what comes next is only whether it must be acknowledged.
void MessagingService::taken(MessageRow& row, MessageState state) const {
    const auto now = parts_.clock.now();
    row.view.state = state;
    row.view.reason.clear();
    row.view.due_at.reset();
    row.view.finished_at.reset();
    if (row.view.must_acknowledge)
        row.view.due_at = now + row.escalate_after;
    else
        row.view.finished_at = now;
}

/// The channel `app` needs no gateway: one transaction, so it happens once.
void MessagingService::put_in_inbox(db::WriteTx& tx, TenantId tenant, MessageRow& row, const Judged& judged) {
    const auto now = parts_.clock.now();
    auto delivery = fresh_delivery(row, now);
    delivery.state = MessageState::delivered;
    delivery.attempts = 1;
    delivery.units = 1;
    delivery.sent_at = delivery.delivered_at = now;
    repository::put(tx, tenant, row.view.id, delivery, Fen{0});
    repository::InboxRow inbox;
    inbox.view.id = row.view.id;
    inbox.view.arrived_at = now;
    inbox.view.must_acknowledge = row.view.must_acknowledge;
    const boost::json::object content{{"title", judged.rendered.title}, {"text", judged.rendered.text}};
    std::string text;
    json::append(text, boost::json::value(content));
    inbox.content = parts_.vault.seal(tx, tenant, PersonId(row.view.recipient_id), inbox_field, text);
    repository::insert(tx, tenant, UserId(row.view.recipient_id), inbox);
    charge_once(tx, tenant, row.delivery(), now);
    taken(row, MessageState::delivered);
    store(tx, tenant, row);
    parts_.outbox.publish(tx,
                          {.tenant = tenant,
                           .aggregate = row.view.id.uuid(),
                           .version = row.view.version,
                           .owner = UserId(row.view.recipient_id)},
                          MessageArrived{row.view.id});
}

void MessagingService::pass_over(db::WriteTx& tx, TenantId tenant, MessageRow& row, Verdict verdict) {
    const auto now = parts_.clock.now();
    auto delivery = repository::delivery(tx, tenant, row.delivery()).value_or(fresh_delivery(row, now));
    // What may have gone out before is not called suppressed.
    delivery.state =
        rules::suppresses(verdict) && delivery.attempts == 0 ? MessageState::suppressed : MessageState::failed;
    delivery.reason = word(verdict);
    repository::put(tx, tenant, row.view.id, delivery, Fen{0});
    go_on(tx, tenant, row, word(verdict));
}

/// The step is over without success, or without being acknowledged: the next one, or the end.
void MessagingService::go_on(db::WriteTx& tx, TenantId tenant, MessageRow& row, std::string_view reason) {
    const auto now = parts_.clock.now();
    auto& v = row.view;
    v.reason = reason;
    row.attempts = 0;
    v.finished_at.reset();
    if (!row.last_step()) {
        ++v.step;
        v.state = MessageState::queued;
        v.due_at = now;
        wake_after(tx);
        store(tx, tenant, row);
        return;
    }
    std::vector<MessageState> steps;
    for (const auto& one : repository::deliveries(tx, tenant, v.id))
        if (one.round == v.round) steps.push_back(one.state);
    const auto end = rules::end_of_chain(steps, v.must_acknowledge);
    v.state = end.state;
    if (!end.reason.empty()) v.reason = end.reason;
    v.due_at.reset();
    v.finished_at = now;
    store(tx, tenant, row);
    if (v.state == MessageState::failed)
        parts_.outbox.publish(tx, {.tenant = tenant, .aggregate = v.id.uuid(), .version = v.version, .owner = v.owner},
                              MessageFailed{v.id, v.reason});
    tx.after_commit([row] { say("messaging.ended", row); });
}

void MessagingService::land(db::WriteTx& tx, TenantId tenant, const Flight& flight, const Incoming& in) {
    const auto now = parts_.clock.now();
    auto row = repository::locked(tx, tenant, flight.name.message);
    auto delivery = repository::delivery(tx, tenant, flight.name);
    if (!row || !delivery) return;  // forgotten meanwhile
    repository::insert(
        tx, tenant, flight.name.message, parts_.ids.next_uuid(),
        {now, flight.name.round, flight.name.step, delivery->channel, in.reply, in.status, in.took.count()});
    // Another process took it for lost, or a receipt was faster than the answer.
    const bool ours = row->view.version == flight.version + 1;
    if (in.reply == Reply::accepted) {
        if (!delivery->sent_at) delivery->sent_at = now;
        if (delivery->state == MessageState::sending) delivery->state = MessageState::sent;
        repository::put(tx, tenant, row->view.id, *delivery, Fen{0});
        charge_once(tx, tenant, flight.name, now);
        if (!ours) return;
        taken(*row, MessageState::sent);
        store(tx, tenant, *row);
    } else if (ours) {
        const auto gateway = repository::gateway(tx, tenant, row->channel());
        const auto most = gateway ? gateway->view.attempts : 1;
        delivery->reason = word(in.reply);
        if (rules::worth_another_try(in.reply) && row->attempts < most) {
            const auto pause =
                rules::backoff(row->attempts, milliseconds(gateway->view.first_pause_ms), spread_of(*row));
            row->view.state = MessageState::queued;
            row->view.reason = delivery->reason;
            row->view.due_at = now + std::max(pause, in.retry_after);
            repository::put(tx, tenant, row->view.id, *delivery, Fen{0});
            store(tx, tenant, *row);
        } else {
            delivery->state = MessageState::failed;
            repository::put(tx, tenant, row->view.id, *delivery, Fen{0});
            go_on(tx, tenant, *row, word(in.reply));
        }
    }
    tx.after_commit([row = *row] { say("messaging.attempt", row); });
}

bool MessagingService::work_once(TenantId tenant, Channel channel) {
    bool worked = false;
    const auto flight = parts_.database.write([&](db::WriteTx& tx) {
        worked = false;
        return advance(tx, tenant, channel, worked);
    });
    if (!flight) return worked;
    const auto in = send(flight->out, parts_.real_clock);
    parts_.database.write([&](db::WriteTx& tx) { land(tx, tenant, *flight, in); });
    return true;
}

}  // namespace linli::messaging
