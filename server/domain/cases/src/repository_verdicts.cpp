#include "repository.h"

#include <linli/json/write.h>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

namespace linli::cases::repository {

void replace_suggestions(db::WriteTx& tx, TenantId tenant, CaseId id, const Proposals& proposals) {
    tx.exec("DELETE FROM cases_suggestion WHERE tenant_id = :tenant AND case_id = :id",
            {{"tenant", tenant}, {"id", id}});
    for (const auto& s : proposals.items) {  // three at most
        std::string reasons;
        json::append_any(reasons, s.reasons, {}, json::View::disclosed);
        tx.exec(
            "INSERT INTO cases_suggestion (tenant_id, case_id, rank, item_code, confidence, reasons, list_edition,"
            " model_edition) VALUES (:tenant, :id, :rank, :item, :confidence, :reasons, :list, :model)",
            {{"tenant", tenant},
             {"id", id},
             {"rank", s.rank},
             {"item", s.item_code},
             {"confidence", s.confidence},
             {"reasons", reasons},
             {"list", proposals.editions.list},
             {"model", proposals.editions.model}});
    }
}

Suggestions suggestions(db::ReadTx& tx, TenantId tenant, CaseId id) {
    Suggestions out;
    tx.each(
        "SELECT s.rank, s.item_code, i.name, s.confidence, s.reasons, s.list_edition, s.model_edition"
        " FROM cases_suggestion s JOIN cases_item i ON i.tenant_id = s.tenant_id AND i.code = s.item_code"
        " WHERE s.tenant_id = :tenant AND s.case_id = :id ORDER BY s.rank",
        {{"tenant", tenant}, {"id", id}}, [&](const db::Row& row) {
            Suggestion s;
            s.rank = row.get<int>("rank");
            s.item_code = row.get<std::string>("item_code");
            s.item_name = row.get<std::string>("name");
            s.confidence = row.get<double>("confidence");
            const auto reasons = boost::json::parse(row.get<std::string>("reasons"));
            for (const auto& reason : reasons.as_array()) s.reasons.emplace_back(reason.as_string());
            out.items.push_back(std::move(s));
            out.list_edition = row.get<std::optional<std::int64_t>>("list_edition");
            out.model_edition = row.get<std::optional<std::int64_t>>("model_edition");
        });
    return out;
}

void insert_rating(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version, const RateCase& r, Instant now) {
    tx.exec(
        "INSERT INTO cases_rating (tenant_id, case_id, version, solved, speed, quality, attitude, comment,"
        " rated_at_ms) VALUES (:tenant, :id, :version, :solved, :speed, :quality, :attitude, :comment, :now)",
        {{"tenant", tenant},
         {"id", id},
         {"version", version},
         {"solved", r.solved},
         {"speed", r.speed},
         {"quality", r.quality},
         {"attitude", r.attitude},
         {"comment", r.comment},
         {"now", now}});
}

std::optional<Rating> last_rating(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.one(
        "SELECT version, solved, speed, quality, attitude, comment, rated_at_ms FROM cases_rating"
        " WHERE tenant_id = :tenant AND case_id = :id ORDER BY version DESC LIMIT 1",
        {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
            return Rating{.version = row.get<std::int64_t>("version"),
                          .solved = row.get<bool>("solved"),
                          .speed = row.get<int>("speed"),
                          .quality = row.get<int>("quality"),
                          .attitude = row.get<int>("attitude"),
                          .comment = row.get<std::optional<std::string>>("comment"),
                          .rated_at = row.get<Instant>("rated_at_ms")};
        });
}

Settled settled_before(db::ReadTx& tx, TenantId tenant, Instant before, const std::optional<api::PageKey>& after,
                       int most) {
    Settled out;
    const auto from = after.value_or(api::PageKey{});
    api::PageKey last;
    tx.each(
        "SELECT c.case_id, c.resolved_at_ms FROM cases_case c WHERE c.tenant_id = :tenant AND c.closed_at_ms IS NULL"
        " AND c.state = 'resolved' AND (c.resolved_at_ms, c.case_id) > (:from, :from_id) AND (c.resolved_at_ms < "
        ":before"
        " OR EXISTS (SELECT 1 FROM cases_rating r WHERE r.tenant_id = c.tenant_id AND r.case_id = c.case_id"
        " AND r.rated_at_ms >= c.resolved_at_ms)) ORDER BY c.resolved_at_ms, c.case_id LIMIT :most",
        {{"tenant", tenant}, {"from", from.order}, {"from_id", from.id}, {"before", before}, {"most", most}},
        [&](const db::Row& row) {
            out.ids.push_back(row.get<CaseId>("case_id"));
            last = {to_ms(row.get<Instant>("resolved_at_ms")), out.ids.back().uuid()};
        });
    if (static_cast<int>(out.ids.size()) == most) out.next = last;
    return out;
}

}  // namespace linli::cases::repository
