#pragma once

#include <linli/db/database.h>
#include <linli/identity/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// All SQL about sessions and their epoch.
namespace linli::identity::repository {

/// How exact `last_seen` is: it is not written more often. Nobody is thrown out early because of it.
inline constexpr std::chrono::minutes seen_to_the{1};

/// A session as stored.
struct Session {
    SessionId id;
    std::string token_hash;
    UserId user;
    std::optional<PostId> post;
    SessionState state = SessionState::active;
    Carrier carrier = Carrier::cookie;
    std::string device;
    std::string network;
    Instant created_at{};
    Instant last_seen_at{};
    std::chrono::milliseconds idle{0};
    Instant expires_at{};
    std::optional<Instant> revoked_at;

    bool live(Instant now) const {
        return !revoked_at && now < expires_at && (idle.count() == 0 || now < last_seen_at + idle + seen_to_the);
    }
};

std::int64_t epoch(db::ReadTx& tx, TenantId tenant);
/// Raises the tenant's epoch for a change; until commit others wait here, so that epochs become visible in order.
std::int64_t raise_epoch(db::WriteTx& tx, TenantId tenant);
/// Sessions whose last change is later than `seen`.
std::vector<SessionId> changed_since(db::ReadTx& tx, TenantId tenant, std::int64_t seen);

std::optional<Session> find_session(db::ReadTx& tx, TenantId tenant, SessionId id);
std::optional<Session> find_by_token(db::ReadTx& tx, TenantId tenant, std::string_view token_hash);
void insert_session(db::WriteTx& tx, TenantId tenant, const Session& session);
/// A new token, state, post and lifetime; the old token is void.
void renew_session(db::WriteTx& tx, TenantId tenant, const Session& session);
/// @return false when it was revoked before.
bool revoke_session(db::WriteTx& tx, TenantId tenant, SessionId id, Instant now);
/// Ends all sessions of a user but one. @return the ids that ended.
std::vector<SessionId> revoke_all(db::WriteTx& tx, TenantId tenant, UserId user, std::optional<SessionId> except,
                                  Instant now);
/// Every process reads the open sessions of a user again. @return their ids
std::vector<SessionId> touch_sessions(db::WriteTx& tx, TenantId tenant, UserId user);
/// Newest first, at most `limit`.
std::vector<Session> live_sessions(db::ReadTx& tx, TenantId tenant, UserId user, Instant now, int limit);
void touch(db::WriteTx& tx, TenantId tenant, SessionId id, Instant seen_at);
/// Removes sessions that ended before `old`. @return rows removed.
std::int64_t sweep_sessions(db::WriteTx& tx, Instant old);

}  // namespace linli::identity::repository
