#include "repository_reasons.h"

namespace linli::cases::repository {

Reasons reasons(db::ReadTx& tx, TenantId tenant, ReasonKind kind) {
    Reasons out;
    tx.each(
        "SELECT edition, code, name FROM cases_reason WHERE tenant_id = :tenant AND kind = :kind AND edition ="
        " (SELECT max(edition) FROM cases_reason WHERE tenant_id = :tenant AND kind = :kind) ORDER BY rank",
        {{"tenant", tenant}, {"kind", kind}}, [&](const db::Row& row) {
            out.edition = row.get<std::int64_t>("edition");
            out.items.push_back({row.get<std::string>("code"), row.get<std::string>("name")});
        });
    return out;
}

void insert_reasons(db::WriteTx& tx, TenantId tenant, ReasonKind kind, const Reasons& list) {
    std::int64_t rank = 0;
    for (const auto& one : list.items)  // fifty at most, some times a year
        tx.exec(
            "INSERT INTO cases_reason (tenant_id, kind, edition, rank, code, name)"
            " VALUES (:tenant, :kind, :edition, :rank, :code, :name)",
            {{"tenant", tenant},
             {"kind", kind},
             {"edition", list.edition},
             {"rank", ++rank},
             {"code", one.code},
             {"name", one.name}});
}

}  // namespace linli::cases::repository
