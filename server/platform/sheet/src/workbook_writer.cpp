#include "day_number.h"
#include "sheet_names.h"
#include "workbook_styles.h"
#include "xml_text.h"

#include <linli/base/text.h>
#include <linli/sheet/writer.h>

#include <algorithm>
#include <cmath>

namespace linli::sheet {
namespace {

constexpr std::uint32_t sheet_rows = 1'048'576;
constexpr std::size_t inline_choices = 255;  ///< bytes: the library writes them into a buffer of that size

/// The text of page headers and footers: `&` commands.
std::string page_text(std::string_view given, std::size_t points) {
    std::string out;
    for (const auto letter : text::prefix(given, points))
        out += letter == '&' ? std::string("&&") : std::string(1, letter);
    return storable(out);
}

double width_of(const ColumnPlan& column) {
    if (column.width > 0) return column.width;
    const auto name = static_cast<double>(text::code_points(column.name)) * 2 + 4;
    switch (column.kind) {
    case ColumnKind::date: return std::max(name, 12.0);
    case ColumnKind::date_time: return std::max(name, 20.0);
    case ColumnKind::flag: return std::max(name, 8.0);
    case ColumnKind::text:
    case ColumnKind::number: break;
    }
    return std::clamp(name, 12.0, 40.0);
}

ColumnKind kind_of(const Moment& moment) { return moment.has_time ? ColumnKind::date_time : ColumnKind::date; }

/// Whether Excel takes the list inside the rule itself.
bool short_list(const std::vector<std::string>& choices) {
    std::size_t bytes = 0;
    for (const auto& choice : choices) {
        if (choice.find_first_of(",\"") != std::string::npos) return false;
        bytes += choice.size() + 1;
    }
    return bytes <= inline_choices;
}

}  // namespace

struct WorkbookWriter::Impl {
    Impl(const std::filesystem::path& path, const ExportMark& given) : path_(path.string()), mark(given) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.use_zip64 = LXW_FALSE;
        workbook = workbook_new_opt(path_.c_str(), &options);
        if (workbook == nullptr) throw SheetFault("cannot begin a workbook");
        styles.emplace(workbook);
        set_properties();
    }
    ~Impl() {
        if (workbook == nullptr) return;
        // Only closing releases the library's temporary files; what it leaves half done is removed.
        workbook_close(workbook);
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void set_properties();
    void open_sheet();
    void write_top();
    void write_header();
    void add_choices(lxw_col_t column, const ColumnPlan& plan);
    void end_sheet();
    void write_long_lists();
    void write(lxw_col_t column, const OutCell& cell);
    void write_text(lxw_col_t column, const std::string& value, lxw_format* format);
    void note(lxw_row_t row, lxw_col_t column, const std::string& value);
    lxw_worksheet* add_worksheet(const std::string& name);
    ColumnKind column_kind(lxw_col_t column) const {
        return column < plan.columns.size() ? plan.columns[column].kind : ColumnKind::text;
    }

    std::string path_;
    ExportMark mark;
    lxw_workbook* workbook = nullptr;
    std::optional<WorkbookStyles> styles;
    SheetNames names;
    SheetPlan plan;
    lxw_worksheet* sheet = nullptr;
    std::uint32_t next_row = 0;
    std::uint32_t header_row = 0;
    std::size_t sheets = 0;
    std::vector<std::vector<std::string>> long_lists;
    std::string lists_name;
};

void WorkbookWriter::Impl::set_properties() {
    auto title = storable(mark.title);
    auto author = storable(mark.author);
    auto comments = storable(mark.footer);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.comments = comments.data();
    // Zero would make the library ask the clock.
    const auto seconds = std::chrono::floor<std::chrono::seconds>(mark.made_at.time_since_epoch()).count();
    properties.created = std::max<time_t>(seconds, 1);
    workbook_set_properties(workbook, &properties);
    if (!mark.number.empty())
        workbook_set_custom_property_string(workbook, "linli-export", utf16_prefix(storable(mark.number), 200).c_str());
}

lxw_worksheet* WorkbookWriter::Impl::add_worksheet(const std::string& name) {
    auto* const added = workbook_add_worksheet(workbook, name.c_str());
    LINLI_INVARIANT(added != nullptr, "a chosen sheet name was refused");
    return added;
}

void WorkbookWriter::Impl::open_sheet() {
    sheet = add_worksheet(names.choose(plan.name));
    ++sheets;
    next_row = 0;
    if (!mark.watermark.empty()) worksheet_set_header(sheet, ("&C&48&KD9D9D9" + page_text(mark.watermark, 60)).c_str());
    const auto footer = "&L&8" + page_text(mark.footer, 100) + "&R&8&P / &N";
    worksheet_set_footer(sheet, footer.c_str());
    if (!mark.background_png.empty())
        worksheet_set_background_buffer(sheet, reinterpret_cast<const unsigned char*>(mark.background_png.data()),
                                        mark.background_png.size());
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        const auto& column = plan.columns[i];
        lxw_row_col_options options{};
        options.hidden = column.hidden ? LXW_TRUE : LXW_FALSE;
        const auto at = static_cast<lxw_col_t>(i);
        worksheet_set_column_opt(sheet, at, at, width_of(column), styles->cell(column.kind, Look::plain), &options);
    }
    write_top();
    if (plan.header) write_header();
}

void WorkbookWriter::Impl::write_top() {
    const auto last = static_cast<lxw_col_t>(std::max<std::size_t>(plan.columns.size(), 1) - 1);
    if (!plan.title.empty()) {
        const auto title = utf16_prefix(storable(plan.title), longest_cell);
        if (last > 0) {
            worksheet_merge_range(sheet, next_row, 0, next_row, last, title.c_str(), styles->title());
        } else {
            worksheet_write_string(sheet, next_row, 0, title.c_str(), styles->title());
        }
        ++next_row;
    }
    for (const auto& line : plan.notes)
        worksheet_write_string(sheet, next_row++, 0, utf16_prefix(storable(line), longest_cell).c_str(),
                               styles->notes());
}

void WorkbookWriter::Impl::write_header() {
    header_row = next_row;
    if (plan.columns.empty()) return;
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        const auto& column = plan.columns[i];
        const auto at = static_cast<lxw_col_t>(i);
        write_text(at, utf16_prefix(column.name, 1000), styles->header(column.required));
        if (!column.hint.empty()) note(header_row, at, column.hint);
        if (!column.choices.empty()) add_choices(at, column);
    }
    ++next_row;
    worksheet_freeze_panes(sheet, next_row, 0);
    worksheet_repeat_rows(sheet, header_row, header_row);
}

void WorkbookWriter::Impl::add_choices(lxw_col_t column, const ColumnPlan& given) {
    lxw_data_validation rule{};
    std::string error_title = "请从列表中选择";
    std::vector<char*> list;
    std::string formula;
    if (short_list(given.choices)) {
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        for (const auto& choice : given.choices) list.push_back(const_cast<char*>(choice.c_str()));
        list.push_back(nullptr);
        rule.value_list = list.data();
    } else {
        if (lists_name.empty()) lists_name = names.choose("选项");
        const auto letters = column_name(static_cast<std::uint32_t>(long_lists.size()));
        long_lists.push_back(given.choices);
        formula = "='" + lists_name + "'!$" + letters + "$1:$" + letters + "$" + std::to_string(given.choices.size());
        rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        rule.value_formula = formula.data();
    }
    rule.error_title = error_title.data();
    rule.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    worksheet_data_validation_range(sheet, header_row + 1, column, sheet_rows - 1, column, &rule);
}

void WorkbookWriter::Impl::end_sheet() {
    if (sheet == nullptr || plan.columns.empty() || !plan.header) return;
    const auto last = static_cast<lxw_col_t>(plan.columns.size() - 1);
    worksheet_autofilter(sheet, header_row, 0, std::max(header_row, next_row - 1), last);
    sheet = nullptr;
}

void WorkbookWriter::Impl::write_long_lists() {
    if (long_lists.empty()) return;
    auto* const lists = add_worksheet(lists_name);
    std::size_t longest = 0;
    for (const auto& list : long_lists) longest = std::max(longest, list.size());
    for (std::size_t row = 0; row < longest; ++row)
        for (std::size_t column = 0; column < long_lists.size(); ++column)
            if (row < long_lists[column].size())
                worksheet_write_string(lists, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                       storable(long_lists[column][row]).c_str(), nullptr);
    worksheet_hide(lists);
}

void WorkbookWriter::Impl::note(lxw_row_t row, lxw_col_t column, const std::string& value) {
    lxw_comment_options options{};
    std::string author = "linli";
    options.author = author.data();
    options.x_scale = 1.6;
    worksheet_write_comment_opt(sheet, row, column, utf16_prefix(storable(value), 1000).c_str(), &options);
}

void WorkbookWriter::Impl::write_text(lxw_col_t column, const std::string& value, lxw_format* format) {
    worksheet_write_string(sheet, next_row, column, storable(value).c_str(), format);
}

void WorkbookWriter::Impl::write(lxw_col_t column, const OutCell& cell) {
    const auto format = [&](ColumnKind kind) { return styles->cell(kind, cell.look); };
    if (const auto* value = std::get_if<std::string>(&cell.value)) {
        if (!value->empty()) {
            write_text(column, *value, format(ColumnKind::text));
        } else if (cell.look != Look::plain) {
            worksheet_write_blank(sheet, next_row, column, format(ColumnKind::text));
        }
    } else if (const auto* number = std::get_if<double>(&cell.value)) {
        if (std::isfinite(*number))
            worksheet_write_number(sheet, next_row, column, *number, format(ColumnKind::number));
    } else if (const auto* flag = std::get_if<bool>(&cell.value)) {
        worksheet_write_boolean(sheet, next_row, column, *flag ? 1 : 0, format(ColumnKind::flag));
    } else if (const auto* moment = std::get_if<Moment>(&cell.value)) {
        // Days before 1900 have no serial number; they stand there as text.
        if (const auto serial = serial_of(*moment)) {
            worksheet_write_number(sheet, next_row, column, *serial, format(kind_of(*moment)));
        } else {
            write_text(column, moment->text(), format(ColumnKind::text));
        }
    } else if (cell.look != Look::plain) {
        worksheet_write_blank(sheet, next_row, column, format(column_kind(column)));
    }
    if (!cell.note.empty()) note(next_row, column, cell.note);
}

WorkbookWriter::WorkbookWriter(const std::filesystem::path& path, const ExportMark& mark)
    : impl_(std::make_unique<Impl>(path, mark)) {}
WorkbookWriter::~WorkbookWriter() = default;

void WorkbookWriter::begin_sheet(const SheetPlan& plan) {
    impl_->end_sheet();
    impl_->plan = plan;
    impl_->open_sheet();
}

Outcome WorkbookWriter::row(std::span<const OutCell> cells) {
    LINLI_INVARIANT(impl_->sheet != nullptr, "a row before its sheet");
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto* const value = std::get_if<std::string>(&cells[i].value);
        if (value != nullptr && value->size() > longest_cell && utf16_units(*value) > longest_cell)
            return refuse(cell_too_long, "第 " + std::to_string(impl_->next_row + 1) + " 行 " +
                                             column_name(static_cast<std::uint32_t>(i)) + " 列。");
    }
    if (impl_->next_row >= sheet_rows) {
        impl_->end_sheet();
        impl_->open_sheet();
    }
    for (std::size_t i = 0; i < cells.size(); ++i) impl_->write(static_cast<lxw_col_t>(i), cells[i]);
    ++impl_->next_row;
    return Done{};
}

std::uint32_t WorkbookWriter::last_row() const { return impl_->next_row; }
std::size_t WorkbookWriter::sheet_count() const { return impl_->sheets; }

void WorkbookWriter::close() {
    if (impl_->sheets == 0) begin_sheet({.name = "Sheet1"});
    impl_->end_sheet();
    impl_->write_long_lists();
    const auto error = workbook_close(std::exchange(impl_->workbook, nullptr));
    if (error != LXW_NO_ERROR) throw SheetFault(std::string("cannot write the workbook: ") + lxw_strerror(error));
}

}  // namespace linli::sheet
