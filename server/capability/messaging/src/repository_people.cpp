#include <linli/base/text.h>

#include "repository.h"

#include <algorithm>

namespace linli::messaging::repository {
namespace {

constexpr std::size_t wide = 200;

/// `column IN (:who0, …)` for a slice; the last recipient fills the rest, so that the statement stays the same.
std::string in_list(std::span<const Uuid> slice, std::size_t width, std::vector<db::Param>& params,
                    std::span<const std::string> names) {
    std::string out = "recipient_id IN (";
    for (std::size_t i = 0; i < width; ++i) {
        out.append(i == 0 ? ":" : ", :").append(names[i]);
        params.emplace_back(names[i], slice[std::min(i, slice.size() - 1)]);
    }
    return out + ")";
}

const std::vector<std::string>& slot_names() {
    static const auto made = [] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < wide; ++i) out.push_back("who" + std::to_string(i));
        return out;
    }();
    return made;
}

/// Visits the rows of all recipients, a statement for each `wide` of them.
void each_of(db::ReadTx& tx, std::string_view select, std::string_view more, std::span<const Uuid> recipients,
             const std::vector<db::Param>& given, const db::RowVisitor& visit) {
    for (std::size_t at = 0; at < recipients.size(); at += wide) {
        const auto slice = recipients.subspan(at, std::min(wide, recipients.size() - at));
        auto params = given;
        const auto list = in_list(slice, recipients.size() == 1 ? 1 : wide, params, slot_names());
        tx.each(std::string(select) + list + std::string(more), db::Params(params), visit);
    }
}

constexpr std::string_view inbox_columns =
    "message_id, arrived_at_ms, content, must_acknowledge, read_at_ms, acknowledged_at_ms";

InboxRow read_inbox(const db::Row& row) {
    InboxRow out;
    out.view.id = row.get<MessageId>("message_id");
    out.view.arrived_at = row.get<Instant>("arrived_at_ms");
    out.content = row.blob("content");
    out.view.must_acknowledge = row.get<bool>("must_acknowledge");
    out.view.read_at = row.get<std::optional<Instant>>("read_at_ms");
    out.view.acknowledged_at = row.get<std::optional<Instant>>("acknowledged_at_ms");
    return out;
}

}  // namespace

rules::Consent PreferenceRow::consent(Channel channel) const {
    const auto in = [&](const std::vector<Channel>& list) {
        return std::find(list.begin(), list.end(), channel) != list.end();
    };
    if (in(view.refused)) return rules::Consent::refused;
    return in(view.allowed) ? rules::Consent::allowed : rules::Consent::silent;
}

std::map<Uuid, PreferenceRow> preferences(db::ReadTx& tx, TenantId tenant, std::span<const Uuid> recipients) {
    std::map<Uuid, PreferenceRow> out;
    each_of(tx,
            "SELECT recipient_id, allowed, refused, quiet_from, quiet_until, version FROM messaging_preference"
            " WHERE tenant_id = :tenant AND ",
            "", recipients, {{"tenant", tenant}}, [&](const db::Row& row) {
                PreferenceRow one;
                one.view.allowed = rules::read_chain(row.text(row.column("allowed")));
                one.view.refused = rules::read_chain(row.text(row.column("refused")));
                one.view.quiet_from = row.get<int>("quiet_from");
                one.view.quiet_until = row.get<int>("quiet_until");
                one.view.version = row.get<std::int64_t>("version");
                out.insert_or_assign(row.get<Uuid>("recipient_id"), std::move(one));
            });
    return out;
}

bool put(db::WriteTx& tx, TenantId tenant, const Uuid& recipient, Preferences& row, Instant now) {
    const auto allowed = rules::chain_text(row.allowed);
    const auto refused = rules::chain_text(row.refused);
    const bool done = tx.exec(
                          "INSERT INTO messaging_preference (tenant_id, recipient_id, allowed, refused, quiet_from,"
                          " quiet_until, changed_at_ms, version) VALUES (:tenant, :id, :allowed, :refused, :from,"
                          " :until, :now, 1) ON CONFLICT (tenant_id, recipient_id) DO UPDATE SET allowed ="
                          " excluded.allowed, refused = excluded.refused, quiet_from = excluded.quiet_from, quiet_until"
                          " = excluded.quiet_until, changed_at_ms = excluded.changed_at_ms, version ="
                          " messaging_preference.version + 1 WHERE messaging_preference.version = :version",
                          {{"tenant", tenant},
                           {"id", recipient},
                           {"allowed", allowed},
                           {"refused", refused},
                           {"from", row.quiet_from},
                           {"until", row.quiet_until},
                           {"now", now},
                           {"version", row.version}}) == 1;
    if (done) ++row.version;
    return done;
}

std::map<std::pair<Uuid, Channel>, std::int64_t> usage(db::ReadTx& tx, TenantId tenant,
                                                       std::span<const Uuid> recipients, Date day) {
    std::map<std::pair<Uuid, Channel>, std::int64_t> out;
    each_of(tx, "SELECT recipient_id, channel, used FROM messaging_usage WHERE tenant_id = :tenant AND ",
            " AND on_day = :day", recipients, {{"tenant", tenant}, {"day", day}}, [&](const db::Row& row) {
                out.insert_or_assign({row.get<Uuid>("recipient_id"), row.get<Channel>("channel")},
                                     row.get<std::int64_t>("used"));
            });
    return out;
}

bool use(db::WriteTx& tx, TenantId tenant, const Uuid& recipient, Channel channel, Date day, std::int64_t cap) {
    tx.exec(
        "INSERT INTO messaging_usage (tenant_id, recipient_id, channel, on_day, used) VALUES (:tenant, :id, :channel,"
        " :day, 0) ON CONFLICT (tenant_id, recipient_id, channel, on_day) DO NOTHING",
        {{"tenant", tenant}, {"id", recipient}, {"channel", channel}, {"day", day}});
    return tx.exec(
               "UPDATE messaging_usage SET used = used + 1 WHERE tenant_id = :tenant AND recipient_id = :id"
               " AND channel = :channel AND on_day = :day AND used < :cap",
               {{"tenant", tenant}, {"id", recipient}, {"channel", channel}, {"day", day}, {"cap", cap}}) == 1;
}

void insert(db::WriteTx& tx, TenantId tenant, UserId user, const InboxRow& row) {
    tx.exec(
        "INSERT INTO messaging_inbox (tenant_id, message_id, user_id, arrived_at_ms, content, must_acknowledge)"
        " VALUES (:tenant, :id, :user, :at, :content, :must) ON CONFLICT (tenant_id, message_id) DO NOTHING",
        {{"tenant", tenant},
         {"id", row.view.id},
         {"user", user},
         {"at", row.view.arrived_at},
         {"content", db::Bytes{row.content}},
         {"must", row.view.must_acknowledge}});
}

std::vector<InboxRow> inbox(db::ReadTx& tx, const access::Scope& scope, int limit,
                            const std::optional<api::PageKey>& after) {
    std::vector<db::Param> params{{"tenant", scope.tenant()}, {"user", scope.user()}, {"limit", limit}};
    if (after) {
        params.emplace_back("at", after->order);
        params.emplace_back("id", after->id);
    }
    return tx.all("SELECT " + std::string(inbox_columns) +
                      " FROM messaging_inbox WHERE tenant_id = :tenant AND user_id = :user" +
                      (after ? " AND (arrived_at_ms, message_id) < (:at, :id)" : "") +
                      " ORDER BY arrived_at_ms DESC, message_id DESC LIMIT :limit",
                  db::Params(params), read_inbox);
}

std::optional<InboxRow> in_inbox(db::ReadTx& tx, const access::Scope& scope, MessageId id) {
    return tx.one("SELECT " + std::string(inbox_columns) +
                      " FROM messaging_inbox WHERE tenant_id = :tenant AND message_id = :id AND user_id = :user",
                  {{"tenant", scope.tenant()}, {"id", id}, {"user", scope.user()}}, read_inbox);
}

std::int64_t unread(db::ReadTx& tx, const access::Scope& scope) {
    return tx
        .value<std::int64_t>(
            "SELECT count(*) FROM messaging_inbox WHERE tenant_id = :tenant AND user_id = :user AND read_at_ms IS NULL",
            {{"tenant", scope.tenant()}, {"user", scope.user()}})
        .value_or(0);
}

void mark(db::WriteTx& tx, TenantId tenant, const InboxRow& row) {
    tx.exec(
        "UPDATE messaging_inbox SET read_at_ms = coalesce(read_at_ms, cast(:read as bigint)), acknowledged_at_ms ="
        " coalesce(acknowledged_at_ms, cast(:acknowledged as bigint)) WHERE tenant_id = :tenant AND message_id = :id",
        {{"tenant", tenant},
         {"id", row.view.id},
         {"read", row.view.read_at},
         {"acknowledged", row.view.acknowledged_at}});
}

}  // namespace linli::messaging::repository
