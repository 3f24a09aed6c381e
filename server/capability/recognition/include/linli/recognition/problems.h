#pragma once

#include <linli/base/result.h>

/// Everything the recognition room may refuse.
namespace linli::recognition {

inline constexpr ProblemType model_unreadable{"recognition/model-unreadable", 422, "分类模型文件无法使用",
                                              "The model file cannot be used"};
inline constexpr ProblemType too_little_data{"recognition/too-little-data", 422, "样本太少，无法训练",
                                             "Too few examples to learn from"};
inline constexpr ProblemType too_much_data{"recognition/too-much-data", 422, "样本太多，请分批训练",
                                           "More examples than one training may hold"};
inline constexpr ProblemType unknown_label{"recognition/unknown-label", 422, "模型不认识这个类别",
                                           "The model does not know this label"};

}  // namespace linli::recognition
