#pragma once

#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/events/event.h>
#include <linli/json/read.h>
#include <linli/json/write.h>

#include <functional>
#include <string_view>

namespace linli::events {

/// Writes events into the causing transaction. Thread-safe.
class Outbox {
public:
    Outbox(const Clock& clock, IdSource& ids) : clock_(clock), ids_(ids) {}

    /// Stored together with the change or not at all; delivered afterwards, at least once per subscriber.
    template <Event E>
    void publish(db::WriteTx& tx, const Address& address, const E& event) {
        store(tx, address, E::name, json::write(event, json::View::disclosed));
    }
    /// Called after each commit that published something (the relay's alarm clock).
    void on_publish(std::function<void()> wake) { wake_ = std::move(wake); }

private:
    void store(db::WriteTx& tx, const Address& address, std::string_view name, std::string payload);
    const Clock& clock_;
    IdSource& ids_;
    std::function<void()> wake_;
};

}  // namespace linli::events
