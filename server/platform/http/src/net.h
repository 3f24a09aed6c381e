#pragma once

#include <linli/http/request.h>
#include <linli/http/server.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

/// The little of a network that a session needs. Asio stands behind it in net.cpp and stream.cpp only,
/// so that sessions compile fast and one session class serves TCP and TLS.
namespace linli::http {

/// Something to do on a loop's thread. on_loop() must not throw.
class Task {
public:
    virtual ~Task() = default;
    virtual void on_loop() = 0;
};

/// Hears how a stream's operations ended, on the loop's thread. It is kept alive while one is under way.
class StreamListener {
public:
    virtual ~StreamListener() = default;
    virtual void on_ready(bool ok) = 0;
    /// @param bytes 0: the other side closed, or the connection broke.
    virtual void on_read(std::size_t bytes) = 0;
    virtual void on_written(bool ok) = 0;
};

/// A connection, TCP or TLS. At most one read and one write at a time. Used on its loop's thread only.
class Stream {
public:
    virtual ~Stream() = default;
    /// Prepares the connection (TLS handshake); ends with on_ready().
    virtual void open(std::shared_ptr<StreamListener> listener) = 0;
    /// `buffer` must live until on_read().
    virtual void read(std::span<char> buffer, std::shared_ptr<StreamListener> listener) = 0;
    /// Writes all pieces (at most max_pieces), which must live until on_written().
    virtual void write(std::span<const std::string_view> pieces, std::shared_ptr<StreamListener> listener) = 0;
    /// Says that we send no more; reading goes on. `keep` lives until that is done.
    virtual void finish_sending(std::shared_ptr<StreamListener> keep) = 0;
    /// Cuts the connection: operations under way end with 0 or false.
    virtual void close() = 0;
    virtual bool secure() const = 0;
    virtual const std::string& peer_address() const = 0;

    static constexpr std::size_t max_pieces = 16;
};

/// One thread that serves many streams.
class Loop {
public:
    /// @param tick called about every `period` on the loop's thread.
    Loop(std::function<void(Moment)> tick, std::chrono::milliseconds period);
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    void start();
    /// Queues a task; from any thread. Tasks queued after stop() are dropped.
    void post(std::shared_ptr<Task> task);
    /// Ends the thread; nothing runs afterwards.
    void stop();

    struct Impl;
    Impl& impl() { return *impl_; }

private:
    std::unique_ptr<Impl> impl_;
};

/// Certificates of a listener, loaded. Opaque here.
struct TlsContext;
/// @throws std::runtime_error naming the file that cannot be used.
std::shared_ptr<TlsContext> load_tls(const TlsFiles& files);

/// A listening socket. Connections are spread over the loops in turn.
class Acceptor {
public:
    /// Called on the thread of the loop that will serve the stream.
    using Accepted = std::function<void(std::size_t loop, std::unique_ptr<Stream>)>;
    /// Binds at once, accepts after begin(). @throws std::system_error
    Acceptor(const Listener& listener, std::vector<Loop*> loops, std::shared_ptr<TlsContext> tls, Accepted accepted);
    ~Acceptor();
    Acceptor(const Acceptor&) = delete;
    Acceptor& operator=(const Acceptor&) = delete;

    void begin();
    std::uint16_t port() const;
    /// Stops accepting; from any thread.
    void close();

    struct Impl;

private:
    std::shared_ptr<Impl> impl_;
};

/// Runs a function once on a loop.
std::shared_ptr<Task> make_task(std::function<void()> function);

}  // namespace linli::http
