#include "live.h"

#include <stdexcept>

namespace linli::http {

Event make_event(std::string_view id, std::string_view event, std::string_view data) {
    static constexpr std::string_view forbidden("\r\n\0", 3);
    if (id.find_first_of(forbidden) != std::string_view::npos ||
        event.find_first_of(forbidden) != std::string_view::npos)
        throw std::invalid_argument("event id or name holds a line break");
    auto text = std::make_shared<std::string>();
    text->reserve(id.size() + event.size() + data.size() + 32);
    if (!id.empty()) text->append("id: ").append(id).append("\n");
    if (!event.empty()) text->append("event: ").append(event).append("\n");
    while (true) {
        const auto end = data.find_first_of("\r\n");
        text->append("data: ").append(data.substr(0, end)).append("\n");
        if (end == std::string_view::npos) break;
        const bool pair = data.substr(end).starts_with("\r\n");
        data.remove_prefix(end + (pair ? 2 : 1));
    }
    text->append("\n");
    return text;
}

Pending::Pending() : state_(std::make_shared<State>()) {}

bool Pending::answer(Response response) const {
    const std::lock_guard lock(state_->mutex);
    if (state_->answered || state_->abandoned) return false;
    state_->answered = true;
    state_->gone = nullptr;
    state_->ready.emplace(std::move(response));
    if (state_->wake) state_->wake();
    return true;
}

bool Pending::open() const {
    const std::lock_guard lock(state_->mutex);
    return !state_->answered && !state_->abandoned;
}

void Pending::on_abandoned(std::function<void()> gone) const {
    {
        const std::lock_guard lock(state_->mutex);
        if (state_->answered) return;
        if (!state_->abandoned) {
            state_->gone = std::move(gone);
            return;
        }
    }
    gone();
}

bool Pending::State::attach(std::function<void()> wake_session) {
    const std::lock_guard lock(mutex);
    if (answered) return false;
    wake = std::move(wake_session);
    return true;
}

std::optional<Response> Pending::State::take_or_abandon() {
    std::function<void()> tell;
    {
        const std::lock_guard lock(mutex);
        wake = nullptr;
        if (answered) return std::exchange(ready, std::nullopt);
        abandoned = true;
        tell = std::exchange(gone, nullptr);
    }
    if (tell) tell();
    return std::nullopt;
}

SinkQueue::SinkQueue(Loop& loop, std::size_t limit_bytes, std::function<void()> flush)
    : loop_(&loop), limit_bytes_(limit_bytes), flush_(std::move(flush)) {}

void SinkQueue::wake() {
    if (waking_ || loop_ == nullptr) return;
    waking_ = true;
    loop_->post(shared_from_this());
}

bool SinkQueue::push(Event event) {
    bytes_ += event->size();
    events_.push_back(std::move(event));
    wake();
    return true;
}

bool SinkQueue::send(Event event) {
    const std::lock_guard lock(mutex_);
    if (!usable()) return false;
    if (bytes_ + event->size() > limit_bytes_) {
        dropped_ = true;
        events_.clear();
        bytes_ = 0;
        wake();
        room_.notify_all();
        return false;
    }
    return push(std::move(event));
}

bool SinkQueue::offer(Event event) {
    const std::lock_guard lock(mutex_);
    return usable() && fits(event) && push(std::move(event));
}

std::size_t SinkQueue::queued() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
}

bool SinkQueue::send_waiting(Event event, std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    const bool ready = room_.wait_for(lock, patience, [&] { return !usable() || fits(event); });
    if (!ready || !usable()) return false;
    return push(std::move(event));
}

bool SinkQueue::open() const {
    const std::lock_guard lock(mutex_);
    return usable();
}

void SinkQueue::close(std::string_view reason) {
    auto farewell = std::make_shared<std::string>(": ");
    for (const char c : reason) *farewell += c == '\r' || c == '\n' ? ' ' : c;
    *farewell += "\n\n";
    const std::lock_guard lock(mutex_);
    if (!usable()) return;
    ending_ = true;
    push(std::move(farewell));
    room_.notify_all();
}

void SinkQueue::on_loop() {
    std::function<void()> flush;
    {
        const std::lock_guard lock(mutex_);
        waking_ = false;
        flush = flush_;
    }
    if (flush) flush();
}

bool SinkQueue::dropped() const {
    const std::lock_guard lock(mutex_);
    return dropped_;
}

SinkQueue::Fate SinkQueue::take(std::vector<Event>& batch, std::size_t most) {
    const std::lock_guard lock(mutex_);
    while (!events_.empty() && batch.size() < most) {
        bytes_ -= events_.front()->size();
        batch.push_back(std::move(events_.front()));
        events_.pop_front();
    }
    room_.notify_all();
    return ending_ && batch.empty() ? Fate::ending : Fate::open;
}

void SinkQueue::detach() {
    const std::lock_guard lock(mutex_);
    loop_ = nullptr;
    flush_ = nullptr;
    events_.clear();
    bytes_ = 0;
    room_.notify_all();
}

}  // namespace linli::http
