#pragma once

#include <linli/api/page.h>
#include <linli/area/types.h>
#include <linli/cases/listing.h>

#include <optional>
#include <string_view>
#include <vector>

/// SQL of the lists.
namespace linli::cases::repository {

/// The column of a place that lists and counts are kept for: district to grid.
std::string_view ancestor_column(area::Level level);
/// One page, newest first. @param level of `wanted.area_id`
std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, const ListCases& wanted,
                                 std::optional<area::Level> level, Instant now,
                                 const std::optional<api::PageKey>& after, std::vector<CaseLine>& lines);

}  // namespace linli::cases::repository
