#include "everything.h"

#include <gtest/gtest.h>
#include <boost/json/serialize.hpp>

#include <fstream>
#include <iterator>

namespace linli::json::testing {
namespace {

/// Contains itself, which must end.
struct Branch {
    std::string name;
    std::vector<Branch> branches;

    static constexpr std::string_view schema_name = "Branch";
    static constexpr auto fields() {
        return std::tuple{field("name", &Branch::name, "名称"), field("branches", &Branch::branches, "分支")};
    }
};

std::string golden() {
    std::ifstream file(LINLI_ROOT "/server/platform/json/tests/golden/everything.json");
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Schemas, AreTheGoldenOnes) {
    SchemaBook book;
    EXPECT_EQ(boost::json::serialize(book.ref<Everything>()), R"({"$ref":"#/components/schemas/Everything"})");
    boost::json::object all;
    for (const auto& [name, schema] : book.schemas()) all.emplace(name, schema);
    const auto wanted = parse(golden());
    ASSERT_TRUE(wanted) << "the golden file is missing or damaged";
    EXPECT_EQ(boost::json::serialize(all), boost::json::serialize(*wanted));
}

TEST(Schemas, AreEnteredOnce) {
    SchemaBook book;
    book.ref<Child>();
    book.ref<Everything>();
    book.ref<Child>();
    EXPECT_EQ(book.schemas().size(), 2U);
    book.ref<Branch>();
    const auto& branch = book.schemas().at("Branch");
    EXPECT_EQ(branch.at("properties").at("branches").at("items").at("$ref"), "#/components/schemas/Branch");
}

struct Twin {
    int number = 0;
    static constexpr std::string_view schema_name = "Twins";
    static constexpr auto fields() { return std::tuple{field("number", &Twin::number, "数")}; }
};
struct OtherTwin {
    std::string text;
    static constexpr std::string_view schema_name = "Twins";
    static constexpr auto fields() { return std::tuple{field("text", &OtherTwin::text, "文")}; }
};

TEST(Schemas, NoTwoStructsHaveOneName) {
    SchemaBook book;
    book.ref<Twin>();
    EXPECT_NO_THROW(book.ref<Twin>());
    EXPECT_THROW(book.ref<OtherTwin>(), InvariantBroken);
}

TEST(Schemas, DescribeQueryParametersToo) {
    SchemaBook book;
    EXPECT_EQ(boost::json::serialize(book.of<std::optional<std::int64_t>>({.min = 1, .max = 200})),
              R"({"type":"integer","format":"int64","minimum":1,"maximum":200})");
    EXPECT_EQ(boost::json::serialize(book.of<std::vector<Colour>>({.max = 2})),
              R"({"type":"array","items":{"type":"string","enum":["red","green"]},"maxItems":2})");
    EXPECT_TRUE(book.schemas().empty());
}

}  // namespace
}  // namespace linli::json::testing
