#include <linli/messaging/protocol.h>

#include <linli/base/text.h>
#include <linli/crypto/random.h>
#include <linli/crypto/secret.h>

#include <charconv>

namespace linli::messaging::protocol {
namespace {

constexpr std::size_t nonce_bytes = 16;
constexpr std::int64_t last_ms = 32'503'680'000'000;  // the year 3000

/// Every part stands on a line of its own and none may hold a line break, so that two texts are never alike.
std::string lines(std::string_view kind, const Envelope& envelope, std::initializer_list<std::string_view> more) {
    std::string out("linli-message-1\n");
    out.append(kind);
    const auto at = std::to_string(to_ms(envelope.at));
    for (const std::string_view part :
         {std::string_view(envelope.target), std::string_view(envelope.channel), std::string_view(envelope.delivery),
          std::string_view(at), std::string_view(envelope.nonce)})
        out.append("\n").append(part);
    for (const auto part : more) out.append("\n").append(part);
    return out;
}

bool one_line(const Envelope& envelope) {
    for (const auto* part : {&envelope.target, &envelope.channel, &envelope.delivery, &envelope.nonce})
        if (part->empty() || part->find_first_of("\r\n") != std::string::npos) return false;
    return true;
}

bool in_time(Instant at, Instant now) { return at >= now - tolerance && at <= now + tolerance; }

}  // namespace

std::string new_nonce() { return text::to_base64url(crypto::random_bytes(nonce_bytes)); }

std::string sign_request(crypto::Suite number, std::string_view secret, const Envelope& envelope,
                         std::string_view body) {
    const auto& suite = crypto::suite(number);
    return suite.mac(secret, {lines("request", envelope, {suite.hash(body).hex()})}).hex();
}

std::string sign_answer(crypto::Suite number, std::string_view secret, const Envelope& envelope, int status, Instant at,
                        std::string_view body) {
    const auto& suite = crypto::suite(number);
    const auto hash = suite.hash(body).hex();
    const auto code = std::to_string(status);
    const auto when = std::to_string(to_ms(at));
    return suite.mac(secret, {lines("answer", envelope, {code, when, hash})}).hex();
}

Fault check_request(crypto::Suite suite, std::string_view secret, const Envelope& envelope, std::string_view body,
                    std::string_view signature, Instant now) {
    if (signature.empty() || !one_line(envelope)) return Fault::missing;
    if (!crypto::same_bytes(signature, sign_request(suite, secret, envelope, body))) return Fault::wrong_signature;
    return in_time(envelope.at, now) ? Fault::none : Fault::old_timestamp;
}

Fault check_answer(crypto::Suite suite, std::string_view secret, const Envelope& envelope, int status, Instant at,
                   std::string_view body, std::string_view signature, Instant now) {
    if (signature.empty()) return Fault::missing;
    if (!crypto::same_bytes(signature, sign_answer(suite, secret, envelope, status, at, body)))
        return Fault::wrong_signature;
    return in_time(at, now) ? Fault::none : Fault::old_timestamp;
}

std::optional<Instant> read_time(std::string_view text) {
    std::int64_t ms = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ms);
    if (error != std::errc{} || end != text.data() + text.size() || ms < 0 || ms > last_ms) return std::nullopt;
    return from_ms(ms);
}

}  // namespace linli::messaging::protocol
