#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/db/database.h>
#include <linli/identity/views.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// All SQL about accounts and attempts.
namespace linli::identity::repository {

/// An account as stored.
struct Account {
    UserId id;
    Kind kind = Kind::staff;
    std::optional<std::string> login_name;
    std::string display_name;
    std::optional<std::string> password_hash;
    bool must_change = false;
    std::optional<std::string> totp_secret;   ///< sealed
    std::optional<std::string> totp_pending;  ///< sealed
    std::optional<std::int64_t> totp_last_step;
    std::optional<std::string> phone_index;
    std::optional<std::string> phone;  ///< sealed
    std::optional<PersonId> person;
    Instant created_at{};
    std::optional<Instant> disabled_at;
    std::int64_t version = 1;
};

std::optional<Account> find(db::ReadTx& tx, TenantId tenant, UserId id);
std::optional<Account> find_by_login(db::ReadTx& tx, TenantId tenant, std::string_view login_name);
std::optional<Account> find_by_phone(db::ReadTx& tx, TenantId tenant, std::string_view phone_index);
/// @return false when the id, login name or telephone is taken.
bool insert(db::WriteTx& tx, TenantId tenant, const Account& account);
void insert_many(db::WriteTx& tx, TenantId tenant, const std::vector<Account>& accounts);
/// Stores what can change, on the version that was read. @return false when somebody was faster.
bool update(db::WriteTx& tx, TenantId tenant, Account& account);
/// Marks a step of the second factor as used. @return false when it or a later one was used before.
bool use_step(db::WriteTx& tx, TenantId tenant, UserId id, std::int64_t step);
std::optional<std::string> display_name(db::ReadTx& tx, TenantId tenant, UserId id);
std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, Kind kind, int limit,
                                 const std::optional<api::PageKey>& after, std::vector<User>& users);

void replace_recovery(db::WriteTx& tx, TenantId tenant, UserId id, const std::vector<std::string>& hashes);
/// @return false when there is no such unused code.
bool use_recovery(db::WriteTx& tx, TenantId tenant, UserId id, std::string_view hash, Instant now);

/// Failures in a row of one name or factor.
struct Attempt {
    std::int64_t failed = 0;
    std::optional<Instant> locked_until;
};
/// Counts an attempt as failed before it is made (parallel guesses are then counted, too).
/// @return the count so far and the lock that was there before; a locked attempt is not counted.
Attempt count_attempt(db::WriteTx& tx, TenantId tenant, std::string_view key, Instant now);
void lock_attempt(db::WriteTx& tx, TenantId tenant, std::string_view key, Instant until);
void clear_attempt(db::WriteTx& tx, TenantId tenant, std::string_view key);
/// Takes one count back: the attempt could not be made.
void uncount_attempt(db::WriteTx& tx, TenantId tenant, std::string_view key);

/// Makes `hash` the code of this telephone.
void put_code(db::WriteTx& tx, TenantId tenant, std::string_view phone_index, std::string_view hash, Instant now,
              Instant expires_at);
/// Counts a try. @return false when there is no code that may still be tried.
bool try_code(db::WriteTx& tx, TenantId tenant, std::string_view phone_index, Instant now, std::int64_t most);
std::optional<std::string> code_hash(db::ReadTx& tx, TenantId tenant, std::string_view phone_index);
/// @return false when the code was used or replaced meanwhile.
bool use_code(db::WriteTx& tx, TenantId tenant, std::string_view phone_index, std::string_view hash);

void insert_message(db::WriteTx& tx, TenantId tenant, Uuid id, Instant now, std::string_view sealed);
/// Sealed content and time, newest first.
std::vector<std::pair<std::string, Instant>> messages(db::ReadTx& tx, TenantId tenant, int limit);

/// Removes attempts, codes and messages last touched before `old`. @return rows removed.
std::int64_t sweep(db::WriteTx& tx, Instant old_attempts, Instant old_messages);

}  // namespace linli::identity::repository
