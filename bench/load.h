#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::bench {

/// What a load heard back.
struct Heard {
    std::int64_t wanted = 0;  ///< answers with the expected status
    std::int64_t others = 0;
    double seconds = 0;  ///< until the last answer
    std::string first_other;
    std::vector<double> waits_ms;  ///< from sending to the whole answer, in no order
    double per_second() const { return static_cast<double>(wanted) / seconds; }
};

/// Statuses that a load expects.
using Expected = std::vector<int>;

/// Keeps one request under way on each of `connections` kept-alive connections until the turn is over, from one
/// thread; then hears out what is under way. `next()` gives the next request, whole; the view lives until the next
/// call; `answered` hears each expected answer whole. @throws std::runtime_error when the server closes a connection or
/// speaks no HTTP.
Heard drive(std::uint16_t port, int connections, std::chrono::milliseconds turn,
            const std::function<std::string_view()>& next, const Expected& expected,
            const std::function<void(std::string_view)>& answered = {});

/// One exchange. @return the whole answer, head and body.
std::string ask_once(std::uint16_t port, std::string_view request);

/// Lines of a request; `body` makes it a POST of JSON.
std::string request_text(std::string_view target, std::string_view token, std::string_view body = {});

}  // namespace linli::bench
