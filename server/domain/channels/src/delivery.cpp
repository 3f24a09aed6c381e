#include <linli/channels/delivery.h>

#include <linli/base/text.h>

#include <algorithm>
#include <utility>

namespace linli::channels {

std::chrono::milliseconds pause_after(int attempts, const Patience& patience) {
    auto pause = patience.first_pause;
    for (int i = 1; i < attempts && pause < patience.longest_pause; ++i) pause *= 2;
    return std::min(pause, patience.longest_pause);
}

std::optional<std::size_t> next_to_leave(const std::vector<Delivery>& of_report, Instant now) {
    for (std::size_t i = 0; i < of_report.size(); ++i) {
        const auto& one = of_report[i];
        if (finished(one.state)) continue;
        if (one.state == DeliveryState::waiting && one.due <= now) return i;
        return std::nullopt;  // the ones behind it wait for it
    }
    return std::nullopt;
}

Delivery claimed(Delivery delivery, Instant now, const Patience& patience) {
    delivery.state = DeliveryState::sending;
    delivery.claimed_until = now + patience.claim;
    ++delivery.attempts;
    ++delivery.tries;
    return delivery;
}

Delivery lapsed(Delivery delivery, Instant now, const Patience& patience) {
    if (delivery.state != DeliveryState::sending || delivery.claimed_until > now) return delivery;
    const auto number = delivery.tries;
    auto out = after(delivery, number, Attempt::no_answer, now, patience);
    if (out.state == DeliveryState::waiting) out.due = now;  // the claim itself was the pause
    return out;
}

Delivery after(Delivery delivery, int number, Attempt attempt, Instant now, const Patience& patience) {
    if (finished(delivery.state)) return delivery;
    if (attempt == Attempt::receipted) {
        delivery.state = DeliveryState::receipted;
        return delivery;
    }
    // An old attempt fails late, while another one is under way or was decided about: nothing new.
    if (delivery.state != DeliveryState::sending || delivery.tries != number) return delivery;
    const bool hopeless = attempt == Attempt::refused || delivery.attempts >= patience.most_attempts;
    delivery.state = hopeless ? DeliveryState::stuck : DeliveryState::waiting;
    delivery.due = now + pause_after(delivery.attempts, patience);
    return delivery;
}

bool may_follow(const std::vector<Delivery>& of_report, Reply reply) {
    return std::none_of(of_report.begin(), of_report.end(), [&](const Delivery& before) {
        if (last(before.reply)) return true;
        return reply == Reply::accepted;  // it comes first or not at all
    });
}

Result<Delivery> retried(Delivery delivery, Instant now) {
    if (delivery.state != DeliveryState::stuck) return refuse(not_stuck);
    delivery.state = DeliveryState::waiting;
    delivery.attempts = 0;
    delivery.due = now;
    return delivery;
}

Result<Delivery> given_up(Delivery delivery, std::string_view asked, std::string_view agreed, std::string_view reason) {
    if (delivery.state != DeliveryState::stuck) return refuse(not_stuck);
    if (text::trim(reason).empty()) return refuse(reason_needed);
    if (asked.empty() || agreed.empty() || asked == agreed) return refuse(same_person);
    delivery.state = DeliveryState::given_up;
    return delivery;
}

bool holds_closing(const std::vector<Delivery>& of_report) {
    if (of_report.empty() || !last(of_report.back().reply)) return true;
    return std::any_of(of_report.begin(), of_report.end(), [](const Delivery& one) { return !finished(one.state); });
}

}  // namespace linli::channels
