#include "golden_rows.h"

#include <linli/json/write.h>

/// Golden rows as the columns of templates show them.
namespace linli::imports {
namespace {

template <class T>
std::string id_text(const std::optional<T>& id) {
    return id ? id->text() : std::string();
}

std::string decimal(double value) {
    std::string out;
    json::append(out, value);
    return out;
}

}  // namespace

std::string value_of(const FieldSpec& field, const registry::PersonRow& p) {
    const auto& n = field.name;
    if (n == "key") return p.id.text();
    if (n == "household") return id_text(p.household);
    if (n == "name") return p.name;
    if (n == "sex") return std::string(word(p.sex));
    if (n == "birth") return p.birth.text();
    if (n == "ethnicity") return p.ethnicity;
    if (n == "id_number") return p.id_number;
    if (n == "phone") return p.phone;
    if (n == "kin") return std::string(word(p.kin));
    if (n == "presence") return std::string(word(p.presence));
    if (n == "native_place") return p.native_place;
    if (n == "registered_address") return p.registered_address;
    if (n == "outside_ref") return p.outside_ref;
    if (n == "occupation") return p.occupation;
    if (n == "education") return p.education;
    if (n == "marital_status") return p.marital_status;
    if (n == "dwelling") return id_text(p.dwelling);
    if (n == "address") return p.address;
    if (n == "since") return p.since.text();
    if (n == "confirmed") return p.confirmed.text();
    return {};
}

std::string value_of(const FieldSpec& field, const registry::DwellingRow& d) {
    const auto& n = field.name;
    if (n == "key") return d.code;
    if (n == "room") return d.room;
    if (n == "address") return d.address;
    if (n == "floor") return std::to_string(d.floor);
    if (n == "area") return decimal(d.area_dm2 / 100.0);
    if (n == "area_dm2") return std::to_string(d.area_dm2);
    if (n == "built_year") return d.built_year ? std::to_string(*d.built_year) : std::string();
    if (n == "use") return std::string(word(d.use));
    return {};
}

std::string value_of(const FieldSpec& field, const registry::MerchantRow& m) {
    const auto& n = field.name;
    if (n == "key") return m.uscc;
    if (n == "name") return m.name;
    if (n == "company") return m.is_company ? "company" : "individual";
    if (n == "category") return m.category;
    if (n == "owner_name") return m.owner_name;
    if (n == "phone") return m.phone;
    if (n == "address") return m.address;
    if (n == "lon") return m.lon ? decimal(*m.lon) : std::string();
    if (n == "lat") return m.lat ? decimal(*m.lat) : std::string();
    if (n == "since") return m.since.text();
    if (n == "licence_until") return m.licence_until.text();
    return {};
}

}  // namespace linli::imports
