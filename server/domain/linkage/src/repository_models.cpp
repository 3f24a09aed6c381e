#include "repository.h"

#include <linli/json/read.h>
#include <linli/json/write.h>

namespace linli::linkage::repository {
namespace {

constexpr std::string_view model_columns =
    "model_id, state, asked_at_ms, ready_at_ms, published_at_ms, people, labels_same, labels_two, score, card";

template <class T>
std::optional<T> read_json(const db::Row& row, std::string_view column) {
    const auto text = row.get<std::optional<std::string>>(column);
    if (!text) return std::nullopt;
    auto read = json::read_text<T>(*text);
    if (!read) return std::nullopt;
    return *std::move(read);
}

LearntModel read_model(const db::Row& row) {
    LearntModel out;
    out.id = row.get<registry::MatchingModelId>("model_id");
    out.state = row.get<ModelState>("state");
    out.asked_at = row.get<Instant>("asked_at_ms");
    out.ready_at = row.get<std::optional<Instant>>("ready_at_ms");
    out.published_at = row.get<std::optional<Instant>>("published_at_ms");
    out.people = row.get<std::int64_t>("people");
    out.labels_same = row.get<std::int64_t>("labels_same");
    out.labels_two = row.get<std::int64_t>("labels_two");
    out.scores = read_json<Scores>(row, "score");
    out.card = read_json<matching::ModelCard>(row, "card");
    return out;
}

}  // namespace

std::vector<Verdicts> verdicts(db::ReadTx& tx, TenantId tenant, bool same, std::int64_t most) {
    return tx.all(
        "SELECT a_id, b_id FROM linkage_pair WHERE tenant_id = :tenant AND decided_at_ms IS NOT NULL"
        " AND state = :state ORDER BY decided_at_ms DESC LIMIT :most",
        {{"tenant", tenant}, {"state", same ? PairState::same : PairState::different}, {"most", most}},
        [&](const db::Row& row) {
            return Verdicts{row.get<PersonId>("a_id"), row.get<PersonId>("b_id"), same};
        });
}

std::int64_t count_verdicts(db::ReadTx& tx, TenantId tenant, PairState state) {
    return tx
        .one(
            "SELECT COUNT(*) AS n FROM linkage_pair WHERE tenant_id = :tenant AND decided_at_ms IS NOT NULL"
            " AND state = :state",
            {{"tenant", tenant}, {"state", state}}, [](const db::Row& row) { return row.get<std::int64_t>("n"); })
        .value_or(0);
}

bool ask(db::WriteTx& tx, TenantId tenant, registry::MatchingModelId id, std::optional<UserId> by, Instant now) {
    return tx.exec(
               "INSERT INTO linkage_model (tenant_id, model_id, state, asked_by, asked_at_ms, people, labels_same,"
               " labels_two) VALUES (:tenant, :id, 'asked', :by, :now, 0, 0, 0) ON CONFLICT DO NOTHING",
               {{"tenant", tenant}, {"id", id}, {"by", by}, {"now", now}}) == 1;
}

std::optional<registry::MatchingModelId> asked(db::ReadTx& tx, TenantId tenant) {
    return tx.one("SELECT model_id FROM linkage_model WHERE tenant_id = :tenant AND state = 'asked'",
                  {{"tenant", tenant}},
                  [](const db::Row& row) { return row.get<registry::MatchingModelId>("model_id"); });
}

bool keep(db::WriteTx& tx, TenantId tenant, const LearntModel& model, Instant now) {
    return tx.exec(
               "UPDATE linkage_model SET state = 'ready', ready_at_ms = :now, card = :card, people = :people,"
               " labels_same = :same, labels_two = :two, score = :score WHERE tenant_id = :tenant AND model_id = :id"
               " AND state = 'asked'",
               {{"tenant", tenant},
                {"id", model.id},
                {"now", now},
                {"card", json::write(model.card.value(), json::View::disclosed)},
                {"people", model.people},
                {"same", model.labels_same},
                {"two", model.labels_two},
                {"score", json::write(model.scores.value(), json::View::disclosed)}}) == 1;
}

std::vector<LearntModel> models(db::ReadTx& tx, TenantId tenant, std::int64_t most) {
    return tx.all("SELECT " + std::string(model_columns) +
                      " FROM linkage_model WHERE tenant_id = :tenant ORDER BY model_id DESC LIMIT :most",
                  {{"tenant", tenant}, {"most", most}}, read_model);
}

std::optional<LearntModel> model(db::ReadTx& tx, TenantId tenant, registry::MatchingModelId id) {
    return tx.one(
        "SELECT " + std::string(model_columns) + " FROM linkage_model WHERE tenant_id = :tenant AND model_id = :id",
        {{"tenant", tenant}, {"id", id}}, read_model);
}

bool put_into_use(db::WriteTx& tx, TenantId tenant, registry::MatchingModelId id, std::optional<UserId> by,
                  Instant now) {
    tx.exec(
        "UPDATE linkage_model SET state = 'replaced' WHERE tenant_id = :tenant AND state = 'in_use' AND model_id <> "
        ":id",
        {{"tenant", tenant}, {"id", id}});
    return tx.exec(
               "UPDATE linkage_model SET state = 'in_use', published_by = :by, published_at_ms = :now"
               " WHERE tenant_id = :tenant AND model_id = :id AND state IN ('ready', 'replaced')",
               {{"tenant", tenant}, {"id", id}, {"by", by}, {"now", now}}) == 1;
}

}  // namespace linli::linkage::repository
