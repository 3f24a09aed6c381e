#pragma once

#include <linli/base/clock.h>
#include <linli/channels/words.h>

#include <optional>
#include <string>
#include <vector>

namespace linli::channels {

/// What the words of an answer are made of.
struct Facts {
    std::string case_number;
    std::string text;  ///< progress, reason or result as written once for all channels; empty for `accepted`
    Instant at{};
    bool anonymous = false;
    std::vector<std::string> staff;  ///< names that stand behind the case
    std::optional<Conclusion> conclusion;
    std::string reason;  ///< why it is not solved, from the tenant's list; may be empty
};

/// Longest answer in code points that the platform takes.
std::size_t longest_answer(Channel channel);

/// The answer in the channel's own wording, never longer than `longest_answer`: what does not fit ends with its last
/// whole sentence and names the case. Names of staff are left out of answers to anonymous citizens. Pure; thread-safe.
/// @source INC-25
std::string compose(Channel channel, Reply reply, const Facts& facts);

}  // namespace linli::channels
