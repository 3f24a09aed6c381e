#pragma once

#include <linli/http/response.h>

#include "live_topics.h"

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace linli::api {

/// A change on its way to many; the text of the server-sent event is made once.
class Told {
public:
    Told(const events::Envelope& event, std::string_view kind);
    const Change& change() const { return change_; }
    const http::Event& event() const;

private:
    Change change_;
    mutable http::Event event_;
};

/// Keeps the number of listeners of an account, and of all, below their limits. Thread-safe.
class Seats {
public:
    Seats(std::size_t per_account, std::size_t overall) : per_account_(per_account), overall_(overall) {}
    using Seat = std::shared_ptr<void>;  ///< given back with its last copy
    /// @refuses too_many_streams, streams_full
    static Result<Seat> take(const std::shared_ptr<Seats>& seats, const std::string& account);
    std::size_t taken() const;

private:
    void give_back(const std::string& account);
    const std::size_t per_account_, overall_;
    mutable std::mutex mutex_;
    std::map<std::string, std::size_t> by_account_;
    std::size_t taken_ = 0;
};

/// One who listens: a stream or a waiting poll. All but leave() is called by the feed's thread.
class Listener {
public:
    Listener(Hearing hearing, const http::Request& request, std::optional<std::int64_t> after, Seats::Seat seat);
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    virtual ~Listener() = default;

    enum class Taken { yes, no_room };
    virtual Taken take(const Told& told) = 0;
    /// False while its queue has no room for anything.
    virtual bool ready() const = 0;
    /// Everything up to `position` was offered; `level`: that is all there is.
    virtual void settle(std::int64_t position, bool level) = 0;
    /// Its number is of another history; go on from `head` after loading everything again.
    virtual void reset(std::int64_t head) = 0;
    /// Its time is up.
    virtual void expire() {}
    /// The session has ended.
    virtual void send_away(const Problem& why) = 0;
    /// The session acts in another capacity now.
    virtual void send_back() = 0;

    /// From any thread; the seat is free at once.
    void leave() {
        if (!gone_.exchange(true)) seat_.reset();
    }
    bool gone() const { return gone_; }

    const Hearing hearing;
    /// The credentials of the request, and nothing else of it.
    const std::unique_ptr<http::Request> credentials;
    std::optional<std::int64_t> position;              ///< all up to here was offered; nothing: begins now
    bool level = false;                                ///< stands where the feed stands
    std::chrono::steady_clock::time_point check_at{};  ///< when its session is looked at again
    std::chrono::steady_clock::time_point expires_at = std::chrono::steady_clock::time_point::max();

private:
    std::atomic<bool> gone_{false};
    Seats::Seat seat_;
};

}  // namespace linli::api
