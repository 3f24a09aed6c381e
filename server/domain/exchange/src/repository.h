#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/db/database.h>
#include <linli/exchange/agreement_views.h>
#include <linli/exchange/breaker.h>
#include <linli/exchange/call_views.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

/// All SQL of agreements, lines and questions.
namespace linli::exchange::repository {

/// An agreement as it is stored.
struct AgreementRow {
    Terms terms;
    std::string title, purpose, basis;
    std::int64_t keep_days = 0;
    UserId drafted_by;
    std::optional<UserId> approved_by;
    std::optional<Instant> approved_at;
    Instant changed_at{};
    std::int64_t version = 1;
};

std::optional<AgreementRow> agreement(db::ReadTx& tx, TenantId tenant, AgreementId id);
/// Newest first, at most 500; with their fields.
std::vector<AgreementRow> agreements(db::ReadTx& tx, TenantId tenant, const std::optional<std::string>& partner);
void insert(db::WriteTx& tx, TenantId tenant, const AgreementRow& row);
/// Terms and state over the version before. @return false when another one was stored meanwhile
bool update(db::WriteTx& tx, TenantId tenant, AgreementRow& row);
void add_step(db::WriteTx& tx, TenantId tenant, AgreementId id, std::int64_t version, const StepView& step);
std::vector<StepView> steps(db::ReadTx& tx, TenantId tenant, AgreementId id);

std::int64_t used(db::ReadTx& tx, TenantId tenant, AgreementId id, Date day);
/// Of every agreement that was used that day.
std::map<AgreementId, std::int64_t> used_on(db::ReadTx& tx, TenantId tenant, Date day);
/// Counts one more. @return false when the quota is used up, also by those who write at this moment
bool use(db::WriteTx& tx, TenantId tenant, AgreementId id, Date day, std::int64_t quota);

/// A line as it is stored.
struct ConnectorRow {
    Connector view;
    Uuid id;
    std::optional<std::string> secret;  ///< sealed
    Breaker breaker;
    std::optional<Instant> last_success, last_failure;
    std::optional<Reply> last_reply;
};

std::optional<ConnectorRow> connector(db::ReadTx& tx, TenantId tenant, std::string_view partner);
std::vector<ConnectorRow> connectors(db::ReadTx& tx, TenantId tenant);
void insert(db::WriteTx& tx, TenantId tenant, const ConnectorRow& row, Instant now);
/// @return false when another version was stored meanwhile
bool update(db::WriteTx& tx, TenantId tenant, ConnectorRow& row, Instant now);
void set_secret(db::WriteTx& tx, TenantId tenant, std::string_view partner, std::string_view sealed);
void set_breaker(db::WriteTx& tx, TenantId tenant, std::string_view partner, const Breaker& breaker);
void note_reply(db::WriteTx& tx, TenantId tenant, std::string_view partner, const Breaker& breaker, Reply reply,
                Instant now);

/// A question as it is stored.
struct CallRow {
    PartnerCall view;
    std::optional<UserId> requested_by;
    std::optional<std::string> consent;
    Instant due_at{};
    std::optional<std::string> answer;  ///< sealed
};

inline constexpr access::ScopeColumns own_columns{
    .district = {}, .street = {}, .community = {}, .grid = {}, .reporter = "requested_by"};

void insert(db::WriteTx& tx, TenantId tenant, const CallRow& row);
std::optional<CallRow> call(db::ReadTx& tx, TenantId tenant, CallId id);
std::optional<CallRow> call(db::ReadTx& tx, const access::Scope& scope, CallId id);
std::optional<api::PageKey> calls(db::ReadTx& tx, const access::Scope& scope, int limit,
                                  const std::optional<api::PageKey>& after, std::vector<PartnerCall>& out);
/// The due question that waits longest, lost ones on the wire too.
std::optional<CallRow> next_due(db::ReadTx& tx, TenantId tenant, std::string_view partner, Instant now);
std::vector<std::string> partners_due(db::ReadTx& tx, TenantId tenant, Instant now);
std::int64_t waiting(db::ReadTx& tx, TenantId tenant, std::string_view partner);
/// Takes the question for one attempt. @return false when somebody else took it
bool take(db::WriteTx& tx, TenantId tenant, CallRow& row, Instant now, Instant lost_at);
/// Ends an attempt that `take` began. @return false when the question went on without us
bool settle(db::WriteTx& tx, TenantId tenant, const CallRow& row);
/// Questions about a subject, newest first.
std::vector<PartnerCall> calls_about(db::ReadTx& tx, TenantId tenant, const Uuid& subject, int limit);

/// One line of the log of attempts.
struct AttemptRow {
    std::string partner;
    Instant at{};
    Uuid id;
    std::optional<CallId> call;
    Reply reply = Reply::unreachable;
    int status = 0;
    std::int64_t took_ms = 0;
};
void insert(db::WriteTx& tx, TenantId tenant, const AttemptRow& row);
/// Newest first.
std::vector<AttemptRow> attempts(db::ReadTx& tx, TenantId tenant, std::string_view partner, Instant since, int limit);

/// How many wait for each partner, and since when the oldest does.
struct Waiting {
    std::int64_t count = 0;
    Instant oldest{};
};
std::map<std::string, Waiting, std::less<>> waiting_by_partner(db::ReadTx& tx, TenantId tenant);

/// @return false when it was there before
bool remember_nonce(db::WriteTx& tx, TenantId tenant, std::string_view partner, std::string_view nonce, Instant until);
std::int64_t forget_answers(db::WriteTx& tx, TenantId tenant, const Uuid& subject, std::string_view purpose);
std::int64_t forget_old(db::WriteTx& tx, TenantId tenant, Date today, Instant now, Instant attempts_before);
/// Answers that are kept under a consent, some at a time.
std::vector<CallRow> kept_under_consent(db::ReadTx& tx, TenantId tenant, const CallId& after, int limit);

}  // namespace linli::exchange::repository
