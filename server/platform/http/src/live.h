#pragma once

#include "net.h"

#include <linli/http/response.h>
#include <linli/http/stream.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace linli::http {

/// Shared by the handles of one Pending and the session that waits for it.
struct Pending::State {
    std::mutex mutex;
    std::optional<Response> ready;
    std::function<void()> wake;  ///< tells the session; called under the lock, so that it cannot dangle
    std::function<void()> gone;
    bool answered = false;
    bool abandoned = false;

    /// The session waits from now on. @return false when the answer is there already.
    bool attach(std::function<void()> wake_session);
    /// Takes the answer, or gives the waiting up when there is none.
    std::optional<Response> take_or_abandon();
};

/// The queue between an EventSink's users and the session that writes. Thread-safe.
class SinkQueue final : public EventSink, public Task, public std::enable_shared_from_this<SinkQueue> {
public:
    /// `flush` runs on the loop whenever something waits; it is not called after detach().
    SinkQueue(Loop& loop, std::size_t limit_bytes, std::function<void()> flush);

    bool send(Event event) override;
    bool offer(Event event) override;
    std::size_t queued() const override;
    bool send_waiting(Event event, std::chrono::milliseconds patience) override;
    bool open() const override;
    void close(std::string_view reason) override;
    void on_loop() override;

    /// True when the queue ran over: the client is to be cut, whatever is being written.
    bool dropped() const;
    enum class Fate { open, ending };
    /// Moves waiting events to `batch` (at most `most`). Loop thread.
    Fate take(std::vector<Event>& batch, std::size_t most);
    /// Nobody listens any more. Loop thread.
    void detach();

private:
    bool usable() const { return loop_ != nullptr && !ending_ && !dropped_; }
    /// An event larger than the whole queue may go alone.
    bool fits(const Event& event) const { return bytes_ == 0 || bytes_ + event->size() <= limit_bytes_; }
    bool push(Event event);
    void wake();

    mutable std::mutex mutex_;
    std::condition_variable room_;
    Loop* loop_;
    const std::size_t limit_bytes_;
    std::function<void()> flush_;
    std::deque<Event> events_;
    std::size_t bytes_ = 0;
    bool waking_ = false;
    bool ending_ = false;
    bool dropped_ = false;
};

}  // namespace linli::http
