#pragma once

#include <linli/channels/order.h>
#include <linli/channels/types.h>
#include <linli/db/database.h>
#include <linli/exchange/breaker.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// SQL of the channels room; no rules here, no SQL elsewhere.
namespace linli::channels::repository {

/// A connected platform as it is stored.
struct PlatformRow {
    Platform view;
    PlatformId id;
    std::optional<std::string> secret;  ///< sealed
    exchange::Breaker breaker;
};
std::optional<PlatformRow> platform(db::ReadTx& tx, TenantId tenant, std::string_view code);
std::vector<PlatformRow> platforms(db::ReadTx& tx, TenantId tenant);
void insert(db::WriteTx& tx, TenantId tenant, const PlatformRow& row, Instant now);
/// @return false when somebody was faster
bool update(db::WriteTx& tx, TenantId tenant, PlatformRow& row, Instant now);
void set_secret(db::WriteTx& tx, TenantId tenant, std::string_view code, std::string_view sealed);
void set_breaker(db::WriteTx& tx, TenantId tenant, std::string_view code, const exchange::Breaker& breaker);
void count_wrong_signature(db::WriteTx& tx, TenantId tenant, std::string_view code);
void saw_order(db::WriteTx& tx, TenantId tenant, std::string_view code, Instant now);
void saw_receipt(db::WriteTx& tx, TenantId tenant, std::string_view code, Instant now);
/// Counts of open answers, each up to 10,000.
void count_open(db::ReadTx& tx, TenantId tenant, Platform& out);

/// @return false when it was used before
bool use_nonce(db::WriteTx& tx, TenantId tenant, std::string_view code, std::string_view nonce, Instant until);
std::int64_t forget_nonces(db::WriteTx& tx, TenantId tenant, Instant before);

struct OrderRow {
    OrderId id;
    std::string platform, number;
    cases::CaseId case_id;
    std::string text_hash;
    bool anonymous = false;
    Instant answer_by{}, received_at{};
    std::optional<Instant> withdrawn_at;
    std::int64_t round = 1;
};
std::optional<OrderRow> order(db::ReadTx& tx, TenantId tenant, std::string_view platform, std::string_view number);
/// Locked until the transaction ends: whoever changes answers of an order holds it.
std::optional<OrderRow> locked(db::WriteTx& tx, TenantId tenant, OrderId id);
/// Those that were not withdrawn.
std::vector<OrderRow> orders_of(db::ReadTx& tx, TenantId tenant, std::span<const cases::CaseId> cases);
/// @return false when the number is known already
bool insert(db::WriteTx& tx, TenantId tenant, const OrderRow& row);
void drop_order(db::WriteTx& tx, TenantId tenant, OrderId id);
void withdraw_order(db::WriteTx& tx, TenantId tenant, OrderId id, Instant now);
void set_round(db::WriteTx& tx, TenantId tenant, OrderId id, std::int64_t round);

/// What a message did to its case.
enum class Landed { pending, reported, repeated, noted, answered, reopened, withdrawn, kept };
constexpr std::array<std::string_view, 8> words(Landed) {
    return {"pending", "reported", "repeated", "noted", "answered", "reopened", "withdrawn", "kept"};
}
struct MessageRow {
    std::string platform, message_no;
    OrderId order;
    Message message = Message::order;
    std::string body_hash;
    Landed landed = Landed::pending;
    std::string case_number;
    Instant received_at{};
};
std::optional<MessageRow> message(db::ReadTx& tx, TenantId tenant, std::string_view platform, std::string_view number);
/// @return false when the number is known already
bool insert(db::WriteTx& tx, TenantId tenant, const MessageRow& row);
void drop_message(db::WriteTx& tx, TenantId tenant, std::string_view platform, std::string_view number);
void land(db::WriteTx& tx, TenantId tenant, const MessageRow& row);

struct AnswerRow {
    AnswerLine view;
    OrderId order;
    std::int64_t round = 1, seq = 1;
    cases::CaseId about_case;
    std::int64_t about_version = 1;
    Instant about{};
    std::string words;  ///< sealed
    int tries = 0;
    std::optional<Instant> finished_at;
};
/// The answer as the rules see it.
Delivery delivery_of(const AnswerRow& row);
/// All answers of an order, in sequence.
std::vector<AnswerRow> answers(db::ReadTx& tx, TenantId tenant, OrderId order);
/// @return the order of an answer
std::optional<OrderId> order_of(db::ReadTx& tx, TenantId tenant, AnswerId id);
bool insert(db::WriteTx& tx, TenantId tenant, const AnswerRow& row);
void update(db::WriteTx& tx, TenantId tenant, AnswerRow& row);
void drop_answer(db::WriteTx& tx, TenantId tenant, AnswerId id);
/// The answer that is due longest.
struct Due {
    AnswerId id;
    OrderId order;
};
std::optional<Due> next_due(db::ReadTx& tx, TenantId tenant, std::string_view platform, Instant now);
/// Platforms of which something is due and whose breaker lets something through.
std::vector<std::string> due(db::ReadTx& tx, TenantId tenant, Instant now);
void insert_attempt(db::WriteTx& tx, TenantId tenant, AnswerId id, int number, Attempt outcome, int status,
                    std::int64_t took_ms, Instant now);
/// The oldest that are stuck.
std::vector<AnswerRow> stuck(db::ReadTx& tx, TenantId tenant, int most);
std::vector<AnswerRow> answers_of(db::ReadTx& tx, TenantId tenant, std::span<const cases::CaseId> cases, int most);

/// One order of some cases with where its answers stand, for the gate.
struct GateRow {
    OrderId order;
    std::string platform_name;
    std::optional<Reply> reply;
    std::optional<DeliveryState> state;
    Instant about{};
};
std::vector<GateRow> gate_rows(db::ReadTx& tx, TenantId tenant, std::span<const cases::CaseId> cases);

}  // namespace linli::channels::repository
