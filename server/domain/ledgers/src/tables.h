#pragma once

#include <string_view>

/// The files of `data/`.
namespace linli::ledgers {

extern const std::string_view ledgers_json, facts_csv, columns_csv;

}  // namespace linli::ledgers
