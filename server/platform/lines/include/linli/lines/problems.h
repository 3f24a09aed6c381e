#pragma once

#include <linli/base/result.h>

/// Why a file of lines is refused.
namespace linli::lines {

inline constexpr ProblemType file_unreadable{"lines/file-unreadable", 422, "文件无法读取", "The file cannot be read"};
inline constexpr ProblemType bad_line{"lines/bad-line", 422, "文件中有一行不正确", "A line of the file is wrong"};

}  // namespace linli::lines
