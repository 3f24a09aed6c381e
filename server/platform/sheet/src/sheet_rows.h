#pragma once

#include "day_number.h"
#include "merges.h"
#include "row_source.h"
#include "string_table.h"
#include "styles.h"
#include "xml.h"

#include <memory>
#include <string>
#include <vector>

namespace linli::sheet {

/// What the cells of a sheet refer to.
struct SheetContext {
    std::shared_ptr<const StringTable> strings;
    std::shared_ptr<const std::vector<NumberStyle>> styles;
    DateSystem dates = DateSystem::from_1900;
    ReadLimits limits;
    std::vector<Range> merges;
};

/// The rows of a worksheet part: `<sheetData>` as a stream, one row in memory.
/// @source ECMA-376 part 1, 18.3.1
class SheetRows final : public RowSource, private XmlHandler {
public:
    SheetRows(std::unique_ptr<ByteSource> source, SheetContext context);
    Result<bool> next(Row& row) override;
    double progress() const override;

private:
    void start(std::string_view name, const Attributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view bytes) override;
    void begin_row(const Attributes& attributes);
    void begin_cell(const Attributes& attributes);
    void finish_cell();
    void finish_row();
    void set_value(Cell& cell);
    void set_shared(Cell& cell);
    void set_number(Cell& cell);
    void set_dated(Cell& cell, NumberStyle style);
    void set_iso(Cell& cell);
    void set_uncomputed(Cell& cell);
    void refuse_row(const ProblemType& type, std::string_view why);
    NumberStyle style() const;

    std::unique_ptr<ByteSource> source_;
    SheetContext context_;
    MergeFill fill_;
    XmlParser parser_;

    Row* row_ = nullptr;
    bool complete_ = false;
    bool over_ = false;
    bool in_data_ = false;
    bool in_row_ = false;
    bool in_cell_ = false;
    std::uint32_t last_row_ = 0;
    std::uint32_t next_column_ = 0;
    std::size_t row_bytes_ = 0;
    int phonetic_ = 0;

    enum class Type { number, shared, text, boolean, error, iso } type_ = Type::number;
    std::uint32_t style_ = 0;
    std::uint32_t column_ = 0;
    bool formula_seen_ = false;
    bool value_seen_ = false;
    std::string value_;
    std::string formula_;
    std::string* collecting_ = nullptr;
};

}  // namespace linli::sheet
