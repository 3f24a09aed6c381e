#include "repository.h"

#include <linli/base/text.h>

namespace linli::exchange::repository {
namespace {

constexpr std::string_view call_columns =
    "call_id, partner, direction, agreement_id, about, subject_id, fields, purpose, consent, state, reason,"
    " requested_by, attempts, due_at_ms, asked_at_ms, left_at_ms, finished_at_ms, answer, keep_until_on";
constexpr std::string_view waits = "state IN ('queued', 'sent', 'failed')";

CallRow read_call(const db::Row& row) {
    CallRow out;
    auto& v = out.view;
    v.id = row.get<CallId>("call_id");
    v.partner = row.get<std::string>("partner");
    v.direction = row.get<Direction>("direction");
    v.agreement_id = row.get<std::optional<AgreementId>>("agreement_id");
    v.about = row.get<About>("about");
    v.subject_id = row.get<std::optional<Uuid>>("subject_id");
    for (const auto part : text::split(row.text(row.column("fields")), ' '))
        if (!part.empty()) v.asked.emplace_back(part);
    v.purpose = row.get<std::string>("purpose");
    v.state = row.get<CallState>("state");
    v.reason = row.get<std::string>("reason");
    v.attempts = row.get<std::int64_t>("attempts");
    v.asked_at = row.get<Instant>("asked_at_ms");
    v.left_at = row.get<std::optional<Instant>>("left_at_ms");
    v.finished_at = row.get<std::optional<Instant>>("finished_at_ms");
    v.keep_until = row.get<Date>("keep_until_on");
    out.consent = row.get<std::optional<std::string>>("consent");
    out.requested_by = row.get<std::optional<UserId>>("requested_by");
    out.due_at = row.get<Instant>("due_at_ms");
    if (!row.null(row.column("answer"))) out.answer = row.blob("answer");
    v.has_answer = out.answer.has_value();
    return out;
}

db::Param blob(std::string_view name, const std::optional<std::string>& bytes) {
    db::Param out(name, std::nullopt);
    if (bytes) out.value = db::Bytes{*bytes};
    return out;
}

}  // namespace

void insert(db::WriteTx& tx, TenantId tenant, const CallRow& row) {
    const auto& v = row.view;
    const auto fields = text::join(v.asked, " ");
    tx.exec(
        "INSERT INTO exchange_call (tenant_id, call_id, partner, direction, agreement_id, about, subject_id, fields,"
        " purpose, consent, state, reason, requested_by, attempts, due_at_ms, asked_at_ms, left_at_ms, finished_at_ms,"
        " answer, keep_until_on) VALUES (:tenant, :id, :partner, :direction, :agreement, :about, :subject, :fields,"
        " :purpose, :consent, :state, :reason, :by, :attempts, :due, :asked, :left, :finished, :answer, :keep)",
        {{"tenant", tenant},
         {"id", v.id},
         {"partner", v.partner},
         {"direction", v.direction},
         {"agreement", v.agreement_id},
         {"about", v.about},
         {"subject", v.subject_id},
         {"fields", fields},
         {"purpose", v.purpose},
         {"consent", row.consent},
         {"state", v.state},
         {"reason", v.reason},
         {"by", row.requested_by},
         {"attempts", v.attempts},
         {"due", row.due_at},
         {"asked", v.asked_at},
         {"left", v.left_at},
         {"finished", v.finished_at},
         blob("answer", row.answer),
         {"keep", v.keep_until}});
}

std::optional<CallRow> call(db::ReadTx& tx, TenantId tenant, CallId id) {
    return tx.one(
        "SELECT " + std::string(call_columns) + " FROM exchange_call WHERE tenant_id = :tenant AND call_id = :id",
        {{"tenant", tenant}, {"id", id}}, read_call);
}

std::optional<CallRow> call(db::ReadTx& tx, const access::Scope& scope, CallId id) {
    auto where = scope.where(own_columns);
    where.params.emplace_back("id", id);
    return tx.one("SELECT " + std::string(call_columns) + " FROM exchange_call WHERE call_id = :id AND " + where.sql,
                  db::Params(where.params), read_call);
}

std::optional<api::PageKey> calls(db::ReadTx& tx, const access::Scope& scope, int limit,
                                  const std::optional<api::PageKey>& after, std::vector<PartnerCall>& out) {
    const api::PageQuery query{.select = call_columns,
                               .from = "exchange_call",
                               .order = "asked_at_ms",
                               .id = "call_id",
                               .columns = own_columns,
                               .limit = static_cast<std::size_t>(limit)};
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { out.push_back(read_call(row).view); });
}

std::optional<CallRow> next_due(db::ReadTx& tx, TenantId tenant, std::string_view partner, Instant now) {
    return tx.one(
        "SELECT " + std::string(call_columns) +
            " FROM exchange_call WHERE tenant_id = :tenant AND partner = :partner AND due_at_ms <= :now AND " +
            std::string(waits) + " ORDER BY due_at_ms, call_id LIMIT 1",
        {{"tenant", tenant}, {"partner", partner}, {"now", now}}, read_call);
}

std::vector<std::string> partners_due(db::ReadTx& tx, TenantId tenant, Instant now) {
    return tx.all(
        "SELECT partner FROM exchange_connector k WHERE k.tenant_id = :tenant AND k.enabled AND EXISTS"
        " (SELECT 1 FROM exchange_call c WHERE c.tenant_id = k.tenant_id AND c.partner = k.partner"
        " AND c.due_at_ms <= :now AND c." +
            std::string(waits) + ") ORDER BY partner",
        {{"tenant", tenant}, {"now", now}}, [](const db::Row& row) { return row.get<std::string>(0); });
}

std::int64_t waiting(db::ReadTx& tx, TenantId tenant, std::string_view partner) {
    return tx
        .value<std::int64_t>(
            "SELECT count(*) FROM exchange_call WHERE tenant_id = :tenant AND partner = :partner AND " +
                std::string(waits),
            {{"tenant", tenant}, {"partner", partner}})
        .value_or(0);
}

bool take(db::WriteTx& tx, TenantId tenant, CallRow& row, Instant now, Instant lost_at) {
    auto& v = row.view;
    const bool taken =
        tx.exec(
            "UPDATE exchange_call SET state = :sent, attempts = attempts + 1, due_at_ms = :lost,"
            " left_at_ms = coalesce(left_at_ms, :now) WHERE tenant_id = :tenant AND call_id = :id AND state = :state"
            " AND attempts = :attempts",
            {{"sent", CallState::sent},
             {"lost", lost_at},
             {"now", now},
             {"tenant", tenant},
             {"id", v.id},
             {"state", v.state},
             {"attempts", v.attempts}}) == 1;
    if (!taken) return false;
    v.state = CallState::sent;
    ++v.attempts;
    if (!v.left_at) v.left_at = now;
    return true;
}

bool settle(db::WriteTx& tx, TenantId tenant, const CallRow& row) {
    const auto& v = row.view;
    return tx.exec(
               "UPDATE exchange_call SET state = :state, reason = :reason, due_at_ms = :due, finished_at_ms = "
               ":finished,"
               " answer = :answer WHERE tenant_id = :tenant AND call_id = :id AND attempts = :attempts AND " +
                   std::string(waits),
               {{"state", v.state},
                {"reason", v.reason},
                {"due", row.due_at},
                {"finished", v.finished_at},
                blob("answer", row.answer),
                {"tenant", tenant},
                {"id", v.id},
                {"attempts", v.attempts}}) == 1;
}

std::vector<PartnerCall> calls_about(db::ReadTx& tx, TenantId tenant, const Uuid& subject, int limit) {
    return tx.all("SELECT " + std::string(call_columns) +
                      " FROM exchange_call WHERE tenant_id = :tenant AND subject_id = :subject"
                      " ORDER BY asked_at_ms DESC, call_id DESC LIMIT :limit",
                  {{"tenant", tenant}, {"subject", subject}, {"limit", limit}},
                  [](const db::Row& row) { return read_call(row).view; });
}

std::int64_t forget_answers(db::WriteTx& tx, TenantId tenant, const Uuid& subject, std::string_view purpose) {
    return tx.exec(
        "UPDATE exchange_call SET answer = NULL WHERE tenant_id = :tenant AND subject_id = :subject"
        " AND consent = :purpose AND answer IS NOT NULL",
        {{"tenant", tenant}, {"subject", subject}, {"purpose", purpose}});
}

std::int64_t forget_old(db::WriteTx& tx, TenantId tenant, Date today, Instant now, Instant attempts_before) {
    auto gone = tx.exec(
        "UPDATE exchange_call SET answer = NULL WHERE tenant_id = :tenant AND answer IS NOT NULL"
        " AND keep_until_on < :today",
        {{"tenant", tenant}, {"today", today}});
    gone += tx.exec("DELETE FROM exchange_attempt WHERE tenant_id = :tenant AND at_ms < :before",
                    {{"tenant", tenant}, {"before", attempts_before}});
    gone += tx.exec("DELETE FROM exchange_nonce WHERE tenant_id = :tenant AND until_ms < :now",
                    {{"tenant", tenant}, {"now", now}});
    gone += tx.exec("DELETE FROM exchange_own_copy WHERE tenant_id = :tenant AND until_ms < :now",
                    {{"tenant", tenant}, {"now", now}});
    return gone;
}

std::vector<CallRow> kept_under_consent(db::ReadTx& tx, TenantId tenant, const CallId& after, int limit) {
    return tx.all("SELECT " + std::string(call_columns) +
                      " FROM exchange_call WHERE tenant_id = :tenant AND call_id > :after AND answer IS NOT NULL"
                      " AND consent IS NOT NULL ORDER BY call_id LIMIT :limit",
                  {{"tenant", tenant}, {"after", after}, {"limit", limit}}, read_call);
}

bool remember_nonce(db::WriteTx& tx, TenantId tenant, std::string_view partner, std::string_view nonce, Instant until) {
    return tx.exec(
               "INSERT INTO exchange_nonce (tenant_id, partner, nonce, until_ms)"
               " VALUES (:tenant, :partner, :nonce, :until) ON CONFLICT (tenant_id, partner, nonce) DO NOTHING",
               {{"tenant", tenant}, {"partner", partner}, {"nonce", nonce}, {"until", until}}) == 1;
}

}  // namespace linli::exchange::repository
