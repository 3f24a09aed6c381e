#pragma once

#include <linli/sheet/writer.h>

#include <xlsxwriter.h>

#include <array>

namespace linli::sheet {

/// The cell formats of a workbook, made when first used.
class WorkbookStyles {
public:
    explicit WorkbookStyles(lxw_workbook* workbook) : workbook_(workbook) {}

    lxw_format* cell(ColumnKind kind, Look look);
    lxw_format* header(bool required);
    lxw_format* title();
    lxw_format* notes();

private:
    lxw_workbook* workbook_;
    std::array<std::array<lxw_format*, 4>, 5> cells_{};
    std::array<lxw_format*, 2> headers_{};
    lxw_format* title_ = nullptr;
    lxw_format* notes_ = nullptr;
};

/// Colours shared with marked workbooks.
constexpr lxw_color_t error_fill = 0xFFC7CE;
constexpr lxw_color_t warning_fill = 0xFFEB9C;

}  // namespace linli::sheet
