#include "house.h"

namespace linli::api::testing {
namespace {

using ::testing::ElementsAre;

enum class Colour { red, green };
constexpr std::array<std::string_view, 2> words(Colour) { return {"red", "green"}; }

struct Search {
    std::optional<Colour> colour;
    std::optional<std::string> text;
    int limit = 50;
    double ratio = 0;
    bool open = false;
    std::vector<std::int64_t> numbers;
    std::vector<std::string> tags;
    static constexpr std::string_view schema_name = "Search";
    static constexpr auto fields() {
        return std::tuple{json::field("colour", &Search::colour, "颜色"),
                          json::field("text", &Search::text, "文字", {.max = 10}),
                          json::field("limit", &Search::limit, "条数", {.min = 1, .max = 200, .optional = true}),
                          json::field("ratio", &Search::ratio, "比例", {.optional = true}),
                          json::field("open", &Search::open, "打开", {.optional = true}),
                          json::field("numbers", &Search::numbers, "数字", {.max = 3, .optional = true}),
                          json::field("tags", &Search::tags, "标签", {.optional = true})};
    }
};

class QueryTest : public ::testing::Test {
protected:
    QueryTest() {
        counter.desk.mount<Search, Nothing>({.method = http::Method::get,
                                             .path = "/v1/search",
                                             .operation = "search",
                                             .summary = "查找",
                                             .permission = public_access,
                                             .success = 204},
                                            [this](const Call&, const Search& in) -> Result<Nothing> {
                                                found = in;
                                                return Nothing{};
                                            });
        counter.open();
    }
    /// `pointer code` of each error; empty when the query was taken.
    std::vector<std::string> errors(const std::string& query) {
        found.reset();
        const auto answer = counter.get("", "/v1/search?" + query);
        std::vector<std::string> out;
        if (answer.status == 204) return out;
        EXPECT_EQ(answer.status, 422);
        const auto problem = object_of(answer);
        for (const auto& error : problem.at("errors").as_array())
            out.push_back(std::string(error.at("pointer").as_string()) + " " +
                          std::string(error.at("code").as_string()));
        return out;
    }
    Counter counter;
    std::optional<Search> found;
};

TEST_F(QueryTest, TextBecomesWhatTheFieldIs) {
    EXPECT_THAT(errors("colour=green&text=%E9%82%BB+%E9%87%8C&limit=7&ratio=0.5&open=true&numbers=1&numbers=-2&tags=5"),
                ElementsAre());
    ASSERT_TRUE(found);
    EXPECT_EQ(found->colour, Colour::green);
    EXPECT_EQ(found->text, "邻 里");
    EXPECT_EQ(found->limit, 7);
    EXPECT_EQ(found->ratio, 0.5);
    EXPECT_TRUE(found->open);
    EXPECT_THAT(found->numbers, ElementsAre(1, -2));
    EXPECT_THAT(found->tags, ElementsAre("5"));
    EXPECT_THAT(errors("open=0&text=7"), ElementsAre());
    EXPECT_FALSE(found->open);
    EXPECT_EQ(found->text, "7") << "a text may look like a number";
}

TEST_F(QueryTest, WhatIsLeftOutKeepsItsDefault) {
    EXPECT_THAT(errors(""), ElementsAre());
    ASSERT_TRUE(found);
    EXPECT_EQ(found->limit, 50);
    EXPECT_FALSE(found->colour);
    EXPECT_FALSE(found->text);
}

TEST_F(QueryTest, MistakesPointAtTheParameter) {
    EXPECT_THAT(errors("limit=many"), ElementsAre(::testing::StartsWith("?limit ")));
    EXPECT_THAT(errors("limit=0"), ElementsAre("?limit out_of_range"));
    EXPECT_THAT(errors("limit=7x"), ElementsAre(::testing::StartsWith("?limit ")));
    EXPECT_THAT(errors("limit=99999999999999999999"), ElementsAre(::testing::StartsWith("?limit ")));
    EXPECT_THAT(errors("colour=blue"), ElementsAre(::testing::StartsWith("?colour ")));
    EXPECT_THAT(errors("open=perhaps"), ElementsAre(::testing::StartsWith("?open ")));
    EXPECT_THAT(errors("numbers=1&numbers=x"), ElementsAre(::testing::StartsWith("?numbers/1 ")));
}

TEST_F(QueryTest, UnknownAndRepeatedParametersAreRefusedTogether) {
    EXPECT_THAT(errors("limit=1&limit=2&color=red"), ElementsAre("?limit repeated", "?color unknown"));
    const std::string longest(200, 'n');
    EXPECT_THAT(errors(longest + "=1"), ElementsAre("?" + longest.substr(0, 60) + " unknown")) << "not echoed in full";
}

}  // namespace
}  // namespace linli::api::testing
