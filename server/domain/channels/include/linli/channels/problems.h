#pragma once

#include <linli/base/result.h>

namespace linli::channels {

inline constexpr ProblemType bad_signature{"channels/bad-signature", 401, "签名无效", "The signature does not count"};
inline constexpr ProblemType old_timestamp{"channels/old-timestamp", 401, "时间戳与当前时间相差过大",
                                           "The time stamp is too far away"};
inline constexpr ProblemType replayed{"channels/replayed", 409, "该请求已经收到过，不再受理",
                                      "This very request was received before"};
inline constexpr ProblemType in_progress{"channels/in-progress", 409, "该报文正在处理，请稍后再取结果",
                                         "This message is being worked on"};
inline constexpr ProblemType no_such_order{"channels/no-such-order", 404, "没有这个工单编号", "There is no such order"};
inline constexpr ProblemType message_differs{"channels/message-differs", 409, "同一报文编号的内容与先前不同",
                                             "This message number was used for other content"};
inline constexpr ProblemType order_refused{"channels/order-refused", 422, "工单不能受理", "The order was not accepted"};
inline constexpr ProblemType bad_receipt{"channels/bad-receipt", 422, "回执无法读取，或与所送内容不符",
                                         "The receipt cannot be read or does not fit"};
inline constexpr ProblemType bad_platform{"channels/bad-platform", 422, "平台设置有误", "The setup has errors"};
inline constexpr ProblemType changed_meanwhile{"channels/changed-meanwhile", 409, "已被他人更新，请刷新后再操作",
                                               "It changed meanwhile"};

}  // namespace linli::channels
