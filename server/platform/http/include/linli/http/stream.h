#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Answers that are not finished when the handler returns: bytes from elsewhere, live events, later answers.
namespace linli::http {

class Response;

/// Bytes that are fetched while they are sent: a file, a sealed original, a long export.
/// Read by one thread at a time, on threads that may block.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Bytes in all; nothing when that is known only at the end (such an answer has no ranges).
    virtual std::optional<std::uint64_t> size() const = 0;
    /// Fills `out` from `offset` on. @return bytes written; 0 only at the end.
    /// @throws std::exception: the connection is cut, so that the client sees a broken answer, not a short one.
    virtual std::size_t read(std::uint64_t offset, std::span<char> out) = 0;
};

/// A regular file as it is now. @throws std::system_error when it cannot be opened.
std::shared_ptr<ByteSource> open_file(const std::string& path);

/// One server-sent event, formatted once, sent to many. @source WHATWG HTML §9.2
using Event = std::shared_ptr<const std::string>;
/// @param id resume point, may be empty; @param event type, may be empty; @param data any text.
/// @throws std::invalid_argument when id or event holds a line break or NUL.
Event make_event(std::string_view id, std::string_view event, std::string_view data);

/// The sending end of one live stream. Thread-safe; keeps working (and answers false) after the client has left.
class EventSink {
public:
    virtual ~EventSink() = default;
    /// Never blocks. @return false when the client has left, or was dropped because its queue was full.
    virtual bool send(Event event) = 0;
    bool send(std::string_view id, std::string_view event, std::string_view data) {
        return send(make_event(id, event, data));
    }
    /// Never blocks and drops nobody. @return false when there is no room now, or the client has left: see open().
    /// For senders that can come back later with the same event, so that a slow client costs one queue and no more.
    virtual bool offer(Event event) = 0;
    /// Bytes that wait in the queue.
    virtual std::size_t queued() const = 0;
    /// For replays: waits up to `patience` until the queue has room. Not for network threads.
    virtual bool send_waiting(Event event, std::chrono::milliseconds patience) = 0;
    virtual bool open() const = 0;
    /// Sends what is queued, then a comment `reason`, and ends the stream.
    virtual void close(std::string_view reason) = 0;
};

/// What feeds a live stream.
class StreamSource {
public:
    virtual ~StreamSource() = default;
    /// Called once, on the route's workers, after the head was sent. May replay from `last_event_id`
    /// (empty at a first visit) and keeps `sink` for later events.
    virtual void opened(std::shared_ptr<EventSink> sink, std::string last_event_id) = 0;
    /// Called once when the client has left or was dropped; on a network thread, must not block.
    virtual void closed() {}
};

/// Limits of one live stream.
struct StreamOptions {
    std::chrono::milliseconds heartbeat{15'000};  ///< comment when nothing else was sent
    std::size_t queue_bytes = 256 * 1024;         ///< a client that lags by more is dropped
    std::chrono::milliseconds retry{3'000};       ///< how long a browser waits before it returns
};

/// An answer that is given later, from any thread, without holding a worker: long polling.
/// A handle; copies mean the same answer. Thread-safe.
class Pending {
public:
    Pending();
    /// @return false when the client was answered already or has left.
    bool answer(Response response) const;
    /// True until answered, timed out or left.
    bool open() const;
    /// `gone` runs once, when nobody waits any more although answer() was not called (on a network thread).
    void on_abandoned(std::function<void()> gone) const;

    struct State;
    const std::shared_ptr<State>& state() const { return state_; }

private:
    std::shared_ptr<State> state_;
};

}  // namespace linli::http
