#include <linli/quality/unverified.h>

#include <algorithm>

namespace linli::quality {
namespace {

constexpr std::size_t at_once = 500;

}  // namespace

std::vector<Uuid> unverified(db::ReadTx& tx, TenantId tenant, std::span<const Uuid> records) {
    std::vector<Uuid> out;
    while (!records.empty()) {
        const auto some = records.first(std::min(at_once, records.size()));
        records = records.subspan(some.size());
        std::vector<std::string> names;
        names.reserve(some.size());
        std::string list;
        for (std::size_t i = 0; i < some.size(); ++i) {
            names.push_back("r" + std::to_string(i));
            list += (list.empty() ? ":" : ", :") + names.back();
        }
        std::vector<db::Param> params{{"tenant", tenant}};
        for (std::size_t i = 0; i < some.size(); ++i) params.emplace_back(names[i], some[i]);
        tx.each(
            "SELECT DISTINCT row_id FROM quality_finding WHERE tenant_id = :tenant AND state = 'open' AND row_id IN (" +
                list + ")",
            db::Params(params), [&](const db::Row& row) { out.push_back(row.get<Uuid>("row_id")); });
    }
    return out;
}

}  // namespace linli::quality
