#pragma once

#include <linli/access/posts.h>
#include <linli/audit/audit.h>
#include <linli/crypto/totp.h>
#include <linli/identity/authenticator.h>
#include <linli/identity/code_sender.h>
#include <linli/identity/service.h>
#include <linli/json/read.h>
#include <linli/vault/vault.h>

#include <mutex>
#include <unordered_map>

#include "keys.h"
#include "password_pool.h"
#include "repository.h"
#include "repository_sessions.h"
#include "rules.h"

namespace linli::identity {

using repository::Account;
using repository::Session;

/// The vault's name of the telephone of a resident; the subject is the person named by the user's id.
inline constexpr std::string_view phone_field = "identity.phone";

/// Names of users, for a minute.
class NameCache {
public:
    explicit NameCache(const Clock& real_clock) : clock_(real_clock) {}
    std::string of(db::ReadTx& tx, TenantId tenant, UserId user);
    void forget(TenantId tenant, UserId user);

private:
    struct Key {
        TenantId tenant;
        UserId user;
        bool operator==(const Key&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const noexcept {
            return std::hash<UserId>{}(key.user) ^ static_cast<std::size_t>(key.tenant.value);
        }
    };
    struct Name {
        std::string text;
        Instant until;
    };
    const Clock& clock_;
    std::mutex mutex_;
    std::unordered_map<Key, Name, Hash> names_;
};

/// What the services of this room share.
struct Core {
    Core(IdentityParts given, IdentityOptions with);

    IdentityParts parts;
    IdentityOptions options;
    Keys keys;
    PasswordPool passwords;
    http::RateLimiter sign_in_network, sign_in_name, code_phone, code_network;
    NameCache names;

    Instant now() const { return parts.real_clock.now(); }
    /// By code, or the only one. @refuses unknown_tenant
    Result<TenantId> tenant(const std::optional<std::string>& code);
    rules::Standing standing(const Account& account) const;

    // -- attempts
    /// Counts an attempt before it is made, durably. @refuses locked
    Outcome attempt(TenantId tenant, std::string_view key);
    std::string second_factor_key(TenantId tenant, UserId user) const {
        return keys.attempt_key(tenant, "totp", user.text());
    }
    std::string password_key(TenantId tenant, UserId user) const {
        return keys.attempt_key(tenant, "password", user.text());
    }
    std::string name_key(TenantId tenant, std::string_view login) const {
        return keys.attempt_key(tenant, "name", login);
    }

    // -- second factor
    std::string seal_totp(TenantId tenant, UserId user, const crypto::Secret& secret) const;
    crypto::Secret open_totp(TenantId tenant, UserId user, std::string_view sealed) const;

    // -- sessions
    struct Live {
        TenantId tenant;
        Session session;
        Account account;
    };
    /// The session of the request with its account. @refuses access::not_signed_in
    Result<Live> live(db::ReadTx& tx, const access::Scope& scope) const;
    struct From {
        Carrier carrier = Carrier::cookie;
        std::string device;
        std::string network;
    };
    From from(const std::optional<Carrier>& carrier, const std::optional<std::string>& device,
              const Client& client) const;
    Opened open(db::WriteTx& tx, TenantId tenant, const Account& account, const From& from, bool second_step_done);
    /// Active whatever the account still owes; for tools that hold the database anyway.
    Opened open_active(db::WriteTx& tx, TenantId tenant, const Account& account, const From& from);
    /// A bearer token without idle limit.
    Opened open_machine(db::WriteTx& tx, TenantId tenant, const Account& account, std::chrono::hours valid);
    /// A new token; state and lifetime as the account stands now.
    Opened renew(db::WriteTx& tx, Live& live);
    void revoke(db::WriteTx& tx, TenantId tenant, SessionId id);
    void revoke_all(db::WriteTx& tx, TenantId tenant, UserId user, std::optional<SessionId> except);

    // -- audit
    /// The user's own capacity, for the audit of what happens while signing in.
    access::Scope capacity(db::ReadTx& tx, TenantId tenant, const Session& session) const;
    void wrote(db::WriteTx& tx, const access::Scope& scope, audit::Kind kind, std::string_view operation,
               std::string_view subject_kind, const Uuid& subject, std::string_view detail = {});
    void failed(TenantId tenant, std::optional<UserId> user, std::string_view operation, std::string_view reason);

private:
    Session fresh(db::ReadTx& tx, TenantId tenant, const Account& account, const From& from) const;
    Opened store(db::WriteTx& tx, TenantId tenant, const Account& account, Session& session);
    void set_lifetime(Session& session, Kind kind, bool was_active) const;
    Opened answer(const Session& session, const Account& account, std::string token) const;
};

/// "请在 3 分钟后再试"
std::string again_in(std::chrono::milliseconds wait);
/// @refuses http::too_many_requests
Outcome pace(http::RateLimiter& limiter, std::string_view key);
User view(const Account& account);

}  // namespace linli::identity
