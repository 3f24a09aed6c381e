#include <linli/devices/protocol.h>

#include <linli/crypto/secret.h>

#include <charconv>

namespace linli::devices::protocol {
namespace {

constexpr std::int64_t last_ms = 32'503'680'000'000;  // the year 3000
constexpr std::size_t shortest_nonce = 16, longest_nonce = 64;

/// One line each: no two heads make the same text.
bool complete(const Head& head) {
    for (const auto* part : {&head.device, &head.nonce, &head.signature})
        if (part->empty() || part->find_first_of("\r\n") != std::string::npos) return false;
    return head.nonce.size() >= shortest_nonce && head.nonce.size() <= longest_nonce;
}

}  // namespace

std::string sign(crypto::Suite number, std::string_view key, const Head& head, std::string_view body) {
    const auto& suite = crypto::suite(number);
    const auto at = std::to_string(to_ms(head.at));
    const auto hash = suite.hash(body).hex();
    std::string text("linli-device-1\nPOST");
    for (const std::string_view part : {target, std::string_view(head.device), std::string_view(at),
                                        std::string_view(head.nonce), std::string_view(hash)})
        text.append("\n").append(part);
    return suite.mac(key, {text}).hex();
}

Fault check(crypto::Suite suite, std::string_view key, const Head& head, std::string_view body, Instant now) {
    if (!complete(head)) return Fault::missing;
    if (!crypto::same_bytes(head.signature, sign(suite, key, head, body))) return Fault::wrong_signature;
    return head.at >= now - tolerance && head.at <= now + tolerance ? Fault::none : Fault::old_timestamp;
}

std::optional<Instant> read_time(std::string_view text) {
    std::int64_t ms = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ms);
    if (error != std::errc{} || end != text.data() + text.size() || ms < 0 || ms > last_ms) return std::nullopt;
    return from_ms(ms);
}

}  // namespace linli::devices::protocol
