#include "core.h"

#include <linli/base/codes.h>
#include <linli/http/response.h>
#include <linli/tenant/tenants.h>

namespace linli::identity {
namespace {

constexpr std::chrono::minutes name_lives{1};
constexpr std::size_t most_names = 50'000;

std::string totp_binding(TenantId tenant, UserId user) {
    return "identity.totp|" + std::to_string(tenant.value) + '|' + user.text();
}

}  // namespace

std::string NameCache::of(db::ReadTx& tx, TenantId tenant, UserId user) {
    const Key key{tenant, user};
    const auto now = clock_.now();
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = names_.find(key); found != names_.end() && now < found->second.until)
            return found->second.text;
    }
    auto name = repository::display_name(tx, tenant, user).value_or("");
    const std::lock_guard lock(mutex_);
    if (names_.size() >= most_names) names_.clear();
    names_.insert_or_assign(key, Name{name, now + name_lives});
    return name;
}

void NameCache::forget(TenantId tenant, UserId user) {
    const std::lock_guard lock(mutex_);
    names_.erase({tenant, user});
}

Core::Core(IdentityParts given, IdentityOptions with)
    : parts(given),
      options(with),
      keys(given.keyring),
      passwords(options.password_threads, options.password_queue, options.password_cost, given.real_clock,
                given.metrics),
      sign_in_network(given.real_clock, options.sign_in_per_network),
      sign_in_name(given.real_clock, options.sign_in_per_name),
      code_phone(given.real_clock, options.code_per_phone),
      code_network(given.real_clock, options.code_per_network),
      names(given.real_clock) {}

Result<TenantId> Core::tenant(const std::optional<std::string>& code) {
    return parts.database.read([&](db::ReadTx& tx) -> Result<TenantId> {
        if (code) {
            const auto found = tenant::find_by_code(tx, *code);
            if (!found) return refuse(unknown_tenant);
            return found->id;
        }
        const auto all = tenant::all(tx);
        if (all.size() != 1) return refuse(unknown_tenant);
        return all.front().id;
    });
}

rules::Standing Core::standing(const Account& account) const {
    return {account.totp_secret.has_value(), account.must_change, options.totp_required && account.kind == Kind::staff};
}

Outcome Core::attempt(TenantId tenant, std::string_view key) {
    const auto moment = now();
    // A refusal would undo the count, so the transaction answers a value.
    const auto counted = parts.database.write([&](db::WriteTx& tx) {
        const auto found = repository::count_attempt(tx, tenant, key, moment);
        const bool was_locked = found.locked_until && *found.locked_until > moment;
        const auto rest = rules::rest_after(found.failed);
        if (!was_locked && rest.count() > 0) repository::lock_attempt(tx, tenant, key, moment + rest);
        return found;
    });
    if (counted.locked_until && *counted.locked_until > moment)
        return refuse(locked, again_in(*counted.locked_until - moment));
    return Done{};
}

std::string Core::seal_totp(TenantId tenant, UserId user, const crypto::Secret& secret) const {
    return keys.seal(totp_binding(tenant, user), secret.reveal());
}

crypto::Secret Core::open_totp(TenantId tenant, UserId user, std::string_view sealed) const {
    auto plain = keys.open(totp_binding(tenant, user), sealed);
    if (!plain) throw crypto::CryptoFault("a second factor does not open: is this the key file of the database?");
    return crypto::Secret::take(*plain);
}

access::Scope Core::capacity(db::ReadTx& tx, TenantId tenant, const Session& session) const {
    access::Actor actor;
    actor.tenant = tenant;
    actor.user = session.user;
    actor.session = session.id.uuid();
    if (session.post)
        if (const auto post = access::find_post(tx, tenant, *session.post)) {
            actor.role = post->role;
            actor.post = post->id;
            actor.deputy = post->user_id != session.user;
        }
    return access::Gate::admit(actor, own_session).value();
}

void Core::wrote(db::WriteTx& tx, const access::Scope& scope, audit::Kind kind, std::string_view operation,
                 std::string_view subject_kind, const Uuid& subject, std::string_view detail) {
    audit::Entry entry;
    entry.kind = kind;
    entry.operation = operation;
    entry.subject_kind = subject_kind;
    entry.subject = subject;
    entry.detail = detail;
    parts.audit.wrote(tx, scope, entry);
}

void Core::failed(TenantId tenant, std::optional<UserId> user, std::string_view operation, std::string_view reason) {
    access::Actor actor;
    actor.tenant = tenant;
    actor.user = user;
    audit::Entry entry;
    entry.kind = audit::Kind::refusal;
    entry.operation = operation;
    entry.subject_kind = "account";
    if (user) entry.subject = user->uuid();
    entry.detail = reason;
    parts.audit.refused(actor, entry);
}

std::string again_in(std::chrono::milliseconds wait) {
    const auto seconds = std::max<std::int64_t>(1, std::chrono::ceil<std::chrono::seconds>(wait).count());
    if (seconds <= 90) return "请在 " + std::to_string(seconds) + " 秒后再试";
    return "请在 " + std::to_string((seconds + 59) / 60) + " 分钟后再试";
}

Outcome pace(http::RateLimiter& limiter, std::string_view key) {
    const auto verdict = limiter.take(key);
    if (!verdict.allowed) return refuse(http::too_many_requests, again_in(verdict.retry_after));
    return Done{};
}

User view(const Account& a) {
    // Who stops or starts a resident's account knows it by its number; who the resident is, is not theirs to read.
    const auto name = a.kind == Kind::resident ? codes::mask_name(a.display_name) : a.display_name;
    return {a.id,         a.kind,        a.login_name, name, a.must_change, a.totp_secret.has_value(),
            a.created_at, a.disabled_at, a.version};
}

}  // namespace linli::identity
