#pragma once

#include <linli/access/scope.h>
#include <linli/base/result.h>
#include <linli/http/router.h>
#include <linli/json/read.h>
#include <linli/json/schema.h>
#include <linli/json/write.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace linli::api {

/// How often one caller may ask: `burst` at once, then one every `per_token`.
struct RateRule {
    double burst = 0;  ///< 0: no limit of its own
    std::chrono::milliseconds per_token{0};
};

/// What a route says about itself; OpenAPI, the route × role matrix and the reference page are made from it.
struct RouteInfo {
    http::Method method;
    std::string_view path;       ///< `/v1/cases/{case_id}/steps`; a parameter named `*_id` must be a UUID
    std::string_view operation;  ///< operationId, camelCase: "takeCaseStep"
    std::string_view summary;    ///< zh-CN
    /// No default: a route cannot exist without one. Public operations name `public_access` or one of their own.
    const access::Permission& permission;
    std::vector<const ProblemType*> refusals{};  ///< of the domain; access, input and front refusals are implied
    int success = 200;                           ///< 200, 201, 202 or 204
    std::uint64_t body_limit = 64 * 1024;
    std::optional<http::MultipartLimits> multipart{};  ///< set: the body is multipart/form-data
    RateRule rate{};
    http::Pool pool = http::Pool::read;  ///< write for everything that commits
    /// True: POST without a client-made id; an `Idempotency-Key` header is honoured (stored 24 h with a hash of the
    /// request).
    bool idempotency_key = false;
    std::string_view description{};  ///< zh-CN, longer
    /// Asked by a program on its own, again and again: see Authenticator::watch.
    bool background = false;
};

/// Sign-in, tracking codes, public pages: everybody, signed in or not, without any row.
extern const access::Permission public_access;
/// Everybody who is signed in, for what is their own (sessions, "who am I").
extern const access::Permission signed_in;

/// One request on its way through the desk: proof of permission, path, trace. Lives for one handler call.
class Call {
public:
    Call(const access::Scope& scope, http::Request& request) : scope_(scope), request_(request) {}
    const access::Scope& scope() const { return scope_; }
    /// A path parameter `*_id`; the desk has already refused anything that is not a UUID.
    template <AnyId T>
    T id(std::string_view name) const {
        return T(Uuid::parse(request_.path_parameter(name)).value_or(Uuid{}));
    }
    std::string_view path(std::string_view name) const { return request_.path_parameter(name); }
    http::Request& request() const { return request_; }
    const std::string& trace_id() const { return request_.trace().trace_id; }

private:
    const access::Scope& scope_;
    http::Request& request_;
};

/// No input, or no output (204).
struct Nothing {
    static constexpr std::string_view schema_name = "Nothing";
    static constexpr auto fields() { return std::tuple{}; }
};

/// One page of a keyset list. `next` is a sealed cursor: opaque, bound to operation and scope; absent on the last page.
template <class T>
struct Page {
    std::vector<T> items;
    std::optional<std::string> next;
    static constexpr auto fields() {
        return std::tuple{json::field("items", &Page::items, "本页内容"),
                          json::field("next", &Page::next, "下一页游标，没有则已到末页")};
    }
    static inline const std::string schema_name = std::string(T::schema_name) + "Page";
};

/// An answer that is not JSON: a file, a printed receipt. Documented by its media type.
struct Raw {
    http::Response response;
};

/// An answer that may come later (long polling); its body is a T.
template <class T>
struct Deferred {
    http::Response response;
};

/// Server-sent events whose data is a T.
template <class T>
struct EventStream {
    http::Response response;
};

/// A typed answer that also needs headers or cookies.
template <class Out>
struct With {
    Out value;
    std::vector<std::pair<std::string, std::string>> headers{};
    std::vector<std::pair<std::string, std::string>> cookies{};  ///< name, value; empty value forgets
    std::chrono::seconds cookie_age{0};
};

}  // namespace linli::api
