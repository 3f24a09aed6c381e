#include "service_impl.h"

#include <linli/evidence/log.h>
#include <linli/http/base_address.h>
#include <linli/log/log.h>

#include <boost/json/object.hpp>

#include <algorithm>

namespace linli::channels {
namespace {

using repository::AnswerRow;
using repository::PlatformRow;
using std::chrono::milliseconds;

constexpr milliseconds longest_pause{3'600'000};
constexpr milliseconds claim_beyond_patience{30'000};

exchange::BreakerRule rule_of(const Platform& platform) {
    return {.failures = 5,
            .pause = milliseconds(platform.first_pause_ms),
            .longest_pause = std::min(longest_pause, 20 * milliseconds(platform.first_pause_ms))};
}

Attempt outcome_of(const Incoming& in) {
    if (in.receipt) return Attempt::receipted;
    switch (in.reply) {
    case exchange::Reply::answered: return in.taken ? Attempt::taken : Attempt::no_answer;
    case exchange::Reply::refused: return Attempt::refused;
    case exchange::Reply::wrong_signature: return Attempt::wrong_signature;
    default: return Attempt::no_answer;
    }
}

}  // namespace

Patience patience_of(const Platform& platform) {
    return {.first_pause = milliseconds(platform.first_pause_ms),
            .longest_pause = longest_pause,
            .claim = 2 * milliseconds(platform.timeout_ms) + claim_beyond_patience,
            .most_attempts = platform.attempts};
}

std::string ChannelService::Impl::open_secret(db::ReadTx& tx, TenantId tenant, const PlatformRow& row) {
    if (!row.secret) return {};
    return parts.vault.open(tx, tenant, PersonId(row.id.uuid()), secret_field, *row.secret).value_or("");
}

std::string ChannelService::Impl::real_address(const std::string& base_address) {
    const auto address = http::read_base_address(base_address);
    if (!address) return {};
    if (!address->simulator) return base_address;
    const std::lock_guard lock(mutex);
    return simulator.empty() ? std::string() : simulator + address->path;
}

/// The very bytes of every attempt: a receipt stands for them.
std::string ChannelService::Impl::body_of(db::ReadTx& tx, TenantId tenant, Channel channel, const AnswerRow& row) {
    const auto words = parts.vault.open(tx, tenant, PersonId(row.order.uuid()), words_field, row.words);
    LINLI_INVARIANT(words.has_value(), "the words of an answer cannot be opened");
    return write_answer(channel, {.number = row.view.order_no,
                                  .key = row.view.id.text(),
                                  .reply = row.view.reply,
                                  .text = *words,
                                  .at = row.view.created_at,
                                  .conclusion = row.view.conclusion});
}

void ChannelService::Impl::store(db::WriteTx& tx, TenantId tenant, AnswerRow& row, const Delivery& now) {
    auto& v = row.view;
    const bool newly_stuck = now.state == DeliveryState::stuck && v.state != DeliveryState::stuck;
    v.state = now.state;
    v.attempts = now.attempts;
    row.tries = now.tries;
    v.due_at.reset();
    if (now.state == DeliveryState::waiting) v.due_at = now.due;
    if (now.state == DeliveryState::sending) v.due_at = now.claimed_until;
    if (finished(now.state) && !row.finished_at) row.finished_at = parts.clock.now();
    repository::update(tx, tenant, row);
    if (newly_stuck && parts.when_stuck) parts.when_stuck(tx, tenant, v);
    if (!finished(now.state)) return;
    release(tx, tenant, row.order);
    queued(tx);
}

ChannelService::Impl::Flight ChannelService::Impl::take_off(db::WriteTx& tx, TenantId tenant,
                                                            const PlatformRow& platform, const AnswerRow& row) {
    const auto& v = platform.view;
    Flight flight{.answer = row.view.id, .order = row.order, .number = row.tries, .platform = v.code, .out = {}};
    auto& out = flight.out;
    out.channel = v.channel;
    if (v.enabled) out.base_address = real_address(v.base_address);
    out.suite = crypto::suite_from_word(v.suite).value_or(crypto::Suite::international);
    out.secret = open_secret(tx, tenant, platform);
    out.timeout_ms = v.timeout_ms;
    const auto address = http::read_base_address(out.base_address);
    out.envelope = {.target = (address ? address->path : std::string()) + "/answers",
                    .channel = v.code,
                    .delivery = row.view.id.text(),
                    .at = parts.real_clock.now(),
                    .nonce = messaging::protocol::new_nonce()};
    out.body = body_of(tx, tenant, v.channel, row);
    return flight;
}

std::optional<ChannelService::Impl::Flight> ChannelService::Impl::claim(db::WriteTx& tx, TenantId tenant,
                                                                        std::string_view code, bool& worked) {
    const auto now = parts.clock.now();
    const auto platform = repository::platform(tx, tenant, code);
    if (!platform || !exchange::may_send(platform->breaker, now)) return std::nullopt;
    const auto due = repository::next_due(tx, tenant, code, now);
    if (!due) return std::nullopt;
    worked = true;
    repository::locked(tx, tenant, due->order);  // another process may have been faster: look again
    auto rows = repository::answers(tx, tenant, due->order);
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.view.id == due->id; });
    if (row == rows.end() || !row->view.due_at || *row->view.due_at > now) return std::nullopt;
    const auto patience = patience_of(platform->view);
    auto delivery = lapsed(repository::delivery_of(*row), now, patience);
    if (delivery.state == DeliveryState::waiting) {
        delivery = claimed(delivery, now, patience);
        store(tx, tenant, *row, delivery);
        if (platform->breaker.state != exchange::BreakerState::closed)
            repository::set_breaker(tx, tenant, code,
                                    exchange::sending(platform->breaker, rule_of(platform->view), now));
        return take_off(tx, tenant, *platform, *row);
    }
    store(tx, tenant, *row, delivery);  // its processes died too often: it is somebody's task now
    return std::nullopt;
}

void ChannelService::Impl::receipted(db::WriteTx& tx, TenantId tenant, AnswerRow& row, const Receipt& receipt) {
    const auto now = parts.clock.now();
    row.view.receipt_no = receipt.number;
    row.view.receipt_at = receipt.at;
    row.view.last_attempt = Attempt::receipted;
    repository::saw_receipt(tx, tenant, row.view.platform, now);
    const auto& suite = crypto::suite(crypto::Suite::international);
    parts.evidence.record(tx, tenant, "channels.receipt", row.view.id.uuid(),
                          {{"case", row.view.case_id.text()},
                           {"platform", row.view.platform},
                           {"reply", word(row.view.reply)},
                           {"order_sha256", suite.hash(row.view.order_no).hex()},
                           {"receipt_sha256", suite.hash(receipt.number + " " + receipt.signature).hex()}});
}

void ChannelService::Impl::put_down(db::WriteTx& tx, TenantId tenant, const Flight& flight, const Incoming& in) {
    const auto now = parts.clock.now();
    const auto outcome = outcome_of(in);
    const auto platform = repository::platform(tx, tenant, flight.platform);
    repository::locked(tx, tenant, flight.order);
    auto rows = repository::answers(tx, tenant, flight.order);
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.view.id == flight.answer; });
    LINLI_INVARIANT(platform && row != rows.end(), "an answer on the wire is gone");
    repository::insert_attempt(tx, tenant, flight.answer, flight.number, outcome, in.status, in.took.count(), now);
    repository::set_breaker(tx, tenant, flight.platform,
                            exchange::after(platform->breaker, in.reply, rule_of(platform->view), now));
    const auto before = repository::delivery_of(*row);
    const auto delivery = after(before, flight.number, outcome, now, patience_of(platform->view));
    if (finished(before.state)) return;
    row->view.last_attempt = outcome;
    if (in.receipt) receipted(tx, tenant, *row, *in.receipt);
    store(tx, tenant, *row, delivery);
    tx.after_commit([id = flight.answer, platform = flight.platform, outcome, state = delivery.state] {
        log::info("channels.attempt",
                  {{"answer", id}, {"platform", log::Text(platform)}, {"outcome", outcome}, {"state", state}});
    });
}

bool ChannelService::work_once(TenantId tenant, std::string_view platform) {
    auto& self = *impl_;
    bool worked = false;
    const auto flight = self.parts.database.write([&](db::WriteTx& tx) {
        worked = false;
        return self.claim(tx, tenant, platform, worked);
    });
    if (!flight) return worked;
    const auto in = send(flight->out);
    self.parts.database.write([&](db::WriteTx& tx) { self.put_down(tx, tenant, *flight, in); });
    return true;
}

std::vector<std::string> ChannelService::due(TenantId tenant) {
    const auto now = impl_->parts.clock.now();
    return impl_->parts.database.read([&](db::ReadTx& tx) { return repository::due(tx, tenant, now); });
}

Outcome ChannelService::take_receipt(TenantId tenant, std::string_view code, std::string_view body) {
    auto& self = *impl_;
    const auto from = self.sender(tenant, code);
    if (!from) return refuse(bad_signature);
    const auto channel = from->row.view.channel;
    const auto receipt = read_receipt(channel, body);
    const auto uuid = receipt ? Uuid::parse(receipt->key) : std::nullopt;
    if (!uuid) return refuse(bad_receipt);
    const AnswerId id(*uuid);
    const auto counted = self.parts.database.write([&](db::WriteTx& tx) {
        const auto order = repository::order_of(tx, tenant, id);
        if (!order || !repository::locked(tx, tenant, *order)) return false;
        auto rows = repository::answers(tx, tenant, *order);
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.view.id == id; });
        if (row == rows.end() || row->view.platform != code) return false;
        const auto sent = self.body_of(tx, tenant, channel, *row);
        if (!receipt_counts(from->suite, from->secret, channel, *receipt, row->view.id.text(), sent)) {
            repository::count_wrong_signature(tx, tenant, code);
            return false;
        }
        const auto before = repository::delivery_of(*row);
        if (finished(before.state)) return true;  // it came twice
        self.receipted(tx, tenant, *row, *receipt);
        self.store(tx, tenant, *row, after(before, before.tries, Attempt::receipted, self.parts.clock.now()));
        return true;
    });
    if (!counted) return refuse(bad_receipt);
    return Done{};
}

}  // namespace linli::channels
