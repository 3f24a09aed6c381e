#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/db/database.h>
#include <linli/messaging/inbox_views.h>
#include <linli/messaging/message_views.h>
#include <linli/messaging/template_views.h>

#include "receipt.h"
#include "rules.h"

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// All SQL of the room.
namespace linli::messaging::repository {

// Templates.

/// Newest published edition, or any newest one.
std::optional<Template> published(db::ReadTx& tx, TenantId tenant, std::string_view code);
std::optional<Template> newest(db::ReadTx& tx, TenantId tenant, std::string_view code);
std::optional<Template> edition(db::ReadTx& tx, TenantId tenant, std::string_view code, std::int64_t edition);
/// Of each code the newest published edition and a draft after it, by code; at most 1,000.
std::vector<Template> templates(db::ReadTx& tx, TenantId tenant);
void insert(db::WriteTx& tx, TenantId tenant, const Template& row);
/// @return false when another version was stored meanwhile
bool update(db::WriteTx& tx, TenantId tenant, Template& row);

// Gateways.

/// A gateway as it is stored.
struct GatewayRow {
    Gateway view;
    Uuid id;
    std::optional<std::string> secret;  ///< sealed
};
std::optional<GatewayRow> gateway(db::ReadTx& tx, TenantId tenant, Channel channel);
std::vector<GatewayRow> gateways(db::ReadTx& tx, TenantId tenant);
void insert(db::WriteTx& tx, TenantId tenant, const GatewayRow& row, Instant now);
/// @return false when another version was stored meanwhile
bool update(db::WriteTx& tx, TenantId tenant, GatewayRow& row, Instant now);
void set_secret(db::WriteTx& tx, TenantId tenant, Channel channel, std::string_view sealed);

// Messages.

/// A message as it is stored. `view.deliveries` and `view.attempts` are left empty.
struct MessageRow {
    Message view;
    std::string key;
    std::optional<std::string> address, variables;  ///< sealed
    std::chrono::milliseconds escalate_after{0};
    std::int64_t attempts = 0;  ///< of the step

    Channel channel() const { return view.chain[static_cast<std::size_t>(view.step)]; }
    bool last_step() const { return static_cast<std::size_t>(view.step) + 1 == view.chain.size(); }
    DeliveryName delivery() const { return {view.id, view.round, view.step}; }
};

inline constexpr access::ScopeColumns own_columns{
    .district = {}, .street = {}, .community = {}, .grid = {}, .owner = "owner_id"};

/// @return false when the key is there already
bool insert(db::WriteTx& tx, TenantId tenant, const MessageRow& row);
/// Many with keys that are new.
void insert_all(db::WriteTx& tx, TenantId tenant, std::span<const MessageRow> rows);
std::optional<MessageId> by_key(db::ReadTx& tx, TenantId tenant, std::string_view key);
std::optional<MessageRow> message(db::ReadTx& tx, TenantId tenant, MessageId id);
std::optional<MessageRow> message(db::ReadTx& tx, const access::Scope& scope, MessageId id);
std::optional<api::PageKey> dead(db::ReadTx& tx, const access::Scope& scope, int limit,
                                 const std::optional<api::PageKey>& after, std::vector<Message>& out);
/// The due message of a lane that waits longest.
std::optional<MessageId> next_due(db::ReadTx& tx, TenantId tenant, Channel channel, Instant now);
bool any_due(db::ReadTx& tx, TenantId tenant, Channel channel, Instant now);
/// The message as it is at this moment, which nobody else changes before this transaction ends; its version rises.
std::optional<MessageRow> locked(db::WriteTx& tx, TenantId tenant, MessageId id);
/// Everything that changes on a message's way. @return false when it went on without us; `row` is then as it was
bool update(db::WriteTx& tx, TenantId tenant, MessageRow& row);

// Deliveries and attempts.

std::optional<Delivery> delivery(db::ReadTx& tx, TenantId tenant, const DeliveryName& name);
std::vector<Delivery> deliveries(db::ReadTx& tx, TenantId tenant, MessageId id);
/// Newest first.
std::vector<Attempt> attempts(db::ReadTx& tx, TenantId tenant, MessageId id, int limit);
/// New, or over the one before; price and charge are left as they are.
void put(db::WriteTx& tx, TenantId tenant, MessageId id, const Delivery& row, Fen price);
void insert(db::WriteTx& tx, TenantId tenant, MessageId id, const Uuid& attempt_id, const Attempt& row);
/// Once for each delivery. @return what it cost and counted; nothing when it was charged before
struct Charge {
    Channel channel = Channel::sms;
    std::int64_t units = 0;
    Fen amount;
};
std::optional<Charge> charge(db::WriteTx& tx, TenantId tenant, const DeliveryName& name);
void add_cost(db::WriteTx& tx, TenantId tenant, std::string_view month, const Charge& charge);
std::vector<CostLine> costs(db::ReadTx& tx, TenantId tenant, std::string_view from, std::string_view until);

// Wishes and counts.

struct PreferenceRow {
    Preferences view;
    rules::Consent consent(Channel channel) const;
    rules::QuietHours quiet() const { return {view.quiet_from, view.quiet_until}; }
};
/// Of those who said something. One query for each 200 recipients.
std::map<Uuid, PreferenceRow> preferences(db::ReadTx& tx, TenantId tenant, std::span<const Uuid> recipients);
/// @return false when another version was stored meanwhile
bool put(db::WriteTx& tx, TenantId tenant, const Uuid& recipient, Preferences& row, Instant now);
/// By recipient and channel. One query for each 200 recipients.
std::map<std::pair<Uuid, Channel>, std::int64_t> usage(db::ReadTx& tx, TenantId tenant,
                                                       std::span<const Uuid> recipients, Date day);
/// Counts one more. @return false when the cap is reached, also by those who write at this moment
bool use(db::WriteTx& tx, TenantId tenant, const Uuid& recipient, Channel channel, Date day, std::int64_t cap);

// The inbox.

struct InboxRow {
    InboxMessage view;
    std::string content;  ///< sealed
};
void insert(db::WriteTx& tx, TenantId tenant, UserId user, const InboxRow& row);
/// Of the acting user, newest first, at most `limit` after `after`.
std::vector<InboxRow> inbox(db::ReadTx& tx, const access::Scope& scope, int limit,
                            const std::optional<api::PageKey>& after);
std::optional<InboxRow> in_inbox(db::ReadTx& tx, const access::Scope& scope, MessageId id);
std::int64_t unread(db::ReadTx& tx, const access::Scope& scope);
void mark(db::WriteTx& tx, TenantId tenant, const InboxRow& row);

// Notices.

struct NoticeRow {
    Notice view;
    std::string variables;  ///< sealed
};
inline constexpr access::ScopeColumns notice_columns{
    .district = {}, .street = {}, .community = {}, .grid = {}, .owner = "sent_by"};
void insert(db::WriteTx& tx, TenantId tenant, const NoticeRow& row);
std::optional<NoticeRow> notice(db::ReadTx& tx, TenantId tenant, NoticeId id);
std::optional<NoticeRow> notice(db::ReadTx& tx, const access::Scope& scope, NoticeId id);
std::vector<StateCount> states(db::ReadTx& tx, TenantId tenant, NoticeId id);

/// At most 500 messages with all that hangs on them, and counts of days before `day`. @return rows removed
std::int64_t forget(db::WriteTx& tx, TenantId tenant, Instant ended_before, Date day);

}  // namespace linli::messaging::repository
