#pragma once

#include <linli/base/id.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace linli::sim {

/// Record error classes of the quality engine, 1 to 12 in this order. @source decisions.md, record error classes
enum class ErrorClass {
    format = 1,
    checksum,
    illegal_code,
    birth_or_sex,
    duplicate,
    no_such_dwelling,
    deceased,
    moved_out,
    contradictory_household,
    dwelling_contradiction,
    out_of_range_or_stale,
    contradicted_outside
};

/// Which list a planted error stands in.
enum class Table { person, relation, dwelling, merchant };
constexpr std::array<std::string_view, 4> words(Table) { return {"person", "relation", "dwelling", "merchant"}; }

/// One planted error.
struct Truth {
    Table table = Table::person;
    Uuid row;
    ErrorClass error = ErrorClass::format;
    std::string method;    ///< how it was planted; the name in the noise specification
    std::string field;     ///< the field that is wrong
    std::string recorded;  ///< what stands in the row
    std::string right;     ///< what would be true; empty = the row should not be there
    AreaId community;
    AreaId compound;            ///< nil unless the error was planted for one compound
    std::vector<Uuid> related;  ///< rows a detector may name instead or beside (the original of a duplicate)
};

}  // namespace linli::sim
