#pragma once

#include "mark_feed.h"

#include <filesystem>

namespace linli::sheet {

/// The cells of the sheet with their marks in a new workbook, each in its place.
Result<MarkReport> rewrite_marked(const std::filesystem::path& original, const std::filesystem::path& out,
                                  const MarkPlan& plan, const MarkLayout& layout, MarkFeed& feed);

}  // namespace linli::sheet
