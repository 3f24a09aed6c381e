#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/base/ids.h>
#include <linli/crypto/password.h>
#include <linli/db/database.h>
#include <linli/http/rate_limit.h>
#include <linli/identity/permissions.h>
#include <linli/identity/views.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::audit {
class Audit;
}
namespace linli::vault {
class Vault;
}
namespace linli::metrics {
class Registry;
}

namespace linli::identity {

class CodeSender;
class SessionAuthenticator;
class Users;
struct Core;

/// What the identity service works with; everything outlives it.
struct IdentityParts {
    db::Database& database;
    const Clock& clock;       ///< domain clock: which posts are valid
    const Clock& real_clock;  ///< sessions, codes, lock-out
    IdSource& ids;
    audit::Audit& audit;
    vault::Vault& vault;
    const crypto::Keyring& keyring;
    const api::CursorSealer& cursors;
    metrics::Registry& metrics;
    CodeSender& sender;
    SessionAuthenticator& authenticator;
};

/// Times and paces; the defaults suit a district.
struct IdentityOptions {
    crypto::PasswordCost password_cost = crypto::PasswordCost::interactive();
    std::size_t password_threads = 2;  ///< each uses 64 MiB while it works
    std::size_t password_queue = 12;   ///< that may wait; one more is answered 503
    bool totp_required = true;         ///< staff must enrol; false only where the data are simulated
    bool simulated = false;            ///< shown as a banner on every page
    std::chrono::minutes staff_idle{30};
    std::chrono::hours staff_longest{12};
    std::chrono::hours resident_idle{30 * 24};
    std::chrono::hours resident_longest{90 * 24};
    std::chrono::minutes unfinished{10};  ///< a sign-in whose further steps do not come
    std::chrono::minutes code_valid{5};
    std::int64_t code_tries = 5;
    http::Rate sign_in_per_network{300, std::chrono::milliseconds(200)};
    http::Rate sign_in_per_name{20, std::chrono::milliseconds(3'000)};
    http::Rate code_per_phone{3, std::chrono::milliseconds(60'000)};
    http::Rate code_per_network{60, std::chrono::milliseconds(2'000)};
};

/// Where a sign-in comes from.
struct Client {
    std::string network;  ///< http::Peer::network
    std::string agent;    ///< User-Agent, only looked at for the device's name
};

/// A step that succeeded, with the token that the answer must carry.
struct Opened {
    SignedIn answer;
    std::string token;
    Carrier carrier = Carrier::cookie;
    std::chrono::seconds cookie_age{0};  ///< 0: until the browser closes
};

/// Signing in and out, one's own sessions, password and second factor.
///
/// Every step gives a new token and voids the old one. Names, telephones and tokens never reach logs, URLs or the
/// audit. An unknown name or telephone is answered like a known one, in words and in time. Synchronous; thread-safe.
/// @throws db::StoreFault when the store fails (nothing is kept).
class IdentityService {
public:
    explicit IdentityService(IdentityParts parts, IdentityOptions options = {});
    ~IdentityService();
    IdentityService(const IdentityService&) = delete;
    IdentityService& operator=(const IdentityService&) = delete;

    /// @refuses unknown_tenant, wrong_credentials, locked, account_disabled, http::too_many_requests, http::overloaded.
    Result<Opened> sign_in(const SignIn& in, const Client& client);
    /// @refuses access::not_signed_in, not_this_step, wrong_code, locked.
    Result<Opened> second_step(const access::Scope& scope, const SecondStep& in);
    /// Sends a code to whatever telephone is named; the answer says nothing about it.
    /// @refuses unknown_tenant, json::invalid_fields, http::too_many_requests, code_not_sent.
    Outcome ask_code(const AskPhoneCode& in, const Client& client);
    /// The first time makes the resident's account and post.
    /// @refuses unknown_tenant, json::invalid_fields, wrong_code, account_disabled, http::too_many_requests.
    Result<Opened> phone_sign_in(const PhoneSignIn& in, const Client& client);

    /// @refuses access::not_signed_in
    Outcome sign_out(const access::Scope& scope);
    Result<SessionList> sessions(const access::Scope& scope);
    /// Ends one of my sessions. @refuses access::not_signed_in, access::not_found.
    Outcome end_session(const access::Scope& scope, SessionId id);
    /// @refuses access::not_signed_in, not_this_step, not_my_post.
    Result<Opened> switch_post(const access::Scope& scope, PostId post);

    /// `codes_of(role)` lists the permission codes of a role. @refuses access::not_signed_in.
    Result<Me> me(const access::Scope& scope, std::optional<std::string> csrf,
                  const std::function<std::vector<std::string>(access::Role)>& codes_of);
    /// Ends all other sessions. @refuses access::not_signed_in, wrong_password, weak_password, locked, not_this_step,
    /// changed_meanwhile, http::overloaded.
    Result<Opened> change_password(const access::Scope& scope, const ChangePassword& in);
    /// @refuses access::not_signed_in, wrong_password, wrong_code, locked, not_this_step, changed_meanwhile,
    /// http::overloaded.
    Result<TotpSecret> start_totp(const access::Scope& scope, const StartTotp& in);
    /// @refuses access::not_signed_in, totp_not_started, wrong_code, locked, not_this_step.
    Result<std::pair<TotpEnrolled, Opened>> confirm_totp(const access::Scope& scope, const ConfirmTotp& in);

    /// The name of a member of staff as other staff may read it; empty when unknown. Remembered for a minute.
    std::string name_of(db::ReadTx& tx, TenantId tenant, UserId user);
    /// The telephone of a resident, for who may see the contact of a matter; none for staff, machines and the erased.
    std::optional<std::string> telephone_of(db::ReadTx& tx, TenantId tenant, UserId user);
    /// Housekeeping, once an hour: removes ended sessions, old attempts, codes and messages. @return rows removed.
    std::int64_t sweep();
    /// Making and administering accounts.
    Users& users();

private:
    std::unique_ptr<Core> core_;
    std::unique_ptr<Users> users_;
};

}  // namespace linli::identity
