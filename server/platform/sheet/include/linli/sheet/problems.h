#pragma once

#include <linli/base/result.h>

/// Why a sheet is refused. `Problem::detail` says where (sheet, row, column), never what stands there.
namespace linli::sheet {

inline constexpr ProblemType empty_file{"sheet/empty-file", 422, "文件是空的", "The file is empty"};
inline constexpr ProblemType not_a_sheet{"sheet/not-a-sheet", 422,
                                         "不是可读取的表格文件，请另存为 .xlsx 或 .csv 后再上传",
                                         "Not a workbook or text table; save it as .xlsx or .csv"};
inline constexpr ProblemType old_format{"sheet/old-format", 422,
                                        "旧版 .xls 或 .et 格式，请用表格软件另存为 .xlsx 后再上传",
                                        "The old .xls or .et format; save it as .xlsx"};
inline constexpr ProblemType protected_file{"sheet/protected", 422, "文件设有打开密码，请取消密码后再上传",
                                            "The file needs a password to open; remove it"};
inline constexpr ProblemType broken_file{"sheet/broken", 422, "表格文件已损坏，请用表格软件打开并重新保存",
                                         "The file is damaged; open and save it again"};
inline constexpr ProblemType too_large{"sheet/too-large", 413, "表格超出可处理的大小", "The sheet exceeds the limits"};
inline constexpr ProblemType no_such_sheet{"sheet/no-such-sheet", 404, "没有这张工作表", "No such worksheet"};
inline constexpr ProblemType unclosed_quote{"sheet/unclosed-quote", 422, "有引号没有配对，无法判断单元格在哪里结束",
                                            "A quotation mark is never closed"};
inline constexpr ProblemType cell_too_long{"sheet/cell-too-long", 422, "单元格内容超过表格允许的 32767 个字符",
                                           "A cell exceeds the 32,767 characters a workbook allows"};

}  // namespace linli::sheet
