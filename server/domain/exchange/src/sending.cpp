#include <linli/exchange/service.h>

#include <linli/json/read.h>
#include <linli/json/write.h>
#include <linli/log/log.h>
#include <linli/registry/records.h>
#include <linli/vault/vault.h>

#include "address.h"
#include "repository.h"
#include "secrets.h"
#include "subject.h"
#include "trace.h"

#include <algorithm>

namespace linli::exchange {
namespace {

using repository::CallRow;
using repository::ConnectorRow;
using std::chrono::milliseconds;

/// Beyond its own patience a question on the wire counts as lost: its process died.
constexpr std::chrono::seconds lost_after{30};
constexpr std::chrono::minutes longest_pause{60};

std::string body_of(const CallRow& row, const Terms& terms, const Subject& subject) {
    boost::json::object key;
    for (const auto& field : terms.keys) key[field] = subject.values.find(field)->second;
    boost::json::array fields;
    for (const auto& field : row.view.asked) fields.emplace_back(field);
    const boost::json::object body{{"agreement_id", terms.id.text()},
                                   {"key", std::move(key)},
                                   {"fields", std::move(fields)},
                                   {"purpose", row.view.purpose}};
    std::string out;
    json::append(out, boost::json::value(body));
    return out;
}

/// Only what was asked for is kept, whatever else a partner sends. @source DAT-22
std::string kept(const CallRow& row, const Incoming& in) {
    boost::json::object values;
    for (const auto& field : row.view.asked)
        if (const auto* value = in.values.if_contains(field)) values[field] = *value;
    std::string out;
    json::append(out, boost::json::value(boost::json::object{{"found", in.found}, {"values", std::move(values)}}));
    return out;
}

/// Spread without a random source: the same question at the same attempt always waits as long.
int spread_of(const CallRow& row) {
    const auto& bytes = row.view.id.uuid().bytes();
    return (bytes[15] * 256 + bytes[14] + static_cast<int>(row.view.attempts) * 389) % 1'000;
}

void end(CallRow& row, CallState state, std::string_view reason, Instant now) {
    row.view.state = state;
    row.view.reason = reason;
    row.view.finished_at = now;
}

}  // namespace

/// One question on the wire.
struct CallService::Flight {
    CallRow row;
    Outgoing out;
};

std::vector<std::string> CallService::due(TenantId tenant) {
    return parts_.database.read(
        [&](db::ReadTx& tx) { return repository::partners_due(tx, tenant, parts_.real_clock.now()); });
}

std::optional<Outgoing> CallService::prepare(const ConnectorRow& line, std::string secret, std::string call,
                                             std::string_view path) const {
    const auto address = read_address(line.view.base_address);
    if (!address) return std::nullopt;
    Outgoing out;
    out.base_address = line.view.base_address;
    if (address->simulator) {
        const auto simulator = simulator_address();
        if (simulator.empty()) return std::nullopt;
        out.base_address = simulator + address->path;
    }
    const auto real = read_address(out.base_address);
    if (!real) return std::nullopt;
    out.suite = crypto::suite_from_word(line.view.suite).value_or(crypto::Suite::international);
    out.secret = std::move(secret);
    out.timeout_ms = line.view.timeout_ms;
    out.question.target = real->path + std::string(path);
    out.question.partner = line.view.partner;
    out.question.call = std::move(call);
    out.question.at = parts_.real_clock.now();
    out.question.nonce = protocol::new_nonce();
    return out;
}

/// In one transaction: the gate once more, at this moment; then the question counts as sent, with its evidence.
std::optional<CallService::Flight> CallService::take_off(db::WriteTx& tx, TenantId tenant, std::string_view partner,
                                                         bool& worked) {
    const auto line = repository::connector(tx, tenant, partner);
    const auto now = parts_.real_clock.now();
    if (!line || !line->view.enabled || !may_send(line->breaker, now)) return std::nullopt;
    auto row = repository::next_due(tx, tenant, partner, now);
    if (!row) return std::nullopt;
    worked = true;
    const auto agreement =
        row->view.agreement_id ? repository::agreement(tx, tenant, *row->view.agreement_id) : std::nullopt;
    const auto subject = read_subject(tx, tenant, parts_.vault, row->view.about, *row->view.subject_id);
    const auto verdict =
        decide_now(tx, tenant, agreement ? &agreement->terms : nullptr, *row, subject ? &*subject : nullptr);
    if (verdict != Verdict::allowed) {
        end(*row, CallState::refused, word(verdict), now);
        if (repository::settle(tx, tenant, *row)) prove(tx, parts_, tenant, "exchange.refused", *row);
        tx.after_commit([row = *row] { say("exchange.refused", row); });
        return std::nullopt;
    }
    auto secret = open_secret(tx, parts_.vault, tenant, *line);
    auto out = secret ? prepare(*line, *std::move(secret), row->view.id.text(), "/query") : std::nullopt;
    if (!out) {
        end(*row, CallState::dead, word(Reply::unreachable), now);
        repository::settle(tx, tenant, *row);
        return std::nullopt;
    }
    if (!repository::take(tx, tenant, *row, now, now + milliseconds(line->view.timeout_ms) + lost_after))
        return std::nullopt;
    out->body = body_of(*row, agreement->terms, *subject);
    repository::set_breaker(tx, tenant, partner, sending(line->breaker, parts_.breaker, now));
    prove(tx, parts_, tenant, "exchange.sent", *row);
    return Flight{*std::move(row), *std::move(out)};
}

void CallService::land(db::WriteTx& tx, TenantId tenant, const Flight& flight, const Incoming& in) {
    const auto now = parts_.real_clock.now();
    auto row = flight.row;
    const auto line = repository::connector(tx, tenant, row.view.partner);
    if (!line) return;
    row.view.reason = word(in.reply);
    const bool again = worth_another_try(in.reply) && row.view.attempts < line->view.attempts;
    if (in.reply == Reply::answered) {
        end(row, CallState::answered, word(in.reply), now);
        const PersonId subject(*row.view.subject_id);
        // Who was erased while the answer was on its way is not written down again.
        if (parts_.vault.erased(tx, tenant, subject))
            end(row, CallState::dead, word(Verdict::unknown_subject), now);
        else
            row.answer = parts_.vault.seal(tx, tenant, subject, answer_field, kept(row, in));
    } else if (again) {
        row.view.state = CallState::failed;
        const auto pause = backoff(static_cast<int>(row.view.attempts), milliseconds(line->view.first_pause_ms),
                                   longest_pause, spread_of(row));
        row.due_at = now + std::max(pause, in.retry_after);
    } else {
        end(row, CallState::dead, word(in.reply), now);
    }
    repository::insert(
        tx, tenant, {row.view.partner, now, parts_.ids.next_uuid(), row.view.id, in.reply, in.status, in.took.count()});
    repository::note_reply(tx, tenant, row.view.partner, after(line->breaker, in.reply, parts_.breaker, now), in.reply,
                           now);
    if (!repository::settle(tx, tenant, row)) return;  // it counted as lost, and somebody else sent it again
    if (row.view.state != CallState::failed) prove(tx, parts_, tenant, "exchange.finished", row);
    tx.after_commit([row] { say("exchange.attempt", row); });
}

bool CallService::work_once(TenantId tenant, std::string_view partner) {
    bool worked = false;
    const auto flight = parts_.database.write([&](db::WriteTx& tx) {
        worked = false;
        return take_off(tx, tenant, partner, worked);
    });
    if (!flight) return worked;
    const auto in = send(flight->out, parts_.real_clock);
    parts_.database.write([&](db::WriteTx& tx) { land(tx, tenant, *flight, in); });
    return true;
}

std::vector<std::string> CallService::lines(TenantId tenant) {
    return parts_.database.read([&](db::ReadTx& tx) {
        const auto today = shanghai_date(parts_.clock.now());
        std::vector<std::string> out;
        const auto agreements = repository::agreements(tx, tenant, {});
        for (const auto& line : repository::connectors(tx, tenant)) {
            const bool agreed = std::any_of(agreements.begin(), agreements.end(), [&](const auto& one) {
                return one.terms.partner == line.view.partner && standing(one.terms, today) == Verdict::allowed;
            });
            if (agreed && line.view.enabled && line.secret && may_send(line.breaker, parts_.real_clock.now()))
                out.push_back(line.view.partner);
        }
        return out;
    });
}

void CallService::pulse(TenantId tenant, std::string_view partner) {
    const auto out = parts_.database.write([&](db::WriteTx& tx) -> std::optional<Outgoing> {
        const auto line = repository::connector(tx, tenant, partner);
        const auto now = parts_.real_clock.now();
        if (!line || !line->view.enabled || !may_send(line->breaker, now)) return std::nullopt;
        auto secret = open_secret(tx, parts_.vault, tenant, *line);
        if (!secret) return std::nullopt;
        repository::set_breaker(tx, tenant, partner, sending(line->breaker, parts_.breaker, now));
        auto made = prepare(*line, *std::move(secret), parts_.ids.next_uuid().text(), "/health");
        if (made) made->body = "{}";
        return made;
    });
    if (!out) return;
    const auto in = send(*out, parts_.real_clock);
    parts_.database.write([&](db::WriteTx& tx) {
        const auto line = repository::connector(tx, tenant, partner);
        if (!line) return;
        const auto now = parts_.real_clock.now();
        repository::insert(
            tx, tenant,
            {std::string(partner), now, parts_.ids.next_uuid(), std::nullopt, in.reply, in.status, in.took.count()});
        repository::note_reply(tx, tenant, partner, after(line->breaker, in.reply, parts_.breaker, now), in.reply, now);
    });
}

void CallService::set_simulator(std::string address) {
    const std::lock_guard lock(simulator_mutex_);
    simulator_ = std::move(address);
}

std::string CallService::simulator_address() const {
    const std::lock_guard lock(simulator_mutex_);
    return simulator_;
}

}  // namespace linli::exchange
