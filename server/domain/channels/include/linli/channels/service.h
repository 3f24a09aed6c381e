#pragma once

#include <linli/access/scope.h>
#include <linli/base/ids.h>
#include <linli/cases/answering.h>
#include <linli/cases/events.h>
#include <linli/cases/service.h>
#include <linli/channels/problems.h>
#include <linli/channels/reply.h>
#include <linli/channels/types.h>
#include <linli/db/database.h>
#include <linli/messaging/protocol.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::audit {
class Audit;
}
namespace linli::events {
class Relay;
}
namespace linli::evidence {
class EvidenceLog;
}
namespace linli::vault {
class Vault;
}

namespace linli::channels {

/// Everything outlives the service.
struct ChannelParts {
    db::Database& database;
    const Clock& clock;       ///< domain clock: pauses, receipts
    const Clock& real_clock;  ///< signatures
    IdSource& ids;
    vault::Vault& vault;
    audit::Audit& audit;
    evidence::EvidenceLog& evidence;
    cases::CaseService& cases;
    /// Port: the name of a staff member (identity plugs in).
    std::function<std::string(db::ReadTx&, TenantId, UserId)> name_of;
    /// Port: an answer waits for its owner from now on; may be empty.
    std::function<void(db::WriteTx&, TenantId, const AnswerLine&)> when_stuck{};
};

/// What came over the wire, before anything of it is believed.
struct SignedBody {
    messaging::protocol::Envelope envelope;  ///< channel: the platform's code; delivery: number of the message
    std::string suite;
    std::string signature;
    std::string body;
};

/// The bytes with which a platform is answered, and how they are signed.
struct SignedAnswer {
    std::string media_type;
    std::string body;
    std::string signature;
    Instant at{};
};

/// Orders of outside platforms become cases of the one queue; what becomes of them goes back to each platform in its
/// own words until it has acknowledged them. Each platform's answers to one order leave in sequence, each once, however
/// many processes send. Synchronous; thread-safe. @throws db::StoreFault when the store fails.
/// @source INC-22, INC-23, INC-25, INC-26, AS-07; ADR 0027
class ChannelService {
public:
    explicit ChannelService(ChannelParts parts);
    ~ChannelService();

    /// Takes a message of a platform: a new order becomes a case, the same again is answered the same, what the citizen
    /// adds, urges or withdraws lands on the case. @refuses bad_signature, old_timestamp, replayed, bad_order,
    /// json::malformed_body, json::invalid_fields, no_such_order, message_differs, order_refused
    Result<SignedAnswer> take(TenantId tenant, const SignedBody& in);
    /// A receipt that a platform sends on its own; it may come twice, late, or before the answer to what it is about.
    /// @refuses bad_signature for an unknown platform, bad_receipt
    Outcome take_receipt(TenantId tenant, std::string_view platform, std::string_view body);

    /// Subscribes both of these as one hearer, so that they are heard in order. Outlives the relay.
    void listen(events::Relay& relay);
    /// What happened to a case is told to the platforms that wait for it.
    void hear(db::WriteTx& tx, TenantId tenant, const cases::CaseReported& reported, Instant at);
    void hear(db::WriteTx& tx, TenantId tenant, const cases::CaseMoved& moved, Instant at);

    /// Platforms of which something may leave now, each once.
    std::vector<std::string> due(TenantId tenant);
    /// One attempt for the oldest due answer of a platform. @return false when nothing was due
    bool work_once(TenantId tenant, std::string_view platform);
    /// Called when something was queued. Set before workers start, taken back after they ended.
    void on_queued(std::function<void()> wake);
    /// Where `sim://…` leads: `http://127.0.0.1:8092`.
    void set_simulator(std::string address);
    /// Forgets nonces whose time is over. @return how many
    std::int64_t forget(TenantId tenant);

    /// All platforms with their counts.
    Platforms platforms(const access::Scope& scope);
    /// @refuses bad_platform, changed_meanwhile
    Result<Platform> connect(const access::Scope& scope, std::string_view code, const PlatformSetup& in);
    /// @refuses access::not_found
    Result<PlatformSecret> renew_secret(const access::Scope& scope, std::string_view code);
    /// Sets a secret that both sides know already. @throws InvariantBroken for a platform that is not there
    void set_secret(db::WriteTx& tx, TenantId tenant, std::string_view code, std::string_view secret);

    /// What waits for a person, oldest first, of the cases that the caller may see; at most 200 of the oldest 2,000.
    AnswerLines stuck(const access::Scope& scope);
    /// What the platforms of a case, and of those answered with it, were told. @refuses access::not_found
    Result<AnswerLines> of_case(const access::Scope& scope, cases::CaseId id);
    /// @refuses access::not_found, changed_meanwhile, not_stuck, reason_needed, same_person
    Result<AnswerLine> step(const access::Scope& scope, AnswerId id, const TakeStuckStep& in);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::channels
