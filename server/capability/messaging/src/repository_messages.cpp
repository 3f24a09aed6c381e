#include "repository.h"

#include <array>

namespace linli::messaging::repository {
namespace {

constexpr std::string_view message_columns =
    "message_id, message_key, notice_id, template_code, edition, urgency, recipient_kind, recipient_id, address,"
    " variables, chain, must_acknowledge, escalate_ms, round_no, step_no, channel, state, reason, attempts, due_at_ms,"
    " owner_id, created_at_ms, finished_at_ms, given_up_by, given_up_note, version";

std::optional<std::string> maybe_bytes(const db::Row& row, std::string_view name) {
    return row.null(row.column(name)) ? std::nullopt : std::optional(row.blob(name));
}

db::Value bytes_of(const std::optional<std::string>& content) {
    return content ? db::Value(db::Bytes{*content}) : db::Value(std::monostate{});
}

MessageRow read_message(const db::Row& row) {
    MessageRow out;
    auto& v = out.view;
    v.id = row.get<MessageId>("message_id");
    out.key = row.get<std::string>("message_key");
    v.notice_id = row.get<std::optional<NoticeId>>("notice_id");
    v.template_code = row.get<std::string>("template_code");
    v.edition = row.get<std::int64_t>("edition");
    v.urgency = row.get<Urgency>("urgency");
    v.recipient_kind = row.get<RecipientKind>("recipient_kind");
    v.recipient_id = row.get<Uuid>("recipient_id");
    out.address = maybe_bytes(row, "address");
    out.variables = maybe_bytes(row, "variables");
    v.chain = rules::read_chain(row.text(row.column("chain")));
    v.must_acknowledge = row.get<bool>("must_acknowledge");
    out.escalate_after = std::chrono::milliseconds(row.get<std::int64_t>("escalate_ms"));
    v.round = row.get<std::int64_t>("round_no");
    v.step = row.get<std::int64_t>("step_no");
    v.state = row.get<MessageState>("state");
    v.reason = row.get<std::string>("reason");
    out.attempts = row.get<std::int64_t>("attempts");
    v.due_at = row.get<std::optional<Instant>>("due_at_ms");
    v.owner = row.get<UserId>("owner_id");
    v.created_at = row.get<Instant>("created_at_ms");
    v.finished_at = row.get<std::optional<Instant>>("finished_at_ms");
    v.given_up_by = row.get<std::optional<UserId>>("given_up_by");
    v.given_up_note = row.get<std::string>("given_up_note");
    v.version = row.get<std::int64_t>("version");
    return out;
}

const std::initializer_list<std::string_view> stored_columns = {
    "tenant_id",        "message_id",     "message_key",  "notice_id", "template_code", "edition",
    "urgency",          "recipient_kind", "recipient_id", "address",   "variables",     "chain",
    "must_acknowledge", "escalate_ms",    "round_no",     "step_no",   "channel",       "state",
    "reason",           "attempts",       "due_at_ms",    "owner_id",  "created_at_ms", "finished_at_ms",
    "given_up_by",      "given_up_note",  "version"};

/// In the order of `stored_columns`. `chain` outlives the values.
std::vector<db::Value> values_of(TenantId tenant, const MessageRow& row, const std::string& chain) {
    const auto& v = row.view;
    return {db::to_value(tenant),
            db::to_value(v.id),
            db::to_value(row.key),
            db::to_value(v.notice_id),
            db::to_value(v.template_code),
            db::to_value(v.edition),
            db::to_value(v.urgency),
            db::to_value(v.recipient_kind),
            db::to_value(v.recipient_id),
            bytes_of(row.address),
            bytes_of(row.variables),
            db::to_value(chain),
            db::to_value(v.must_acknowledge),
            db::to_value(row.escalate_after.count()),
            db::to_value(v.round),
            db::to_value(v.step),
            db::to_value(row.channel()),
            db::to_value(v.state),
            db::to_value(v.reason),
            db::to_value(row.attempts),
            db::to_value(v.due_at),
            db::to_value(v.owner),
            db::to_value(v.created_at),
            db::to_value(v.finished_at),
            db::to_value(v.given_up_by),
            db::to_value(v.given_up_note),
            db::to_value(v.version)};
}

const std::string& insert_sql() {
    static const auto made = [] {
        std::string names, places;
        for (const auto column : stored_columns) {
            names.append(names.empty() ? "" : ", ").append(column);
            places.append(places.empty() ? ":" : ", :").append(column);
        }
        return "INSERT INTO messaging_message (" + names + ") VALUES (" + places +
               ") ON CONFLICT (tenant_id, message_key) DO NOTHING";
    }();
    return made;
}

}  // namespace

bool insert(db::WriteTx& tx, TenantId tenant, const MessageRow& row) {
    const auto chain = rules::chain_text(row.view.chain);
    auto values = values_of(tenant, row, chain);
    std::vector<db::Param> given;
    std::size_t at = 0;
    for (const auto column : stored_columns) {
        given.emplace_back(column, std::nullopt);
        given.back().value = std::move(values[at++]);
    }
    return tx.exec(insert_sql(), db::Params(given)) == 1;
}

void insert_all(db::WriteTx& tx, TenantId tenant, std::span<const MessageRow> rows) {
    if (rows.empty()) return;
    const auto chain = rules::chain_text(rows.front().view.chain);
    std::size_t at = 0;
    tx.bulk("messaging_message", stored_columns, [&](std::vector<db::Value>& out) {
        if (at == rows.size()) return false;
        out = values_of(tenant, rows[at++], chain);
        return true;
    });
}

std::optional<MessageId> by_key(db::ReadTx& tx, TenantId tenant, std::string_view key) {
    return tx.value<MessageId>(
        "SELECT message_id FROM messaging_message WHERE tenant_id = :tenant AND message_key = :key",
        {{"tenant", tenant}, {"key", key}});
}

std::optional<MessageRow> message(db::ReadTx& tx, TenantId tenant, MessageId id) {
    return tx.one("SELECT " + std::string(message_columns) +
                      " FROM messaging_message WHERE tenant_id = :tenant AND message_id = :id",
                  {{"tenant", tenant}, {"id", id}}, read_message);
}

std::optional<MessageRow> message(db::ReadTx& tx, const access::Scope& scope, MessageId id) {
    auto where = scope.where(own_columns);
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT " + std::string(message_columns) + " FROM messaging_message WHERE message_id = :id AND " + where.sql,
        db::Params(where.params), read_message);
}

std::optional<api::PageKey> dead(db::ReadTx& tx, const access::Scope& scope, int limit,
                                 const std::optional<api::PageKey>& after, std::vector<Message>& out) {
    const api::PageQuery query{.select = message_columns,
                               .from = "messaging_message",
                               .order = "created_at_ms",
                               .id = "message_id",
                               .columns = own_columns,
                               .extra = "state = 'failed' AND given_up_by IS NULL",
                               .limit = static_cast<std::size_t>(limit)};
    return api::fetch_page(tx, scope, query, after,
                           [&](const db::Row& row) { out.push_back(std::move(read_message(row).view)); });
}

std::optional<MessageId> next_due(db::ReadTx& tx, TenantId tenant, Channel channel, Instant now) {
    return tx.value<MessageId>(
        "SELECT message_id FROM messaging_message WHERE tenant_id = :tenant AND channel = :channel AND due_at_ms IS NOT"
        " NULL AND due_at_ms <= :now ORDER BY due_at_ms, message_id LIMIT 1",
        {{"tenant", tenant}, {"channel", channel}, {"now", now}});
}

std::optional<MessageRow> locked(db::WriteTx& tx, TenantId tenant, MessageId id) {
    return tx.one(
        "UPDATE messaging_message SET version = version + 1 WHERE tenant_id = :tenant AND message_id = :id"
        " RETURNING " +
            std::string(message_columns),
        {{"tenant", tenant}, {"id", id}}, read_message);
}

bool any_due(db::ReadTx& tx, TenantId tenant, Channel channel, Instant now) {
    return tx.exists(
        "SELECT 1 FROM messaging_message WHERE tenant_id = :tenant AND channel = :channel AND due_at_ms IS NOT NULL"
        " AND due_at_ms <= :now LIMIT 1",
        {{"tenant", tenant}, {"channel", channel}, {"now", now}});
}

bool update(db::WriteTx& tx, TenantId tenant, MessageRow& row) {
    const auto& v = row.view;
    const bool done =
        tx.exec(
            "UPDATE messaging_message SET round_no = :round, step_no = :step, channel = :channel, state = :state,"
            " reason = :reason, attempts = :attempts, due_at_ms = :due, finished_at_ms = :finished, given_up_by ="
            " :given_up, given_up_note = :note, version = version + 1"
            " WHERE tenant_id = :tenant AND message_id = :id AND version = :version",
            {{"round", v.round},
             {"step", v.step},
             {"channel", row.channel()},
             {"state", v.state},
             {"reason", v.reason},
             {"attempts", row.attempts},
             {"due", v.due_at},
             {"finished", v.finished_at},
             {"given_up", v.given_up_by},
             {"note", v.given_up_note},
             {"tenant", tenant},
             {"id", v.id},
             {"version", v.version}}) == 1;
    if (done) ++row.view.version;
    return done;
}

std::int64_t forget(db::WriteTx& tx, TenantId tenant, Instant ended_before, Date day) {
    const auto old = tx.all(
        "SELECT message_id FROM messaging_message WHERE tenant_id = :tenant AND due_at_ms IS NULL AND finished_at_ms <"
        " :before ORDER BY finished_at_ms, message_id LIMIT 500",
        {{"tenant", tenant}, {"before", ended_before}}, [](const db::Row& row) { return row.get<MessageId>(0); });
    for (const std::string_view table :
         {"messaging_attempt", "messaging_delivery", "messaging_inbox", "messaging_message"})
        for (const auto& id : old)
            tx.exec("DELETE FROM " + std::string(table) + " WHERE tenant_id = :tenant AND message_id = :id",
                    {{"tenant", tenant}, {"id", id}});
    const auto notices = tx.exec(
        "DELETE FROM messaging_notice WHERE tenant_id = :tenant AND sent_at_ms < :before AND NOT EXISTS (SELECT 1 FROM"
        " messaging_message m WHERE m.tenant_id = messaging_notice.tenant_id AND m.notice_id ="
        " messaging_notice.notice_id)",
        {{"tenant", tenant}, {"before", ended_before}});
    return static_cast<std::int64_t>(old.size()) + notices +
           tx.exec("DELETE FROM messaging_usage WHERE tenant_id = :tenant AND on_day < :day",
                   {{"tenant", tenant}, {"day", day}});
}

}  // namespace linli::messaging::repository
