#include "repository.h"

#include "dimensions.h"

#include <array>
#include <iterator>

namespace linli::statistics::repository {
namespace {

/// A district is most of its tenant: walking an index row by row costs several times what reading the table does. An
/// expression keeps the planner from the index.
constexpr access::ScopeColumns columns_of_record{.tenant = "p.tenant_id",
                                                 .district = "coalesce(p.district_id, p.district_id)",
                                                 .street = "p.street_id",
                                                 .community = "p.community_id",
                                                 .grid = "p.grid_id"};

constexpr std::string_view band =
    "CASE WHEN p.birth_on > :b1 THEN '0' WHEN p.birth_on > :b2 THEN '6' WHEN p.birth_on > :b3 THEN '18'"
    " WHEN p.birth_on > :b4 THEN '35' WHEN p.birth_on > :b5 THEN '60' WHEN p.birth_on > :b6 THEN '70'"
    " WHEN p.birth_on > :b7 THEN '80' ELSE '90' END";
constexpr std::string_view band_names[] = {"", "b1", "b2", "b3", "b4", "b5", "b6", "b7"};

/// The category of a record, as the database says it.
std::string_view category(Dimension dimension) {
    switch (dimension) {
    case Dimension::street: return "p.street_id";
    case Dimension::community: return "p.community_id";
    case Dimension::grid: return "p.grid_id";
    case Dimension::age_band: return band;
    case Dimension::sex: return "p.sex";
    case Dimension::presence: return "p.presence";
    case Dimension::relation: return "r.kind";
    case Dimension::education: return "p.education";
    case Dimension::ethnicity: return "p.ethnicity";
    case Dimension::marital_status: return "p.marital_status";
    case Dimension::tag: return "t.word";
    case Dimension::doors: return "CASE WHEN p.doors > 1 THEN 'several' WHEN p.doors = 1 THEN 'one' ELSE 'none' END";
    case Dimension::use_kind: return "p.use_kind";
    case Dimension::residents:
        return "CASE WHEN p.residents > 4 THEN '5' WHEN p.residents > 2 THEN '3' WHEN p.residents = 2 THEN '2'"
               " WHEN p.residents = 1 THEN '1' ELSE '0' END";
    case Dimension::built:
        return "CASE WHEN p.built_year IS NULL THEN 'unknown' WHEN p.built_year < 1980 THEN 'before_1980'"
               " WHEN p.built_year < 1990 THEN '1980' WHEN p.built_year < 2000 THEN '1990'"
               " WHEN p.built_year < 2010 THEN '2000' WHEN p.built_year < 2020 THEN '2010' ELSE '2020' END";
    }
    return "''";
}

std::string tables(Measure measure, bool by_tag, bool by_relation) {
    if (measure == Measure::households) return " FROM registry_household p";
    if (measure == Measure::dwellings) return " FROM registry_dwelling p";
    std::string out = " FROM registry_person p";
    if (by_tag)
        out +=
            " JOIN registry_tag t ON t.tenant_id = p.tenant_id AND t.person_id = p.person_id"
            " AND t.from_on <= :as_of AND (t.until_on IS NULL OR t.until_on > :as_of)";
    if (by_relation)
        out +=
            " JOIN registry_relation r ON r.tenant_id = p.tenant_id AND r.person_id = p.person_id"
            " AND r.state = 'valid' AND r.from_on <= :as_of AND (r.until_on IS NULL OR r.until_on > :as_of)";
    return out;
}

/// All of them. A range of the key is what makes SQLite read the table in its order when no index of a smaller area
/// fits; it takes a range with two ends for a narrow one.
std::string_view every_key(Measure measure) {
    switch (measure) {
    case Measure::people: return " AND p.person_id BETWEEN :first AND :last";
    case Measure::households: return " AND p.household_id BETWEEN :first AND :last";
    case Measure::dwellings: return " AND p.dwelling_id BETWEEN :first AND :last";
    }
    return "";
}

Uuid last_id() {
    std::array<std::uint8_t, 16> bytes{};
    bytes.fill(0xFF);
    return Uuid(bytes);
}

/// Somebody younger than `years` on `as_of` was born after this day.
Date born_before(Date as_of, int years) {
    auto text = as_of.text();
    const int year = std::stoi(text.substr(0, 4)) - years;
    auto day = Date::parse(std::to_string(year) + text.substr(4));
    return day ? *day : Date::parse(std::to_string(year) + "-02-28").value();
}

}  // namespace

access::Predicate counting(const access::Scope& scope, Measure measure, Dimension rows,
                           std::optional<Dimension> columns, Date as_of) {
    const auto by = [&](Dimension one) { return rows == one || columns == one; };
    auto out = scope.where(columns_of_record);
    if (by(Dimension::age_band))
        for (std::size_t i = 1; i < std::size(band_starts); ++i)
            out.params.emplace_back(band_names[i], born_before(as_of, band_starts[i]));
    if (by(Dimension::tag) || by(Dimension::relation)) out.params.emplace_back("as_of", as_of);
    out.sql += every_key(measure);
    out.params.emplace_back("first", Uuid());
    out.params.emplace_back("last", last_id());
    // Who died or moved out does not count.
    if (measure == Measure::people) out.sql += " AND p.standing IS NULL";
    const auto second = columns ? category(*columns) : std::string_view("''");
    out.sql = "SELECT " + std::string(category(rows)) + " AS a, " + std::string(second) + " AS b, count(*) AS n" +
              tables(measure, by(Dimension::tag), by(Dimension::relation)) + " WHERE " + out.sql + " GROUP BY 1, 2";
    return out;
}

std::vector<Counted> count(db::ReadTx& tx, const access::Scope& scope, Measure measure, Dimension rows,
                           std::optional<Dimension> columns, Date as_of) {
    const auto statement = counting(scope, measure, rows, columns, as_of);
    return tx.all(statement.sql, db::Params(statement.params), [](const db::Row& row) {
        return Counted{row.shown(0), row.shown(1), row.get<std::int64_t>(2)};
    });
}

}  // namespace linli::statistics::repository
