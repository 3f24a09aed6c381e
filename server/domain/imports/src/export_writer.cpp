#include "export_writer.h"

#include <linli/base/date.h>
#include <linli/json/write.h>
#include <linli/registry/bulk.h>

#include "golden_rows.h"

#include <set>

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

using After = std::optional<api::PageKey>;

After next_page(db::ReadTx& tx, const access::Scope& scope, vault::Vault& vault, const After& after,
                std::vector<registry::Stored<registry::PersonRow>>& rows) {
    return registry::people_page(tx, scope, vault, after, batch_rows, rows);
}
After next_page(db::ReadTx& tx, const access::Scope& scope, vault::Vault&, const After& after,
                std::vector<registry::Stored<registry::DwellingRow>>& rows) {
    return registry::dwellings_page(tx, scope, after, batch_rows, rows);
}
After next_page(db::ReadTx& tx, const access::Scope& scope, vault::Vault& vault, const After& after,
                std::vector<registry::Stored<registry::MerchantRow>>& rows) {
    return registry::merchants_page(tx, scope, vault, after, batch_rows, rows);
}
After next_page(db::ReadTx& tx, const access::Scope& scope, vault::Vault&, const After& after,
                std::vector<registry::Stored<registry::ObjectRow>>& rows) {
    return registry::objects_page(tx, scope, after, batch_rows, rows);
}

}  // namespace

std::string export_mark(const Export& view, const std::string& author, Instant now) {
    return "导出编号 " + view.number + "　" + author + "　" + shanghai_text(now) + "　用途：" + view.purpose;
}

ExportWriter::ExportWriter(const repository::ExportRecord& record, const Template& form, std::string author,
                           Instant now)
    : record_(record), form_(&form), title_(form.title), author_(std::move(author)), now_(now) {
    for (const auto& name : record.view.columns) {
        const auto& field = form.fields[form.index(name).value()];
        columns_.push_back({field.label, mask_of(field), &field});
    }
}

ExportWriter::ExportWriter(const repository::ExportRecord& record, const ExportSheet& sheet, std::string author,
                           Instant now)
    : record_(record), title_(sheet.title), notes_(sheet.notes), author_(std::move(author)), now_(now) {
    for (const auto& one : sheet.columns) columns_.push_back({one.label, one.mask, nullptr});
}
ExportWriter::~ExportWriter() = default;

void ExportWriter::open(const std::filesystem::path& path) {
    const auto mark = export_mark(record_.view, author_, now_);
    if (record_.view.format == ExportFormat::csv) {
        text_ = std::make_unique<sheet::TextWriter>(path);
        text_->header(std::vector<std::string>{mark});
        for (const auto& note : notes_) text_->header(std::vector<std::string>{note});
        std::vector<std::string> names;
        for (const auto& one : columns_) names.push_back(one.label);
        text_->header(names);
        return;
    }
    book_ = std::make_unique<sheet::WorkbookWriter>(path,
                                                    sheet::ExportMark{.title = title_,
                                                                      .author = author_,
                                                                      .number = record_.view.number,
                                                                      .watermark = author_ + " " + record_.view.number,
                                                                      .footer = mark,
                                                                      .background_png = {},
                                                                      .made_at = now_});
    sheet::SheetPlan plan{.name = title_.substr(0, title_.find("（")), .title = title_, .notes = {mark}};
    plan.notes.insert(plan.notes.end(), notes_.begin(), notes_.end());
    plan.notes.emplace_back("含个人信息，仅限所述用途，用后销毁");
    if (form_ != nullptr && !record_.view.with_unverified) plan.notes.emplace_back("待核实的记录不在其中");
    for (const auto& one : columns_) plan.columns.push_back({.name = one.label});
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

Outcome ExportWriter::put_cells(std::vector<std::string> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto& value = cells[i];
        if (!record_.view.in_full && columns_[i].mask != json::Mask::none && !value.empty())
            value = json::masked(columns_[i].mask, value);
        digest_->update(value);
        digest_->update(std::string_view("\x1f", 1));
    }
    digest_->update(std::string_view("\n", 1));
    return line(cells);
}

template <class Row>
Outcome ExportWriter::put(const Row& row) {
    std::vector<std::string> cells;
    for (const auto& one : columns_) cells.push_back(label_of(*one.field, value_of(*one.field, row)));
    return put_cells(std::move(cells));
}

/// Pages of one register, each with what of it stays out.
template <class Page>
Result<std::int64_t> ExportWriter::copy(const Register& from, TenantId tenant, Page page,
                                        const std::function<bool()>& go_on) {
    std::int64_t written = 0;
    std::optional<api::PageKey> after;
    do {
        std::set<Uuid> out;
        std::optional<api::PageKey> next;
        const auto rows = from.database.read([&](db::ReadTx& tx) {
            next = after;  // a store may repeat a body
            auto some = page(tx, next);
            std::vector<Uuid> ids;
            for (const auto& one : some) ids.push_back(one.row.id.uuid());
            out.clear();
            if (from.unverified)
                for (const auto& id : from.unverified(tx, tenant, ids)) out.insert(id);
            return some;
        });
        after = next;
        for (const auto& one : rows) {
            if (out.contains(one.row.id.uuid())) {
                ++withheld_;
                continue;
            }
            LINLI_CHECK(put(one.row));
            ++written;
        }
    } while (after && go_on());
    return written;
}

Result<std::int64_t> ExportWriter::write(const Register& from, const access::Scope& scope,
                                         const std::filesystem::path& path, const std::function<bool()>& go_on) {
    open(path);
    Result<std::int64_t> written = std::int64_t{0};
    const auto all = [&]<class Row>(Row) {
        written = copy(
            from, scope.tenant(),
            [&](db::ReadTx& tx, After& after) {
                std::vector<registry::Stored<Row>> rows;
                after = next_page(tx, scope, from.vault, After(after), rows);
                return rows;
            },
            go_on);
    };
    switch (form_->library) {
    case Library::people: all(registry::PersonRow()); break;
    case Library::dwellings: all(registry::DwellingRow()); break;
    case Library::merchants: all(registry::MerchantRow()); break;
    case Library::objects: all(registry::ObjectRow()); break;
    case Library::none: throw InvariantBroken("a template without a register cannot be handed out");
    }
    if (written) close();
    return written;
}

Result<std::int64_t> ExportWriter::write_list(const Feed& feed, const std::filesystem::path& path,
                                              const std::function<bool()>& go_on) {
    open(path);
    Outcome bad = Done{};
    std::int64_t written = 0;
    LINLI_CHECK(feed([&](const std::vector<std::string>& cells) {
        bad = put_cells(cells);
        if (bad) ++written;
        return bad.ok() && (written % static_cast<std::int64_t>(batch_rows) != 0 || go_on());
    }));
    LINLI_CHECK(bad);
    close();
    return written;
}

}  // namespace linli::imports
