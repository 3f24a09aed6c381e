#pragma once

#include <linli/base/result.h>

namespace linli::messaging {

inline constexpr ProblemType bad_template{"messaging/bad-template", 422, "模板内容不正确", "The template is not right"};
inline constexpr ProblemType no_such_template{"messaging/no-such-template", 404, "没有这个模板，或尚未发布",
                                              "There is no such template, or it is not published"};
inline constexpr ProblemType own_draft{"messaging/own-draft", 409, "不能发布自己起草的模板",
                                       "Nobody publishes their own draft"};
inline constexpr ProblemType nothing_to_publish{"messaging/nothing-to-publish", 409, "没有待发布的草稿",
                                                "There is no draft to publish"};
inline constexpr ProblemType changed_meanwhile{"messaging/changed-meanwhile", 409, "已被他人更新，请刷新后再操作",
                                               "It changed meanwhile"};
inline constexpr ProblemType bad_variables{"messaging/bad-variables", 422, "模板变量缺少、多余或类型不符",
                                           "Variables are missing, unknown or of another type"};
inline constexpr ProblemType bad_chain{"messaging/bad-chain", 422, "渠道顺序不正确",
                                       "The chain of channels is not right"};
inline constexpr ProblemType bad_recipient{"messaging/bad-recipient", 422, "接收人不正确或已被删除",
                                           "The recipient cannot be written to"};
inline constexpr ProblemType id_taken{"messaging/id-taken", 409, "编号已被使用", "The id is taken"};
inline constexpr ProblemType audience_too_large{"messaging/audience-too-large", 422, "接收人过多，请缩小范围",
                                                "The audience is too large"};
inline constexpr ProblemType nobody{"messaging/nobody", 422, "这个范围内没有接收人", "Nobody is in this audience"};
inline constexpr ProblemType outside_area{"messaging/outside-area", 403, "所选区域不在您的职责范围内",
                                          "An area is outside your scope"};
inline constexpr ProblemType step_not_allowed{"messaging/step-not-allowed", 409, "消息的当前状态不允许此操作",
                                              "The message does not allow this now"};
inline constexpr ProblemType reason_needed{"messaging/reason-needed", 422, "请说明放弃的原因",
                                           "Say why it is given up"};
inline constexpr ProblemType bad_address{"messaging/bad-address", 422, "网关地址不正确", "The address cannot be used"};
inline constexpr ProblemType no_gateway{"messaging/no-gateway", 409, "这个渠道没有网关", "The channel has no gateway"};
inline constexpr ProblemType bad_signature{"messaging/bad-signature", 401, "签名不正确", "The signature is not right"};
inline constexpr ProblemType old_timestamp{"messaging/old-timestamp", 401, "请求时间与本机相差过大",
                                           "The time stamp is too far from ours"};
inline constexpr ProblemType unreadable_receipt{"messaging/unreadable-receipt", 422, "回执内容无法识别",
                                                "The receipt cannot be read"};
inline constexpr ProblemType no_such_delivery{"messaging/no-such-delivery", 404, "没有这次投递",
                                              "There is no such delivery"};

}  // namespace linli::messaging
