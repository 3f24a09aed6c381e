#pragma once

#include <linli/access/scope.h>
#include <linli/base/clock.h>
#include <linli/db/database.h>
#include <linli/statistics/views.h>

namespace linli::audit {
class Audit;
}
namespace linli::reference {
class Reference;
}

namespace linli::statistics {

inline constexpr ProblemType no_such_table{"statistics/no-such-table", 422, "该统计对象没有这样的维度组合",
                                           "These dimensions do not fit what is counted"};
inline constexpr ProblemType too_wide{"statistics/too-wide", 422, "分类过多，请换一个更粗的维度",
                                      "There are too many categories: choose a coarser dimension"};
inline constexpr ProblemType sensitive_dimension{"statistics/sensitive-dimension", 403, "您的岗位不能按敏感维度统计",
                                                 "Your post may not count by sensitive dimensions"};

/// Everything outlives the service.
struct StatisticsParts {
    db::Database& database;
    const Clock& clock;  ///< domain clock: today
    audit::Audit& audit;
    reference::Reference& reference;
};

/// Counts of the caller's scope by two dimensions, with what would tell of a few people left out. Synchronous;
/// thread-safe. One pass of the database; no row of a person leaves it. @throws db::StoreFault
class StatisticsService {
public:
    explicit StatisticsService(StatisticsParts parts) : parts_(parts) {}

    /// @refuses no_such_table, too_wide, sensitive_dimension, json::invalid_fields (the day), audit::overloaded.
    Result<Crosstab> crosstab(const access::Scope& scope, const AskCrosstab& in);

private:
    StatisticsParts parts_;
};

}  // namespace linli::statistics
