#pragma once

#include <linli/expectations/suite.h>

namespace linli::expectations {

/// Everything in the block that does not meet the suite, ordered by table and row. A finding that another one explains
/// is left out: a row has as many findings as it has causes. Pure; memory grows with the block only.
/// @source DAT-27, DAT-28, DAT-29
std::vector<Finding> examine(const Suite& suite, const Block& block);

/// The value as it was meant, when that is beyond doubt: half width, no spaces, 18 digits, `YYYY-MM-DD`.
/// @return nothing when `value` is right already or somebody has to ask
std::optional<std::string> safe_fix(Table table, std::string_view field, std::string_view value);

}  // namespace linli::expectations
