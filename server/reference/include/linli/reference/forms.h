#pragma once

#include <linli/base/words.h>
#include <linli/json/field.h>
#include <linli/reference/list.h>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// What may be filled in about somebody, where, and under which entry of the resource catalogue. @source DAT-01, DAT-22
namespace linli::reference {

/// The three libraries into which the catalogue is grouped (对象信息库、业务信息库、物联感知库). @source DAT-04
enum class Group { object, business, sensing };
constexpr std::array<std::string_view, 3> words(Group) { return {"object", "business", "sensing"}; }

/// The group of an entry of the catalogue, by its library. @return nothing for an entry of another list
std::optional<Group> group_of(const Entry& entry);

/// Where something is filled in.
enum class FormKind {
    import_sheet,  ///< a column of a template: the sheet, and the paper form typed by the same columns
    change,        ///< a value of a change request
    ledger,        ///< a column that a ledger may have
    route          ///< a personal field of what a program sends
};
constexpr std::array<std::string_view, 4> words(FormKind) { return {"import_sheet", "change", "ledger", "route"}; }

/// One field of one form.
struct FormField {
    FormKind kind = FormKind::route;
    std::string form;        ///< template, operation, kind of record
    std::string form_title;  ///< zh-CN
    std::string field;       ///< as the form calls it
    std::string label;       ///< zh-CN
    std::string entry;  ///< of the catalogue; `named_beside`: of the field that the same request names; empty: none
};
/// A form whose values belong to the field that stands beside them; what names it is looked up when it is sent.
inline constexpr std::string_view named_beside = "*";

/// A level of the catalogue that keeps something out: only a number of the system that holds it is kept here.
/// @source DAT-55
inline constexpr std::string_view outside_level = "external_only";

/// Why nothing may be collected under an entry.
enum class Closed {
    not_in_catalogue,  ///< nobody says for what and by which law
    external_only      ///< it stays in the system that answers for it
};
constexpr std::array<std::string_view, 2> words(Closed) { return {"not_in_catalogue", "external_only"}; }

/// @return nothing when it may be collected
std::optional<Closed> closed(const List& catalogue, std::string_view entry);
/// The fault of a field that may not be collected, in words that name it.
FieldError closed_fault(std::string pointer, std::string_view label, std::string_view entry, Closed why);
/// Fields that no entry with purpose and legal basis covers, a sentence each: `form.field（名称）…`. Total.
std::vector<std::string> uncovered(const List& catalogue, std::span<const FormField> forms);

/// What of the list of fields.
struct AskFormFields {
    std::optional<FormKind> kind;
    std::optional<Group> group;
    static constexpr std::string_view schema_name = "AskFormFields";
    static constexpr auto fields() {
        return std::tuple{json::field("kind", &AskFormFields::kind, "填写处类别"),
                          json::field("group", &AskFormFields::group, "所属资源库")};
    }
};

/// A field with what the catalogue of today says of it.
struct FormFieldLine {
    FormKind kind = FormKind::route;
    std::string form, form_title, field, label;
    std::optional<std::string> entry;
    std::optional<Group> group;
    std::optional<std::string> library, purpose, basis, sensitivity;
    std::optional<Closed> closed;
    static constexpr std::string_view schema_name = "FormField";
    static constexpr auto fields() {
        using L = FormFieldLine;
        return std::tuple{json::field("kind", &L::kind, "填写处类别"),
                          json::field("form", &L::form, "表单"),
                          json::field("form_title", &L::form_title, "表单名称"),
                          json::field("field", &L::field, "字段"),
                          json::field("label", &L::label, "字段名称"),
                          json::field("entry", &L::entry, "数据资源目录中的代码；不填为由同一请求指明的字段"),
                          json::field("group", &L::group, "所属资源库：对象、业务、物联感知"),
                          json::field("library", &L::library, "所属库"),
                          json::field("purpose", &L::purpose, "用途"),
                          json::field("basis", &L::basis, "法律依据"),
                          json::field("sensitivity", &L::sensitivity, "敏感级别"),
                          json::field("closed", &L::closed, "不能采集的原因")};
    }
};

/// The whole list.
struct FormFields {
    std::vector<FormFieldLine> items;
    std::int64_t closed = 0;  ///< of them
    static constexpr std::string_view schema_name = "FormFields";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &FormFields::items, "字段", {.max = 2'000}),
                          json::field("closed", &FormFields::closed, "其中不能采集的")};
    }
};

}  // namespace linli::reference
