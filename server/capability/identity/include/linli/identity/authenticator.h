#pragma once

#include <linli/api/authenticator.h>
#include <linli/base/clock.h>
#include <linli/db/database.h>
#include <linli/identity/types.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::crypto {
class Keyring;
}

namespace linli::identity {

inline constexpr std::string_view cookie_name = "linli_session";
inline constexpr std::string_view csrf_header = "X-Linli-CSRF";
inline constexpr std::string_view purpose_header = "X-Linli-Purpose";
inline constexpr std::string_view tenant_header = "X-Linli-Tenant";

/// Where our own pages live, when a proxy shows another host than the one we are asked by.
struct AuthenticatorOptions {
    std::vector<std::string> allowed_origins{};  ///< "https://linli.example.gov.cn"
    std::size_t cached_sessions = 50'000;
};

/// Answers who asks, from memory: a known token costs a hash, a look-up and a copy. Twice a second at most one request
/// asks the store what changed (sessions by their epoch, posts by theirs), so that what another process revoked ends
/// here within a second. `last_seen` is written by a thread of its own, at most once a minute for each session.
/// Thread-safe. @throws db::StoreFault when the store cannot be asked: nobody is admitted on stale knowledge.
class SessionAuthenticator final : public api::Authenticator {
public:
    /// `clock` is the domain clock (posts), `real_clock` the one of sessions. All outlive the authenticator.
    SessionAuthenticator(db::Database& database, const crypto::Keyring& keyring, const Clock& clock,
                         const Clock& real_clock, AuthenticatorOptions options = {});
    ~SessionAuthenticator() override;

    /// A cookie that names no live session means anonymous (public pages must go on working); a bearer token that
    /// does not is refused. A session that is not `active`, or has no post, acts as anonymous but carries its id.
    /// @refuses access::not_signed_in, csrf_refused, bad_purpose.
    Result<access::Actor> identify(const http::Request& request) override;
    /// The same, but the session is as idle as before.
    Result<access::Actor> watch(const http::Request& request) override;

    /// The value that cookie sessions send with writes; nothing for requests without a live session's cookie.
    std::optional<std::string> csrf_of(const http::Request& request);
    /// Drops what is remembered of a session; this process hears of its own changes at once.
    void forget(SessionId session);
    /// Writes the waiting `last_seen` now (shutdown, tests).
    void flush();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::identity
