#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/crypto/suite.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// The other side: twelve departments and eight kinds of subject as one program that speaks the signed protocol over
/// real sockets, with every way of misbehaving. Their data are invented. @source DAT-17, DAT-20
namespace linli::partners {

/// How a partner behaves.
enum class Mood {
    well,
    silent,           ///< takes the question and answers too late
    throttle,         ///< 429 with Retry-After
    refuse,           ///< 403
    fail,             ///< 500
    wrong_signature,  ///< signs with another key
    unsigned_answer,
    stale,       ///< answers, rightly signed, what it answered before: the second half of a double answer
    other_call,  ///< answers this question rightly signed, but for another call
    garbage,     ///< rightly signed bytes that are no answer
    chatty,      ///< tells more than it was asked
    late_clock   ///< its clock is an hour behind
};
constexpr std::array<std::string_view, 12> words(Mood) {
    return {"well",  "silent",     "throttle", "refuse", "fail",      "wrong_signature", "unsigned_answer",
            "stale", "other_call", "garbage",  "chatty", "late_clock"};
}

/// Of every simulated district: both ends know it.
inline constexpr std::uint64_t demo_seed = 20'261'101;

/// The secret that both ends of a simulated district share; never for real partners.
std::string demo_secret(std::uint64_t seed, std::string_view partner);

/// What a partner holds of somebody: a function of seed, partner, field and key, so it is the same every time.
std::string invented(std::uint64_t seed, std::string_view field, std::string_view key);

struct HouseOptions {
    std::uint64_t seed = demo_seed;
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free one
    crypto::Suite suite = crypto::Suite::international;
    std::chrono::milliseconds silence{2'000};  ///< how late `silent` is
};

/// What reached a partner, as it saw it.
struct Seen {
    std::string partner;
    std::string call;
    std::string nonce;
    std::vector<std::string> keys;    ///< codes of fields
    std::vector<std::string> fields;  ///< that were asked for
    bool repeated = false;            ///< the call had been answered before
};

/// Serves `POST /<partner>/query` and `/health`, and `PUT /<partner>/mood` to change how one behaves. Thread-safe.
class PartnerHouse {
public:
    /// `real_clock` and `ids` outlive it.
    PartnerHouse(HouseOptions options, const Clock& real_clock, IdSource& ids);
    ~PartnerHouse();

    void start();
    void stop();
    std::uint16_t port() const;
    /// `http://127.0.0.1:<port>`
    std::string address() const;

    /// `times` < 0: until told otherwise; afterwards `well` again.
    void set_mood(std::string_view partner, Mood mood, int times = -1);
    /// Everything that reached a partner with a right signature, health checks left out.
    std::vector<Seen> seen() const;
    /// Requests that came with a wrong signature.
    int turned_away() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::partners
