#include "rules.h"

#include "number.h"

#include <gtest/gtest.h>

namespace linli::cases {
namespace {

template <Worded E>
std::vector<E> every() {
    std::vector<E> all;
    for (std::size_t i = 0; i < words(E{}).size(); ++i) all.push_back(static_cast<E>(i));
    return all;
}

/// The whole procedure as a picture: rows are states, columns are actions, cells the state after.
TEST(Rules, ProcedureTable) {
    std::string table;
    for (const auto state : every<State>()) {
        table += std::string(word(state)) + ":";
        for (const auto action : every<Action>())
            if (const auto next = next_state(state, action))
                table += " " + std::string(word(action)) + ">" + std::string(word(*next));
        table += "\n";
    }
    EXPECT_EQ(table,
              "reported: to_triage>triage dispatch>dispatched note>reported withdraw>withdrawn\n"
              "triage: dispatch>dispatched note>triage decline>declined withdraw>withdrawn\n"
              "dispatched: respond>handling note>dispatched send_back>triage transfer>dispatched withdraw>withdrawn\n"
              "handling: note>handling ask>waiting send_back>triage transfer>dispatched resolve>resolved "
              "decline>declined withdraw>withdrawn\n"
              "waiting: respond>handling note>waiting answer>handling withdraw>withdrawn\n"
              "resolved: note>resolved rate>closed reopen>handling close>closed\n"
              "closed: rate>closed reopen>handling\n"
              "declined:\n"
              "withdrawn:\n"
              "merged:\n");
}

TEST(Rules, NothingClosesBeforeItWasResolved) {
    for (const auto state : every<State>())
        for (const auto action : every<Action>())
            if (next_state(state, action) == State::closed) {
                EXPECT_TRUE(state == State::resolved || (state == State::closed && action == Action::rate))
                    << word(state) << " " << word(action);
            }
}

WorkingCalendar office() {
    using std::chrono::minutes;
    return WorkingCalendar({{minutes(8 * 60 + 30), minutes(12 * 60)}, {minutes(13 * 60 + 30), minutes(18 * 60)}},
                           HolidayTable::parse_csv("date,kind,name\n2026-10-01,off,国庆\n2026-10-02,off,国庆\n"
                                                   "2026-10-05,off,国庆\n2026-10-06,off,国庆\n2026-10-07,off,国庆\n"
                                                   "2026-10-10,working,调休\n"));
}

Instant at(std::string_view date, int hour, int minute = 0) {
    return shanghai_instant(*Date::parse(date), std::chrono::hours(hour) + std::chrono::minutes(minute));
}

/// COVERS: INC-12 (thirty minutes in working time), AS-05 (the National Day holiday)
TEST(Rules, ResponseRunsInWorkingTime) {
    const Item item{.response_limit_minutes = 30};
    EXPECT_EQ(respond_by(item, office(), at("2026-09-28", 9)), at("2026-09-28", 9, 30));
    EXPECT_EQ(respond_by(item, office(), at("2026-09-28", 11, 45)), at("2026-09-28", 13, 45)) << "over lunch";
    EXPECT_EQ(respond_by(item, office(), at("2026-09-30", 17, 50)), at("2026-10-08", 8, 50)) << "over the holiday";
}

/// COVERS: AS-10 (promise = limit + pause + holiday)
TEST(Rules, APauseIsGivenBack) {
    const Item item{.solve_limit = 2, .solve_limit_unit = LimitUnit::working_days};
    const auto due = solve_by(item, office(), at("2026-09-29", 10));
    EXPECT_EQ(due, at("2026-10-08", 18)) << "30 September and 8 October are the next working days";
    const auto paused = at("2026-09-30", 9);
    EXPECT_EQ(after_pause(office(), due, paused, at("2026-09-30", 11)), at("2026-10-09", 10, 30));
    EXPECT_EQ(after_pause(office(), due, paused, paused), due);
}

TEST(Rules, HoursOfTheClockDoNotRest) {
    const Item item{.solve_limit = 24, .solve_limit_unit = LimitUnit::hours};
    EXPECT_EQ(solve_by(item, office(), at("2026-10-01", 9)), at("2026-10-02", 9));
}

TEST(Number, IsReadableStableAndDifferentByAttempt) {
    const auto id = *Uuid::parse("01a2005a-0905-7001-89a2-4f95bbc42bd1");
    const auto number = case_number(at("2026-11-21", 9), id, 0);
    EXPECT_EQ(number, case_number(at("2026-11-21", 9), id, 0));
    EXPECT_NE(number, case_number(at("2026-11-21", 9), id, 1));
    EXPECT_EQ(number.substr(0, 7), "261121-");
    EXPECT_EQ(number.size(), 13U);
    EXPECT_EQ(number.find_first_of("01IO", 7), std::string::npos);
}

TEST(Number, IsFoundAsPeopleTypeIt) {
    for (const auto* typed :
         {"261121-7K3M9Q", "261121-7k3m9q", "2611217K3M9Q", " 261121 7K3M9Q ", "２６１１２１－７Ｋ３Ｍ９Ｑ"})
        EXPECT_EQ(typed_number(typed), "261121-7K3M9Q") << typed;
    EXPECT_EQ(typed_number("12"), "12");
}

}  // namespace
}  // namespace linli::cases
