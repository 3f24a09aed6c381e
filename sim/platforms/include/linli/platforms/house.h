#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/channels/order.h>
#include <linli/crypto/suite.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The other side of orders: the city's 12345 line and its citizen mailbox as programs that send orders and take our
/// answers over real sockets, with every way of misbehaving. Nothing ever leaves it. @source INC-22, INC-23, AS-07
namespace linli::platforms {

/// How a platform behaves towards an answer.
enum class Mood {
    well,
    silent,           ///< takes the answer, and says so too late
    down,             ///< 503
    refuse,           ///< 422: it does not accept this content
    fail,             ///< 500
    wrong_signature,  ///< takes it, but signs the receipt with another key
    garbage,          ///< takes it, but hands back no receipt
    other_answer,     ///< takes it, but its receipt is for another answer
    later,            ///< 202; the receipt comes by a call of its own
    later_twice,      ///< the same, twice
    later_wrong,      ///< the same, signed with another key
    never             ///< 202, and no receipt ever
};
constexpr std::array<std::string_view, 12> words(Mood) {
    return {"well",    "silent",       "down",  "refuse",      "fail",        "wrong_signature",
            "garbage", "other_answer", "later", "later_twice", "later_wrong", "never"};
}

/// How a platform misbehaves when it sends an order.
enum class Sending {
    well,
    twice,            ///< the same message again, signed anew: it lost our answer
    replayed,         ///< the very same bytes again, as somebody who listened would
    wrong_signature,  ///< signed with another key
    old_clock         ///< its clock is an hour behind
};
constexpr std::array<std::string_view, 5> words(Sending) {
    return {"well", "twice", "replayed", "wrong_signature", "old_clock"};
}

/// Of every simulated district: both ends know it.
inline constexpr std::uint64_t demo_seed = 20'261'123;
/// The secret that both ends of a simulated district share; never for real platforms.
std::string demo_secret(std::uint64_t seed, std::string_view platform);

struct HouseOptions {
    std::uint64_t seed = demo_seed;
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free one
    crypto::Suite suite = crypto::Suite::international;
    std::chrono::milliseconds silence{2'000};    ///< how late `silent` is
    std::chrono::milliseconds receipt_every{0};  ///< how often later receipts are sent by themselves; 0: when asked
    std::string orders_to{};                     ///< `http://127.0.0.1:8080`
};

/// An answer that a platform took: each key once, however often it came.
struct Taken {
    std::string platform;
    std::string order_no;
    std::string key;
    std::string kind;  ///< code or word of the platform
    std::string text;
    std::string outcome{};  ///< how it ended, in the platform's code or word; empty: it does not say
    int times_sent = 1;
    Instant at{};
};

/// A message in the platform's own format: the inverse of channels::read_order.
std::string write_order(channels::Channel channel, const channels::Order& order);

/// What a platform heard when it sent something.
struct Heard {
    int status = 0;  ///< 0: nobody answered
    std::string body;
    bool rightly_signed = false;
};

/// A signed request as a platform sends it.
struct SignedOrder {
    std::string target;
    std::string delivery, at_ms, nonce, suite, signature;
    std::string body, media_type;
};

/// Serves `POST /<platform>/answers`, `GET /<platform>/answers`, `POST /<platform>/orders` and `PUT /<platform>/mood`;
/// a platform is `hotline` or `mailbox`. Thread-safe.
class PlatformHouse {
public:
    /// `real_clock` and `ids` outlive it.
    PlatformHouse(HouseOptions options, const Clock& real_clock, IdSource& ids);
    ~PlatformHouse();

    void start();
    void stop();
    std::uint16_t port() const;
    /// `http://127.0.0.1:<port>`
    std::string address() const;
    void set_orders_to(std::string address);

    /// `times` < 0: until told otherwise; afterwards `well` again.
    void set_mood(std::string_view platform, Mood mood, int times = -1);
    /// Signs a message without sending it.
    SignedOrder sign(std::string_view platform, const channels::Order& order, Sending how = Sending::well);
    /// Sends a message over the wire; one entry for each time. @param tenant named in a header; empty: none
    std::vector<Heard> send(std::string_view platform, const channels::Order& order, Sending how = Sending::well,
                            const std::string& tenant = {});
    /// What a platform took, oldest first.
    std::vector<Taken> taken(std::string_view platform) const;
    /// Requests that came with a wrong signature.
    int turned_away() const;
    /// Sends every receipt that waits, over the wire. @return HTTP status of each, 0 where nobody answered
    std::vector<int> send_receipts();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::platforms
