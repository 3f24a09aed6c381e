#include "repository_dispatch.h"

#include <algorithm>

namespace linli::cases::repository {

std::map<UserId, std::int64_t> open_by_owner(db::ReadTx& tx, TenantId tenant,
                                             const std::vector<access::Holder>& holders) {
    constexpr std::size_t most = 200;  // a pool beyond that is shared out among its first ones
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(most, holders.size()); ++i) names.push_back("u" + std::to_string(i));
    std::vector<db::Param> params{{"tenant", tenant}};
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        list += (i == 0 ? ":" : ", :") + names[i];
        params.emplace_back(names[i], holders[i].user_id);
    }
    std::map<UserId, std::int64_t> out;
    tx.each(
        "SELECT owner_id, count(*) FROM cases_case WHERE tenant_id = :tenant AND closed_at_ms IS NULL"
        " AND owner_id IN (" +
            list + ") GROUP BY owner_id",
        params, [&](const db::Row& row) { out[row.get<UserId>(0)] = row.get<std::int64_t>(1); });
    return out;
}

void insert_decision(db::WriteTx& tx, TenantId tenant, CaseId id, const DispatchDecision& d) {
    tx.exec(
        "INSERT INTO cases_dispatch (tenant_id, case_id, version, edition, rule_code, rule_name, strategy, explanation,"
        " owner_post_id, stands_for_id, decided_at_ms) VALUES (:tenant, :case, :version, :edition, :code, :name,"
        " :strategy, :explanation, :post, :stands_for, :at)",
        {{"tenant", tenant},
         {"case", id},
         {"version", d.version},
         {"edition", d.edition},
         {"code", d.rule_code},
         {"name", d.rule_name},
         {"strategy", d.strategy},
         {"explanation", d.explanation},
         {"post", d.owner_post_id},
         {"stands_for", d.stands_for_id},
         {"at", d.decided_at}});
}

std::vector<DispatchDecision> decisions(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(
        "SELECT version, edition, rule_code, rule_name, strategy, explanation, owner_post_id, stands_for_id,"
        " decided_at_ms FROM cases_dispatch WHERE tenant_id = :tenant AND case_id = :id ORDER BY version",
        {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
            DispatchDecision d;
            d.version = row.get<std::int64_t>("version");
            d.edition = row.get<std::optional<std::int64_t>>("edition");
            d.rule_code = row.get<std::optional<std::string>>("rule_code");
            d.rule_name = row.get<std::optional<std::string>>("rule_name");
            d.strategy = row.get<std::optional<Strategy>>("strategy");
            d.explanation = row.get<std::string>("explanation");
            d.owner_post_id = row.get<std::optional<PostId>>("owner_post_id");
            d.stands_for_id = row.get<std::optional<UserId>>("stands_for_id");
            d.decided_at = row.get<Instant>("decided_at_ms");
            return d;
        });
}

std::optional<Instant> given_at(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx
        .value<std::optional<Instant>>(
            "SELECT max(d.decided_at_ms) FROM cases_dispatch d JOIN cases_step s ON s.tenant_id = d.tenant_id"
            " AND s.case_id = d.case_id AND s.version = d.version WHERE d.tenant_id = :tenant AND d.case_id = :id"
            " AND s.undone = :no",
            {{"tenant", tenant}, {"id", id}, {"no", false}})
        .value_or(std::nullopt);
}

std::int64_t next_turn(db::WriteTx& tx, TenantId tenant, std::string_view code, std::string_view pool) {
    return tx
        .value<std::int64_t>(
            "INSERT INTO cases_rule_turn (tenant_id, code, pool, turns) VALUES (:tenant, :code, :pool, 0)"
            " ON CONFLICT (tenant_id, code, pool) DO UPDATE SET turns = cases_rule_turn.turns + 1 RETURNING turns",
            {{"tenant", tenant}, {"code", code}, {"pool", pool}})
        .value();
}

void insert_return(db::WriteTx& tx, TenantId tenant, CaseId id, const ReturnRow& row) {
    tx.exec(
        "INSERT INTO cases_return (tenant_id, case_id, version, action, edition, reason_code, from_id, from_post_id,"
        " held_ms, promise_ms, to_arbiter) VALUES (:tenant, :case, :version, :action, :edition, :reason, :from, :post,"
        " :held, :promise, :arbiter)",
        {{"tenant", tenant},
         {"case", id},
         {"version", row.shown.version},
         {"action", row.shown.action},
         {"edition", row.edition},
         {"reason", row.shown.reason_code},
         {"from", row.shown.from_id},
         {"post", row.from_post},
         {"held", row.shown.held_ms},
         {"promise", row.shown.promise_ms},
         {"arbiter", row.shown.to_arbiter}});
}

std::vector<CaseReturn> returns(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(
        "SELECT r.version, r.action, r.reason_code, n.name, r.from_id, r.held_ms, r.promise_ms, r.to_arbiter"
        " FROM cases_return r JOIN cases_step s ON s.tenant_id = r.tenant_id AND s.case_id = r.case_id"
        " AND s.version = r.version LEFT JOIN cases_reason n ON n.tenant_id = r.tenant_id"
        " AND n.kind = 'returning' AND n.edition = r.edition AND n.code = r.reason_code WHERE r.tenant_id = :tenant "
        "AND r.case_id = :id"
        " AND s.undone = :no ORDER BY r.version",
        {{"tenant", tenant}, {"id", id}, {"no", false}}, [](const db::Row& row) {
            CaseReturn r;
            r.version = row.get<std::int64_t>("version");
            r.action = row.get<Action>("action");
            r.reason_code = row.get<std::optional<std::string>>("reason_code");
            r.reason_name = row.get<std::optional<std::string>>("name");
            r.from_id = row.get<UserId>("from_id");
            r.held_ms = row.get<std::int64_t>("held_ms");
            r.promise_ms = row.get<std::optional<std::int64_t>>("promise_ms");
            r.to_arbiter = row.get<bool>("to_arbiter");
            return r;
        });
}

void insert_arbitration(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version, UserId arbiter,
                        std::string_view reason) {
    tx.exec(
        "INSERT INTO cases_arbitration (tenant_id, case_id, version, arbiter_id, reason)"
        " VALUES (:tenant, :case, :version, :arbiter, :reason)",
        {{"tenant", tenant}, {"case", id}, {"version", version}, {"arbiter", arbiter}, {"reason", reason}});
}

bool arbitrated(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.exists(
        "SELECT 1 FROM cases_arbitration a JOIN cases_step s ON s.tenant_id = a.tenant_id AND s.case_id = a.case_id"
        " AND s.version = a.version WHERE a.tenant_id = :tenant AND a.case_id = :id AND s.undone = :no",
        {{"tenant", tenant}, {"id", id}, {"no", false}});
}

}  // namespace linli::cases::repository
