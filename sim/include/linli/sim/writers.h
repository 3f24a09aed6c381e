#pragma once

#include <linli/sim/district.h>

#include <filesystem>

namespace linli::sim {

/// How many of each were written; the same figures stand in `summary.json`.
struct Written {
    std::int64_t areas = 0, dwellings = 0, households = 0, people = 0, relations = 0, tags = 0, merchants = 0;
    std::int64_t organisations = 0, staff = 0, posts = 0, signals = 0, reports = 0, truths = 0;
};

/// Generates and writes the district with its planted truths into `folder` (made when absent), streaming:
/// areas.geojson, dwellings.csv, households.csv, people.csv, relations.csv, tags.csv, organisations.csv, staff.csv,
/// posts.csv, contracts.csv, merchants.csv, signals.csv, personas.csv, reports.jsonl, report_truths.jsonl,
/// truths.jsonl, summary.json. UTF-8, LF, header line in CSV (RFC 4180 quoting).
/// @refuses as generate(). @throws std::runtime_error when the folder cannot be written.
Result<Written> write_truths(const Options& options, const std::filesystem::path& folder);

}  // namespace linli::sim
