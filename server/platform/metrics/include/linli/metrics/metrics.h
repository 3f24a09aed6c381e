#pragma once

#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
}  // namespace prometheus

/// Counters, gauges and histograms in Prometheus' text format. What is counted here must never name a person:
/// label values are words of the program (route, state, engine), not what somebody typed.
namespace linli::metrics {

/// What a metric is called. @source https://prometheus.io/docs/practices/naming/
struct Description {
    std::string name;                 ///< `linli_<room>_<what>_<unit>`; counters end in `_total`
    std::string help;                 ///< one English sentence
    std::vector<std::string> labels;  ///< label names, in the order in which values are given
    std::size_t max_series = 200;     ///< further label values are counted together under `other`
};

/// Rises only. A handle: cheap to copy, thread-safe, valid as long as its Registry.
class Counter {
public:
    /// Adds `amount`; negative amounts and NaN are ignored.
    void add(double amount = 1);
    double value() const;

private:
    friend class Registry;
    template <class>
    friend class Family;
    explicit Counter(prometheus::Counter& counter) : counter_(&counter) {}
    prometheus::Counter* counter_;
};

/// Goes up and down. A handle like Counter.
class Gauge {
public:
    void set(double value);
    void add(double amount = 1);
    double value() const;

private:
    friend class Registry;
    template <class>
    friend class Family;
    explicit Gauge(prometheus::Gauge& gauge) : gauge_(&gauge) {}
    prometheus::Gauge* gauge_;
};

/// Counts observations in buckets. A handle like Counter.
class Histogram {
public:
    void observe(double value);
    /// Observes seconds, the unit of every duration in Prometheus.
    void observe(std::chrono::nanoseconds duration);

private:
    friend class Registry;
    template <class>
    friend class Family;
    explicit Histogram(prometheus::Histogram& histogram) : histogram_(&histogram) {}
    prometheus::Histogram* histogram_;
};

/// Upper bounds for durations in seconds, from half a millisecond to one minute.
const std::vector<double>& duration_buckets();

/// All series of one metric. A handle: cheap to copy, thread-safe, valid as long as its Registry.
template <class Metric>
class Family {
public:
    /// The series of these label values, in the order of `Description::labels`. Keep the handle where the values
    /// are known beforehand; the lookup takes a lock. Beyond `max_series` every label reads `other`, so that sums
    /// stay right, and `linli_metrics_refused_series_total{metric}` counts the call.
    /// @throws std::invalid_argument when the number of values is wrong.
    Metric with(std::initializer_list<std::string_view> values) const;
    Metric with(const std::vector<std::string>& values) const;

    struct State;

private:
    friend class Registry;
    explicit Family(State& state) : state_(&state) {}
    State* state_;
};

/// Owns every metric of one server. Thread-safe.
class Registry {
public:
    Registry();
    ~Registry();
    Registry(const Registry&) = delete;
    Registry& operator=(const Registry&) = delete;

    /// Asking twice for the same name gives the same family, so that two objects of one room may share it.
    /// @throws std::invalid_argument for a malformed name, or a name known with another type or other labels.
    Family<Counter> counters(const Description& description);
    Family<Gauge> gauges(const Description& description);
    /// `buckets` are rising upper bounds; +Inf is added.
    Family<Histogram> histograms(const Description& description,
                                 const std::vector<double>& buckets = duration_buckets());

    /// One series without labels.
    Counter counter(const std::string& name, const std::string& help);
    Gauge gauge(const std::string& name, const std::string& help);
    Histogram histogram(const std::string& name, const std::string& help,
                        const std::vector<double>& buckets = duration_buckets());

    /// Prometheus text exposition format 0.0.4, sorted by name.
    std::string text() const;
    /// Content-Type of `text()`.
    static std::string_view content_type();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace linli::metrics
