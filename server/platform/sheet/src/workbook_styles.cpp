#include "workbook_styles.h"

namespace linli::sheet {

lxw_format* WorkbookStyles::cell(ColumnKind kind, Look look) {
    auto*& format = cells_[static_cast<std::size_t>(kind)][static_cast<std::size_t>(look)];
    if (format != nullptr) return format;
    format = workbook_add_format(workbook_);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    switch (kind) {
    case ColumnKind::text: format_set_num_format(format, "@"); break;
    case ColumnKind::date: format_set_num_format(format, "yyyy-mm-dd"); break;
    case ColumnKind::date_time: format_set_num_format(format, "yyyy-mm-dd hh:mm:ss"); break;
    case ColumnKind::number:
    case ColumnKind::flag: break;
    }
    if (look == Look::error) format_set_bg_color(format, error_fill);
    if (look == Look::warning) format_set_bg_color(format, warning_fill);
    if (look == Look::note) {
        format_set_font_color(format, 0xC00000);
        format_set_text_wrap(format);
    }
    return format;
}

lxw_format* WorkbookStyles::header(bool required) {
    auto*& format = headers_[required ? 1 : 0];
    if (format != nullptr) return format;
    format = workbook_add_format(workbook_);
    format_set_bold(format);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_CENTER);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_bg_color(format, 0xD9E1F2);
    format_set_num_format(format, "@");
    if (required) format_set_font_color(format, 0xC00000);
    return format;
}

lxw_format* WorkbookStyles::title() {
    if (title_ != nullptr) return title_;
    title_ = workbook_add_format(workbook_);
    format_set_bold(title_);
    format_set_font_size(title_, 16);
    format_set_align(title_, LXW_ALIGN_CENTER);
    return title_;
}

lxw_format* WorkbookStyles::notes() {
    if (notes_ != nullptr) return notes_;
    notes_ = workbook_add_format(workbook_);
    format_set_font_color(notes_, 0x7F7F7F);
    return notes_;
}

}  // namespace linli::sheet
