#pragma once

#include <linli/http/request.h>
#include <linli/http/response.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::http {

/// Which threads run a handler.
enum class Pool {
    read,   ///< about one thread a core: short reads
    write,  ///< many threads that wait for a group commit
    io,     ///< slow outside work: decoding, export
    loop    ///< the network thread itself: must never block (health, metrics)
};
constexpr std::array<std::string_view, 4> words(Pool) { return {"read", "write", "io", "loop"}; }

/// What becomes of a request's body.
enum class BodyKind {
    memory,    ///< Request::body()
    file,      ///< streamed to disk: Request::body_file()
    multipart  ///< multipart/form-data: Request::parts(), files streamed to disk
};
constexpr std::array<std::string_view, 3> words(BodyKind) { return {"memory", "file", "multipart"}; }

/// Limits of one multipart body; the whole is limited by Route::body_limit.
struct MultipartLimits {
    std::size_t parts = 32;                       ///< parts in all
    std::size_t files = 9;                        ///< parts with a file name
    std::uint64_t file_bytes = 10 * 1024 * 1024;  ///< each file
    std::uint64_t field_bytes = 64 * 1024;        ///< each part without file name
    std::size_t header_bytes = 8 * 1024;          ///< header lines of each part
};

/// Time limits of one route.
struct Timeouts {
    std::chrono::milliseconds body_idle{15'000};   ///< longest silence while the body is read
    std::chrono::milliseconds body_total{60'000};  ///< the whole body
    std::chrono::milliseconds answer{30'000};      ///< from the last byte of the body to the handler's answer
};

using Handler = std::function<Response(Request&)>;
/// Looks at the head before the body is read, on the network thread: must not block.
/// An answer given here ends the request (rate limits, missing credentials).
using Admission = std::function<std::optional<Response>(const Request&)>;

/// One operation: method, pattern, handler and limits.
struct Route {
    Method method = Method::get;
    std::string pattern;  ///< `/v1/cases/{case_id}`; a last segment `{rest...}` matches all that follows
    Handler handler;
    Pool pool = Pool::read;
    BodyKind body = BodyKind::memory;
    std::uint64_t body_limit = 64 * 1024;  ///< bytes; checked before reading
    Timeouts timeouts{};
    MultipartLimits multipart{};
    Admission admit{};
    /// The same on the route's workers, so it may ask the store: is this caller allowed to send a body at all? Asked
    /// when a body is still to come, before `100 Continue` and before anything of it is read or stored. A body that
    /// came along with its head costs nothing to take; the handler decides then. Request::vetted() says which.
    Admission vet{};
    std::size_t number = 0;  ///< set by the router: position in routes()
};

/// Finds the route of a request in one walk over the path's segments. Literal segments win over parameters.
/// Built before the server starts, read-only afterwards (then thread-safe).
class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    /// @throws InvariantBroken for a malformed pattern or an operation that exists already.
    Route& add(Route route);
    /// A GET route; HEAD is answered by it as well. Bodies are refused (limit 0).
    Route& get(std::string pattern, Handler handler, Pool pool = Pool::read);
    Route& post(std::string pattern, Handler handler, Pool pool = Pool::write);
    Route& put(std::string pattern, Handler handler, Pool pool = Pool::write);
    Route& patch(std::string pattern, Handler handler, Pool pool = Pool::write);
    Route& remove(std::string pattern, Handler handler, Pool pool = Pool::write);

    /// What a path answers.
    struct Match {
        const Route* route = nullptr;  ///< null: see `allow`
        std::string allow;             ///< methods of the path for 405 and OPTIONS; empty: 404
    };
    /// Finds the route and sets the request's pattern and path parameters.
    Match match(Request& request) const;
    const std::vector<std::unique_ptr<Route>>& routes() const { return routes_; }

private:
    struct Node;
    std::unique_ptr<Node> root_;
    std::vector<std::unique_ptr<Route>> routes_;
};

}  // namespace linli::http
