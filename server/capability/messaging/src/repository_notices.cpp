#include "repository.h"

namespace linli::messaging::repository {
namespace {

constexpr std::string_view notice_columns_read =
    "notice_id, template_code, edition, urgency, chain, variables, sent_by, sent_at_ms, recipients";

NoticeRow read_notice(const db::Row& row) {
    NoticeRow out;
    auto& v = out.view;
    v.id = row.get<NoticeId>("notice_id");
    v.template_code = row.get<std::string>("template_code");
    v.edition = row.get<std::int64_t>("edition");
    v.urgency = row.get<Urgency>("urgency");
    v.chain = rules::read_chain(row.text(row.column("chain")));
    out.variables = row.blob("variables");
    v.sent_by = row.get<UserId>("sent_by");
    v.sent_at = row.get<Instant>("sent_at_ms");
    v.recipients = row.get<std::int64_t>("recipients");
    return out;
}

}  // namespace

void insert(db::WriteTx& tx, TenantId tenant, const NoticeRow& row) {
    const auto& v = row.view;
    tx.exec(
        "INSERT INTO messaging_notice (tenant_id, notice_id, template_code, edition, urgency, chain, variables,"
        " sent_by, sent_at_ms, recipients) VALUES (:tenant, :id, :code, :edition, :urgency, :chain, :variables, :by,"
        " :at, :recipients)",
        {{"tenant", tenant},
         {"id", v.id},
         {"code", v.template_code},
         {"edition", v.edition},
         {"urgency", v.urgency},
         {"chain", rules::chain_text(v.chain)},
         {"variables", db::Bytes{row.variables}},
         {"by", v.sent_by},
         {"at", v.sent_at},
         {"recipients", v.recipients}});
}

std::optional<NoticeRow> notice(db::ReadTx& tx, TenantId tenant, NoticeId id) {
    return tx.one("SELECT " + std::string(notice_columns_read) +
                      " FROM messaging_notice WHERE tenant_id = :tenant AND notice_id = :id",
                  {{"tenant", tenant}, {"id", id}}, read_notice);
}

std::optional<NoticeRow> notice(db::ReadTx& tx, const access::Scope& scope, NoticeId id) {
    auto where = scope.where(notice_columns);
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT " + std::string(notice_columns_read) + " FROM messaging_notice WHERE notice_id = :id AND " + where.sql,
        db::Params(where.params), read_notice);
}

std::vector<StateCount> states(db::ReadTx& tx, TenantId tenant, NoticeId id) {
    return tx.all(
        "SELECT state, reason, count(*) AS amount FROM messaging_message WHERE tenant_id = :tenant AND notice_id = :id"
        " GROUP BY state, reason ORDER BY state, reason",
        {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
            return StateCount{row.get<MessageState>("state"), row.get<std::string>("reason"),
                              row.get<std::int64_t>("amount")};
        });
}

}  // namespace linli::messaging::repository
