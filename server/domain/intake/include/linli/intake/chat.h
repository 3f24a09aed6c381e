#pragma once

#include <linli/base/clock.h>
#include <linli/base/date.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Text that somebody copied from a group chat, read as messages: pure, total, bounded. @source issue 4 point 1, INC-14
namespace linli::intake {

inline constexpr std::size_t longest_paste = 200'000;  ///< bytes
inline constexpr std::size_t most_messages = 500;      ///< what follows is left out, and said

/// What one person said, as far as the copy shows it.
struct ChatMessage {
    std::string author;              ///< as the group shows it; empty when the copy begins in the middle
    std::optional<Instant> said_at;  ///< when the copy shows day and time, or a time under a line with the day
    std::string text;                ///< lines joined by line feeds
    bool matter = false;             ///< worth looking at: more than a greeting, a receipt, a picture or a link
};

/// A copy as messages.
struct Chat {
    std::vector<ChatMessage> messages;  ///< in their order
    bool cut = false;                   ///< there were more
};

/// Reads what WeChat puts on the clipboard (`昵称 2026/9/21 9:03` or `昵称 09:03` above the words, lines with the day
/// between, `昵称：` alone, merged and forwarded records) and what people make of it by hand. A person who goes on
/// within five minutes goes on with the same message. Invalid UTF-8 is read as U+FFFD.
/// @param today what a time without a day is counted from: never later than its end
Chat read_chat(std::string_view pasted, Date today);

}  // namespace linli::intake
