#pragma once

#include "archive.h"
#include "day_number.h"

#include <linli/sheet/reader.h>

#include <string>
#include <string_view>
#include <vector>

namespace linli::sheet {

/// An arrow from one part of a package to another.
struct Relation {
    std::string id;
    std::string kind;    ///< last word of the type's URI: "worksheet", "styles", "comments"
    std::string target;  ///< part name, resolved; as written for external targets
    bool external = false;
};

/// A worksheet and the part that holds its cells.
struct SheetPart {
    SheetInfo info;
    std::string part;
    std::uint32_t position = 0;  ///< among all tabs, those without cells included
};

/// What a workbook consists of.
struct Package {
    std::string workbook;  ///< part name
    std::vector<SheetPart> sheets;
    std::string strings;  ///< part name, empty when there are none
    std::string styles;
    DateSystem dates = DateSystem::from_1900;
};

/// `xl/worksheets/sheet1.xml` -> `xl/worksheets/_rels/sheet1.xml.rels`.
std::string relations_part(std::string_view part);
/// The relations of a part; none when it has no relations part.
Result<std::vector<Relation>> read_relations(const Archive& archive, std::string_view part);
/// @refuses not_a_sheet for other kinds of packages, broken_file.
Result<Package> read_package(const Archive& archive);

}  // namespace linli::sheet
