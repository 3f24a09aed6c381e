#pragma once

#include <linli/base/result.h>

/// Why the cases room refuses.
namespace linli::cases {

inline constexpr ProblemType id_taken{"cases/id-taken", 409, "该编号已被另一条上报使用",
                                      "This id belongs to another report"};
inline constexpr ProblemType changed_meanwhile{"cases/changed-meanwhile", 409, "事项已被他人更新，请刷新后再操作",
                                               "The matter changed meanwhile"};
inline constexpr ProblemType step_not_allowed{"cases/step-not-allowed", 409, "当前状态不能执行该操作",
                                              "Not possible in this state"};
inline constexpr ProblemType not_yours{"cases/not-yours", 403, "只有责任人或上报人可以执行该操作",
                                       "Only the owner or the reporter may do this"};
inline constexpr ProblemType unknown_item{"cases/unknown-item", 422, "责任清单中没有这一事项", "There is no such item"};
inline constexpr ProblemType no_such_assignee{"cases/no-such-assignee", 422, "承办人没有可接办的岗位",
                                              "The assignee holds no fitting post"};
inline constexpr ProblemType result_needed{"cases/result-needed", 422, "请填写办理结果", "A result is needed"};
inline constexpr ProblemType reason_needed{"cases/reason-needed", 422, "请填写原因", "A reason is needed"};
inline constexpr ProblemType nothing_to_undo{"cases/nothing-to-undo", 409, "没有可以撤销的操作",
                                             "There is nothing to undo"};
inline constexpr ProblemType place_needed{"cases/place-not-recognised", 422,
                                          "没有识别出这个地点，请从区域树选择或写得更具体",
                                          "The place was not recognised"};
inline constexpr ProblemType reopen_too_late{"cases/reopen-too-late", 409, "已超过可申请重办的期限",
                                             "Too late to reopen"};
inline constexpr ProblemType not_delivered{"cases/not-delivered", 409, "办理结果尚未送达全部来源平台，不能结案",
                                           "Not every platform has acknowledged the result"};
inline constexpr ProblemType others_wait{"cases/others-wait", 409, "还有其他人反映同一件事并等待答复，不能撤回",
                                         "Others who reported the same wait for the answer"};
inline constexpr ProblemType not_mergeable{"cases/not-mergeable", 409, "只能合并正在办理、尚未并入其他事项的事项",
                                           "Only matters in hand that were not merged yet can be merged"};
inline constexpr ProblemType not_separable{"cases/not-separable", 409, "这次合并已经撤销，或者其中的事项后来又被合并",
                                           "This merge was undone, or its matters were merged again later"};
inline constexpr ProblemType no_visit{"cases/no-visit", 409, "该事项没有待完成的回访", "There is no open return visit"};
inline constexpr ProblemType clock_skew{"cases/clock-skew", 422, "编号中的时间与当前时间相差过大",
                                        "The id's time is too far away"};

inline constexpr ProblemType would_name_you{
    "cases/would-name-you", 422, "这样会留下您的身份信息：匿名反映不能附联系方式，匿名和化名反映不能附文件",
    "This would tell who you are: no contact with an anonymous report, no files with an unnamed one"};
inline constexpr ProblemType seed_needed{"cases/seed-needed", 422,
                                         "化名反映须由您的设备生成 22 位以上随机串，用于换取查询码",
                                         "A pseudonymous report needs a random seed from your device"};
inline constexpr ProblemType identity_sealed{"cases/identity-sealed", 403, "反映人身份已封存，办理中任何人都不能查看",
                                             "Who reported is sealed and shown to nobody who handles the matter"};
inline constexpr ProblemType kept_out{"cases/kept-out", 422, "受保护的事项须指定承办人，且承办人不能是可能被反映的一方",
                                      "A protected matter needs a named person who may not be the reported party"};
inline constexpr ProblemType nobody_to_ask{"cases/nobody-to-ask", 409, "匿名反映没有可询问的人",
                                           "There is nobody to ask behind an anonymous report"};
inline constexpr ProblemType consent_needed{
    "cases/consent-needed", 409, "启封须由另一人以另一岗位角色批准，且在有效期内",
    "Opening needs the consent of another person in another role, and is possible for a time only"};
inline constexpr ProblemType already_taken{"cases/already-taken", 409, "已被他人接走，或抢单时间已过",
                                           "Somebody else took it, or the time is over"};
inline constexpr ProblemType unknown_reason{"cases/unknown-reason", 422, "请从清单中选择退回或转办原因",
                                            "Choose a reason from the list"};
inline constexpr ProblemType decision_binds{"cases/decision-binds", 409, "已经仲裁确定责任，不能再退回或转办",
                                            "An arbiter decided; it cannot be given away"};

inline constexpr ProblemType subtasks_open{"cases/subtasks-open", 409, "还有必须完成的协办任务，不能办结",
                                           "Sub-tasks that must be done first are open"};
inline constexpr ProblemType not_shareable{"cases/not-shareable", 409, "受保护的反映不能交他人协办",
                                           "A protected report is not shared with others"};
inline constexpr ProblemType no_such_helper{"cases/no-such-helper", 422,
                                            "请指定一个有人在岗的协办单位，或一名在岗的协办人；责任人本人不能协办",
                                            "Name one body with somebody on duty, or one person on duty but the owner"};
inline constexpr ProblemType due_outside{"cases/due-outside", 422, "协办期限须晚于现在，且不晚于事项的办结时限",
                                         "The limit lies in the past or after the promise of the matter"};
inline constexpr ProblemType too_many_subtasks{"cases/too-many-subtasks", 409, "一个事项最多交办 20 项协办任务",
                                               "A matter has twenty sub-tasks at most"};

inline constexpr ProblemType outside_awaited{"cases/outside-awaited", 409, "外部单位还没有答复，不能办结",
                                             "A body outside has not answered yet"};
inline constexpr ProblemType not_forwardable{"cases/not-forwardable", 409, "受保护的反映不能转给外部单位",
                                             "A protected report does not leave the house"};
inline constexpr ProblemType no_such_body{"cases/no-such-body", 422, "外部单位名录中没有这个单位",
                                          "There is no such body on the list"};
inline constexpr ProblemType expected_outside{
    "cases/expected-outside", 422, "预计答复时间须在半年之内；登记的答复时间不能晚于现在或早于转出",
    "Expected within half a year; an answer lies between its forwarding and now"};
inline constexpr ProblemType already_forwarded{"cases/already-forwarded", 409, "已转该单位，正在等待答复",
                                               "This body was asked already and has not answered"};
inline constexpr ProblemType too_many_forwards{"cases/too-many-forwards", 409, "一个事项最多转外部单位 20 次",
                                               "A matter is forwarded twenty times at most"};
inline constexpr ProblemType under_supervision{"cases/under-supervision", 409, "事项还在督办中，督办解除后才能结束",
                                               "The matter is under supervision, which must be lifted first"};
inline constexpr ProblemType not_supervisable{"cases/not-supervisable", 409, "受保护的反映由保护人跟进，不能督办",
                                              "A protected report is followed by its guardian alone"};
inline constexpr ProblemType already_supervised{"cases/already-supervised", 409, "该事项已有同级督办尚未解除",
                                                "The matter is under supervision of this level already"};
inline constexpr ProblemType too_many_supervisions{"cases/too-many-supervisions", 409, "一个事项最多督办 20 次",
                                                   "A matter is supervised twenty times at most"};

}  // namespace linli::cases
