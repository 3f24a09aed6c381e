#include "procedure.h"
#include "chart.h"

#include <linli/base/words.h>

#include <gtest/gtest.h>

#include <vector>

namespace linli::quality {
namespace {

TEST(Procedure, StepsAsATable) {
    struct Case {
        TaskState from;
        TaskAction action;
        std::optional<TaskState> to;
    };
    using S = TaskState;
    using A = TaskAction;
    const Case cases[] = {
        {S::open, A::start, S::underway},   {S::open, A::finish, S::done}, {S::open, A::not_met, S::open},
        {S::open, A::reopen, {}},           {S::underway, A::start, {}},   {S::underway, A::finish, S::done},
        {S::underway, A::not_met, S::open}, {S::underway, A::reopen, {}},  {S::done, A::start, {}},
        {S::done, A::finish, {}},           {S::done, A::not_met, {}},     {S::done, A::reopen, S::open},
        {S::withdrawn, A::start, {}},       {S::withdrawn, A::finish, {}}, {S::withdrawn, A::not_met, {}},
        {S::withdrawn, A::reopen, {}},
    };
    for (const auto& c : cases) EXPECT_EQ(next_state(c.from, c.action), c.to) << word(c.from) << " " << word(c.action);
}

TEST(Procedure, EveryClassHasAQuestionAndAnswersAndNoAccusation) {
    for (int error = 1; error <= expectations::class_count; ++error) {
        EXPECT_FALSE(question(error).empty());
        EXPECT_GE(answers(error).size(), 2U);
        EXPECT_GT(days_to_do(error), 0);
        for (const auto word : {"嫌疑", "违法", "造假", "举报", "可疑"})
            EXPECT_EQ(question(error).find(word), std::string_view::npos);
    }
}

TEST(Chart, SaysOnlyWhatTheLimitsSay) {
    const auto days = [](std::vector<std::int64_t> wrong) {
        std::vector<ChartPoint> points;
        for (const auto count : wrong) points.push_back({1'000, count});
        return points;
    };
    EXPECT_EQ(drift(days({})), Drift::none);
    EXPECT_EQ(drift(days({50, 50, 900})), Drift::none) << "too short";
    EXPECT_EQ(drift(days({50, 52, 49, 51, 50, 48, 50, 55})), Drift::none);
    EXPECT_EQ(drift(days({50, 52, 49, 51, 50, 48, 50, 90})), Drift::up);
    EXPECT_EQ(drift(days({50, 52, 49, 51, 50, 48, 50, 15})), Drift::down);
    EXPECT_EQ(drift(days({0, 0, 0, 0, 0, 0, 0, 1})), Drift::none);
    EXPECT_EQ(drift(days({0, 0, 0, 0, 0, 0, 0, 9})), Drift::up);
    EXPECT_EQ(drift(days({48, 48, 48, 48, 48, 48, 48, 54, 54, 54, 54, 54, 54, 54, 54})), Drift::up) << "a long run";
}

}  // namespace
}  // namespace linli::quality
