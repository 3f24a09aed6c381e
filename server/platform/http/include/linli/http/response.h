#pragma once

#include <linli/base/result.h>
#include <linli/http/stream.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace linli::http {

/// Bytes shared by many answers; `owner` keeps `bytes` alive.
struct SharedBytes {
    std::shared_ptr<const std::string> owner;
    std::string_view bytes;
};
/// A piece of a source. `length` is ignored when the source does not know its size.
struct SourceRange {
    std::shared_ptr<ByteSource> source;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};
/// A live stream of events.
struct LiveStream {
    std::shared_ptr<StreamSource> source;
    StreamOptions options;
};
class Response;
/// An answer to come; `otherwise` is sent when `patience` ends first or the server drains.
struct Later {
    Pending pending;
    std::chrono::milliseconds patience;
    std::shared_ptr<Response> otherwise;
};

/// Attributes of a cookie. The safest values are the default.
struct CookieOptions {
    std::optional<std::chrono::seconds> max_age;  ///< nothing: until the browser closes
    std::string_view path = "/";
    bool http_only = true;
    bool secure = true;
    std::string_view same_site = "Strict";
};

/// An answer. Header lines are kept as the text that is sent: building one costs an append.
class Response {
public:
    using Body = std::variant<std::monostate, std::string, SharedBytes, SourceRange, LiveStream, Later>;

    explicit Response(int status = 200) : status_(status) {}
    Response(int status, std::string_view content_type, std::string body);

    static Response bytes(int status, std::string_view content_type, SharedBytes body);
    static Response source(int status, std::string_view content_type, SourceRange body);
    static Response stream(std::shared_ptr<StreamSource> source, StreamOptions options = {});
    static Response later(Pending pending, std::chrono::milliseconds patience, Response otherwise);

    /// Adds a line. Framing (`Content-Length`, `Connection`, `Transfer-Encoding`, `Date`) is the server's.
    /// @throws std::invalid_argument for a name that is no token, a value with CR, LF or another control
    /// character (header injection), or a framing header.
    Response& header(std::string_view name, std::string_view value) &;
    Response&& header(std::string_view name, std::string_view value) && { return std::move(header(name, value)); }
    /// @throws std::invalid_argument when name or value is not allowed in a cookie (RFC 6265 §4.1.1).
    Response& cookie(std::string_view name, std::string_view value, const CookieOptions& options = {});
    /// Makes the browser forget a cookie.
    Response& forget_cookie(std::string_view name, CookieOptions options = {});

    int status() const { return status_; }
    void set_status(int status) { status_ = status; }
    const std::string& header_lines() const { return lines_; }
    /// First value of `name`; a search through the text, for tests and the server.
    std::optional<std::string_view> find(std::string_view name) const;
    const Body& body() const { return body_; }
    Body& edit_body() { return body_; }
    /// The body when it is in memory; empty otherwise.
    std::string_view text() const;

private:
    int status_;
    std::string lines_;
    Body body_;
};

/// `application/json` from finished text.
Response json(int status, std::string body);
/// `text/plain; charset=utf-8`.
Response plain(int status, std::string body);
Response no_content();
/// 201 with `Location`.
Response created(std::string_view location, std::string json_body);
/// @param status 303 after a POST, 307/308 to keep the method, 302 otherwise.
Response redirect(int status, std::string_view location);
/// `application/problem+json` of a refusal by the front itself. @source RFC 9457
/// @param english true for the English title; @param request_id shown so that people can quote it.
Response problem(const ProblemType& type, std::string_view detail, bool english, std::string_view request_id);
/// The reason phrase of a status ("Not Found"); "Unknown" when it has none.
std::string_view reason(int status);

// Refusals of the front itself.
inline constexpr ProblemType bad_request{"http/bad-request", 400, "请求格式不正确", "The request is malformed"};
inline constexpr ProblemType no_such_path{"http/no-such-path", 404, "没有这个地址", "There is nothing at this address"};
inline constexpr ProblemType method_not_allowed{"http/method-not-allowed", 405, "此地址不支持该操作",
                                                "This address does not support the method"};
inline constexpr ProblemType too_slow{"http/too-slow", 408, "请求发送超时", "The request arrived too slowly"};
inline constexpr ProblemType body_too_large{"http/body-too-large", 413, "提交的内容过大", "The body is too large"};
inline constexpr ProblemType target_too_long{"http/target-too-long", 414, "请求地址过长", "The address is too long"};
inline constexpr ProblemType wrong_media_type{"http/wrong-media-type", 415, "不支持这种内容类型",
                                              "The content type is not supported here"};
inline constexpr ProblemType unknown_expectation{"http/unknown-expectation", 417, "无法满足请求的预期",
                                                 "The expectation cannot be met"};
inline constexpr ProblemType too_many_requests{"http/too-many-requests", 429, "操作过于频繁，请稍后再试",
                                               "Too many requests, try again later"};
inline constexpr ProblemType headers_too_large{"http/headers-too-large", 431, "请求头过大",
                                               "The header fields are too large"};
inline constexpr ProblemType broken{"http/internal-error", 500, "服务器内部错误", "Something went wrong on our side"};
inline constexpr ProblemType not_implemented{"http/not-implemented", 501, "服务器不支持该请求方式",
                                             "The method or coding is not implemented"};
inline constexpr ProblemType overloaded{"http/overloaded", 503, "当前访问人数较多，请稍后再试",
                                        "The server is busy, try again later"};
inline constexpr ProblemType timed_out{"http/timed-out", 503, "处理超时，请稍后再试",
                                       "The work took too long, try again later"};
inline constexpr ProblemType wrong_version{"http/wrong-version", 505, "不支持此 HTTP 版本",
                                           "This HTTP version is not supported"};

}  // namespace linli::http
