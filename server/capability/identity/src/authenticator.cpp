#include <linli/identity/authenticator.h>

#include <linli/access/posts.h>
#include <linli/base/text.h>
#include <linli/http/url.h>
#include <linli/identity/permissions.h>
#include <linli/tenant/tenants.h>

#include <map>
#include <mutex>

#include "keys.h"
#include "origin.h"
#include "repository.h"
#include "repository_sessions.h"
#include "session_cache.h"
#include "toucher.h"

namespace linli::identity {
namespace {

constexpr std::chrono::milliseconds epoch_every{500};   ///< how often at most the store is asked what changed
constexpr std::chrono::milliseconds epoch_latest{900};  ///< from here on a request waits for the answer
constexpr std::chrono::seconds recheck_own{60}, recheck_deputy{1};
constexpr std::size_t longest_purpose = 200;

using Cached = std::shared_ptr<const CachedSession>;

crypto::Digest digest_of(std::string_view token) { return crypto::suite(crypto::Suite::international).hash(token); }

}  // namespace

struct SessionAuthenticator::Impl {
    Impl(db::Database& database_in, const crypto::Keyring& keyring, const Clock& clock_in, const Clock& real_in,
         AuthenticatorOptions options_in)
        : database(database_in),
          keys(keyring),
          clock(clock_in),
          real_clock(real_in),
          options(std::move(options_in)),
          cache(options.cached_sessions),
          toucher(database_in) {}

    /// What was last heard of a tenant.
    struct Heard {
        std::string code;
        std::int64_t sessions = 0;
        std::int64_t posts = 0;
    };

    void hear();
    void hear_now(std::int64_t now);
    Cached find(std::string_view token);
    Cached load(TenantId tenant, std::string_view token, const crypto::Digest& digest);
    std::shared_ptr<CachedSession> read(db::ReadTx& tx, TenantId tenant, std::string_view token);
    void fill_actor(db::ReadTx& tx, const repository::Session& session, CachedSession& out);
    bool usable(const CachedSession& session, Instant now) const;
    void saw(const CachedSession& session, Instant now);
    access::Actor anonymous(const http::Request& request);
    bool up_to_date(const CachedSession& session);
    Result<access::Actor> identify(const http::Request& request, bool sign_of_life);

    db::Database& database;
    Keys keys;
    const Clock& clock;
    const Clock& real_clock;
    AuthenticatorOptions options;
    SessionCache cache;
    Toucher toucher;
    std::mutex hearing;                     ///< one asks, the others go on with what is known
    std::atomic<std::int64_t> heard_ms{0};  ///< 0: never
    std::shared_mutex tenants_mutex;
    std::map<std::int64_t, Heard> tenants;
};

void SessionAuthenticator::Impl::hear() {
    const auto now = to_ms(real_clock.now());
    const auto fresh = [&](std::chrono::milliseconds limit) {
        const auto last = heard_ms.load(std::memory_order_acquire);
        return last != 0 && now >= last && now - last < limit.count();
    };
    if (fresh(epoch_every)) return;
    std::unique_lock lock(hearing, std::try_to_lock);
    if (!lock) {
        if (fresh(epoch_latest)) return;
        lock.lock();
    }
    if (!fresh(epoch_every)) hear_now(now);
}

void SessionAuthenticator::Impl::hear_now(std::int64_t now) {
    struct News {
        TenantId tenant;
        Heard heard;
        bool posts_changed;
        std::vector<SessionId> sessions;
    };
    const auto before = [&] {
        const std::shared_lock lock(tenants_mutex);
        return tenants;
    }();
    const auto all = database.read([&](db::ReadTx& tx) {
        std::vector<News> news;
        for (const auto& tenant : tenant::all(tx)) {
            News n{tenant.id,
                   {tenant.code, repository::epoch(tx, tenant.id), access::revocation_epoch(tx, tenant.id)},
                   false,
                   {}};
            if (const auto known = before.find(tenant.id.value); known != before.end()) {
                n.posts_changed = known->second.posts != n.heard.posts;
                if (known->second.sessions != n.heard.sessions)
                    n.sessions = repository::changed_since(tx, tenant.id, known->second.sessions);
            }
            news.push_back(std::move(n));
        }
        return news;
    });
    {
        const std::unique_lock lock(
            tenants_mutex);  // first the new epochs: what is loaded meanwhile is measured by them
        for (const auto& n : all) tenants.insert_or_assign(n.tenant.value, n.heard);
    }
    for (const auto& n : all) {
        if (n.posts_changed) cache.forget_tenant(n.tenant);
        for (const auto id : n.sessions) cache.forget(id);
    }
    heard_ms.store(now, std::memory_order_release);
}

/// False when something changed between reading the session and now: it must be read again.
bool SessionAuthenticator::Impl::up_to_date(const CachedSession& session) {
    const std::shared_lock lock(tenants_mutex);
    const auto heard = tenants.find(session.tenant.value);
    return heard == tenants.end() ||
           (session.session_epoch >= heard->second.sessions && session.post_epoch >= heard->second.posts);
}

bool SessionAuthenticator::Impl::usable(const CachedSession& session, Instant now) const {
    if (now >= session.expires_at || now >= session.recheck_at) return false;
    const auto unused = std::chrono::milliseconds(to_ms(now) - session.seen_ms.load(std::memory_order_relaxed));
    if (session.idle.count() > 0 && unused >= session.idle) return false;
    return !session.post_until || clock.now() < *session.post_until;
}

Cached SessionAuthenticator::Impl::find(std::string_view token) {
    const auto tenant = Keys::tenant_of(token);
    if (!tenant) return nullptr;
    const auto digest = digest_of(token);
    if (auto found = cache.find(digest)) {
        if (usable(*found, real_clock.now())) return found;
        cache.forget(found->id);  // the store decides: another process may have seen it later
    }
    return load(*tenant, token, digest);
}

Cached SessionAuthenticator::Impl::load(TenantId tenant, std::string_view token, const crypto::Digest& digest) {
    constexpr int tries = 5;
    std::shared_ptr<CachedSession> session;
    for (int i = 0; i < tries; ++i) {
        session = database.read([&](db::ReadTx& tx) { return read(tx, tenant, token); });
        if (!session) return nullptr;
        cache.put(digest, session);
        if (up_to_date(*session)) return session;
        cache.forget(session->id);
    }
    return session;  // epochs rise faster than we read: good for this request, remembered by nobody
}

std::shared_ptr<CachedSession> SessionAuthenticator::Impl::read(db::ReadTx& tx, TenantId tenant,
                                                                std::string_view token) {
    auto out = std::make_shared<CachedSession>();
    out->session_epoch = repository::epoch(tx, tenant);
    out->post_epoch = access::revocation_epoch(tx, tenant);
    std::optional<repository::Session> session;
    for (const auto& hash : keys.token_hashes(token))
        if ((session = repository::find_by_token(tx, tenant, hash))) break;
    const auto now = real_clock.now();
    if (!session || !session->live(now)) return nullptr;
    out->tenant = tenant;
    out->id = session->id;
    out->carrier = session->carrier;
    out->csrf = keys.csrf(token);
    out->idle = session->idle;
    out->expires_at = session->expires_at;
    out->recheck_at = now + recheck_own;
    out->seen_ms = to_ms(session->last_seen_at);
    out->written_ms = to_ms(session->last_seen_at);
    fill_actor(tx, *session, *out);
    return out;
}

void SessionAuthenticator::Impl::fill_actor(db::ReadTx& tx, const repository::Session& session, CachedSession& out) {
    auto& actor = out.actor;
    actor.tenant = out.tenant;
    actor.session = session.id.uuid();
    if (session.state != SessionState::active || !session.post) return;  // acts as anonymous
    const auto posts = access::posts_of(tx, out.tenant, session.user, clock.now());
    const auto post = std::find_if(posts.begin(), posts.end(), [&](const auto& p) { return p.id == *session.post; });
    if (post == posts.end()) return;  // it has ended: the user chooses another
    const auto account = repository::find(tx, out.tenant, session.user);
    if (!account || account->disabled_at) return;
    actor.role = post->role;
    actor.user = session.user;
    actor.person = account->person;
    actor.user_name = account->display_name;
    actor.post = post->id;
    actor.area = post->area_id;
    actor.area_level = post->area_level;
    actor.organisation = post->organisation_id;
    actor.organisation_is_department = post->organisation_is_department;
    actor.deputy = post->user_id != session.user;
    out.post_until = post->valid_until;
    if (actor.deputy) out.recheck_at = real_clock.now() + recheck_deputy;
}

void SessionAuthenticator::Impl::saw(const CachedSession& session, Instant now) {
    const auto ms = to_ms(now);
    session.seen_ms.store(ms, std::memory_order_relaxed);
    auto written = session.written_ms.load(std::memory_order_relaxed);
    if (ms - written < std::chrono::milliseconds(repository::seen_to_the).count()) return;
    if (session.written_ms.compare_exchange_strong(written, ms, std::memory_order_relaxed))
        toucher.saw(session.tenant, session.id, now);
}

access::Actor SessionAuthenticator::Impl::anonymous(const http::Request& request) {
    access::Actor actor;
    const std::shared_lock lock(tenants_mutex);
    if (const auto code = request.header(tenant_header)) {
        for (const auto& [id, heard] : tenants)
            if (heard.code == *code) actor.tenant = TenantId{id};
    } else if (tenants.size() == 1) {
        actor.tenant = TenantId{tenants.begin()->first};
    }
    return actor;
}

SessionAuthenticator::SessionAuthenticator(db::Database& database, const crypto::Keyring& keyring, const Clock& clock,
                                           const Clock& real_clock, AuthenticatorOptions options)
    : impl_(std::make_unique<Impl>(database, keyring, clock, real_clock, std::move(options))) {}
SessionAuthenticator::~SessionAuthenticator() = default;

Result<access::Actor> SessionAuthenticator::identify(const http::Request& request) {
    return impl_->identify(request, true);
}

Result<access::Actor> SessionAuthenticator::watch(const http::Request& request) {
    return impl_->identify(request, false);
}

Result<access::Actor> SessionAuthenticator::Impl::identify(const http::Request& request, bool sign_of_life) {
    hear();
    const bool changes = origin::unsafe(request.method());
    if (origin::begins_session(request)) {
        if (!origin::same_site(request, options.allowed_origins)) return refuse(csrf_refused);
        return anonymous(request);
    }
    const auto shown = origin::token_of(request);
    if (!shown) return anonymous(request);
    const auto session = find(shown->token);
    if (!session || session->carrier != shown->carrier) {
        if (shown->carrier == Carrier::bearer) return refuse(access::not_signed_in);
        return anonymous(request);
    }
    if (changes && session->carrier == Carrier::cookie) {
        const auto given = request.header(csrf_header);
        if (!given || !crypto::same_bytes(*given, session->csrf) ||
            !origin::same_site(request, options.allowed_origins))
            return refuse(csrf_refused);
    }
    if (sign_of_life) saw(*session, real_clock.now());
    auto actor = session->actor;
    if (const auto purpose = request.header(purpose_header)) {
        const auto text = http::percent_decode(*purpose, false);
        if (!text || !text::valid_utf8(*text) || text::code_points(*text) > longest_purpose) return refuse(bad_purpose);
        actor.purpose = text::trim(*text);
    }
    return actor;
}

std::optional<std::string> SessionAuthenticator::csrf_of(const http::Request& request) {
    const auto shown = origin::token_of(request);
    if (!shown || shown->carrier != Carrier::cookie) return std::nullopt;
    const auto session = impl_->find(shown->token);
    return session ? std::optional(session->csrf) : std::nullopt;
}

void SessionAuthenticator::forget(SessionId session) { impl_->cache.forget(session); }

void SessionAuthenticator::flush() { impl_->toucher.flush(); }

}  // namespace linli::identity
