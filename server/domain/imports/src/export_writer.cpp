#include "export_writer.h"

#include <linli/base/date.h>
#include <linli/json/write.h>
#include <linli/registry/bulk.h>

#include "golden_rows.h"

namespace linli::imports {
namespace {

constexpr std::size_t batch_rows = 500;

/// How a value is masked; nothing for what needs no mask.
json::Mask mask_of(const FieldSpec& field) {
    switch (field.kind) {
    case FieldKind::name: return json::Mask::name;
    case FieldKind::phone: return json::Mask::phone;
    case FieldKind::id_number: return json::Mask::id_number;
    case FieldKind::address: return json::Mask::address;
    default: return field.sensitivity == json::Sensitivity::sensitive ? json::Mask::whole : json::Mask::none;
    }
}

std::string label_of(const FieldSpec& field, const std::string& value) {
    if (field.kind != FieldKind::code) return value;
    const auto* list = code_list(field.codes);
    const auto* code = list != nullptr ? list->find(value) : nullptr;
    return code != nullptr ? code->label : value;
}

}  // namespace

std::string export_mark(const Export& view, const std::string& author, Instant now) {
    return "导出编号 " + view.number + "　" + author + "　" + shanghai_text(now) + "　用途：" + view.purpose;
}

ExportWriter::ExportWriter(const repository::ExportRecord& record, const Template& form, std::string author,
                           Instant now)
    : record_(record), form_(form), author_(std::move(author)), now_(now) {
    for (const auto& name : record.view.columns) columns_.push_back(&form.fields[form.index(name).value()]);
}
ExportWriter::~ExportWriter() = default;

void ExportWriter::open(const std::filesystem::path& path) {
    const auto mark = export_mark(record_.view, author_, now_);
    if (record_.view.format == ExportFormat::csv) {
        text_ = std::make_unique<sheet::TextWriter>(path);
        text_->header(std::vector<std::string>{mark});
        std::vector<std::string> names;
        for (const auto* field : columns_) names.push_back(field->label);
        text_->header(names);
        return;
    }
    book_ = std::make_unique<sheet::WorkbookWriter>(path,
                                                    sheet::ExportMark{.title = form_.title,
                                                                      .author = author_,
                                                                      .number = record_.view.number,
                                                                      .watermark = author_ + " " + record_.view.number,
                                                                      .footer = mark,
                                                                      .background_png = {},
                                                                      .made_at = now_});
    sheet::SheetPlan plan{
        .name = form_.title, .title = form_.title, .notes = {mark, "含个人信息，仅限所述用途，用后销毁"}};
    for (const auto* field : columns_) plan.columns.push_back({.name = field->label});
    book_->begin_sheet(plan);
}

void ExportWriter::close() {
    if (text_) text_->close();
    if (book_) book_->close();
}

Outcome ExportWriter::line(const std::vector<std::string>& cells) {
    std::vector<sheet::OutCell> out;
    for (const auto& cell : cells) out.push_back({.value = cell});
    if (book_) return book_->row(out);
    text_->row(out);
    return Done{};
}

template <class Row>
Outcome ExportWriter::put(const Row& row) {
    std::vector<std::string> cells;
    for (const auto* field : columns_) {
        auto value = label_of(*field, value_of(*field, row));
        const auto mask = mask_of(*field);
        if (!record_.view.in_full && mask != json::Mask::none && !value.empty()) value = json::masked(mask, value);
        cells.push_back(std::move(value));
    }
    return line(cells);
}

template <class Page>
Result<std::int64_t> ExportWriter::copy(db::Database& database, Page page, const std::function<bool()>& go_on) {
    std::int64_t written = 0;
    std::optional<api::PageKey> after;
    do {
        const auto rows = database.read([&](db::ReadTx& tx) { return page(tx, after); });
        for (const auto& one : rows) {
            LINLI_CHECK(put(one.row));
            ++written;
        }
    } while (after && go_on());
    return written;
}

Result<std::int64_t> ExportWriter::write(db::Database& database, vault::Vault& vault, const access::Scope& scope,
                                         const std::filesystem::path& path, const std::function<bool()>& go_on) {
    open(path);
    Result<std::int64_t> written = std::int64_t{0};
    using After = std::optional<api::PageKey>;
    switch (form_.library) {
    case Library::people:
        written = copy(
            database,
            [&](db::ReadTx& tx, After& after) {
                std::vector<registry::Stored<registry::PersonRow>> rows;
                after = registry::people_page(tx, scope, vault, After(after), batch_rows, rows);
                return rows;
            },
            go_on);
        break;
    case Library::dwellings:
        written = copy(
            database,
            [&](db::ReadTx& tx, After& after) {
                std::vector<registry::Stored<registry::DwellingRow>> rows;
                after = registry::dwellings_page(tx, scope, After(after), batch_rows, rows);
                return rows;
            },
            go_on);
        break;
    case Library::merchants:
        written = copy(
            database,
            [&](db::ReadTx& tx, After& after) {
                std::vector<registry::Stored<registry::MerchantRow>> rows;
                after = registry::merchants_page(tx, scope, vault, After(after), batch_rows, rows);
                return rows;
            },
            go_on);
        break;
    case Library::none: throw InvariantBroken("a template without a register cannot be handed out");
    }
    if (written) close();
    return written;
}

}  // namespace linli::imports
