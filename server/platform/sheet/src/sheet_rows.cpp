#include "sheet_rows.h"

#include "number.h"

#include <linli/base/text.h>

#include <cmath>

namespace linli::sheet {
namespace {

std::optional<double> real_number(std::string_view digits) {
    double value = 0;
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// `08:30`, `08:30:05`, `08:30:05.250` -> since midnight.
std::optional<std::chrono::milliseconds> iso_clock(std::string_view text) {
    if (text.ends_with('Z')) text.remove_suffix(1);
    const auto part = [&](std::size_t at) {
        return at + 2 <= text.size() ? whole_number(text.substr(at, 2)) : std::nullopt;
    };
    const auto hour = part(0);
    const auto minute = part(3);
    if (!hour || !minute || *hour > 23 || *minute > 59 || text[2] != ':') return std::nullopt;
    const auto second = text.size() > 5 ? real_number(text.substr(6)) : std::optional<double>(0);
    if (!second || *second < 0 || *second >= 60 || (text.size() > 5 && text[5] != ':')) return std::nullopt;
    return std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::milliseconds(std::llround(*second * 1000));
}

}  // namespace

SheetRows::SheetRows(std::unique_ptr<ByteSource> source, SheetContext context)
    : source_(std::move(source)),
      context_(std::move(context)),
      fill_(std::move(context_.merges)),
      parser_(*source_, *this) {}

double SheetRows::progress() const {
    if (over_ || source_->total() == 0) return 1;
    return std::min(1.0, static_cast<double>(source_->position()) / static_cast<double>(source_->total()));
}

Result<bool> SheetRows::next(Row& row) {
    row.clear();
    if (over_) return false;
    row_ = &row;
    complete_ = false;
    while (!complete_) {
        LINLI_TRY(const auto more, parser_.run());
        if (more || complete_) continue;
        over_ = true;
        row.clear();
        return false;
    }
    return true;
}

void SheetRows::refuse_row(const ProblemType& type, std::string_view why) {
    parser_.refuse_with({&type, "第 " + std::to_string(last_row_) + " 行：" + std::string(why), {}});
}

void SheetRows::start(std::string_view name, const Attributes& attributes) {
    if (!in_data_) {
        in_data_ = name == "sheetData";
    } else if (name == "c") {
        begin_cell(attributes);
    } else if (name == "v") {
        collecting_ = in_cell_ ? &value_ : nullptr;
        value_seen_ = true;
    } else if (name == "row") {
        begin_row(attributes);
    } else if (name == "f") {
        formula_seen_ = true;
        collecting_ = in_cell_ ? &formula_ : nullptr;
    } else if (name == "t") {
        collecting_ = in_cell_ && phonetic_ == 0 ? &value_ : nullptr;
        value_seen_ = true;
    } else if (name == "rPh") {
        ++phonetic_;
    }
}

void SheetRows::end(std::string_view name) {
    collecting_ = nullptr;
    if (!in_data_) return;
    if (name == "c") {
        if (in_cell_) finish_cell();
        in_cell_ = false;
    } else if (name == "row") {
        if (in_row_) finish_row();
        in_row_ = false;
    } else if (name == "rPh") {
        phonetic_ = std::max(0, phonetic_ - 1);
    } else if (name == "sheetData") {
        in_data_ = false;
    }
}

void SheetRows::text(std::string_view bytes) {
    if (collecting_ == nullptr) return;
    collecting_->append(bytes);
    if (collecting_->size() > context_.limits.cell_bytes) refuse_row(too_large, "有单元格的文字过长。");
}

void SheetRows::begin_row(const Attributes& attributes) {
    const auto number = attributes.find("r");
    const auto row = number ? whole_number(*number) : std::optional(last_row_ + 1);
    if (!row || *row <= last_row_) return refuse_row(broken_file, "之后的行号不是递增的。");
    last_row_ = *row;
    if (last_row_ > context_.limits.rows) return refuse_row(too_large, "超过了行数上限。");
    row_->clear();
    row_->number = last_row_;
    const auto hidden = attributes.get("hidden");
    row_->hidden = hidden == "1" || hidden == "true";
    in_row_ = true;
    next_column_ = 0;
    row_bytes_ = 0;
}

void SheetRows::begin_cell(const Attributes& attributes) {
    if (!in_row_) return;
    const auto reference = attributes.find("r");
    const auto place = reference ? place_of(*reference) : std::nullopt;
    if (reference && !place) return refuse_row(broken_file, "有单元格的位置无法识别。");
    column_ = place ? place->column : next_column_;
    if (column_ >= context_.limits.columns) return refuse_row(too_large, "超过了列数上限。");
    next_column_ = column_ + 1;
    const auto type = attributes.get("t", "n");
    type_ = type == "s"                            ? Type::shared
            : type == "inlineStr" || type == "str" ? Type::text
            : type == "b"                          ? Type::boolean
            : type == "e"                          ? Type::error
            : type == "d"                          ? Type::iso
                                                   : Type::number;
    style_ = whole_number(attributes.get("s", "0")).value_or(0);
    value_.clear();
    formula_.clear();
    formula_seen_ = value_seen_ = false;
    phonetic_ = 0;
    in_cell_ = true;
}

NumberStyle SheetRows::style() const {
    return context_.styles && style_ < context_.styles->size() ? (*context_.styles)[style_] : NumberStyle{};
}

void SheetRows::finish_cell() {
    if (!value_seen_ && !formula_seen_) return;
    auto& cell = row_->add(column_);
    cell.formula = formula_seen_;
    if (value_seen_) {
        set_value(cell);
    } else {
        set_uncomputed(cell);
    }
    row_bytes_ += cell.text.size() + cell.raw.size();
    if (row_bytes_ > context_.limits.row_bytes) refuse_row(too_large, "整行的文字过长。");
    if (cell.kind == CellKind::empty || (cell.kind == CellKind::text && cell.text.empty())) row_->drop_last();
}

void SheetRows::set_uncomputed(Cell& cell) {
    // Written by a program that does not compute; no spreadsheet program has opened and saved the file since.
    cell.kind = CellKind::error;
    cell.raw = "=" + formula_;
}

void SheetRows::set_value(Cell& cell) {
    switch (type_) {
    case Type::shared: return set_shared(cell);
    case Type::text:
        cell.kind = CellKind::text;
        decode_escapes(value_);
        cell.text = value_;
        return;
    case Type::boolean:
        if (value_.empty()) return;
        cell.kind = CellKind::boolean;
        cell.number = value_ == "1" || value_ == "true" ? 1 : 0;
        cell.text = cell.number == 1 ? "TRUE" : "FALSE";
        break;
    case Type::error:
        cell.kind = CellKind::error;
        cell.text = value_;
        return;
    case Type::iso: set_iso(cell); break;
    case Type::number: set_number(cell); break;
    }
    if (cell.text != value_) cell.raw = value_;
}

void SheetRows::set_shared(Cell& cell) {
    const auto index = whole_number(text::trim(value_));
    if (index && context_.strings && context_.strings->append(*index, cell.text)) {
        cell.kind = CellKind::text;
        return;
    }
    note({last_row_, column_, FaultKind::bad_string_index});
    cell.kind = CellKind::error;
    cell.raw = value_;
}

void SheetRows::set_iso(Cell& cell) {
    const std::string_view written = value_;
    const auto day = Date::parse(written.substr(0, 10));
    if (day && written.size() == 10) {
        cell.moment = {.day = *day};
    } else if (const auto clock = iso_clock(written.substr(std::min<std::size_t>(11, written.size()))); day && clock) {
        cell.moment = {.day = *day, .time = *clock, .has_time = true};
    } else {
        cell.kind = CellKind::text;
        cell.text = value_;
        return note({last_row_, column_, FaultKind::bad_number});
    }
    cell.kind = CellKind::date;
    cell.number = serial_of(cell.moment).value_or(0);
    cell.text = cell.moment.text();
}

void SheetRows::set_number(Cell& cell) {
    const auto written = text::trim(value_);
    if (written.empty()) return;
    const auto value = real_number(written);
    if (!value) {
        cell.kind = CellKind::text;
        cell.text = value_;
        return note({last_row_, column_, FaultKind::bad_number});
    }
    cell.kind = CellKind::number;
    cell.number = *value;
    const auto shown = style();
    if (shown.shown != Shown::number && shown.shown != Shown::padded) set_dated(cell, shown);
    if (cell.kind == CellKind::date || !cell.text.empty()) return;
    cell.text = number_text(*value);
    cell.rounded = lost_digits(*value);
    const bool whole = cell.text.find_first_not_of("0123456789") == std::string::npos;
    if (shown.shown == Shown::padded && whole && cell.text.size() < shown.digits)
        cell.text.insert(0, shown.digits - cell.text.size(), '0');
}

void SheetRows::set_dated(Cell& cell, NumberStyle style) {
    constexpr double first_year = 366;  // a time of day with a day in 1900 is a time of day
    if (style.shown == Shown::elapsed || (style.shown == Shown::time && cell.number < first_year)) {
        constexpr double longest = 1e9;
        if (std::abs(cell.number) < longest) cell.text = clock_text(cell.number, style.shown == Shown::elapsed);
        return;
    }
    const auto moment = moment_of(cell.number, context_.dates);
    if (!moment) return;
    cell.kind = CellKind::date;
    cell.moment = *moment;
    cell.moment.has_time = moment->has_time || style.shown != Shown::date;
    cell.text = cell.moment.text();
}

void SheetRows::finish_row() {
    if (parser_.refused()) return;
    row_->sort();
    if (row_->empty()) return;
    fill_.apply(*row_);
    complete_ = true;
    parser_.pause();
}

}  // namespace linli::sheet
