#pragma once

#include <linli/access/scope.h>
#include <linli/area/types.h>
#include <linli/db/database.h>
#include <linli/statistics/views.h>

#include <optional>
#include <string>
#include <vector>

/// Counts over the golden records. One statement a table; what comes back are codes and counts.
namespace linli::statistics::repository {

struct Counted {
    std::string row, column;  ///< codes; ids of areas as text, "NULL" for what is not known
    std::int64_t count = 0;
};
/// The statement that counts: of a district one pass over its records in the order of their key, of a smaller area one
/// range of its index.
access::Predicate counting(const access::Scope& scope, Measure measure, Dimension rows,
                           std::optional<Dimension> columns, Date as_of);
/// @param columns nothing: everything in one column
std::vector<Counted> count(db::ReadTx& tx, const access::Scope& scope, Measure measure, Dimension rows,
                           std::optional<Dimension> columns, Date as_of);

}  // namespace linli::statistics::repository
