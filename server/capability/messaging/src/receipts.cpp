#include <linli/messaging/service.h>

#include <linli/messaging/events.h>

#include "charges.h"
#include "receipt.h"
#include "repository.h"
#include "secrets.h"

namespace linli::messaging {
namespace {

using repository::MessageRow;

/// The delivery after the receipt; the times of what was skipped are those of the receipt.
void move(Delivery& delivery, MessageState to, const Receipt& receipt, Instant now) {
    delivery.state = to;
    delivery.reason = receipt.reason;
    if (to == MessageState::failed) return;
    if (!delivery.sent_at) delivery.sent_at = now;
    if (!delivery.delivered_at) delivery.delivered_at = now;
    if (to == MessageState::acknowledged) delivery.acknowledged_at = now;
}

bool under_way(MessageState state) {
    return state == MessageState::queued || state == MessageState::sending || state == MessageState::sent;
}

}  // namespace

/// What a receipt means for the whole message.
void MessagingService::apply(db::WriteTx& tx, TenantId tenant, MessageRow& row, std::int64_t round, std::int64_t step,
                             ReceiptStatus status, std::string_view reason) {
    auto& v = row.view;
    if (status == ReceiptStatus::acknowledged) {
        end_acknowledged(tx, tenant, row);
        return;
    }
    if (round != v.round) return;
    const bool current = step == v.step;
    if (status == ReceiptStatus::failed) {
        if (current && under_way(v.state))
            go_on(tx, tenant, row, reason.empty() ? std::string_view("gateway_failed") : reason);
        return;
    }
    const bool first_news = current && under_way(v.state);
    // It arrived after all, after it had been given up: nobody needs to be called as well.
    const bool late_news = !v.must_acknowledge && !v.given_up_by &&
                           (v.state == MessageState::failed || (!current && v.state == MessageState::queued));
    if (!first_news && !late_news) return;
    const auto escalates_at = v.state == MessageState::sent ? v.due_at : std::nullopt;
    v.step = step;
    taken(row, MessageState::delivered);
    if (escalates_at) v.due_at = escalates_at;
    LINLI_INVARIANT(repository::update(tx, tenant, row), "a locked message went on without us");
}

bool MessagingService::end_acknowledged(db::WriteTx& tx, TenantId tenant, MessageRow& row) {
    auto& v = row.view;
    if (v.state == MessageState::acknowledged || v.state == MessageState::suppressed || v.given_up_by) return false;
    v.state = MessageState::acknowledged;
    v.reason.clear();
    v.due_at.reset();
    v.finished_at = parts_.clock.now();
    LINLI_INVARIANT(repository::update(tx, tenant, row), "a locked message went on without us");
    parts_.outbox.publish(tx, {.tenant = tenant, .aggregate = v.id.uuid(), .version = v.version, .owner = v.owner},
                          MessageAcknowledged{v.id});
    return true;
}

bool MessagingService::acknowledge(db::WriteTx& tx, TenantId tenant, MessageId id) {
    auto row = repository::locked(tx, tenant, id);
    return row && end_acknowledged(tx, tenant, *row);
}

Outcome MessagingService::receive(TenantId tenant, const protocol::Envelope& envelope, std::string_view suite_word,
                                  std::string_view signature, std::string_view body) {
    const auto channel = from_word<Channel>(envelope.channel);
    const auto suite = crypto::suite_from_word(suite_word);
    if (!channel || !suite) return refuse(bad_signature);
    const auto secret = parts_.database.read([&](db::ReadTx& tx) -> std::optional<std::string> {
        const auto gateway = repository::gateway(tx, tenant, *channel);
        if (!gateway || gateway->view.suite != suite_word) return std::nullopt;
        return open_secret(tx, parts_.vault, tenant, *gateway);
    });
    // Who is no gateway and who signs wrongly hear the same word.
    if (!secret) return refuse(bad_signature);
    switch (protocol::check_request(*suite, *secret, envelope, body, signature, parts_.real_clock.now())) {
    case protocol::Fault::missing:
    case protocol::Fault::wrong_signature: return refuse(bad_signature);
    case protocol::Fault::old_timestamp: return refuse(old_timestamp);
    case protocol::Fault::none: break;
    }
    const auto receipt = read_receipt(body);
    if (!receipt || receipt->delivery.text() != envelope.delivery) return refuse(unreadable_receipt);
    return parts_.database.write([&](db::WriteTx& tx) -> Outcome {
        const auto& name = receipt->delivery;
        auto row = repository::locked(tx, tenant, name.message);
        auto delivery = row ? repository::delivery(tx, tenant, name) : std::nullopt;
        if (!delivery || delivery->channel != *channel) return refuse(no_such_delivery);
        const auto to = rules::after(delivery->state, receipt->status);
        if (!to) return Done{};
        const auto now = parts_.clock.now();
        move(*delivery, *to, *receipt, now);
        repository::put(tx, tenant, name.message, *delivery, Fen{0});
        if (receipt->status != ReceiptStatus::failed) charge_once(tx, tenant, name, now);
        apply(tx, tenant, *row, name.round, name.step, receipt->status, receipt->reason);
        return Done{};
    });
}

}  // namespace linli::messaging
