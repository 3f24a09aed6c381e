#include "house.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace linli::imports {
namespace {

/// Prints what bringing a sheet in costs: LINLI_IMPORT_ROWS rows, 1,000 when it is not set.
class CostTest : public ImportTest {
protected:
    static constexpr int few = 1'000;

    static std::string roster(int rows, bool other_phones) {
        std::string out = "编号,姓名,性别,出生日期,联系电话,户号,与户主关系,现住址\n";
        for (int i = 0; i < rows; ++i) {
            const auto n = std::to_string(i);
            const auto tail = std::to_string(10'000'000 + (i + (other_phones ? 50'000'000 : 0)) % 90'000'000);
            out += "N" + n + ",居民" + n + ",女," + std::to_string(1940 + i % 60) + "-05-06,138" + tail + ",H" +
                   std::to_string(i / 3) + (i % 3 == 0 ? ",户主," : ",其他,") + "书香苑12栋2单元501\n";
        }
        return out;
    }
    template <class Step>
    double per_row_us(int rows, Step step_of) {
        const auto begin = std::chrono::steady_clock::now();
        step_of();
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
        return took.count() / rows;
    }
};
LINLI_BOTH_ENGINES(CostTest);

TEST_P(CostTest, OfImportingChangingAndUndoing) {
    const auto* wanted = std::getenv("LINLI_IMPORT_ROWS");
    const int rows = wanted == nullptr ? few : std::atoi(wanted);
    Import one, other;
    const auto check_us = per_row_us(rows, [&] { one = checked(write(roster(rows, false))); });
    const auto apply_us = per_row_us(rows, [&] { one = step(one, ImportStep::apply); });
    EXPECT_EQ(one.rows_applied, rows);
    clock.advance(std::chrono::hours(1));
    other = checked(write(roster(rows, true), "b.csv"));
    const auto change_us = per_row_us(rows, [&] { other = step(other, ImportStep::apply); });
    EXPECT_EQ(count("SELECT count(*) FROM registry_person"), rows) << "the same people, other telephones";
    EXPECT_EQ(count("SELECT count(*) FROM registry_statement WHERE field = 'person.phone' AND state = 'current'"),
              rows);
    clock.advance(std::chrono::hours(1));
    const auto undo_us = per_row_us(rows, [&] { other = step(other, ImportStep::undo); });
    EXPECT_EQ(other.rows_undone, rows);
    std::printf("%s, %d rows: check %.0f us, apply %.0f us, change %.0f us, undo %.0f us a row\n",
                std::string(word(database().engine())).c_str(), rows, check_us, apply_us, change_us, undo_us);
}

}  // namespace
}  // namespace linli::imports
