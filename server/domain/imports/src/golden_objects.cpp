#include <linli/json/read.h>
#include <linli/json/write.h>

#include "golden_rows.h"
#include "values.h"

#include <boost/json.hpp>
#include <cmath>

/// Things as rows of sheets: what every kind has stands in columns of its own, the rest among the attributes.
namespace linli::imports {
namespace {

using registry::ObjectRow;

boost::json::object attributes_of(const ObjectRow& row) {
    const auto parsed = json::parse(row.attributes);
    return parsed.ok() && parsed->is_object() ? parsed->get_object() : boost::json::object();
}

void set(ObjectRow& row, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    auto all = attributes_of(row);
    all[name] = value;
    row.attributes = boost::json::serialize(all);
}

std::string attribute(const ObjectRow& row, std::string_view name) {
    const auto all = attributes_of(row);
    const auto* found = all.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

std::string day_text(const std::optional<Date>& day) { return day ? day->text() : std::string(); }

std::string degrees(const std::optional<double>& number) {
    std::string out;
    if (number) json::append(out, *number);
    return out;
}

}  // namespace

void put(const Template& form, const Record& record, ObjectRow& row) {
    const auto said = [&](std::string_view field) { return record.get(form.index(field)); };
    const auto text = [&](std::string_view field, std::string& out) {
        if (const auto value = said(field); !value.empty()) out = value;
    };
    text("key", row.code);
    text("kind", row.kind);
    text("name", row.name);
    text("address", row.address);
    if (row.name.empty()) row.name = row.address;
    if (const auto lon = read_number(said("lon"))) row.lon = *lon;
    if (const auto lat = read_number(said("lat"))) row.lat = *lat;
    set(row, "maintained_by", said("owner"));
    set(row, "installed_on", said("installed"));
    if (const auto day = Date::parse(said("checked"))) row.inspected = *day;
    const auto cycle = read_number(said("cycle"));
    constexpr double longest_cycle = 3'660;
    if (row.inspected && cycle && *cycle >= 1 && *cycle <= longest_cycle)
        row.inspect_by = row.inspected->plus_days(static_cast<int>(std::lround(*cycle)));
}

std::string pack(const ObjectRow& o) {
    return to_json({o.kind, o.code, o.name, o.address, o.attributes, degrees(o.lon), degrees(o.lat),
                    day_text(o.inspected), day_text(o.inspect_by)});
}

void unpack(const std::string& text, ObjectRow& o) {
    const auto t = from_json(text);
    LINLI_INVARIANT(t.size() == 9, "a kept row has another width");
    o.kind = t[0];
    o.code = t[1];
    o.name = t[2];
    o.address = t[3];
    o.attributes = t[4];
    o.lon = read_number(t[5]);
    o.lat = read_number(t[6]);
    o.inspected = Date::parse(t[7]);
    o.inspect_by = Date::parse(t[8]);
}

std::string value_of(const FieldSpec& field, const ObjectRow& o) {
    const auto& n = field.name;
    if (n == "key") return o.code;
    if (n == "kind") return o.kind;
    if (n == "name") return o.name;
    if (n == "address") return o.address;
    if (n == "owner") return attribute(o, "maintained_by");
    if (n == "lon") return degrees(o.lon);
    if (n == "lat") return degrees(o.lat);
    if (n == "installed") return attribute(o, "installed_on");
    if (n == "checked") return day_text(o.inspected);
    if (n == "cycle" && o.inspected && o.inspect_by)
        return std::to_string((o.inspect_by->days() - o.inspected->days()).count());
    return {};
}

}  // namespace linli::imports
