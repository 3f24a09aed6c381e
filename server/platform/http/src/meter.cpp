#include "meter.h"

#include <linli/base/words.h>

namespace linli::http {

Meter::Meter(metrics::Registry* registry) {
    if (registry != nullptr) families_.emplace(families(*registry));
}

Meter::Families Meter::families(metrics::Registry& registry) {
    return Families{
        registry.counters({"linli_http_requests_total", "Answered requests.", {"method", "route", "status"}, 2000}),
        registry.histograms({"linli_http_request_duration_seconds",
                             "Time from the first byte of a request to the last byte of its answer.",
                             {"method", "route"},
                             1000}),
        registry.counters({"linli_http_rejected_total", "Requests refused because a pool was full.", {"pool"}}),
        registry.gauges({"linli_http_queued_requests", "Requests that wait for a worker.", {"pool"}}),
        registry.gauge("linli_http_connections", "Open connections."),
        registry.gauge("linli_http_in_flight_requests", "Requests given to workers and not answered."),
        registry.gauge("linli_http_live_streams", "Open event streams.")};
}

Meter::Series& Meter::series(const Route* route, int status) {
    const std::lock_guard lock(mutex_);
    const auto found = series_.find({route, status});
    if (found != series_.end()) return found->second;
    const std::string name = route == nullptr ? "none" : route->pattern;
    const auto verb = route == nullptr ? std::string_view("any") : word(route->method);
    Series fresh{route, status, families_->requests.with({verb, name, std::to_string(status)}),
                 families_->duration.with({verb, name})};
    return series_.emplace(std::pair(route, status), fresh).first->second;
}

Meter::Series* Meter::answered(Series* guess, const Route* route, int status, std::chrono::nanoseconds took) {
    if (!families_) return nullptr;
    const bool fits = guess != nullptr && guess->route == route && guess->status == status;
    auto& counted = fits ? *guess : series(route, status);
    counted.requests.add();
    counted.duration.observe(took);
    return &counted;
}

void Meter::rejected(Pool pool) {
    ++rejections;
    if (families_) families_->rejected.with({word(pool)}).add();
}

void Meter::show(const Server::Figures& figures) {
    if (!families_) return;
    families_->connections.set(static_cast<double>(figures.connections));
    families_->in_flight.set(static_cast<double>(figures.in_flight));
    families_->live_streams.set(static_cast<double>(figures.live_streams));
    families_->queued.with({"read"}).set(static_cast<double>(figures.queued_read));
    families_->queued.with({"write"}).set(static_cast<double>(figures.queued_write));
    families_->queued.with({"io"}).set(static_cast<double>(figures.queued_io));
}

}  // namespace linli::http
