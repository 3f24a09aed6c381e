#pragma once

#include <linli/cases/types.h>
#include <linli/search/source.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

/// Matters and their files as the one box reads them: by id, 64 at a time, and by id in order.
namespace linli::cases::repository {

struct SearchRow {
    Uuid id;
    std::int64_t version = 1;
    area::Ancestors place;
    std::string title, number, address, state;
    std::string file_name;  ///< of a file; id is the file's then
    Uuid case_id;
};
/// @param scope nothing: whatever the tenant has
std::vector<SearchRow> search_rows(db::ReadTx& tx, TenantId tenant, const access::Scope* scope, search::Kind kind,
                                   std::span<const Uuid> ids);
std::vector<search::Stamp> search_stamps(db::ReadTx& tx, TenantId tenant, search::Kind kind, const Uuid& after,
                                         std::size_t limit);

}  // namespace linli::cases::repository
