#include "session.h"

#include "session_jobs.h"

namespace linli::http {
namespace {

constexpr std::size_t head_read_bytes = 4 * 1024;
constexpr std::size_t body_read_bytes = 64 * 1024;
constexpr std::chrono::milliseconds drain_linger{250};

}  // namespace

Session::Session(Core& core, Hub& hub, std::shared_ptr<const Served> served, std::unique_ptr<Stream> stream)
    : core_(core), hub_(hub), served_(std::move(served)), stream_(std::move(stream)) {
    ++core_.meter.connections;
    peer_ = Peer{stream_->peer_address(), network_of(stream_->peer_address()), stream_->secure()};
}

Session::~Session() { --core_.meter.connections; }

void Session::start() {
    set_deadline(core_.options.header_timeout);
    stream_->open(shared_from_this());
}

void Session::on_ready(bool ok) {
    if (state_ != State::opening) return;
    if (!ok) return close();
    state_ = State::idle;
    advance();
}

/// Works on what was received until somebody else has to act.
void Session::advance() {
    if (advancing_) return;
    advancing_ = true;
    bool go_on = true;
    while (go_on) {
        if (state_ == State::idle || state_ == State::head)
            go_on = step_head();
        else if (state_ == State::body)
            go_on = step_body();
        else
            go_on = false;
    }
    advancing_ = false;
}

bool Session::step_head() {
    if (in_.empty()) {
        read_more(head_read_bytes);
        return false;
    }
    if (state_ == State::idle) {
        state_ = State::head;
        head_bytes_ = 0;
        set_deadline(core_.options.header_timeout);
        // Most requests of a connection can reuse the buffers of the one before.
        if (exchange_ && exchange_.use_count() == 1)
            exchange_->reset();
        else
            exchange_ = std::make_shared<Exchange>(core_, hub_.loop, weak_from_this());
        exchange_->started = std::chrono::steady_clock::now();
        parser_.reset(static_cast<std::uint32_t>(core_.options.header_bytes), exchange_->request.edit_headers());
    }
    std::size_t used = 0;
    const auto status = parser_.parse_head(in_.view(), used);
    in_.consume(used);
    head_bytes_ += used;
    body_read_ = false;  // until the frame is known, the rest of the input cannot be trusted
    const bool too_large =
        head_bytes_ + (status == ParseStatus::need_more ? in_.size() : 0) >= core_.options.header_bytes;
    if (status == ParseStatus::too_large || too_large)
        refuse(head_bytes_ == 0 ? target_too_long : headers_too_large);
    else if (status == ParseStatus::bad_version)
        refuse(wrong_version);
    else if (status == ParseStatus::malformed)
        refuse(bad_request);
    else if (status == ParseStatus::done)
        begin_request();
    else
        read_more(head_read_bytes);
    return status != ParseStatus::need_more;
}

bool Session::step_body() {
    if (in_.empty()) {
        read_more(body_read_bytes);
        return false;
    }
    std::size_t used = 0;
    const bool on_disk = exchange_->sink != nullptr;
    auto& out = on_disk ? chunk_ : exchange_->request.edit_body();
    auto status = parser_.parse_body(in_.view(), used, out, exchange_->route->body_limit);
    in_.consume(used);
    // An endless chunk header or extension would otherwise fill the buffer.
    if (status == ParseStatus::need_more && in_.size() > core_.options.header_bytes) status = ParseStatus::malformed;
    if (status == ParseStatus::need_more && !(on_disk && chunk_.size() >= body_read_bytes)) {
        read_more(body_read_bytes);
        return false;
    }
    take_body(status);
    return true;
}

void Session::read_more(std::size_t least) {
    if (reading_ || state_ == State::closed) return;
    reading_ = true;
    stream_->read(in_.room(least), shared_from_this());
}

void Session::on_read(std::size_t bytes) {
    reading_ = false;
    if (state_ == State::closed) return;
    if (bytes == 0) return on_end_of_input();
    in_.filled(bytes);
    switch (state_) {
    case State::lingering: in_.consume(in_.size()); return read_more(head_read_bytes);
    case State::waiting:
    case State::live:
        // A next request may come early; a client that pours more than a head in has gone mad.
        if (in_.size() > core_.options.header_bytes) return close();
        return read_more(watch_read_bytes);
    case State::body: deadline_ = std::min(body_end_, after(exchange_->route->timeouts.body_idle)); return advance();
    default: return advance();
    }
}

void Session::on_end_of_input() {
    switch (state_) {
    case State::vetting:
    case State::working:
    case State::storing:
    case State::fetching:
    case State::writing:
        // Half-closed: the client may still listen. There is no next request, that is all.
        keep_alive_ = false;
        return;
    default: return close();
    }
}

void Session::tick(Moment now) {
    if (now >= deadline_) on_time_out();
}

void Session::on_time_out() {
    switch (state_) {
    case State::head:
    case State::body: return refuse(too_slow);
    case State::vetting: return refuse(timed_out);
    case State::working: keep_alive_ = false; return respond(exchange_->refusal(timed_out));
    case State::waiting: return end_waiting();
    case State::live:
        if (writing_) return close();
        return flush_events();
    case State::storing:
    case State::fetching: return set_deadline(core_.options.write_timeout);  // our disk, not the client
    case State::closed: return;
    default: return close();
    }
}

void Session::drain() {
    keep_alive_ = false;
    switch (state_) {
    case State::opening:
    case State::idle: return close();
    case State::waiting: return end_waiting();
    case State::live: return sink_->close("the server is stopping");
    default: return;
    }
}

void Session::abort() {
    if (state_ != State::closed && state_ != State::idle && state_ != State::lingering) ++core_.cut;
    close();
}

void Session::close() {
    if (state_ == State::closed) return;
    if (state_ == State::live) end_live();
    state_ = State::closed;
    if (pending_) std::exchange(pending_, nullptr)->take_or_abandon();
    stream_->close();
    exchange_.reset();
    fetch_.reset();
    hub_.remove(*this);
}

/// The answer is sent and the connection ends. Closing at once while the client still sends would destroy the
/// answer on its way (RFC 9112 §9.6), so we say that we are done and read on for a moment.
void Session::linger() {
    state_ = State::lingering;
    exchange_.reset();
    const bool hurried = core_.draining && body_read_;  // nothing is under way that could hurt the answer
    set_deadline(hurried ? std::min(core_.options.linger, drain_linger) : core_.options.linger);
    // TLS cannot say goodbye while the client's data are still coming.
    if (!stream_->secure() || body_read_) stream_->finish_sending(shared_from_this());
    in_.consume(in_.size());
    read_more(head_read_bytes);
}

}  // namespace linli::http
