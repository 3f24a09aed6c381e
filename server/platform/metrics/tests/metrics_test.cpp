#include <linli/metrics/metrics.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <thread>
#include <vector>

namespace linli::metrics {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Metrics, CounterRisesOnly) {
    Registry registry;
    auto counter = registry.counter("linli_test_total", "Things.");
    counter.add();
    counter.add(2.5);
    counter.add(-7);
    counter.add(std::numeric_limits<double>::quiet_NaN());
    EXPECT_EQ(counter.value(), 3.5);
    EXPECT_EQ(registry.counter("linli_test_total", "Things.").value(), 3.5) << "the same name is the same counter";
}

TEST(Metrics, GaugeGoesUpAndDown) {
    Registry registry;
    auto gauge = registry.gauge("linli_test_depth", "Depth.");
    gauge.set(10);
    gauge.add(-3);
    EXPECT_EQ(gauge.value(), 7);
}

TEST(Metrics, TextIsSortedAndExact) {
    Registry registry;
    const auto requests = registry.counters({"linli_http_requests_total", "Answers.", {"method", "status"}});
    requests.with({"POST", "201"}).add();
    requests.with({"GET", "200"}).add(2);
    registry.gauge("linli_a_depth", "Waiting.").set(3);
    EXPECT_EQ(registry.text(),
              "# HELP linli_a_depth Waiting.\n"
              "# TYPE linli_a_depth gauge\n"
              "linli_a_depth 3\n"
              "# HELP linli_http_requests_total Answers.\n"
              "# TYPE linli_http_requests_total counter\n"
              "linli_http_requests_total{method=\"GET\",status=\"200\"} 2\n"
              "linli_http_requests_total{method=\"POST\",status=\"201\"} 1\n");
    EXPECT_EQ(Registry::content_type(), "text/plain; version=0.0.4; charset=utf-8");
}

TEST(Metrics, HistogramCountsCumulatively) {
    Registry registry;
    auto histogram = registry.histogram("linli_test_seconds", "Time.", {0.1, 1});
    histogram.observe(50ms);
    histogram.observe(100ms);
    histogram.observe(0.5);
    histogram.observe(std::chrono::seconds(3));
    histogram.observe(std::numeric_limits<double>::quiet_NaN());
    EXPECT_EQ(registry.text(),
              "# HELP linli_test_seconds Time.\n"
              "# TYPE linli_test_seconds histogram\n"
              "linli_test_seconds_count 4\n"
              "linli_test_seconds_sum 3.65\n"
              "linli_test_seconds_bucket{le=\"0.1\"} 2\n"
              "linli_test_seconds_bucket{le=\"1\"} 3\n"
              "linli_test_seconds_bucket{le=\"+Inf\"} 4\n");
}

TEST(Metrics, ValuesAreEscapedAndValid) {
    Registry registry;
    const auto family = registry.counters({"linli_test_total", "Things.", {"what"}});
    family.with({"a\"b\\c\nd"}).add();
    family.with({"bad\xFFutf8"}).add();
    family.with({std::string(500, 'x')}).add();
    EXPECT_THAT(registry.text(), HasSubstr(R"(what="a\"b\\c\nd"})"));
    EXPECT_THAT(registry.text(), HasSubstr("bad\uFFFDutf8"));
    EXPECT_THAT(registry.text(), HasSubstr("\"" + std::string(120, 'x') + "\""));
}

TEST(Metrics, SeriesAreBounded) {
    Registry registry;
    const auto family = registry.counters({"linli_test_total", "Things.", {"a", "b"}, 3});
    for (int i = 0; i < 10; ++i) family.with({"x", std::to_string(i)}).add();
    family.with({"x", "1"}).add();
    const auto text = registry.text();
    EXPECT_THAT(text, HasSubstr("linli_test_total{a=\"x\",b=\"1\"} 2\n"));
    EXPECT_THAT(text, Not(HasSubstr("b=\"3\"")));
    EXPECT_THAT(text, HasSubstr("linli_test_total{a=\"other\",b=\"other\"} 7\n")) << "sums stay right";
    EXPECT_THAT(text, HasSubstr("linli_metrics_refused_series_total{metric=\"linli_test_total\"} 7\n"));
}

TEST(Metrics, MistakesAreRefused) {
    Registry registry;
    registry.counter("linli_test_total", "Things.");
    EXPECT_THROW(registry.gauge("linli_test_total", "Things."), std::invalid_argument);
    EXPECT_THROW(registry.counters({"linli_test_total", "Things.", {"a"}}), std::invalid_argument);
    EXPECT_THROW(registry.counter("9linli", "Things."), std::invalid_argument);
    EXPECT_THROW(registry.counter("linli test", "Things."), std::invalid_argument);
    EXPECT_THROW(registry.counters({"linli_x_total", "Things.", {"le"}}), std::invalid_argument);
    EXPECT_THROW(registry.counters({"linli_x_total", "Things.", {"a-b"}}), std::invalid_argument);
    EXPECT_THROW(registry.counters({"linli_x_total", "Things.", {"a", "a"}}), std::invalid_argument);
    EXPECT_THROW(registry.counters({"linli_x_total", "Things.", {}, 0}), std::invalid_argument);
    EXPECT_THROW(registry.histogram("linli_x_seconds", "Time.", {1, 1}), std::invalid_argument);
    EXPECT_THROW(registry.histogram("linli_x_seconds", "Time.", {}), std::invalid_argument);
    const auto family = registry.counters({"linli_y_total", "Things.", {"a"}});
    EXPECT_THROW(family.with({"x", "y"}), std::invalid_argument);
    registry.histogram("linli_z_seconds", "Time.", {1, 2});
    EXPECT_THROW(registry.histogram("linli_z_seconds", "Time.", {1, 3}), std::invalid_argument);
    EXPECT_THAT(registry.text(), Not(HasSubstr("linli_x"))) << "a refused metric leaves nothing behind";
}

TEST(Metrics, ThreadsLoseNothing) {
    Registry registry;
    const auto family = registry.counters({"linli_test_total", "Things.", {"thread"}, 2});
    auto shared = registry.counter("linli_shared_total", "Things.");
    auto seconds = registry.histogram("linli_test_seconds", "Time.");
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            auto mine = shared;
            for (int i = 0; i < 5000; ++i) {
                mine.add();
                family.with({std::to_string(t)}).add();
                seconds.observe(1ms);
                if (i % 1000 == 0) (void)registry.text();
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(shared.value(), 20'000);
    EXPECT_THAT(registry.text(), HasSubstr("{thread=\"other\"} 10000\n"));
    EXPECT_THAT(registry.text(), HasSubstr("linli_test_seconds_count 20000\n"));
}

}  // namespace
}  // namespace linli::metrics
