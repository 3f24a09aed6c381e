#include "exchange.h"
#include "session.h"

#include <linli/log/log.h>

#include <stdexcept>

namespace linli::http {

void Exchange::reset() {
    request.reset();
    response = Response();
    route = nullptr;
    sink.reset();
}

void Exchange::enter_flight() {
    in_flight_ = true;
    ++core_.meter.in_flight;
}

void Exchange::leave_flight() {
    if (std::exchange(in_flight_, false)) --core_.meter.in_flight;
}

/// Our problems are written in Chinese unless the client asks for English first.
bool Exchange::english() const {
    const auto accepted = request.header("accept-language").value_or("");
    return accepted.size() >= 2 && same_name(accepted.substr(0, 2), "en");
}

Response Exchange::refusal(const ProblemType& type, std::string_view detail) const {
    auto refused = problem(type, detail, english(), request.request_id());
    if (type.status == 503) refused.header("retry-after", std::to_string(core_.options.retry_after.count()));
    return refused;
}

void Exchange::report(const std::exception& error) const {
    if (core_.options.failure_log) return core_.options.failure_log(request.request_id(), error);
    log::error(
        "http.handler-failed",
        {{"request_id", log::Text(request.request_id())}, {"route", log::Text(request.route())}, {"error", error}});
}

void Exchange::answer() {
    const log::TraceScope trace(request.trace().trace_id);
    try {
        response = route->handler(request);
        return;
    } catch (const std::exception& error) {
        report(error);
    } catch (...) {
        report(std::runtime_error("an exception that is no std::exception"));
    }
    response = refusal(broken);
}

void Exchange::run() {
    if (std::chrono::steady_clock::now() > request.deadline())
        response = refusal(timed_out);
    else
        answer();
    leave_flight();
    loop_.post(shared_from_this());
}

void Exchange::on_loop() {
    if (const auto session = session_.lock()) session->on_answer(*this);
}

}  // namespace linli::http
