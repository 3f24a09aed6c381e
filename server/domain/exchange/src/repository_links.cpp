#include <linli/exchange/links.h>

#include <linli/exchange/my_data_views.h>

namespace linli::exchange {

std::vector<std::string> move_claims(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into) {
    return tx.all(
        "UPDATE exchange_person_link SET person_id = :into, version = version + 1 WHERE tenant_id = :tenant AND"
        " person_id = :from AND state = 'waiting' RETURNING link_id",
        {{"into", into}, {"tenant", tenant}, {"from", from}},
        [](const db::Row& row) { return row.get<LinkClaimId>("link_id").text(); });
}

void give_back_claims(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into,
                      const std::vector<std::string>& claims) {
    // As many as accounts that say they are this person: hardly ever more than one.
    for (const auto& line : claims)
        if (const auto id = LinkClaimId::parse(line))
            tx.exec(
                "UPDATE exchange_person_link SET person_id = :from, version = version + 1 WHERE tenant_id = :tenant AND"
                " link_id = :id AND person_id = :into AND state = 'waiting'",
                {{"from", from}, {"tenant", tenant}, {"id", *id}, {"into", into}});
}

}  // namespace linli::exchange
