#include "house.h"

#include <linli/api/reference.h>

#include "reference_text.h"

namespace linli::api::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr access::Grant paint_grants[] = {{access::Role::grid_worker, {access::Reach::area}}};
constexpr access::Permission may_paint{"walls.paint", "粉刷", paint_grants};
constexpr ProblemType still_wet{"walls/still-wet", 409, "油漆未干 <b>", "The paint is still wet <b>"};

struct Wall {
    std::string colour;
    std::vector<std::string> coats;
    static constexpr std::string_view schema_name = "Wall";
    static constexpr auto fields() {
        return std::tuple{
            json::field("colour", &Wall::colour, "颜色 <script>", {.min = 2, .max = 20, .example = "it's \"red\""}),
            json::field("coats", &Wall::coats, "涂层", {.max = 3, .optional = true})};
    }
};

class ReferenceTest : public ::testing::Test {
protected:
    ReferenceTest() {
        counter.desk.mount<Wall, Wall>({.method = http::Method::post,
                                        .path = "/v1/walls/{wall_id}",
                                        .operation = "paintWall",
                                        .summary = "粉刷墙面 & 其他",
                                        .permission = may_paint,
                                        .refusals = {&still_wet}},
                                       [](const Call&, const Wall& in) -> Result<Wall> { return in; });
        text = counter.desk.openapi("1.0");
        counter.more = [this](http::Router& router) { install_reference(router, text); };
    }
    Counter counter;
    std::string text;
};

TEST_F(ReferenceTest, NamesEverythingInBothLanguages) {
    const auto zh = reference_page(text, PageLanguage::zh);
    EXPECT_THAT(zh, HasSubstr("<html lang=\"zh-CN\">"));
    EXPECT_THAT(zh, HasSubstr("粉刷墙面 &amp; 其他"));
    EXPECT_THAT(zh, HasSubstr("/v1/walls/{wall_id}"));
    EXPECT_THAT(zh, HasSubstr("油漆未干"));
    EXPECT_THAT(zh, HasSubstr("网格员"));
    EXPECT_THAT(zh, HasSubstr("id=\"schema-Wall\""));
    EXPECT_THAT(zh, HasSubstr("href=\"#schema-Wall\""));
    const auto en = reference_page(text, PageLanguage::en);
    EXPECT_THAT(en, HasSubstr("<html lang=\"en\">"));
    EXPECT_THAT(en, HasSubstr("Paint wall"));
    EXPECT_THAT(en, HasSubstr("The paint is still wet"));
    EXPECT_THAT(en, HasSubstr("2–20 characters"));
}

TEST_F(ReferenceTest, TextsOfTheDescriptionAreOnlyText) {
    const auto page = reference_page(text, PageLanguage::zh);
    EXPECT_THAT(page, Not(HasSubstr("颜色 <script>")));
    EXPECT_THAT(page, HasSubstr("颜色 &lt;script&gt;"));
    EXPECT_THAT(page, Not(HasSubstr("<b>\"")));
    EXPECT_EQ(reference::escape("<a href='x'>&\""), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
    EXPECT_THROW(reference_page("[]", PageLanguage::zh), InvariantBroken);
}

TEST_F(ReferenceTest, ThePageNeedsNothingFromElsewhere) {
    const auto page = reference_page(text, PageLanguage::zh);
    for (const auto* outside : {"src=", "@import", "url(", "http://cdn", "https://", " style=", "onclick"})
        EXPECT_THAT(page, Not(HasSubstr(outside))) << outside;
    const auto policy = reference_policy();
    EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
    EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
    // The hashes are those of what stands between the tags: `openssl dgst -sha256 -binary | base64` says the same.
    const auto between = [&](std::string_view open, std::string_view close) {
        const auto from = page.find(open) + open.size();
        return page.substr(from, page.find(close, from) - from);
    };
    EXPECT_FALSE(between("<style>", "</style>").empty());
    EXPECT_FALSE(between("<script>", "</script>").empty());
}

TEST_F(ReferenceTest, IsServedInTheLanguageAskedFor) {
    counter.open();
    const auto zh = counter.get("", "/docs/api");
    EXPECT_EQ(zh.status, 200);
    EXPECT_EQ(zh.header("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(zh.header("content-security-policy"), reference_policy());
    EXPECT_THAT(zh.body, HasSubstr("lang=\"zh-CN\""));
    EXPECT_THAT(counter.get("", "/docs/api?lang=en").body, HasSubstr("<html lang=\"en\">"));
    const http::Ask english{.target = "/docs/api", .headers = {{"accept-language", "en-GB,en"}}};
    EXPECT_THAT(counter.ask("", english).body, HasSubstr("<html lang=\"en\">"));
    const http::Ask known{.target = "/docs/api", .headers = {{"if-none-match", zh.header("etag")}}};
    EXPECT_EQ(counter.ask("", known).status, 304);
}

TEST_F(ReferenceTest, ExamplesFitTheirSchema) {
    EXPECT_EQ(reference::humanise("takeCaseStep"), "Take case step");
    const auto root = boost::json::parse(text).as_object();
    const auto& schemas = root.at("components").at("schemas").as_object();
    const auto example = reference::example_of(schemas.at("Wall").as_object(), schemas);
    EXPECT_EQ(boost::json::serialize(example), R"({"colour":"it's \"red\""})") << "what must be there, by its example";
    EXPECT_THAT(reference_page(text, PageLanguage::en), HasSubstr("it&#39;\\&#39;&#39;s"))
        << "an apostrophe ends no argument of the shell";
}

}  // namespace
}  // namespace linli::api::testing
