#pragma once

#include <linli/expectations/rows.h>

namespace linli::expectations {

/// The twelve error classes of records, counted from 1. @source decisions.md, record error classes
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
inline constexpr int class_count = 12;

/// 格式错误, 校验位错误 …
std::string_view class_title(ErrorClass error);

/// certain: the row is wrong whatever the world is like. doubtful: somebody has to look.
enum class Certainty { certain, doubtful };
constexpr std::array<std::string_view, 2> words(Certainty) { return {"certain", "doubtful"}; }

/// One thing that is wrong with one row.
struct Finding {
    Table table = Table::person;
    Uuid row;
    ErrorClass error = ErrorClass::format;
    std::string kind;   ///< the expectation that was not met
    std::string field;  ///< the field that is wrong
    std::string why;    ///< natural Chinese, personal values masked
    std::string fix;    ///< the value that is certainly meant; empty when somebody has to ask
    Certainty certainty = Certainty::certain;
    std::vector<Uuid> related;  ///< other rows that belong to it (the twin, the head of the household)
};

}  // namespace linli::expectations
