#include "golden_rows.h"

#include <linli/base/codes.h>
#include <linli/json/read.h>
#include <linli/json/write.h>

#include "places.h"
#include "values.h"

#include <boost/json.hpp>
#include <cmath>

namespace linli::imports {
namespace {

using registry::DwellingRow;
using registry::MerchantRow;
using registry::PersonRow;

/// The last day that a licence without an end is good for.
const Date open_end = Date::of(2999, 12, 31).value();

/// What a record says of named fields.
class Said {
public:
    Said(const Template& form, const Record& record) : form_(form), record_(record) {}
    std::string_view operator()(std::string_view field) const { return record_.get(form_.index(field)); }
    void text(std::string_view field, std::string& out) const {
        if (const auto value = (*this)(field); !value.empty()) out = value;
    }
    void day(std::string_view field, Date& out) const {
        if (const auto value = Date::parse((*this)(field))) out = *value;
    }
    template <class E>
    void word(std::string_view field, E& out) const {
        if (const auto value = from_word<E>((*this)(field))) out = *value;
    }
    void number(std::string_view field, std::optional<double>& out) const {
        if (const auto value = read_number((*this)(field))) out = *value;
    }
    int whole(std::string_view field, int otherwise) const {
        const auto value = read_number((*this)(field));
        return value && std::abs(*value) < 1e9 ? static_cast<int>(std::lround(*value)) : otherwise;
    }

private:
    const Template& form_;
    const Record& record_;
};

template <class T>
std::string id_text(const std::optional<T>& id) {
    return id ? id->text() : std::string();
}
template <class T>
std::optional<T> id_of(const std::string& text) {
    return T::parse(text);
}
std::string number_text(const std::optional<double>& number) {
    std::string out;
    if (number) json::append(out, *number);
    return out;
}

Date day_of(const std::string& text) {
    const auto day = Date::parse(text);
    LINLI_INVARIANT(day.has_value(), "a kept row holds no day");
    return *day;
}

template <class E>
E word_of(const std::string& text) {
    const auto found = from_word<E>(text);
    LINLI_INVARIANT(found.has_value(), "a kept row holds an unknown word");
    return *found;
}

void put_place(std::vector<std::string>& out, const area::Ancestors& place) {
    for (const auto& id : {place.district, place.street, place.community, place.grid}) out.push_back(id_text(id));
}
area::Ancestors place_of(const std::vector<std::string>& texts, std::size_t at) {
    return {id_of<AreaId>(texts[at]), id_of<AreaId>(texts[at + 1]), id_of<AreaId>(texts[at + 2]),
            id_of<AreaId>(texts[at + 3])};
}

std::vector<std::string> kept(const std::string& text, std::size_t width) {
    auto out = from_json(text);
    LINLI_INVARIANT(out.size() == width, "a kept row has another width");
    return out;
}

}  // namespace

std::string to_json(const std::vector<std::string>& texts) {
    std::string out = "[";
    for (const auto& text : texts) {
        if (out.size() > 1) out += ',';
        json::append(out, std::string_view(text));
    }
    out += ']';
    return out;
}

std::vector<std::string> from_json(const std::string& text) {
    const auto parsed = json::parse(text);
    LINLI_INVARIANT(parsed.ok() && parsed->is_array(), "a kept row is no list");
    std::vector<std::string> out;
    for (const auto& one : parsed->get_array()) out.emplace_back(one.as_string());
    return out;
}

void put(const Template& form, const Record& record, PersonRow& row) {
    const Said said(form, record);
    said.text("name", row.name);
    said.text("ethnicity", row.ethnicity);
    said.text("native_place", row.native_place);
    said.text("occupation", row.occupation);
    said.text("education", row.education);
    said.text("marital_status", row.marital_status);
    said.text("id_number", row.id_number);
    said.text("phone", row.phone);
    said.text("registered_address", row.registered_address);
    said.text("outside_ref", row.outside_ref);
    said.text("address", row.address);
    said.word("kin", row.kin);
    said.word("presence", row.presence);
    said.day("since", row.since);
    said.day("confirmed", row.confirmed);
    // A number says sex and birth by itself; what the sheet says goes before it.
    if (const auto number = registry::normal_id_number(said("id_number")))
        if (const auto read = codes::parse_id_number(*number)) {
            row.birth = read->birth;
            row.sex = read->sex == codes::Sex::male ? registry::Sex::male : registry::Sex::female;
        }
    said.word("sex", row.sex);
    said.day("birth", row.birth);
}

void put(const Template& form, const Record& record, DwellingRow& row) {
    const Said said(form, record);
    said.text("key", row.code);
    said.text("room", row.room);
    said.text("address", row.address);
    if (!said("address").empty()) row.local_address = local_part(said("address"));
    said.word("use", row.use);
    row.floor = said.whole("floor", row.floor);
    row.area_dm2 = said.whole("area_dm2", row.area_dm2);
    if (const auto metres = read_number(said("area")); metres && *metres > 0 && *metres < 1e6)
        row.area_dm2 = static_cast<int>(std::lround(*metres * 100));
    if (const auto year = said.whole("built_year", 0); year != 0) row.built_year = year;
    if (row.list_order == 0)
        row.list_order =
            said.whole("building", 0) * 100'000'000LL + said.whole("unit", 0) * 1'000'000LL + said.whole("room", 0);
}

void put(const Template& form, const Record& record, MerchantRow& row) {
    const Said said(form, record);
    said.text("key", row.uscc);
    said.text("name", row.name);
    said.text("category", row.category);
    said.text("owner_name", row.owner_name);
    said.text("phone", row.phone);
    said.text("address", row.address);
    if (!said("company").empty()) row.is_company = said("company") == "company";
    said.number("lon", row.lon);
    said.number("lat", row.lat);
    said.day("since", row.since);
    if (row.licence_until == Date()) row.licence_until = open_end;
    said.day("licence_until", row.licence_until);
}

std::string pack(const PersonRow& p) {
    std::vector<std::string> out{id_text(p.household),
                                 std::string(word(p.kin)),
                                 p.name,
                                 std::string(word(p.sex)),
                                 p.birth.text(),
                                 p.ethnicity,
                                 p.native_place,
                                 p.occupation,
                                 p.education,
                                 p.marital_status,
                                 std::string(word(p.presence)),
                                 p.id_number,
                                 p.phone,
                                 p.registered_address,
                                 id_text(p.dwelling),
                                 p.address,
                                 p.since.text(),
                                 p.confirmed.text(),
                                 p.source};
    put_place(out, p.place);
    out.push_back(p.outside_ref);
    return to_json(out);
}

void unpack(const std::string& text, PersonRow& p) {
    constexpr std::size_t without_reference = 23;  // as rows were kept before there was one
    auto t = from_json(text);
    if (t.size() == without_reference) t.emplace_back();
    LINLI_INVARIANT(t.size() == without_reference + 1, "a kept row has another width");
    p.household = id_of<registry::HouseholdId>(t[0]);
    p.kin = word_of<registry::Kin>(t[1]);
    p.name = t[2];
    p.sex = word_of<registry::Sex>(t[3]);
    p.birth = day_of(t[4]);
    p.ethnicity = t[5];
    p.native_place = t[6];
    p.occupation = t[7];
    p.education = t[8];
    p.marital_status = t[9];
    p.presence = word_of<registry::Presence>(t[10]);
    p.id_number = t[11];
    p.phone = t[12];
    p.registered_address = t[13];
    p.dwelling = id_of<registry::DwellingId>(t[14]);
    p.address = t[15];
    p.since = day_of(t[16]);
    p.confirmed = day_of(t[17]);
    p.source = t[18];
    p.place = place_of(t, 19);
    p.outside_ref = t[without_reference];
}

std::string pack(const DwellingRow& d) {
    return to_json({d.code, d.room, d.address, d.local_address, std::to_string(d.floor), std::to_string(d.area_dm2),
                    d.built_year ? std::to_string(*d.built_year) : "", std::string(word(d.use))});
}

void unpack(const std::string& text, DwellingRow& d) {
    const auto t = kept(text, 8);
    d.code = t[0];
    d.room = t[1];
    d.address = t[2];
    d.local_address = t[3];
    d.floor = static_cast<int>(read_number(t[4]).value_or(0));
    d.area_dm2 = static_cast<int>(read_number(t[5]).value_or(0));
    d.built_year = t[6].empty() ? std::nullopt : std::optional(static_cast<int>(read_number(t[6]).value_or(0)));
    d.use = word_of<registry::DwellingUse>(t[7]);
}

std::string pack(const MerchantRow& m) {
    return to_json({m.uscc, m.name, m.is_company ? "1" : "0", m.category, m.owner_name, m.phone, m.address,
                    number_text(m.lon), number_text(m.lat), m.since.text(), m.licence_until.text()});
}

void unpack(const std::string& text, MerchantRow& m) {
    const auto t = kept(text, 11);
    m.uscc = t[0];
    m.name = t[1];
    m.is_company = t[2] == "1";
    m.category = t[3];
    m.owner_name = t[4];
    m.phone = t[5];
    m.address = t[6];
    m.lon = read_number(t[7]);
    m.lat = read_number(t[8]);
    m.since = day_of(t[9]);
    m.licence_until = day_of(t[10]);
}

}  // namespace linli::imports
