#pragma once

#include "mark_columns.h"
#include "mark_comments.h"
#include "mark_feed.h"
#include "mark_styles.h"
#include "xml.h"
#include "xml_edit.h"

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli::sheet {

/// Copies a worksheet part byte for byte and changes what marks change: styles of cells, added cells, the columns'
/// widths, the reference to the comments.
class MarkSheet final : private XmlHandler {
public:
    /// `comments` may be null: the sheet gets none.
    MarkSheet(ByteSource& source, std::FILE* out, const MarkPlan& plan, const MarkLayout& layout, MarkFeed& feed,
              MarkStyles& styles, MarkComments* comments);
    /// @refuses broken_file. @throws SheetFault when the disk fails.
    Result<MarkReport> run();
    /// Whether the filter of the sheet was made to reach over the added columns.
    bool filter_widened() const { return filter_widened_; }

    /// The id by which the sheet refers to the shapes of its comments.
    static constexpr std::string_view shapes_relation = "rIdLinliShapes";

private:
    void start(std::string_view name, const Attributes& attributes) override;
    void end(std::string_view name) override;
    void start_outer(std::string_view name, const Attributes& attributes);
    void end_outer(std::string_view name);
    void start_data();
    void end_data();
    void start_row(const Attributes& attributes);
    void end_row();
    void start_cell(const Attributes& attributes);

    void plan_insertions(const RowMark* mark);
    void insert_until(std::uint32_t column);
    void insert_rows_until(std::uint32_t row);
    void refer_to_shapes();
    void widen_filter(const Attributes& attributes);
    std::string missing(std::uint32_t column, Grade grade);
    std::string lettered(std::uint32_t column, std::uint32_t style, std::string_view text) const;
    void mark_cell(std::uint32_t column);

    std::string_view tag() const { return window_.at(parser_.event_offset(), parser_.event_length()); }
    void copy();  ///< everything before the current event
    void drop();  ///< the current event itself
    void write(std::string_view bytes);

    Window window_;
    std::FILE* out_;
    const MarkPlan& plan_;
    const MarkLayout& layout_;
    MarkFeed& feed_;
    MarkStyles& styles_;
    MarkComments* comments_;
    MarkColumns columns_;
    XmlParser parser_;
    MarkReport report_;

    std::string prefix_;
    int depth_ = 0;
    bool cols_seen_ = false;
    bool in_data_ = false;
    bool data_opened_ = false;  ///< `<sheetData/>` was opened up
    bool row_opened_ = false;
    bool removing_ = false;
    bool shapes_referred_ = false;
    bool filter_widened_ = false;
    std::uint32_t row_ = 0;
    std::uint32_t next_column_ = 0;
    std::optional<std::uint32_t> row_style_;
    struct Insertion {
        std::uint32_t column;
        std::string cell;            ///< of the two added columns
        std::optional<Grade> grade;  ///< of a marked cell, written only when the row lacks it
    };
    std::vector<Insertion> insertions_;
    std::size_t inserted_ = 0;
};

}  // namespace linli::sheet
