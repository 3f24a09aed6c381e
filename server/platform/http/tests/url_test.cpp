#include <linli/http/url.h>

#include <gtest/gtest.h>

namespace linli::http {
namespace {

TEST(Target, DecodesEverySegmentOnce) {
    const auto target = parse_target("/v1/%E5%BC%A0%20%2525/a+b?q=%E7%94%B5%E6%A2%AF+%2B&empty&x=");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/v1/张 %25/a+b");
    ASSERT_EQ(target->parameters.size(), 3U);
    EXPECT_EQ(target->parameters[0].value, "电梯 +");
    EXPECT_EQ(target->parameters[1].name, "empty");
    EXPECT_EQ(target->parameters[2].value, "");
}

TEST(Target, UnderstandsAbsoluteForm) {
    EXPECT_EQ(parse_target("http://linli.example/v1/a?b=c")->path, "/v1/a");
    EXPECT_EQ(parse_target("HTTPS://linli.example")->path, "/");
    EXPECT_EQ(parse_target("http://linli.example?x=1")->path, "/");
    EXPECT_EQ(parse_target("*")->path, "*");
}

TEST(Target, RefusesWhatIsNotSafe) {
    for (const std::string raw :
         {"",         "v1",       "//../a",      "/a/../b",    "/a/./b",  "/%2e%2e/etc",  "/.%2E/x",
          "/a%2fb",   "/a%5Cb",   "/a\\b",       "/%00",       "/a%0ab",  "/%",           "/%4",
          "/%zz",     "/%ff",     "/%c0%af",     "/%ed%a0%80", "/a#b",    "ftp://host/a", "http:///a",
          "/a?%00=1", "/a?b=%ff", "/a?b=%e5%bc", "mailto:x",   "host:443"})
        EXPECT_FALSE(parse_target(raw)) << raw;
}

TEST(Target, LimitsTheNumberOfParameters) {
    std::string raw = "/a?";
    for (std::size_t i = 0; i < max_parameters; ++i) raw += "a&";
    EXPECT_TRUE(parse_target(raw));
    EXPECT_FALSE(parse_target(raw + "a"));
}

TEST(Percent, EncodingIsUndoneByDecoding) {
    const std::string text = "照片 1/2?&=+%.jpg";
    EXPECT_EQ(percent_encode("a b/张"), "a%20b%2F%E5%BC%A0");
    EXPECT_EQ(percent_decode(percent_encode(text), false), text);
    EXPECT_EQ(percent_decode(percent_encode(text), true), text);
}

}  // namespace
}  // namespace linli::http
