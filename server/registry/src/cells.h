#pragma once

#include <linli/registry/changes.h>

#include "change_rules.h"

#include <boost/json/object.hpp>

/// Rows as the journal keeps them.
namespace linli::registry {

inline bool is(const boost::json::value& cell, std::string_view text) {
    return cell.is_string() && cell.get_string() == text;
}
inline boost::json::value id_text(const Uuid& id) { return boost::json::value(id.text()); }
template <class Id>
boost::json::value id_text(const std::optional<Id>& id) {
    return id ? boost::json::value(id->uuid().text()) : boost::json::value(nullptr);
}

inline void add_place(boost::json::object& row, const area::Ancestors& place) {
    row["district_id"] = id_text(place.district);
    row["street_id"] = id_text(place.street);
    row["community_id"] = id_text(place.community);
    row["grid_id"] = id_text(place.grid);
}

inline std::optional<std::string> value_of(const std::vector<FieldValue>& values, std::string_view field) {
    for (const auto& one : values)
        if (one.field == field) return one.value;
    return std::nullopt;
}

inline bool open_home(const boost::json::object& row) {
    return row.at("lives_here").as_bool() && row.at("until_on").is_null() && is(row.at("state"), "valid");
}

inline Period period_of(const boost::json::object& row) {
    const auto& until = row.at("until_on");
    return {Date::parse(row.at("from_on").as_string()).value_or(Date()),
            until.is_null() ? std::nullopt : Date::parse(until.as_string())};
}

}  // namespace linli::registry
