#pragma once

#include <linli/base/clock.h>
#include <linli/exchange/words.h>

#include <chrono>

namespace linli::exchange {

/// When a partner that fails is left alone, and how long.
struct BreakerRule {
    int failures = 5;  ///< in a row
    std::chrono::milliseconds pause{30'000};
    std::chrono::milliseconds longest_pause{600'000};  ///< it doubles with each trial that fails
};

/// Kept with the connector, so that a restart forgets nothing.
struct Breaker {
    BreakerState state = BreakerState::closed;
    int failures = 0;  ///< in a row
    int pauses = 0;    ///< trials that failed since it opened
    Instant retry_at{};
};

/// Whether something may be sent; an open breaker lets one trial through when its pause is over.
bool may_send(const Breaker& breaker, Instant now);
/// The breaker while something is sent: open becomes half open.
Breaker sending(Breaker breaker, const BreakerRule& rule, Instant now);
/// The breaker after an attempt. A refusal by a partner who answers is no failure of the line.
Breaker after(Breaker breaker, Reply reply, const BreakerRule& rule, Instant now);

/// True for what asking again may mend.
bool worth_another_try(Reply reply);
/// How long to wait before attempt `attempts + 1`: doubles from `first`, at most `longest`, spread by `spread` (0..999)
/// so that many calls do not come back at once.
std::chrono::milliseconds backoff(int attempts, std::chrono::milliseconds first, std::chrono::milliseconds longest,
                                  int spread);

}  // namespace linli::exchange
