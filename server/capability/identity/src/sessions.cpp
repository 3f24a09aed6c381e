#include "core.h"

namespace linli::identity {

Result<Core::Live> Core::live(db::ReadTx& tx, const access::Scope& scope) const {
    const auto& actor = scope.actor();
    if (!actor.session) return refuse(access::not_signed_in);
    auto session = repository::find_session(tx, actor.tenant, SessionId(*actor.session));
    if (!session || !session->live(now())) return refuse(access::not_signed_in);
    auto account = repository::find(tx, actor.tenant, session->user);
    if (!account || account->disabled_at) return refuse(access::not_signed_in);
    return Live{actor.tenant, std::move(*session), std::move(*account)};
}

Core::From Core::from(const std::optional<Carrier>& carrier, const std::optional<std::string>& device,
                      const Client& client) const {
    return {carrier.value_or(Carrier::cookie), device ? *device : rules::device_of(client.agent), client.network};
}

void Core::set_lifetime(Session& session, Kind kind, bool was_active) const {
    const auto moment = now();
    session.last_seen_at = moment;
    if (session.state != SessionState::active) {
        session.idle = {};
        session.expires_at = moment + options.unfinished;
    } else if (!was_active) {
        session.idle = kind == Kind::staff ? std::chrono::milliseconds(options.staff_idle) : options.resident_idle;
        session.expires_at = moment + (kind == Kind::staff ? options.staff_longest : options.resident_longest);
    }
}

Opened Core::answer(const Session& session, const Account& account, std::string token) const {
    Opened opened;
    opened.answer.session_id = session.id;
    opened.answer.state = session.state;
    if (session.state != SessionState::active)
        opened.answer.duties = rules::duties(standing(account), session.state != SessionState::needs_totp);
    opened.answer.expires_at = session.expires_at;
    if (session.carrier == Carrier::cookie)
        opened.answer.csrf = keys.csrf(token);
    else
        opened.answer.token = token;
    opened.carrier = session.carrier;
    if (account.kind == Kind::resident && session.carrier == Carrier::cookie)
        opened.cookie_age = std::chrono::floor<std::chrono::seconds>(session.expires_at - now());
    opened.token = std::move(token);
    return opened;
}

Session Core::fresh(db::ReadTx& tx, TenantId tenant, const Account& account, const From& where) const {
    Session session;
    session.id = parts.ids.next<SessionId>();
    session.user = account.id;
    session.carrier = where.carrier;
    session.device = where.device;
    session.network = where.network;
    session.created_at = now();
    const auto posts = access::posts_of(tx, tenant, account.id, parts.clock.now());
    const auto own = std::find_if(posts.begin(), posts.end(), [&](const auto& p) { return p.user_id == account.id; });
    if (own != posts.end())
        session.post = own->id;
    else if (!posts.empty())
        session.post = posts.front().id;
    return session;
}

Opened Core::store(db::WriteTx& tx, TenantId tenant, const Account& account, Session& session) {
    auto token = Keys::new_token(tenant);
    session.token_hash = keys.token_hash(token);
    repository::insert_session(tx, tenant, session);
    return answer(session, account, std::move(token));
}

Opened Core::open(db::WriteTx& tx, TenantId tenant, const Account& account, const From& where, bool second_step_done) {
    auto session = fresh(tx, tenant, account, where);
    session.state = rules::state_of(rules::duties(standing(account), second_step_done));
    set_lifetime(session, account.kind, false);
    return store(tx, tenant, account, session);
}

Opened Core::open_active(db::WriteTx& tx, TenantId tenant, const Account& account, const From& where) {
    auto session = fresh(tx, tenant, account, where);
    set_lifetime(session, account.kind, false);
    return store(tx, tenant, account, session);
}

Opened Core::open_machine(db::WriteTx& tx, TenantId tenant, const Account& account, std::chrono::hours valid) {
    auto session = fresh(tx, tenant, account, {Carrier::bearer, account.display_name, "machine"});
    session.last_seen_at = session.created_at;
    session.expires_at = session.created_at + valid;
    return store(tx, tenant, account, session);
}

Opened Core::renew(db::WriteTx& tx, Live& live) {
    auto& session = live.session;
    auto token = Keys::new_token(live.tenant);
    session.token_hash = keys.token_hash(token);
    const bool was_active = session.state == SessionState::active;
    session.state = rules::state_of(rules::duties(standing(live.account), true));
    set_lifetime(session, live.account.kind, was_active);
    repository::renew_session(tx, live.tenant, session);
    tx.after_commit([this, id = session.id] { parts.authenticator.forget(id); });
    return answer(session, live.account, std::move(token));
}

void Core::revoke(db::WriteTx& tx, TenantId tenant, SessionId id) {
    repository::revoke_session(tx, tenant, id, now());
    tx.after_commit([this, id] { parts.authenticator.forget(id); });
}

void Core::revoke_all(db::WriteTx& tx, TenantId tenant, UserId user, std::optional<SessionId> except) {
    auto ended = repository::revoke_all(tx, tenant, user, except, now());
    tx.after_commit([this, ended = std::move(ended)] {
        for (const auto id : ended) parts.authenticator.forget(id);
    });
}

}  // namespace linli::identity
