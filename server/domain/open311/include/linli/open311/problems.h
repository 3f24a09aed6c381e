#pragma once

#include <linli/base/result.h>

/// Refusals; those of the public part are answered in Open311's own form with this status.
namespace linli::open311 {

inline constexpr ProblemType bad_key{"open311/bad-key", 403, "缺少 api_key，或 api_key 无效",
                                     "api_key is missing or invalid"};
inline constexpr ProblemType no_jurisdiction{"open311/no-jurisdiction", 404, "没有这个 jurisdiction_id",
                                             "jurisdiction_id was not found"};
inline constexpr ProblemType jurisdiction_needed{"open311/jurisdiction-needed", 400, "请提供 jurisdiction_id",
                                                 "jurisdiction_id was not provided"};
inline constexpr ProblemType no_service{"open311/no-service", 404, "没有这个 service_code",
                                        "service_code was not found"};
inline constexpr ProblemType no_request{"open311/no-request", 404, "没有这个 service_request_id",
                                        "service_request_id was not found"};
inline constexpr ProblemType no_token{"open311/no-token", 404, "没有这个 token", "token was not found"};
inline constexpr ProblemType bad_argument{"open311/bad-argument", 400, "参数有误", "An argument is wrong"};
inline constexpr ProblemType too_often{"open311/too-often", 429, "请求过于频繁，请稍后再试",
                                       "Too many requests, try again later"};
inline constexpr ProblemType bad_setup{"open311/bad-setup", 422, "属性定义有误", "The attributes have errors"};

}  // namespace linli::open311
