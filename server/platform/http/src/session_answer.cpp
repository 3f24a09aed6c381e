#include "session.h"

#include "session_jobs.h"

#include <linli/base/words.h>
#include <linli/log/log.h>

#include <charconv>

namespace linli::http {
namespace {

/// What a slow client must take within the write timeout.
constexpr std::size_t slice_bytes = 256 * 1024;
/// What an idle connection may keep of the buffer for bodies.
constexpr std::size_t idle_buffer_bytes = 16 * 1024;

std::string hexadecimal(std::size_t number) {
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, number, 16);
    return std::string(digits, end.ptr);
}

void log_line(const AccessLine& line) {
    const auto id = Uuid::parse(line.request_id);
    log::info("http.access", {{"listener", log::Text(line.listener)},
                              {"method", log::Text(line.method)},
                              {"route", log::Text(line.route)},
                              {"status", line.status},
                              {"bytes", line.bytes},
                              {"took_ms", line.took},
                              {"request_id", id.value_or(Uuid{})},
                              {"network", log::Text(line.network)}});
}

}  // namespace

bool Session::has_no_body() const {
    const int status = answer_.status();
    return exchange_->request.method() == Method::head || status == 204 || status == 304;
}

void Session::respond(Response&& response) {
    answer_ = std::move(response);
    if (auto* later = std::get_if<Later>(&answer_.edit_body())) return begin_waiting(std::move(*later));
    if (core_.draining) keep_alive_ = false;
    sent_ = 0;
    head_sent_ = false;
    if (!has_no_body() && std::holds_alternative<LiveStream>(answer_.body())) return begin_live();
    if (!has_no_body() && std::holds_alternative<SourceRange>(answer_.body())) return begin_source();
    send_memory();
}

void Session::write_head(const Framing& framing) {
    hub_.heads.write(head_, exchange_->request, answer_, framing, hub_.wall);
    pieces_[0] = head_;
    head_sent_ = true;
}

void Session::write_pieces(std::size_t count) {
    writing_ = true;
    set_deadline(core_.options.write_timeout);
    stream_->write(std::span(pieces_.data(), count), shared_from_this());
}

/// Answers whose body is in memory, and those without body.
void Session::send_memory() {
    Framing framing{std::nullopt, false, keep_alive_};
    const int status = answer_.status();
    if (const auto* range = std::get_if<SourceRange>(&answer_.body())) {
        if (range->source->size()) framing.content_length = range->length;  // HEAD
    } else if (status != 204 && status != 304 && !std::holds_alternative<LiveStream>(answer_.body())) {
        framing.content_length = answer_.text().size();
    }
    rest_ = has_no_body() ? std::string_view{} : answer_.text();
    sent_ = rest_.size();
    write_head(framing);
    send_next_slice(true);
}

void Session::send_next_slice(bool with_head) {
    const auto slice = rest_.substr(0, slice_bytes);
    rest_.remove_prefix(slice.size());
    std::size_t count = with_head ? 1 : 0;
    if (!slice.empty()) pieces_.at(count++) = slice;
    state_ = State::writing;
    write_pieces(count);
}

void Session::begin_source() {
    auto& range = std::get<SourceRange>(answer_.edit_body());
    fetch_ = std::make_shared<FetchJob>(hub_.loop, weak_from_this(), std::move(range));
    fetch_block();
}

void Session::fetch_block() {
    state_ = State::fetching;
    if (core_.disk.submit(fetch_)) return;
    fetch_.reset();
    if (head_sent_) return close();
    respond(exchange_->refusal(overloaded));
}

void Session::on_fetched(FetchJob& job) {
    if (state_ != State::fetching || fetch_.get() != &job) return;
    if (!job.failed()) return write_block();
    fetch_.reset();
    // A broken answer must look broken: the length or the last chunk is missing.
    if (head_sent_) return close();
    respond(exchange_->refusal(broken));
}

void Session::write_block() {
    const bool chunked = !fetch_->size() && exchange_->request.http11();
    if (!fetch_->size() && !chunked) keep_alive_ = false;  // HTTP/1.0: the end of the connection ends the body
    std::size_t count = 0;
    if (!head_sent_) {
        write_head(Framing{fetch_->size(), chunked, keep_alive_});
        ++count;
    }
    const auto block = fetch_->block();
    sent_ += block.size();
    if (chunked) {
        chunk_head_ = block.empty() ? "0\r\n" : hexadecimal(block.size()) + "\r\n";
        pieces_.at(count++) = chunk_head_;
    }
    if (!block.empty()) pieces_.at(count++) = block;
    if (chunked) pieces_.at(count++) = "\r\n";
    state_ = State::writing;
    if (count == 0) return finish_answer();
    write_pieces(count);
}

void Session::on_written(bool ok) {
    writing_ = false;
    if (state_ == State::closed) return;
    if (!ok) return close();
    switch (state_) {
    case State::continuing:
        state_ = State::body;
        deadline_ = std::min(body_end_, after(exchange_->route->timeouts.body_idle));
        return advance();
    case State::writing:
        if (!rest_.empty()) return send_next_slice(false);
        if (fetch_ && !fetch_->finished()) return fetch_block();
        return finish_answer();
    case State::live: set_deadline(heartbeat_); return flush_events();
    default: return;
    }
}

void Session::finish_answer() {
    const auto took = taken();
    meter_answer(took);
    log_answer(took);
    answer_ = Response();
    fetch_.reset();
    if (!keep_alive_ || core_.draining) return linger();
    exchange_->sink.reset();
    if (exchange_->request.body_file() != nullptr || !exchange_->request.parts().empty()) exchange_.reset();
    if (!reading_) in_.shrink(idle_buffer_bytes);
    state_ = State::idle;
    set_deadline(core_.options.idle_timeout);
    advance();
}

void Session::meter_answer(std::chrono::nanoseconds took) {
    series_ = core_.meter.answered(series_, exchange_->route, answer_.status(), took);
}

void Session::log_answer(std::chrono::nanoseconds took) {
    const auto& request = exchange_->request;
    const AccessLine line{served_->name,
                          word(request.method()),
                          request.route(),
                          answer_.status(),
                          sent_,
                          std::chrono::duration_cast<std::chrono::microseconds>(took),
                          request.request_id(),
                          request.trace().trace_id,
                          request.peer().network};
    if (core_.options.access_log)
        core_.options.access_log(line);
    else
        log_line(line);
}

}  // namespace linli::http
