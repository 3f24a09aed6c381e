#pragma once

#include <linli/search/source.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Rows as the one box reads them: by id, 128 at a time, and by id in order.
namespace linli::registry::repository {

/// A row of a searchable table with the columns named by its kind.
struct SearchRow {
    Uuid id;
    std::int64_t version = 1;
    area::Ancestors place;
    std::optional<std::string> standing;
    std::string name, address, code;
    std::optional<std::string> id_number, phone;  ///< sealed
    bool sealed = false;                          ///< something lies sealed under the key of this person
};
std::vector<SearchRow> search_rows(db::ReadTx& tx, TenantId tenant, search::Kind kind, std::span<const Uuid> ids);
/// Of these people those who have a key, and whether it was destroyed: enough to leave out the erased without opening
/// anything.
std::unordered_map<Uuid, bool> search_erased(db::ReadTx& tx, TenantId tenant, const std::vector<Uuid>& people);
std::vector<search::Stamp> search_stamps(db::ReadTx& tx, TenantId tenant, search::Kind kind, const Uuid& after,
                                         std::size_t limit);

}  // namespace linli::registry::repository
