#include "measure.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <thread>

namespace linli::bench {
namespace {

template <class T>
boost::json::value or_null(const std::optional<T>& value) {
    return value ? boost::json::value(*value) : boost::json::value(nullptr);
}

std::string line_of(const Figure& f) {
    char numbers[160];
    std::snprintf(numbers, sizeof numbers, "%12.4g %s", f.value, f.unit.c_str());
    std::string out = numbers;
    if (f.ratio) {
        std::snprintf(numbers, sizeof numbers, "   limit %.4g, ratio %.3f", f.limit.value_or(0), *f.ratio);
        out += numbers;
    }
    if (f.goal) {
        std::snprintf(numbers, sizeof numbers, ", goal %.3g: %s", *f.goal, f.met.value_or(false) ? "met" : "MISSED");
        out += numbers;
    }
    return f.name + "\n    " + out;
}

double seconds_of(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

Figure Figure::at_least(std::string name, double value, std::string unit, double limit, double ratio, double goal) {
    return {std::move(name), value, std::move(unit), limit, ratio, goal, ratio >= goal};
}

Figure Figure::at_most(std::string name, double value, std::string unit, double limit, double ratio, double goal) {
    return {std::move(name), value, std::move(unit), limit, ratio, goal, ratio <= goal};
}

void Report::add(Figure figure) {
    std::fprintf(json_ ? stderr : stdout, "%s\n", line_of(figure).c_str());
    std::fflush(json_ ? stderr : stdout);
    figures_.push_back(std::move(figure));
}

void Report::skip(const std::string& what, const std::string& why) const {
    std::fprintf(stderr, "%s: skipped, %s\n", what.c_str(), why.c_str());
}

void Report::say(const std::string& what) const { std::fprintf(stderr, "-- %s\n", what.c_str()); }

std::string Report::to_json() const {
    boost::json::array list;
    for (const auto& f : figures_)
        list.push_back(boost::json::object{{"name", f.name},
                                           {"value", f.value},
                                           {"unit", f.unit},
                                           {"limit", or_null(f.limit)},
                                           {"ratio", or_null(f.ratio)},
                                           {"goal", or_null(f.goal)},
                                           {"met", or_null(f.met)}});
    return boost::json::serialize(list) + "\n";
}

int Report::missed() const {
    return static_cast<int>(
        std::count_if(figures_.begin(), figures_.end(), [](const Figure& f) { return f.met == false; }));
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double thread_seconds() { return seconds_of(CLOCK_THREAD_CPUTIME_ID); }
double process_seconds() { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }

double rate(std::chrono::milliseconds turn, int threads, const std::function<void(int, std::int64_t)>& operation) {
    using Clock = std::chrono::steady_clock;
    std::atomic<std::int64_t> done{0};
    const auto begin = Clock::now();
    const auto worker = [&](int thread) {
        std::int64_t count = 0;
        while (Clock::now() - begin < turn) operation(thread, count++);
        done += count;
    };
    std::vector<std::thread> crowd;
    for (int i = 1; i < threads; ++i) crowd.emplace_back(worker, i);
    worker(0);
    for (auto& thread : crowd) thread.join();
    return static_cast<double>(done) / std::chrono::duration<double>(Clock::now() - begin).count();
}

void compare(const Plan& plan, Report& report, const std::string& name, const std::string& unit, double goal,
             const std::function<double()>& limit, const std::function<double()>& value) {
    std::vector<double> limits;
    std::vector<double> values;
    std::vector<double> ratios;
    limit(), value();  // warm caches and files
    for (int round = 0; round < plan.rounds; ++round) {
        const bool limit_first = round % 2 == 0;
        const double first = limit_first ? limit() : value();
        const double second = limit_first ? value() : limit();
        limits.push_back(limit_first ? first : second);
        values.push_back(limit_first ? second : first);
        ratios.push_back(values.back() / limits.back());
    }
    report.add(Figure::at_least(name, median(values), unit, median(limits), median(ratios), goal));
}

}  // namespace linli::bench
