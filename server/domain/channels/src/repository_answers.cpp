#include "places.h"
#include "repository.h"

namespace linli::channels::repository {
namespace {

constexpr std::string_view answer_columns =
    "a.answer_id, a.order_id, a.platform_code, a.case_id, a.round_no, a.seq, a.reply, a.about_case_id, a.about_version,"
    " a.about_ms, a.words, a.state, a.attempts, a.tries, a.last_attempt, a.due_at_ms, a.owner_id, a.receipt_no,"
    " a.receipt_at_ms, a.give_up_asked_by, a.give_up_reason, a.give_up_agreed_by, a.created_at_ms, a.finished_at_ms,"
    " a.version, a.conclusion, o.order_no, p.name AS platform_name";
constexpr std::string_view answer_tables =
    " FROM channels_answer a JOIN channels_order o ON o.tenant_id = a.tenant_id AND o.order_id = a.order_id"
    " JOIN channels_platform p ON p.tenant_id = a.tenant_id AND p.platform_code = a.platform_code"
    " WHERE a.tenant_id = :tenant";

AnswerRow read_answer(const db::Row& row) {
    AnswerRow out;
    auto& v = out.view;
    v.id = row.get<AnswerId>("answer_id");
    v.platform = row.get<std::string>("platform_code");
    v.platform_name = row.get<std::string>("platform_name");
    v.case_id = row.get<cases::CaseId>("case_id");
    v.order_no = row.get<std::string>("order_no");
    v.reply = row.get<Reply>("reply");
    v.conclusion = row.get<std::optional<Conclusion>>("conclusion");
    v.state = row.get<DeliveryState>("state");
    v.attempts = row.get<int>("attempts");
    v.last_attempt = row.get<std::optional<Attempt>>("last_attempt");
    v.due_at = row.get<std::optional<Instant>>("due_at_ms");
    v.owner = row.get<UserId>("owner_id");
    v.receipt_no = row.get<std::optional<std::string>>("receipt_no");
    v.receipt_at = row.get<std::optional<Instant>>("receipt_at_ms");
    v.give_up_asked_by = row.get<std::optional<UserId>>("give_up_asked_by");
    v.give_up_reason = row.get<std::optional<std::string>>("give_up_reason");
    v.give_up_agreed_by = row.get<std::optional<UserId>>("give_up_agreed_by");
    v.created_at = row.get<Instant>("created_at_ms");
    v.version = row.get<std::int64_t>("version");
    out.order = row.get<OrderId>("order_id");
    out.round = row.get<std::int64_t>("round_no");
    out.seq = row.get<std::int64_t>("seq");
    out.about_case = row.get<cases::CaseId>("about_case_id");
    out.about_version = row.get<std::int64_t>("about_version");
    out.about = row.get<Instant>("about_ms");
    out.words = row.blob("words");
    out.tries = row.get<int>("tries");
    out.finished_at = row.get<std::optional<Instant>>("finished_at_ms");
    return out;
}

/// What may change in the life of an answer.
std::vector<db::Param> changing(TenantId tenant, const AnswerRow& row) {
    const auto& v = row.view;
    return {{"tenant", tenant},
            {"id", v.id},
            {"state", v.state},
            {"attempts", v.attempts},
            {"tries", row.tries},
            {"last", v.last_attempt},
            {"due", v.due_at},
            {"owner", v.owner},
            {"receipt", v.receipt_no},
            {"receipt_at", v.receipt_at},
            {"asked", v.give_up_asked_by},
            {"reason", v.give_up_reason},
            {"agreed", v.give_up_agreed_by},
            {"finished", row.finished_at},
            {"version", v.version}};
}

}  // namespace

Delivery delivery_of(const AnswerRow& row) {
    const auto& v = row.view;
    const auto due = v.due_at.value_or(v.created_at);
    return {.reply = v.reply,
            .state = v.state,
            .attempts = v.attempts,
            .tries = row.tries,
            .due = due,
            .claimed_until = due};
}

std::vector<AnswerRow> answers(db::ReadTx& tx, TenantId tenant, OrderId order) {
    return tx.all("SELECT " + std::string(answer_columns) + std::string(answer_tables) +
                      " AND a.order_id = :order ORDER BY a.seq",
                  {{"tenant", tenant}, {"order", order}}, read_answer);
}

std::optional<OrderId> order_of(db::ReadTx& tx, TenantId tenant, AnswerId id) {
    return tx.value<OrderId>("SELECT order_id FROM channels_answer WHERE tenant_id = :tenant AND answer_id = :id",
                             {{"tenant", tenant}, {"id", id}});
}

bool insert(db::WriteTx& tx, TenantId tenant, const AnswerRow& row) {
    auto params = changing(tenant, row);
    params.insert(params.end(), {{"order", row.order},
                                 {"platform", row.view.platform},
                                 {"case", row.view.case_id},
                                 {"round", row.round},
                                 {"seq", row.seq},
                                 {"reply", row.view.reply},
                                 {"conclusion", row.view.conclusion},
                                 {"about_case", row.about_case},
                                 {"about_version", row.about_version},
                                 {"about", row.about},
                                 {"words", db::Bytes{row.words}},
                                 {"created", row.view.created_at}});
    return tx.exec(
               "INSERT INTO channels_answer (tenant_id, answer_id, order_id, platform_code, case_id, round_no, seq,"
               " reply, about_case_id, about_version, about_ms, words, state, attempts, tries, last_attempt, due_at_ms,"
               " owner_id, receipt_no, receipt_at_ms, give_up_asked_by, give_up_reason, give_up_agreed_by,"
               " created_at_ms, finished_at_ms, version, conclusion) VALUES (:tenant, :id, :order, :platform, :case, "
               ":round, :seq,"
               " :reply, :about_case, :about_version, :about, :words, :state, :attempts, :tries, :last, :due, :owner,"
               " :receipt, :receipt_at, :asked, :reason, :agreed, :created, :finished, :version, :conclusion)"
               " ON CONFLICT DO NOTHING",
               db::Params(params)) == 1;
}

void update(db::WriteTx& tx, TenantId tenant, AnswerRow& row) {
    const auto params = changing(tenant, row);
    const auto done = tx.exec(
        "UPDATE channels_answer SET state = :state, attempts = :attempts, tries = :tries, last_attempt = :last,"
        " due_at_ms = :due, owner_id = :owner, receipt_no = :receipt, receipt_at_ms = :receipt_at,"
        " give_up_asked_by = :asked, give_up_reason = :reason, give_up_agreed_by = :agreed, finished_at_ms = :finished,"
        " version = version + 1 WHERE tenant_id = :tenant AND answer_id = :id AND version = :version",
        db::Params(params));
    LINLI_INVARIANT(done == 1, "an answer of a locked order went on without us");
    ++row.view.version;
}

void drop_answer(db::WriteTx& tx, TenantId tenant, AnswerId id) {
    tx.exec("DELETE FROM channels_answer WHERE tenant_id = :tenant AND answer_id = :id",
            {{"tenant", tenant}, {"id", id}});
}

std::optional<Due> next_due(db::ReadTx& tx, TenantId tenant, std::string_view platform, Instant now) {
    return tx.one(
        "SELECT answer_id, order_id FROM channels_answer WHERE tenant_id = :tenant AND platform_code = :platform"
        " AND due_at_ms IS NOT NULL AND due_at_ms <= :now ORDER BY due_at_ms, answer_id LIMIT 1",
        {{"tenant", tenant}, {"platform", platform}, {"now", now}}, [](const db::Row& row) {
            return Due{row.get<AnswerId>("answer_id"), row.get<OrderId>("order_id")};
        });
}

std::vector<std::string> due(db::ReadTx& tx, TenantId tenant, Instant now) {
    return tx.all(
        "SELECT p.platform_code FROM channels_platform p WHERE p.tenant_id = :tenant AND (p.breaker = :closed OR"
        " p.retry_at_ms <= :now) AND EXISTS (SELECT 1 FROM channels_answer a WHERE a.tenant_id = p.tenant_id"
        " AND a.platform_code = p.platform_code AND a.due_at_ms IS NOT NULL AND a.due_at_ms <= :now)",
        {{"tenant", tenant}, {"closed", exchange::BreakerState::closed}, {"now", now}},
        [](const db::Row& row) { return row.get<std::string>(0); });
}

void insert_attempt(db::WriteTx& tx, TenantId tenant, AnswerId id, int number, Attempt outcome, int status,
                    std::int64_t took_ms, Instant now) {
    tx.exec(
        "INSERT INTO channels_attempt (tenant_id, answer_id, number, at_ms, outcome, status, took_ms) VALUES (:tenant,"
        " :id, :number, :now, :outcome, :status, :took) ON CONFLICT DO NOTHING",
        {{"tenant", tenant},
         {"id", id},
         {"number", number},
         {"now", now},
         {"outcome", outcome},
         {"status", status},
         {"took", took_ms}});
}

std::vector<AnswerRow> stuck(db::ReadTx& tx, TenantId tenant, int most) {
    return tx.all("SELECT " + std::string(answer_columns) + std::string(answer_tables) +
                      " AND a.state = 'stuck' ORDER BY a.created_at_ms, a.answer_id LIMIT :most",
                  {{"tenant", tenant}, {"most", most}}, read_answer);
}

std::vector<AnswerRow> answers_of(db::ReadTx& tx, TenantId tenant, std::span<const cases::CaseId> cases, int most) {
    const CasePlaces places(cases);
    const auto params = places.params({{"tenant", tenant}, {"most", most}});
    return tx.all("SELECT " + std::string(answer_columns) + std::string(answer_tables) + " AND o.case_id IN (" +
                      places.list() + ") ORDER BY a.created_at_ms, a.answer_id LIMIT :most",
                  db::Params(params), read_answer);
}

std::vector<GateRow> gate_rows(db::ReadTx& tx, TenantId tenant, std::span<const cases::CaseId> cases) {
    const CasePlaces places(cases);
    const auto params = places.params({{"tenant", tenant}});
    return tx.all(
        "SELECT o.order_id, p.name, a.reply, a.state, coalesce(a.about_ms, 0) AS about_ms FROM channels_order o"
        " JOIN channels_platform p ON p.tenant_id = o.tenant_id AND p.platform_code = o.platform_code"
        " LEFT JOIN channels_answer a ON a.tenant_id = o.tenant_id AND a.order_id = o.order_id"
        " WHERE o.tenant_id = :tenant AND o.withdrawn_at_ms IS NULL AND o.case_id IN (" +
            places.list() + ") ORDER BY o.order_id, a.seq",
        db::Params(params), [](const db::Row& row) {
            return GateRow{.order = row.get<OrderId>("order_id"),
                           .platform_name = row.get<std::string>("name"),
                           .reply = row.get<std::optional<Reply>>("reply"),
                           .state = row.get<std::optional<DeliveryState>>("state"),
                           .about = row.get<Instant>("about_ms")};
        });
}

}  // namespace linli::channels::repository
