#pragma once

#include <linli/base/result.h>

/// Why the devices room refuses. An unknown device and a wrong signature are one answer.
namespace linli::devices {

inline constexpr ProblemType bad_signature{"devices/bad-signature", 401, "设备未登记，或签名不正确",
                                           "Unknown device, or the signature is not right"};
inline constexpr ProblemType old_timestamp{"devices/old-timestamp", 401, "时间戳与当前时间相差过大",
                                           "The timestamp is too far away"};
inline constexpr ProblemType replayed{"devices/replayed", 409, "该请求已处理过，请换用新的随机串重发",
                                      "This request was taken already; send it again with a new nonce"};
inline constexpr ProblemType code_taken{"devices/code-taken", 409, "设备编码已登记", "The code is taken"};
inline constexpr ProblemType bad_rules{"devices/bad-rules", 422, "事件对照表有误：类别重复，或没有这一责任事项",
                                       "The table of events has errors: a class twice, or an unknown item"};

}  // namespace linli::devices
