#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/crypto/suite.h>
#include <linli/devices/types.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Bins, hydrants and smoke detectors as programs: each signs with its own key and speaks the device protocol over real
/// sockets, with every way in which devices misbehave. Nothing ever leaves it but what it sends to the address that it
/// was given. @source INC-18, IOT-10, IOT-15, IOT-19; ADR 0030
namespace linli::instruments {

/// How a device sends an event.
enum class Sending {
    well,
    twice,            ///< the same event again with a new nonce: it lost our answer
    replayed,         ///< the very same bytes again, as somebody who listened would
    late,             ///< what happened an hour ago: its line was down
    wrong_signature,  ///< signed with another key
    old_clock,        ///< its clock is an hour behind
    changed           ///< somebody changed a byte on the way
};
constexpr std::array<std::string_view, 7> words(Sending) {
    return {"well", "twice", "replayed", "late", "wrong_signature", "old_clock", "changed"};
}

struct HouseOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free one
    crypto::Suite suite = crypto::Suite::international;
    std::string events_to{};  ///< `http://127.0.0.1:8080`
    std::string tenant{};     ///< named in a header where several are served; empty: none
};

/// A device as it stands here.
struct Instrument {
    std::string code;
    std::string key;                        ///< base64url, as it was shown once
    std::chrono::milliseconds heartbeat{};  ///< how often it says that it lives; 0: never
    bool silent = false;                    ///< says nothing, whatever happens
    int sent = 0;                           ///< messages that left
};

/// What a device heard to one message.
struct Heard {
    int status = 0;  ///< 0: nobody answered
    std::string body;
};

/// Serves `PUT /<code>` (its key, heartbeat, silence), `POST /<code>/events` and `GET /<code>`. Thread-safe.
class InstrumentHouse {
public:
    /// `real_clock` and `ids` outlive it.
    InstrumentHouse(HouseOptions options, const Clock& real_clock, IdSource& ids);
    ~InstrumentHouse();

    void start();
    void stop();
    std::uint16_t port() const;
    /// `http://127.0.0.1:<port>`
    std::string address() const;
    void set_events_to(std::string address);

    /// Puts a device up, or changes it. @return false when the key is none
    bool put(const Instrument& instrument);
    std::optional<Instrument> find(std::string_view code) const;
    /// One entry for each message that left; none from a silent or unknown device.
    std::vector<Heard> send(std::string_view code, const devices::DeviceEvent& event, Sending how = Sending::well);
    /// Sends what every living device owes by its heartbeat. @return how many left
    int beat();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::instruments
