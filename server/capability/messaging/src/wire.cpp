#include <linli/messaging/service.h>

#include <linli/http/client.h>

#include "address.h"
#include "receipt.h"

#include <algorithm>
#include <charconv>

namespace linli::messaging {
namespace {

using std::chrono::milliseconds;

constexpr std::uint64_t largest_answer = 64 * 1024;
constexpr int longest_retry_after_s = 3'600;

http::ClientOptions client_options(const Address& address, int timeout_ms) {
    http::ClientOptions out;
    out.host = address.host;
    out.port = address.port;
    out.tls = address.tls;
    out.connect_timeout = out.timeout = milliseconds(timeout_ms);
    out.body_limit = largest_answer;
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
    ask.content_type = "application/json";
    return ask;
}

std::optional<Reply> by_status(int status) {
    if (status == 429 || status == 503) return Reply::throttled;
    if (status == 408 || status == 504) return Reply::timed_out;
    if (status >= 500) return Reply::failed;
    if (status >= 400) return Reply::refused;
    return status == 200 ? std::nullopt : std::optional(Reply::unreadable);
}

milliseconds retry_after_of(const http::Answer& answer) {
    const auto text = answer.header("Retry-After");
    int seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc{} || end != text.data() + text.size()) return milliseconds(0);
    return std::chrono::seconds(std::clamp(seconds, 0, longest_retry_after_s));
}

void weigh(const Outgoing& out, const http::Answer& answer, Instant now, Incoming& in) {
    in.status = answer.status;
    if (const auto reply = by_status(answer.status)) {
        in.reply = *reply;
        in.retry_after = retry_after_of(answer);
        return;
    }
    const auto at = protocol::read_time(answer.header(protocol::time_header));
    const auto fault = at ? protocol::check_answer(out.suite, out.secret, out.envelope, answer.status, *at, answer.body,
                                                   answer.header(protocol::signature_header), now)
                          : protocol::Fault::missing;
    if (fault != protocol::Fault::none)
        in.reply = Reply::wrong_signature;
    else
        in.reply = read_acceptance(answer.body, out.envelope.delivery) ? Reply::accepted : Reply::unreadable;
}

}  // namespace

Incoming send(const Outgoing& out, const Clock& real_clock) {
    Incoming in;
    const auto begun = std::chrono::steady_clock::now();
    const auto took = [&] {
        return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begun);
    };
    const auto address = read_address(out.base_address);
    if (!address || address->simulator) return in;
    try {
        http::Client client(client_options(*address, out.timeout_ms));
        const auto answer = client.send(ask_of(out));
        in.took = took();
        weigh(out, answer, real_clock.now(), in);
    } catch (const http::NetworkError&) {
        in.took = took();
        in.reply = in.took >= milliseconds(out.timeout_ms) ? Reply::timed_out : Reply::unreachable;
    }
    return in;
}

}  // namespace linli::messaging
