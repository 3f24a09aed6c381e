#pragma once

#include <linli/http/request.h>
#include <linli/http/response.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Answers about things with a size and a version: conditions, ranges, files on disk.
namespace linli::http {

/// A satisfiable piece of a representation; `first <= last`.
struct ByteRange {
    std::uint64_t first;
    std::uint64_t last;
};
enum class RangeVerdict { whole, part, unsatisfiable };
/// Understands one `bytes=` range. Several ranges, another unit and broken syntax mean "whole" (RFC 9110 §14.2
/// lets a server ignore them); a range behind the end is unsatisfiable.
RangeVerdict parse_range(std::string_view header, std::uint64_t size, ByteRange& range);

/// True when `If-None-Match: header` names `etag` (weak comparison) or `*`.
bool etag_matches(std::string_view header, std::string_view etag);
/// `Sun, 06 Nov 1994 08:49:37 GMT`.
std::string http_date(Instant instant);

/// Something that can be served in pieces.
struct Content {
    std::string_view type;                         ///< media type
    std::string etag;                              ///< with quotes; empty: no conditions, no If-Range
    std::string_view cache = "private, no-cache";  ///< Cache-Control
    std::string_view disposition = {};             ///< Content-Disposition, may be empty
    std::optional<Instant> modified{};
};
/// 200, 206, 304 or 416 as the request's conditions and range ask. A source of unknown size is sent whole.
Response serve(const Request& request, const Content& content, SharedBytes bytes);
Response serve(const Request& request, const Content& content, std::shared_ptr<ByteSource> source);

/// `attachment; filename="..."; filename*=UTF-8''...` with an ASCII fallback. @source RFC 6266, RFC 8187
std::string attachment(std::string_view filename);
/// Media type by file extension; `application/octet-stream` when unknown.
std::string_view media_type(std::string_view filename);

/// How a folder is served.
struct StaticOptions {
    /// Answered for paths without a file and without an extension (single-page applications); empty: 404.
    std::string fallback = {};
    std::string content_security_policy =
        "default-src 'self'; frame-ancestors 'none'; base-uri 'self'; object-src 'none'";
    std::string permissions_policy = {};  ///< empty: the server's
    /// Files whose name holds a content hash (`app-3f9c21ab.js`, `app.3f9c21ab.js`) may be kept for ever.
    bool immutable_hashed_names = true;
    std::size_t memory_bytes = 64 * 1024 * 1024;  ///< files kept in memory, all together
    std::size_t memory_file_bytes = 1024 * 1024;  ///< largest file kept in memory
};

/// A folder of files made by a build. The folder is read once: what is not in the list cannot be asked for,
/// so no path can climb out of it. `x.js.br` and `x.js.gz` beside `x.js` are sent to clients that accept them.
/// Hidden files and links that lead outside are left out. Thread-safe.
class StaticFiles {
public:
    /// @throws std::filesystem::filesystem_error when the folder cannot be read.
    StaticFiles(const std::filesystem::path& folder, StaticOptions options);
    ~StaticFiles();
    StaticFiles(const StaticFiles&) = delete;
    StaticFiles& operator=(const StaticFiles&) = delete;

    /// `path` is relative to the folder, decoded, without leading slash; "" and "a/" mean index.html.
    Response serve(const Request& request, std::string_view path) const;
    std::size_t size() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::http
