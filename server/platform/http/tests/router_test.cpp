#include <linli/base/result.h>
#include <linli/base/words.h>
#include <linli/http/router.h>

#include <gtest/gtest.h>

namespace linli::http {
namespace {

Response nothing(Request&) { return no_content(); }

std::string found(const Router& router, Method method, std::string_view target) {
    Request request(method, target);
    const auto match = router.match(request);
    if (match.route != nullptr) return std::string(word(match.route->method)) + " " + match.route->pattern;
    return match.allow.empty() ? "404" : "405 " + match.allow;
}

TEST(Router, PrefersLiteralsAndBacktracks) {
    Router router;
    router.get("/v1/cases", nothing);
    router.get("/v1/cases/{case_id}", nothing);
    router.post("/v1/cases/{case_id}/steps", nothing);
    router.get("/v1/cases/mine", nothing);
    router.get("/v1/cases/mine/{year}", nothing);
    router.get("/console/{path...}", nothing);
    router.get("/", nothing);
    EXPECT_EQ(found(router, Method::get, "/v1/cases"), "GET /v1/cases");
    EXPECT_EQ(found(router, Method::get, "/v1/cases/mine"), "GET /v1/cases/mine");
    EXPECT_EQ(found(router, Method::get, "/v1/cases/42"), "GET /v1/cases/{case_id}");
    EXPECT_EQ(found(router, Method::post, "/v1/cases/mine/steps"), "405 GET, HEAD, OPTIONS")
        << "the literal /mine/{year} takes the path";
    EXPECT_EQ(found(router, Method::post, "/v1/cases/42/steps"), "POST /v1/cases/{case_id}/steps");
    EXPECT_EQ(found(router, Method::head, "/v1/cases"), "GET /v1/cases");
    EXPECT_EQ(found(router, Method::put, "/v1/cases/42/steps"), "405 POST, OPTIONS");
    EXPECT_EQ(found(router, Method::get, "/v1/cases/"), "404");
    EXPECT_EQ(found(router, Method::get, "/v1//cases"), "404");
    EXPECT_EQ(found(router, Method::get, "/v1"), "404");
    EXPECT_EQ(found(router, Method::get, "/"), "GET /");
    EXPECT_EQ(found(router, Method::get, "/console/"), "GET /console/{path...}");
    EXPECT_EQ(found(router, Method::get, "/console/a/b.js"), "GET /console/{path...}");
    EXPECT_EQ(found(router, Method::get, "/console"), "404");
}

TEST(Router, BacktracksWhenTheLiteralLeadsNowhere) {
    Router router;
    router.get("/a/b/c", nothing);
    router.get("/a/{x}/d", nothing);
    EXPECT_EQ(found(router, Method::get, "/a/b/d"), "GET /a/{x}/d");
    EXPECT_EQ(found(router, Method::get, "/a/b/e"), "404");
}

TEST(Router, GivesDecodedParameters) {
    Router router;
    router.get("/v1/areas/{area_id}/files/{path...}", nothing);
    Request request(Method::get, "/v1/areas/%E5%BC%A0/files/a/b%20c");
    ASSERT_NE(router.match(request).route, nullptr);
    EXPECT_EQ(request.path_parameter("area_id"), "张");
    EXPECT_EQ(request.path_parameter("path"), "a/b c");
    EXPECT_EQ(request.route(), "/v1/areas/{area_id}/files/{path...}");
    EXPECT_THROW(request.path_parameter("other"), InvariantBroken);
}

TEST(Router, RefusesBadPatterns) {
    Router router;
    router.get("/a/{x}", nothing);
    EXPECT_THROW(router.get("/a/{y}", nothing), InvariantBroken) << "the same operation twice";
    for (const std::string pattern : {"", "a", "/{", "/{}", "/{A}", "/x{y}", "/{rest...}/more"})
        EXPECT_THROW(router.get(pattern, nothing), InvariantBroken) << pattern;
    EXPECT_THROW(router.get("/b", nullptr), InvariantBroken);
}

}  // namespace
}  // namespace linli::http
