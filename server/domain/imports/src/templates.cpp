#include <linli/imports/templates.h>

#include <linli/base/csv.h>
#include <linli/base/result.h>
#include <linli/base/text.h>
#include <linli/sheet/writer.h>

#include "tables.h"

#include <algorithm>
#include <charconv>

namespace linli::imports {
namespace {

/// The rows behind the header. @throws InvariantBroken when a row has not `width` cells: the table is ours
std::vector<csv::Row> body(std::string_view table, std::size_t width) {
    auto rows = csv::rows(table);
    for (const auto& row : rows)
        LINLI_INVARIANT(row.cells.size() == width,
                        "a table of imports has a row of another width in line " + std::to_string(row.line));
    rows.erase(rows.begin());
    return rows;
}

std::vector<std::string> list(std::string_view cell) {
    std::vector<std::string> out;
    for (const auto part : text::split(cell, ';'))
        if (!part.empty()) out.emplace_back(part);
    return out;
}

template <Worded E>
E word_of(std::string_view cell) {
    const auto found = from_word<E>(cell);
    LINLI_INVARIANT(found.has_value(), "a table of imports holds an unknown word: " + std::string(cell));
    return *found;
}

std::vector<Template> read_templates() {
    std::vector<Template> out;
    for (const auto& row : body(templates_csv, 4)) {
        const auto& c = row.cells;
        out.push_back({c[0], c[1], c[2].empty() ? Library::none : word_of<Library>(c[2]), c[3], {}});
    }
    for (const auto& row : body(fields_csv, 11)) {
        const auto& c = row.cells;
        const auto form = std::find_if(out.begin(), out.end(), [&](const Template& t) { return t.name == c[0]; });
        LINLI_INVARIANT(form != out.end(), "a field of no template: " + c[0]);
        form->fields.push_back({c[1], c[2], word_of<FieldKind>(c[3]), c[4] == "yes", c[5],
                                word_of<json::Sensitivity>(c[6]), list(c[7]), c[8], c[9], c[10]});
        const auto& made = form->fields.back();
        LINLI_INVARIANT((made.kind == FieldKind::code) == (code_list(made.codes) != nullptr),
                        "a field without its code list: " + made.name);
    }
    return out;
}

std::vector<CodeList> read_codes() {
    std::vector<CodeList> out;
    for (const auto& row : body(codes_csv, 5)) {
        const auto& c = row.cells;
        int version = 0;
        std::from_chars(c[1].data(), c[1].data() + c[1].size(), version);
        if (out.empty() || out.back().name != c[0] || out.back().version != version) out.push_back({c[0], version, {}});
        out.back().codes.push_back({c[2], c[3], list(c[4])});
    }
    return out;
}

/// How codes are compared: half width, lower case, no white space.
std::string folded(std::string_view raw) {
    std::string out;
    for (const char c : text::lower_ascii(text::half_width(raw)))
        if (static_cast<unsigned char>(c) > ' ') out += c;
    return out;
}

sheet::ColumnKind column_kind(FieldKind kind) {
    // Numbers and days stay text: Excel then keeps what was typed, and reading says what is wrong with it.
    return kind == FieldKind::number || kind == FieldKind::integer ? sheet::ColumnKind::number
                                                                   : sheet::ColumnKind::text;
}

sheet::OutCell cell(std::string value) { return {.value = std::move(value)}; }

std::vector<std::string> labels(const std::string& list_name) {
    std::vector<std::string> out;
    if (const auto* codes = code_list(list_name))
        for (const auto& code : codes->codes) out.push_back(code.label);
    return out;
}

void write_sheet(sheet::WorkbookWriter& book, const sheet::SheetPlan& plan,
                 const std::vector<std::vector<sheet::OutCell>>& rows) {
    book.begin_sheet(plan);
    for (const auto& row : rows) {
        const auto written = book.row(row);
        LINLI_INVARIANT(written.ok(), "a text of a template does not fit into a cell");
    }
}

}  // namespace

const Code* CodeList::find(std::string_view text) const {
    const auto wanted = folded(text);
    if (wanted.empty()) return nullptr;
    for (const auto& code : codes) {
        if (folded(code.code) == wanted || folded(code.label) == wanted) return &code;
        for (const auto& alias : code.aliases)
            if (folded(alias) == wanted) return &code;
    }
    return nullptr;
}

std::optional<std::size_t> Template::index(std::string_view field) const {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == field) return i;
    return std::nullopt;
}

const std::vector<CodeList>& code_lists() {
    static const auto all = read_codes();
    return all;
}

const CodeList* code_list(std::string_view name, int version) {
    const CodeList* newest = nullptr;
    for (const auto& one : code_lists()) {
        if (one.name != name || (version != 0 && one.version != version)) continue;
        if (newest == nullptr || one.version > newest->version) newest = &one;
    }
    return newest;
}

const std::vector<Template>& templates() {
    static const auto all = read_templates();
    return all;
}

const Template* find_template(std::string_view name) {
    for (const auto& one : templates())
        if (one.name == name) return &one;
    return nullptr;
}

void write_template(const Template& form, const std::filesystem::path& path, Instant made_at) {
    sheet::WorkbookWriter book(path, {.title = form.title, .made_at = made_at});
    // The header comes first, so that every program finds it; what has to be said stands on the second sheet.
    sheet::SheetPlan plan{.name = form.title};
    std::vector<std::vector<sheet::OutCell>> guide;
    for (const auto& field : form.fields) {
        plan.columns.push_back(
            {.name = field.label,
             .kind = column_kind(field.kind),
             .required = field.required,
             .hint = field.note.empty() ? "例：" + field.example : field.note + "；例：" + field.example,
             .choices = labels(field.codes)});
        guide.push_back({cell(field.label), cell(field.required ? "是" : "否"), cell(field.example), cell(field.note),
                         cell(text::join(labels(field.codes), "、")), cell(text::join(field.synonyms, "、"))});
    }
    write_sheet(book, plan, {});
    sheet::SheetPlan help{.name = "填写说明", .title = form.title + "填写说明", .notes = {form.notes}};
    for (const auto* name : {"列名", "必填", "示例", "说明", "可填的值", "也可写作"})
        help.columns.push_back({.name = name});
    write_sheet(book, help, guide);
    book.close();
}

}  // namespace linli::imports
