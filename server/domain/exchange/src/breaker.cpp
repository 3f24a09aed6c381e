#include <linli/exchange/breaker.h>

#include <algorithm>

namespace linli::exchange {
namespace {

constexpr int most_doublings = 20;

std::chrono::milliseconds doubled(std::chrono::milliseconds first, int times, std::chrono::milliseconds longest) {
    const auto factor = std::int64_t{1} << std::clamp(times, 0, most_doublings);
    return std::min(longest, first * factor);
}

}  // namespace

bool may_send(const Breaker& breaker, Instant now) {
    return breaker.state == BreakerState::closed || now >= breaker.retry_at;
}

Breaker sending(Breaker breaker, const BreakerRule& rule, Instant now) {
    if (breaker.state == BreakerState::closed) return breaker;
    breaker.state = BreakerState::half_open;
    breaker.retry_at = now + rule.pause;  // the trial may die with its process: then another one follows
    return breaker;
}

Breaker after(Breaker breaker, Reply reply, const BreakerRule& rule, Instant now) {
    if (reply == Reply::answered || reply == Reply::refused) return {};
    ++breaker.failures;
    if (breaker.state == BreakerState::closed && breaker.failures < rule.failures) return breaker;
    if (breaker.state != BreakerState::closed) ++breaker.pauses;
    breaker.state = BreakerState::open;
    breaker.retry_at = now + doubled(rule.pause, breaker.pauses, rule.longest_pause);
    return breaker;
}

bool worth_another_try(Reply reply) { return reply != Reply::answered && reply != Reply::refused; }

std::chrono::milliseconds backoff(int attempts, std::chrono::milliseconds first, std::chrono::milliseconds longest,
                                  int spread) {
    const auto whole = doubled(first, attempts - 1, longest);
    // Half of it is certain, the other half is spread.
    return whole / 2 + (whole - whole / 2) * std::clamp(spread, 0, 999) / 1'000;
}

}  // namespace linli::exchange
