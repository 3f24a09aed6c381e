#include "session.h"

#include "session_jobs.h"

namespace linli::http {
namespace {}  // namespace

void Session::begin_waiting(Later later) {
    state_ = State::waiting;
    pending_ = later.pending.state();
    otherwise_ = std::move(later.otherwise);
    set_deadline(later.patience);
    const bool waits = pending_->attach([weak = weak_from_this(), loop = &hub_.loop, state = pending_.get()] {
        loop->post(make_task([weak, state] {
            if (const auto session = weak.lock()) session->on_pending(state);
        }));
    });
    if (!waits || core_.draining) return end_waiting();
    read_more(watch_read_bytes);  // to notice that the client has left
}

void Session::on_pending(const Pending::State* state) {
    if (state_ == State::waiting && pending_.get() == state) end_waiting();
}

void Session::end_waiting() {
    const auto state = std::exchange(pending_, nullptr);
    const auto otherwise = std::exchange(otherwise_, nullptr);
    auto ready = state->take_or_abandon();
    respond(ready ? std::move(*ready) : std::move(*otherwise));
}

void Session::begin_live() {
    const auto live = std::get<LiveStream>(answer_.body());
    heartbeat_ = live.options.heartbeat;
    sink_ = std::make_shared<SinkQueue>(hub_.loop, live.options.queue_bytes, [weak = weak_from_this()] {
        if (const auto session = weak.lock()) session->flush_events();
    });
    const auto last_event_id = exchange_->request.header("last-event-id").value_or("");
    live_call_ = std::make_shared<LiveCall>(live.source, sink_, std::string(last_event_id));
    const auto pool = exchange_->route->pool == Pool::loop ? Pool::read : exchange_->route->pool;
    if (!core_.pool(pool).submit(live_call_)) {
        core_.meter.rejected(pool);
        std::exchange(sink_, nullptr)->detach();
        live_call_.reset();
        return refuse(overloaded);
    }
    keep_alive_ = false;  // the stream ends with the connection
    write_head(Framing{std::nullopt, false, false});
    head_ += "retry: " + std::to_string(live.options.retry.count()) + "\n\n";
    pieces_[0] = head_;
    state_ = State::live;
    ++core_.meter.live_streams;
    meter_answer(taken());
    write_pieces(1);
    if (!reading_) in_.shrink(0);
    read_more(watch_read_bytes);
}

void Session::flush_events() {
    static const Event heartbeat = std::make_shared<const std::string>(":\n\n");
    if (state_ != State::live) return;
    if (sink_->dropped()) return close();
    if (writing_) return;
    batch_.clear();
    const auto fate = sink_->take(batch_, Stream::max_pieces);
    if (fate == SinkQueue::Fate::ending) {
        end_live();
        return linger();
    }
    if (batch_.empty()) {
        if (hub_.now < deadline_) return;
        batch_.push_back(heartbeat);
    }
    std::size_t count = 0;
    for (const auto& event : batch_) {
        pieces_.at(count++) = *event;
        sent_ += event->size();
    }
    write_pieces(count);
}

void Session::end_live() {
    log_answer(taken());
    std::exchange(sink_, nullptr)->detach();
    std::exchange(live_call_, nullptr)->close();
    --core_.meter.live_streams;
    answer_ = Response();
}

}  // namespace linli::http
