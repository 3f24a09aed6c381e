#include "rows.h"

#include <linli/json/read.h>

#include <gmock/gmock.h>

namespace linli::expectations {
namespace {

using test::Little;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string one(std::string_view members) { return R"({"expectations": [{)" + std::string(members) + "}]}"; }

TEST(Suite, TheBuiltInOneCoversEveryClass) {
    std::set<int> classes;
    for (const auto& e : Suite::built_in().expectations()) classes.insert(e.error_class);
    EXPECT_EQ(classes.size(), static_cast<std::size_t>(class_count));
    EXPECT_GE(kinds().size(), 50U);
}

TEST(Suite, RefusesWhatItDoesNotUnderstandAndSaysWhere) {
    struct Bad {
        std::string_view members, pointer, says;
    };
    constexpr Bad bad[] = {
        {R"("kind": "guess", "table": "person", "class": 1)", "/expectations/0/kind", "没有名为“guess”的规则种类"},
        {R"("kind": "not_null", "table": "person", "class": 1)", "/expectations/0", "需要说明 field"},
        {R"("kind": "not_null", "table": "person", "field": "colour", "class": 1)", "/expectations/0/field", "colour"},
        {R"("kind": "between", "table": "dwelling", "field": "floor", "class": 11)", "/expectations/0", "min 或 max"},
        {R"("kind": "occupancy", "table": "person", "min": 5, "class": 10)", "/expectations/0/table", "不能用在"},
        {R"("kind": "between", "table": "dwelling", "field": "floor", "min": 5, "max": 1, "class": 11)",
         "/expectations/0/min", "下限"},
        {R"("kind": "not_null", "table": "person", "field": "name", "class": 13)", "/expectations/0/class", ""},
        {R"("kind": "not_null", "table": "pigeon", "field": "name", "class": 1)", "/expectations/0/table", ""},
        {R"("kind": "not_null", "table": "person", "field": "name", "class": 1, "colour": 2)", "/expectations/0/colour",
         ""},
        {R"("kind": "not_null", "table": "person", "field": "name", "class": 1, "hides": ["x"])",
         "/expectations/0/hides", "x"},
    };
    for (const auto& b : bad) {
        const auto suite = Suite::read(one(b.members));
        ASSERT_FALSE(suite.ok()) << b.members;
        ASSERT_FALSE(suite.problem().errors.empty()) << b.members;
        EXPECT_EQ(suite.problem().errors[0].pointer, b.pointer) << b.members;
        EXPECT_THAT(suite.problem().errors[0].message, HasSubstr(std::string(b.says)));
    }
    EXPECT_FALSE(Suite::read("{").ok());
}

/// Kinds that the built-in suite does not use, each met and not met.
TEST(Suite, KindsAreUsableAsData) {
    struct Case {
        std::string_view members;
        bool found;
    };
    constexpr Case cases[] = {
        {R"("kind": "null", "table": "person", "field": "source", "class": 1)", false},
        {R"("kind": "null", "table": "person", "field": "name", "class": 1)", true},
        {R"("kind": "length_between", "table": "person", "field": "name", "min": 2, "max": 30, "class": 1)", false},
        {R"("kind": "length_between", "table": "person", "field": "name", "min": 4, "class": 1)", true},
        {R"("kind": "matches_pattern", "table": "person", "field": "phone", "pattern": "1##########", "class": 1)",
         false},
        {R"("kind": "matches_pattern", "table": "dwelling", "field": "code", "pattern": "A*", "class": 1)", true},
        {R"("kind": "not_matches_pattern", "table": "dwelling", "field": "code", "pattern": "D#", "class": 1)", true},
        {R"("kind": "starts_with", "table": "person", "field": "address", "values": ["书香苑"], "class": 6)", false},
        {R"("kind": "ends_with", "table": "person", "field": "address", "values": ["号"], "class": 6)", true},
        {R"("kind": "contains_none", "table": "person", "field": "address", "values": ["单元"], "class": 1)", true},
        {R"("kind": "not_in_list", "table": "person", "field": "name", "values": ["无名", "测试"], "class": 1)", false},
        {R"("kind": "between", "table": "dwelling", "field": "area_dm2", "min": 1000, "max": 50000, "class": 11)",
         false},
        {R"("kind": "between", "table": "dwelling", "field": "built_year", "min": 2010, "class": 11)", true},
        {R"("kind": "multiple_of", "table": "dwelling", "field": "area_dm2", "count": 3, "class": 11)", true},
        {R"("kind": "not_zero", "table": "dwelling", "field": "floor", "class": 11)", false},
        {R"("kind": "at_most_field", "table": "dwelling", "field": "built_year", "fields": ["floor"], "class": 11)",
         true},
        {R"("kind": "required_when", "table": "person", "field": "source", "fields": ["kin"])"
         R"(, "values": ["head"], "class": 1)",
         true},
        {R"("kind": "empty_when", "table": "person", "field": "phone", "fields": ["kin"])"
         R"(, "values": ["head"], "class": 1)",
         true},
        {R"("kind": "equal_fields", "table": "person", "field": "kin", "fields": ["sex"], "class": 1)", true},
        {R"("kind": "different_fields", "table": "person", "field": "kin", "fields": ["sex"], "class": 1)", false},
        {R"("kind": "any_of_fields", "table": "person", "field": "source", "fields": ["phone"], "class": 1)", false},
        {R"("kind": "date_between", "table": "person", "field": "birth", "min": 1985, "class": 11)", true},
        {R"("kind": "not_expired", "table": "person", "field": "confirmed", "class": 11)", true},
        {R"("kind": "weekday_only", "table": "person", "field": "confirmed", "class": 11)", false},
        {R"("kind": "unique", "table": "dwelling", "field": "code", "class": 5)", false},
        {R"("kind": "reference_exists", "table": "person", "field": "household", "class": 9)", false},
        {R"("kind": "member_count_between", "table": "person", "max": 2, "class": 9)", true},
        {R"("kind": "household_one_spouse", "table": "person", "class": 9)", false},
        {R"("kind": "floor_plausible", "table": "dwelling", "max": 60, "class": 11)", false},
        {R"("kind": "vacant_but_inhabited", "table": "dwelling", "class": 10)", false},
        {R"("kind": "owner_known", "table": "dwelling", "class": 10)", true},
        {R"("kind": "seen_within", "table": "person", "days": 90, "class": 12)", true},
        {R"("kind": "row_count_between", "table": "person", "min": 4, "max": 4, "class": 11)", false},
        {R"("kind": "row_count_between", "table": "person", "min": 10, "class": 11)", true},
        {R"("kind": "missing_share_at_most", "table": "person", "field": "source", "max": 0.5, "class": 1)", true},
        {R"("kind": "share_between", "table": "person", "field": "sex", "values": ["male"])"
         R"(, "min": 0.4, "max": 0.6, "class": 11)",
         false},
        {R"("kind": "mean_between", "table": "dwelling", "field": "area_dm2", "max": 7000, "class": 11)", true},
        {R"("kind": "median_between", "table": "dwelling", "field": "area_dm2", "min": 7000, "class": 11)", false},
        {R"("kind": "sum_between", "table": "dwelling", "field": "area_dm2", "max": 24000, "class": 11)", false},
        {R"("kind": "distinct_between", "table": "person", "field": "address", "min": 3, "class": 11)", true},
        {R"("kind": "no_value_dominates", "table": "person", "field": "sex", "max": 0.9, "class": 1)", false},
        {R"("kind": "people_for_each_household", "table": "person", "min": 1, "max": 5, "class": 11)", false},
        {R"("kind": "last_digits_even", "table": "dwelling", "field": "area_dm2", "max": 40, "class": 11)", false},
    };
    for (const auto& c : cases) {
        const auto suite = Suite::read(one(c.members));
        ASSERT_TRUE(suite.ok()) << c.members;
        EXPECT_EQ(!Little().examine(*suite).empty(), c.found) << c.members;
    }
}

TEST(Suite, APartOfARegisterProvesNothingMissing) {
    Little little;
    little.people.erase(little.people.begin());
    auto block = little.block();
    EXPECT_THAT(test::told(examine(Suite::built_in(), block)), ElementsAre("household_has_head/9/kin"));
    block.whole = false;
    EXPECT_THAT(test::told(examine(Suite::built_in(), block)), IsEmpty());
}

}  // namespace
}  // namespace linli::expectations
