#pragma once

#include "archive.h"
#include "mark_comments.h"

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>

namespace linli::sheet {

/// What replaces or joins the parts of the original.
struct MarkedParts {
    std::string sheet_part;
    std::FILE* sheet = nullptr;  ///< taken over
    std::string styles_part;
    std::string styles;
    std::string workbook_part;
    std::optional<std::string> workbook;     ///< nothing: unchanged
    const MarkComments* comments = nullptr;  ///< null or unchanged: none
};

/// Copies the original to `out` with these parts. @throws SheetFault.
Outcome write_marked_package(const Archive& archive, const std::filesystem::path& original,
                             const std::filesystem::path& out, const MarkedParts& parts);

}  // namespace linli::sheet
