#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/db/database.h>
#include <linli/events/outbox.h>
#include <linli/messaging/directory.h>
#include <linli/messaging/inbox_views.h>
#include <linli/messaging/message_views.h>
#include <linli/messaging/problems.h>
#include <linli/messaging/protocol.h>
#include <linli/messaging/template_views.h>

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli::audit {
class Audit;
}
namespace linli::vault {
class Vault;
}

namespace linli::messaging {

namespace repository {
struct GatewayRow;
struct MessageRow;
}  // namespace repository

/// What the services work with; everything outlives them.
struct MessagingParts {
    db::Database& database;
    const Clock& clock;       ///< domain clock: quiet hours, caps, what is due, when to escalate
    const Clock& real_clock;  ///< the wire: time stamps of signatures
    IdSource& ids;
    vault::Vault& vault;
    audit::Audit& audit;
    events::Outbox& outbox;
    const api::CursorSealer& cursors;
    Directory& directory;
    /// Templates that rooms above bring along, by code, each published as edition 0: they speak until the tenant
    /// publishes words of its own under the same code.
    std::span<const Template> built_in{};
};

/// To whom a message goes.
struct Recipient {
    RecipientKind kind = RecipientKind::account;
    Uuid id;            ///< UserId, PersonId or AreaId, by `kind`
    std::string phone;  ///< only of a person: 11 digits, sealed under the person's key
};

/// A message that another room sends out of its own write transaction.
struct Enqueue {
    std::string key;  ///< the same key is the same message, sent once; name the room: "cases.answered/<id>"
    std::string template_code;
    boost::json::object variables;
    Recipient recipient;
    Urgency urgency = Urgency::ordinary;
    std::vector<Channel> chain;  ///< tried in this order
    bool must_acknowledge = false;
    std::chrono::minutes escalate_after{30};  ///< without acknowledgement the next channel follows
    UserId owner;                             ///< acts when it cannot be delivered
};

/// Templates, gateways and costs: what administrators see to. Synchronous; thread-safe.
/// @throws db::StoreFault when the store fails.
class TemplateService {
public:
    explicit TemplateService(MessagingParts parts) : parts_(parts) {}

    Result<Templates> list(const access::Scope& scope);
    /// A new draft, or the draft changed. @refuses bad_template, changed_meanwhile.
    Result<Template> save(const access::Scope& scope, std::string_view code, const SaveTemplate& in);
    /// @refuses no_such_template, nothing_to_publish, own_draft, changed_meanwhile.
    Result<Template> publish(const access::Scope& scope, std::string_view code, const PublishTemplate& in);
    /// @refuses no_such_template, bad_variables.
    Result<TemplatePreview> preview(const access::Scope& scope, std::string_view code, const PreviewTemplate& in);

    Result<Gateways> gateways(const access::Scope& scope);
    /// @refuses bad_address, changed_meanwhile.
    Result<Gateway> connect(const access::Scope& scope, Channel channel, const GatewaySetup& in);
    /// A fresh secret; the one before is void at once. @refuses no_gateway.
    Result<GatewaySecret> renew_secret(const access::Scope& scope, Channel channel);
    /// Takes over a secret that was agreed elsewhere (both ends of a simulated district).
    void set_secret(db::WriteTx& tx, TenantId tenant, Channel channel, std::string_view secret);

    Result<CostReport> costs(const access::Scope& scope, const ReadCosts& in);

private:
    MessagingParts parts_;
};

/// What goes over the wire: one attempt of one delivery.
struct Outgoing {
    std::string base_address;
    crypto::Suite suite = crypto::Suite::international;
    std::string secret;
    protocol::Envelope envelope;
    std::string body;
    int timeout_ms = 0;
};

/// What came back.
struct Incoming {
    Reply reply = Reply::unreachable;
    int status = 0;
    std::chrono::milliseconds took{0};
    std::chrono::milliseconds retry_after{0};
};

/// Sends one message and checks the answer's signature. Never throws for what the other side does. Thread-safe.
Incoming send(const Outgoing& out, const Clock& real_clock);

/// Messages on their way: a durable queue with a lane for each channel. What is due is asked of the store, a row is
/// taken by a conditional update, and every delivery has one name that gateways know it by: a message goes out once,
/// whatever process dies and however many work on one database. Synchronous; thread-safe.
/// @throws db::StoreFault when the store fails.
class MessagingService {
public:
    explicit MessagingService(MessagingParts parts) : parts_(parts) {}

    /// Inside the caller's transaction: the message is kept or not at all together with what caused it. The same key
    /// again answers the message that is there. Of a template that the product brings along a tenant's own edition may
    /// leave variables out. @refuses no_such_template, bad_variables, bad_chain, bad_recipient.
    Result<MessageId> enqueue(db::WriteTx& tx, TenantId tenant, const Enqueue& in);

    /// How a message stands, with its log. @refuses access::not_found.
    Result<Message> find(const access::Scope& scope, MessageId id);
    /// Messages that could not be delivered and were not given up, newest first. @refuses api::bad_cursor.
    Result<api::Page<Message>> dead(const access::Scope& scope, const ListMessages& in);
    /// Tries it again from the first channel, or gives it up with a reason.
    /// @refuses access::not_found, step_not_allowed, changed_meanwhile, reason_needed.
    Result<Message> resolve(const access::Scope& scope, MessageId id, const TakeDeadStep& in);

    /// What would happen. @refuses as send_notice, except id_taken.
    Result<NoticePlan> plan(const access::Scope& scope, const SendNotice& in);
    /// One message for each recipient, in one transaction. The same again answers what is stored.
    /// @refuses no_such_template, bad_variables, bad_chain, outside_area, nobody, audience_too_large, id_taken.
    Result<Notice> send_notice(const access::Scope& scope, const SendNotice& in);
    /// Only one's own, or all of the tenant. @refuses access::not_found.
    Result<Notice> find_notice(const access::Scope& scope, NoticeId id);

    /// Whether a lane has something due now.
    bool due(TenantId tenant, Channel channel);
    /// Takes one due message of a lane a step further. @return whether there was one
    bool work_once(TenantId tenant, Channel channel);
    /// A gateway's receipt, signed: moves the delivery forward, never back, so it may come twice.
    /// @refuses bad_signature, old_timestamp, unreadable_receipt, no_such_delivery.
    Outcome receive(TenantId tenant, const protocol::Envelope& envelope, std::string_view suite,
                    std::string_view signature, std::string_view body);
    /// The recipient says that they understood, by whatever way. @return false when there is no such message or it is
    /// at an end already
    bool acknowledge(db::WriteTx& tx, TenantId tenant, MessageId id);
    /// Forgets what ended half a year ago, and counts of last week. @return rows removed; call until 0
    std::int64_t forget(TenantId tenant);

    /// Something was queued; called after its commit.
    void on_queued(std::function<void()> wake) { wake_ = std::move(wake); }
    /// Where addresses `sim://…` lead in a simulated deployment.
    void set_simulator(std::string address);

private:
    struct Addressed;
    Result<Addressed> address_notice(db::ReadTx& tx, const access::Scope& scope, const SendNotice& in) const;
    struct Flight;
    struct Judged;
    Judged judge_step(db::ReadTx& tx, TenantId tenant, const repository::MessageRow& row) const;
    void find_address(db::ReadTx& tx, TenantId tenant, const repository::MessageRow& row, Judged& out) const;
    bool find_gateway(db::ReadTx& tx, TenantId tenant, Channel channel, Judged& out) const;
    std::optional<std::string> open_values(db::ReadTx& tx, TenantId tenant, const repository::MessageRow& row) const;
    std::optional<Flight> advance(db::WriteTx& tx, TenantId tenant, Channel channel, bool& worked);
    std::optional<Flight> take_off(db::WriteTx& tx, TenantId tenant, repository::MessageRow& row, const Judged& judged);
    void put_in_inbox(db::WriteTx& tx, TenantId tenant, repository::MessageRow& row, const Judged& judged);
    void pass_over(db::WriteTx& tx, TenantId tenant, repository::MessageRow& row, Verdict verdict);
    void go_on(db::WriteTx& tx, TenantId tenant, repository::MessageRow& row, std::string_view reason);
    void land(db::WriteTx& tx, TenantId tenant, const Flight& flight, const Incoming& in);
    void taken(repository::MessageRow& row, MessageState state) const;
    void apply(db::WriteTx& tx, TenantId tenant, repository::MessageRow& row, std::int64_t round, std::int64_t step,
               ReceiptStatus status, std::string_view reason);
    bool end_acknowledged(db::WriteTx& tx, TenantId tenant, repository::MessageRow& row);
    std::string real_address(const repository::GatewayRow& gateway) const;
    std::string simulator_address() const;
    void wake_after(db::WriteTx& tx) const;

    MessagingParts parts_;
    std::function<void()> wake_;
    mutable std::mutex simulator_mutex_;
    std::string simulator_;
};

/// One's own inbox and wishes. Synchronous; thread-safe. @throws db::StoreFault when the store fails.
class InboxService {
public:
    InboxService(MessagingParts parts, MessagingService& messages) : parts_(parts), messages_(messages) {}

    /// Newest first. @refuses api::bad_cursor.
    Result<api::Page<InboxMessage>> list(const access::Scope& scope, const ListMessages& in);
    Result<InboxCount> count(const access::Scope& scope);
    /// Read; or understood, which ends the message's chain. The same again changes nothing. @refuses access::not_found.
    Result<InboxMessage> mark(const access::Scope& scope, MessageId id, const MarkInbox& in);
    Result<Preferences> preferences(const access::Scope& scope);
    /// @refuses bad_chain when a channel is allowed and refused at once, changed_meanwhile.
    Result<Preferences> set_preferences(const access::Scope& scope, const Preferences& in);

private:
    MessagingParts parts_;
    MessagingService& messages_;
};

}  // namespace linli::messaging
