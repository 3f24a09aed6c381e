#pragma once

#include <linli/base/ids.h>
#include <linli/cases/events.h>
#include <linli/db/database.h>
#include <linli/messaging/service.h>

#include <span>
#include <string>

namespace linli::events {
class Relay;
}
namespace linli::vault {
class Vault;
}

/// Who is told what about a matter, by the messages of the messaging room.
namespace linli::notifications {

/// What the room says, published as edition 0 of codes that begin with `case-` or `shift-`; a tenant may publish words
/// of its own.
/// Lives as long as the program.
std::span<const messaging::Template> templates();

/// Everything outlives the notifier.
struct NotifierParts {
    vault::Vault& vault;
    messaging::MessagingService& messages;
    messaging::Directory& directory;
};

/// An answer that a platform does not take.
struct StuckAnswer {
    cases::CaseId case_id;
    std::string key;       ///< names this time that it got stuck
    std::string platform;  ///< as people call it
    UserId owner;          ///< acts on it
};

/// What becomes of a change of shift.
enum class ShiftMoment {
    offered,
    waiting,  ///< for too long: both sides hear it
    accepted,
    declined,
    withdrawn
};

/// A change of shift. The names are those of colleagues.
struct HandedShift {
    Uuid id;
    UserId from, to;
    std::string from_name, to_name;
    std::int64_t open = 0, overdue = 0;  ///< matters in hand
    Instant offered_at{};
};

/// Tells reporters what was asked and answered, and staff what has become theirs, what is late, and what is stuck.
/// Messages are queued in the transaction of whoever calls, each once however often an event is heard. Pseudonymous and
/// anonymous reporters, citizens of an outside platform and devices are told nothing here: the first two follow by
/// tracking code, a platform tells its own citizens. Thread-safe. @throws db::StoreFault when the store fails.
/// @source INC-19, INC-21, INC-25, MSG-01
class Notifier {
public:
    explicit Notifier(NotifierParts parts) : parts_(parts) {}

    /// Subscribes; what happened before the first start is not told again. Outlives the relay.
    void listen(events::Relay& relay);
    void hear(db::WriteTx& tx, TenantId tenant, const cases::CaseMoved& moved);
    void hear(db::WriteTx& tx, TenantId tenant, const cases::CaseAlarmed& alarmed);
    /// @param at when it happened: whoever handles matters of a body at that time hears of it
    void hear(db::WriteTx& tx, TenantId tenant, const cases::CaseShared& shared, Instant at);
    void hear(db::WriteTx& tx, TenantId tenant, const cases::CaseSupervised& supervised);
    /// Whoever takes over hears of the offer, that it waits and that it was taken back; whoever leaves hears the rest.
    void shift(db::WriteTx& tx, TenantId tenant, ShiftMoment moment, const HandedShift& handed);
    void answer_stuck(db::WriteTx& tx, TenantId tenant, const StuckAnswer& stuck);

private:
    struct Telling;
    void tell_account(db::WriteTx& tx, TenantId tenant, UserId who, const Telling& telling);
    void tell_reporter(db::WriteTx& tx, TenantId tenant, cases::CaseId id, std::int64_t version,
                       const Telling& telling);
    void send(db::WriteTx& tx, TenantId tenant, messaging::Enqueue message);

    NotifierParts parts_;
};

}  // namespace linli::notifications
