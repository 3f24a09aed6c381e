#include "receipts.h"

#include <linli/http/client.h>
#include <linli/json/write.h>
#include <linli/messaging/protocol.h>

#include <boost/json/object.hpp>

#include <charconv>

namespace linli::gateways {
namespace {

namespace protocol = messaging::protocol;

/// `http://host:port` as the client needs it; the simulator calls nobody else.
http::ClientOptions client_of(const std::string& to) {
    http::ClientOptions out;
    const auto host = to.substr(to.find("://") + 3);
    const auto colon = host.find(':');
    out.host = host.substr(0, colon);
    if (colon != std::string::npos) std::from_chars(host.data() + colon + 1, host.data() + host.size(), out.port);
    out.connect_timeout = out.timeout = std::chrono::seconds(5);
    return out;
}

}  // namespace

int post_receipt(const HouseOptions& options, const std::string& to, const Waiting& receipt, const Clock& clock) {
    boost::json::object content{{"delivery", receipt.delivery}, {"status", receipt.status}};
    if (!receipt.reason.empty()) content["reason"] = receipt.reason;
    http::Ask ask;
    json::append(ask.body, boost::json::value(content));
    protocol::Envelope envelope;
    envelope.target = "/v1/message-receipts/" + receipt.channel;
    envelope.channel = receipt.channel;
    envelope.delivery = receipt.delivery;
    envelope.at = clock.now() - (receipt.mood == Mood::old_receipt ? hour_behind : std::chrono::hours(0));
    envelope.nonce = protocol::new_nonce();
    const auto secret = demo_secret(options.seed + (receipt.mood == Mood::wrong_receipt ? 1 : 0), receipt.channel);
    ask.method = http::Method::post;
    ask.target = envelope.target;
    ask.content_type = "application/json";
    ask.headers = {
        {std::string(protocol::delivery_header), envelope.delivery},
        {std::string(protocol::time_header), std::to_string(to_ms(envelope.at))},
        {std::string(protocol::nonce_header), envelope.nonce},
        {std::string(protocol::suite_header), std::string(crypto::word(options.suite))},
        {std::string(protocol::signature_header), protocol::sign_request(options.suite, secret, envelope, ask.body)},
        {"Connection", "close"}};
    try {
        return http::Client(client_of(to)).send(ask).status;
    } catch (const http::NetworkError&) {
        return 0;
    }
}

}  // namespace linli::gateways
