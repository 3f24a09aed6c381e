#include "subjects.h"

#include <linli/base/codes.h>
#include <linli/base/date.h>
#include <linli/base/text.h>
#include <linli/registry/load.h>
#include <linli/registry/provenance.h>

#include "fields.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace linli::registry {
namespace {

using json::Mask;

template <Worded E>
constexpr auto all_words = words(E{});

constexpr auto person_fields = std::to_array<FieldSpec>({
    {.code = "person.name", .column = "name", .mask = Mask::name, .required = true},
    {.code = "person.sex", .column = "sex", .content = Content::word, .required = true, .words = all_words<Sex>},
    {.code = "person.birth_on", .column = "birth_on", .content = Content::day, .mask = Mask::whole, .required = true},
    {.code = "person.id_number",
     .column = "id_number",
     .mask = Mask::id_number,
     .always_masked = true,
     .sealed = fields::id_number,
     .index_column = "id_number_index",
     .index_kind = fields::id_number_kind},
    {.code = "person.phone",
     .column = "phone",
     .mask = Mask::phone,
     .always_masked = true,
     .sealed = fields::phone,
     .index_column = "phone_index",
     .index_kind = fields::phone_kind},
    {.code = "person.registered_address",
     .column = "registered_address",
     .mask = Mask::address,
     .always_masked = true,
     .sealed = fields::registered_address},
    {.code = "person.outside_ref",
     .column = "outside_ref",
     .mask = Mask::whole,
     .always_masked = true,
     .sealed = fields::outside_ref},
    {.code = "person.address", .column = "address", .mask = Mask::address, .required = true},
    {.code = "person.ethnicity", .column = "ethnicity", .mask = Mask::whole, .always_masked = true, .required = true},
    {.code = "person.native_place",
     .column = "native_place",
     .mask = Mask::whole,
     .always_masked = true,
     .required = true},
    {.code = "person.occupation", .column = "occupation", .mask = Mask::whole, .always_masked = true, .required = true},
    {.code = "person.education", .column = "education", .mask = Mask::whole, .always_masked = true, .required = true},
    {.code = "person.marital_status",
     .column = "marital_status",
     .mask = Mask::whole,
     .always_masked = true,
     .required = true},
    {.code = "person.presence",
     .column = "presence",
     .content = Content::word,
     .required = true,
     .words = all_words<Presence>},
    {.code = "person.kin", .column = "kin", .content = Content::word, .required = true, .words = all_words<Kin>},
    {.code = "person.confirmed_on", .column = "confirmed_on", .content = Content::day, .required = true},
});

constexpr auto dwelling_fields = std::to_array<FieldSpec>({
    {.code = "dwelling.room", .column = "room", .required = true},
    {.code = "dwelling.address", .column = "address", .required = true},
    {.code = "dwelling.local_address", .column = "local_address", .required = true},
    {.code = "dwelling.floor", .column = "floor", .content = Content::number, .required = true},
    {.code = "dwelling.area_dm2", .column = "area_dm2", .content = Content::number, .required = true},
    {.code = "dwelling.built_year", .column = "built_year", .content = Content::number},
    {.code = "dwelling.use_kind",
     .column = "use_kind",
     .content = Content::word,
     .required = true,
     .words = all_words<DwellingUse>},
});

constexpr auto household_fields = std::to_array<FieldSpec>({
    {.code = "household.number", .column = "number", .mask = Mask::whole, .required = true},
});

constexpr auto establishment_fields = std::to_array<FieldSpec>({
    {.code = "establishment.uscc", .column = "uscc", .required = true},
    {.code = "establishment.name", .column = "name", .required = true},
    {.code = "establishment.kind", .column = "kind"},
    {.code = "establishment.venue", .column = "venue"},
    {.code = "establishment.category", .column = "category", .required = true},
    {.code = "establishment.owner_name", .column = "owner_name", .mask = Mask::name, .required = true},
    {.code = "establishment.phone",
     .column = "phone",
     .mask = Mask::phone,
     .always_masked = true,
     .sealed = fields::merchant_phone},
    {.code = "establishment.address", .column = "address", .required = true},
    {.code = "establishment.licence_until_on", .column = "licence_until_on", .content = Content::day, .required = true},
});

constexpr auto object_fields = std::to_array<FieldSpec>({
    {.code = "object.code", .column = "code", .required = true},
    {.code = "object.name", .column = "name", .required = true},
    {.code = "object.address", .column = "address", .required = true},
    {.code = "object.inspected_on", .column = "inspected_on", .content = Content::day},
});

constexpr SubjectSpec subjects[] = {
    {SubjectKind::person, "registry_person", "person_id", "confirmed_on", person_fields},
    {SubjectKind::household, "registry_household", "household_id", {}, household_fields},
    {SubjectKind::dwelling, "registry_dwelling", "dwelling_id", {}, dwelling_fields},
    {SubjectKind::establishment, "registry_merchant", "merchant_id", {}, establishment_fields},
    {SubjectKind::object, "registry_object", "object_id", {}, object_fields},
};

bool whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

const SubjectSpec& subject(SubjectKind kind) { return subjects[static_cast<std::size_t>(kind)]; }

const FieldSpec* field_of(SubjectKind kind, std::string_view code) {
    const auto& list = subject(kind).fields;
    const auto found = std::find_if(list.begin(), list.end(), [&](const FieldSpec& f) { return f.code == code; });
    return found == list.end() ? nullptr : &*found;
}

std::vector<std::pair<SubjectKind, std::string_view>> stated_fields() {
    std::vector<std::pair<SubjectKind, std::string_view>> out;
    for (const auto& one : subjects)
        for (const auto& field : one.fields) out.emplace_back(one.kind, field.code);
    return out;
}

std::optional<std::string> canonical(const FieldSpec& field, std::string_view text) {
    const auto trimmed = text::trim(text);
    switch (field.content) {
    case Content::word:
        if (std::find(field.words.begin(), field.words.end(), trimmed) == field.words.end()) return std::nullopt;
        break;
    case Content::day:
        if (!Date::parse(trimmed)) return std::nullopt;
        break;
    case Content::number:
        if (!whole_number(trimmed)) return std::nullopt;
        break;
    case Content::text: break;
    }
    return std::string(trimmed);
}

std::optional<std::string> index_form(const FieldSpec& field, std::string_view value) {
    if (field.index_kind == fields::id_number_kind) return normal_id_number(value);
    if (field.index_kind == fields::phone_kind) return codes::normal_mobile(value);
    return std::nullopt;
}

}  // namespace linli::registry
