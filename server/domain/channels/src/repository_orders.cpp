#include "places.h"
#include "repository.h"

namespace linli::channels::repository {
namespace {

constexpr std::string_view order_columns =
    "order_id, platform_code, order_no, case_id, text_hash, anonymous, answer_by_ms, received_at_ms, withdrawn_at_ms,"
    " round_no";
constexpr std::string_view message_columns =
    "platform_code, message_no, order_id, message, body_hash, landed, case_number, received_at_ms";

OrderRow read_order_row(const db::Row& row) {
    return {.id = row.get<OrderId>("order_id"),
            .platform = row.get<std::string>("platform_code"),
            .number = row.get<std::string>("order_no"),
            .case_id = row.get<cases::CaseId>("case_id"),
            .text_hash = row.get<std::string>("text_hash"),
            .anonymous = row.get<bool>("anonymous"),
            .answer_by = row.get<Instant>("answer_by_ms"),
            .received_at = row.get<Instant>("received_at_ms"),
            .withdrawn_at = row.get<std::optional<Instant>>("withdrawn_at_ms"),
            .round = row.get<std::int64_t>("round_no")};
}

MessageRow read_message_row(const db::Row& row) {
    return {.platform = row.get<std::string>("platform_code"),
            .message_no = row.get<std::string>("message_no"),
            .order = row.get<OrderId>("order_id"),
            .message = row.get<Message>("message"),
            .body_hash = row.get<std::string>("body_hash"),
            .landed = row.get<Landed>("landed"),
            .case_number = row.get<std::string>("case_number"),
            .received_at = row.get<Instant>("received_at_ms")};
}

}  // namespace

std::optional<OrderRow> order(db::ReadTx& tx, TenantId tenant, std::string_view platform, std::string_view number) {
    return tx.one("SELECT " + std::string(order_columns) +
                      " FROM channels_order WHERE tenant_id = :tenant AND platform_code = :platform AND order_no = :no",
                  {{"tenant", tenant}, {"platform", platform}, {"no", number}}, read_order_row);
}

std::optional<OrderRow> locked(db::WriteTx& tx, TenantId tenant, OrderId id) {
    return tx.one(
        "UPDATE channels_order SET version = version + 1 WHERE tenant_id = :tenant AND order_id = :id"
        " RETURNING " +
            std::string(order_columns),
        {{"tenant", tenant}, {"id", id}}, read_order_row);
}

std::vector<OrderRow> orders_of(db::ReadTx& tx, TenantId tenant, std::span<const cases::CaseId> cases) {
    if (cases.empty()) return {};
    const CasePlaces places(cases);
    const auto params = places.params({{"tenant", tenant}});
    return tx.all("SELECT " + std::string(order_columns) + " FROM channels_order WHERE tenant_id = :tenant" +
                      " AND case_id IN (" + places.list() + ") AND withdrawn_at_ms IS NULL ORDER BY order_id",
                  db::Params(params), read_order_row);
}

bool insert(db::WriteTx& tx, TenantId tenant, const OrderRow& row) {
    return tx.exec(
               "INSERT INTO channels_order (tenant_id, order_id, platform_code, order_no, case_id, text_hash,"
               " anonymous, answer_by_ms, received_at_ms, round_no, version) VALUES (:tenant, :id, :platform, :no,"
               " :case, :hash, :anonymous, :answer_by, :received, :round, 1) ON CONFLICT DO NOTHING",
               {{"tenant", tenant},
                {"id", row.id},
                {"platform", row.platform},
                {"no", row.number},
                {"case", row.case_id},
                {"hash", row.text_hash},
                {"anonymous", row.anonymous},
                {"answer_by", row.answer_by},
                {"received", row.received_at},
                {"round", row.round}}) == 1;
}

void drop_order(db::WriteTx& tx, TenantId tenant, OrderId id) {
    tx.exec("DELETE FROM channels_order WHERE tenant_id = :tenant AND order_id = :id",
            {{"tenant", tenant}, {"id", id}});
}

void withdraw_order(db::WriteTx& tx, TenantId tenant, OrderId id, Instant now) {
    tx.exec("UPDATE channels_order SET withdrawn_at_ms = :now WHERE tenant_id = :tenant AND order_id = :id",
            {{"now", now}, {"tenant", tenant}, {"id", id}});
}

void set_round(db::WriteTx& tx, TenantId tenant, OrderId id, std::int64_t round) {
    tx.exec("UPDATE channels_order SET round_no = :round WHERE tenant_id = :tenant AND order_id = :id",
            {{"round", round}, {"tenant", tenant}, {"id", id}});
}

std::optional<MessageRow> message(db::ReadTx& tx, TenantId tenant, std::string_view platform, std::string_view number) {
    return tx.one(
        "SELECT " + std::string(message_columns) +
            " FROM channels_message WHERE tenant_id = :tenant AND platform_code = :platform AND message_no = :no",
        {{"tenant", tenant}, {"platform", platform}, {"no", number}}, read_message_row);
}

bool insert(db::WriteTx& tx, TenantId tenant, const MessageRow& row) {
    return tx.exec(
               "INSERT INTO channels_message (tenant_id, platform_code, message_no, order_id, message, body_hash,"
               " landed, case_number, received_at_ms) VALUES (:tenant, :platform, :no, :order, :message, :hash,"
               " :landed, :number, :received) ON CONFLICT DO NOTHING",
               {{"tenant", tenant},
                {"platform", row.platform},
                {"no", row.message_no},
                {"order", row.order},
                {"message", row.message},
                {"hash", row.body_hash},
                {"landed", row.landed},
                {"number", row.case_number},
                {"received", row.received_at}}) == 1;
}

void drop_message(db::WriteTx& tx, TenantId tenant, std::string_view platform, std::string_view number) {
    tx.exec("DELETE FROM channels_message WHERE tenant_id = :tenant AND platform_code = :platform AND message_no = :no",
            {{"tenant", tenant}, {"platform", platform}, {"no", number}});
}

void land(db::WriteTx& tx, TenantId tenant, const MessageRow& row) {
    tx.exec(
        "UPDATE channels_message SET landed = :landed, case_number = :number WHERE tenant_id = :tenant"
        " AND platform_code = :platform AND message_no = :no",
        {{"landed", row.landed},
         {"number", row.case_number},
         {"tenant", tenant},
         {"platform", row.platform},
         {"no", row.message_no}});
}

}  // namespace linli::channels::repository
