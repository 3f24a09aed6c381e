#pragma once

#include <linli/base/clock.h>
#include <linli/base/money.h>
#include <linli/messaging/words.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What decides whether, when and how a message goes: total functions without clock or store.
namespace linli::messaging::rules {

/// When somebody is left alone: minutes after Shanghai midnight, over midnight when `from` is later than `until`;
/// equal: never. @source MSG-01; night hours of the noise law (噪声污染防治法 art. 88), wider by the house's own rule
struct QuietHours {
    int from = 22 * 60;
    int until = 8 * 60;
};
inline constexpr int minutes_a_day = 24 * 60;

/// The end of the quiet hours that hold `now`; nothing outside them.
std::optional<Instant> quiet_end(const QuietHours& quiet, Instant now);

/// What a recipient said about a channel.
enum class Consent { silent, allowed, refused };

/// Everything that decides about one channel for one recipient at one moment.
struct Circumstance {
    Channel channel = Channel::app;
    Urgency urgency = Urgency::ordinary;
    bool has_address = false;
    bool erased = false;  ///< the recipient was erased: their variables cannot be read any more
    bool connected = false;
    Consent consent = Consent::silent;
    QuietHours quiet{};
    std::int64_t used_today = 0;
    std::int64_t daily_cap = 0;
    bool counted = false;  ///< this step was counted against the cap by an earlier attempt
};

/// `hold_until` only with Verdict::quiet_hours.
struct Judgement {
    Verdict verdict = Verdict::go;
    std::optional<Instant> hold_until{};
};
Judgement judge(const Circumstance& c, Instant now);

/// True for what ends the step without anybody having done wrong; `no_gateway` is a fault that somebody must mend.
bool suppresses(Verdict verdict);
/// True when the step counts against the daily cap.
bool counts(Channel channel, Urgency urgency);

/// The chain as it may be: 1 to 6 different channels; loudspeakers for areas and for nobody else; no inbox for who has
/// no account. A person without an account has a telephone only.
bool chain_fits(std::span<const Channel> chain, RecipientKind kind);
std::string chain_text(std::span<const Channel> chain);
/// Reads what `chain_text` wrote. @throws InvariantBroken for anything else
std::vector<Channel> read_chain(std::string_view text);

/// How a message ends when its last step ended without success. `steps`: how each step of the round stands.
struct End {
    MessageState state = MessageState::failed;
    std::string_view reason;  ///< empty: the reason of the last step
};
End end_of_chain(std::span<const MessageState> steps, bool must_acknowledge);

/// How a step stands after a receipt: only ever forward, so that receipts may come twice and in any order.
/// @return nothing when the receipt says nothing new
std::optional<MessageState> after(MessageState step, ReceiptStatus status);

/// True for what sending again may mend.
bool worth_another_try(Reply reply);
/// How long to wait after `attempts` attempts: doubles from `first`, at most an hour, half of it spread by `spread`
/// (0..999) so that many messages do not come back at once.
std::chrono::milliseconds backoff(std::int64_t attempts, std::chrono::milliseconds first, int spread);

/// What a gateway counts: parts of a short message, one for everything else. @source 3GPP TS 23.040 9.2.3.24.1 (UCS-2:
/// 70 characters, 67 in each part of a longer one)
std::int64_t units(Channel channel, std::string_view text);

}  // namespace linli::messaging::rules
