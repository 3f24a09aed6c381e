#pragma once

#include <linli/imports/types.h>

/// What the template routes show.
namespace linli::imports {

/// A code and its label.
struct CodeView {
    std::string code, label;
    static constexpr std::string_view schema_name = "TemplateCode";
    static constexpr auto fields() {
        return std::tuple{json::field("code", &CodeView::code, "代码"), json::field("label", &CodeView::label, "名称")};
    }
};

/// One column of a template.
struct FieldView {
    std::string name, label;
    FieldKind kind = FieldKind::text;
    bool required = false;
    std::string example, note;
    std::vector<CodeView> codes;
    static constexpr std::string_view schema_name = "TemplateField";
    static constexpr auto fields() {
        using F = FieldView;
        return std::tuple{json::field("field", &F::name, "字段"),       json::field("label", &F::label, "列名"),
                          json::field("kind", &F::kind, "内容种类"),    json::field("required", &F::required, "必填"),
                          json::field("example", &F::example, "示例"),  json::field("note", &F::note, "说明"),
                          json::field("codes", &F::codes, "可填的代码")};
    }
};

/// A template with its columns.
struct TemplateView {
    std::string name, title;
    Library library = Library::none;
    std::string notes;
    std::vector<FieldView> columns;
    static constexpr std::string_view schema_name = "ImportTemplate";
    static constexpr auto fields() {
        using T = TemplateView;
        return std::tuple{json::field("template", &T::name, "模板"), json::field("title", &T::title, "名称"),
                          json::field("library", &T::library, "入库的库，none 为只检查"),
                          json::field("notes", &T::notes, "填写说明"), json::field("fields", &T::columns, "各列")};
    }
};
struct TemplateList {
    std::vector<TemplateView> items;
    static constexpr std::string_view schema_name = "ImportTemplateList";
    static constexpr auto fields() { return std::tuple{json::field("items", &TemplateList::items, "模板")}; }
};

}  // namespace linli::imports
