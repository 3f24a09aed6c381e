#include "item_index.h"

#include <linli/cases/service.h>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace linli::cases {
namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Item> list() {
    const auto items = read_items_csv(read_file(std::filesystem::path(LINLI_ROOT) / "data/responsibility/items.csv"));
    EXPECT_TRUE(items);
    return items.value();
}

/// COVERS: INC-21
TEST(ResponsibilityList, HoldsMoreThanTwoHundredItems) {
    const auto items = list();
    EXPECT_GE(items.size(), 200U);
    for (const auto& item : items) {
        EXPECT_FALSE(item.name.empty()) << item.code;
        EXPECT_TRUE(item.owner_kind != OwnerKind::department || !item.owner_department.empty()) << item.code;
        EXPECT_GT(item.solve_limit, 0) << item.code;
    }
}

TEST(ResponsibilityList, NamesEveryBadCell) {
    const auto bad = read_items_csv(
        "item_code,class_code,name,description,owner_kind,owner_department,co_departments,"
        "response_limit_minutes,solve_limit_value,solve_limit_unit,calendar,basis,urgency,"
        "public,keywords,examples\na,b,c,d,nobody,,,x,3,working_days,office,e,normal,yes,,\n");
    ASSERT_FALSE(bad);
    ASSERT_EQ(bad.problem().errors.size(), 2U);
    EXPECT_EQ(bad.problem().errors[0].pointer, "/2/owner_kind");
    EXPECT_EQ(bad.problem().errors[1].pointer, "/2/response_limit_minutes");
}

TEST(ItemIndex, FindsEachItemByItsOwnExamples) {
    const auto items = list();
    const ItemIndex index(items);
    std::size_t first = 0, all = 0;
    for (const auto& item : items) {
        const auto example = item.examples.substr(0, item.examples.find('|'));
        const auto best = index.rank("", example, 1);
        ++all;
        first += !best.empty() && best.front().item_code == item.code ? 1U : 0U;
    }
    EXPECT_GT(static_cast<double>(first) / static_cast<double>(all), 0.95);
}

TEST(ItemIndex, SaysWhichWordsDecided) {
    const ItemIndex index(list());
    const auto best = index.rank("消防栓漏水", "小区门口的消防栓坏了，一直漏水没人管", 3);
    ASSERT_FALSE(best.empty());
    EXPECT_NE(best.front().item_name.find("消防"), std::string::npos);
    EXPECT_FALSE(best.front().reasons.empty());
    EXPECT_GE(best.front().confidence, best.back().confidence);
}

TEST(ItemIndex, NonsenseHasNoConfidence) {
    const ItemIndex index(list());
    EXPECT_TRUE(index.rank("", "", 3).empty());
    const auto best = index.rank("", "qwerty uiop", 3);
    EXPECT_TRUE(best.empty() || best.front().confidence < 0.6);
}

}  // namespace
}  // namespace linli::cases
