#pragma once

#include <linli/base/clock.h>
#include <linli/http/headers.h>
#include <linli/http/url.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli::http {

/// Methods the front understands; any other is answered 501. Enumerator `remove` is DELETE.
enum class Method { get, head, post, put, patch, remove, options };
constexpr std::array<std::string_view, 7> words(Method) {
    return {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
}

/// Network time: monotonic, used for time limits only, never stored.
using Moment = std::chrono::steady_clock::time_point;

/// A file on disk that disappears with its owner, whatever way the owner ends.
class TempFile {
public:
    TempFile() = default;
    explicit TempFile(std::filesystem::path path) : path_(std::move(path)) {}
    TempFile(TempFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    TempFile& operator=(TempFile&& other) noexcept;
    ~TempFile();

    const std::filesystem::path& path() const { return path_; }
    bool empty() const { return path_.empty(); }
    /// Moves the file to `target` (same file system) and lets go of it.
    /// @throws std::filesystem::filesystem_error
    void keep(const std::filesystem::path& target);

private:
    std::filesystem::path path_;
};

/// One part of a multipart/form-data body.
struct Part {
    std::string name;
    std::optional<std::string> filename;  ///< last path segment only, UTF-8; never used as a path by us
    std::string content_type;             ///< as the client says; "text/plain" when it says nothing
    std::uint64_t size = 0;               ///< bytes
    std::string value;                    ///< of a part without file name
    TempFile file;                        ///< of a part with file name
};

/// Where a request came from, after the trusted proxies are believed.
struct Peer {
    std::string address;  ///< text of the IP address; personal data: for rate limits and audit, not for logs
    std::string network;  ///< /24 (IPv4) or /48 (IPv6): the most a log may say
    bool secure = false;  ///< the client speaks TLS to us or to a trusted proxy
};

/// Position in a distributed trace. @source W3C Trace Context 1
struct Trace {
    std::string trace_id;   ///< 32 lower-case hexadecimal digits
    std::string parent_id;  ///< 16 digits: the caller's span; empty when the trace begins here
    std::string span_id;    ///< 16 digits: this request
    bool sampled = true;

    /// The `traceparent` value to hand on.
    std::string header() const;
    /// @return trace and parent of a valid `traceparent`; the span is still empty.
    static std::optional<Trace> parse(std::string_view traceparent);
};

/// A request as handlers see it. Filled by the server; setters also serve tests of handlers.
/// Not copied or moved: its views point into itself. Read by one thread at a time.
class Request {
public:
    Request() = default;
    Request(const Request&) = delete;
    Request& operator=(const Request&) = delete;
    /// For tests of handlers: `target` as on the wire. @throws std::invalid_argument when it is refused.
    Request(Method method, std::string_view target);

    Method method() const { return method_; }
    /// The target as sent, still encoded; may hold personal data.
    std::string_view raw_target() const { return raw_target_; }
    /// Decoded path.
    std::string_view path() const { return target_.path; }
    const std::vector<Parameter>& parameters() const { return target_.parameters; }
    /// First query parameter of that name.
    std::optional<std::string_view> parameter(std::string_view name) const;
    const Headers& headers() const { return headers_; }
    std::optional<std::string_view> header(std::string_view name) const { return headers_.find(name); }
    /// First cookie of that name, quotes removed, not percent-decoded. @source RFC 6265 §4.2
    std::optional<std::string_view> cookie(std::string_view name) const;
    /// Value of `{name}` in the route's pattern. @throws InvariantBroken when the pattern has no such name.
    std::string_view path_parameter(std::string_view name) const;
    /// The matched pattern, `/v1/cases/{case_id}`; empty before routing. Safe to log.
    std::string_view route() const { return route_; }

    /// Body of a route that keeps it in memory.
    std::string_view body() const { return body_; }
    /// Body of a route that streams it to disk; null otherwise.
    TempFile* body_file() { return body_file_.empty() ? nullptr : &body_file_; }
    /// Bytes of the body, wherever it is.
    std::uint64_t body_size() const { return body_size_; }
    std::span<Part> parts() { return parts_; }
    /// First part of that name, or null.
    Part* part(std::string_view name);

    const Peer& peer() const { return peer_; }
    const std::string& request_id() const { return request_id_; }
    const Trace& trace() const { return trace_; }
    Instant received_at() const { return received_at_; }
    /// When the client is told that we were too slow; work that has not begun by then is not begun.
    Moment deadline() const { return deadline_; }
    /// True when Route::vet has let this request in.
    bool vetted() const { return vetted_; }
    /// False for HTTP/1.0.
    bool http11() const { return http11_; }

    /// Makes it a fresh request that keeps its buffers.
    void reset();
    /// @return false when the target is refused.
    bool set_target(Method method, std::string_view raw);
    Headers& edit_headers() { return headers_; }
    void set_route(std::string_view pattern) { route_ = pattern; }
    /// Both views must outlive the request's use (the pattern's text and our own path).
    void add_path_parameter(std::string_view name, std::string_view value) {
        path_parameters_.push_back({name, value});
    }
    void clear_path_parameters() { path_parameters_.clear(); }
    std::string& edit_body() { return body_; }
    void set_body_file(TempFile file) { body_file_ = std::move(file); }
    void set_body_size(std::uint64_t size) { body_size_ = size; }
    std::vector<Part>& edit_parts() { return parts_; }
    void set_peer(const Peer& peer) { peer_ = peer; }
    std::string& edit_request_id() { return request_id_; }
    Trace& edit_trace() { return trace_; }
    void set_received_at(Instant received_at) { received_at_ = received_at; }
    void set_deadline(Moment deadline) { deadline_ = deadline; }
    void set_vetted(bool vetted) { vetted_ = vetted; }
    void set_http11(bool http11) { http11_ = http11; }

private:
    Method method_ = Method::get;
    bool http11_ = true;
    bool vetted_ = false;
    std::string raw_target_;
    Target target_;
    Headers headers_;
    std::vector<Field> path_parameters_;
    std::string_view route_;
    std::string body_;
    TempFile body_file_;
    std::uint64_t body_size_ = 0;
    std::vector<Part> parts_;
    Peer peer_;
    std::string request_id_;
    Trace trace_;
    Instant received_at_{};
    Moment deadline_{};
};

}  // namespace linli::http
