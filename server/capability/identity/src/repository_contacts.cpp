#include <linli/identity/people.h>

#include "core.h"

#include <algorithm>

namespace linli::identity {
namespace {

constexpr std::size_t wide = 128;

struct Found {
    UserId id;
    std::string name;
    std::optional<std::string> phone;  ///< sealed
};

/// The last account fills the rest, so that the statement stays the same.
std::vector<Found> find_some(db::ReadTx& tx, TenantId tenant, std::span<const UserId> accounts) {
    static const auto names = [] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < wide; ++i) out.push_back("user" + std::to_string(i));
        return out;
    }();
    const auto width = accounts.size() == 1 ? 1 : wide;
    std::string list;
    std::vector<db::Param> params{{"tenant", tenant}};
    for (std::size_t i = 0; i < width; ++i) {
        list.append(i == 0 ? ":" : ", :").append(names[i]);
        params.emplace_back(names[i], accounts[std::min(i, accounts.size() - 1)]);
    }
    return tx.all(
        "SELECT user_id, display_name, phone FROM identity_account WHERE tenant_id = :tenant AND disabled_at_ms IS NULL"
        " AND user_id IN (" +
            list + ")",
        db::Params(params), [](const db::Row& row) {
            Found out{row.get<UserId>("user_id"), row.get<std::string>("display_name"), {}};
            if (!row.null(row.column("phone"))) out.phone = row.blob("phone");
            return out;
        });
}

}  // namespace

std::map<UserId, AccountContact> contacts(db::ReadTx& tx, TenantId tenant, vault::Vault& vault,
                                          std::span<const UserId> accounts) {
    std::map<UserId, AccountContact> out;
    for (std::size_t at = 0; at < accounts.size(); at += wide) {
        const auto found = find_some(tx, tenant, accounts.subspan(at, std::min(wide, accounts.size() - at)));
        std::vector<vault::Item> sealed;
        std::vector<UserId> whose;
        for (const auto& one : found) {
            out.emplace(one.id, AccountContact{one.name, ""});
            if (!one.phone) continue;
            sealed.push_back({PersonId(one.id.uuid()), phone_field, *one.phone});
            whose.push_back(one.id);
        }
        const auto opened = vault.open_all(tx, tenant, sealed);
        for (std::size_t i = 0; i < opened.size(); ++i)
            if (opened[i]) out[whose[i]].phone = *opened[i];
    }
    return out;
}

}  // namespace linli::identity
