#include "numbering.h"

#include <span>
#include <string>
#include <vector>

namespace linli::events {
namespace {

constexpr std::size_t numbering_list = 32;  ///< keys of one UPDATE

/// The numbers after `head`, by a short list of primary keys: two statement texts in all, and a plan that no stale
/// statistics can spoil (an UPDATE joined with a sub-select over the partial index scans the table on PostgreSQL).
void give_numbers(db::WriteTx& tx, TenantId tenant, std::int64_t head, std::span<const Uuid> events) {
    std::vector<std::string> names;  // first all of them: parameters are views
    std::string cases, list;
    for (std::size_t i = 0; i < events.size(); ++i) {
        names.push_back("e" + std::to_string(i));
        cases += " WHEN :" + names[i] + " THEN " + std::to_string(i + 1);
        list += (i == 0 ? ":" : ", :") + names[i];
    }
    std::vector<db::Param> params{{"tenant", tenant}, {"head", head}};
    for (std::size_t i = 0; i < events.size(); ++i) params.emplace_back(names[i], events[i]);
    tx.exec("UPDATE events_event SET stream = cast(:head as bigint) + CASE event_id" + cases +
                " END WHERE tenant_id = :tenant AND event_id IN (" + list + ")",
            db::Params(params));
}

}  // namespace

bool has_unnumbered(db::ReadTx& tx, TenantId tenant) {
    return tx.exists("SELECT 1 FROM events_event WHERE tenant_id = :tenant AND stream IS NULL LIMIT 1",
                     {{"tenant", tenant}});
}

std::int64_t number_batch(db::WriteTx& tx, TenantId tenant) {
    // The row lock on the head keeps numbers gapless when several processes number at once.
    auto head = tx.one("UPDATE events_head SET head = head WHERE tenant_id = :tenant RETURNING head",
                       {{"tenant", tenant}}, [](const db::Row& row) { return row.i64(0); })
                    .value();
    const auto fresh = tx.all(
        "SELECT event_id FROM events_event WHERE tenant_id = :tenant AND stream IS NULL ORDER BY event_id"
        " LIMIT :batch",
        {{"tenant", tenant}, {"batch", numbering_batch}}, [](const db::Row& row) { return row.get<Uuid>(0); });
    for (std::span<const Uuid> rest(fresh); !rest.empty();) {
        const auto some = rest.first(rest.size() >= numbering_list ? numbering_list : 1);
        give_numbers(tx, tenant, head, some);
        head += static_cast<std::int64_t>(some.size());
        rest = rest.subspan(some.size());
    }
    tx.exec("UPDATE events_head SET head = :head WHERE tenant_id = :tenant", {{"head", head}, {"tenant", tenant}});
    return head;
}

}  // namespace linli::events
