#include "wire.h"

#include <linli/messaging/protocol.h>

#include <charconv>

namespace linli::platforms {
namespace {

namespace protocol = messaging::protocol;

}  // namespace

http::ClientOptions client_of(const std::string& to) {
    http::ClientOptions out;
    const auto host = to.substr(to.find("://") + 3);
    const auto colon = host.find(':');
    out.host = host.substr(0, colon);
    if (colon != std::string::npos) std::from_chars(host.data() + colon + 1, host.data() + host.size(), out.port);
    out.connect_timeout = out.timeout = std::chrono::seconds(15);
    return out;
}

Heard post_order(const std::string& to, const SignedOrder& order, std::string_view platform, const std::string& tenant,
                 crypto::Suite suite, std::string_view secret) {
    http::Ask ask;
    ask.method = http::Method::post;
    ask.target = order.target;
    ask.body = order.body;
    ask.content_type = order.media_type;
    ask.headers = {{std::string(protocol::channel_header), std::string(platform)},
                   {std::string(protocol::delivery_header), order.delivery},
                   {std::string(protocol::time_header), order.at_ms},
                   {std::string(protocol::nonce_header), order.nonce},
                   {std::string(protocol::suite_header), order.suite},
                   {std::string(protocol::signature_header), order.signature},
                   {"Connection", "close"}};
    if (!tenant.empty()) ask.headers.emplace_back("X-Linli-Tenant", tenant);
    try {
        const auto answer = http::Client(client_of(to)).send(ask);
        Heard out{answer.status, answer.body, false};
        const auto at = protocol::read_time(answer.header(protocol::time_header));
        protocol::Envelope asked;
        asked.target = order.target;
        asked.channel = platform;
        asked.delivery = order.delivery;
        asked.at = protocol::read_time(order.at_ms).value_or(Instant{});
        asked.nonce = order.nonce;
        out.rightly_signed = at && answer.header(protocol::signature_header) ==
                                       protocol::sign_answer(suite, secret, asked, answer.status, *at, answer.body);
        return out;
    } catch (const http::NetworkError&) {
        return {};
    }
}

int post_receipt(const std::string& to, std::string_view platform, const std::string& body,
                 std::string_view media_type) {
    http::Ask ask;
    ask.method = http::Method::post;
    ask.target = "/v1/platform-receipts/" + std::string(platform);
    ask.body = body;
    ask.content_type = std::string(media_type);
    ask.headers = {{"Connection", "close"}};
    try {
        return http::Client(client_of(to)).send(ask).status;
    } catch (const http::NetworkError&) {
        return 0;
    }
}

}  // namespace linli::platforms
