#pragma once

#include <linli/base/result.h>

namespace linli::linkage {

inline constexpr ProblemType pair_changed{"linkage/pair-changed", 409, "这一对记录已有变化，请刷新后再判定",
                                          "The pair has changed; look at it again"};
inline constexpr ProblemType pair_gone{"linkage/pair-gone", 409, "其中一条记录已合并、已注销或不再相似，无需判定",
                                       "One of the records is gone or they do not resemble each other any more"};
inline constexpr ProblemType training_waits{"linkage/training-waits", 409, "已有一个模型正在训练，请等它完成",
                                            "A model is being trained already"};
inline constexpr ProblemType model_not_ready{"linkage/model-not-ready", 409, "模型还在训练或已经停用，不能启用",
                                             "The model is not ready or was replaced"};
inline constexpr ProblemType model_worse{"linkage/model-worse", 409,
                                         "对人工判定过的记录，这个模型错得比现用模型多，不能启用",
                                         "The model contradicts people's verdicts more often than the one in use"};

}  // namespace linli::linkage
