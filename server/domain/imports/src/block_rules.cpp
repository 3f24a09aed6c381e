#include "block_rules.h"

#include <linli/expectations/examine.h>

#include <algorithm>
#include <functional>

namespace linli::imports {
namespace {

constexpr std::size_t block_rows = 50'000;

/// The number of a row as an id, and back.
Uuid id_of_row(std::uint32_t row) {
    std::array<std::uint8_t, 16> bytes{1};
    for (std::size_t i = 0; i < 4; ++i) bytes[15 - i] = static_cast<std::uint8_t>(row >> (8 * i));
    return Uuid(bytes);
}
std::uint32_t row_of(const Uuid& id) {
    std::uint32_t row = 0;
    for (std::size_t i = 12; i < 16; ++i) row = row << 8U | id.bytes()[i];
    return row;
}

/// What a sheet calls something, as an id; nil for nothing.
Uuid id_of_text(std::string_view text) {
    if (text.empty()) return {};
    if (const auto id = Uuid::parse(text)) return *id;
    std::array<std::uint8_t, 16> bytes{2};
    const std::uint64_t hash = std::hash<std::string_view>{}(text);
    for (std::size_t i = 0; i < 8; ++i) bytes[15 - i] = static_cast<std::uint8_t>(hash >> (8 * i));
    return Uuid(bytes);
}

/// The rules name fields as registers do, templates by their own columns.
std::string field_of(const Template& form, const std::string& field) {
    if (form.index(field)) return field;
    if (field == "uscc" && form.index("key")) return "key";
    return {};
}

Finding finding_of(const Template& form, const expectations::Finding& found) {
    Finding out{.row = row_of(found.row), .error_class = static_cast<int>(found.error)};
    out.field = field_of(form, found.field);
    out.why = found.why;
    if (!found.related.empty()) {
        auto rows = found.related;
        std::sort(rows.begin(), rows.end());
        out.why += "（另见第 " + std::to_string(row_of(rows.front())) + " 行）";
    }
    out.fix = found.fix.empty() ? "请对照证件或上门核实后改正"
                                : "请按规范写法填写：半角、无空格，身份证 18 位，日期 2024-05-01";
    // What has one meaning is read as such, what is doubtful is for a visit; two rows of one person cannot both go in.
    const bool twice = found.error == expectations::ErrorClass::duplicate;
    const bool certain = found.certainty == expectations::Certainty::certain && found.fix.empty();
    out.grade = twice || (certain && found.kind != "not_stale") ? sheet::Grade::error : sheet::Grade::warning;
    return out;
}

/// Ways of writing that reading takes away by itself: nobody has to correct them.
bool only_writing(const expectations::Finding& found) {
    return !found.fix.empty() &&
           (found.kind == "half_width" || found.kind == "trimmed" || found.kind == "without_spaces");
}

bool has_people(const Template& form) { return form.library == Library::people; }
bool has_merchants(const Template& form) { return form.library == Library::merchants; }

}  // namespace

BlockRules::BlockRules(const Template& form, Date today) : form_(form), today_(today) {}

bool BlockRules::covers(const FieldSpec& field) const {
    if (has_people(form_))
        return field.kind == FieldKind::name || field.kind == FieldKind::id_number || field.kind == FieldKind::phone ||
               field.kind == FieldKind::date;
    return has_merchants(form_) && (field.kind == FieldKind::uscc || field.kind == FieldKind::phone);
}

std::string_view BlockRules::text(const Record& record, const char* field) const {
    const auto index = form_.index(field);
    if (!index) return {};
    const auto& value = record.fields[*index];
    // What stands there, unless the cell itself is broken: that is said already.
    if (value.error || value.too_long) return {};
    return form_.fields[*index].kind == FieldKind::code ? value.value : value.raw;
}

void BlockRules::add_person(const Record& record) {
    auto& p = people_.emplace_back();
    p.id = id_of_row(record.row);
    p.household = id_of_text(text(record, "household"));
    // An empty cell says that no door is known; a sheet without the column says nothing.
    const auto dwelling = form_.index("dwelling");
    const bool told = dwelling && record.mapped(*dwelling);
    p.dwelling = told ? id_of_text(text(record, "dwelling")) : id_of_row(0);
    p.name = text(record, "name");
    p.sex = text(record, "sex");
    p.birth = expectations::Day::read(text(record, "birth"));
    p.id_number = text(record, "id_number");
    p.phone = text(record, "phone");
    p.kin = text(record, "kin");
    p.presence = text(record, "presence");
    p.address = text(record, "address");
    p.since = expectations::Day::read(text(record, "since"));
    p.confirmed = expectations::Day::read(text(record, "confirmed"));
}

void BlockRules::add_merchant(const Record& record) {
    auto& m = merchants_.emplace_back();
    m.id = id_of_row(record.row);
    m.name = text(record, "name");
    m.uscc = text(record, "key");
    m.phone = text(record, "phone");
    m.owner_name = text(record, "owner_name");
    m.address = text(record, "address");
    m.since = expectations::Day::read(text(record, "since"));
    m.licence_until = expectations::Day::read(text(record, "licence_until"));
}

void BlockRules::add(const Record& record, std::vector<Finding>& out) {
    if (!has_people(form_) && !has_merchants(form_)) return;
    const auto size = people_.size() + merchants_.size();
    const bool same_home = !people_.empty() && people_.back().household == id_of_text(text(record, "household")) &&
                           !people_.back().household.nil();
    if (size >= block_rows && !same_home) flush(out);
    if (people_.empty() && merchants_.empty()) first_row_ = record.row;
    has_people(form_) ? add_person(record) : add_merchant(record);
}

void BlockRules::flush(std::vector<Finding>& out) {
    expectations::Block block;
    block.people = people_;
    block.merchants = merchants_;
    block.as_of = today_;
    for (const auto& found : expectations::examine(expectations::Suite::built_in(), block))
        if (!found.row.nil() && !only_writing(found)) out.push_back(finding_of(form_, found));
    people_.clear();
    merchants_.clear();
}

}  // namespace linli::imports
