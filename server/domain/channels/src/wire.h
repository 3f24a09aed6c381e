#pragma once

#include <linli/base/clock.h>
#include <linli/channels/reply.h>
#include <linli/crypto/suite.h>
#include <linli/exchange/words.h>
#include <linli/messaging/protocol.h>

#include <chrono>
#include <optional>
#include <string>

/// One answer over the wire.
namespace linli::channels {

struct Outgoing {
    Channel channel = Channel::hotline;
    std::string base_address;  ///< empty: nothing can leave
    crypto::Suite suite = crypto::Suite::international;
    std::string secret;
    int timeout_ms = 0;
    messaging::protocol::Envelope envelope;
    std::string body;
};

/// What came back, in the words of lines to partners.
struct Incoming {
    exchange::Reply reply = exchange::Reply::unreachable;
    bool taken = false;              ///< 202: the receipt comes later
    std::optional<Receipt> receipt;  ///< only one that counts
    int status = 0;
    std::chrono::milliseconds took{0};
};

/// Sends it once and judges what comes back. Blocks at most twice the time out. Never throws for what a platform does.
Incoming send(const Outgoing& out);

}  // namespace linli::channels
