#include "session.h"

#include "multipart.h"
#include "session_jobs.h"

#include <linli/base/text.h>
#include <linli/base/words.h>

#include <array>

namespace linli::http {
namespace {

/// A request id from a proxy: what it may look like, so that it can stand in a log.
bool is_request_id(std::string_view text) {
    if (text.size() < 8 || text.size() > 64) return false;
    for (const char c : text)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
            return false;
    return true;
}

/// The 32 digits of an id, without hyphens: a trace id, and made fast, because every request needs one.
std::array<char, 32> digits_of(const Uuid& uuid) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::array<char, 32> out{};
    std::size_t at = 0;
    for (const auto byte : uuid.bytes()) {
        out[at++] = digits[byte >> 4];
        out[at++] = digits[byte & 15];
    }
    return out;
}

void write_uuid(std::string& out, std::string_view digits) {
    std::array<char, 36> text{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20) text[at++] = '-';
        text[at++] = digits[i];
    }
    out.assign(text.data(), text.size());
}

}  // namespace

void Session::begin_request() {
    const auto& frame = parser_.frame();
    body_read_ = !frame.has_body;
    keep_alive_ = frame.keep_alive && !core_.draining && ++requests_ < core_.options.requests_per_connection;
    identify(frame);
    if (!check_head(frame) || !find_route() || !admitted() || !check_body(frame)) return;
    must_vet(frame) ? vet() : accept_body();
}

void Session::identify(const HeadFrame& frame) {
    auto& request = exchange_->request;
    request.set_http11(frame.http11);
    const bool trusted = core_.proxies.trusts(peer_.address);
    if (trusted)
        request.set_peer(core_.proxies.resolve(peer_.address, peer_.secure, request.headers()));
    else
        request.set_peer(peer_);
    request.set_received_at(core_.clock.now());
    const auto id = digits_of(core_.ids.next_uuid());
    const std::string_view digits(id.data(), id.size());
    auto& trace = request.edit_trace();
    if (const auto parent = request.header("traceparent")) trace = Trace::parse(*parent).value_or(Trace{});
    if (trace.trace_id.empty()) trace.trace_id = digits;
    trace.span_id = digits.substr(16);
    const auto given = trusted ? request.header("x-request-id") : std::nullopt;
    if (given && is_request_id(*given))
        request.edit_request_id() = *given;
    else
        write_uuid(request.edit_request_id(), digits);
}

bool Session::check_head(const HeadFrame& frame) {
    auto& request = exchange_->request;
    const auto method = from_word<Method>(frame.method);
    if (!method) return reject(not_implemented), false;
    if (frame.target.size() > core_.options.target_bytes) return reject(target_too_long), false;
    const auto hosts = request.headers().count("host");
    if (hosts > 1 || (hosts == 0 && frame.http11)) return reject(bad_request, "Host 请求头缺失或重复"), false;
    if (request.headers().count("content-length") > 1) return reject(bad_request), false;
    const bool understood = request.set_target(*method, frame.target);
    if (!understood || (request.path() == "*" && *method != Method::options))
        return reject(bad_request, "请求地址无法识别"), false;
    return true;
}

bool Session::find_route() {
    auto& request = exchange_->request;
    if (request.path() == "*") return answer_options("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"), false;
    const auto match = served_->router->match(request);
    exchange_->route = match.route;
    if (match.route != nullptr) return true;
    if (match.allow.empty()) return refuse(no_such_path), false;
    if (request.method() == Method::options) return answer_options(match.allow), false;
    auto response = exchange_->refusal(method_not_allowed);
    response.header("allow", match.allow);
    return refuse(std::move(response)), false;
}

void Session::answer_options(const std::string& allow) {
    auto response = no_content();
    response.header("allow", allow);
    refuse(std::move(response));
}

bool Session::admitted() {
    try {
        if (core_.options.admit)
            if (auto answer = core_.options.admit(exchange_->request)) return refuse(std::move(*answer)), false;
        if (exchange_->route->admit)
            if (auto answer = exchange_->route->admit(exchange_->request)) return refuse(std::move(*answer)), false;
        return true;
    } catch (const std::exception& error) {
        exchange_->report(error);
    }
    refuse(broken);  // a check that fails lets nobody in
    return false;
}

/// Everything that can be known about the body before its first byte is read.
bool Session::check_body(const HeadFrame& frame) {
    const auto& route = *exchange_->route;
    if (!check_coding(frame)) return false;
    if (frame.content_length.value_or(0) > route.body_limit || (frame.chunked && route.body_limit == 0))
        return refuse(body_too_large), false;
    // Reading a body that nobody can work on would cost the client its patience.
    if (frame.has_body && route.pool != Pool::loop && core_.pool(route.pool).full()) {
        core_.meter.rejected(route.pool);
        return refuse(overloaded), false;
    }
    return true;
}

/// A body that is here already, as most small ones are, is not worth a worker's turn of its own.
bool Session::must_vet(const HeadFrame& frame) const {
    if (!exchange_->route->vet || !frame.has_body) return false;
    return frame.chunked || frame.content_length.value_or(0) > in_.size() || exchange_->request.header("expect");
}

void Session::vet() {
    state_ = State::vetting;
    set_deadline(exchange_->route->timeouts.answer);
    const auto pool = exchange_->route->pool == Pool::loop ? Pool::read : exchange_->route->pool;
    if (hub_.submit(pool, std::make_shared<VetJob>(hub_.loop, weak_from_this(), exchange_))) return;
    core_.meter.rejected(pool);
    refuse(overloaded);
}

void Session::on_vetted(VetJob& job) {
    if (state_ != State::vetting || &job.exchange() != exchange_.get()) return;
    if (job.refusal) return refuse(std::move(*job.refusal));
    exchange_->request.set_vetted(true);
    accept_body();
    advance();
}

void Session::accept_body() {
    if (exchange_->route->body == BodyKind::memory || make_sink()) expect_body();
}

bool Session::check_coding(const HeadFrame& frame) {
    const auto& headers = exchange_->request.headers();
    if (const auto coding = headers.find("transfer-encoding")) {
        const bool plain = headers.count("transfer-encoding") == 1 && same_name(text::trim(*coding), "chunked");
        if (!frame.http11 || !frame.chunked) return reject(bad_request), false;
        if (!plain) return reject(not_implemented), false;
    }
    const auto coding = headers.find("content-encoding");
    if (coding && frame.has_body && !same_name(*coding, "identity")) return refuse(wrong_media_type), false;
    return true;
}

bool Session::make_sink() {
    const auto& route = *exchange_->route;
    if (route.body == BodyKind::file) {
        exchange_->sink = file_sink(core_.options.upload_folder);
        return true;
    }
    const auto boundary = multipart_boundary(exchange_->request.header("content-type").value_or(""));
    if (!boundary) return refuse(wrong_media_type, "需要 multipart/form-data"), false;
    exchange_->sink = multipart_sink(core_.options.upload_folder, *boundary, route.multipart);
    return true;
}

void Session::expect_body() {
    const auto& frame = parser_.frame();
    const auto& timeouts = exchange_->route->timeouts;
    body_end_ = after(timeouts.body_total);
    deadline_ = std::min(body_end_, after(timeouts.body_idle));
    const auto expect = exchange_->request.header("expect");
    if (expect && !same_name(text::trim(*expect), "100-continue")) return refuse(unknown_expectation);
    if (!frame.has_body) return take_body(ParseStatus::done);
    state_ = State::body;
    if (!expect || !frame.http11 || !in_.empty()) return;
    state_ = State::continuing;
    pieces_[0] = "HTTP/1.1 100 Continue\r\n\r\n";
    write_pieces(1);
}

void Session::take_body(ParseStatus status) {
    if (status == ParseStatus::too_large) return refuse(body_too_large);
    if (status == ParseStatus::need_more) return store_chunk(false);
    if (status != ParseStatus::done) return refuse(bad_request, "请求内容不完整或格式不正确");
    body_read_ = true;
    exchange_->request.set_body_size(parser_.frame().has_body ? parser_.body_bytes() : 0);
    if (exchange_->sink) return store_chunk(true);
    dispatch();
}

void Session::store_chunk(bool last) {
    state_ = State::storing;
    auto job = std::make_shared<StoreJob>(hub_.loop, weak_from_this(), exchange_, std::move(chunk_), last);
    chunk_.clear();
    if (!core_.disk.submit(std::move(job))) refuse(overloaded);
}

void Session::on_stored(StoreJob& job) {
    if (state_ != State::storing) return;
    if (job.refusal) return refuse(std::move(*job.refusal));
    chunk_ = job.take_buffer();
    if (job.last()) return dispatch();
    state_ = State::body;
    deadline_ = std::min(body_end_, after(exchange_->route->timeouts.body_idle));
    advance();
}

void Session::dispatch() {
    const auto& route = *exchange_->route;
    exchange_->sink.reset();
    chunk_ = {};
    state_ = State::working;
    set_deadline(route.timeouts.answer);
    exchange_->request.set_deadline(deadline_);
    if (route.pool == Pool::loop) {
        exchange_->answer();
        return respond(std::move(exchange_->response));
    }
    exchange_->enter_flight();
    if (hub_.submit(route.pool, exchange_)) return;
    exchange_->leave_flight();
    core_.meter.rejected(route.pool);
    refuse(overloaded);
}

void Session::on_answer(Exchange& exchange) {
    if (state_ != State::working || exchange_.get() != &exchange) return;  // answered without it: too late
    respond(std::move(exchange.response));
}

void Session::refuse(const ProblemType& type, std::string_view detail) {
    if (exchange_->request.request_id().empty()) identify(parser_.frame());  // a head that cannot be read
    refuse(exchange_->refusal(type, detail));
}

/// A client that is wrong about HTTP itself is not believed about the next request either.
void Session::reject(const ProblemType& type, std::string_view detail) {
    keep_alive_ = false;
    refuse(type, detail);
}

/// Answers without a handler. What was not read of the body cannot be told from a next request: no keep-alive.
void Session::refuse(Response response) {
    if (!body_read_) keep_alive_ = false;
    exchange_->sink.reset();
    respond(std::move(response));
}

}  // namespace linli::http
