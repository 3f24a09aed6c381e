#pragma once

#include <linli/events/outbox.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace linli::events {

/// Reads an event as its hearer knows it. Fields that a newer release added are passed over (releases N-1 and N run
/// together); whatever else is wrong is a fault of the publisher. Requests stay strict: json::read.
/// @throws std::runtime_error naming the first bad field, never its content.
template <Event E>
E read_event(std::string_view payload) {
    const auto source = json::parse(payload);
    if (!source) throw std::runtime_error(std::string(E::name) + " is not valid JSON");
    E event{};
    json::Errors errors;
    json::read_object(*source, event, errors);
    for (const auto& error : errors.take())
        if (error.code != "unknown")
            throw std::runtime_error(std::string(E::name) + error.pointer + " is " + error.code);
    return event;
}

/// Hears events of some names, in stream order. The handler runs in the transaction that marks the delivery done, so
/// its database effects happen exactly once; it may run again after a crash before that commit.
struct Subscriber {
    std::string name;                ///< "cases.understand"; stable, keys the cursor
    std::vector<std::string> hears;  ///< event names
    std::function<void(db::WriteTx&, const Envelope&)> handle;
};

/// A delivery that keeps failing.
struct DeadLetter {
    std::string subscriber;
    std::int64_t stream = 0;
    std::string event;
    int attempts = 0;
    std::string reason;  ///< never holds personal data
    Instant failed_at{};
    bool dead = false;  ///< true: no more attempts until someone says so
};

/// Numbers committed events and delivers them. Several processes may run one: row locks on the head and on each cursor
/// keep numbers gapless and deliveries single. A delivery that fails is set aside and tried again later (1 s, 4 s,
/// 16 s … up to 1 h, dead after 12 attempts); later events of the same aggregate wait behind it, others go on.
/// With nothing to do a run is one short read. Thread-safe.
class Relay {
public:
    Relay(db::Database& database, const Clock& clock, TenantId tenant);
    TenantId tenant() const { return tenant_; }

    /// Before the first run. A new subscriber starts at the oldest kept event (replay) unless `from_now`.
    void subscribe(Subscriber subscriber, bool from_now = false);
    /// Typed: `relay.subscribe<CaseReported>("care.open-visit", [](db::WriteTx& tx, const CaseReported& e, const
    /// Envelope&) {…});`
    template <Event E, class Handle>
    void subscribe(std::string name, Handle handle) {
        subscribe(
            Subscriber{std::move(name), {std::string(E::name)}, [handle](db::WriteTx& tx, const Envelope& envelope) {
                           handle(tx, read_event<E>(envelope.payload), envelope);
                       }});
    }

    /// Numbers what is committed and delivers up to `limit` events to each subscriber.
    /// @return how many events were passed or tried again (at least 1 when some were numbered); 0 means all caught up.
    /// @throws db::StoreFault
    int run_once(int limit = 200);
    /// The highest number given so far.
    std::int64_t head() const;
    std::vector<DeadLetter> dead_letters(int limit = 100);
    /// Puts a dead letter back into the queue. @return false when there is none.
    bool retry(std::string_view subscriber, std::int64_t stream);
    /// Called (from the relay's thread) whenever the head moved, before deliveries; live streams wake up here.
    void on_advance(std::function<void(std::int64_t)> listener);

private:
    /// What one glance at the store says.
    struct Outlook {
        std::int64_t head = 0;
        bool unnumbered = false;
        std::set<std::string, std::less<>> behind;  ///< subscribers whose cursor stands before the head
        std::set<std::string, std::less<>> due;     ///< subscribers with a delivery that may be tried again
    };
    Outlook look();
    bool waits_for_a_number();
    std::int64_t number_all(std::int64_t head);
    void tell(std::int64_t head);
    void ensure_cursors();
    int deliver(const Subscriber& subscriber, int limit);
    int deliver_singly(const Subscriber& subscriber, int limit);
    /// A delivery that failed and may be tried again.
    struct Waiting {
        std::int64_t stream = 0;
        int attempts = 0;
    };
    std::vector<Waiting> due(const Subscriber& subscriber, int limit);
    /// False when another relay delivered it, or an older event of its aggregate waits.
    bool deliver_again(db::WriteTx& tx, const Subscriber& subscriber, std::int64_t stream);
    void postpone(const Subscriber& subscriber, const Waiting& waiting, std::string_view reason);
    int retry_due(const Subscriber& subscriber, int limit);

    db::Database& database_;
    const Clock& clock_;
    TenantId tenant_;
    std::vector<Subscriber> subscribers_;
    std::vector<std::string> from_now_;
    std::mutex running_;
    bool cursors_ready_ = false;
    std::atomic<std::int64_t> head_{0};
    std::vector<std::function<void(std::int64_t)>> listeners_;
};

/// The highest number given so far, by whatever process.
std::int64_t head_of(db::ReadTx& tx, TenantId tenant);

/// Events after `after` in stream order, narrowed by a condition over the address columns (scopes build it).
std::vector<Envelope> read_after(db::ReadTx& tx, TenantId tenant, std::int64_t after, int limit,
                                 std::string_view condition = {}, std::span<const db::Param> params = {});

}  // namespace linli::events
