#pragma once

#include "settings.h"

#include <optional>
#include <string>

namespace linli::app {

struct ImportOptions {
    std::string sheet;   ///< path; empty with `undo` or `template_out`
    std::string form;    ///< population, dwellings …
    std::string tenant;  ///< code; empty: the only one
    std::string source = "sheet";
    std::string area;          ///< code of the area that rows without a door belong to; empty: the district
    std::string marked;        ///< where the marked workbook goes
    std::string template_out;  ///< writes the empty template there
    std::string undo;          ///< id of an import
    std::optional<int> sheet_no;
    bool dry_run = false;
    bool apply = false;
    bool json = false;
};

/// `linli import`: checks a sheet, applies it, takes it back. Findings go to stdout, progress and sums to stderr. A dry
/// run needs no database; with one it also knows who is on record and which doors exist.
int import_sheet(const config::Settings& settings, const ImportOptions& options);

}  // namespace linli::app
