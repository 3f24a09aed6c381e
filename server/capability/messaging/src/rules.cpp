#include "rules.h"

#include <linli/base/date.h>
#include <linli/base/result.h>
#include <linli/base/text.h>

#include <algorithm>

namespace linli::messaging::rules {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

constexpr std::size_t single_part = 70, joined_part = 67;
constexpr std::chrono::hours longest_pause{1};
constexpr int most_doublings = 20;

/// Characters beyond the basic plane count twice in UCS-2.
std::size_t ucs2_length(std::string_view text) {
    std::size_t out = 0;
    for (const auto point : text::to_u32(text)) out += point > 0xFFFF ? 2 : 1;
    return out;
}

int rank(MessageState step) {
    switch (step) {
    case MessageState::delivered: return 2;
    case MessageState::acknowledged: return 3;
    case MessageState::failed: return 1;
    default: return 0;
    }
}

}  // namespace

std::optional<Instant> quiet_end(const QuietHours& quiet, Instant now) {
    if (quiet.from == quiet.until) return std::nullopt;
    const auto minute = static_cast<int>(std::chrono::floor<minutes>(shanghai_time_of_day(now)).count());
    const auto today = shanghai_date(now);
    if (quiet.from < quiet.until) {
        if (minute < quiet.from || minute >= quiet.until) return std::nullopt;
        return shanghai_instant(today, minutes(quiet.until));
    }
    if (minute >= quiet.from) return shanghai_instant(today.plus_days(1), minutes(quiet.until));
    if (minute < quiet.until) return shanghai_instant(today, minutes(quiet.until));
    return std::nullopt;
}

Judgement judge(const Circumstance& c, Instant now) {
    if (c.erased) return {Verdict::erased};
    if (!c.has_address) return {Verdict::no_address};
    // The inbox makes no noise, costs nothing and is where one looks for what was sent: no rule holds it back.
    const bool free = c.channel == Channel::app || c.urgency == Urgency::urgent;
    if (!free && c.consent == Consent::refused) return {Verdict::refused_by_recipient};
    // Nobody consents on behalf of a place; its loudspeakers follow the quiet hours.
    if (!free && c.urgency == Urgency::ordinary && c.consent != Consent::allowed && c.channel != Channel::broadcast)
        return {Verdict::not_consented};
    if (!c.connected) return {Verdict::no_gateway};  // what nobody wants needs no gateway
    if (free) return {Verdict::go};
    if (counts(c.channel, c.urgency) && !c.counted && c.used_today >= c.daily_cap) return {Verdict::capped};
    if (const auto end = quiet_end(c.quiet, now)) return {Verdict::quiet_hours, end};
    return {Verdict::go};
}

bool suppresses(Verdict verdict) {
    return verdict != Verdict::go && verdict != Verdict::quiet_hours && verdict != Verdict::no_gateway;
}

bool counts(Channel channel, Urgency urgency) { return urgency == Urgency::ordinary && channel != Channel::app; }

bool chain_fits(std::span<const Channel> chain, RecipientKind kind) {
    if (chain.empty() || chain.size() > all_channels.size()) return false;
    for (std::size_t i = 0; i < chain.size(); ++i)
        if (std::find(chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(i), chain[i]) !=
            chain.begin() + static_cast<std::ptrdiff_t>(i))
            return false;
    return std::all_of(chain.begin(), chain.end(), [&](Channel channel) {
        switch (kind) {
        case RecipientKind::account: return channel != Channel::broadcast;
        case RecipientKind::person: return channel == Channel::sms || channel == Channel::voice;
        case RecipientKind::area: return channel == Channel::broadcast;
        }
        return false;
    });
}

std::string chain_text(std::span<const Channel> chain) {
    std::string out;
    for (const auto channel : chain) out.append(out.empty() ? "" : " ").append(word(channel));
    return out;
}

std::vector<Channel> read_chain(std::string_view text) {
    std::vector<Channel> out;
    for (const auto part : text::split(text, ' ')) {
        if (part.empty()) continue;
        const auto channel = from_word<Channel>(part);
        LINLI_INVARIANT(channel.has_value(), "a stored chain names an unknown channel");
        out.push_back(*channel);
    }
    return out;
}

End end_of_chain(std::span<const MessageState> steps, bool must_acknowledge) {
    const auto any = [&](auto... states) {
        return std::any_of(steps.begin(), steps.end(), [&](MessageState one) { return ((one == states) || ...); });
    };
    if (any(MessageState::acknowledged)) return {MessageState::acknowledged, ""};
    if (must_acknowledge && any(MessageState::sent, MessageState::delivered))
        return {MessageState::failed, "not_acknowledged"};
    if (any(MessageState::delivered)) return {MessageState::delivered, ""};
    if (any(MessageState::sent)) return {MessageState::sent, ""};
    const bool all_suppressed =
        std::all_of(steps.begin(), steps.end(), [](MessageState one) { return one == MessageState::suppressed; });
    return {all_suppressed ? MessageState::suppressed : MessageState::failed, ""};
}

std::optional<MessageState> after(MessageState step, ReceiptStatus status) {
    if (step == MessageState::suppressed) return std::nullopt;
    const auto told = status == ReceiptStatus::delivered      ? MessageState::delivered
                      : status == ReceiptStatus::acknowledged ? MessageState::acknowledged
                                                              : MessageState::failed;
    return rank(told) > rank(step) ? std::optional(told) : std::nullopt;
}

bool worth_another_try(Reply reply) { return reply != Reply::accepted && reply != Reply::refused; }

milliseconds backoff(std::int64_t attempts, milliseconds first, int spread) {
    const auto factor = std::int64_t{1} << std::clamp<std::int64_t>(attempts - 1, 0, most_doublings);
    const auto whole = std::min<milliseconds>(longest_pause, first * factor);
    return whole / 2 + (whole - whole / 2) * std::clamp(spread, 0, 999) / 1'000;
}

std::int64_t units(Channel channel, std::string_view text) {
    if (channel != Channel::sms) return 1;
    const auto length = ucs2_length(text);
    if (length <= single_part) return 1;
    return static_cast<std::int64_t>((length + joined_part - 1) / joined_part);
}

}  // namespace linli::messaging::rules
