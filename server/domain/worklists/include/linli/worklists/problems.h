#pragma once

#include <linli/base/result.h>

namespace linli::worklists {

inline constexpr ProblemType period_too_long{"worklists/period-too-long", 422, "起止日期须先后有序，且不超过 92 天",
                                             "The period must run forward and take 92 days at most"};
inline constexpr ProblemType team_too_large{"worklists/team-too-large", 422, "在岗人员过多，请选择下级区域",
                                            "Too many people hold posts there; choose an area below"};
inline constexpr ProblemType disputed_already{"worklists/disputed-already", 409, "这一天的这类工作已有待处理的异议",
                                              "This kind of work on this day is disputed already"};
inline constexpr ProblemType not_yet_done{"worklists/not-yet-done", 422, "只能对今天及以前、92 天以内的工作量提出异议",
                                          "Only work until today and of the last 92 days can be disputed"};
inline constexpr ProblemType own_matter{"worklists/own-matter", 403, "本人的异议须由他人处理",
                                        "Somebody else decides about one's own dispute"};
inline constexpr ProblemType decided_already{"worklists/decided-already", 409, "已经处理过", "It was decided already"};
inline constexpr ProblemType no_such_colleague{"worklists/no-such-colleague", 422, "请选择一名在岗的同事接班",
                                               "Choose a colleague who holds a post"};
inline constexpr ProblemType handover_open{"worklists/handover-open", 409, "还有一次交班等待对方接班，请先收回",
                                           "An earlier handover still waits; take it back first"};
inline constexpr ProblemType answered_already{"worklists/answered-already", 409, "这次交接班已经结束",
                                              "This handover has ended"};

}  // namespace linli::worklists
