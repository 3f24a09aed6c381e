#include "repository.h"

namespace linli::messaging::repository {
namespace {

constexpr std::string_view delivery_columns =
    "round_no, step_no, channel, state, reason, attempts, units, charged_fen, began_at_ms, sent_at_ms, delivered_at_ms,"
    " acknowledged_at_ms";

Delivery read_delivery(const db::Row& row) {
    Delivery out;
    out.round = row.get<std::int64_t>("round_no");
    out.step = row.get<std::int64_t>("step_no");
    out.channel = row.get<Channel>("channel");
    out.state = row.get<MessageState>("state");
    out.reason = row.get<std::string>("reason");
    out.attempts = row.get<std::int64_t>("attempts");
    out.units = row.get<std::int64_t>("units");
    out.charged = row.get<std::optional<Fen>>("charged_fen");
    out.began_at = row.get<Instant>("began_at_ms");
    out.sent_at = row.get<std::optional<Instant>>("sent_at_ms");
    out.delivered_at = row.get<std::optional<Instant>>("delivered_at_ms");
    out.acknowledged_at = row.get<std::optional<Instant>>("acknowledged_at_ms");
    return out;
}

}  // namespace

std::optional<Delivery> delivery(db::ReadTx& tx, TenantId tenant, const DeliveryName& name) {
    return tx.one("SELECT " + std::string(delivery_columns) +
                      " FROM messaging_delivery WHERE tenant_id = :tenant AND message_id = :id AND round_no = :round"
                      " AND step_no = :step",
                  {{"tenant", tenant}, {"id", name.message}, {"round", name.round}, {"step", name.step}},
                  read_delivery);
}

std::vector<Delivery> deliveries(db::ReadTx& tx, TenantId tenant, MessageId id) {
    return tx.all("SELECT " + std::string(delivery_columns) +
                      " FROM messaging_delivery WHERE tenant_id = :tenant AND message_id = :id"
                      " ORDER BY round_no, step_no",
                  {{"tenant", tenant}, {"id", id}}, read_delivery);
}

std::vector<Attempt> attempts(db::ReadTx& tx, TenantId tenant, MessageId id, int limit) {
    return tx.all(
        "SELECT at_ms, round_no, step_no, channel, reply, status, took_ms FROM messaging_attempt"
        " WHERE tenant_id = :tenant AND message_id = :id ORDER BY at_ms DESC, attempt_id DESC LIMIT :limit",
        {{"tenant", tenant}, {"id", id}, {"limit", limit}}, [](const db::Row& row) {
            Attempt out;
            out.at = row.get<Instant>("at_ms");
            out.round = row.get<std::int64_t>("round_no");
            out.step = row.get<std::int64_t>("step_no");
            out.channel = row.get<Channel>("channel");
            out.reply = row.get<Reply>("reply");
            out.status = row.get<int>("status");
            out.took_ms = row.get<std::int64_t>("took_ms");
            return out;
        });
}

void put(db::WriteTx& tx, TenantId tenant, MessageId id, const Delivery& row, Fen price) {
    tx.exec(
        "INSERT INTO messaging_delivery (tenant_id, message_id, round_no, step_no, channel, state, reason, attempts,"
        " units, price_fen, began_at_ms, sent_at_ms, delivered_at_ms, acknowledged_at_ms) VALUES (:tenant, :id, :round,"
        " :step, :channel, :state, :reason, :attempts, :units, :price, :began, :sent, :delivered, :acknowledged)"
        " ON CONFLICT (tenant_id, message_id, round_no, step_no) DO UPDATE SET state = excluded.state, reason ="
        " excluded.reason, attempts = excluded.attempts, sent_at_ms = excluded.sent_at_ms, delivered_at_ms ="
        " excluded.delivered_at_ms, acknowledged_at_ms = excluded.acknowledged_at_ms",
        {{"tenant", tenant},
         {"id", id},
         {"round", row.round},
         {"step", row.step},
         {"channel", row.channel},
         {"state", row.state},
         {"reason", row.reason},
         {"attempts", row.attempts},
         {"units", row.units},
         {"price", price},
         {"began", row.began_at},
         {"sent", row.sent_at},
         {"delivered", row.delivered_at},
         {"acknowledged", row.acknowledged_at}});
}

void insert(db::WriteTx& tx, TenantId tenant, MessageId id, const Uuid& attempt_id, const Attempt& row) {
    tx.exec(
        "INSERT INTO messaging_attempt (tenant_id, message_id, at_ms, attempt_id, round_no, step_no, channel, reply,"
        " status, took_ms) VALUES (:tenant, :id, :at, :attempt, :round, :step, :channel, :reply, :status, :took)",
        {{"tenant", tenant},
         {"id", id},
         {"at", row.at},
         {"attempt", attempt_id},
         {"round", row.round},
         {"step", row.step},
         {"channel", row.channel},
         {"reply", row.reply},
         {"status", row.status},
         {"took", row.took_ms}});
}

std::optional<Charge> charge(db::WriteTx& tx, TenantId tenant, const DeliveryName& name) {
    return tx.one(
        "UPDATE messaging_delivery SET charged_fen = units * price_fen WHERE tenant_id = :tenant AND message_id = :id"
        " AND round_no = :round AND step_no = :step AND charged_fen IS NULL RETURNING channel, units, charged_fen",
        {{"tenant", tenant}, {"id", name.message}, {"round", name.round}, {"step", name.step}}, [](const db::Row& row) {
            return Charge{row.get<Channel>("channel"), row.get<std::int64_t>("units"), row.get<Fen>("charged_fen")};
        });
}

void add_cost(db::WriteTx& tx, TenantId tenant, std::string_view month, const Charge& charge) {
    tx.exec(
        "INSERT INTO messaging_cost (tenant_id, cost_month, channel, messages, units, charged_fen) VALUES (:tenant,"
        " :month, :channel, 1, :units, :amount) ON CONFLICT (tenant_id, cost_month, channel) DO UPDATE SET messages ="
        " messaging_cost.messages + 1, units = messaging_cost.units + excluded.units, charged_fen ="
        " messaging_cost.charged_fen + excluded.charged_fen",
        {{"tenant", tenant},
         {"month", month},
         {"channel", charge.channel},
         {"units", charge.units},
         {"amount", charge.amount}});
}

std::vector<CostLine> costs(db::ReadTx& tx, TenantId tenant, std::string_view from, std::string_view until) {
    return tx.all(
        "SELECT cost_month, channel, messages, units, charged_fen FROM messaging_cost WHERE tenant_id = :tenant AND"
        " cost_month >= :from AND cost_month <= :until ORDER BY cost_month DESC, channel LIMIT 1000",
        {{"tenant", tenant}, {"from", from}, {"until", until}}, [](const db::Row& row) {
            return CostLine{row.get<std::string>("cost_month"), row.get<Channel>("channel"),
                            row.get<std::int64_t>("messages"), row.get<std::int64_t>("units"),
                            row.get<Fen>("charged_fen")};
        });
}

}  // namespace linli::messaging::repository
