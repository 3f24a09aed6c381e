#include "mark_sheet.h"

#include "merges.h"
#include "number.h"
#include "xml_text.h"

#include <algorithm>
#include <array>

namespace linli::sheet {

MarkSheet::MarkSheet(ByteSource& source, std::FILE* out, const MarkPlan& plan, const MarkLayout& layout, MarkFeed& feed,
                     MarkStyles& styles, MarkComments* comments)
    : window_(source),
      out_(out),
      plan_(plan),
      layout_(layout),
      feed_(feed),
      styles_(styles),
      comments_(comments),
      columns_(layout.note_column, layout.key_column),
      parser_(window_, *this) {
    report_.note_column = layout.note_column;
    report_.key_column = layout.key_column;
}

Result<MarkReport> MarkSheet::run() {
    LINLI_CHECK(parser_.run());
    write(window_.take_rest());
    return report_;
}

void MarkSheet::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), out_) != bytes.size())
        throw SheetFault("writing the marked sheet failed");
}

void MarkSheet::copy() { write(window_.take_until(parser_.event_offset())); }
void MarkSheet::drop() { window_.skip_until(parser_.event_offset() + parser_.event_length()); }

void MarkSheet::start(std::string_view name, const Attributes& attributes) {
    ++depth_;
    if (!in_data_) return start_outer(name, attributes);
    if (depth_ == 3 && name == "row") start_row(attributes);
    if (depth_ == 4 && name == "c") start_cell(attributes);
}

void MarkSheet::end(std::string_view name) {
    if (in_data_) {
        if (depth_ == 4 && removing_) {
            drop();
            removing_ = false;
        } else if (depth_ == 3 && name == "row") {
            end_row();
        } else if (depth_ == 2) {
            end_data();
        }
    } else {
        end_outer(name);
    }
    --depth_;
}

void MarkSheet::start_outer(std::string_view name, const Attributes& attributes) {
    if (depth_ == 1) {
        prefix_ = prefix_of(parser_.raw_name());
    } else if (depth_ == 2 && (name == "dimension" || name == "cols")) {
        copy();  // the element itself is left out; the size of the sheet is optional and no longer true
        cols_seen_ = cols_seen_ || name == "cols";
    } else if (depth_ == 3 && name == "col") {
        columns_.add(attributes);
    } else if (depth_ == 2 && name == "sheetData") {
        start_data();
    } else if (depth_ == 2) {
        constexpr std::array<std::string_view, 8> behind{"legacyDrawingHF", "drawingHF", "picture",
                                                         "oleObjects",      "controls",  "webPublishItems",
                                                         "tableParts",      "extLst"};
        if (name == "legacyDrawing") shapes_referred_ = true;
        if (name == "autoFilter") widen_filter(attributes);
        if (std::find(behind.begin(), behind.end(), name) != behind.end()) refer_to_shapes();
    }
}

void MarkSheet::end_outer(std::string_view name) {
    if (depth_ == 2 && name == "dimension") {
        drop();
    } else if (depth_ == 2 && name == "cols") {
        drop();
        write(columns_.text(prefix_));
    } else if (depth_ == 1) {
        refer_to_shapes();
    }
}

void MarkSheet::refer_to_shapes() {
    if (shapes_referred_ || comments_ == nullptr || comments_->referred() || !comments_->changed()) return;
    shapes_referred_ = true;
    copy();
    write("<" + prefix_ +
          "legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
          "r:id=\"" +
          std::string(shapes_relation) + "\"/>");
}

void MarkSheet::widen_filter(const Attributes& attributes) {
    const auto range = range_of(attributes.get("ref"));
    const auto last = std::max(layout_.note_column, layout_.key_column);
    const bool heads = range && range->first_row <= plan_.header_row && plan_.header_row <= range->last_row;
    if (!heads || range->last_column >= last) return;
    filter_widened_ = true;
    copy();
    write(with_attribute(tag(), "ref",
                         column_name(range->first_column) + std::to_string(range->first_row) + ":" + column_name(last) +
                             std::to_string(range->last_row)));
    drop();
}

void MarkSheet::start_data() {
    in_data_ = true;
    copy();
    if (!cols_seen_) write(columns_.text(prefix_));
    data_opened_ = closes_itself(tag());
    if (data_opened_) {
        write(opened(tag()));
        drop();
    }
}

void MarkSheet::end_data() {
    copy();
    insert_rows_until(~0U);
    if (data_opened_) write("</" + prefix_ + "sheetData>");
    in_data_ = false;
}

void MarkSheet::insert_rows_until(std::uint32_t row) {
    for (const auto* mark = feed_.waiting(); mark != nullptr && mark->row < row; mark = feed_.waiting()) {
        row_ = mark->row;
        row_style_.reset();
        plan_insertions(mark);
        write("<" + prefix_ + "row r=\"" + std::to_string(row_) + "\">");
        insert_until(~0U);
        write("</" + prefix_ + "row>");
        feed_.advance();
    }
}

/// An empty cell in the format it would have had: what is typed there stays text where the column is text.
std::string MarkSheet::missing(std::uint32_t column, Grade grade) {
    const auto style = styles_.marked(row_style_.value_or(columns_.style_of(column)), grade);
    return "<" + prefix_ + "c r=\"" + column_name(column) + std::to_string(row_) + "\" s=\"" + std::to_string(style) +
           "\"/>";
}

std::string MarkSheet::lettered(std::uint32_t column, std::uint32_t style, std::string_view text) const {
    const auto& p = prefix_;
    return "<" + p + "c r=\"" + column_name(column) + std::to_string(row_) + "\" s=\"" + std::to_string(style) +
           "\" t=\"inlineStr\"><" + p + "is><" + p + "t xml:space=\"preserve\">" + xml_escaped(storable(text)) + "</" +
           p + "t></" + p + "is></" + p + "c>";
}

/// The cells to be added to the current row, by column.
void MarkSheet::plan_insertions(const RowMark* mark) {
    insertions_.clear();
    inserted_ = 0;
    const bool header = row_ == plan_.header_row;
    if (header) {
        insertions_.push_back({layout_.note_column, lettered(layout_.note_column, styles_.note(), note_header), {}});
        insertions_.push_back({layout_.key_column, lettered(layout_.key_column, styles_.key(), key_header), {}});
    }
    if (mark != nullptr) {
        ++report_.rows;
        const auto sentence = feed_.sentence(*mark);
        if (!sentence.empty() && !header)
            insertions_.push_back({layout_.note_column, lettered(layout_.note_column, styles_.note(), sentence), {}});
        if (!mark->key.empty() && !header)
            insertions_.push_back({layout_.key_column, lettered(layout_.key_column, styles_.key(), mark->key), {}});
        for (std::size_t i = 0; i < mark->cells.size(); ++i) {
            const auto column = mark->cells[i].column;
            if (i > 0 && mark->cells[i - 1].column == column) continue;
            insertions_.push_back({column, {}, grade_of(*mark, column)});
            mark_cell(column);
        }
    }
    std::stable_sort(insertions_.begin(), insertions_.end(),
                     [](const Insertion& a, const Insertion& b) { return a.column < b.column; });
}

void MarkSheet::mark_cell(std::uint32_t column) {
    ++report_.cells;
    if (comments_ == nullptr || report_.comments >= plan_.most_comments) return;
    report_.comments += comments_->add(row_, column, comment_text(*feed_.waiting(), column));
}

/// Writes the added cells that stand before `column`; one that stands there already is not missing.
void MarkSheet::insert_until(std::uint32_t column) {
    for (; inserted_ < insertions_.size() && insertions_[inserted_].column <= column; ++inserted_) {
        const auto& insertion = insertions_[inserted_];
        if (!insertion.grade) {
            write(insertion.cell);
        } else if (insertion.column < column) {
            write(missing(insertion.column, *insertion.grade));
        }
    }
}

void MarkSheet::start_row(const Attributes& attributes) {
    const auto number = attributes.find("r");
    const auto row = number ? whole_number(*number) : std::optional(row_ + 1);
    if (!row || *row <= row_) return parser_.refuse_with({&broken_file, "行号不是递增的。", {}});
    copy();
    insert_rows_until(*row);
    row_ = *row;
    next_column_ = 0;
    row_style_.reset();
    if (attributes.get("customFormat") == "1") row_style_ = whole_number(attributes.get("s", "0"));
    const auto* const mark = feed_.waiting() != nullptr && feed_.waiting()->row == row_ ? feed_.waiting() : nullptr;
    plan_insertions(mark);
    row_opened_ = false;
    if (insertions_.empty()) return;
    row_opened_ = closes_itself(tag());
    write(opened(without_attribute(tag(), "spans")));
    drop();
}

void MarkSheet::end_row() {
    if (inserted_ < insertions_.size() || row_opened_) copy();
    insert_until(~0U);
    if (row_opened_) write("</" + prefix_ + "row>");
    if (feed_.waiting() != nullptr && feed_.waiting()->row == row_) feed_.advance();
}

void MarkSheet::start_cell(const Attributes& attributes) {
    const auto reference = attributes.find("r");
    const auto place = reference ? place_of(*reference) : std::nullopt;
    const auto column = place ? place->column : next_column_;
    next_column_ = column + 1;
    if (inserted_ < insertions_.size() && insertions_[inserted_].column <= column) {
        copy();
        insert_until(column);
    }
    if (column == layout_.note_column || column == layout_.key_column) {
        copy();
        removing_ = true;
        return;
    }
    const auto given = whole_number(attributes.get("s", "0")).value_or(0);
    const auto* const mark = feed_.waiting() != nullptr && feed_.waiting()->row == row_ ? feed_.waiting() : nullptr;
    const auto grade = mark != nullptr ? grade_of(*mark, column) : std::nullopt;
    const auto wanted = grade ? styles_.marked(given, *grade) : styles_.unmarked(given);
    if (wanted == given) return;
    copy();
    write(with_attribute(tag(), "s", std::to_string(wanted)));
    drop();
}

}  // namespace linli::sheet
