#pragma once

#include <linli/base/clock.h>
#include <linli/base/result.h>
#include <linli/channels/words.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The rules of delivery, without store or clock.
namespace linli::channels {

/// Where a delivery stands.
enum class DeliveryState {
    waiting,    ///< leaves when it is due and nothing before it is open
    sending,    ///< claimed by one process until `claimed_until`
    stuck,      ///< waits for its owner: refused, or tried too often
    receipted,  ///< the platform's receipt was verified
    given_up    ///< two people decided that it will not be delivered
};
constexpr std::array<std::string_view, 5> words(DeliveryState) {
    return {"waiting", "sending", "stuck", "receipted", "given_up"};
}

/// What became of one attempt.
enum class Attempt {
    receipted,
    taken,            ///< the platform took it; its receipt comes later, by a call of its own
    no_answer,        ///< unreachable, timed out, or an error of the platform
    wrong_signature,  ///< answered, but not provably by the platform
    refused           ///< the platform does not accept this content: trying again does not help
};
constexpr std::array<std::string_view, 5> words(Attempt) {
    return {"receipted", "taken", "no_answer", "wrong_signature", "refused"};
}

/// One answer on its way to one platform.
struct Delivery {
    Reply reply = Reply::accepted;
    DeliveryState state = DeliveryState::waiting;
    int attempts = 0;         ///< since a person had it tried again
    int tries = 0;            ///< in all: what names an attempt
    Instant due{};            ///< not before
    Instant claimed_until{};  ///< while sending: afterwards another process may take it
};

/// How often and how patiently answers are sent to one platform.
struct Patience {
    std::chrono::milliseconds first_pause{30'000};
    std::chrono::milliseconds longest_pause{3'600'000};
    std::chrono::milliseconds claim{120'000};  ///< longer than the patience of the client
    int most_attempts = 8;                     ///< some two hours
};

inline constexpr ProblemType not_stuck{"channels/not-stuck", 409, "该回传未处于受阻状态", "The delivery is not stuck"};
inline constexpr ProblemType same_person{"channels/same-person", 409, "放弃回传须由另一人确认",
                                         "Giving up needs a second person"};
inline constexpr ProblemType reason_needed{"channels/reason-needed", 422, "请说明放弃回传的原因", "Say why"};

/// Nothing more will happen to it.
constexpr bool finished(DeliveryState state) {
    return state == DeliveryState::receipted || state == DeliveryState::given_up;
}

/// Pause after that many failed attempts: doubles from the first to the longest.
std::chrono::milliseconds pause_after(int attempts, const Patience& patience = {});
/// Which delivery of one report may leave now; those of a report stand in sequence and leave in sequence.
std::optional<std::size_t> next_to_leave(const std::vector<Delivery>& of_report, Instant now);
/// Takes it for one attempt, whose number is then `tries`.
Delivery claimed(Delivery delivery, Instant now, const Patience& patience = {});
/// A claim that ran out, because its process died, counts as an attempt without answer; all else stays as it is.
Delivery lapsed(Delivery delivery, Instant now, const Patience& patience = {});
/// After attempt `number`. A receipt finishes what is waiting, sending or stuck, whenever it comes; any other outcome
/// counts only for the attempt that is under way. What is finished stays as it is.
Delivery after(Delivery delivery, int number, Attempt attempt, Instant now, const Patience& patience = {});
/// Whether another reply may follow: nothing after a result, no second of the same but progress.
bool may_follow(const std::vector<Delivery>& of_report, Reply reply);
/// A person wants it tried again at once. @refuses not_stuck
Result<Delivery> retried(Delivery delivery, Instant now);
/// @param asked,agreed who asked and who agreed @refuses not_stuck, reason_needed, same_person
Result<Delivery> given_up(Delivery delivery, std::string_view asked, std::string_view agreed, std::string_view reason);
/// Whether this report stands in the way of closing its case: its final reply has no receipt and was not given up, or
/// something before it is open. @source INC-26
bool holds_closing(const std::vector<Delivery>& of_report);

}  // namespace linli::channels
