#pragma once

#include <linli/base/words.h>

#include <array>
#include <string_view>

namespace linli::channels {

/// An outside platform that sends us work orders and waits for our answer. @source INC-22, INC-23
enum class Channel {
    hotline,  ///< the city's 12345 line: JSON with fixed codes
    mailbox   ///< the citizen mailbox: letters as forms, answered as letters
};
constexpr std::array<std::string_view, 2> words(Channel) { return {"hotline", "mailbox"}; }

/// What a platform sends about one of its orders.
enum class Message {
    order,       ///< a new matter, or the same again
    supplement,  ///< something the citizen added
    urge,        ///< 催办: the citizen asks where it stands
    withdrawal   ///< the citizen takes it back
};
constexpr std::array<std::string_view, 4> words(Message) { return {"order", "supplement", "urge", "withdrawal"}; }

/// What we tell a platform about its order, in the only sequence it accepts; `returned` instead of a result.
enum class Reply { accepted, progress, returned, result };
constexpr std::array<std::string_view, 4> words(Reply) { return {"accepted", "progress", "returned", "result"}; }

/// What an answer says about the end of a matter: closed is not solved, and forwarded is not finished.
enum class Conclusion {
    solved,
    partly,
    unsolved,
    not_accepted,
    forwarded  ///< a body outside was asked; somebody here goes on
};
constexpr std::array<std::string_view, 5> words(Conclusion) {
    return {"solved", "partly", "unsolved", "not_accepted", "forwarded"};
}

/// After these a platform takes nothing more.
constexpr bool last(Reply reply) { return reply == Reply::returned || reply == Reply::result; }

}  // namespace linli::channels
