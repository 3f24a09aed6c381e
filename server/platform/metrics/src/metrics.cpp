#include <linli/metrics/metrics.h>

#include <linli/base/text.h>

#include <prometheus/check_names.h>
#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <sstream>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace linli::metrics {
namespace {

constexpr std::size_t longest_value = 120;  // code points; a label value is a word, not a text
constexpr char separator = '\xFF';          // never part of valid UTF-8
constexpr const char* other = "other";
constexpr const char* refused_name = "linli_metrics_refused_series_total";

std::string clean(std::string_view value) {
    const auto cut = text::prefix(value, longest_value);
    return text::valid_utf8(cut) ? std::string(cut) : text::from_u32(text::to_u32(cut));
}

void check(const Description& description) {
    const auto refuse = [&](const std::string& why) {
        throw std::invalid_argument("metric " + description.name + ": " + why);
    };
    if (!prometheus::CheckMetricName(description.name)) refuse("malformed name");
    if (description.max_series == 0) refuse("no series allowed");
    for (const auto& label : description.labels) {
        if (!prometheus::CheckLabelName(label) || label == "le") refuse("malformed label " + label);
        if (std::count(description.labels.begin(), description.labels.end(), label) > 1)
            refuse("label twice: " + label);
    }
}

void check_buckets(const std::string& name, const std::vector<double>& buckets) {
    const bool rising = std::adjacent_find(buckets.begin(), buckets.end(), std::greater_equal<>()) == buckets.end();
    const bool finite = std::all_of(buckets.begin(), buckets.end(), [](double bound) { return std::isfinite(bound); });
    if (buckets.empty() || !rising || !finite)
        throw std::invalid_argument("metric " + name + ": buckets must be finite and rise");
}

template <class Metric>
struct Backing;
template <>
struct Backing<Counter> {
    using type = prometheus::Counter;
};
template <>
struct Backing<Gauge> {
    using type = prometheus::Gauge;
};
template <>
struct Backing<Histogram> {
    using type = prometheus::Histogram;
};

/// Members of a family in the order of their labels, so that two scrapes can be compared by eye and by test.
std::vector<prometheus::MetricFamily> sorted(std::vector<prometheus::MetricFamily> families) {
    const auto labels_of = [](const prometheus::ClientMetric& metric) {
        std::vector<std::pair<std::string_view, std::string_view>> labels;
        for (const auto& label : metric.label) labels.emplace_back(label.name, label.value);
        return labels;
    };
    for (auto& family : families)
        std::sort(family.metric.begin(), family.metric.end(),
                  [&](const auto& a, const auto& b) { return labels_of(a) < labels_of(b); });
    return families;
}

class AnyFamily {
public:
    virtual ~AnyFamily() = default;
    virtual std::vector<prometheus::MetricFamily> collect() const = 0;
};

}  // namespace

template <class Metric>
struct Family<Metric>::State final : AnyFamily {
    using Inner = typename Backing<Metric>::type;

    State(Description wanted, std::vector<double> bounds, prometheus::Family<prometheus::Counter>* refusals)
        : description(std::move(wanted)),
          buckets(std::move(bounds)),
          refused(refusals),
          family(description.name, description.help, {}) {}

    /// Finds or makes the series of `values`, which are as many as the labels.
    Inner& series(const std::vector<std::string>& values) {
        std::string key;
        for (const auto& value : values) (key += value) += separator;
        {
            const std::shared_lock lock(mutex);
            const auto found = known.find(key);
            if (found != known.end()) return *found->second;
        }
        const std::unique_lock lock(mutex);
        const auto found = known.find(key);
        if (found != known.end()) return *found->second;
        if (known.size() >= description.max_series) return overflow();
        return *known.emplace(key, &make(values)).first->second;
    }

    Inner& overflow() {
        if (refused != nullptr) refused->Add({{"metric", description.name}}).Increment();
        return make(std::vector<std::string>(description.labels.size(), other));
    }

    Inner& make(const std::vector<std::string>& values) {
        prometheus::Labels labels;
        for (std::size_t i = 0; i < values.size(); ++i) labels.emplace(description.labels[i], values[i]);
        // prometheus-cpp gives back the same object when these labels exist already.
        if constexpr (std::is_same_v<Metric, Histogram>) {
            return family.Add(labels, prometheus::Histogram::BucketBoundaries(buckets));
        } else {
            return family.Add(labels);
        }
    }

    std::vector<prometheus::MetricFamily> collect() const override { return sorted(family.Collect()); }

    const Description description;
    const std::vector<double> buckets;
    prometheus::Family<prometheus::Counter>* refused;
    std::shared_mutex mutex;
    std::unordered_map<std::string, Inner*> known;
    prometheus::Family<Inner> family;
};

void Counter::add(double amount) {
    if (amount > 0) counter_->Increment(amount);
}
double Counter::value() const { return counter_->Value(); }

void Gauge::set(double value) { gauge_->Set(value); }
void Gauge::add(double amount) { gauge_->Increment(amount); }
double Gauge::value() const { return gauge_->Value(); }

void Histogram::observe(double value) {
    if (!std::isnan(value)) histogram_->Observe(value);
}
void Histogram::observe(std::chrono::nanoseconds duration) { observe(std::chrono::duration<double>(duration).count()); }

const std::vector<double>& duration_buckets() {
    static const std::vector<double> buckets{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                             0.25,   0.5,   1,      2.5,   5,    10,    30,   60};
    return buckets;
}

template <class Metric>
Metric Family<Metric>::with(const std::vector<std::string>& values) const {
    if (values.size() != state_->description.labels.size())
        throw std::invalid_argument("metric " + state_->description.name + ": wrong number of label values");
    std::vector<std::string> cleaned;
    cleaned.reserve(values.size());
    for (const auto& value : values) cleaned.push_back(clean(value));
    return Metric(state_->series(cleaned));
}

template <class Metric>
Metric Family<Metric>::with(std::initializer_list<std::string_view> values) const {
    return with(std::vector<std::string>(values.begin(), values.end()));
}

template class Family<Counter>;
template class Family<Gauge>;
template class Family<Histogram>;

struct Registry::State {
    template <class Metric>
    Family<Metric> add(const Description& description, const std::vector<double>& buckets) {
        using Wanted = typename Family<Metric>::State;
        check(description);
        const std::lock_guard lock(mutex);
        auto& slot = families[description.name];
        if (slot == nullptr) slot = std::make_unique<Wanted>(description, buckets, &refused);
        auto* const known = dynamic_cast<Wanted*>(slot.get());
        if (known == nullptr || known->description.labels != description.labels || known->buckets != buckets)
            throw std::invalid_argument("metric " + description.name +
                                        " is known with another type, labels or buckets");
        return Family<Metric>(*known);
    }

    std::mutex mutex;
    prometheus::Family<prometheus::Counter> refused{refused_name, "Label values counted under other.", {}};
    std::map<std::string, std::unique_ptr<AnyFamily>> families;
};

Registry::Registry() : state_(std::make_unique<State>()) {}
Registry::~Registry() = default;

Family<Counter> Registry::counters(const Description& description) { return state_->add<Counter>(description, {}); }

Family<Gauge> Registry::gauges(const Description& description) { return state_->add<Gauge>(description, {}); }

Family<Histogram> Registry::histograms(const Description& description, const std::vector<double>& buckets) {
    check_buckets(description.name, buckets);
    return state_->add<Histogram>(description, buckets);
}

Counter Registry::counter(const std::string& name, const std::string& help) {
    return counters({name, help, {}}).with(std::vector<std::string>{});
}

Gauge Registry::gauge(const std::string& name, const std::string& help) {
    return gauges({name, help, {}}).with(std::vector<std::string>{});
}

Histogram Registry::histogram(const std::string& name, const std::string& help, const std::vector<double>& buckets) {
    return histograms({name, help, {}}, buckets).with(std::vector<std::string>{});
}

std::string Registry::text() const {
    std::vector<prometheus::MetricFamily> all;
    const auto append = [&all](std::vector<prometheus::MetricFamily> families) {
        for (auto& family : families)
            if (!family.metric.empty()) all.push_back(std::move(family));
    };
    {
        const std::lock_guard lock(state_->mutex);
        for (const auto& entry : state_->families) append(entry.second->collect());
    }
    append(sorted(state_->refused.Collect()));
    std::ostringstream out;
    prometheus::TextSerializer().Serialize(out, all);
    return out.str();
}

std::string_view Registry::content_type() { return "text/plain; version=0.0.4; charset=utf-8"; }

}  // namespace linli::metrics
