#pragma once

#include <linli/base/result.h>

namespace linli::exchange {

inline constexpr ProblemType gate_refused{"exchange/gate-refused", 409, "不能共享这些数据", "This may not be shared"};
inline constexpr ProblemType step_not_allowed{"exchange/step-not-allowed", 409, "协议的当前状态不允许此操作",
                                              "The agreement does not allow this now"};
inline constexpr ProblemType changed_meanwhile{"exchange/changed-meanwhile", 409, "已被他人更新，请刷新后再操作",
                                               "It changed meanwhile"};
inline constexpr ProblemType own_draft{"exchange/own-draft", 409, "不能批准自己起草的协议",
                                       "Nobody approves their own draft"};
inline constexpr ProblemType id_taken{"exchange/id-taken", 409, "编号已被使用", "The id is taken"};
inline constexpr ProblemType no_such_partner{"exchange/no-such-partner", 404, "没有这个共享对象",
                                             "There is no such partner"};
inline constexpr ProblemType not_in_catalogue{"exchange/not-in-catalogue", 422, "数据项不在数据资源目录中，或不予共享",
                                              "A field is not in the catalogue, or is never shared"};
inline constexpr ProblemType bad_terms{"exchange/bad-terms", 422, "协议内容不完整或前后矛盾",
                                       "The terms are incomplete or contradict each other"};
inline constexpr ProblemType bad_address{"exchange/bad-address", 422, "接口地址不正确", "The address cannot be used"};
inline constexpr ProblemType queue_full{"exchange/queue-full", 429, "等待发送的查询过多，请稍后再试",
                                        "Too many questions are waiting"};
inline constexpr ProblemType no_line{"exchange/no-line", 409, "该单位的接口尚未接通", "The partner is not connected"};
inline constexpr ProblemType no_answer_yet{"exchange/no-answer", 409, "还没有结果，或结果已按规定删除",
                                           "There is no answer, or it was deleted as agreed"};
inline constexpr ProblemType bad_signature{"exchange/bad-signature", 401, "签名不正确", "The signature is not right"};
inline constexpr ProblemType old_timestamp{"exchange/old-timestamp", 401, "请求时间与本机相差过大",
                                           "The time stamp is too far from ours"};
inline constexpr ProblemType replayed{"exchange/replayed", 409, "该请求已经用过", "The nonce was used before"};
inline constexpr ProblemType not_linked{"exchange/not-linked", 409, "账户尚未与本人档案关联，请先完成身份核验",
                                        "The account is not linked to a record yet"};
inline constexpr ProblemType linked_already{"exchange/linked-already", 409, "账户已与本人档案关联",
                                            "The account is linked already"};
inline constexpr ProblemType proofs_differ{
    "exchange/proofs-differ", 422, "没有核对上，请检查姓名和证件号码，或携带证件到社区办理", "The proofs do not agree"};

}  // namespace linli::exchange
