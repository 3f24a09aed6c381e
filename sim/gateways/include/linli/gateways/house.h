#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/base/words.h>
#include <linli/crypto/suite.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// The other side of messages: the gateways for short messages, calls, loudspeakers, mail and WeChat as one program
/// that speaks the signed protocol over real sockets, with every way of misbehaving, and an inbox for each channel that
/// tests and demonstrations can read. Nothing ever leaves it. @source MSG-01
namespace linli::gateways {

/// How a gateway behaves towards a message or its receipts.
enum class Mood {
    well,
    silent,           ///< takes the message and answers too late
    throttle,         ///< 429 with Retry-After
    refuse,           ///< 403
    fail,             ///< 500
    wrong_signature,  ///< takes it, but signs the answer with another key
    unsigned_answer,
    garbage,         ///< takes it, but answers rightly signed bytes that are no answer
    other_delivery,  ///< takes it, but answers for another delivery
    late_clock,      ///< takes it, but its clock is an hour behind
    undelivered,     ///< takes it; the receipt says that it did not arrive
    acknowledged,    ///< takes it; the receipts say delivered, then that somebody pressed a key
    no_receipt,      ///< takes it and never says another word
    double_receipt,  ///< every receipt comes twice
    wrong_receipt,   ///< receipts are signed with another key
    old_receipt      ///< receipts are rightly signed, an hour ago
};
constexpr std::array<std::string_view, 16> words(Mood) {
    return {"well",           "silent",          "throttle",        "refuse",
            "fail",           "wrong_signature", "unsigned_answer", "garbage",
            "other_delivery", "late_clock",      "undelivered",     "acknowledged",
            "no_receipt",     "double_receipt",  "wrong_receipt",   "old_receipt"};
}

/// Of every simulated district: both ends know it.
inline constexpr std::uint64_t demo_seed = 20'261'122;

/// The secret that both ends of a simulated district share; never for real gateways.
std::string demo_secret(std::uint64_t seed, std::string_view channel);

struct HouseOptions {
    std::uint64_t seed = demo_seed;
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free one
    crypto::Suite suite = crypto::Suite::international;
    std::chrono::milliseconds silence{2'000};    ///< how late `silent` is
    std::chrono::milliseconds receipt_every{0};  ///< how often receipts are sent by itself; 0: only when asked
    std::string receipts_to{};                   ///< `http://127.0.0.1:8080`; empty: receipts wait
};

/// What lies in the inbox of a channel: each delivery once, however often it was sent.
struct Held {
    std::string channel;
    std::string delivery;
    std::string to;
    std::string title, text;
    int times_sent = 1;
    Instant at{};
};

/// Serves `POST /<channel>/messages`, `GET /<channel>/inbox` and `PUT /<channel>/mood`. Thread-safe.
class GatewayHouse {
public:
    /// `real_clock` and `ids` outlive it.
    GatewayHouse(HouseOptions options, const Clock& real_clock, IdSource& ids);
    ~GatewayHouse();

    void start();
    void stop();
    std::uint16_t port() const;
    /// `http://127.0.0.1:<port>`
    std::string address() const;
    /// Where receipts go from now on.
    void set_receipts_to(std::string address);

    /// `times` < 0: until told otherwise; afterwards `well` again.
    void set_mood(std::string_view channel, Mood mood, int times = -1);
    /// What recipients got, oldest first.
    std::vector<Held> inbox(std::string_view channel) const;
    /// Requests that came with a wrong signature.
    int turned_away() const;
    /// Sends every receipt that waits, over the wire. @return HTTP status of each, 0 where nobody answered
    std::vector<int> send_receipts();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::gateways
