#include <linli/statistics/suppress.h>

#include <gmock/gmock.h>

#include <random>

namespace linli::statistics {
namespace {

/// Somebody with the printed table and patience: tries every table of numbers from 0 to `most` that prints the same.
class Attacker {
public:
    Attacker(const Printed& printed, std::int64_t most) : printed_(printed), most_(most) {}

    /// The values that a cell takes in any of them.
    std::vector<std::vector<bool>> possible() {
        const auto cells = printed_.rows * printed_.columns;
        cells_.assign(cells, 0);
        seen_.assign(cells, std::vector<bool>(static_cast<std::size_t>(most_) + 1, false));
        next(0);
        return seen_;
    }

private:
    bool fits(std::size_t row, std::size_t column, std::int64_t sum) const {
        const auto& printed = printed_.at(row, column);
        return !printed || *printed == sum;
    }
    bool row_fits(std::size_t row) const {
        std::int64_t sum = 0;
        for (std::size_t j = 0; j < printed_.columns; ++j) sum += cells_[row * printed_.columns + j];
        return fits(row, printed_.columns, sum);
    }
    bool rest_fits() const {
        std::int64_t all = 0;
        for (std::size_t j = 0; j < printed_.columns; ++j) {
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < printed_.rows; ++i) sum += cells_[i * printed_.columns + j];
            if (!fits(printed_.rows, j, sum)) return false;
            all += sum;
        }
        return fits(printed_.rows, printed_.columns, all);
    }
    void next(std::size_t cell) {
        if (cell > 0 && cell % printed_.columns == 0 && !row_fits(cell / printed_.columns - 1)) return;
        if (cell == cells_.size()) {
            if (!rest_fits()) return;
            for (std::size_t i = 0; i < cells_.size(); ++i) seen_[i][static_cast<std::size_t>(cells_[i])] = true;
            return;
        }
        const auto& printed = printed_.at(cell / printed_.columns, cell % printed_.columns);
        const auto from = printed.value_or(0), until = printed.value_or(most_);
        for (auto value = from; value <= until; ++value) {
            cells_[cell] = value;
            next(cell + 1);
        }
    }

    const Printed& printed_;
    std::int64_t most_;
    std::vector<std::int64_t> cells_;
    std::vector<std::vector<bool>> seen_;
};

/// Goal: nobody narrows a small count to fewer than k values, with all the arithmetic there is.
/// Method: random small tables from a printed seed; every table that prints the same is tried.
TEST(SuppressTest, NobodyRecoversASmallCount) {
    constexpr std::int64_t k = 3, most = 6;
    int left_out = 0, printed_counts = 0;
    for (unsigned seed = 1; seed <= 250; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937 random(seed);
        const std::size_t rows = 1 + random() % 3, columns = 1 + random() % 2;
        std::vector<std::int64_t> cells;
        for (std::size_t i = 0; i < rows * columns; ++i)
            cells.push_back(random() % 3 == 0 ? 0 : static_cast<std::int64_t>(random() % 5));
        const auto table = with_sums(rows, columns, cells);
        const auto printed = suppress(table, k);
        const auto possible = Attacker(printed, most).possible();
        for (std::size_t i = 0; i < rows; ++i)
            for (std::size_t j = 0; j < columns; ++j) {
                const auto& values = possible[i * columns + j];
                ASSERT_TRUE(values[static_cast<std::size_t>(table.at(i, j))]) << "the truth prints itself";
                if (printed.at(i, j)) {
                    ++printed_counts;
                    EXPECT_EQ(*printed.at(i, j), table.at(i, j));
                    EXPECT_FALSE(table.at(i, j) > 0 && table.at(i, j) < k);
                    continue;
                }
                ++left_out;
                if (table.at(i, j) == 0 || table.at(i, j) >= k) continue;
                EXPECT_GE(std::count(values.begin(), values.end(), true), k) << i << " " << j;
            }
    }
    EXPECT_GT(left_out, 100);
    EXPECT_GT(printed_counts, 100) << "leaving out everything is no art";
}

TEST(SuppressTest, SmallSumsAreLeftOutToo) {
    const auto printed = suppress(with_sums(2, 2, {1, 1, 40, 50}), 5);
    EXPECT_FALSE(printed.at(0, 0));
    EXPECT_FALSE(printed.at(0, 1));
    EXPECT_FALSE(printed.at(0, 2));
    EXPECT_FALSE(printed.at(2, 2).has_value() && printed.at(1, 2).has_value()) << "their difference is the small sum";
}

TEST(SuppressTest, WhatIsLargeIsPrinted) {
    const auto table = with_sums(2, 3, {10, 0, 30, 7, 8, 90});
    const auto printed = suppress(table, 5);
    for (std::size_t i = 0; i < table.counts.size(); ++i) EXPECT_EQ(printed.counts[i], table.counts[i]);
    EXPECT_EQ(suppress(with_sums(1, 2, {1, 2}), 1).at(0, 0), 1) << "k of one hides nothing";
}

TEST(SuppressTest, OneSmallCountTakesThreeCompanionsAndTheCheapest) {
    const auto printed = suppress(with_sums(3, 3, {2, 20, 500, 10, 30, 600, 700, 800, 900}), 5);
    int left_out = 0;
    for (const auto& one : printed.counts) left_out += one ? 0 : 1;
    EXPECT_EQ(left_out, 4);
    EXPECT_FALSE(printed.at(0, 0));
    EXPECT_FALSE(printed.at(0, 1));
    EXPECT_FALSE(printed.at(1, 0));
    EXPECT_FALSE(printed.at(1, 1));
}

TEST(SuppressTest, ALargeTableCanStillBeRead) {
    std::mt19937 random(7);
    std::vector<std::int64_t> cells;
    for (int i = 0; i < 60 * 60; ++i) cells.push_back(static_cast<std::int64_t>(random() % 40));
    const auto printed = suppress(with_sums(60, 60, cells), 5);
    const auto shown = std::count_if(printed.counts.begin(), printed.counts.end(), [](const auto& one) { return one; });
    EXPECT_GT(shown, 60 * 40) << "most of it can be read";
}

}  // namespace
}  // namespace linli::statistics
