#pragma once

#include "rng.h"

#include <linli/base/result.h>
#include <linli/sim/truths.h>

#include <filesystem>
#include <string>
#include <vector>

namespace linli::sim {

/// Where a rule of the noise specification applies.
enum class NoiseScope { full, compound, elsewhere };
constexpr std::array<std::string_view, 3> words(NoiseScope) { return {"full", "compound", "elsewhere"}; }

/// Every way to spoil a row. The word is the `method` of the specification and of the truths.
enum class Method {
    // register rows
    id_length,
    phone_length,
    name_stray,
    id_digit,
    id_swapped,
    id_area_unknown,
    id_area_not_in_force,
    birth_differs,
    sex_differs,
    same_number,
    first_generation_number,
    same_person_no_number,
    no_such_building,
    no_such_room,
    unresolvable_text,
    deceased_active,
    moved_out_active,
    no_head,
    two_heads,
    impossible_generations,
    over_occupied,
    stale_confirmation,
    impossible_age,
    since_in_future,
    observed_elsewhere,
    absent_with_bad_number,
    // person–house rows
    relation_twice,
    relation_no_such_room,
    relation_moved_out,
    relation_two_places,
    relation_wrong_kind,
    relation_impossible_dates,
    relation_observed_elsewhere,
    // dwellings
    empty_running_meter,
    rented_without_tenant,
    // merchants
    uscc_digit
};
constexpr std::array<std::string_view, 36> words(Method) {
    return {"id_length",
            "phone_length",
            "name_stray",
            "id_digit",
            "id_swapped",
            "id_area_unknown",
            "id_area_not_in_force",
            "birth_differs",
            "sex_differs",
            "same_number",
            "first_generation_number",
            "same_person_no_number",
            "no_such_building",
            "no_such_room",
            "unresolvable_text",
            "deceased_active",
            "moved_out_active",
            "no_head",
            "two_heads",
            "impossible_generations",
            "over_occupied",
            "stale_confirmation",
            "impossible_age",
            "since_in_future",
            "observed_elsewhere",
            "absent_with_bad_number",
            "relation_twice",
            "relation_no_such_room",
            "relation_moved_out",
            "relation_two_places",
            "relation_wrong_kind",
            "relation_impossible_dates",
            "relation_observed_elsewhere",
            "empty_running_meter",
            "rented_without_tenant",
            "uscc_digit"};
}
Table table_of(Method method);
/// True for the methods that add a row instead of changing one.
bool adds_row(Method method);

struct NoiseRule {
    NoiseScope scope = NoiseScope::full;
    ErrorClass error = ErrorClass::format;
    Method method = Method::id_length;
    /// Rows in `full` and `compound`; rows per 10,000 of the table in `elsewhere`.
    int amount = 0;
};

/// The specification of errors: its own file, read before anything is spoilt.
struct NoiseSpec {
    std::vector<NoiseRule> rules;

    /// Columns scope, class, method, amount. @refuses bad_data_file, naming the line.
    static Result<NoiseSpec> read(const std::filesystem::path& file);
    /// Register rows the scope adds by duplicates.
    int added_rows(NoiseScope scope, Table table) const;
};

}  // namespace linli::sim
