#pragma once

#include <linli/http/headers.h>
#include <linli/http/request.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli::http {

/// The other side could not be reached, broke off, was too slow or does not speak HTTP.
class NetworkError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Where and how a client talks.
struct ClientOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 80;
    bool tls = false;
    std::filesystem::path trusted_certificates{};  ///< PEM; empty: the system's
    std::string server_name{};                     ///< checked in the certificate; empty: `host`
    std::chrono::milliseconds connect_timeout{5'000};
    std::chrono::milliseconds timeout{30'000};    ///< a whole exchange
    std::uint64_t body_limit = 16 * 1024 * 1024;  ///< of an answer
};

/// What is asked.
struct Ask {
    Method method = Method::get;
    std::string target = "/";
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
    std::string content_type{};
};

/// What was answered.
struct Answer {
    int status = 0;
    Headers headers;
    std::string body;
    std::string header(std::string_view name) const { return std::string(headers.find(name).value_or("")); }
};

/// One event of a live stream.
struct ReceivedEvent {
    std::string id;
    std::string event;
    std::string data;
    std::string comment;  ///< a heartbeat or farewell; the rest is empty then
};

/// A small synchronous HTTP/1.1 client on one kept-alive connection: for the command line, replay, benches,
/// tests and connectors. One thread at a time.
class Client {
public:
    explicit Client(ClientOptions options);
    ~Client();
    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;

    /// Connects when needed; a connection that the server had closed meanwhile is opened again once, for
    /// methods that may be repeated (GET, HEAD, OPTIONS, PUT, DELETE).
    /// @throws NetworkError
    Answer send(const Ask& ask);
    Answer get(std::string target);
    Answer post_json(std::string target, std::string body);

    /// Sends `ask` and keeps the connection for reading events with next(). @return the head.
    Answer open_stream(Ask ask);
    /// @return nothing when the server ended the stream. @throws NetworkError after `patience`.
    std::optional<ReceivedEvent> next(std::chrono::milliseconds patience);

    bool connected() const;
    void close();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::http
