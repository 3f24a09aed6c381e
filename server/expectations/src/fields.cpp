#include "fields.h"

#include <linli/base/codes.h>
#include <linli/base/date_text.h>
#include <linli/base/text.h>

#include <array>

namespace linli::expectations {
namespace {

Value text(const std::string& value) { return value.empty() ? Value() : Value(std::string_view(value)); }
Value day(const Day& value) {
    if (value.date) return *value.date;
    return text(value.text);
}
Value number(std::int64_t value) { return value == 0 ? Value() : Value(value); }

template <class Row, std::string Row::*member>
FieldInfo text_field(std::string_view name, std::string_view label, Quote quote = Quote::plain) {
    return {name, label, quote, [](const void* row) { return text(static_cast<const Row*>(row)->*member); }};
}
template <class Row, Day Row::*member>
FieldInfo day_field(std::string_view name, std::string_view label, Quote quote = Quote::plain) {
    return {name, label, quote, [](const void* row) { return day(static_cast<const Row*>(row)->*member); },
            [](const void* row) { return &(static_cast<const Row*>(row)->*member); }};
}
/// An id that is there or not; its text says nothing to people.
template <class Row, Uuid Row::*member>
FieldInfo id_field(std::string_view name, std::string_view label) {
    return {name, label, Quote::hidden, [](const void* row) {
                const auto& id = static_cast<const Row*>(row)->*member;
                return id.nil() ? Value() : Value(id.byte_view());
            }};
}
template <class Row, int Row::*member>
FieldInfo number_field(std::string_view name, std::string_view label) {
    return {name, label, Quote::plain, [](const void* row) { return number(static_cast<const Row*>(row)->*member); }};
}

const auto& person_fields() {
    static const std::array list{
        text_field<Person, &Person::name>("name", "姓名", Quote::name),
        text_field<Person, &Person::sex>("sex", "性别"),
        day_field<Person, &Person::birth>("birth", "出生日期", Quote::hidden),
        text_field<Person, &Person::id_number>("id_number", "身份证号", Quote::id_number),
        text_field<Person, &Person::phone>("phone", "联系电话", Quote::phone),
        text_field<Person, &Person::kin>("kin", "与户主关系"),
        text_field<Person, &Person::presence>("presence", "居住情况"),
        text_field<Person, &Person::address>("address", "登记住址", Quote::hidden),
        id_field<Person, &Person::dwelling>("dwelling", "房屋"),
        id_field<Person, &Person::household>("household", "户"),
        day_field<Person, &Person::since>("since", "入住或登记日期"),
        day_field<Person, &Person::confirmed>("confirmed", "最近核实日期"),
        text_field<Person, &Person::source>("source", "来源"),
        FieldInfo{"status", "在册状态", Quote::plain, [](const void*) { return Value(std::string_view("active")); }},
        FieldInfo{"twin", "疑似同一人", Quote::hidden, [](const void*) { return Value(); }},
        FieldInfo{"id", "记录", Quote::hidden,
                  [](const void* row) { return Value(static_cast<const Person*>(row)->id.byte_view()); }}};
    return list;
}

const auto& relation_fields() {
    static const std::array list{
        id_field<Relation, &Relation::person>("person", "人员"),
        id_field<Relation, &Relation::dwelling>("dwelling", "房屋"),
        text_field<Relation, &Relation::address>("address", "地址", Quote::hidden),
        text_field<Relation, &Relation::kind>("kind", "人房关系"),
        FieldInfo{"lives_here", "是否居住", Quote::plain,
                  [](const void* row) {
                      return Value(std::string_view(static_cast<const Relation*>(row)->lives_here ? "true" : "false"));
                  }},
        day_field<Relation, &Relation::from>("since", "起始日期"),
        day_field<Relation, &Relation::until>("until", "截止日期"),
        text_field<Relation, &Relation::source>("source", "来源"),
        FieldInfo{"id", "记录", Quote::hidden,
                  [](const void* row) { return Value(static_cast<const Relation*>(row)->id.byte_view()); }}};
    return list;
}

const auto& household_fields() {
    static const std::array list{text_field<Household, &Household::number>("number", "户号"),
                                 id_field<Household, &Household::dwelling>("dwelling", "房屋")};
    return list;
}

const auto& dwelling_fields() {
    static const std::array list{text_field<Dwelling, &Dwelling::code>("code", "房屋编码"),
                                 text_field<Dwelling, &Dwelling::address>("address", "地址"),
                                 text_field<Dwelling, &Dwelling::use>("use", "用途"),
                                 number_field<Dwelling, &Dwelling::area_dm2>("area_dm2", "建筑面积（平方分米）"),
                                 number_field<Dwelling, &Dwelling::floor>("floor", "楼层"),
                                 id_field<Dwelling, &Dwelling::grid>("grid", "网格"),
                                 FieldInfo{"built_year", "建成年份", Quote::plain, [](const void* row) {
                                               return number(static_cast<const Dwelling*>(row)->built_year.value_or(0));
                                           }}};
    return list;
}

const auto& merchant_fields() {
    static const std::array list{text_field<Merchant, &Merchant::name>("name", "名称"),
                                 text_field<Merchant, &Merchant::uscc>("uscc", "统一社会信用代码"),
                                 text_field<Merchant, &Merchant::phone>("phone", "联系电话", Quote::phone),
                                 text_field<Merchant, &Merchant::owner_name>("owner_name", "经营者", Quote::name),
                                 text_field<Merchant, &Merchant::address>("address", "地址"),
                                 day_field<Merchant, &Merchant::since>("since", "成立日期"),
                                 day_field<Merchant, &Merchant::licence_until>("licence_until", "执照有效期")};
    return list;
}

}  // namespace

Day Day::read(std::string_view written) {
    Day out;
    out.date = read_day(written);
    if (!out.date) out.text = std::string(text::trim(written));
    return out;
}

std::span<const FieldInfo> fields_of(Table table) {
    switch (table) {
    case Table::person: return person_fields();
    case Table::relation: return relation_fields();
    case Table::household: return household_fields();
    case Table::dwelling: return dwelling_fields();
    case Table::merchant: return merchant_fields();
    case Table::area: return {};
    }
    return {};
}

std::optional<std::size_t> field_index(Table table, std::string_view name) {
    const auto list = fields_of(table);
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].name == name) return i;
    return std::nullopt;
}

bool empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }
std::string_view text_of(const Value& value) {
    const auto* text = std::get_if<std::string_view>(&value);
    return text == nullptr ? std::string_view() : *text;
}
std::optional<Date> date_of(const Value& value) {
    const auto* date = std::get_if<Date>(&value);
    return date == nullptr ? std::nullopt : std::optional(*date);
}
std::optional<std::int64_t> number_of(const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number == nullptr ? std::nullopt : std::optional(*number);
}

std::string quoted(const FieldInfo& field, const Value& value) {
    if (field.quote == Quote::hidden) return {};
    if (const auto date = date_of(value)) return date->text();
    if (const auto number = number_of(value)) return std::to_string(*number);
    const auto text = text_of(value);
    switch (field.quote) {
    case Quote::name: return codes::mask_name(text);
    case Quote::phone: return codes::mask_phone(text);
    case Quote::id_number: return codes::mask_id_number(text);
    default: return std::string(text);
    }
}

}  // namespace linli::expectations
