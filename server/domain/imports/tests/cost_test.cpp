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

    /// Three characters, as people are called.
    static std::string name(int i) {
        constexpr std::string_view given[] = {"桂", "兰", "建", "国", "秀", "英", "志", "强", "玉", "梅",
                                              "春", "华", "明", "芳", "海", "燕", "文", "静", "永", "福"};
        return "王" + std::string(given[i % 20]) + std::string(given[i / 20 % 20]);
    }
    static std::string roster(int rows, bool other_phones) {
        std::string out = "编号,姓名,性别,出生日期,联系电话\n";
        for (int i = 0; i < rows; ++i) {
            const auto n = std::to_string(i);
            const auto tail = std::to_string(10'000'000 + (i + (other_phones ? 50'000'000 : 0)) % 90'000'000);
            out += "N" + n + "," + name(i) + ",女," + std::to_string(1940 + i % 60) + "-05-06,138" + tail + "\n";
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
    const int rows = wanted == nullptr ? few : static_cast<int>(std::strtol(wanted, nullptr, 10));
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
