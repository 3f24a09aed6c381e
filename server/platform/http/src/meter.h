#pragma once

#include <linli/http/router.h>
#include <linli/http/server.h>
#include <linli/metrics/metrics.h>

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace linli::http {

/// Counts what the front does. Thread-safe. Works without a registry: then only the figures are kept.
class Meter {
public:
    explicit Meter(metrics::Registry* registry);

    /// What is counted for one route and status. Lives as long as the meter.
    struct Series {
        const Route* route;
        int status;
        metrics::Counter requests;
        metrics::Histogram duration;
    };
    /// One answered request; `route` is null when none matched. @param guess the series of an earlier answer,
    /// which spares the search when it fits; may be null. @return the series, null without a registry.
    Series* answered(Series* guess, const Route* route, int status, std::chrono::nanoseconds took);
    void rejected(Pool pool);
    /// Copies the figures to the gauges.
    void show(const Server::Figures& figures);

    std::atomic<std::size_t> connections{0};
    std::atomic<std::size_t> in_flight{0};
    std::atomic<std::size_t> live_streams{0};
    std::atomic<std::uint64_t> rejections{0};

private:
    struct Families {
        metrics::Family<metrics::Counter> requests;
        metrics::Family<metrics::Histogram> duration;
        metrics::Family<metrics::Counter> rejected;
        metrics::Family<metrics::Gauge> queued;
        metrics::Gauge connections;
        metrics::Gauge in_flight;
        metrics::Gauge live_streams;
    };
    static Families families(metrics::Registry& registry);
    Series& series(const Route* route, int status);

    std::optional<Families> families_;
    std::mutex mutex_;
    // Handles are looked up once per route and status; routes live as long as the server.
    std::map<std::pair<const Route*, int>, Series> series_;
};

}  // namespace linli::http
