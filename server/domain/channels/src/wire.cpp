#include "wire.h"

#include <linli/http/base_address.h>
#include <linli/http/client.h>

namespace linli::channels {
namespace {

namespace protocol = messaging::protocol;
using LineReply = exchange::Reply;
using std::chrono::milliseconds;

constexpr std::uint64_t largest_receipt = 16 * 1024;

http::ClientOptions options(const http::BaseAddress& address, int timeout_ms) {
    http::ClientOptions out;
    out.host = address.host;
    out.port = address.port;
    out.tls = address.tls;
    out.connect_timeout = out.timeout = milliseconds(timeout_ms);
    out.body_limit = largest_receipt;
    return out;
}

http::Ask ask_of(const Outgoing& out) {
    const auto& e = out.envelope;
    http::Ask ask;
    ask.method = http::Method::post;
    ask.target = e.target;
    ask.headers = {
        {std::string(protocol::channel_header), e.channel},
        {std::string(protocol::delivery_header), e.delivery},
        {std::string(protocol::time_header), std::to_string(to_ms(e.at))},
        {std::string(protocol::nonce_header), e.nonce},
        {std::string(protocol::suite_header), std::string(crypto::word(out.suite))},
        {std::string(protocol::signature_header), protocol::sign_request(out.suite, out.secret, e, out.body)},
        {"Connection", "close"}};
    ask.body = out.body;
    ask.content_type = std::string(media_type(out.channel));
    return ask;
}

/// 4xx is about the content, except where it says "later" or "who are you": our own key may have been changed there.
std::optional<LineReply> by_status(int status) {
    if (status == 429 || status == 503) return LineReply::throttled;
    if (status == 408 || status == 504) return LineReply::timed_out;
    if (status == 401 || status == 403) return LineReply::failed;
    if (status >= 500) return LineReply::failed;
    if (status >= 400) return LineReply::refused;
    return status == 200 || status == 202 ? std::nullopt : std::optional(LineReply::unreadable);
}

void judge(const Outgoing& out, const http::Answer& answer, Incoming& in) {
    in.status = answer.status;
    if (const auto reply = by_status(answer.status)) {
        in.reply = *reply;
        return;
    }
    if (answer.status == 202) {  // worth nothing by itself: only the receipt is signed
        in.reply = LineReply::answered;
        in.taken = true;
        return;
    }
    auto receipt = read_receipt(out.channel, answer.body);
    if (!receipt) {
        in.reply = LineReply::unreadable;
    } else if (!receipt_counts(out.suite, out.secret, out.channel, *receipt, out.envelope.delivery, out.body)) {
        in.reply = LineReply::wrong_signature;
    } else {
        in.reply = LineReply::answered;
        in.receipt = std::move(receipt);
    }
}

}  // namespace

Incoming send(const Outgoing& out) {
    Incoming in;
    const auto begun = std::chrono::steady_clock::now();
    const auto took = [&] {
        return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begun);
    };
    const auto address = http::read_base_address(out.base_address);
    if (!address || address->simulator || out.secret.empty()) return in;
    try {
        http::Client client(options(*address, out.timeout_ms));
        const auto answer = client.send(ask_of(out));
        in.took = took();
        judge(out, answer, in);
    } catch (const http::NetworkError&) {
        in.took = took();
        in.reply = in.took >= milliseconds(out.timeout_ms) ? LineReply::timed_out : LineReply::unreachable;
    }
    return in;
}

}  // namespace linli::channels
