#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/db/database.h>
#include <linli/exchange/agreement_views.h>
#include <linli/exchange/breaker.h>
#include <linli/exchange/call_views.h>
#include <linli/exchange/problems.h>
#include <linli/exchange/protocol.h>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli::audit {
class Audit;
}
namespace linli::evidence {
class EvidenceLog;
}
namespace linli::reference {
class Reference;
}
namespace linli::registry {
class RecordService;
}
namespace linli::vault {
class Vault;
}

namespace linli::exchange {

struct Subject;
namespace repository {
struct CallRow;
struct ConnectorRow;
}  // namespace repository

/// What the services work with; everything outlives them.
struct ExchangeParts {
    db::Database& database;
    const Clock& clock;       ///< domain clock: which agreements and consents hold
    const Clock& real_clock;  ///< the wire: time stamps, pauses, what is due
    IdSource& ids;
    vault::Vault& vault;
    audit::Audit& audit;
    evidence::EvidenceLog& evidence;
    reference::Reference& reference;
    registry::RecordService& records;  ///< asked for consents at every passage
    const api::CursorSealer& cursors;
    BreakerRule breaker{};
    /// Of these records those that are to be verified; nothing: none ever is.
    std::function<std::vector<Uuid>(db::ReadTx&, TenantId, std::span<const Uuid>)> unverified{};
};

/// Agreements and lines: what may be shared, and how partners are reached.
/// Synchronous; thread-safe. @throws db::StoreFault when the store fails.
class AgreementService {
public:
    explicit AgreementService(ExchangeParts parts) : parts_(parts) {}

    /// A new draft, or a draft changed. The same again answers what is stored.
    /// @refuses no_such_partner, not_in_catalogue, bad_terms, id_taken, changed_meanwhile, step_not_allowed.
    Result<Agreement> draft(const access::Scope& scope, const DraftAgreement& in);
    /// @refuses access::not_found, own_draft, step_not_allowed, changed_meanwhile.
    Result<Agreement> take_step(const access::Scope& scope, AgreementId id, const TakeAgreementStep& in);
    /// @refuses access::not_found.
    Result<Agreement> find(const access::Scope& scope, AgreementId id);
    Result<Agreements> list(const access::Scope& scope, const ListAgreements& in);

    Result<Connectors> connectors(const access::Scope& scope);
    /// @refuses no_such_partner, bad_address, changed_meanwhile.
    Result<Connector> connect(const access::Scope& scope, std::string_view partner, const ConnectorSetup& in);
    /// A fresh secret; the one before is void at once. @refuses no_line.
    Result<SharedSecret> renew_secret(const access::Scope& scope, std::string_view partner);
    /// Takes over a secret that was agreed elsewhere (both ends of a simulated district).
    void set_secret(db::WriteTx& tx, TenantId tenant, std::string_view partner, std::string_view secret);

private:
    ExchangeParts parts_;
};

/// What goes over the wire: one attempt of one question.
struct Outgoing {
    std::string base_address;
    crypto::Suite suite = crypto::Suite::international;
    std::string secret;
    protocol::Question question;
    std::string body;
    int timeout_ms = 0;
};

/// What came back.
struct Incoming {
    Reply reply = Reply::unreachable;
    int status = 0;
    std::chrono::milliseconds took{0};
    std::chrono::milliseconds retry_after{0};
    bool found = false;
    boost::json::object values;
};

/// Sends one question and checks the answer's signature. Never throws for what the other side does. Thread-safe.
Incoming send(const Outgoing& out, const Clock& real_clock);

/// Questions to partners: a durable queue behind the gate. Every question passes the gate twice: when it is asked, and
/// in the transaction that lets it leave, whatever happened in between. Synchronous; thread-safe, also between several
/// processes on one database. @throws db::StoreFault when the store fails.
class CallService {
public:
    explicit CallService(ExchangeParts parts) : parts_(parts) {}

    /// Queues a question; what the gate refuses is kept as refused. The same again answers what is stored.
    /// @refuses access::not_found, gate_refused, queue_full, no_line, id_taken.
    Result<PartnerCall> ask(const access::Scope& scope, const AskPartner& in);
    /// @refuses access::not_found.
    Result<PartnerCall> find(const access::Scope& scope, CallId id);
    /// One's own, newest first. @refuses api::bad_cursor.
    Result<api::Page<PartnerCall>> list(const access::Scope& scope, const ListCalls& in);
    /// @refuses access::not_found, no_answer_yet.
    Result<PartnerAnswer> answer(const access::Scope& scope, CallId id);
    Result<Board> board(const access::Scope& scope);

    /// Partners with something due now.
    std::vector<std::string> due(TenantId tenant);
    /// Sends one due question of a partner, or says why none may leave. @return whether something was worked on
    bool work_once(TenantId tenant, std::string_view partner);
    /// A sign of life without any data, to every enabled line that a valid agreement stands behind.
    void pulse(TenantId tenant, std::string_view partner);
    /// Partners that `pulse` would reach.
    std::vector<std::string> lines(TenantId tenant);
    /// Destroys answers whose time is over or whose consent is gone, old attempts and nonces.
    /// @return rows touched; call until 0
    std::int64_t forget(TenantId tenant);
    /// The same at once for one person and purpose, inside the caller's transaction.
    static std::int64_t forget_answers(db::WriteTx& tx, TenantId tenant, PersonId person, std::string_view purpose);

    /// What a partner's program asks us: signature, time, nonce, gate, quota; answered with agreed fields only.
    /// @refuses bad_signature, old_timestamp, replayed, gate_refused.
    Result<PartnerAnswer> answer_partner(const access::Scope& scope, const protocol::Question& question,
                                         std::string_view suite, std::string_view signature, std::string_view body,
                                         const PartnerQuestion& in);
    /// Signs what we answer. @return the signature and its time stamp; nothing when there is no secret
    std::optional<std::pair<std::string, Instant>> sign(TenantId tenant, const protocol::Question& question, int status,
                                                        std::string_view body);

    /// The nonce counts as used from now on. @refuses bad_signature, old_timestamp, replayed.
    Outcome check_partner(const access::Scope& scope, const protocol::Question& question, std::string_view suite,
                          std::string_view signature, std::string_view body);

    /// Something was queued; called after its commit.
    void on_queued(std::function<void()> wake) { wake_ = std::move(wake); }
    /// Where addresses `sim://…` lead in a simulated deployment.
    void set_simulator(std::string address);

private:
    struct Flight;
    Verdict decide_now(db::ReadTx& tx, TenantId tenant, const Terms* terms, const repository::CallRow& row,
                       const Subject* subject) const;
    std::optional<Outgoing> prepare(const repository::ConnectorRow& line, std::string secret, std::string call,
                                    std::string_view path) const;
    std::optional<Flight> take_off(db::WriteTx& tx, TenantId tenant, std::string_view partner, bool& worked);
    void land(db::WriteTx& tx, TenantId tenant, const Flight& flight, const Incoming& in);
    std::string simulator_address() const;

    ExchangeParts parts_;
    std::function<void()> wake_;
    mutable std::mutex simulator_mutex_;
    std::string simulator_;
};

}  // namespace linli::exchange
