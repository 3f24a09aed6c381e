#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/http/message.h>
#include <linli/http/router.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace linli::metrics {
class Registry;
}

namespace linli::http {

/// PEM files of a TLS listener (TLS 1.2 and 1.3).
struct TlsFiles {
    std::filesystem::path certificate_chain;
    std::filesystem::path private_key;
};

/// An address to listen on, with what it serves.
struct Listener {
    std::string name = "public";
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free port, see Server::port()
    std::shared_ptr<const Router> router;
    std::optional<TlsFiles> tls{};
};

/// Threads and queue of one worker pool.
struct PoolOptions {
    unsigned threads;
    std::size_t queue;  ///< requests that may wait; one more is answered 503 with Retry-After
};

/// What one served request leaves in the log: nothing that names a person.
struct AccessLine {
    std::string_view listener;
    std::string_view method;
    std::string_view route;  ///< the pattern, never the path; empty when none matched
    int status;
    std::uint64_t bytes;  ///< of the body sent
    std::chrono::microseconds took;
    std::string_view request_id;
    std::string_view trace_id;
    std::string_view network;  ///< see Peer::network
};

/// Limits and habits of a server. Defaults suit a street; tests shorten the times.
struct ServerOptions {
    unsigned network_threads = 1;
    PoolOptions read{2, 512};
    PoolOptions write{32, 1024};
    PoolOptions io{4, 128};
    unsigned disk_threads = 2;  ///< write uploads and read files
    std::size_t connections = 10'000;
    std::size_t header_bytes = 16 * 1024;  ///< request line and header lines together
    std::size_t target_bytes = 8 * 1024;
    std::chrono::milliseconds header_timeout{10'000};
    std::chrono::milliseconds idle_timeout{75'000};
    std::chrono::milliseconds write_timeout{30'000};  ///< longest time without progress while sending
    std::chrono::milliseconds linger{2'000};          ///< reading on after a refusal, so that it arrives
    std::chrono::seconds retry_after{2};
    std::size_t requests_per_connection = 10'000;
    /// Folder for uploads on their way; created if absent. Leftovers of a crash are removed at start.
    std::filesystem::path upload_folder = std::filesystem::temp_directory_path() / "linli-uploads";
    /// CIDR blocks (`10.0.0.0/8`, `::1/128`) whose X-Forwarded-For, -Proto, X-Request-Id and traceparent
    /// are believed. Others' are ignored (a traceparent is taken from anybody: it grants nothing).
    std::vector<std::string> trusted_proxies{};
    /// Sent unless the answer sets its own.
    std::string content_security_policy = "default-src 'none'; frame-ancestors 'none'";
    std::string permissions_policy = "camera=(), geolocation=(), microphone=()";
    /// Sent on secure requests; zero: not at all.
    std::chrono::seconds strict_transport{0};
    /// For all routes, before Route::admit.
    Admission admit{};
    /// Called after each answer, on a network thread; must not block. Default: one line by linli::log.
    std::function<void(const AccessLine&)> access_log{};
    /// Called with the request id and the error when a handler throws. Default: one line by linli::log.
    std::function<void(std::string_view request_id, const std::exception&)> failure_log{};
    metrics::Registry* metrics = nullptr;  ///< outlives the server
};

/// The HTTP front: Beast and Asio are inside, nobody above sees them.
///
/// Network threads read, check and write; handlers run on bounded pools and are plain synchronous code.
/// A full pool answers 503 with Retry-After at once. Thread-safe after construction.
/// @source RFC 9110, RFC 9112
class Server {
public:
    /// `clock` is the real clock; `ids` name requests. Both outlive the server.
    Server(ServerOptions options, std::vector<Listener> listeners, const Clock& clock, IdSource& ids);
    /// Stops without grace.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds all listeners, then serves on own threads. @throws std::system_error when an address is taken,
    /// std::runtime_error for unusable TLS files.
    void start();
    /// Real port of a listener. @throws InvariantBroken for an unknown name or before start().
    std::uint16_t port(std::string_view listener = "public") const;
    /// Stops accepting, answers what waits (long polls with their `otherwise`), ends live streams with a
    /// comment, lets requests in flight finish until `grace` ends, then cuts.
    /// @return true when nothing had to be cut. Further calls do nothing.
    bool stop(std::chrono::milliseconds grace);

    /// Figures of this moment, for health pages and tests.
    struct Figures {
        std::size_t connections;
        std::size_t in_flight;  ///< requests given to workers and not answered
        std::size_t live_streams;
        std::size_t queued_read, queued_write, queued_io;
        std::uint64_t rejected;  ///< answers 503 because a pool was full
    };
    Figures figures() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::http
